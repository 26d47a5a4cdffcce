"""Words as single characters, so that runs of words are compared as strings are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import count

from disputatio.converter.structure.words import folded

OTHER = "\x00"
"""Stands for a word of a post that is not its own: no word has it."""

_MOST = 0x10FFFF
"""Beyond so many different words of one thread, two may share a character."""

_FOLDED_TOGETHER = "\n"
"""Parts words while they are folded; no word has one."""


class WordCodes:
    """The words of a thread, each different one with a character of its own."""

    def __init__(self) -> None:
        """Begin with no words."""
        numbers = count()
        self._codes: defaultdict[str, str] = defaultdict(
            lambda: chr(1 + next(numbers) % _MOST)
        )

    def of(self, words: Iterable[str]) -> str:
        """Give a string with one character for each word, however it is spelled."""
        joined = folded(_FOLDED_TOGETHER.join(words))
        if not joined:
            return ""
        return "".join(map(self._codes.__getitem__, joined.split(_FOLDED_TOGETHER)))
