"""Words as single characters, so that runs of words are compared as strings are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from disputatio.converter.structure.words import folded

OTHER = "\x00"
"""Stands for a word of a post that is not its own: no word has it."""

_MOST = 0x10FFFF
"""Beyond so many different words of one thread, two may share a character."""


_NONE: Mapping[str, str] = {}


class _Codes(dict[str, str]):
    """The character of each word as it is written; spellings of one word share it."""

    def __init__(
        self, written: Mapping[str, str] = _NONE, words: Mapping[str, str] = _NONE
    ) -> None:
        super().__init__(written)
        self._words = dict(words)

    def copied(self) -> _Codes:
        return _Codes(self, self._words)

    def __missing__(self, written: str) -> str:
        word = folded(written)
        code = self._words.get(word)
        if code is None:
            code = self._words[word] = chr(1 + len(self._words) % _MOST)
        self[written] = code
        return code


class WordCodes:
    """The words of a thread, each different one with a character of its own."""

    def __init__(self, codes: _Codes | None = None) -> None:
        """Begin with no words, or with those of other codes."""
        self._codes = _Codes() if codes is None else codes

    def copied(self) -> WordCodes:
        """Give codes of their own that know the same words."""
        return WordCodes(self._codes.copied())

    def of(self, words: Iterable[str]) -> str:
        """Give a string with one character for each word, however it is spelled."""
        return "".join(map(self._codes.__getitem__, words))
