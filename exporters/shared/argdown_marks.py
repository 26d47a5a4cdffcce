"""Marked words in Argdown: written as markup where that is certain, else told in data.

A wording is written with its marks only if each of them reads back as it is: nested or
apart, between characters that begin and end the token. Otherwise none is, and the data
block lists them all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import TypeAlias

from attrs import frozen

from disputatio.exporters.shared.argdown_text import Escaper
from disputatio.schemas.debate import Mark, Wording

_BARE = re.compile(
    "[A-Za-z0-9\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef-]+\\Z"
)
_TAG = re.compile(
    r"#(?:[A-Za-z0-9\]^_`\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef-]+|\([^)\r\n\u2028\u2029]+\))\Z"
)
_WRAPPED = re.compile(r"[^()\r\n\u2028\u2029\\]+\Z")
_ADDRESS = re.compile(r"[^)\s\\\x00-\x20\x7f-\xa0\u2028\u2029]+\Z")
_LINKED = re.compile(r"[^\[\]\\\r\n\u2028\u2029\t]*[^\[\]\\\r\n\u2028\u2029\t ]\Z")
_STARS = {"Emph": ("*", "_"), "Strong": ("**", "__")}
_DEEPEST = 2


Piece: TypeAlias = tuple[int, bool, Mark]
"""Where a mark begins (True) or ends."""


@frozen
class Written:
    """A text as Argdown, and what the data block must add."""

    text: str
    """The text, escaped."""
    marks: tuple[Mark, ...]
    """Marks that are not in the text."""
    tags: tuple[str, ...]
    """Tags that the text itself names, each once."""


def written(wording: Wording, tags_in_text: bool) -> Written:
    """Give a wording's text with its marks as markup, where all of them are safe."""
    marks = wording.marks
    text = _marked(wording.text, marks, tags_in_text)
    if text is None:
        plain = Escaper(wording.text).piece(0, len(wording.text))
        return Written(text=plain, marks=marks, tags=())
    named = tuple(dict.fromkeys(m.target or "" for m in marks if m.kind == "Tag"))
    return Written(text=text, marks=(), tags=named)


def writable(wording: Wording, tags_in_text: bool) -> bool:
    """Say whether every mark of a wording reads back from its markup."""
    return _marked(wording.text, wording.marks, tags_in_text) is not None


def tag_token(name: str) -> str | None:
    """Give a tag as Argdown; None where no token can hold the name."""
    if _BARE.match(name):
        return f"#{name}"
    return f"#({name})" if _WRAPPED.match(name) else None


def _marked(text: str, marks: Sequence[Mark], tags_in_text: bool) -> str | None:
    """Give a text with its marks as markup; None where one would not read back."""
    pieces = _pieces(text, marks, tags_in_text)
    if pieces is None:
        return None
    writer = _Writer(text, frozenset(at for at, _, _ in pieces))
    for (at, begins, mark), following in zip_longest(pieces, pieces[1:]):
        writer.upto(at)
        touching = following[2] if following and following[0] == at else None
        if not (writer.begin(mark) if begins else writer.end(mark, touching)):
            return None
    writer.upto(len(text))
    return "".join(writer.parts)


def _pieces(text: str, marks: Sequence[Mark], tags_in_text: bool) -> list[Piece] | None:
    """Give beginnings and ends in order; None where marks cross or cannot be tokens.

    A reader gives marks in the order of their beginnings, the longer first.
    """
    if list(marks) != sorted(marks, key=lambda m: (m.start, -m.end, _rank(m))):
        return None
    pieces: list[Piece] = []
    around: list[Mark] = []
    for mark in marks:
        while around and around[-1].end <= mark.start:
            ended = around.pop()
            pieces.append((ended.end, False, ended))
        fits = mark.end <= around[-1].end if around else True
        if not (fits and _is_token(mark, text, around, tags_in_text)):
            return None
        pieces.append((mark.start, True, mark))
        around.append(mark)
    pieces += [(mark.end, False, mark) for mark in reversed(around)]
    return pieces


def _rank(mark: Mark) -> int:
    """Give the order of marks on the same words: what is written around the others first."""
    return {"Strong": 0, "Emph": 1}.get(mark.kind, 2)


def _is_token(mark: Mark, text: str, around: list[Mark], tags_in_text: bool) -> bool:
    words = text[mark.start : mark.end]
    whole = all(m.kind in _STARS for m in around)
    if not words or not whole or (mark.kind == "Tag" and not tags_in_text):
        return False
    if mark.kind in _STARS:
        return mark.target is None and len(around) < _DEEPEST
    if mark.target is None:
        return False
    if mark.kind == "Link":
        address = _ADDRESS.match(mark.target) is not None
        return address and _LINKED.match(words) is not None
    if mark.kind == "Tag":
        return (
            words in {f"#{mark.target}", f"#({mark.target})"}
            and _TAG.match(words) is not None
        )
    return words in (f"@[{mark.target}]", f"@<{mark.target}>") and _is_name(mark.target)


def _is_name(title: str) -> bool:
    return re.search(r"[\]>\r\n\u2028\u2029]", title) is None and title != ""


class _Writer:
    """Writes a text piece by piece, with tokens between."""

    def __init__(self, text: str, touched: frozenset[int]) -> None:
        self.parts: list[str] = []
        self._text = text
        self._escaper = Escaper(text, touched)
        self._at = 0
        self._open: list[str] = []
        self._inside: Mark | None = None

    def upto(self, end: int) -> None:
        """Write the words before a place."""
        if self._inside is None and end > self._at:
            self.parts.append(self._escaper.piece(self._at, end))
        self._at = max(end, self._at)

    def begin(self, mark: Mark) -> bool:
        """Write the beginning of a mark, or all of it where it is one token."""
        if mark.kind not in _STARS:
            self._inside = mark
            words = self._text[mark.start : mark.end]
            linked = mark.kind == "Link"
            self.parts.append(f"[{words}]({mark.target})" if linked else words)
            self._escaper.interrupt()
            return True
        sign = self._sign(mark)
        if sign is None or not self._escaper.opens(mark.start):
            return False
        self._open.append(sign)
        self.parts.append(sign)
        self._escaper.interrupt("start")
        return True

    def _sign(self, mark: Mark) -> str | None:
        """Give the sign that touches no other of its letter."""
        last = self.parts[-1][-1:] if self.parts else ""
        around = self._open[-1][0] if self._open else ""
        for sign in _STARS[mark.kind]:
            if sign[0] not in (last, around):
                return sign
        return None

    def end(self, mark: Mark, touching: Mark | None) -> bool:
        """Write the end of a mark, of which the next character must be one."""
        if mark.kind in _STARS:
            self.parts.append(self._open.pop())
            self._escaper.interrupt()
            if touching is not None:
                return touching.kind in _STARS
            return self._escaper.closes(mark.end)
        self._inside = None
        bare = self.parts[-1][:1] == "#" and self.parts[-1][1:2] != "("
        goes_on = touching is not None or self._text.startswith("-", mark.end)
        return not (bare and goes_on) and (not bare or self._escaper.closes(mark.end))
