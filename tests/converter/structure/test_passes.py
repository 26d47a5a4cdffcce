"""Tests of the row of passes; its laws stand in tests/laws/test_passes.py."""

import gc
from itertools import pairwise

import attrs
import pytest

from disputatio.converter.structure import rules
from disputatio.converter.structure.passes import PASSES, Guest, Pass, structured
from disputatio.schemas.debate import Refusal, Relation
from disputatio.schemas.invariants import problems
from disputatio.schemas.origins import Decided
from tests.converter.structure.making import rule_of, thread

LONG = "The trams should run at night for the nurses of the hospital."
DEBATE = thread(
    f"Ann: What about trams? {LONG}",
    f"Bob: {LONG}\n\nThat is wrong, nobody would ever use them at night.",
    "Ann: I disagree with Bob, the nurses would use the night trams.",
)


def test_the_row_is_the_one_that_is_documented() -> None:
    """The passes run in the order of the design."""
    assert [step.name for step in PASSES] == [
        "turns", "quotations", "names", "replies", "claims", "stances", "positions",
    ]  # fmt: skip
    assert all(step.summary for step in PASSES)


def test_python_looks_for_cycles_again_after_the_passes() -> None:
    """The search is paused while a pass makes its results, and only then."""
    guest = Pass(
        "watch", lambda debate: attrs.evolve(debate, title=str(gc.isenabled())), ""
    )

    found = structured(DEBATE, guests=(Guest(step=guest, after="claims"),))

    assert found.title == "True"
    assert gc.isenabled()


@pytest.mark.parametrize("name", [step.name for step in PASSES])
def test_every_pass_can_be_switched_off(name: str) -> None:
    """Without a pass the rest runs, and none of its rules is used."""
    found = structured(DEBATE, without=(name,))
    used = {rule_of(r.origin) for r in found.relations} - {None}
    mine = {
        "replies": rules.REPLIES,
        "claims": rules.CLAIMS,
        "stances": rules.STANCES,
        "positions": rules.POSITIONS,
    }.get(name, frozenset())

    assert problems(found) == ()
    assert not used & mine


def test_relations_stand_in_thread_order() -> None:
    """Inferred relations are ordered by where their source stands."""
    places = {"post-1": 1, "post-2": 2, "post-3": 3}
    found = structured(DEBATE)
    replies = [places[r.sources[0]] for r in found.relations if r.kind == "reply"]

    assert replies == sorted(replies)


def test_what_a_decision_rests_on_is_put_back() -> None:
    """A claim that a person's relation needs stays, though its pass is switched off."""
    found = structured(DEBATE)
    claim, other = found.claims[0].key, found.claims[1].key
    decided = Relation(
        key="mine",
        kind="attack",
        sources=(other,),
        targets=(claim,),
        origin=Decided(by="Ann"),
    )
    edited = attrs.evolve(
        found,
        posts=tuple(attrs.evolve(p, language="xx") for p in found.posts[:1])
        + found.posts[1:],
        relations=(*found.relations, decided),
    )

    again = structured(edited)

    assert problems(again) == ()
    assert decided in again.relations
    assert {claim, other} <= {c.key for c in again.claims}


def test_a_refused_claim_takes_what_rests_on_it_along() -> None:
    """After a refusal nothing refers to the claim, and the rest is found again."""
    found = structured(DEBATE)
    gone = found.claims[0].key
    again = structured(attrs.evolve(found, refused=(Refusal(claim=gone),)))
    ends = {key for r in again.relations for key in (*r.sources, *r.targets)}

    assert problems(again) == ()
    assert gone not in ends | {c.key for c in again.claims}
    assert structured(again) == again


def test_long_chains_of_quotations_are_followed_without_recursion() -> None:
    """Each of a thousand posts quotes the one before: each answers just that one."""
    words = ("The", "tram", "of", "night", "costs", "us", "money", "always")
    lines = [" ".join(f"{word}{n}" for word in words) for n in range(1200)]
    posts = [f"{a}\n\n{b}" for a, b in pairwise(lines)]

    found = structured(thread(*posts), without=("positions",))

    replies = [r for r in found.relations if r.origin.rule == rules.REPLY_QUOTATION]  # type: ignore[union-attr]
    assert len(replies) == len(posts) - 1
    assert problems(found) == ()
