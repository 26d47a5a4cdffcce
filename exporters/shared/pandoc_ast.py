"""The pandoc document as plain data: small constructors for its JSON form.

Names follow pandoc-types 1.23 (Text.Pandoc.Definition). No white space ever stands in
a `Str`: pandoc's writers assume that (see docs/formats/pdf.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

Node: TypeAlias = dict[str, Any]
"""One block or inline."""

API_VERSION = [1, 23, 1]
"""The version of pandoc-types that these nodes are written for."""

SPACE: Node = {"t": "Space"}
"""A space between words."""

LINE_BREAK: Node = {"t": "LineBreak"}
"""A hard line break."""

RULE: Node = {"t": "HorizontalRule"}
"""A rule between two parts."""

_PIECE = re.compile(
    "[ \t]+|\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]|[^ \t\n\r\x0b\x0c\x85\u2028\u2029]+"
)
_BREAKS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")


def attributes(
    identifier: str = "", classes: Iterable[str] = (), **pairs: str
) -> list[Any]:
    """Give pandoc's Attr; underscores in names stand for hyphens."""
    named = [[name.replace("_", "-"), value] for name, value in pairs.items()]
    return [identifier, list(classes), named]


def words(text: str, word: Callable[[str], list[Node]] | None = None) -> list[Node]:
    """Give a text as inlines: spaces and line breaks apart, words by `word`."""
    make = word or plain_word
    result: list[Node] = []
    for piece in _PIECE.findall(text):
        if piece[0] in _BREAKS:
            result.append(LINE_BREAK)
        elif piece[0] in " \t":
            result.append(SPACE)
        else:
            result += make(piece)
    return result


def plain_word(word: str) -> list[Node]:
    """Give a word as one `Str`."""
    return [{"t": "Str", "c": word}]


def wrapped(kind: str, inlines: list[Node]) -> Node:
    """Give Emph, Strong, Underline, Strikeout, Superscript or Subscript."""
    return {"t": kind, "c": inlines}


def code(text: str) -> Node:
    """Give a run of code."""
    return {"t": "Code", "c": [attributes(), text]}


def code_block(text: str) -> Node:
    """Give a block of code."""
    return {"t": "CodeBlock", "c": [attributes(), text]}


def link(inlines: list[Node], target: str, attrs: list[Any] | None = None) -> Node:
    """Give a link."""
    return {"t": "Link", "c": [attrs or attributes(), inlines, [target, ""]]}


def image(inlines: list[Node], target: str, attrs: list[Any] | None = None) -> Node:
    """Give a picture with its alternative text."""
    return {"t": "Image", "c": [attrs or attributes(), inlines, [target, ""]]}


def span(inlines: list[Node], attrs: list[Any]) -> Node:
    """Give inlines with attributes."""
    return {"t": "Span", "c": [attrs, inlines]}


def raw_inline(kind: str, text: str) -> Node:
    """Give text that the writer for `kind` copies as it is."""
    return {"t": "RawInline", "c": [kind, text]}


def raw_block(kind: str, text: str) -> Node:
    """Give a block that the writer for `kind` copies as it is."""
    return {"t": "RawBlock", "c": [kind, text]}


def para(inlines: list[Node]) -> Node:
    """Give a paragraph."""
    return {"t": "Para", "c": inlines}


def plain(inlines: list[Node]) -> Node:
    """Give inlines as a block that is no paragraph."""
    return {"t": "Plain", "c": inlines}


def header(level: int, inlines: list[Node], attrs: list[Any]) -> Node:
    """Give a heading."""
    return {"t": "Header", "c": [level, attrs, inlines]}


def division(blocks: list[Node], attrs: list[Any]) -> Node:
    """Give blocks with attributes."""
    return {"t": "Div", "c": [attrs, blocks]}


def quote(blocks: list[Node]) -> Node:
    """Give a block quotation."""
    return {"t": "BlockQuote", "c": blocks}


def bullets(items: list[list[Node]]) -> Node:
    """Give a list without numbers."""
    return {"t": "BulletList", "c": items}


def numbered(items: list[list[Node]], start: int) -> Node:
    """Give a numbered list."""
    style = [start, {"t": "Decimal"}, {"t": "Period"}]
    return {"t": "OrderedList", "c": [style, items]}


def table(
    head: list[list[list[Node]]], body: list[list[list[Node]]], *, first: float = 1
) -> Node:
    """Give a table of rows of cells of blocks.

    Columns are equally wide, but for the first, which is `first` times as wide.
    """
    width = max((len(row) for row in (*head, *body)), default=0)
    shares = [first, *[1.0] * (width - 1)][:width]
    columns = [
        [{"t": "AlignLeft"}, {"t": "ColWidth", "c": share / sum(shares)}]
        for share in shares
    ]
    rows = [attributes(), 0, [], [_row(row, width) for row in body]]
    return {
        "t": "Table",
        "c": [
            attributes(),
            [None, []],
            columns,
            [attributes(), [_row(row, width) for row in head]],
            [rows],
            [attributes(), []],
        ],
    }


def _row(cells: list[list[Node]], width: int) -> list[Any]:
    padded = cells + [[] for _ in range(width - len(cells))]
    return [
        attributes(),
        [[attributes(), {"t": "AlignDefault"}, 1, 1, c] for c in padded],
    ]


def meta_text(text: str) -> Node:
    """Give a text as metadata; it must need no markup."""
    return {"t": "MetaInlines", "c": words(text)}


def meta_list(texts: Iterable[str]) -> Node:
    """Give texts as a list of metadata."""
    return {"t": "MetaList", "c": [meta_text(text) for text in texts]}


def meta_map(values: Mapping[str, str]) -> Node:
    """Give named texts as metadata."""
    return {"t": "MetaMap", "c": {name: meta_text(v) for name, v in values.items()}}


def pandoc_document(blocks: list[Node], meta: Mapping[str, Node]) -> Node:
    """Give a whole document."""
    return {"pandoc-api-version": API_VERSION, "meta": dict(meta), "blocks": blocks}
