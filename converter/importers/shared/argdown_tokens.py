"""The tokens of Argdown, as the official lexer makes them (`@argdown/core` 2.0.1).

The order of the attempts below is the official order. Every search that may fail is
remembered, so that hostile input stays linear work.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from disputatio.converter.importers.shared import argdown_patterns as patterns
from disputatio.converter.importers.shared.argdown_patterns import (
    Finder,
    Kind,
    Token,
    data_ends,
)


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
        self._find = Finder(text)
        self._lines = [m.start() for m in patterns.LINE_END.finditer(text)]
        self._stops, self._ends = data_ends(text)

    def tokens(self) -> Iterator[Token]:
        """Give the tokens in order; blanks and comments are left out."""
        while self._at < len(self.text):
            token = self._next()
            if token is None:
                continue
            if token.kind in patterns.RESETTING:
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
        spaces = patterns.SPACES.match(self.text, self._at)
        if spaces:
            self._at = self._skipped = spaces.end()
            return None
        return self._plain()

    def _plain(self) -> Token:
        match = patterns.FREE.match(self.text, self._at) or patterns.CONTROL.match(
            self.text, self._at
        )
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
        match = patterns.NEWLINE.match(self.text, end)
        if self._last is Kind.EMPTY_LINE:
            while match:
                end = match.end()
                match = patterns.NEWLINE.match(self.text, end)
        elif match and not patterns.NEWLINE.match(self.text, match.end()):
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
        return self._match(patterns.ESCAPE, Kind.ESCAPED)

    def shortcode(self) -> Token | None:
        """Read what may be a shortcode."""
        return self._match(patterns.SHORTCODE, Kind.SHORTCODE)

    def empty_line(self) -> Token | None:
        """Read an empty line; one right after another belongs to it."""
        return self._match(patterns.EMPTY, Kind.EMPTY_LINE)

    def newline(self) -> Token | None:
        """Read a line end with the blanks before it."""
        return self._match(patterns.NEWLINE, Kind.NEWLINE)

    def inference(self) -> Token | None:
        """Read a whole inference; its data follow as a token of their own."""
        begins = self._last in {None, Kind.NEWLINE, Kind.DATA}
        match = patterns.INFERENCE.match(self.text, self._at) if begins else None
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
            if patterns.EMPTY.match(text, at):
                break
            word = patterns.ESCAPE.match(text, at)
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
        match = patterns.SIGN.match(self.text, self._at) if self._begins() else None
        if match is None:
            return None
        indent = match.start(1) - match.start()
        return Token(Kind.RELATION, self._at, match.end(), match[1], indent)

    def heading(self) -> Token | None:
        """Read the signs of a heading."""
        return (
            self._match(patterns.HEADING, Kind.HEADING, 1) if self._begins() else None
        )

    def number(self) -> Token | None:
        """Read the number of a line of a reasoning."""
        return self._match(patterns.NUMBER, Kind.NUMBER, 2) if self._begins() else None

    def item(self) -> Token | None:
        """Read the sign of a list item."""
        if not self._begins():
            return None
        match = patterns.ORDERED.match(self.text, self._at) or patterns.BULLET.match(
            self.text, self._at
        )
        if match is None:
            return None
        return Token(Kind.ITEM, self._at, match.end(), "", len(match[1]) + 1)

    def stress(self) -> Token | None:
        """Read the end or the beginning of bold or italic words."""
        opened = self._stress[-1] if self._stress else ""
        if (
            opened
            and self.text.startswith(opened, self._at)
            and self._skipped != self._at
        ):
            end = patterns.STRESS_END.match(self.text, self._at + len(opened))
            if end:
                self._stress.pop()
                return Token(Kind.STRESS_END, self._at, end.end(), opened)
        match = patterns.STRESS.match(self.text, self._at)
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
        return Token(
            Kind.LINK, at, self._with_blank(end + 1), self.text[at + 1 : middle]
        )

    def tag(self) -> Token | None:
        """Read a tag."""
        at = self._at
        if self.text.startswith("#(", at):
            end = self._find.find(")", at + 2, len(self.text))
            if end <= at + 2:
                return None
            return Token(
                Kind.TAG, at, self._with_blank(end + 1), self.text[at + 2 : end]
            )
        return self._match(patterns.TAG, Kind.TAG, 1)

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
        match = patterns.TRAILING.match(self.text, end)
        return match.end() if match else end

    def _match(
        self, pattern: re.Pattern[str], kind: Kind, group: int = 0
    ) -> Token | None:
        match = pattern.match(self.text, self._at)
        return (
            None if match is None else Token(kind, self._at, match.end(), match[group])
        )


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
