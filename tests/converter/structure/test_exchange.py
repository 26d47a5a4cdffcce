"""Tests of the exchange: which answers are neighbours, and what their sides change."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.structure.cues import Side
from disputatio.converter.structure.exchange_links import MOST, Exchange, Link
from disputatio.converter.structure.exchange_model import exchange_model
from disputatio.converter.structure.exchange_signs import near_signs, place_signs
from disputatio.converter.structure.exchange_stances import believed
from disputatio.converter.structure.passes import structured
from disputatio.converter.structure.stance_model import chances
from disputatio.converter.structure.verdicts import Verdict
from disputatio.schemas.debate import Debate, Relation
from disputatio.schemas.origins import Decided, Inferred
from tests.converter.structure.making import related, rule_of, thread, words_of

TRAMS = (
    "Ann: The trams should run at night for the nurses of the hospital.",
    "Bob: @Ann They would be empty after one, as they were in the year of the fair.",
    "Ann: @Bob The year of the fair had no hospital, and the buses were full.",
    "Cid: @Bob The depot closes at one, and nobody would open it for three nurses.",
    "Bob: @Ann Full of drunks, and the town paid for the seats that they cut.",
)


def exchange(*links: tuple[int, int], people: str) -> Exchange:
    """Make an exchange: (post, target), and a letter for the author of each post."""
    return Exchange(
        [Link(post=p, target=t, weight=1.0) for p, t in links], list(people)
    )


def kinds(made: Exchange, number: int) -> set[tuple[str, tuple[int, ...]]]:
    """Give the neighbours of a link."""
    return {(near.kind, near.links) for near in made.near[number]}


def test_neighbours_by_kind() -> None:
    """Who answers back, who joins in, what the same two said before and after."""
    made = exchange((1, 0), (2, 1), (3, 1), (4, 2), people="ABACB")

    assert kinds(made, 0) == {
        ("answered back", (1,)), ("answered by others", (2,)), ("same two after", (3,)),
    }  # fmt: skip
    assert kinds(made, 1) == {
        ("answers an answer", (0,)), ("beside", (2,)), ("answered back", (3,)),
    }  # fmt: skip
    assert kinds(made, 2) == {("joins in", (0,)), ("beside", (1,))}
    assert ("same two before", (0,)) in kinds(made, 3)


def test_third_posts_and_people_stand_between() -> None:
    """Two who answered the same post, or the same person, are compared by it."""
    made = exchange((1, 0), (2, 0), (2, 1), (3, 0), (4, 3), people="ABCAC")

    assert ("common post", (1, 0)) in kinds(made, 2)
    assert ("common post", (1, 3)) in kinds(made, 4)
    later = exchange((1, 0), (2, 0), (4, 3), people="ABCDC")
    assert ("common person", (1, 0)) not in kinds(later, 2)
    met = exchange((1, 0), (2, 0), (4, 3), people="ABCBC")
    assert ("common person", (1, 0)) in kinds(met, 2)


def test_an_unknown_author_is_nobody_else() -> None:
    """Posts without a name are no person who answers back."""
    made = exchange((1, 0), (2, 1), people="abc")

    assert kinds(made, 0) == {("answered by others", (1,))}


@given(
    st.lists(st.tuples(st.integers(1, 40), st.integers(0, 39)), max_size=60),
    st.text("ABC", min_size=41, max_size=41),
)
def test_beliefs_are_shares_whatever_the_graph(
    ends: list[tuple[int, int]], people: str
) -> None:
    """Loops, repeats and oneself: shares of one, the same in a second reading."""
    links = sorted({(p, t) for p, t in ends if t < p})
    made = exchange(*links, people=people)
    words = [(1.0, -2.0, -1.0)] * len(links)
    beliefs = exchange_model().beliefs(made, words, {})

    assert beliefs == exchange_model().beliefs(made, words, {})
    for number, belief in enumerate(beliefs):
        assert sum(belief.values()) == pytest.approx(1.0)
        assert all(n != number for near in made.near[number] for n in near.links)
        for name, value in near_signs(made, number, beliefs).items():
            assert -1 <= value <= 1, name


def test_work_is_bounded_where_everybody_answers_one_post() -> None:
    """A thousand answers to one post have a few neighbours each."""
    made = exchange(*((n, 0) for n in range(1, 1000)), people="A" * 1000)

    assert max(map(len, made.near)) <= 8 * MOST


def test_who_is_answered_back_has_mostly_disagreed() -> None:
    """The same words lean to disagreement where the other answers back."""
    words = [(0.2, -2.0, -1.0), (-0.5, -2.0, -1.0)]
    apart = exchange((1, 0), (3, 2), people="ABCD")
    back = exchange((1, 0), (2, 1), people="ABAD")
    alone, answered = (
        exchange_model().beliefs(made, words, {})[0] for made in (apart, back)
    )

    assert answered["disagree"] > alone["disagree"]


def test_a_side_that_is_known_tells_of_others() -> None:
    """A person's decision is certain, and what hangs on it moves."""
    made = exchange((1, 0), (2, 1), people="ABA")
    words = [(0.0, -2.0, -1.0)] * 2
    agreed, disagreed = (
        exchange_model().beliefs(made, words, {1: chances(sign * 30, -30, -30)})
        for sign in (1, -1)
    )

    assert agreed[1]["agree"] > 0.99
    assert agreed[0]["agree"] > disagreed[0]["agree"]


def test_place_signs() -> None:
    """The opening post, the post before, who opened: as they are."""
    made = exchange((1, 0), (2, 1), people="ABA")

    assert place_signs(made, 0)["to the opening post"] == 1
    signs = place_signs(made, 1)
    assert (signs["by who opened"], signs["to the post before"]) == (1, 1)
    assert "to who opened" not in signs


def test_evidence_is_the_answer_and_what_it_rests_on() -> None:
    """Its own words come first, then words of the answers that speak for it."""
    debate = structured(thread(*TRAMS))
    stance = related(debate, "stance")[("post-2", "post-1")]
    origin = stance.origin

    assert stance.scheme == "disagree"
    assert isinstance(origin, Inferred)
    assert origin.rule == "stance-exchange-1"
    assert next(span.post for span in origin.evidence) == "post-2"
    assert {span.post for span in origin.evidence} > {"post-2"}
    assert 0.3 < origin.confidence < 0.9


@pytest.mark.parametrize(
    ("language", "posts", "shown"),
    [
        (
            "en",
            (
                "Ann: The trams should run at night, because the nurses need them.",
                "Bob: That costs a lot and nobody rides the tram at night.",
                "Cid: The rails are ground at night.",
                "I'm with Bob. The rails are closed at night anyway.",
            ),
            "I'm with Bob",
        ),
        (
            "de",
            (
                "Ann: Die Bahn soll nachts fahren, weil die Pflegerinnen sie brauchen.",
                "Bob: Das kostet viel Geld und niemand fährt nachts mit der Bahn.",
                "Cid: Die Schienen werden nachts geschliffen.",
                "Da bin ich bei Bob. Die Schienen sind nachts sowieso gesperrt.",
            ),
            "Da bin",
        ),
    ],
)
def test_what_is_said_to_somebody_else_is_no_evidence(
    language: str, posts: tuple[str, ...], shown: str
) -> None:
    """Neighbours are other posts: another answer of the same one says nothing of this."""
    debate = attrs.evolve(thread(*posts), language=language)
    found = related(structured(debate), "stance")[("post-4", "post-2")]

    assert words_of(debate, found.origin) == [shown]


def test_a_decided_side_is_kept_and_counts() -> None:
    """What a person decided stays, and the beliefs around it change."""
    plain = thread(*TRAMS)
    decided = Relation(
        key="mine", kind="stance", sources=("post-3",), targets=("post-2",),
        scheme="agree", origin=Decided(by="Ann"),
    )  # fmt: skip

    def sure(debate: Debate) -> float:
        stance = related(structured(debate), "stance").get(("post-2", "post-1"))
        origin = stance.origin if stance else None
        return origin.confidence if isinstance(origin, Inferred) else 0.0

    assert sure(attrs.evolve(plain, relations=(decided,))) < sure(plain)


DENIES = Verdict(side="disagree", confidence=0.6, evidence=())


@pytest.mark.parametrize(
    ("disagree", "neutral", "asked", "side"),
    [
        (0.4, 0.3, False, "disagree"),
        (0.4, 0.5, False, None),
        (0.4, 0.3, True, None),
        (0.7, 0.2, True, "disagree"),
    ],
)
def test_half_a_belief_is_enough_where_no_side_is_not_likelier(
    disagree: float, neutral: float, *, asked: bool, side: str | None
) -> None:
    """Where words lean to a side; who answers a question denies it only where that is believed."""
    rest = 1 - disagree - neutral
    belief: dict[Side, float] = {
        "agree": rest / 2,
        "disagree": disagree,
        "mixed": rest / 2,
        "neutral": neutral,
    }

    assert believed(belief, DENIES, asked=asked) == side


def test_words_that_say_so_outright_hold() -> None:
    """Cues such as "I don't agree" need no belief, even below a question."""
    belief: dict[Side, float] = {
        "agree": 0.1,
        "disagree": 0.2,
        "mixed": 0.3,
        "neutral": 0.4,
    }

    assert believed(belief, attrs.evolve(DENIES, plain=True), asked=True) == "disagree"


def test_short_threads_go_by_words_alone() -> None:
    """Three posts are no exchange."""
    debate = structured(thread(*TRAMS[:1], "Bob: @Ann I disagree, they are empty."))

    assert {rule_of(r.origin) for r in related(debate, "stance").values()} <= {
        "stance-model-1", "stance-cues-1",
    }  # fmt: skip
