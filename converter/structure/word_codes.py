"""Words as single characters, so that runs of words are compared as strings are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disputatio.converter.structure.words import folded, words

OTHER = "\x00"
"""Stands for a word of a post that is not its own: no word has it."""

_MOST = 0x10FFFF
"""Beyond so many different words of one thread, two may share a character."""

_BETWEEN = str.maketrans(dict.fromkeys('.,!?"[]{}/*<>|#=+~&%$@^\\`', " "))
"""What is never part of a word or a smiley, with the space that parts words as well."""


class _Pieces(dict[str, str]):
    """The characters of the words in each piece of text between white space.

    Threads repeat their words, punctuation and all: each piece is read once.
    """

    def __init__(self, known: dict[str, str]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, piece: str) -> str:
        if piece.isalpha():
            codes = self.code(piece)
        else:
            codes = "".join(map(self.code, words(piece)))
        self[piece] = codes
        return codes

    def code(self, word: str) -> str:
        """Give the character of a word, however it is spelled."""
        known = self._known
        return known.setdefault(folded(word), chr(1 + len(known) % _MOST))


class WordCodes:
    """The words of a thread, each different one with a character of its own."""

    def __init__(self, known: Iterable[tuple[str, str]] = ()) -> None:
        """Begin with no words, or with those of other codes."""
        self._known = dict(known)
        self._pieces = _Pieces(self._known)

    def copied(self) -> WordCodes:
        """Give codes of their own that know the same words."""
        return WordCodes(self._known.items())

    def of(self, words: Iterable[str]) -> str:
        """Give a string with one character for each word, however it is spelled."""
        return "".join(map(self._pieces.code, words))

    def of_lines(self, text: str) -> Iterator[str]:
        """Give, for each line of a text, one character for each word and smiley."""
        # Only in a text of ASCII are characters put for others quickly.
        bare = text.translate(_BETWEEN) if text.isascii() else text
        code = self._pieces.__getitem__
        return ("".join(map(code, line.split())) for line in bare.split("\n"))
