"""Where quotations stand in a post's text."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from disputatio.schemas.content import (
    Block,
    Quotation,
    block_text,
    gap_of,
    row_gap,
    rows_of,
)
from disputatio.schemas.text import merged


@frozen(kw_only=True)
class QuotedRange:
    """A quotation and the range of the post's text that it covers."""

    start: int
    """Offset of its first code point."""
    end: int
    """Offset after its last code point."""
    quotation: Quotation
    """The quotation itself."""
    level: int
    """0 for a quotation of the poster, 1 for one inside it, and so on."""
    inline: bool = False
    """Whether it stands inside a paragraph, on one line with other words."""


_Found: TypeAlias = list[QuotedRange | None]


def quotations(blocks: tuple[Block, ...]) -> tuple[QuotedRange, ...]:
    """Give every quotation, outer before inner, in document order."""
    if not any(map(rows_of, blocks)):
        return ()
    found: _Found = []
    _in_row(blocks, 0, 0, found)
    return tuple(filter(None, found))


def quoted_ranges(blocks: tuple[Block, ...]) -> tuple[tuple[int, int], ...]:
    """Give the merged ranges of the text that some quotation covers."""
    return merged([(q.start, q.end) for q in quotations(blocks)])


def paragraph_ranges(blocks: tuple[Block, ...]) -> tuple[tuple[int, int], ...]:
    """Give the merged ranges that quotations with lines of their own cover."""
    return merged([(q.start, q.end) for q in quotations(blocks) if not q.inline])


def glued(blocks: tuple[Block, ...], index: int) -> bool:
    """Say whether a block of a row stands on one line with the one before it."""
    return 0 < index < len(blocks) and not gap_of(blocks[index])


def _in_row(blocks: tuple[Block, ...], offset: int, level: int, found: _Found) -> int:
    """Add the quotations of a row of blocks; give where its text ends."""
    for index, block in enumerate(blocks):
        offset += len(gap_of(block)) if index else 0
        inline = glued(blocks, index) or glued(blocks, index + 1)
        offset = _in_block(block, offset, level, found, inline=inline)
    return offset


def _in_block(
    block: Block, offset: int, level: int, found: _Found, *, inline: bool
) -> int:
    """Add the quotations of a block; where each ends is known after what is in it."""
    rows = rows_of(block)
    if not rows:
        return offset + len(block_text(block))
    start, place, quotes = offset, len(found), isinstance(block, Quotation)
    if quotes:
        found.append(None)
    for index, row in enumerate(rows):
        offset += len(row_gap(row)) if index else 0
        offset = _in_row(row, offset, level + quotes, found)
    if isinstance(block, Quotation):
        found[place] = QuotedRange(
            start=start, end=offset, quotation=block, level=level, inline=inline
        )
    return offset
