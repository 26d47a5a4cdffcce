"""Where words of one post stand in another: verbatim, or edited on the way.

Each word is one character here (see `word_codes`).
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise, repeat

from attrs import frozen

EFFORT = 400
"""Comparisons allowed per word; beyond that only verbatim words are found."""

LONGEST = 1000
"""Words of a unit that are compared one by one; a longer one is found verbatim."""


@frozen(kw_only=True)
class Alignment:
    """How well a unit lies in a source."""

    start: int
    """Place of the first matched word in the source."""
    end: int
    """Place after the last matched word."""
    first: int = 0
    """Place of the first matched word in the unit."""
    last: int
    """Place after its last matched word."""
    coverage: float
    """Share of the unit's words that were found."""
    similarity: float
    """2 · matched ÷ (length of the source's stretch + length of the unit)."""

    @property
    def verbatim(self) -> bool:
        """Say whether both sides have the same words."""
        return self.coverage >= 0.999 and self.similarity >= 0.999


def aligned(source: str, unit: str, least: float = 0.0) -> Alignment | None:
    """Find a unit in a source by matching blocks of two words and more.

    Gives None where nothing matches, where less than the share `least` of the unit can
    match, or where the words repeat so much that the comparison would not stay linear.
    """
    exact = source.rfind(unit)
    if exact >= 0:
        end = exact + len(unit)
        return Alignment(
            start=exact, end=end, last=len(unit), coverage=1.0, similarity=1.0
        )
    if len(unit) > LONGEST or _most_matched(source, unit) < least * len(unit):
        return None
    if _effort(source, unit) > EFFORT * (len(source) + len(unit)):
        return None
    matcher = SequenceMatcher(None, source, unit, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size >= 2]
    if not blocks:
        return None
    matched = sum(block.size for block in blocks)
    start, end = blocks[0].a, blocks[-1].a + blocks[-1].size
    return Alignment(
        start=start,
        end=end,
        first=blocks[0].b,
        last=blocks[-1].b + blocks[-1].size,
        coverage=matched / len(unit),
        similarity=2 * matched / (end - start + len(unit)),
    )


def _most_matched(source: str, unit: str) -> int:
    """Count the words of a unit that stand in a source beside the same other word."""
    there = set(pairwise(source))
    begin = int.from_bytes(map(there.__contains__, pairwise(unit)), "big")
    return (begin | begin << 8).bit_count()


def _effort(source: str, unit: str) -> int:
    counts = Counter(unit)
    return sum(map(counts.get, source, repeat(0)))
