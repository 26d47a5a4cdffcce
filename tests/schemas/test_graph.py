"""The signed graph: which way leads from what is said to a claim, and with what sign."""

import pytest

from disputatio.schemas.debate import Claim, Debate, Relation, RelationKind
from disputatio.schemas.graph import Graph
from disputatio.schemas.origins import STATED, Inferred

GUESS = Inferred(rule="r", confidence=0.5)


def relation(kind: RelationKind, source: str, target: str, key: str = "") -> Relation:
    """Give a relation from one element to another."""
    key = key or f"{kind}-{source}-{target}"
    return Relation(key=key, kind=kind, sources=(source,), targets=(target,))


def graph(*relations: Relation, arguments: str = "") -> Graph:
    """Give the graph of relations between claims of one letter."""
    claims = tuple(
        Claim(key=key, form="argument" if key in arguments else "statement")
        for key in "abcdx"
    )
    return Graph(Debate(claims=claims, relations=relations))


@pytest.mark.parametrize(
    ("kind", "sign"),
    [
        ("support", 1),
        ("rephrase", 1),
        ("attack", -1),
        ("undercut", -1),
        ("contradiction", -1),
    ],
)
def test_each_kind_has_its_sign(kind: RelationKind, sign: int) -> None:
    """Support and rephrase speak for a claim; the other kinds of argument against it."""
    found = graph(relation(kind, "b", "a", "r")).routes("a")

    assert found["b"].sign == sign
    assert found["b"].path == ("b", "r", "a")


@pytest.mark.parametrize("kind", ["preference", "reply", "illocution", "unspecified"])
def test_other_kinds_lead_nowhere(kind: RelationKind) -> None:
    """Only kinds with a sign, and stances, make a way to a claim."""
    assert list(graph(relation(kind, "b", "a")).routes("a")) == ["a"]


def test_signs_multiply_along_a_path() -> None:
    """What attacks an attack speaks for the claim."""
    found = graph(relation("attack", "b", "a"), relation("attack", "c", "b"))

    assert found.routes("a")["c"].sign == 1


def test_the_shortest_path_counts() -> None:
    """A longer way of another sign changes nothing; an equal one makes both ways."""
    near = (relation("support", "c", "a"), relation("attack", "b", "a"))
    longer = graph(*near, relation("support", "c", "b")).routes("a")
    equal = graph(*near[:1], relation("contradiction", "a", "c")).routes("a")

    assert longer["c"].sign == 1
    assert equal["c"].sign == 0


def test_a_cycle_is_cut() -> None:
    """Claims that attack each other in a circle each have one way."""
    found = graph(
        relation("attack", "b", "a"),
        relation("attack", "c", "b"),
        relation("attack", "a", "c"),
    ).routes("a")

    assert {key: found[key].sign for key in "abc"} == {"a": 1, "b": -1, "c": 1}


@pytest.mark.parametrize(("source", "target"), [("a", "b"), ("b", "a")])
def test_a_contradiction_goes_both_ways(source: str, target: str) -> None:
    """Either side of a contradiction speaks against the other, by the relation."""
    found = graph(relation("contradiction", source, target, "r")).routes("a")

    assert (found["b"].sign, found["b"].path) == (-1, ("b", "r", "a"))


def test_what_undercuts_a_contradiction_speaks_for_its_sides() -> None:
    """A contradiction can be argued about as any relation can."""
    found = graph(
        relation("contradiction", "a", "b", "r"), relation("undercut", "c", "r")
    )
    assert found.routes("a")["c"].sign == 1
    assert found.routes("b")["c"].sign == 1


def test_an_undercut_of_a_relation_or_its_argument_speaks_against() -> None:
    """Premises and the argument support; what undercuts either is against."""
    step = Relation(
        key="r", kind="support", sources=("b", "c"), targets=("a",), argument="x"
    )
    for target in ("r", "x"):
        found = graph(step, relation("undercut", "d", target), arguments="x").routes(
            "a"
        )
        assert {key: found[key].sign for key in "bcxd"} == {
            "b": 1, "c": 1, "x": 1, "d": -1,
        }  # fmt: skip


def test_the_weakest_origin_includes_every_relation() -> None:
    """An inferred contradiction makes all that comes by it inferred."""
    guessed = Relation(
        key="r", kind="contradiction", sources=("a",), targets=("b",), origin=GUESS
    )
    found = graph(guessed, relation("support", "c", "b")).routes("a")

    assert [found[key].origin for key in "abc"] == [STATED, GUESS, GUESS]


def test_a_long_chain_costs_its_length() -> None:
    """Ten thousand attacks in a row are walked without recursion or copies of paths."""
    size = 10_000
    claims = tuple(Claim(key=f"c{i}") for i in range(size))
    chain = (relation("attack", f"c{i + 1}", f"c{i}") for i in range(size - 1))

    found = Graph(Debate(claims=claims, relations=tuple(chain))).routes("c0")
    far = found[f"c{size - 1}"]

    assert far.length == len(far.path) == 2 * size - 1
    assert far.onward is not None
    assert far.onward.onward is found[f"c{size - 2}"]
    assert "onward" not in repr(far)
