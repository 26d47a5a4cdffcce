"""Reply pairs with a stance, as the files of `seeds/reply-pairs` give them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from attrs import fields, frozen

from tests.gold.thread import STANCES, GoldError

FOLDER = Path(__file__).parents[2] / "seeds" / "reply-pairs"
"""The pairs of the corpus."""

_NEEDED = {"topic", "register", "parent", "reply", "label", "why"}


@frozen(kw_only=True)
class ReplyPair:
    """A post, a reply to it, and the stance of the reply's author."""

    file: str
    """Name of the file."""
    line: int
    """Its line, from 1."""
    topic: str
    """What it is about, for splits."""
    register: str
    """Where people write so."""
    parent: str
    """Text that is answered."""
    reply: str
    """Text of the answer."""
    label: str
    """Stance of the reply's author towards the parent's main claim, one of `STANCES`."""
    why: str
    """What shows it, in a few words."""
    lang: str = "en"
    """BCP 47 tag."""


@frozen(kw_only=True)
class SecondLabel:
    """What a second reader, who did not see the label, gave a pair."""

    file: str
    """File of the pair."""
    line: int
    """Line of the pair, from 1."""
    label: str
    """One of `STANCES`."""
    sure: int
    """How sure the reader was, 1 to 3."""


def read_pairs(path: Path) -> tuple[ReplyPair, ...]:
    """Give the pairs of a file, one a line.

    Raises:
        GoldError: a line is no JSON object with the fields of a pair.
    """
    rows = _rows(path)
    return tuple(_pair(path.name, line, row) for line, row in rows)


@cache
def every_pair() -> tuple[ReplyPair, ...]:
    """Give all pairs of the corpus, file by file, read once."""
    paths = sorted(FOLDER.glob("*.jsonl"))
    return tuple(pair for path in paths for pair in read_pairs(path))


def second_labels() -> tuple[SecondLabel, ...]:
    """Give the labels of the second reader."""
    rows = _rows(FOLDER / "second-reader" / "labels.jsonl")
    return tuple(SecondLabel(**row) for _, row in rows)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield number, json.loads(line)
            except ValueError as error:
                raise GoldError(f"{path.name}:{number}: {error}") from None


def _pair(file: str, line: int, row: dict[str, Any]) -> ReplyPair:
    if not _NEEDED <= set(row) <= _NEEDED | {"lang"}:
        raise GoldError(f"{file}:{line}: a pair has not these fields: {sorted(row)}")
    return ReplyPair(file=file, line=line, **row)


def pair_problems(pairs: Iterable[ReplyPair]) -> Iterator[str]:
    """Give a sentence for each thing that is wrong with pairs."""
    met: set[tuple[str, str]] = set()
    topics: dict[str, str] = {}
    for pair in pairs:
        where = f"{pair.file}:{pair.line}"
        if pair.label not in STANCES:
            yield f"{where}: {pair.label!r} is no stance"
        for field in fields(ReplyPair):
            value = str(getattr(pair, field.name))
            if value != value.strip() or not value:
                yield f"{where}: the {field.name} is empty or has blank edges"
        if (pair.parent, pair.reply) in met:
            yield f"{where}: the pair stands twice"
        if topics.setdefault(pair.parent, pair.topic) != pair.topic:
            yield f"{where}: its parent has two topics"
        met.add((pair.parent, pair.reply))
