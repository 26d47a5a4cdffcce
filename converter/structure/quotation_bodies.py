"""Bodies with and without the results of the pass `quotations`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import is_

import attrs

from disputatio.schemas.content import Block, Para, Quotation, QuotationSource, rows_of
from disputatio.schemas.origins import Inferred, Origin
from disputatio.schemas.quoting import with_rows

Blocks = tuple[Block, ...]


def without_found(body: Blocks, rule: str) -> Blocks:
    """Unwrap the quotations that a rule made, and forget the sources that it found.

    A body that has none is given back as it is.
    """
    if not any(map(rows_of, body)):
        return body
    result: list[Block] = []
    for block in body:
        rows = rows_of(block)
        bare = tuple(without_found(row, rule) for row in rows)
        same = all(map(is_, bare, rows))
        inner = block if same else with_rows(block, bare)
        if isinstance(inner, Quotation):
            result += _forgotten(inner, rule)
        else:
            result.append(inner)
    same = len(result) == len(body) and all(map(is_, result, body))
    return body if same else tuple(result)


def _forgotten(block: Quotation, rule: str) -> Blocks:
    if _by(block.origin, rule):
        inner = block.blocks or (Para(),)
        return (attrs.evolve(inner[0], gap=block.gap), *inner[1:])
    if block.source is not None and _by(block.source.origin, rule):
        return (attrs.evolve(block, source=None),)
    return (block,)


def _by(origin: Origin, rule: str) -> bool:
    return isinstance(origin, Inferred) and origin.rule == rule


def with_sources(body: Blocks, sources: Sequence[QuotationSource | None]) -> Blocks:
    """Give the quotations of a body, in document order, these sources."""
    return _with_sources(body, iter(sources))


def _with_sources(body: Blocks, sources: Iterator[QuotationSource | None]) -> Blocks:
    result: list[Block] = []
    for block in body:
        found = next(sources) if isinstance(block, Quotation) else None
        rows = tuple(_with_sources(row, sources) for row in rows_of(block))
        inner = with_rows(block, rows) if rows else block
        if isinstance(inner, Quotation):
            inner = attrs.evolve(inner, source=found)
        result.append(inner)
    return tuple(result)
