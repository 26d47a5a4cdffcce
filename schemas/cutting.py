"""Cutting paragraphs at places of their text, all places in one pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from disputatio.schemas.content import (
    Code,
    Image,
    Inline,
    LineBreak,
    Para,
    Text,
    inline_text,
)
from disputatio.schemas.text import Range

Inlines = tuple[Inline, ...]

_PLAIN = (Text, Code, LineBreak)
"""Inlines without others inside, but for pictures."""


def pictures(inlines: Inlines, offset: int = 0) -> Iterator[Range]:
    """Give the ranges of the pictures, through which nothing can be cut."""
    if all(map(_PLAIN.__contains__, map(type, inlines))):
        return
    for inline in inlines:
        length = _length(inline)
        if isinstance(inline, Image):
            yield offset, offset + length
        elif not isinstance(inline, _PLAIN):
            yield from pictures(inline.inlines, offset)
        offset += length


def _length(inline: Inline) -> int:
    if isinstance(inline, Text):
        return len(inline.text)
    if isinstance(inline, LineBreak):
        return 1
    return len(inline_text((inline,)))


def cut(block: Para, cuts: Sequence[Range]) -> list[Para]:
    """Cut a paragraph; what lies in a cut, nothing or a line feed, becomes a gap.

    Cuts are in order, do not overlap, and lie inside the paragraph.
    """
    rows = _pieces(block.inlines, [place for row in cuts for place in row])
    gaps = ["\n" if end > start else "" for start, end in cuts]
    later = (
        Para(inlines=row, gap=gap) for row, gap in zip(rows[2::2], gaps, strict=True)
    )
    return [Para(inlines=rows[0], gap=block.gap), *later]


def _pieces(inlines: Inlines, places: Sequence[int]) -> list[Inlines]:
    """Give the inlines between places that rise or stay."""
    rows: list[list[Inline]] = [[]]
    at = nth = 0
    for inline in inlines:
        end = at + _length(inline)
        while nth < len(places) and places[nth] <= at:
            rows.append([])
            nth += 1
        first = nth
        while nth < len(places) and places[nth] < end:
            nth += 1
        if first == nth:
            rows[-1].append(inline)
        else:
            parts = _parts(inline, [place - at for place in places[first:nth]])
            rows[-1].append(parts[0])
            rows.extend([part] for part in parts[1:])
        at = end
    rows.extend([] for _ in places[nth:])
    return [tuple(row) for row in rows]


def _parts(inline: Inline, places: Sequence[int]) -> list[Inline]:
    if isinstance(inline, Text | Code):
        kind, text = type(inline), inline.text
        edges = pairwise((0, *places, len(text)))
        return [kind(text=text[start:end]) for start, end in edges]
    if isinstance(inline, LineBreak | Image):
        return [inline]
    rows = _pieces(inline.inlines, places)
    return [attrs.evolve(inline, inlines=row) for row in rows]
