"""Where the words that a language model gives as a quotation really stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import combining, normalize

from disputatio.schemas.debate import Post
from disputatio.schemas.origins import Span

MOST_LEFT_OUT = 300
"""Characters that "…" within a quotation may stand for."""

MOST_PARTS = 8
"""Parts of a quotation between such dots; nobody quotes one sentence in more."""

_WORD = re.compile(r"\w")
_ELLIPSIS = re.compile(r"\s*(?:\[\.{3}\]|\(\.{3}\)|\.{3,})\s*")

_FOLDED = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
    **dict.fromkeys("*_~\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
}
"""What copies of a text differ in: quotation marks, dashes, emphasis, unseen signs."""


def found_quote(post: Post, quote: str, within: Span | None = None) -> Span | None:
    """Give where the poster's own words, or a part of them, have a quotation.

    White space, typography, emphasis and capitals may differ, marks around it and "…"
    at its ends do not count, and "…" within it stands for a few words. Anything else
    must stand there, and words that the post itself quotes are not its own. None where
    it does not stand there.
    """
    folded = _Folded(quote, 0, len(quote)).text.strip()
    bare = folded.strip(" \"'")
    parts = [part for part in _ELLIPSIS.split(bare) if _WORD.search(part)]
    if not 0 < len(parts) <= MOST_PARTS:
        return None
    ranges = post.own if within is None else ((within.start, within.end),)
    texts = [_Folded(post.text, start, end) for start, end in ranges]
    for wanted in ([folded], [bare], parts):
        for text in texts:
            found = text.find(wanted)
            if found is not None:
                return Span(post=post.key, start=found[0], end=found[1])
    return None


class _Folded:
    """A stretch of text without what copies differ in; it knows where each sign stood."""

    def __init__(self, text: str, start: int, end: int) -> None:
        signs: list[str] = []
        self._places: list[int] = []
        for place in range(start, end):
            sign = text[place]
            folded = " " if sign.isspace() else _folded(sign)
            if folded == " " and signs[-1:] in ([" "], []):
                continue
            signs.extend(folded)
            self._places.extend([place] * len(folded))
        self.text = "".join(signs)

    def find(self, parts: list[str]) -> tuple[int, int] | None:
        """Give where parts stand in this order, close to each other."""
        for first in self._whole(parts[0], 0):
            end = first + len(parts[0])
            for part in parts[1:]:
                at = next(self._whole(part, end, end + MOST_LEFT_OUT), None)
                if at is None:
                    break
                end = at + len(part)
            else:
                return self._places[first], self._places[end - 1] + 1
        return None

    def _whole(self, words: str, start: int, stop: int | None = None) -> Iterator[int]:
        """Give where words stand that are no parts of longer ones."""
        last = len(self.text) if stop is None else stop + len(words)
        at = self.text.find(words, start, last)
        while at >= 0:
            if not (self._within(at) or self._within(at + len(words))):
                yield at
            at = self.text.find(words, at + 1, last)

    def _within(self, at: int) -> bool:
        """Say whether a place is within a word, in a script that parts words."""
        pair = self.text[max(at - 1, 0) : at + 1]
        return len(pair) == 2 and (_is_accent(pair[1]) or all(map(_is_cased, pair)))


def _folded(sign: str) -> str:
    found = _FOLDED.get(sign)
    return normalize("NFD", sign.lower()) if found is None else found


def _is_accent(sign: str) -> bool:
    return combining(sign) > 0


def _is_cased(sign: str) -> bool:
    return sign.isdecimal() or sign != sign.upper()
