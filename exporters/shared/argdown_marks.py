"""Marked words in Argdown: written as markup where that is certain, else told in data.

A wording is written with its marks only if each of them reads back as it is: in
order, apart from each other, between characters that end the token. Otherwise none
is, and the data block lists them all.
"""

from __future__ import annotations

import re

from attrs import frozen

from disputatio.exporters.shared.argdown_text import Escaper
from disputatio.schemas.debate import Mark, Wording
from disputatio.schemas.foreign.argdown import legal_title

_BARE = re.compile(
    "[A-Za-z0-9\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef-]+\\Z"
)
_WRAPPED = re.compile(r"[^()\[\]<>\\\r\n\u2028\u2029]+\Z")
_ADDRESS = re.compile(r"[!#-'*-;=?-Z^-~]+\Z")
_LINKED = re.compile(r"[^\[\]\\\r\n\u2028\u2029\t]+\Z")
_STRESSED = re.compile(r"[^\W_](?:[\w ,'-]*[^\W_])?\Z")
_STARS = {"Emph": "*", "Strong": "**"}
_ENDS = " ,;!?)"
_BEGINS = " (\"'“‘"


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
    if not writable(wording, tags_in_text):
        plain = Escaper(wording.text).piece(0, len(wording.text))
        return Written(text=plain, marks=marks, tags=())
    escaper, parts, at = Escaper(wording.text), [], 0
    for mark in marks:
        parts.append(escaper.piece(at, mark.start))
        parts.append(_token(mark, wording.text[mark.start : mark.end]))
        escaper.interrupt()
        at = mark.end
    parts.append(escaper.piece(at, len(wording.text)))
    named = tuple(dict.fromkeys(m.target or "" for m in marks if m.kind == "Tag"))
    return Written(text="".join(parts), marks=(), tags=named)


def writable(wording: Wording, tags_in_text: bool) -> bool:
    """Say whether every mark of a wording reads back from its markup."""
    at = 0
    for mark in wording.marks:
        if mark.start < at or mark.start == mark.end:
            return False
        if mark.kind == "Tag" and not tags_in_text:
            return False
        if not (_is_apart(mark, wording.text) and _is_token(mark, wording.text)):
            return False
        at = mark.end + 1
    return True


def tag_token(name: str) -> str | None:
    """Give a tag as Argdown; None where no token can hold the name."""
    if _BARE.match(name):
        return f"#{name}"
    return f"#({name})" if _WRAPPED.match(name) else None


def _is_apart(mark: Mark, text: str) -> bool:
    before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 2]
    if mark.start and before not in _BEGINS:
        return False
    if after[:1] in {".", ":"}:
        return after[1:] in {"", " "}
    return after[:1] in _ENDS


def _is_token(mark: Mark, text: str) -> bool:
    words = text[mark.start : mark.end]
    if mark.kind in _STARS:
        return mark.target is None and _STRESSED.match(words) is not None
    if mark.target is None:
        return False
    if mark.kind == "Link":
        address = _ADDRESS.match(mark.target) is not None
        return address and _LINKED.match(words) is not None
    if mark.kind == "Tag":
        return words == tag_token(mark.target) or words == f"#({mark.target})"
    mentions = (f"@[{mark.target}]", f"@<{mark.target}>")
    return words in mentions and legal_title(mark.target)


def _token(mark: Mark, words: str) -> str:
    if mark.kind in _STARS:
        return f"{_STARS[mark.kind]}{words}{_STARS[mark.kind]}"
    return f"[{words}]({mark.target})" if mark.kind == "Link" else words
