"""The messages of an mbox: where each begins and ends.

A message begins with a line "From ", an address and a date (RFC 4155). Bodies hold
lines that begin with "From " too, and archives do not always mark them, so the date
counts; where it is damaged, or the word is, the header line below must stand for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from attrs import frozen

LONGEST_LINE = 1 << 20
"""A longer line is read in pieces."""

_DAY = rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_MONTH = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_CLOCK = rb"\d{1,2}:\d\d(?::\d\d)?"
_DATE = (
    rb"(?:" + _DAY + rb",? +(?:" + _MONTH + rb" +\d{1,2}|\d{1,2} +" + _MONTH + rb")"
    rb"(?: +" + _CLOCK + rb"(?: +[A-Z+-][\w+-]{0,6}){0,2} +\d{4}| +\d{4} +" + _CLOCK + rb")"
    rb"|\d{4}-\d\d-\d\d[T ]" + _CLOCK + rb"\S{0,8})(?: +[+-]\d{4})?"
)  # fmt: skip
_SURE = re.compile(rb"From +\S[^\n]{0,250}? +" + _DATE + rb"\s*$", re.I)
_DATED = re.compile(rb"[^\n]{5,260} " + _DATE + rb"\s*$")
_FIELD = re.compile(
    rb"(?:From|Date|Subject|Message-ID|Return-Path|Received|Delivered-To|To|Sender|"
    rb"MIME-Version|Content-[\w-]{1,40}|X-[\w-]{1,60}|In-Reply-To|References|Reply-To|"
    rb"Envelope-To|Status|List-[\w-]{1,30})[ \t]*:",
    re.I,
)


@frozen(kw_only=True)
class Found:
    """A message in an mbox."""

    start: int
    """Offset of the line that begins it."""
    size: int
    """How many bytes it has, that line and all."""
    damaged: bool
    """Whether the line that begins it is not as it should be."""


def messages(stream: BinaryIO) -> Iterator[Found]:
    """Give the messages of a stream in their order; what stands before the first is none."""
    start: int | None = None
    damaged = False
    for at, mark in _marks(stream):
        if start is not None:
            yield Found(start=start, size=at - start, damaged=damaged)
        start, damaged = at, mark
    if start is not None:
        yield Found(start=start, size=stream.tell() - start, damaged=damaged)


def begins_mbox(head: bytes) -> bool:
    """Say whether bytes begin as an mbox does."""
    line, _, rest = head.lstrip(b"\r\n").partition(b"\n")
    return is_beginning(line, rest.partition(b"\n")[0]) is not None


def is_beginning(line: bytes, following: bytes) -> bool | None:
    """Say whether a line after an empty one begins a message; None if it does not.

    False is the usual answer, True that the line is damaged.
    """
    if line.startswith(b"From ") and _SURE.match(line):
        return False
    like = line.startswith(b"From ") or (_is_nearly_from(line) and _DATED.match(line))
    return True if like and _FIELD.match(following) else None


def _is_nearly_from(line: bytes) -> bool:
    """Say whether at most two of the first five bytes are not those of "From "."""
    return sum(a != b for a, b in zip(line[:5], b"From ", strict=False)) <= 2


def _marks(stream: BinaryIO) -> Iterator[tuple[int, bool]]:
    """Give the offset of every line that begins a message, and whether it is damaged."""
    at = 0
    empty = True
    line = stream.readline(LONGEST_LINE)
    while line:
        following = stream.readline(LONGEST_LINE)
        if line[:5] == b"From " or (empty and _is_nearly_from(line)):
            found = is_beginning(line, following)
            if found is False or (found and empty):
                yield at, found
        empty = not line.strip()
        at += len(line)
        line = following
