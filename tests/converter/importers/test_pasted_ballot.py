"""Votes listed by names alone, and lists that look like them."""

from __future__ import annotations

import pytest

from disputatio.converter.importers.pasted import lines_of
from disputatio.converter.importers.shared.pasted.ballot import ballot
from disputatio.converter.importers.shared.pasted.plain import plain
from tests.converter.importers.test_pasted_shapes import posts, reading, shown
from tests.laws.work import work_of


def sides(text: str) -> dict[str | None, str | None]:
    """Give the side that each voter is stated to be on."""
    debate = reading(text).debate
    names = {p.key: shown(debate).get(p.author or "") for p in debate.posts}
    stances = [r for r in debate.relations if r.kind == "stance"]
    return {names[r.sources[0]]: r.scheme for r in stances}


@pytest.mark.parametrize(
    "text",
    [
        "For: Ann, Ben, Carl\nAgainst: Dora and Emil\nAbstain: Fay\n",
        "For (3): Ann, Ben, Carl\n\nAgainst (2): Dora, Emil\n\nAbstained (1): Fay\n",
        "**For:** Ann; Ben; Carl\n**Against:** Dora; Emil\n**Abstain:** Fay\n",
        "For:\n- Ann\n- Ben\n- Carl\n\nAgainst:\n- Dora\n- Emil\n\nAbstentions:\n- Fay\n",
        "Voted for: Ann, Ben, Carl\nVoted against: Dora, Emil\nAbstained: Fay\n",
        "Ayes 3\nAnn\nBen\nCarl\nNoes 2\nDora\nEmil\nAbstain 1\nFay\n",
    ],
)
def test_every_name_is_a_vote(text: str) -> None:
    """Each has a post without words and a stated side on the title."""
    text = "Should the club buy a second boat?\n\n" + text

    assert posts(text) == [
        (n, "") for n in ("Ann", "Ben", "Carl", "Dora", "Emil", "Fay")
    ]
    assert sides(text) == {
        "Ann": "agree", "Ben": "agree", "Carl": "agree",
        "Dora": "disagree", "Emil": "disagree", "Fay": "neutral",
    }  # fmt: skip
    assert reading(text).debate.title == "Should the club buy a second boat?"


def test_voters_speak_below() -> None:
    """Who votes and speaks is one person; what is no word of theirs is told."""
    text = (
        "Ban petrol mowers?\n\nFor: Ann Holm, Ben Lee\nAgainst: Dora Quist\nThe motion fell.\n\n"
        "Comments:\nAnn Holm: They stink, and I hate the noise.\nDora Quist: Who pays for mine?\n"
        "Ann Holm: We could buy one for all of us.\n"
    )

    found = reading(text)
    assert posts(text)[2:] == [
        ("Dora Quist", ""),
        ("Ann Holm", "They stink, and I hate the noise."),
        ("Dora Quist", "Who pays for mine?"),
        ("Ann Holm", "We could buy one for all of us."),
    ]
    assert len(found.debate.participants) == 3
    (skipped,) = [n for n in found.notices if n.rule == "NoiseSkipped"]
    assert "The motion fell." in skipped.sentence


@pytest.mark.parametrize(
    "text",
    [
        "E-bikes\n\nFor: Quiet, Cheap, Clean\nAgainst: Heavy, Slow\n",
        "Who is it for?\n\nFor: Parents, Teachers\nAgainst: Landlords\n",
        "Yes: Apple, Pear, Plum\nNo: Banana, Lime\n",
        "For: a book, two pens\nAgainst: the wall\n",
        "Supports: Windows, Linux\nOpposes: Nothing\n",
        "For: Ann, Ben, Carl\n",
        "For: Ann, Ben\nAgainst: Ben, Dora\n",
        "For: Ann, Ben and whoever comes late\nAgainst: Dora\n",
        "For Ann, Ben and Carl it was a long day.\nAgainst Dora nobody had a word to say.\nFor Emil it was too much.\n",
    ],
)
def test_lists_of_other_things_are_no_votes(text: str) -> None:
    """One must see that names are listed, on two sides, each once."""
    assert ballot(lines_of(text)) is None
    assert plain(lines_of(text)) is None


def test_an_article_with_a_roll_call_is_no_thread() -> None:
    """Votes are a small part of it."""
    article = "The council met on Monday. It was a long evening.\n\n" * 4
    text = article + "For: Ann Holm, Ben Lee\nAgainst: Dora Quist\n\n" + article

    assert plain(lines_of(text)) is None


def test_work_is_linear() -> None:
    """Twice the names are at most 2.2 times the work."""
    small, large = (
        lines_of(
            "For:\n" + "".join(f"Ann B{i}\n" for i in range(n)) + "\nAgainst: Bo Lee\n"
        )
        for n in (50, 100)
    )

    assert work_of(lambda: ballot(large)) <= 2.2 * work_of(lambda: ballot(small))
