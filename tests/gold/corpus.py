"""The corpus: threads with gold structure and reply pairs, whole or by split."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.gold.pairs import ReplyPair, every_pair
from tests.gold.splits import SPLITS, splits
from tests.gold.thread import GoldError, GoldThread, read

FOLDER = Path(__file__).parents[2] / "seeds" / "threads"
"""The threads of the corpus."""


@cache
def every_thread() -> tuple[GoldThread, ...]:
    """Give all threads, by name, read once."""
    return tuple(read(path) for path in sorted(FOLDER.glob("*.yaml")))


def threads(split: str | None = None) -> tuple[GoldThread, ...]:
    """Give the threads of a split (`train`, `development`, `test`); all without one."""
    _check(split)
    if split is None:
        return every_thread()
    return tuple(t for t in every_thread() if splits().of_thread(t) == split)


def pairs(split: str | None = None) -> tuple[ReplyPair, ...]:
    """Give the reply pairs of a split; all without one."""
    _check(split)
    if split is None:
        return every_pair()
    return tuple(p for p in every_pair() if splits().of_pair(p) == split)


def _check(split: str | None) -> None:
    if split not in (None, *SPLITS):
        raise GoldError(f"{split!r} is no split; known are {', '.join(SPLITS)}")
