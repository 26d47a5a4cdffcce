"""Stretches of a text between quotation marks: words that may be somebody else's."""

from __future__ import annotations

import re

from disputatio.schemas.text import Range

_MARKS = re.compile('["“”„«»]')
_BEFORE_OPENING = frozenset("([{<-–—=/:'‘")

LONGEST = 4000
"""Characters beyond which an opening mark is taken for a stray one."""


def quoted_stretches(text: str) -> tuple[Range, ...]:
    """Give the ranges between an opening and a closing mark, marks included."""
    result: list[Range] = []
    opened: int | None = None
    for match in _MARKS.finditer(text):
        at = match.start()
        if opened is not None and at - opened > LONGEST:
            opened = None
        if _opens(text, at):
            opened = at if opened is None else opened
        elif opened is not None and _closes(text, at):
            result.append((opened, at + 1))
            opened = None
    return tuple(result)


def begins_quoted(text: str, start: int) -> bool:
    """Say whether an opening mark stands right before a place."""
    mark = text[start - 1 : start]
    return bool(mark) and _MARKS.match(mark) is not None and _opens(text, start - 1)


def inside(ranges: tuple[Range, ...], start: int, end: int) -> bool:
    """Say whether a range lies within one of the ranges."""
    return any(first <= start and end <= last for first, last in ranges)


def _opens(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    after = text[at + 1 : at + 2]
    free = not before or before.isspace() or before in _BEFORE_OPENING
    return free and bool(after) and not after.isspace()


def _closes(text: str, at: int) -> bool:
    return not text[at - 1 : at].isspace()
