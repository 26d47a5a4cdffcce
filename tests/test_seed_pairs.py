"""The reply pairs keep their form, and the splits keep subjects apart."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve

from tests.gold.corpus import pairs, threads
from tests.gold.pairs import ReplyPair, pair_problems, read_pairs, second_labels
from tests.gold.splits import SPLITS, read_splits, split_problems, splits
from tests.gold.thread import GoldError

_ROW = '{"topic": "t", "register": "r", "parent": "P", "reply": "R", "label": "agree", "why": "w"}'  # fmt: skip


def test_every_pair_keeps_its_form() -> None:
    """Labels are stances, no text is empty, no pair stands twice."""
    assert list(pair_problems(pairs())) == []
    assert len(pairs()) == 1868


def test_second_labels_name_pairs() -> None:
    """Every label of the second reader is about one pair, and few differ."""
    labels = {(p.file, p.line): p.label for p in pairs()}
    same = [labels[s.file, s.line] == s.label for s in second_labels()]
    assert len(same) == len({(s.file, s.line) for s in second_labels()}) == 300
    assert sum(same) == 293


def test_no_subject_is_on_two_sides() -> None:
    """Each register of threads and each topic of threads and pairs has one split."""
    assert list(split_problems(splits(), threads(), pairs())) == []


def test_splits_have_their_sizes() -> None:
    """About half is for training, a fifth for development, and all is given out."""
    for whole, parts in (
        (threads(), [threads(s) for s in SPLITS]),
        (pairs(), [pairs(s) for s in SPLITS]),
    ):
        train, development, test = (len(part) / len(whole) for part in parts)
        assert 0.45 < train < 0.65
        assert 0.15 < development < 0.25
        assert 0.2 < test < 0.35
        assert train + development + test == pytest.approx(1)


def test_each_split_has_its_share_of_kinds() -> None:
    """Languages, threads without a debate, short and long ones are everywhere."""
    for split in SPLITS:
        chosen = threads(split)
        assert {"en", "de", "fr", "es"} <= {t.language for t in chosen}
        assert any(t.question is None for t in chosen)
        lengths = Counter(min(len(t.posts) // 7, 3) for t in chosen)
        assert set(lengths) == {1, 2, 3}
        assert {p.lang for p in pairs(split)} == {"en", "de", "fr", "es"}


def test_an_unknown_split_is_refused() -> None:
    """A typing error does not give an empty split."""
    with pytest.raises(GoldError, match="'tset' is no split"):
        threads("tset")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (["{"], "x.jsonl:1: "),
        ([_ROW.replace('"why"', '"because"')], "has not these fields"),
        ([_ROW.replace("agree", "fond")], "'fond' is no stance"),
        ([_ROW.replace('"R"', '" R"')], "the reply is empty or has blank edges"),
        ([_ROW, _ROW], "x.jsonl:2: the pair stands twice"),
        ([_ROW, _ROW.replace('"t"', '"s"').replace('"R"', '"Q"')], "two topics"),
    ],
)
def test_a_mistake_in_a_pair_is_found(
    tmp_path: Path, rows: list[str], sentence: str
) -> None:
    """Each mistake is named with file and line."""
    path = tmp_path / "x.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    try:
        found = "\n".join(pair_problems(read_pairs(path)))
    except GoldError as error:
        found = str(error)
    assert sentence in found


def test_a_register_or_topic_on_two_sides_is_found(tmp_path: Path) -> None:
    """A register twice is refused; a subject that threads and pairs share is compared."""
    path = tmp_path / "splits.yaml"
    path.write_text(
        "registers: {train: {a: [r]}, test: {b: [s]}}\n"
        "subjects: {test: {c: [t]}, train: {d: [u]}}\n",
        encoding="utf-8",
    )
    given = read_splits(path)
    thread = evolve(threads()[0], register="r", topic="t")
    stranger = evolve(thread, register="q")
    pair = ReplyPair(file="x", line=1, topic="t", register="", parent="P", reply="R", label="agree", why="w")  # fmt: skip
    found = split_problems(given, [thread, stranger], [pair, evolve(pair, topic="u")])

    assert [f.split(": ")[-1] for f in found] == [
        "'t' is on two sides",
        "the register 'q' has no split",
        "its parent is on two sides",
        "'s' has a split, but nothing bears it",
    ]
    path.write_text(path.read_text(encoding="utf-8").replace("[s]", "[r]"), "utf-8")
    with pytest.raises(GoldError, match="'r' stands twice"):
        read_splits(path)
