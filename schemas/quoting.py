"""Wrap a range of a body in a quotation without changing the body's text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Self

import attrs
from attrs import define

from disputatio.schemas.content import (
    MAX_DEPTH,
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

DEEPEST = MAX_DEPTH // 2
"""Quotations in a plain body nest no deeper."""


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

    Ranges come outer before inner; one that cannot be wrapped, or that would nest
    deeper than `DEEPEST`, is left out. Work is linear where ranges are in order.
    """
    body = _Row.of(plain_blocks(text), 0)
    for part in ranges:
        body.wrap(part.start, part.end, part.quotation)
    return body.whole()


@define
class _Row:
    """A row of blocks with their places, in which quotations are rows of their own."""

    parts: list[Block | _Row]
    starts: list[int]
    ends: list[int]
    quotation: Quotation | None = None

    @classmethod
    def of(
        cls, blocks: Blocks, offset: int, quotation: Quotation | None = None
    ) -> Self:
        extents = [(offset + a, offset + b) for _, a, b in _extents(blocks)]
        starts, ends = [a for a, _ in extents], [b for _, b in extents]
        return cls(list(blocks), starts, ends, quotation)

    def whole(self) -> Blocks:
        """Give the blocks of the row; recursion stops at `DEEPEST`."""
        return tuple(map(_closed, self.parts))

    def wrap(self, start: int, end: int, quotation: Quotation) -> None:
        """Put a range into a quotation, where that can be."""
        row = self
        for _ in range(DEEPEST):
            inner = row._around(start, end)
            if inner is None:
                row._wrap_here(start, end, quotation)
                return
            row = inner

    def _touching(self, start: int, end: int) -> slice:
        return slice(bisect_left(self.ends, start), bisect_right(self.starts, end))

    def _around(self, start: int, end: int) -> _Row | None:
        """Open the quotation that holds a range, if one does."""
        for place in range(*self._touching(start, end).indices(len(self.parts))):
            part = self.parts[place]
            held = self.starts[place] <= start and end <= self.ends[place]
            if held and isinstance(part, Quotation):
                part = _Row.of(part.blocks, self.starts[place], part)
                self.parts[place] = part
            if held and isinstance(part, _Row):
                return part
        return None

    def _wrap_here(self, start: int, end: int, quotation: Quotation) -> None:
        near = self._touching(start, end)
        blocks = tuple(map(_closed, self.parts[near]))
        first = self.starts[near.start] if blocks else 0
        found = wrapped(blocks, start - first, end - first, quotation)
        if found is not None:
            row = _Row.of(found, first)
            self.parts[near] = row.parts
            self.starts[near], self.ends[near] = row.starts, row.ends


def _closed(part: Block | _Row) -> Block:
    if not isinstance(part, _Row):
        return part
    return attrs.evolve(part.quotation or Quotation(), blocks=part.whole())


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
