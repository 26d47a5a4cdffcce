"""`llm`: which positions compete, who is for and against them, and whose words count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from attrs import evolve

from disputatio.converter.structure import rules as structure_rules
from disputatio.schemas.debate import Claim, Debate, Position, Question
from disputatio.schemas.invariants import problems
from disputatio.schemas.origins import Inferred
from disputatio.schemas.protocols import Analysis
from disputatio.schemas.views import Views
from tests.converter.analysts.asker import Asker, rules
from tests.converter.analysts.fake_model import saying
from tests.converter.structure.making import related, thread, words_of

TRAMS = thread(
    "Ann: We should buy trams. They are quiet",
    "Bob: Buses are the better choice, trams cost too much",
    "Cy: I am with Ann on trams",
    "Di: What does a tram cost?",
    title="Trams or buses?",
)
SAID = [
    ["We should buy trams", "They are quiet"],
    ["Buses are the better choice", "trams cost too much"],
    ["I am with Ann on trams"],
    ["What does a tram cost"],
]
"""The statements that the model picks, by post: 1 and 2, 3 and 4, 5, 6."""


def position(statement: int, rivals: list[int], *bearings: Any) -> dict[str, Any]:
    """Give a position as a model answers it."""
    rows = [
        {"statement": n, "side": side, "quote": quote, "confidence": 0.8}
        for n, side, quote in bearings
    ]
    return {
        "statement": statement, "title": "x", "confidence": 0.5 + statement / 100,
        "rivals": rivals, "bearings": rows,
    }  # fmt: skip


def post(number: int, does: str = "holds", whose: str = "own") -> dict[str, Any]:
    """Give what a model answers about a post, and its claims."""
    claims = [{"quote": q, "whose": whose, "confidence": 0.9} for q in SAID[number - 1]]
    return {"post": number, "does": does, "answers": [], "claims": claims}


def read(
    asker: Asker,
    *positions: Any,
    debate: bool = True,
    given: Debate = TRAMS,
    rebuttals: Sequence[tuple[int, int]] = (),
) -> Analysis:
    """Run the analyst with a model that finds these positions."""
    posts = [post(n, "asks" if n == 4 else "holds") for n in range(1, 5)]
    answer = {
        "debate": debate, "question": {"post": 0, "quote": "trams or buses", "confidence": 0.9},
        "positions": list(positions), "rebuttals": [
            {"statement": a, "against": b, "confidence": 0.9} for a, b in rebuttals
        ],
    }  # fmt: skip
    asker.model.script = [saying({"posts": posts}), saying(answer)]
    found = asker.read(given)
    assert problems(found.debate) == ()
    return found


def titles(debate: Debate) -> list[str]:
    """Give the words of the positions."""
    texts = {claim.key: claim.text for claim in debate.claims}
    return [texts[p.claim] for p in debate.positions]


def test_what_excludes_each_other_competes(asker: Asker) -> None:
    """Two people with incompatible answers: both are positions, with the question."""
    found = read(asker, position(1, [3]), position(3, []))

    assert titles(found.debate) == [
        "We should buy trams",
        "Buses are the better choice",
    ]
    assert found.debate.question is not None
    assert rules(found) == []


def test_no_debate_means_no_positions(asker: Asker) -> None:
    """What a model lists in spite of its own "no" is none, and no question stays."""
    origin = Inferred(rule=structure_rules.POSITION, confidence=0.4)
    given = evolve(
        TRAMS,
        claims=(Claim(key="c", text="Buy trams", origin=origin),),
        positions=(Position(claim="c", origin=origin),),
        question=Question(text="Trams?", origin=origin),
    )

    found = read(asker, position(1, [3]), position(3, [1]), debate=False, given=given)

    assert found.debate.positions == ()
    assert found.debate.question is None


@pytest.mark.parametrize(
    "positions",
    [
        [position(1, []), position(3, [])],
        [position(1, [2]), position(2, [1])],
        [position(1, [1, 6])],
        [position(1, [], (5, "for", "I am with Ann"))],
        [position(1, [], (2, "against", "quiet"))],
        [position(1, [], (6, "against", "What does a tram cost"))],
        [position(1, [], (4, "against", "trams are too dear"))],
        [position(1, [], (4, "against", "cost too much"), (4, "for", "trams"))],
    ],
)
def test_what_nobody_else_holds_anything_against_is_no_position(
    asker: Asker, positions: list[Any]
) -> None:
    """One person alone, who agrees, who only asks, and invented words make no debate."""
    found = read(asker, *positions)

    assert found.debate.positions == ()
    assert rules(found).count("PositionUncontested") == len(positions)


def test_side_issues_are_left_out(asker: Asker) -> None:
    """A position that excludes no other and that nobody denies is dropped alone."""
    found = read(asker, position(1, [3]), position(3, [1]), position(2, []))

    assert len(found.debate.positions) == 2
    assert rules(found) == ["PositionUncontested"]


def test_a_side_rests_on_the_words_that_carry_it(asker: Asker) -> None:
    """The words stand in the statement that takes the side; others drop it."""
    found = read(
        asker,
        position(1, [3], (4, "against", "cost too much"), (5, "for", "with Bob")),
        position(3, [1], (4, "for", "We should buy")),
    )

    (side,) = related(found.debate, "attack").values()
    assert isinstance(side.origin, Inferred)
    assert words_of(found.debate, side.origin)[0] == "cost too much"
    assert related(found.debate, "support") == {}
    assert rules(found) == ["QuoteInvented", "QuoteInvented"]
    assert "from post 2, which does not say that in the statement" in (
        found.notices[-1].sentence
    )


def sides(debate: Debate) -> list[tuple[list[str], list[str]]]:
    """Give the posts for and against each position, but for those that say it."""
    views = Views(debate)
    found = []
    for one in debate.positions:
        hosts = views.posts_of(one.claim)
        taken = views.sides(one.claim)
        both = taken.supporters, taken.opponents
        rows = [[v.post.key for v in row if v.post not in hosts] for row in both]
        found.append((rows[0], rows[1]))
    return found


def test_who_says_a_position_is_against_those_that_it_excludes(asker: Asker) -> None:
    """Their own words show it; who is only for a rival takes no side by that."""
    found = read(asker, position(1, [3], (5, "for", "with Ann")), position(3, []))

    assert sides(found.debate) == [(["post-3"], ["post-2"]), ([], ["post-1"])]
    against = related(found.debate, "stance")["post-2", found.debate.positions[0].claim]
    assert words_of(found.debate, against.origin)[0] == "Buses are the better choice"


def test_a_side_that_is_less_likely_than_not_is_none(asker: Asker) -> None:
    """The model itself thinks that a careful reader would rather not see it."""
    unlikely, likely = position(1, [3], (5, "for", "with Ann")), position(3, [])
    unlikely["bearings"][0]["confidence"] = 0.45

    assert sides(read(asker, unlikely, likely).debate)[0] == ([], ["post-2"])


@pytest.mark.parametrize(("by", "stays"), [(4, True), (5, False)])
def test_a_rebuttal_puts_nobody_on_a_side(asker: Asker, by: int, stays: bool) -> None:
    """Who speaks against a reason is not against what it is for, unless that is said."""
    rows = position(1, [3], (2, "for", "quiet")), position(3, [])

    found = read(asker, *rows, rebuttals=[(by, 2)])

    assert bool(related(found.debate, "attack")) == stays
    assert sides(found.debate)[0] == ([], ["post-2"])


def test_seven_positions_at_most(asker: Asker) -> None:
    """The surest stay."""
    names = "ABCDEFGHI"
    many = thread(*[f"{name}a: Take the {name * 3} road then" for name in names])
    posts = [
        {"post": n, "does": "holds", "answers": [], "claims": [
            {"quote": f"Take the {name * 3} road then", "whose": "own", "confidence": 0.9}
        ]} for n, name in enumerate(names, 1)
    ]  # fmt: skip
    rows = [position(n, [1 if n > 1 else 2]) for n in range(1, 10)]
    answer = {"debate": True, "question": None, "positions": rows, "rebuttals": []}
    asker.model.script = [saying({"posts": posts}), saying(answer)]

    debate = asker.read(many).debate

    assert len(debate.positions) == 7
    assert "Take the AAA road then" not in titles(debate)


def test_words_of_others_are_no_claims(asker: Asker) -> None:
    """What the model calls another's, and what stands between quotation marks."""
    said = thread(
        "Ann: I say so", "Bob: You say “trams are quiet at night” but do they?"
    )
    rows = [
        {"quote": "You say", "whose": "other", "confidence": 0.9},
        {"quote": "trams are quiet at night", "whose": "own", "confidence": 0.9},
    ]
    posts = [
        {"post": n, "does": "holds", "answers": [], "claims": rows if n == 2 else []}
        for n in (1, 2)
    ]
    asker.model.script = [saying({"posts": posts})]

    found = asker.read(said)

    assert found.debate.claims == ()
    assert rules(found) == ["AnswerRefused"]


@pytest.mark.parametrize("asking", [1, 2])
def test_a_mere_question_has_no_side(asker: Asker, asking: int) -> None:
    """Neither who only asks takes one, nor does an answer to such a question."""
    said = thread("Ann: Which tram is quiet?", "Bob: No, none of them is")
    side = {"post": 1, "side": "disagree", "quote": "No", "confidence": 0.9}
    posts = [
        {"post": n, "does": "asks" if n == asking else "holds",
         "answers": [side] if n == 2 else [], "claims": []}
        for n in (1, 2)
    ]  # fmt: skip
    asker.model.script = [saying({"posts": posts})]

    debate = asker.read(said).debate

    assert list(related(debate, "reply")) == [("post-2", "post-1")]
    assert related(debate, "stance") == {}


def test_who_only_asks_is_shown_so(asker: Asker) -> None:
    """The statements of a mere question are marked as such."""
    read(asker, debate=False)

    asks = [row.get("asks", False) for row in asker.model.shown(1)["statements"]]
    assert asks == [False] * 5 + [True]
