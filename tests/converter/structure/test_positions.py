"""Tests of the pass `positions`."""

import attrs
import pytest

from disputatio.converter.structure.passes import structured
from disputatio.converter.structure.polarity import opposed
from disputatio.converter.structure.questions import asked
from disputatio.converter.structure.reading import read_posts
from disputatio.converter.structure.short_titles import short_title
from disputatio.schemas.debate import Claim, Position, Question
from disputatio.schemas.origins import Decided
from tests.converter.structure.making import thread

NIGHT = (
    "We should have a night tram, because the nurses walk the ring road alone.",
    """We should have a night tram, because the nurses walk the ring road alone.

I disagree. A night bus would be cheaper than any tram.""",
    "The ring road would be safer for the nurses with a night tram.",
    "A night bus is cheaper, and it can stop at every door.",
)


def test_positions_are_claims_that_others_take_up() -> None:
    """A disputed thread gets its question and two positions or more, with passages."""
    debate = structured(thread(*NIGHT, title="Should we have a night tram?"))
    worded = {c.key for c in debate.claims if c.wordings and c.wordings[0].passage}

    assert debate.question is not None
    assert debate.question.text == "Should we have a night tram?"
    assert 2 <= len(debate.positions) <= 7
    assert {p.claim for p in debate.positions} <= worded
    assert all(p.title for p in debate.positions)


def test_position_claims_are_statements() -> None:
    """A position's claim is a statement, whatever it argues for."""
    debate = structured(thread(*NIGHT))
    forms = {c.key: c.form for c in debate.claims}

    assert {forms[p.claim] for p in debate.positions} == {"statement"}


def test_a_thread_without_dispute_has_none() -> None:
    """Where nobody takes the other side, there is no question and no position."""
    debate = structured(
        thread("Here are my roses.", "Lovely roses!", "Mine are better this year.")
    )

    assert (debate.positions, debate.question) == ((), None)


def test_stated_positions_stay_alone() -> None:
    """Where the source states positions, none are added."""
    claim = Claim(key="a", text="We should have a night tram.")
    debate = attrs.evolve(
        thread(*NIGHT), claims=(claim,), positions=(Position(claim="a"),)
    )

    assert structured(debate).positions == (Position(claim="a"),)


def test_decided_positions_and_questions_stay() -> None:
    """What a person set is kept, first, and others may join it."""
    first = structured(thread(*NIGHT))
    mine = Position(
        claim=first.positions[1].claim, title="Mine", origin=Decided(by="Ann")
    )
    question = Question(text="Why?", origin=Decided(by="Ann"))
    others = tuple(p for p in first.positions if p.claim != mine.claim)
    edited = attrs.evolve(first, positions=(mine, *others), question=question)

    again = structured(edited)

    assert again.positions[0] == mine
    assert again.question == question
    assert len({p.claim for p in again.positions}) == len(again.positions)


@pytest.mark.parametrize(
    ("title", "opening", "question"),
    [
        ("Should trams run at night?", "Hello.", "Should trams run at night?"),
        (
            "Night trams?",
            "Nobody asks, so I will: should trams run at night? And who pays?",
            "Should trams run at night?",
        ),
        (
            "Trotsky",
            "I was surprised, but what if Trotsky had won? Tell me.",
            "What if Trotsky had won?",
        ),
        ("Night trams?", "I like them.", "Night trams?"),
        (
            "Soll die Altstadt autofrei werden?",
            "Ja.",
            "Soll die Altstadt autofrei werden?",
        ),
        ("Night trams", "I like them.", None),
        (None, "I like them.", None),
    ],
)
def test_the_question_is_asked_by_title_or_opening(
    title: str | None, opening: str, question: str | None
) -> None:
    """A whole question as title, else the opening post's, without its lead-in."""
    (read,) = read_posts(thread(opening))
    found = asked(title, read)

    assert (found.text if found else None) == question


@pytest.mark.parametrize(
    ("first", "second", "shared", "against"),
    [
        (
            "Trams are safe at night",
            "Trams are not safe at night",
            {"tram", "safe"},
            True,
        ),
        ("The purges will not happen", "He was mild, so no purges", {"purg"}, False),
        ("Trams are cheap", "Trams are expensive", {"tram"}, True),
        ("Trams are not cheap", "Trams are expensive", {"tram"}, False),
        ("Trams run at night", "Trams run at noon", {"tram"}, False),
    ],
)
def test_sentences_that_deny_each_other_are_opposed(
    first: str, second: str, shared: set[str], against: bool
) -> None:
    """A negation on one side opposes; so does an opposite word; both together do not."""
    assert opposed(first, second, shared, "en") is against


@pytest.mark.parametrize(
    ("text", "weights", "title"),
    [
        ("Nurses walk the ring road at night", {"ring": 1, "road": 1}, "Ring road at night"),
        ("The tram may very well stay more quiet", {"tram": 1}, "Tram more quiet"),
        ("I want it open on Sundays, not later", {"sundai": 1}, "Open on Sundays"),
        ("We count on a more aggressive tram policy", {"tram": 1}, "More aggressive tram policy"),
        ("Trams are mild, so not so much mass noise.", {"nois": 1}, "Not so much mass noise"),
        ("With a crew I would walk", {"crew": 1}, "Crew"),
        ("of the", {}, None),
    ],
)  # fmt: skip
def test_short_titles_are_words_that_stand_together(
    text: str, weights: dict[str, float], title: str | None
) -> None:
    """A phrase with the theme's words; helping verbs go, degrees stay; None without words."""
    assert short_title(text, weights, "en") == title


def test_short_titles_differ() -> None:
    """A title that another position has is not given again."""
    text = "Night trams are dear"
    first = short_title(text, {"tram": 1}, "en")

    assert first is not None
    assert short_title(text, {"tram": 1}, "en", {first}) not in (None, first)
