"""The tokens of Argdown, as the official lexer makes them (`@argdown/core` 2.0.1).

Where several patterns fit at a place, the order of the attempts is the official one.
Every search that may fail is remembered, so that hostile input stays linear work.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from disputatio.converter.importers.shared.argdown import patterns
from disputatio.converter.importers.shared.argdown.inference import (
    InferenceLine,
    InferenceReader,
)
from disputatio.converter.importers.shared.argdown.patterns import Finder, Token


class Lexer:
    """Splits a text into tokens."""

    def __init__(self, text: str) -> None:
        """Look at the places that may end data once."""
        self.text = text
        self.inference = InferenceLine()
        self._last: str | None = None
        self._stress: list[str] = []
        self.cut: list[int] = []
        self._find = Finder(text)
        self._lines = [m.start() for m in patterns.LINE_END.finditer(text)]
        self._stops, self._ends = patterns.data_ends(text)

    def tokens(self) -> Iterator[Token]:
        """Give the tokens in order; blanks and comments are left out.

        After an inference, `inference` holds what stands between its hyphens; at the
        end, `cut` has the places where a comment begins that may be half an address.
        """
        text, at, size = self.text, 0, len(self.text)
        within = patterns.WITHIN.match
        begins: _Match | None = patterns.AT_LINE.match
        while at < size:
            match = begins(text, at) if begins is not None else None
            token = self._sign(match) if match is not None else None
            if token is None:
                match = within(text, at)
                kind = match.lastgroup if match is not None else None
                if match is None or kind is None or kind == "special":
                    token = self._special(at)
                elif kind == "blanks":
                    at = match.end()
                    continue
                else:
                    image = match[0]
                    value = image if kind not in _CUTS else _cut(kind, image)
                    token = _new(Token, (kind, at, match.end(), value, 0))
            at, kind = token.end, token.kind
            if kind != "comment":
                self._last = kind
                begins = _BEGINNINGS.get(kind)
                if self._stress and kind not in patterns.CONTENT:
                    self._stress.clear()
                yield token

    def _sign(self, match: re.Match[str]) -> Token:
        """Give the token of what only a line can begin with."""
        kind, start = match.lastgroup or "", match.start()
        if kind == patterns.INFERENCE:
            return self._inference(start, match.end())
        if kind in {patterns.NEWLINE, patterns.EMPTY}:
            return Token(kind, start, match.end(), "")
        indent = len(match["lead"] or "")
        if kind in {patterns.ORDERED, patterns.UNORDERED}:
            indent += 1
        return Token(kind, start, match.end(), match[kind], indent)

    def _special(self, at: int) -> Token:
        """Give the token that begins with a character of several meanings."""
        for attempt in _ATTEMPTS.get(self.text[at], ()):
            token = attempt(self, at)
            if token is not None:
                return token
        match = patterns.CONTROL.match(self.text, at)
        end = match.end() if match is not None else at + 1
        kind = patterns.TEXT if match is not None else patterns.STRAY
        return Token(kind, at, end, self.text[at:end])

    def _comment(self, at: int) -> Token | None:
        end = self._comment_end(at)
        if end < 0:
            return None
        following = patterns.AFTER_COMMENT.get(self._last or "")
        match = following.match(self.text, end) if following is not None else None
        return Token("comment", at, match.end() if match is not None else end, "")

    def _comment_end(self, at: int) -> int:
        text = self.text
        for opening, closing in (("<!--", "-->"), ("/*", "*/")):
            if text.startswith(opening, at):
                found = self._find.find(closing, at + len(opening), len(text))
                return (
                    -1 if found < 0 or self._splits(at, found) else found + len(closing)
                )
        if text.startswith("//", at):
            end = self._line_end(at)
            if end == len(text) or text[end] not in "\n\r":
                return -1
            if text.endswith(":", 0, at):
                self.cut.append(at)
            return end
        return -1

    def _splits(self, start: int, end: int) -> bool:
        """Say whether a separator stands there that no comment may hold."""
        separators = ("\u2028", "\u2029")
        return any(self._find.find(s, start, end) >= 0 for s in separators)

    def _line_end(self, at: int) -> int:
        place = bisect_left(self._lines, at)
        return self._lines[place] if place < len(self._lines) else len(self.text)

    def _front(self, at: int) -> Token | None:
        """Read a front matter, which may stand at any token's place."""
        if not self.text.startswith("===", at):
            return None
        start = _after(self.text, "=", at)
        found = self._find.find("===", start, len(self.text))
        if found >= 0:
            end = _after(self.text, "=", found)
            return Token(patterns.FRONT, at, end, self.text[start:found])
        return Token(patterns.FRONT, at, start, "") if start >= at + 6 else None

    def _data(self, at: int) -> Token | None:
        """Read a data block: it ends where the official pattern ends it."""
        place = bisect_right(self._stops, at)
        stop = self._stops[place] if place < len(self._stops) else len(self.text)
        last = bisect_right(self._ends, stop) - 1
        if last < 0 or self._ends[last] <= at:
            return None
        end = self._ends[last] + 1
        return Token(patterns.DATA, at, end, self.text[at:end])

    def _inference(self, start: int, at: int) -> Token:
        """Read a whole inference; a broken one ends with its first line."""
        found = InferenceReader(self.text).read(at, self._within_inference(at))
        self.inference = found
        end = found.end if found.problem is None else self._line_end(at)
        return Token(patterns.INFERENCE, start, end, self.text[at:end])

    def _within_inference(self, at: int) -> Iterator[Token]:
        """Give the tokens after the first hyphens of an inference."""
        self._last = patterns.INFERENCE
        while at < len(self.text):
            token = self._inner(at)
            at = token.end
            if token.kind not in {"comment", "blanks"}:
                self._last = token.kind
                yield token

    def _inner(self, at: int) -> Token:
        match = patterns.WITHIN_INFERENCE.match(self.text, at)
        kind = match.lastgroup if match is not None else None
        token = None
        if kind == "comment":
            token = self._comment(at)
        elif kind == patterns.DATA:
            token = self._data(at)
        elif match is not None and kind is not None:
            token = Token(kind, at, match.end(), match[0])
        if token is not None:
            return token
        sign = patterns.CONTROL.match(self.text, at)
        end = sign.end() if sign is not None else at + 1
        kind = patterns.TEXT if sign is not None else patterns.STRAY
        return Token(kind, at, end, self.text[at:end])

    def _closing(self, at: int) -> Token | None:
        """Read the end of the bold or italic words that were opened last."""
        opened = self._stress[-1] if self._stress else ""
        if not opened or not self.text.startswith(opened, at):
            return None
        end = patterns.STRESS_END.match(self.text, at + len(opened))
        if end is None:
            return None
        self._stress.pop()
        return Token(patterns.CLOSING, at, end.end(), opened)

    def _opening(self, at: int) -> Token | None:
        match = patterns.STRESS.match(self.text, at)
        if match is None:
            return None
        self._stress.append(match[1])
        return Token(patterns.OPENING, at, match.end(), match[1])

    def _link(self, at: int) -> Token | None:
        size = len(self.text)
        middle = self._find.find("]", at + 1, size)
        if middle <= at + 1 or not self.text.startswith("](", middle):
            return None
        end = self._find.find(")", middle + 2, size)
        if end <= middle + 2:
            return None
        return Token(patterns.LINK, at, self._with_blank(end + 1), "")

    def _bracketed_tag(self, at: int) -> Token | None:
        if not self.text.startswith("#(", at):
            return None
        end = self._find.find(")", at + 2, len(self.text))
        if end <= at + 2:
            return None
        blank = self._with_blank(end + 1)
        return Token(patterns.TAG, at, blank, self.text[at + 2 : end])

    def _statement(self, at: int) -> Token | None:
        return self._defined(at, "]:", patterns.STATEMENT)

    def _statement_name(self, at: int) -> Token | None:
        return self._named(at, "]", patterns.STATEMENT_NAME)

    def _argument(self, at: int) -> Token | None:
        return self._defined(at, ">:", patterns.ARGUMENT)

    def _argument_name(self, at: int) -> Token | None:
        return self._named(at, ">", patterns.ARGUMENT_NAME)

    def _defined(self, at: int, closing: str, kind: str) -> Token | None:
        """Read a title with a colon; it stands on one line."""
        end = self._find.find(closing, at + 2, self._line_end(at + 1))
        return None if end < 0 else Token(kind, at, end + 2, self.text[at + 1 : end])

    def _named(self, at: int, closing: str, kind: str) -> Token | None:
        """Read a title alone; it has no name where it begins with a line end."""
        if at + 1 >= len(self.text) or self.text[at + 1] == "-":
            return None
        end = self._find.find(closing, at + 2, self._line_end(at + 2))
        if end < 0:
            return None
        title = self.text[at + 1 : end]
        named = "" if patterns.LINE_END.match(title) else title
        return Token(kind, at, end + 1, named)

    def _mention(self, at: int) -> Token | None:
        closing = {"[": "]", "<": ">"}.get(self.text[at + 1 : at + 2])
        if closing is None:
            return None
        end = self._find.find(closing, at + 3, self._line_end(at + 2))
        if end < 0:
            return None
        blank = self._with_blank(end + 1)
        return Token(patterns.MENTION, at, blank, self.text[at + 2 : end])

    def _with_blank(self, end: int) -> int:
        return end + 1 if self.text[end : end + 1] in {" ", "\t"} else end


def _cut(kind: str, image: str) -> str:
    """Give a title or tag without its signs."""
    return image[1 : _CUTS[kind]].rstrip(" \t" if kind == patterns.TAG else "")


_CUTS: dict[str, int | None] = {
    patterns.TAG: None,
    patterns.STATEMENT: -2,
    patterns.ARGUMENT: -2,
    patterns.STATEMENT_NAME: -1,
    patterns.ARGUMENT_NAME: -1,
}
"""How many signs stand behind a title or tag, by its kind."""

_new = tuple.__new__


def _after(text: str, character: str, at: int) -> int:
    """Give the place after a run of a character."""
    while text.startswith(character, at):
        at += 1
    return at


_Match = Callable[[str, int], re.Match[str] | None]

_BEGINNINGS: dict[str, _Match] = {
    patterns.NEWLINE: patterns.AT_LINE.match,
    patterns.EMPTY: patterns.AFTER_EMPTY.match,
}
"""The expression of the next token where a line begins, by the kind of the last one."""

_Attempt = Callable[[Lexer, int], Token | None]

_ATTEMPTS: dict[str, tuple[_Attempt, ...]] = {
    "/": (Lexer._comment,),  # noqa: SLF001
    "=": (Lexer._front,),  # noqa: SLF001
    "{": (Lexer._data,),  # noqa: SLF001
    "*": (Lexer._closing, Lexer._opening),  # noqa: SLF001
    "_": (Lexer._closing, Lexer._opening),  # noqa: SLF001
    "[": (Lexer._link, Lexer._statement, Lexer._statement_name),  # noqa: SLF001
    "#": (Lexer._bracketed_tag,),  # noqa: SLF001
    "<": (Lexer._comment, Lexer._argument, Lexer._argument_name),  # noqa: SLF001
    "@": (Lexer._mention,),  # noqa: SLF001
}
"""What is tried at a character of several meanings, in the official order."""
