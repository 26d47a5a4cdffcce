"""The threads with gold structure keep their form, and the checks see what breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gold.checking import problems
from tests.gold.corpus import threads
from tests.gold.thread import GoldError, read


def test_there_are_threads() -> None:
    """An empty folder would pass every other test."""
    assert threads()


def test_every_thread_keeps_its_form() -> None:
    """Places stand once, quotations stand in their sources, answers have posts."""
    assert [f"{t.name}: {p}" for t in threads() for p in problems(t)] == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("words: Close the}", "words: Open}", "post 1 has these words 0 times"),
        ("to: 1", "to: 9", "there is no such other post"),
        ("stance: agree", "stance: fond", "an unknown stance"),
        ("kind: verbatim", "kind: edited", "is not edited"),
        ("for: [2]", "for: [99]", "a post that is not here"),
        ("of: 1", "of: null", "post 1 said 'Close the old gate right now.' first"),
        ("mark: true", "mark: false", "mark is False, a line that names the author"),
        ("Ann wrote:", "Eve wrote:", "mark is True, a line that names the author"),
        ('"Yes,"', "the old gate", "the words that show the stance are quoted ones"),
        ("claim: c1a", "claim: c7z", "c7z is no claim"),
        ("question: Why?", "question: null", "positions have a question"),
    ],
)
def test_a_mistake_is_found(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    """Each mistake in a file that was right is named."""
    path = tmp_path / "small.yaml"
    path.write_text(_SMALL, encoding="utf-8")
    assert [p for p in problems(read(path)) if "posts, not" not in p] == []
    assert old in _SMALL

    path.write_text(_SMALL.replace(old, new, 1), encoding="utf-8")

    try:
        found = "\n".join(problems(read(path)))
    except GoldError as error:
        found = str(error)
    assert sentence in found


_SMALL = """
title: Small
topic: small
register: small
language: en
question: Why?
posts:
- {number: 1, author: Ann, body: Close the old gate right now., claims: [{id: c1a, words: Close the}]}
- number: 2
  author: Bob
  body: "Ann wrote:\\n> Close the old gate right now.\\n\\nYes, and keep it closed."
  quotations: [{words: Close the old gate right now., of: 1, kind: verbatim, mark: true}]
  answers: [{to: 1, stance: agree, words: "Yes,", how: quotation}]
  claims: [{id: c2a, words: keep it closed}]
positions:
- {id: A, title: Close it, claim: c1a, for: [1, 2], against: []}
- {id: B, title: Keep it closed, claim: c2a, for: [2], against: []}
"""
