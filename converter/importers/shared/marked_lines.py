"""Paragraphs that begin with ">", as people mark quotations where a site has no mark."""

from __future__ import annotations

import re

import attrs

from disputatio.schemas.content import Block, Emph, Inline, Para, Quotation, Text

_MARK = re.compile(r"(?:>[ \t]?)+(?=\S|$)")


def with_quotations(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Give blocks in which paragraphs that begin with ">" are quotations.

    Paragraphs in a row are one quotation; the marks are no part of the words.
    """
    found: list[Block] = []
    for block in blocks:
        words = _unmarked_paragraph(block)
        if words is None:
            found.append(block)
            continue
        last = found[-1] if found else None
        if isinstance(last, Quotation) and last.claimed_author is None:
            found[-1] = attrs.evolve(last, blocks=(*last.blocks, words))
        else:
            found.append(
                Quotation(blocks=(attrs.evolve(words, gap=None),), gap=block.gap)
            )
    return tuple(found)


def _unmarked_paragraph(block: Block) -> Para | None:
    """Give a paragraph without the mark that it begins with; None if it has none."""
    if not isinstance(block, Para):
        return None
    inlines = _unmarked(block.inlines)
    return None if inlines is None else Para(inlines=inlines, gap=block.gap)


def _unmarked(inlines: tuple[Inline, ...]) -> tuple[Inline, ...] | None:
    """Give inlines without the mark that they begin with; None if they have none."""
    if not inlines:
        return None
    first = inlines[0]
    if isinstance(first, Emph):
        inner = _unmarked(first.inlines)
        return (
            None
            if inner is None
            else (attrs.evolve(first, inlines=inner), *inlines[1:])
        )
    if not isinstance(first, Text):
        return None
    mark = _MARK.match(first.text)
    if mark is None:
        return None
    rest = first.text[mark.end() :]
    return (Text(text=rest), *inlines[1:]) if rest else inlines[1:]
