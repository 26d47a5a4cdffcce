"""Wrap a range of a body in a quotation without changing the body's text."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from disputatio.schemas.content import (
    Block,
    BulletList,
    Code,
    Image,
    Inline,
    LineBreak,
    OrderedList,
    Para,
    Quotation,
    Spoiler,
    Table,
    Text,
    block_text,
    gap_of,
    inline_text,
    plain_blocks,
    row_gap,
    rows_of,
)
from disputatio.schemas.quoted import QuotedRange

Blocks = tuple[Block, ...]


class _Uncut(Exception):
    """The range cuts through something that cannot be cut."""


def wrapped(body: Blocks, start: int, end: int, quotation: Quotation) -> Blocks | None:
    """Put the blocks of a range of the body's text into a copy of a quotation.

    Paragraphs are split where the range begins or ends inside them; a line break at
    the cut becomes the gap of the next block. The text of the result is the text of
    the body. Gives None where the range is empty, begins or ends in a gap, or cuts
    through a list, table, picture, code block or another quotation.
    """
    try:
        return _in_blocks(body, start, end, quotation) if start < end else None
    except _Uncut:
        return None


def plain_body(text: str, ranges: Iterable[QuotedRange]) -> Blocks:
    """Give a text as plain paragraphs with quotations at these ranges.

    Ranges come outer before inner; one that cannot be wrapped is left out.
    """
    body = plain_blocks(text)
    for part in ranges:
        body = wrapped(body, part.start, part.end, part.quotation) or body
    return body


def _in_blocks(blocks: Blocks, start: int, end: int, quotation: Quotation) -> Blocks:
    for index, first, last in _extents(blocks):
        if rows_of(blocks[index]) and first <= start and end <= last:
            whole = (first, last) == (start, end)
            if not whole or isinstance(blocks[index], Quotation):
                inner = _in_container(blocks[index], first, start, end, quotation)
                return (*blocks[:index], inner, *blocks[index + 1 :])
    opened = _cut(blocks, start, opening=True)
    return _around(_cut(opened, end, opening=False), start, end, quotation)


def _extents(blocks: Blocks) -> list[tuple[int, int, int]]:
    result = []
    at = 0
    for index, block in enumerate(blocks):
        at += len(gap_of(block)) if index else 0
        result.append((index, at, at + len(block_text(block))))
        at = result[-1][2]
    return result


def _around(blocks: Blocks, start: int, end: int, quotation: Quotation) -> Blocks:
    extents = _extents(blocks)
    inside = [i for i, first, last in extents if start <= first and last <= end]
    if not inside or extents[inside[0]][1] != start or extents[inside[-1]][2] != end:
        raise _Uncut
    chosen = blocks[inside[0] : inside[-1] + 1]
    held = (attrs.evolve(chosen[0], gap=None), *chosen[1:])
    quoted = attrs.evolve(quotation, blocks=held, gap=chosen[0].gap)
    return (*blocks[: inside[0]], quoted, *blocks[inside[-1] + 1 :])


def _cut(blocks: Blocks, place: int, *, opening: bool) -> Blocks:
    """Split the paragraph in which a place lies, so that it is between two blocks."""
    for index, first, last in _extents(blocks):
        if first < place < last:
            block = blocks[index]
            if not isinstance(block, Para):
                raise _Uncut
            halves = _halves(block, place - first, opening=opening)
            return (*blocks[:index], *halves, *blocks[index + 1 :])
    return blocks


def _halves(block: Para, place: int, *, opening: bool) -> tuple[Para, Para]:
    text = inline_text(block.inlines)
    before, after, gap = place, place, ""
    if opening and text[place - 1] == "\n":
        before, gap = place - 1, "\n"
    elif not opening and text[place] == "\n":
        after, gap = place + 1, "\n"
    left, _ = split_inlines(block.inlines, before)
    _, right = split_inlines(block.inlines, after)
    return attrs.evolve(block, inlines=left), Para(inlines=right, gap=gap)


Inlines = tuple[Inline, ...]


def split_inlines(inlines: Inlines, place: int) -> tuple[Inlines, Inlines]:
    """Split inlines at an offset of their text, through what holds inlines."""
    left: list[Inline] = []
    for index, inline in enumerate(inlines):
        length = len(inline_text((inline,)))
        if place <= 0:
            return tuple(left), inlines[index:]
        if place < length:
            first, second = _split_inline(inline, place)
            return (*left, first), (second, *inlines[index + 1 :])
        left.append(inline)
        place -= length
    return tuple(left), ()


def _split_inline(inline: Inline, place: int) -> tuple[Inline, Inline]:
    if isinstance(inline, Text | Code):
        first = attrs.evolve(inline, text=inline.text[:place])
        return first, attrs.evolve(inline, text=inline.text[place:])
    if isinstance(inline, LineBreak | Image):
        raise _Uncut
    left, right = split_inlines(inline.inlines, place)
    return attrs.evolve(inline, inlines=left), attrs.evolve(inline, inlines=right)


def _in_container(
    block: Block, offset: int, start: int, end: int, quotation: Quotation
) -> Block:
    """Wrap inside the one row of a container that holds the whole range."""
    at = offset
    rows = rows_of(block)
    for index, row in enumerate(rows):
        at += len(row_gap(row)) if index else 0
        length = _extents(row)[-1][2] if row else 0
        if at <= start and end <= at + length:
            inner = _in_blocks(row, start - at, end - at, quotation)
            return with_rows(block, (*rows[:index], inner, *rows[index + 1 :]))
        at += length
    raise _Uncut


def with_rows(block: Block, rows: tuple[Blocks, ...]) -> Block:
    """Give a container with other rows of blocks, as `content.rows_of` lists them."""
    if isinstance(block, Quotation | Spoiler):
        return attrs.evolve(block, blocks=rows[0])
    if isinstance(block, BulletList | OrderedList):
        return attrs.evolve(block, items=rows)
    if isinstance(block, Table):
        at = 0
        result = []
        for row in block.rows:
            result.append(tuple(rows[at : at + len(row)]))
            at += len(row)
        return attrs.evolve(block, rows=tuple(result))
    return block
