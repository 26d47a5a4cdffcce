"""The patterns of the official Argdown lexer (`@argdown/core` 2.0.1), for linear work.

Three expressions find the next token: one at the beginning of a line, one there after
an empty line, one within a line. Each group is named after the kind of its token.
"""

from __future__ import annotations

import re
from typing import NamedTuple

BLANK = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""JavaScript's `\\s`, as the inside of a class."""

BLANKS = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
)
"""The same, one character after another."""

TEXT = "text"
ESCAPE = "escape"
SHORTCODE = "shortcode"
STRAY = "stray"
OPENING = "opening"
CLOSING = "closing"
LINK = "link"
TAG = "tag"
MENTION = "mention"
NEWLINE = "newline"
EMPTY = "empty"
FRONT = "front"
DATA = "data"
HEADING = "heading"
RELATION = "relation"
NUMBER = "number"
INFERENCE = "inference"
ORDERED = "ordered"
UNORDERED = "unordered"
STATEMENT = "statement"
STATEMENT_NAME = "statement_name"
ARGUMENT = "argument"
ARGUMENT_NAME = "argument_name"

CONTENT = frozenset(
    {TEXT, ESCAPE, SHORTCODE, STRAY, OPENING, CLOSING, LINK, TAG, MENTION, NEWLINE}
)
"""Kinds of token that make up the words of a line."""


class Token(NamedTuple):
    """A piece of the source."""

    kind: str
    """One of the names above."""
    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""
    value: str
    """Sign, title or target; the whole image for words."""
    indent: int = 0
    """Length of the white space before the sign of a relation or list item."""


_EMPTY = r"(?P<empty>(?>(?:[ \t]*+(?:\r\n|\n)){2,}))"
_NEWLINE = r"(?P<newline>[ \t]*+(?:\r\n|\n|\r))"
_SIGNS = rf"""
    (?P<relation>\+>|->|<?\+|<?-|><|_>|<_|_(?=[{BLANK}]))
    |\([0-9]++(?P<number>\))
    |(?P<ordered>[0-9]++\.(?=[{BLANK}]))
    |(?P<unordered>\*(?=[{BLANK}]))
"""
_HEADING = r"(?P<heading>\#++)[ ]"

AT_LINE = re.compile(
    rf"{_EMPTY}|{_NEWLINE}|(?P<lead>[' \t]*+)(?:(?P<inference>--)|{_SIGNS})|{_HEADING}",
    re.VERBOSE,
)
"""What only a line can begin with, and line ends."""

AFTER_EMPTY = re.compile(
    rf"{_NEWLINE}|(?P<lead>[' \t]*+)(?:{_SIGNS})|{_HEADING}", re.VERBOSE
)
"""The same after an empty line: no inference, and no other empty line."""

_FREE = r"[^\\@#*_[\],.:</>(){}\r\n;-]++"
_PLAIN = rf"""
    (?:[,;)\]}}>(-]|/(?![/*])|[.:](?=[{BLANK}]|\Z)|@(?![\[<]))[ \t]?+(?![ \t]|===)
"""

_SHORT = r"[^\{}\n\r\u2028\u2029]{{1,200}}+"
_LAST = r"[ \t]*+(?:[\n\r\u2028\u2029]|\Z)"

WITHIN = re.compile(
    rf"""
    (?P<text>(?![ \t]|===)(?>(?:{_FREE}|{_PLAIN})+))
    |{_EMPTY}|{_NEWLINE}|(?P<blanks>[ \t]++)
    |(?P<escape>\\[^\n\r\u2028\u2029][ ]*+)
    |(?P<shortcode>(?:\.[^{BLANK}]+?\.|:[^{BLANK}]+?:)[ \t]?+)
    |(?P<tag>\#[a-zA-z0-9\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef-]++[ \t]?+)
    |\[(?:(?P<statement>{_SHORT.format("]")}\]:)
        |(?P<statement_name>(?!-){_SHORT.format("]")}\])(?={_LAST}))
    |<(?!!--)(?:(?P<argument>{_SHORT.format(">")}>:)
        |(?P<argument_name>(?!-){_SHORT.format(">")}>)(?={_LAST}))
    |(?P<special>[/=\{{*_[\#<@\\])
    """,
    re.VERBOSE,
)
"""What stands within a line; `special` needs a look of its own.

Titles are found here where they are short and nothing else can begin with their bracket.
"""

WITHIN_INFERENCE = re.compile(
    rf"""
    (?P<comment>/[/*]|<!--)
    |{_NEWLINE}
    |(?P<escape>\\[^\n\r\u2028\u2029][ ]*+)
    |(?P<shortcode>(?:\.[^{BLANK}]+?\.|:[^{BLANK}]+?:)[ \t]?+)
    |(?P<end>-{{2,}}+)|(?P<data>\{{)|(?P<comma>,)|(?P<blanks>[ \t]++)
    |(?P<text>{_FREE}|[@\#*_[\].:</>()}};-][ \t]?+)
    """,
    re.VERBOSE,
)
"""What stands within an inference, from its first hyphens to its last."""

CONTROL = re.compile(r"[@#*_[\],.:</>(){};-][ \t]?|[^\\@#*_[\],.:</>(){}\r\n;-]+")
"""A sign that means nothing here, with the blank after it; or words up to the next one."""

STRESS = re.compile(rf"(\*\*|__|\*|_)(?![{BLANK}])")
"""The beginning of bold or italic."""

STRESS_END = re.compile(r"[ \t]|(?=[\n\r)}_.,!?;:*-]|\Z)")
"""What must follow the end of bold or italic."""

AFTER_COMMENT = {
    NEWLINE: re.compile(r"(?:[ \t]*+(?:\r\n|\n|\r(?!\n))(?![ \t]*+(?:\r\n|\n|\r)))?"),
    EMPTY: re.compile(r"(?>(?:[ \t]*\r\n|\n|\r)*)"),
}
"""Line ends that belong to a comment, by the kind of the token before it."""

LINE_END = re.compile("[\n\r\u2028\u2029]")
"""What JavaScript's `.` does not match."""

_STOP = re.compile(rf"}}[{BLANK}][^,}}]")
_GOES_ON = re.compile(rf"}}[{BLANK}]*+[,}}]")


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
