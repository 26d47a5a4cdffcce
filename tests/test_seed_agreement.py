"""The measures of agreement, on readings that are small enough to count by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from tests.gold.agreement import (
    claim_f1,
    claim_kappa,
    compared,
    jaccard,
    lines,
    link_alpha,
    link_f1,
    link_precision,
    link_recall,
    matched,
    position_overlap,
    positions_shared,
    side_agreement,
    stance_acceptable,
    stance_agreement,
    stance_kappa,
)
from tests.gold.readings import gold_reading, second_reading
from tests.gold.thread import GoldError, GoldThread, read

_THREAD = """
title: Small
topic: small
register: small
language: en
question: Why?
posts:
- {number: 1, author: Ann, body: Close it now. It is late., claims: [{id: c1a, words: Close it}]}
- {number: 2, author: Bob, body: "Yes, and keep it closed. Bye.", answers: [{to: 1, stance: agree, words: "Yes,", how: order}], claims: [{id: c2a, words: keep it closed}]}
- {number: 3, author: Eve, body: "No! Open it.", answers: [{to: 1, stance: disagree, acceptable: [disagree, mixed], words: "No!", how: start}]}
- {number: 4, author: Dan, body: What?, answers: [{to: 3, stance: neutral, how: order}]}
positions:
- {id: A, title: Close it, claim: c1a, for: [1, 2], against: [3]}
- {id: B, title: Keep it closed, claim: c2a, for: [2], against: []}
"""
_SECOND = """
posts:
- {number: 1, claims: [{words: Close it now}]}
- {number: 2, answers: [{to: 1, stance: agree}], claims: [{words: Bye}]}
- {number: 3, answers: [{to: 1, stance: mixed}, {to: 2, stance: disagree}]}
- {number: 4, answers: []}
positions:
- {title: Open it, for: [3], against: [4]}
- {title: Close it, for: [1, 2], against: []}
- {title: Wait, for: [4], against: []}
"""


@pytest.fixture(name="thread")
def _thread(tmp_path: Path) -> GoldThread:
    path = tmp_path / "small.yaml"
    path.write_text(_THREAD, encoding="utf-8")
    return read(path)


@pytest.fixture(name="second")
def _second(tmp_path: Path) -> Path:
    path = tmp_path / "second.yaml"
    path.write_text(_SECOND, encoding="utf-8")
    return path


def test_links_are_compared(thread: GoldThread, second: Path) -> None:
    """Two of three links each way; sets that overlap count in part."""
    units = [compared(thread, gold_reading(thread), second_reading(second, thread))]

    assert link_recall(units) == pytest.approx(2 / 3)
    assert link_precision(units) == pytest.approx(2 / 3)
    assert link_f1(units) == pytest.approx(2 / 3)
    # Post 2 the same, post 3 half, post 4 not: .5 apart on average. The six readings
    # {1} {1} {1} {1 2} {3} {} make 30 ordered pairs: 6 are the same, 6 apart by half.
    assert link_alpha(units) == pytest.approx(1 - 0.5 / (21 / 30))


def test_stances_are_compared_on_shared_links(thread: GoldThread, second: Path) -> None:
    """One of two is the same; the other is acceptable to the first reader."""
    units = [compared(thread, gold_reading(thread), second_reading(second, thread))]

    assert stance_agreement(units) == pytest.approx(0.5)
    assert stance_acceptable(units) == 1
    assert side_agreement(units) == 1
    assert stance_kappa(units) == pytest.approx((0.5 - 0.25) / 0.75)


def test_claims_are_compared_by_sentence(thread: GoldThread, second: Path) -> None:
    """Of seven sentences each reader takes two, one of them the same."""
    units = [compared(thread, gold_reading(thread), second_reading(second, thread))]

    assert len(units[0].sentences) == 7
    assert claim_f1(units) == pytest.approx(0.5)
    chance = (4 + 25) / 49
    assert claim_kappa(units) == pytest.approx((5 / 7 - chance) / (1 - chance))


def test_positions_are_matched_one_to_one(thread: GoldThread, second: Path) -> None:
    """A matches the second's second; B has nothing in common with any other."""
    units = [compared(thread, gold_reading(thread), second_reading(second, thread))]

    assert sorted(units[0].positions) == [0, pytest.approx(2 / 3)]
    assert positions_shared(units) == pytest.approx(2 / 5)
    assert position_overlap(units) == pytest.approx(2 * (2 / 3) / 5)


def test_the_best_matching_is_not_the_greedy_one() -> None:
    """The largest overlap is given up where two others are worth more."""
    one = [frozenset("abcd"), frozenset("abc")]
    other = [frozenset("abcde"), frozenset("d")]

    assert list(matched(one, other)) == pytest.approx([1 / 4, 3 / 5])
    assert list(matched([], one)) == []
    assert jaccard(frozenset(), frozenset()) == 1


def test_a_reader_agrees_with_himself(thread: GoldThread) -> None:
    """All measures are 1, and so are their intervals."""
    reading = gold_reading(thread)
    table = list(lines([compared(thread, reading, reading)] * 2))

    assert all("| 1.00 | 1.00 to 1.00 |" in line for line in table[2:14])
    assert table[-4:] == [
        "| agree | 2 | 0 | 0 | 0 |",
        "| disagree | 0 | 2 | 0 | 0 |",
        "| mixed | 0 | 0 | 0 | 0 |",
        "| neutral | 0 | 0 | 0 | 2 |",
    ]


def test_a_reader_who_answers_anything_is_at_chance(thread: GoldThread) -> None:
    """Alpha is about 0 or below where targets have nothing in common."""
    gold = gold_reading(thread)
    other = evolve(gold, stances={(2, 4): "agree", (3, 4): "agree", (4, 1): "agree"})

    assert link_alpha([compared(thread, gold, other)]) < 0.1


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("words: Bye", "words: Hello", "has not these words: 'Hello'"),
        ("to: 2,", "to: 9,", "no such answer"),
        ("stance: mixed", "stance: fond", "no such answer"),
        ("to: 2,", "", "second.yaml: KeyError 'to'"),
    ],
)
def test_a_mistake_in_a_second_reading_is_found(
    thread: GoldThread, second: Path, old: str, new: str, sentence: str
) -> None:
    """What the thread does not have is refused."""
    second.write_text(_SECOND.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(GoldError, match=sentence):
        second_reading(second, thread)
