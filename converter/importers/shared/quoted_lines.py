"""Paragraphs that begin with ">", where that is how people quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import attrs

from disputatio.schemas.content import Block, Inline, LineBreak, Para, Quotation, Text


def with_quotations(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Give the blocks with paragraphs in a row that begin with ">" as one quotation.

    In such a paragraph every line must begin so; the signs are left out.
    """
    result: list[Block] = []
    for quoted, row in groupby(blocks, key=_is_quoted):
        if quoted:
            result.append(_quotation([b for b in row if isinstance(b, Para)]))
        else:
            result += row
    return tuple(result)


def _quotation(row: list[Para]) -> Quotation:
    inner = tuple(
        Para(inlines=tuple(_unmarked(p.inlines)), gap=None if n == 0 else p.gap)
        for n, p in enumerate(row)
    )
    return Quotation(blocks=inner)


def _is_quoted(block: Block) -> bool:
    if not isinstance(block, Para):
        return False
    heads = [line[0] for line in lines_of(block.inlines) if line]
    return (
        bool(heads)
        and all(isinstance(h, Text) and h.text.lstrip().startswith(">") for h in heads)
        and any(_says(i) for i in block.inlines)
    )


def _says(inline: Inline) -> bool:
    return not isinstance(inline, Text | LineBreak) or (
        isinstance(inline, Text) and inline.text.strip("> ") != ""
    )


def lines_of(inlines: Iterable[Inline]) -> Iterator[list[Inline]]:
    """Give the inlines of each line."""
    line: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, LineBreak):
            yield line
            line = []
        else:
            line.append(inline)
    yield line


def _unmarked(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    opens = True
    for inline in inlines:
        if opens and isinstance(inline, Text):
            text = inline.text.lstrip().lstrip(">").lstrip()
            if text:
                yield attrs.evolve(inline, text=text)
        else:
            yield inline
        opens = isinstance(inline, LineBreak)
