"""The words of a claim that are written in Markdown, as plain text with marks."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from disputatio.schemas.debate import Mark

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_OPENING = {"em_open": "Emph", "strong_open": "Strong", "link_open": "Link"}
_MARKED = re.compile(r"[\\\[*_`&<]")


def claim_text(markdown: str) -> tuple[str, tuple[Mark, ...]]:
    """Give the plain text of one paragraph, and its emphasis and links as marks."""
    if not _MARKED.search(markdown):
        return markdown, ()
    pieces: list[str] = []
    marks: list[Mark] = []
    opened: list[tuple[str, int, str | None]] = []
    length = 0
    for token in _parser().parseInline(markdown)[0].children or []:
        if token.type in _OPENING:
            opened.append((_OPENING[token.type], length, _target(token)))
        elif token.nesting < 0 and opened:
            kind, start, target = opened.pop()
            if start < length:
                marks.append(Mark(kind=kind, start=start, end=length, target=target))
        words = _words(token)
        pieces.append(words)
        length += len(words)
    return "".join(pieces), tuple(sorted(marks, key=lambda m: (m.start, -m.end)))


def _words(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return token.content


def _target(token: Token) -> str | None:
    value = token.attrGet("href")
    return str(value) if value else None


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False})
