"""Tests of who is for and against a position."""

import attrs

from disputatio.converter.structure.position_sides import Exchange
from disputatio.converter.structure.reading import read_posts
from disputatio.schemas.debate import Relation
from tests.converter.structure.making import thread

POSTS = (
    "Ann: We should run a tram.",
    "Ben: It would be far too loud for us.",
    "Cleo: Loud is what the cars are.",
    "Ann: The cars wake my children every day.",
    "Dan: I read this on the train.",
)


def sides(
    *stances: tuple[int, int, str], others: frozenset[str] = frozenset()
) -> dict[str, bool]:
    """Give who is for the first post's position, with stances of posts by number."""
    relations = tuple(
        Relation(
            key=f"stance-{a}-{b}", kind="stance", sources=(f"post-{a}",),
            targets=(f"post-{b}",), scheme=scheme,
        )
        for a, b, scheme in stances
    )  # fmt: skip
    debate = attrs.evolve(thread(*POSTS), relations=relations)
    exchange = Exchange(debate, read_posts(debate))
    found = exchange.sides("post-1", {"run", "tram"}, others)
    return {taken.post: taken.agrees for taken in found}


def test_who_answers_takes_a_side() -> None:
    """Disagreement is against it, and against an opponent is for it; others take none."""
    found = sides((2, 1, "disagree"), (3, 2, "disagree"))

    assert found == {"post-2": False, "post-3": True}


def test_the_author_goes_on() -> None:
    """A later post of the author that answers an opponent is for it."""
    found = sides((2, 1, "disagree"), (4, 2, "disagree"))

    assert found["post-4"] is True


def test_an_answer_to_another_position_is_no_side() -> None:
    """What hangs below a post with its own position is about that one."""
    stances = ((2, 1, "disagree"), (3, 2, "agree"))

    assert "post-3" in sides(*stances)
    assert "post-3" not in sides(*stances, others=frozenset({"post-2"}))


def test_neutral_answers_take_no_side() -> None:
    """A question is neither for nor against."""
    assert sides((5, 1, "neutral")) == {}


def test_every_side_has_words() -> None:
    """Where a stance shows no words, the first ones of the post stand for it."""
    relation = Relation(
        key="s", kind="stance", sources=("post-2",), targets=("post-1",), scheme="agree"
    )
    debate = attrs.evolve(thread(*POSTS), relations=(relation,))
    (taken,) = Exchange(debate, read_posts(debate)).sides("post-1", {"tram"}, set())

    assert [span.post for span in taken.evidence] == ["post-2"]
    assert taken.confidence <= 0.9
