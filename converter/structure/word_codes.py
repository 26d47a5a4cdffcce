"""Words as single characters, so that runs of words are compared as strings are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain, islice, repeat
from typing import TypeAlias

from disputatio.converter.structure.words import folded, words

OTHER = "\x00"
"""Stands for a word of a post that is not its own, and between lines: no word has it."""

_MOST = 0x10FFFF
"""Beyond so many different words of one thread, two may share a character."""

_NO_WORD = b'.,!?"[]{}/*<>|#=+~&%$@^\\`\x00'
_BETWEEN = bytes.maketrans(_NO_WORD, b" " * len(_NO_WORD))
"""What is never part of a word or a smiley, with the space that parts words as well."""

_LINE_END = OTHER.encode()


_Known: TypeAlias = defaultdict[bytes, str]
"""The character of each folded word; a new word gets the next one."""


class _Pieces(dict[bytes, str]):
    """The characters of the words in each piece of text between white space.

    Threads repeat their words, punctuation and all: each piece is read once.
    """

    def __init__(self, known: _Known) -> None:
        super().__init__({_LINE_END: OTHER})
        self._known = known

    def __missing__(self, piece: bytes) -> str:
        if piece.isalnum():
            codes = self._known[piece.lower()]
        else:
            text = piece.decode(errors="surrogatepass")
            codes = _of(self._known, words(text))
        self[piece] = codes
        return codes


def _of(known: _Known, words: Iterable[str]) -> str:
    keys = (folded(word).encode(errors="surrogatepass") for word in words)
    return "".join(map(known.__getitem__, keys))


class WordCodes:
    """The words of a thread, each different one with a character of its own."""

    def __init__(self, known: Iterable[tuple[bytes, str]] = ()) -> None:
        """Begin with no words, or with those of other codes."""
        begun = dict(known)
        again = chain.from_iterable(repeat(range(1, _MOST + 1)))
        codes = map(chr, islice(again, len(begun), None))
        self._known: _Known = defaultdict(codes.__next__, begun)
        self._pieces = _Pieces(self._known)

    def copied(self) -> WordCodes:
        """Give codes of their own that know the same words."""
        return WordCodes(self._known.items())

    def of(self, words: Iterable[str]) -> str:
        """Give a string with one character for each word, however it is spelled."""
        return _of(self._known, words)

    def of_lines(self, text: str) -> list[str]:
        """Give, for each line of a text, one character for each word and smiley."""
        # Bytes are replaced and parted in far less time than characters.
        bare = text.encode(errors="surrogatepass").translate(_BETWEEN)
        pieces = bare.replace(b"\n", b" %b " % _LINE_END).split()
        return "".join(map(self._pieces.__getitem__, pieces)).split(OTHER)
