"""What a whole thread sounds like: do its posts contradict, weigh, thank, greet, help?

The shares of posts with the families of words by which threads without a debate are told
(`debating`), as signs of the exchange: the same words are an objection where people argue,
and help where they ask. By posts, not by sentences as there: answers are judged by posts,
and with shares of sentences more of those that take no side were said to disagree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from disputatio.converter.structure.debating import families
from disputatio.converter.structure.reading import ReadPost

PREFIX = "tone: "
"""Beginning of the names of these signs."""

OPENING = ("asks_help", "weighs", "thanks")
"""Families of which it counts whether the opening post has them."""


def thread_tone(reads: Sequence[ReadPost]) -> dict[str, float]:
    """Give the signs of a thread by its words; none in a language without families."""
    return {f"{PREFIX}{name}": value for name, value in _shares(reads).items()}


def _shares(reads: Sequence[ReadPost]) -> Mapping[str, float]:
    patterns = families(reads[0].language)
    later = [_own(read) for read in reads[1:]]
    if not patterns or not later:
        return {}
    shares = {
        name: sum(pattern.search(text) is not None for text in later) / len(later)
        for name, pattern in patterns.items()
    }
    opening = _own(reads[0])
    return shares | {
        f"opening {name}": float(patterns[name].search(opening) is not None)
        for name in OPENING
    }


def _own(read: ReadPost) -> str:
    return "\n".join(sentence.plain for sentence in read.sentences)
