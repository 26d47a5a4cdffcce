"""What the passes find in whole threads: the seeds in every run, the real one by hand.

Replies and stances are counted: the figures are floors, so that a change that loses
some is seen. A stance counts when its link is found and its label is one that a reader
may defend (`acceptable`).
"""

import json
from pathlib import Path
from typing import Any

import pytest

from disputatio.converter import read
from disputatio.converter.structure.passes import structured
from disputatio.converter.structure.rules import DEFAULTS
from disputatio.schemas.debate import Debate
from disputatio.schemas.invariants import problems
from disputatio.schemas.quoted import quotations
from tests.converter.structure.making import related, rule_of

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
PASTED = sorted(path.stem for path in SEEDS.glob("pasted-*.txt"))

FLOORS = {
    "pasted-crlf-plain-space": 2, "pasted-german": 6, "pasted-no-debate": 0,
    "pasted-nodebb": 2, "pasted-phpbb": 4, "pasted-smf": 3, "pasted-tram": 10,
    "pasted-two-pages": 2, "pasted-vbulletin": 2, "pasted-xenforo-said": 4,
}  # fmt: skip
"""Stances that are found in each seed, at least; about half: most say no cue word."""


def expected(name: str) -> dict[str, Any]:
    """Give the expected reading of a seed."""
    text = (SEEDS / f"{name}.expected.json").read_text("utf-8")
    result: dict[str, Any] = json.loads(text)
    return result


def found_quotations(debate: Debate) -> list[tuple[int, str, int, str]]:
    """Give post, words, source post and kind of each quotation with a source."""
    numbers = {p.key: p.number or 0 for p in debate.posts}
    return [
        (
            post.number or 0,
            post.text[place.start : place.end],
            numbers[source.post],
            "verbatim" if source.verbatim else "edited",
        )
        for post in debate.posts
        for place in quotations(post.body)
        if (source := place.quotation.source) is not None
    ]


def right_stances(debate: Debate, gold: list[dict[str, Any]]) -> int:
    """Count the replies whose link and stance are right."""
    links, stances = related(debate, "reply"), related(debate, "stance")
    right = 0
    for reply in gold:
        ends = (f"post-{reply['post']}", f"post-{reply['parent']}")
        stance = stances.get(ends)
        right += (
            ends in links
            and stance is not None
            and stance.scheme in reply["acceptable"]
        )
    return right


def check_honesty(debate: Debate) -> None:
    """Check what must hold in every thread: no side without evidence, sound positions."""
    links = related(debate, "reply")
    for ends, stance in related(debate, "stance").items():
        assert stance.origin.evidence  # type: ignore[union-attr]
        assert ends not in links or rule_of(links[ends].origin) not in DEFAULTS
    worded = {c.key for c in debate.claims if c.wordings and c.wordings[0].passage}
    assert {p.claim for p in debate.positions} <= worded
    assert len(debate.positions) <= 7
    assert problems(debate) == ()
    assert structured(debate) == debate


@pytest.mark.parametrize("name", PASTED)
def test_quotations_of_the_seeds_are_exact(name: str) -> None:
    """Every quotation with its words, source and kind, and no other."""
    debate = read(SEEDS / f"{name}.txt").debate
    gold = [
        (q["post"], q["text"], q["source_post"], q["kind"])
        for q in expected(name)["quotations"]
        if q["source_post"] is not None
    ]

    assert found_quotations(debate) == gold


@pytest.mark.parametrize("name", PASTED)
def test_stances_of_the_seeds(name: str) -> None:
    """Stances stay above the floor, and none rests on a default."""
    debate = read(SEEDS / f"{name}.txt").debate

    check_honesty(debate)
    assert right_stances(debate, expected(name)["replies"]) >= FLOORS[name]


def test_lost_names_of_the_tram_thread() -> None:
    """The three posts of the nameless author get the name that others use."""
    debate = read(SEEDS / "pasted-tram.txt").debate
    names = {p.key: p.name for p in debate.participants}
    found = [
        {"post": p.number, "name": names[p.author]}
        for p in debate.posts
        if p.author is not None and rule_of(p.author_origin)
    ]

    assert found == expected("pasted-tram")["inferred_authors"]


def test_positions_of_the_tram_thread() -> None:
    """The twin of the real thread has its question and two to seven positions."""
    debate = read(SEEDS / "pasted-tram.txt").debate

    assert debate.question is not None
    assert debate.question.text.startswith(
        "Should Ellerby run a tram through the night"
    )
    assert 2 <= len(debate.positions) <= 7


def test_a_thread_without_a_debate_has_no_positions() -> None:
    """Pictures of gardens are no debate: nobody takes a side."""
    debate = read(SEEDS / "pasted-no-debate.txt").debate

    assert (debate.positions, debate.question) == ((), None)
    assert {said.scheme for said in related(debate, "stance").values()} <= {"neutral"}


@pytest.mark.real
def test_the_real_thread(fixtures_folder: Path) -> None:
    """Seven of seven quotations and no other; at least 12 of 17 stances; positions."""
    folder = fixtures_folder / "seed-thread"
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    debate = read(folder / "pasted-xenforo-thread.txt").debate

    check_honesty(debate)
    assert found_quotations(debate) == [
        (q["post"], q["quote"]["text"], q["source_post"], q["kind"])
        for q in gold["quotes"]
    ]
    assert right_stances(debate, gold["replies"]) >= 12
    assert 2 <= len(debate.positions) <= 7
