"""The content of a post: blocks and inlines with pandoc's names and meaning.

Names follow pandoc-types (Text.Pandoc.Definition). `Text` holds a run of text with
its spaces; `Quotation` and `Spoiler` are ours. Blocks nest at most `MAX_DEPTH` deep.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from attrs import frozen

from disputatio.schemas.making import made
from disputatio.schemas.origins import STATED, Origin

MAX_DEPTH = 64
"""How deep blocks and inlines may nest; importers flatten what is deeper."""


@frozen(kw_only=True)
class Text:
    """A run of text with its spaces, without line feeds."""

    text: str
    """The words; never holds LF, which is a `LineBreak`."""


@frozen(kw_only=True)
class LineBreak:
    """A line break inside a paragraph."""


@frozen(kw_only=True)
class Code:
    """A run of code."""

    text: str
    """The code."""


@frozen(kw_only=True)
class Emph:
    """Emphasised inlines."""

    inlines: tuple[Inline, ...] = ()
    """What is emphasised."""


@frozen(kw_only=True)
class Strong:
    """Strongly emphasised inlines."""

    inlines: tuple[Inline, ...] = ()
    """What is emphasised."""


@frozen(kw_only=True)
class Underline:
    """Underlined inlines."""

    inlines: tuple[Inline, ...] = ()
    """What is underlined."""


@frozen(kw_only=True)
class Strikeout:
    """Inlines that are struck out."""

    inlines: tuple[Inline, ...] = ()
    """What is struck out."""


@frozen(kw_only=True)
class Superscript:
    """Raised inlines."""

    inlines: tuple[Inline, ...] = ()
    """What is raised."""


@frozen(kw_only=True)
class Subscript:
    """Lowered inlines."""

    inlines: tuple[Inline, ...] = ()
    """What is lowered."""


@frozen(kw_only=True)
class Link:
    """A link; never followed."""

    target: str
    """The address as the source gives it."""
    title: str | None = None
    """The link's title, if any."""
    inlines: tuple[Inline, ...] = ()
    """The words that are linked."""


@frozen(kw_only=True)
class Image:
    """A picture by reference; never fetched."""

    target: str
    """The address as the source gives it."""
    title: str | None = None
    """The picture's title, if any."""
    inlines: tuple[Inline, ...] = ()
    """The words that stand for it."""


Inline: TypeAlias = (
    Text
    | LineBreak
    | Code
    | Emph
    | Strong
    | Underline
    | Strikeout
    | Superscript
    | Subscript
    | Link
    | Image
)
"""What a paragraph is made of."""


@frozen(kw_only=True)
class Para:
    """A paragraph."""

    inlines: tuple[Inline, ...] = ()
    """Its words."""
    gap: str | None = None
    """Line feeds that part it from the block before; None = an empty line."""


@frozen(kw_only=True)
class Header:
    """A heading inside a post."""

    level: int
    """1 to 6."""
    inlines: tuple[Inline, ...] = ()
    """Its words."""
    gap: str | None = None
    """Line feeds that part it from the block before; None = an empty line."""


@frozen(kw_only=True)
class CodeBlock:
    """A block of code."""

    text: str
    """The code, with its line feeds."""
    language: str | None = None
    """The language that the source names."""
    gap: str | None = None
    """Line feeds that part it from the block before; None = an empty line."""


@frozen(kw_only=True)
class HorizontalRule:
    """A rule between two parts of a post; its text is empty."""

    gap: str | None = None
    """Line feeds that part it from the block before; None = an empty line."""


@frozen(kw_only=True)
class BulletList:
    """A list without numbers."""

    items: tuple[tuple[Block, ...], ...] = ()
    """Its items, each a row of blocks."""
    gap: str | None = None
    """Line feeds that part it from the block before; None = an empty line."""


@frozen(kw_only=True)
class OrderedList:
    """A numbered list; the numbers are no part of the text."""

    start: int = 1
    """Number of the first item."""
    items: tuple[tuple[Block, ...], ...] = ()
    """Its items, each a row of blocks."""
    gap: str | None = None
    """Line feeds that part it from the block before; None = an empty line."""


@frozen(kw_only=True)
class Table:
    """A table of cells; each cell holds blocks."""

    header_rows: int = 0
    """How many of the rows, from the first, are the table's head."""
    rows: tuple[tuple[tuple[Block, ...], ...], ...] = ()
    """Rows of cells of blocks."""
    gap: str | None = None
    """Line feeds that part it from the block before; None = an empty line."""


@frozen(kw_only=True)
class Spoiler:
    """Blocks that the page hides until asked for."""

    title: str | None = None
    """The words on the button."""
    blocks: tuple[Block, ...] = ()
    """What is hidden."""
    gap: str | None = None
    """Line feeds that part it from the block before; None = an empty line."""


@frozen(kw_only=True)
class QuotationSource:
    """The place of the thread where quoted words were found."""

    post: str
    """Key of the post that said it first."""
    start: int
    """Offset of the first code point in that post's text."""
    end: int
    """Offset after the last code point."""
    verbatim: bool
    """Whether the words are the same; False where either side was edited."""
    origin: Origin
    """Who says that this is the source."""


@frozen(kw_only=True)
class Quotation:
    """Words of another, repeated in a post."""

    blocks: tuple[Block, ...] = ()
    """The quoted content."""
    claimed_author: str | None = None
    """The name that the markup gives."""
    claimed_post: str | None = None
    """The post id that the markup gives."""
    origin: Origin = STATED
    """Who says that these words are a quotation."""
    source: QuotationSource | None = None
    """Where they were found; None if nowhere."""
    gap: str | None = None
    """Line feeds that part it from the block before; None = an empty line."""


Block: TypeAlias = (
    Para
    | Header
    | CodeBlock
    | HorizontalRule
    | BulletList
    | OrderedList
    | Table
    | Spoiler
    | Quotation
)
"""What a post's body is made of."""

INLINES: tuple[type, ...] = (
    Text, LineBreak, Code, Emph, Strong, Underline, Strikeout, Superscript,
    Subscript, Link, Image,
)  # fmt: skip
"""Every class of inline."""

BLOCKS: tuple[type, ...] = (
    Para, Header, CodeBlock, HorizontalRule, BulletList, OrderedList, Table,
    Spoiler, Quotation,
)  # fmt: skip
"""Every class of block."""

EMPTY_LINE = "\n\n"
"""What `gap=None` stands for."""

_PARAGRAPH_GAP = re.compile(r"(?<=[^\n])(\n{2,})(?=[^\n])")


def gap_of(block: Block) -> str:
    """Give the line feeds that part a block from the one before it."""
    return EMPTY_LINE if block.gap is None else block.gap


# Unions would be made anew in each of very many calls.
_WORDED = (Text, Code)
_LINED = (Para, Header)
_BOXES = (Quotation, Spoiler)


def rows_of(block: Block) -> tuple[tuple[Block, ...], ...]:
    """Give the rows of blocks that a block holds: its children, items or cells."""
    if isinstance(block, _LINED):
        return ()
    if isinstance(block, _BOXES):
        return (block.blocks,)
    if isinstance(block, BulletList | OrderedList):
        return block.items
    if isinstance(block, Table):
        return tuple(cell for row in block.rows for cell in row)
    return ()


def inline_text(inlines: tuple[Inline, ...]) -> str:
    """Give inlines as plain text; a LineBreak is one LF."""
    # Nearly all inlines are of these two kinds.
    return "".join(
        [
            each.text if type(each) is Text
            else "\n" if type(each) is LineBreak
            else _inline_text(each)
            for each in inlines
        ]
    )  # fmt: skip


def block_text(block: Block) -> str:
    """Give one block as plain text, without its gap."""
    if isinstance(block, _LINED):
        return inline_text(block.inlines)
    if isinstance(block, CodeBlock):
        return block.text
    if isinstance(block, HorizontalRule):
        return ""
    return _rows_text(rows_of(block))


def blocks_text(blocks: tuple[Block, ...]) -> str:
    """Give blocks as plain text: between two stands the gap of the second.

    Rows (items, cells) are parted by the gap of the first block of the later row.
    White space is never normalised.
    """
    if len(blocks) == 1:
        return block_text(blocks[0])
    parts: list[str] = []
    for index, block in enumerate(blocks):
        parts.append(gap_of(block) if index else "")
        parts.append(block_text(block))
    return "".join(parts)


def row_gap(row: tuple[Block, ...]) -> str:
    """Give the line feeds that part a row of blocks from the row before it."""
    return gap_of(row[0]) if row else EMPTY_LINE


def _rows_text(rows: tuple[tuple[Block, ...], ...]) -> str:
    parts: list[str] = []
    for index, row in enumerate(rows):
        parts.append(row_gap(row) if index else "")
        parts.append(blocks_text(row))
    return "".join(parts)


def _inline_text(inline: Inline) -> str:
    if isinstance(inline, _WORDED):
        return inline.text
    if isinstance(inline, LineBreak):
        return "\n"
    return inline_text(inline.inlines)


def plain_inlines(text: str) -> tuple[Inline, ...]:
    """Give a text as inlines: every LF a LineBreak, nothing else read into it."""
    inlines: list[Inline] = []
    for index, line in enumerate(text.split("\n")):
        if index:
            inlines.append(LineBreak())
        if line:
            inlines.append(Text(text=line))
    return tuple(inlines)


def plain_blocks(text: str) -> tuple[Block, ...]:
    """Give a text as paragraphs parted at empty lines; its text is the text again."""
    if not text:
        return ()
    if "\n" not in text:
        return (Para(inlines=(Text(text=text),)),)
    blocks: list[Block] = []
    parts = _PARAGRAPH_GAP.split(text)
    for index in range(0, len(parts), 2):
        gap = parts[index - 1] if index else EMPTY_LINE
        inlines = plain_inlines(parts[index])
        blocks.append(Para(inlines=inlines, gap=None if gap == EMPTY_LINE else gap))
    return tuple(blocks)


def plain_bodies(texts: Sequence[str]) -> list[tuple[Block, ...]]:
    """Give many texts as `plain_blocks` does; those of one line are made at once."""
    lines = [text for text in dict.fromkeys(texts) if text and "\n" not in text]
    inlines = list(zip(made(Text, text=lines)))
    bodies = dict(zip(lines, zip(made(Para, inlines=inlines)), strict=True))
    return [bodies.get(text) or plain_blocks(text) for text in texts]
