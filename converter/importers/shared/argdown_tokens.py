"""The tokens of Argdown, as the official lexer makes them (`@argdown/core` 2.0.1).

The order of the attempts below is the official order. Every search that may fail is
remembered, so that hostile input stays linear work.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from enum import Enum, auto

from attrs import frozen

_BLANK = (
    "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
)
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


class _Finder:
    """Finds strings, and remembers that there is none further on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._none: dict[str, tuple[int, int]] = {}
        self._some: dict[str, tuple[int, int]] = {}

    def find(self, needle: str, start: int, end: int) -> int:
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


_SIGN = re.compile(r"[' \t]*(\+>|->|<?\+|<?-|><|_>|<_|_(?=[" + _BLANK + "]))")
_INFERENCE = re.compile(r"[' \t]*--")
_EMPTY = re.compile(r"(?:[ \t]*\n){2,}")
_NEWLINE = re.compile(r"[ \t]*[\n\r]")
_HEADING = re.compile(r"(#+) ")
_NUMBER = re.compile(r"([' \t]*)\(([0-9]+)\)")
_ORDERED = re.compile(r"([' \t]*)[0-9]+\.(?=[" + _BLANK + "])")
_BULLET = re.compile(r"([' \t]*)\*(?=[" + _BLANK + "])")
_ESCAPE = re.compile("\\\\[^\n\r\u2028\u2029] *")
_SHORTCODE = re.compile(rf"(?:\.[^{_BLANK}]+?\.[ \t]?)|(?::[^{_BLANK}]+?:[ \t]?)")
_FREE = re.compile(r"[^\\@#*_\[\],.:</>(){}\r\n;-]+")
_CONTROL = re.compile(r"[@#*_\[\],.:</>(){};-][ \t]?")
_SPACES = re.compile(r"[ \t]+")
_STRESS = re.compile(rf"(\*\*|__|\*|_)(?![{_BLANK}])")
_STRESS_END = re.compile(r"(?:[ \t]|(?=[\n\r)}_.,!?;:*-]|\Z))")
_TAG = re.compile(
    r"#(?:\(([^)]+)\)|([a-zA-z0-9\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef-]+))[ \t]?"
)
_TRAILING = re.compile(r"[ \t]?")
_LINE_END = re.compile("[\n\r\u2028\u2029]")
_RESETTING = {Kind.EMPTY_LINE, Kind.RELATION, Kind.HEADING, Kind.NUMBER, Kind.ITEM, Kind.DATA}


class Lexer:
    """Splits a text into tokens."""

    def __init__(self, text: str) -> None:
        """Look at the places that may end data once."""
        self.text = text
        self._at = 0
        self._last: Kind | None = None
        self._skipped = -1
        self._stress: list[str] = []
        self._queue: list[Token] = []
        self._find = _Finder(text)
        self._lines = [m.start() for m in _LINE_END.finditer(text)]
        self._stops, self._ends = _data_ends(text)

    def tokens(self) -> Iterator[Token]:
        """Give the tokens in order; blanks and comments are left out."""
        while self._at < len(self.text):
            token = self._next()
            if token is None:
                continue
            if token.kind in _RESETTING:
                self._stress.clear()
            self._last = token.kind
            self._at = token.end
            yield token
            yield from self._queue
            self._queue.clear()

    def _next(self) -> Token | None:
        character = self.text[self._at]
        if character in "/<" and self._comment():
            return None
        for attempt in _ATTEMPTS.get(character, _PLAIN):
            token = attempt(self)
            if token is not None:
                return token
        spaces = _SPACES.match(self.text, self._at)
        if spaces:
            self._at = self._skipped = spaces.end()
            return None
        return self._plain()

    def _plain(self) -> Token:
        match = _FREE.match(self.text, self._at) or _CONTROL.match(self.text, self._at)
        end = match.end() if match else self._at + 1
        return Token(Kind.TEXT, self._at, end, self.text[self._at : end])

    def _begins(self) -> bool:
        return self._last in {None, Kind.EMPTY_LINE, Kind.NEWLINE}

    def _comment(self) -> bool:
        end = self._comment_end()
        if end < 0:
            return False
        if self._last in {Kind.EMPTY_LINE, Kind.NEWLINE}:
            end = self._after_comment(end)
        self._at = self._skipped = end
        return True

    def _comment_end(self) -> int:
        text, at = self.text, self._at
        for opening, closing in (("<!--", "-->"), ("/*", "*/")):
            if text.startswith(opening, at):
                found = self._find.find(closing, at + len(opening), len(text))
                return -1 if found < 0 else found + len(closing)
        if text.startswith("//", at):
            end = self._line_end(at)
            return end if end < len(text) and text[end] in "\n\r" else -1
        return -1

    def _after_comment(self, end: int) -> int:
        """Skip the line ends that belong to a comment on lines of its own."""
        match = _NEWLINE.match(self.text, end)
        if self._last is Kind.EMPTY_LINE:
            while match:
                end = match.end()
                match = _NEWLINE.match(self.text, end)
        elif match and not _NEWLINE.match(self.text, match.end()):
            end = match.end()
        return end

    def _line_end(self, at: int) -> int:
        place = bisect_left(self._lines, at)
        return self._lines[place] if place < len(self._lines) else len(self.text)

    def front(self) -> Token | None:
        """Read a front matter, which may stand at any token's place."""
        if not self.text.startswith("===", self._at):
            return None
        start = self._at
        while self.text.startswith("=", start):
            start += 1
        found = self._find.find("===", start, len(self.text))
        if found < 0:
            return None
        end = found
        while self.text.startswith("=", end):
            end += 1
        return Token(Kind.FRONT, self._at, end, self.text[start:found])

    def data(self) -> Token | None:
        """Read a data block: it ends where the official pattern ends it."""
        place = bisect_right(self._stops, self._at)
        stop = self._stops[place] if place < len(self._stops) else len(self.text)
        last = bisect_right(self._ends, stop) - 1
        if last < 0 or self._ends[last] <= self._at:
            return None
        end = self._ends[last] + 1
        return Token(Kind.DATA, self._at, end, self.text[self._at : end])

    def escape(self) -> Token | None:
        """Read an escaped character with the blanks after it."""
        return self._match(_ESCAPE, Kind.ESCAPED)

    def shortcode(self) -> Token | None:
        """Read what may be a shortcode."""
        return self._match(_SHORTCODE, Kind.SHORTCODE)

    def empty_line(self) -> Token | None:
        """Read an empty line; one right after another belongs to it."""
        return self._match(_EMPTY, Kind.EMPTY_LINE)

    def newline(self) -> Token | None:
        """Read a line end with the blanks before it."""
        return self._match(_NEWLINE, Kind.NEWLINE)

    def inference(self) -> Token | None:
        """Read a whole inference; its data follow as a token of their own."""
        begins = self._last in {None, Kind.NEWLINE, Kind.DATA}
        match = _INFERENCE.match(self.text, self._at) if begins else None
        if match is None:
            return None
        start = self._at
        end, rules = self._inference_end(match.end())
        self._at = start
        return Token(Kind.INFERENCE, start, end, rules)

    def _inference_end(self, at: int) -> tuple[int, str]:
        """Go to the closing hyphens; to the end of the line where there are none."""
        text, words, first = self.text, [], at
        while at < len(text) and not text.startswith("--", at):
            self._at = at
            data = self.data() if text[at] == "{" else None
            if data is not None:
                self._queue.append(data)
                at = data.end
                continue
            if _EMPTY.match(text, at):
                break
            word = _ESCAPE.match(text, at)
            words.append(word[0][1:] if word else text[at])
            at = word.end() if word else at + 1
        if not text.startswith("--", at):
            self._queue.clear()
            end = self._line_end(first)
            return end, text[first:end]
        while text.startswith("-", at):
            at += 1
        return at, "".join(words)

    def relation(self) -> Token | None:
        """Read the sign of a relation at the beginning of a line."""
        match = _SIGN.match(self.text, self._at) if self._begins() else None
        if match is None:
            return None
        indent = match.start(1) - match.start()
        return Token(Kind.RELATION, self._at, match.end(), match[1], indent)

    def heading(self) -> Token | None:
        """Read the signs of a heading."""
        return self._match(_HEADING, Kind.HEADING, 1) if self._begins() else None

    def number(self) -> Token | None:
        """Read the number of a line of a reasoning."""
        return self._match(_NUMBER, Kind.NUMBER, 2) if self._begins() else None

    def item(self) -> Token | None:
        """Read the sign of a list item."""
        if not self._begins():
            return None
        match = _ORDERED.match(self.text, self._at) or _BULLET.match(self.text, self._at)
        if match is None:
            return None
        return Token(Kind.ITEM, self._at, match.end(), "", len(match[1]) + 1)

    def stress(self) -> Token | None:
        """Read the end or the beginning of bold or italic words."""
        opened = self._stress[-1] if self._stress else ""
        if opened and self.text.startswith(opened, self._at) and self._skipped != self._at:
            end = _STRESS_END.match(self.text, self._at + len(opened))
            if end:
                self._stress.pop()
                return Token(Kind.STRESS_END, self._at, end.end(), opened)
        match = _STRESS.match(self.text, self._at)
        if match is None:
            return None
        self._stress.append(match[1])
        return Token(Kind.STRESS_START, self._at, match.end(), match[1])

    def link(self) -> Token | None:
        """Read a link."""
        at, size = self._at, len(self.text)
        middle = self._find.find("]", at + 1, size)
        if middle <= at + 1 or not self.text.startswith("](", middle):
            return None
        end = self._find.find(")", middle + 2, size)
        if end <= middle + 2:
            return None
        return Token(Kind.LINK, at, self._with_blank(end + 1), self.text[at + 1 : middle])

    def tag(self) -> Token | None:
        """Read a tag."""
        match = _TAG.match(self.text, self._at)
        if match is None:
            return None
        return Token(Kind.TAG, self._at, match.end(), match[1] or match[2])

    def statement(self) -> Token | None:
        """Read a statement's title, with a colon or alone."""
        defined = self._titled("[", "]:", Kind.STATEMENT)
        return defined or self._titled("[", "]", Kind.STATEMENT_NAME)

    def argument(self) -> Token | None:
        """Read an argument's title, with a colon or alone."""
        defined = self._titled("<", ">:", Kind.ARGUMENT)
        return defined or self._titled("<", ">", Kind.ARGUMENT_NAME)

    def mention(self) -> Token | None:
        """Read a mention inside a text."""
        for opening, closing in (("@[", "]"), ("@<", ">")):
            token = self._titled(opening, closing, Kind.MENTION)
            if token is not None:
                end = self._with_blank(token.end)
                return Token(Kind.MENTION, token.start, end, token.value)
        return None

    def _titled(self, opening: str, closing: str, kind: Kind) -> Token | None:
        at = self._at
        if not self.text.startswith(opening, at):
            return None
        first = at + len(opening)
        end = self._line_end(first)
        if len(closing) == 1 and len(opening) == 1:
            if first >= end and kind in {Kind.STATEMENT_NAME, Kind.ARGUMENT_NAME}:
                return None
            if self.text.startswith("-", first):
                return None
        found = self._find.find(closing, first + 1, end)
        if found < 0:
            return None
        return Token(kind, at, found + len(closing), self.text[first:found])

    def _with_blank(self, end: int) -> int:
        match = _TRAILING.match(self.text, end)
        return match.end() if match else end

    def _match(self, pattern: re.Pattern[str], kind: Kind, group: int = 0) -> Token | None:
        match = pattern.match(self.text, self._at)
        return None if match is None else Token(kind, self._at, match.end(), match[group])


def _data_ends(text: str) -> tuple[list[int], list[int]]:
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


_STOP = re.compile(rf"}}[{_BLANK}][^,}}]")
_GOES_ON = re.compile(rf"}}[{_BLANK}]*[,}}]")

_Attempt = Callable[[Lexer], Token | None]

_ATTEMPTS: dict[str, tuple[_Attempt, ...]] = {
    "=": (Lexer.front,),
    "{": (Lexer.data,),
    "\\": (Lexer.escape,),
    ".": (Lexer.shortcode,),
    ":": (Lexer.shortcode,),
    "\n": (Lexer.empty_line, Lexer.newline),
    "\r": (Lexer.newline,),
    "-": (Lexer.inference, Lexer.relation),
    "+": (Lexer.relation,),
    ">": (Lexer.relation,),
    "<": (Lexer.relation, Lexer.argument),
    "_": (Lexer.relation, Lexer.stress),
    "*": (Lexer.item, Lexer.stress),
    "#": (Lexer.heading, Lexer.tag),
    "(": (Lexer.number,),
    "[": (Lexer.link, Lexer.statement),
    "@": (Lexer.mention,),
}
_PLAIN: tuple[_Attempt, ...] = ()
_INDENTED: tuple[_Attempt, ...] = (
    Lexer.empty_line, Lexer.newline, Lexer.inference, Lexer.relation, Lexer.number, Lexer.item,
)  # fmt: skip
for _character in " \t'":
    _ATTEMPTS[_character] = _INDENTED
for _character in "0123456789":
    _ATTEMPTS[_character] = (Lexer.item,)
