"""Text in Typst source: what must be escaped so that every character is printed.

Typst turns some signs in markup into others ("-?" into a soft hyphen, "..." into an
ellipsis); a string in code mode is printed as it is, so hard words are written so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container

from attrs import frozen

from disputatio.exporters.shared.pandoc_ast import Node, raw_inline, words

BREAK_AFTER = 24
"""Words longer than this may be broken anywhere between two letters."""

_SAFE = re.compile(r"[^\W\d_]+[,;!?)\u2019\u201d]?\.?|\d+[,;]?")
_BREAK = "#brk;"
_SPACES = re.compile("^ +|  +")


def _kept_spaces(match: re.Match[str]) -> str:
    """Give spaces that do not fold; a line may still end at the last of them."""
    count = len(match.group())
    return "\u00a0" * count if match.start() == 0 else "\u00a0" * (count - 1) + " "


def literal(text: str) -> str:
    """Give a text as a Typst string; the text holds nothing that XML forbids."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    for sign, name in (("\n", "n"), ("\r", "r"), ("\t", "t")):
        escaped = escaped.replace(sign, "\\" + name)
    return f'"{escaped}"'


@frozen(kw_only=True)
class TypstText:
    """Writes text as Typst, boxing the characters that no font has."""

    missing: Container[str] = frozenset()
    """Characters that are printed as a boxed code point."""

    def content(self, text: str) -> str:
        """Give a text as a Typst content block, for an argument of a function."""
        return f"[{self.markup(text)}]"

    def markup(self, text: str) -> str:
        """Give a text as Typst markup."""
        return self._pieces(text)

    def inlines(self, text: str, *, longest: int = BREAK_AFTER) -> list[Node]:
        """Give a text as pandoc inlines for the Typst writer."""
        return words(text, lambda word: self._word(word, longest))

    def verbatim(self, text: str) -> str:
        """Give a text of one line as Typst markup that keeps all its spaces."""
        spaced = _SPACES.sub(_kept_spaces, text.replace("\t", "    "))
        return self._pieces(spaced)

    def _word(self, word: str, longest: int) -> list[Node]:
        if len(word) <= longest and _SAFE.fullmatch(word) and self._has_all(word):
            return [{"t": "Str", "c": word}]
        return [raw_inline("typst", self._pieces(word, longest))]

    def _has_all(self, word: str) -> bool:
        return not any(character in self.missing for character in word)

    def _pieces(self, text: str, longest: int = BREAK_AFTER) -> str:
        """Give a text as strings in code mode, boxes and places to break."""
        parts: list[str] = []
        for run in _runs(text, self._is_missing):
            if self._is_missing(run[0]):
                parts += (f'#tofu("{ord(character):04X}");' for character in run)
            else:
                parts.append(_breakable(run, longest))
        return "".join(parts)

    def _is_missing(self, character: str) -> bool:
        return character in self.missing


def _runs(text: str, test: Callable[[str], bool]) -> list[str]:
    """Cut a text where the answer of a test changes."""
    runs: list[str] = []
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or test(text[index]) != test(text[index - 1]):
            runs.append(text[start:index])
            start = index
    return runs


_LONG = re.compile(r"\S+|\s+")


def _breakable(text: str, longest: int) -> str:
    parts: list[str] = []
    kept = ""
    for piece in _LONG.findall(text):
        if len(piece) <= longest:
            kept += piece
            continue
        parts.append(_string(kept))
        parts.append(_BREAK.join(map(_string, _clusters(piece))))
        kept = ""
    return "".join((*parts, _string(kept)))


_CLUSTER = re.compile(
    "[\\s\\S][\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]*"
)
_STEP = 4


def _clusters(word: str) -> list[str]:
    """Cut a long word into short pieces, never before a combining mark."""
    clusters = _CLUSTER.findall(word)
    return ["".join(clusters[i : i + _STEP]) for i in range(0, len(clusters), _STEP)]


def _string(text: str) -> str:
    return f"#{literal(text)};" if text else ""
