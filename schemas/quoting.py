"""Wrap ranges of a body in quotations without changing the body's text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from operator import is_not
from typing import Self

import attrs
from attrs import define

from disputatio.schemas.content import (
    MAX_DEPTH,
    Block,
    BulletList,
    OrderedList,
    Para,
    Quotation,
    Spoiler,
    Table,
    block_text,
    gap_of,
    inline_text,
    plain_blocks,
    row_gap,
    rows_of,
)
from disputatio.schemas.cutting import cut, pictures
from disputatio.schemas.quoted import QuotedRange
from disputatio.schemas.text import Range

Blocks = tuple[Block, ...]

DEEPEST = MAX_DEPTH // 2
"""Quotations in a plain body nest no deeper."""


Wrap = tuple[int, int, Quotation]
"""A range of a text, and the quotation that it is put into."""


def wrapped(body: Blocks, start: int, end: int, quotation: Quotation) -> Blocks | None:
    """Put the blocks of a range of the body's text into a copy of a quotation.

    Paragraphs are split where the range begins or ends inside them; a line break at
    the cut becomes the gap of the next block. The text of the result is the text of
    the body. Gives None where the range is empty, begins or ends in a gap, or cuts
    through a list, table, picture, code block or another quotation.
    """
    found = wrapped_each(body, ((start, end, quotation),))
    return None if found is body else found


def wrapped_each(body: Blocks, wraps: Iterable[Wrap]) -> Blocks:
    """Put several ranges, in order and apart, into quotations, as `wrapped` does.

    What cannot be wrapped is left out. All cuts are made in one pass over the body.
    """
    good = [wrap for wrap in wraps if wrap[0] < wrap[1]]
    return _in_blocks(body, 0, good) if good else body


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
        extents = [(offset + a, offset + b) for a, b in _extents(blocks)]
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


def _in_blocks(blocks: Blocks, offset: int, wraps: Sequence[Wrap]) -> Blocks:
    extents = [(offset + first, offset + last) for first, last in _extents(blocks)]
    starts = [first for first, _ in extents]
    held: dict[int, list[Wrap]] = {}
    here: list[Wrap] = []
    for wrap in wraps:
        index = bisect_right(starts, wrap[0]) - 1
        if index >= 0 and _holds(blocks[index], extents[index], wrap):
            held.setdefault(index, []).append(wrap)
        else:
            here.append(wrap)
    whole = _with_held(blocks, starts, held) if held else blocks
    return _in_row(whole, extents, here) if here else whole


def _with_held(
    blocks: Blocks, starts: Sequence[int], held: Mapping[int, Sequence[Wrap]]
) -> Blocks:
    """Put ranges into quotations inside the containers that hold them."""
    changed = list(blocks)
    for index, inner in held.items():
        changed[index] = _in_container(blocks[index], starts[index], inner)
    return tuple(changed) if any(map(is_not, changed, blocks)) else blocks


def _holds(block: Block, extent: Range, wrap: Wrap) -> bool:
    """Say whether a range goes into a container, and is not the whole of it."""
    start, end, _ = wrap
    if not rows_of(block) or start < extent[0] or end > extent[1]:
        return False
    return (start, end) != extent or isinstance(block, Quotation)


def _extents(blocks: Blocks) -> list[Range]:
    result = []
    at = 0
    for index, block in enumerate(blocks):
        at += len(gap_of(block)) if index else 0
        end = at + len(block_text(block))
        result.append((at, end))
        at = end
    return result


def _in_row(blocks: Blocks, extents: list[Range], wraps: Sequence[Wrap]) -> Blocks:
    row = _Cuts(blocks, extents)
    able = [wrap for wrap in wraps if row.add(wrap[0], wrap[1])]
    if not able:
        return blocks
    pieces, places = row.made()
    return _around(pieces, places, able) or blocks


def _around(
    pieces: list[Block], places: list[Range], wraps: Sequence[Wrap]
) -> Blocks | None:
    """Put the blocks that fill each range into a quotation; None where none do."""
    starts, ends = [a for a, _ in places], [b for _, b in places]
    result: list[Block] = []
    at = 0
    for start, end, quotation in wraps:
        first = max(at, bisect_left(starts, start))
        last = bisect_right(ends, end)
        if first < last and (starts[first], ends[last - 1]) == (start, end):
            chosen = pieces[first:last]
            gap = chosen[0].gap
            if gap is not None:
                chosen[0] = _without_gap(chosen[0])
            result += pieces[at:first]
            result.append(_filled(quotation, tuple(chosen), gap))
            at = last
    return (*result, *pieces[at:]) if at else None


def _filled(quotation: Quotation, blocks: Blocks, gap: str | None) -> Quotation:
    # Made anew in less time than evolved, as below.
    return Quotation(
        blocks=blocks, claimed_author=quotation.claimed_author,
        claimed_post=quotation.claimed_post, origin=quotation.origin,
        source=quotation.source, gap=gap,
    )  # fmt: skip


def _without_gap(block: Block) -> Block:
    # Nearly all are paragraphs, which are made anew in less time than evolved.
    if isinstance(block, Para):
        return Para(inlines=block.inlines)
    return attrs.evolve(block, gap=None)


class _Cuts:
    """The places at which the paragraphs of a row are cut."""

    def __init__(self, blocks: Blocks, extents: list[Range]) -> None:
        self._blocks = blocks
        self._extents = extents
        self._starts = [first for first, _ in extents]
        self._ends = [last for _, last in extents]
        self._cuts: dict[int, list[Range]] = {}
        self._pictures: dict[int, list[Range]] = {}
        self._texts: dict[int, str] = {}

    def add(self, start: int, end: int) -> bool:
        """Take a range, if blocks can be made to begin and end where it does."""
        opening = self._cut(start, opening=True)
        closing = self._cut(end, opening=False)
        if opening is None or closing is None:
            return False
        for index, place in (opening, closing):
            if index >= 0:
                self._cuts.setdefault(index, []).append(place)
        return True

    def _cut(self, place: int, *, opening: bool) -> tuple[int, Range] | None:
        """Give the block to cut and where, (-1, …) for none; None if impossible."""
        edges = self._starts if opening else self._ends
        nearest = bisect_left(edges, place)
        if nearest < len(edges) and edges[nearest] == place:
            return -1, (0, 0)
        index = bisect_left(self._starts, place) - 1
        if index < 0 or place >= self._ends[index]:
            return None
        block = self._blocks[index]
        if not isinstance(block, Para):
            return None
        at = place - self._starts[index]
        before, after = self._line_feed(index, block, at, opening=opening)
        solid = self._solid(index, block)
        if _inside(before, solid) or _inside(after, solid):
            return None
        return index, (before, after)

    def _line_feed(self, index: int, block: Para, at: int, *, opening: bool) -> Range:
        if index not in self._texts:
            self._texts[index] = inline_text(block.inlines)
        text = self._texts[index]
        if opening:
            return (at - 1, at) if text[at - 1] == "\n" else (at, at)
        return (at, at + 1) if text[at] == "\n" else (at, at)

    def _solid(self, index: int, block: Para) -> list[Range]:
        if index not in self._pictures:
            self._pictures[index] = list(pictures(block.inlines))
        return self._pictures[index]

    def made(self) -> tuple[list[Block], list[Range]]:
        """Give the row with its paragraphs cut, and where each block stands."""
        pieces: list[Block] = []
        places: list[Range] = []
        for index, (block, extent) in enumerate(
            zip(self._blocks, self._extents, strict=True)
        ):
            cuts = _apart(self._cuts.get(index, []))
            if cuts and isinstance(block, Para):
                pieces += cut(block, cuts)
                places += _between(cuts, extent)
            else:
                pieces.append(block)
                places.append(extent)
        return pieces, places


def _inside(place: int, ranges: Sequence[Range]) -> bool:
    """Say whether a place lies within one of the ordered ranges, not at its edge."""
    index = bisect_left(ranges, (place, 0)) - 1
    return index >= 0 and place < ranges[index][1]


def _apart(cuts: Iterable[Range]) -> list[Range]:
    """Give cuts in order, each once, none within another."""
    result: list[Range] = []
    for one in sorted(set(cuts)):
        if not result or one[0] >= result[-1][1]:
            result.append(one)
    return result


def _between(cuts: Sequence[Range], extent: Range) -> list[Range]:
    first, last = extent
    starts = (first, *(first + after for _, after in cuts))
    ends = (*(first + before for before, _ in cuts), last)
    return list(zip(starts, ends, strict=True))


def _in_container(block: Block, offset: int, wraps: Sequence[Wrap]) -> Block:
    """Wrap each range inside the row of a container that holds it."""
    at = offset
    nth = 0
    rows = list(rows_of(block))
    changed = False
    for index, row in enumerate(rows):
        at += len(row_gap(row)) if index else 0
        end = at + (_extents(row)[-1][1] if row else 0)
        inner = []
        while nth < len(wraps) and wraps[nth][0] < end:
            if at <= wraps[nth][0] and wraps[nth][1] <= end:
                inner.append(wraps[nth])
            nth += 1
        if inner:
            rows[index] = _in_blocks(row, at, inner)
            changed = changed or rows[index] is not row
        at = end
    return with_rows(block, tuple(rows)) if changed else block


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
