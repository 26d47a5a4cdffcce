"""Argdown text: as few backslashes as possible, and never a changed character.

The rules follow from the official lexer (docs/formats/argdown.md, "Escapes"): a
control character swallows one blank, blanks at the start of a token vanish, and
".x." or ":x:" is a shortcode when no blank stands inside.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from disputatio.schemas.foreign.argdown import SHORTCODES

_CONTROL = frozenset("@],.:;/>-(){}")
_ALWAYS = frozenset("\\[<{*_#")
_BLANKS = frozenset(
    "\t\v\f \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
)
"""What JavaScript's `\\s` matches, but LF and CR: those become shortcodes."""

_CLOSING = frozenset(["", *" ).,!?;:}-\n\r"])
"""What may follow bold and italic words: it ends them, and needs no backslash."""

_RUNS = re.compile(r"[^\\[<{*_#/=.:@\t\n\r ]+|([\\[<{*_#/=.:@\t\n\r ])")
"""Characters that need no look, and those that may need a backslash."""

_NO_RULE = re.compile(r"[\\{}\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]|--|//|/\*|<!|\A-")
"""What ends an inference line or its rules, or is a comment there."""

_SEPARATORS = "\u2028\u2029"

_CODES = {character: code for code, character in SHORTCODES.items()}


class Escaper:
    """Escapes a text piece by piece, so that marked words can stand between."""

    def __init__(self, text: str, touched: Collection[int] = ()) -> None:
        """Look at the whole text once; `touched` are places where markup begins or ends."""
        self._text = text
        self._touched = touched
        self._closed = _closers(text, touched)
        self._after = "start"

    def piece(self, start: int, end: int) -> str:
        """Give the characters from `start` to `end` as Argdown."""
        parts = []
        for match in _RUNS.finditer(self._text, start, end):
            if match.lastindex:
                parts.append(self._character(match.start()))
            else:
                parts.append(match[0])
                self._after = "control" if match[0][-1] in _CONTROL else "free"
        return "".join(parts)

    def interrupt(self, after: str = "control") -> None:
        """Note that a token of its own has been written since."""
        self._after = after

    def opens(self, at: int) -> bool:
        """Say whether bold or italic words can begin with the character at a place."""
        character = self._text[at : at + 1]
        return character not in _BLANKS or character in {" ", "\t"}

    def closes(self, at: int) -> bool:
        """Say whether the character at a place, as it is written, ends bold or italic words."""
        character = self._text[at : at + 1]
        escaped = at in self._closed or (character == " " and self._is_last(at))
        return character in _CLOSING and not escaped

    def _character(self, index: int) -> str:
        character = self._text[index]
        if character in _CODES:
            self._after = "start"
            return _CODES[character]
        if character == " ":
            return self._space(index)
        if self._must_escape(index, character):
            self._after = "escaped"
            return "\\" + character
        self._after = "control" if character in _CONTROL else "free"
        return character

    def _space(self, index: int) -> str:
        if self._is_last(index) or self._after in {"start", "control space"}:
            self._after = "escaped"
            return "\\ "
        if self._after == "control":
            self._after = "control space"
        return " "

    def _is_last(self, index: int) -> bool:
        return index == len(self._text) - 1

    def _must_escape(self, index: int, character: str) -> bool:
        text = self._text
        following = text[index + 1 : index + 2]
        if character in _ALWAYS or character == "\t":
            return True
        if character in "/@" and index + 1 in self._touched:
            return True
        if character == "/":
            return following in {"/", "*"}
        if character == "=":
            return following == "=" or (index > 0 and text[index - 1] == "=")
        return index in self._closed


def escaped(text: str) -> str:
    """Give a text as Argdown after a title, on one line."""
    return Escaper(text).piece(0, len(text))


def is_rule(scheme: str) -> bool:
    """Say whether a scheme can stand in an inference line: rules with ", " between them."""
    rules = [" ".join(rule.split()) for rule in scheme.split(",")]
    plain = _NO_RULE.search(scheme) is None and scheme[-1:] != "-"
    return plain and all(rules) and ", ".join(rules) == scheme and not _closers(scheme)


def opened(written: str) -> str:
    """Give written text so that it can begin a line: no sign, number or heading.

    Nor does it begin with what keeps a data block above it from ending: a comma or a
    brace, behind the line ends of Unicode, which take no backslash.
    """
    words = written.lstrip(_SEPARATORS)
    if words != written:
        before = written[: len(written) - len(words)]
        return before + ("\\" if words[:1] in {",", "}"} else "") + words
    first = written[:1]
    if first in {"\\", ""} or first.isalpha():
        return written
    return written if written.startswith(tuple(SHORTCODES)) else "\\" + written


def _closers(text: str, touched: Collection[int] = ()) -> frozenset[int]:
    """Give the places of "." and ":" that could open a shortcode.

    One opens where the run of non-blank characters after it holds it again, two or
    more characters on; an LF counts as its shortcode, which is full of colons, and
    markup as anything.
    """
    found: list[int] = []
    last = {".": -1, ":": -1}
    for index in range(len(text) - 1, -1, -1):
        character = text[index]
        if index + 1 in touched:
            last = {".": len(text) + 2, ":": len(text) + 2}
        if character in _BLANKS:
            last = {".": -1, ":": -1}
        elif character in _CODES:
            last[":"] = max(last[":"], index + 2)
        elif character in last:
            if last[character] >= index + 2:
                found.append(index)
            last[character] = max(last[character], index)
    return frozenset(found)
