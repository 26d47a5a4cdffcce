"""The patterns of the official Argdown lexer, and searches that stay linear work."""

from __future__ import annotations

import re
from enum import Enum, auto

from attrs import frozen

BLANK = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""JavaScript's `\\s`."""


class Kind(Enum):
    """Kinds of token."""

    FRONT = auto()
    DATA = auto()
    ESCAPED = auto()
    SHORTCODE = auto()
    EMPTY_LINE = auto()
    NEWLINE = auto()
    INFERENCE = auto()
    RELATION = auto()
    HEADING = auto()
    NUMBER = auto()
    ITEM = auto()
    STRESS_END = auto()
    STRESS_START = auto()
    LINK = auto()
    TAG = auto()
    STATEMENT = auto()
    ARGUMENT = auto()
    STATEMENT_NAME = auto()
    ARGUMENT_NAME = auto()
    MENTION = auto()
    TEXT = auto()


@frozen
class Token:
    """A piece of the source."""

    kind: Kind
    """What it is."""
    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""
    value: str = ""
    """Its sign, title or mark; the whole image for text."""
    indent: int = 0
    """Length of the white space before a relation, item or number."""


class Finder:
    """Finds strings, and remembers where the next one is, or that there is none."""

    def __init__(self, text: str) -> None:
        """Take the text to search."""
        self._text = text
        self._none: dict[str, tuple[int, int]] = {}
        self._some: dict[str, tuple[int, int]] = {}

    def find(self, needle: str, start: int, end: int) -> int:
        """Give the first place of a string in a range; -1 where there is none."""
        first, last = self._none.get(needle, (1, 0))
        if first <= start and end <= last:
            return -1
        since, at = self._some.get(needle, (1, 0))
        if since <= start <= at:
            return at if at + len(needle) <= end else -1
        found = self._text.find(needle, start, end)
        if found < 0:
            self._none[needle] = (start, end)
        else:
            self._some[needle] = (start, found)
        return found


SIGN = re.compile(r"[' \t]*(\+>|->|<?\+|<?-|><|_>|<_|_(?=[" + BLANK + "]))")
INFERENCE = re.compile(r"[' \t]*--")
EMPTY = re.compile(r"(?:[ \t]*\n){2,}")
NEWLINE = re.compile(r"[ \t]*[\n\r]")
HEADING = re.compile(r"(#+) ")
NUMBER = re.compile(r"([' \t]*)\(([0-9]+)\)")
ORDERED = re.compile(r"([' \t]*)[0-9]+\.(?=[" + BLANK + "])")
BULLET = re.compile(r"([' \t]*)\*(?=[" + BLANK + "])")
ESCAPE = re.compile("\\\\[^\n\r\u2028\u2029] *")
SHORTCODE = re.compile(rf"(?:\.[^{BLANK}]+?\.[ \t]?)|(?::[^{BLANK}]+?:[ \t]?)")
FREE = re.compile(r"[^\\@#*_\[\],.:</>(){}\r\n;-]+")
CONTROL = re.compile(r"[@#*_\[\],.:</>(){};-][ \t]?")
SPACES = re.compile(r"[ \t]+")
STRESS = re.compile(rf"(\*\*|__|\*|_)(?![{BLANK}])")
STRESS_END = re.compile(r"(?:[ \t]|(?=[\n\r)}_.,!?;:*-]|\Z))")
TAG = re.compile(r"#([a-zA-z0-9\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef-]+)[ \t]?")
TRAILING = re.compile(r"[ \t]?")
LINE_END = re.compile("[\n\r\u2028\u2029]")
RESETTING = {
    Kind.EMPTY_LINE,
    Kind.RELATION,
    Kind.HEADING,
    Kind.NUMBER,
    Kind.ITEM,
    Kind.DATA,
}


def data_ends(text: str) -> tuple[list[int], list[int]]:
    """Give where a data block must stop, and where it may end: places of braces.

    The official pattern is greedy: it stops at a brace that white space and another
    word follow, and ends at the last brace before that which no comma or brace follows.
    """
    stops: list[int] = []
    ends: list[int] = []
    for match in re.finditer("[}\r\u2028\u2029]", text):
        at = match.start()
        if match[0] != "}":
            stops.append(at)
            continue
        if _STOP.match(text, at):
            stops.append(at)
        if not _GOES_ON.match(text, at):
            ends.append(at)
    return stops, ends


_STOP = re.compile(rf"}}[{BLANK}][^,}}]")
_GOES_ON = re.compile(rf"}}[{BLANK}]*[,}}]")
