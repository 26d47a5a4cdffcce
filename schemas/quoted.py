"""Where quotations stand in a post's text."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from disputatio.schemas.content import (
    Block,
    HorizontalRule,
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


def quotations(blocks: tuple[Block, ...]) -> tuple[QuotedRange, ...]:
    """Give every quotation, outer before inner, in document order."""
    return tuple(_in_blocks(blocks, 0, 0))


def quoted_ranges(blocks: tuple[Block, ...]) -> tuple[tuple[int, int], ...]:
    """Give the merged ranges of the text that some quotation covers."""
    return merged([(q.start, q.end) for q in quotations(blocks)])


def paragraph_ranges(blocks: tuple[Block, ...]) -> tuple[tuple[int, int], ...]:
    """Give the merged ranges that quotations with lines of their own cover."""
    return merged([(q.start, q.end) for q in quotations(blocks) if not q.inline])


def glued(blocks: tuple[Block, ...], index: int) -> bool:
    """Say whether a block of a row stands on one line with the one before it."""
    return 0 < index < len(blocks) and not gap_of(blocks[index])


def _in_blocks(
    blocks: tuple[Block, ...], offset: int, level: int
) -> Iterator[QuotedRange]:
    if not any(map(rows_of, blocks)):
        return
    for index, block in enumerate(blocks):
        offset += len(gap_of(block)) if index else 0
        inline = glued(blocks, index) or glued(blocks, index + 1)
        yield from _in_block(block, offset, level, inline=inline)
        offset += len(block_text(block))


def _in_block(
    block: Block, offset: int, level: int, *, inline: bool
) -> Iterator[QuotedRange]:
    if isinstance(block, HorizontalRule):
        return
    if isinstance(block, Quotation):
        yield QuotedRange(
            start=offset, end=offset + len(block_text(block)), quotation=block,
            level=level, inline=inline,
        )  # fmt: skip
        level += 1
    for index, row in enumerate(rows_of(block)):
        offset += len(row_gap(row)) if index else 0
        yield from _in_blocks(row, offset, level)
        offset += sum(len(block_text(b)) for b in row)
        offset += sum(len(gap_of(b)) for b in row[1:])
