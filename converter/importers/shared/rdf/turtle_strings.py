"""Strings of Turtle, read in work that grows with their length.

rdflib adds escape by escape to a string, which takes minutes for some megabytes of them.
"""

from __future__ import annotations

import re
import sys
from typing import NamedTuple

_STOPS = {
    '"': re.compile(r'\\.|"|[\r\n]', re.DOTALL),
    "'": re.compile(r"\\.|'|[\r\n]", re.DOTALL),
    '"""': re.compile(r'\\.|"""', re.DOTALL),
    "'''": re.compile(r"\\.|'''", re.DOTALL),
}
"""What ends a string, or goes on with it, by its delimiter."""

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SIMPLE = dict(zip("abfrtvn\\\"'", "\a\b\f\r\t\v\n\\\"'", strict=True))


class Quoted(NamedTuple):
    """A string as it stands in a document."""

    end: int
    """Where the document goes on after it."""
    words: str
    """What it says."""
    lines: int
    """How many lines end in it."""


def quoted_at(text: str, start: int, delimiter: str) -> Quoted:
    """Read a string.

    Args:
        text: the document.
        start: where the string begins, after its delimiter.
        delimiter: one quotation mark, or three.

    Raises:
        ValueError: it does not end, or has an escape that is none.
    """
    end = _end(text, start, delimiter)
    raw = text[start:end]
    words = raw if "\\" not in raw else _ESCAPE.sub(_character, raw)
    return Quoted(end + len(delimiter), words, raw.count("\n"))


def _end(text: str, start: int, delimiter: str) -> int:
    """Give where the delimiter stands that ends a string; marks before it belong to it."""
    for stop in _STOPS[delimiter].finditer(text, start):
        if stop.group() == delimiter:
            mark, end = delimiter[0], stop.end()
            more = text[end : end + 2]
            extra = len(more) - len(more.lstrip(mark)) if len(delimiter) > 1 else 0
            return stop.start() + extra
        if not stop.group().startswith("\\"):
            raise ValueError("newline found in string literal")
    raise ValueError("unterminated string literal")


def _character(found: re.Match[str]) -> str:
    if found[3] is None:
        number = int(found[1] or found[2], 16)
        if number > sys.maxunicode:
            raise ValueError(f"{found[0]} is beyond Unicode")
        return chr(number)
    if found[3] not in _SIMPLE:
        raise ValueError("bad escape")
    return _SIMPLE[found[3]]
