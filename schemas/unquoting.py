"""A body without its quotations, or with quotations whose origins are not told."""

from __future__ import annotations

import attrs

from disputatio.schemas.content import Block, Para, Quotation, rows_of
from disputatio.schemas.origins import STATED
from disputatio.schemas.quoting import with_rows


def unquoted(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """Replace every quotation by its blocks; the text stays the same."""
    result: list[Block] = []
    for block in body:
        if isinstance(block, Quotation):
            inner = unquoted(block.blocks) or (Para(),)
            result += (attrs.evolve(inner[0], gap=block.gap), *inner[1:])
        else:
            result.append(with_rows(block, tuple(map(unquoted, rows_of(block)))))
    return tuple(result)


def with_stated_quotations(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """Set the origin of every quotation and of its source to Stated."""
    return tuple(map(_stated, body))


def _stated(block: Block) -> Block:
    block = with_rows(block, tuple(map(with_stated_quotations, rows_of(block))))
    if not isinstance(block, Quotation):
        return block
    source = block.source and attrs.evolve(block.source, origin=STATED)
    return attrs.evolve(block, origin=STATED, source=source)
