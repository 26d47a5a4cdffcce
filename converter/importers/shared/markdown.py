"""Markdown in the dialects of discussion sites, as content blocks.

markdown-it-py reads CommonMark with tables and struck-out words; lines that begin with
">" are quotations. Boxes that a dialect adds (quotations and spoilers between marks of
their own) are set aside before and put back as elements after.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Literal, TypeAlias

from disputatio.converter.importers.shared.html.content import Content
from disputatio.converter.importers.shared.html.fragment import html_blocks
from disputatio.converter.importers.shared.html.meanings import Means
from disputatio.converter.importers.shared.markdown_boxes import (
    BOXES,
    CLOSE,
    OPEN,
    with_boxes,
)
from disputatio.schemas.content import Block, Para, Text, plain_blocks

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

Dialect: TypeAlias = Literal["commonmark", "plain", "reddit", "discourse", "lemmy"]
"""Whose Markdown it is: the sites differ in line breaks, raw HTML (which "plain" has
not, as little as Reddit and Lemmy) and boxes."""

LONGEST = 1 << 20
"""A longer text is read as plain text."""

_MARKED = re.compile(
    r"[*_`~#>|\[\]<&\\^!]|^[ \t]*(?:[-+=]|\d+[.)])|^ {4}|^ *\t| {2}$|:::", re.M
)
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_MARKS = re.compile(f"[{OPEN}{CLOSE}]")
_PUT_BACK = re.compile(f"<p>({OPEN}|{CLOSE})(\\d+)</p>")
_RAW_HTML = frozenset({"commonmark", "discourse"})


def markdown_blocks(
    text: str, dialect: Dialect = "commonmark", means: Means | None = None
) -> Content:
    """Give a Markdown text as blocks; `means` knows the marks of HTML in it."""
    text = _MARKS.sub("�", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > LONGEST:
        return Content(blocks=plain_blocks(text.strip("\n")))
    if _MARKED.search(text) is None and dialect != "discourse":
        return Content(blocks=_unmarked(text))
    box = BOXES.get(dialect)
    prepared, boxes = with_boxes(text, box) if box else (text, [])
    html = _put_back(str(_parser(dialect).render(prepared)), boxes)
    return html_blocks(html, means)


def _unmarked(text: str) -> tuple[Block, ...]:
    """Give the paragraphs of a text without any mark, as most comments are."""
    found = (" ".join(part.split()) for part in _EMPTY_LINES.split(text))
    return tuple(Para(inlines=(Text(text=words),)) for words in found if words)


@cache
def _parser(dialect: Dialect) -> MarkdownIt:
    from markdown_it import MarkdownIt

    options = {
        "html": dialect in _RAW_HTML,
        "breaks": dialect == "discourse",
        "maxNesting": 40,
    }
    return MarkdownIt("commonmark", options).enable(["table", "strikethrough"])


def _put_back(html: str, boxes: list[tuple[str, str, str | None]]) -> str:
    """Put elements in place of the marks that stand for boxes."""

    def element(found: re.Match[str]) -> str:
        tag, attributes, title = boxes[int(found[2])]
        if found[1] == CLOSE:
            return f"</{tag}>"
        summary = f"<summary>{escape(title)}</summary>" if title else ""
        return f"<{tag}{attributes}>{summary}"

    return _PUT_BACK.sub(element, html) if boxes else html
