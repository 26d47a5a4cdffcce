"""What a whole thread sounds like: do its posts contradict, weigh, thank, greet, help?

The shares of posts by which threads without a debate are told (`debating`), as signs of
the exchange: the same words are an objection where people argue, and help where they ask.
"""

from __future__ import annotations

from collections.abc import Sequence

from disputatio.converter.structure.debating import word_shares
from disputatio.converter.structure.reading import ReadPost

PREFIX = "tone: "
"""Beginning of the names of these signs."""


def thread_tone(reads: Sequence[ReadPost]) -> dict[str, float]:
    """Give the signs of a thread by its words; none in a language without families."""
    return {f"{PREFIX}{name}": value for name, value in word_shares(reads).items()}
