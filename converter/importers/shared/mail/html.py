"""The HTML of a mail as content blocks.

Quotations are boxes here; whose words they hold stands above them as text, in the same
forms as in plain text, and Outlook prints a block of headers above a mail that it
quotes whole, in no box.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

import attrs

from disputatio.converter.importers.shared.html.content import Content, content
from disputatio.converter.importers.shared.html.meanings import DROPPED, Meaning, Quoted
from disputatio.converter.importers.shared.html.page import page_of
from disputatio.converter.importers.shared.html.select import has_class, select, words
from disputatio.converter.importers.shared.mail.attributions import (
    Named,
    above,
    headers,
    is_header,
    may_begin_headers,
)
from disputatio.schemas.content import (
    Block,
    Inline,
    LineBreak,
    Para,
    Quotation,
    inline_text,
)
from disputatio.schemas.protocols import Source

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_SIGNATURES = (
    ".gmail_signature, .gmail_signature_prefix, .moz-signature, #Signature, "
    "#ms-outlook-mobile-signature, .yahoo-signature"
)


def html_content(
    text: str, named: Callable[[str], str]
) -> tuple[tuple[Block, ...], str, bool]:
    """Give the blocks of a mail in HTML, its signature, and whether it was flattened.

    Raises:
        ReadError: there is no element in it.
    """
    page = page_of(Source(data=text.encode("utf-8", "replace")), trusting=True)
    signature = _signature(page.root)
    bodies = select(page.root, "body") or [page.root]
    found: Content = content(bodies, _means)
    return _with_authors(found.blocks, named), signature, found.flattened


def _signature(root: Element) -> str:
    found = []
    for element in select(root, _SIGNATURES):
        if _is_quoted(element):
            continue
        found.append(words(element) or "")
        parent = element.getparent()
        if parent is not None:
            tail = element.tail
            parent.replace(element, _empty(element, tail))
    return "\n".join(x for x in found if x.strip("- "))


def _empty(element: Element, tail: str | None) -> Element:
    empty = element.makeelement("br", {})
    empty.tail = tail
    return empty


def _is_quoted(element: Element) -> bool:
    return any(e.tag == "blockquote" for e in element.iterancestors())


def _means(element: Element) -> Meaning | None:
    if element.tag == "blockquote" or (
        element.tag == "div" and has_class(element, "yahoo_quoted", "protonmail_quote")
    ):
        return Quoted()
    if element.tag == "img" and (
        element.get("width") == "1" or element.get("height") == "1"
    ):
        return DROPPED
    return None


def _with_authors(
    blocks: tuple[Block, ...], named: Callable[[str], str]
) -> tuple[Block, ...]:
    """Give blocks with the attributions above quotations taken into them."""
    result: list[Block] = []
    for place, block in enumerate(blocks):
        if isinstance(block, Para):
            whole = _whole(blocks, place, named)
            if whole is not None:
                return (*result, *whole)
        if isinstance(block, Quotation):
            result += _quotation(block, result, named)
        else:
            result.append(block)
    return tuple(result)


def _quotation(
    block: Quotation, before: list[Block], named: Callable[[str], str]
) -> list[Block]:
    inner = _with_authors(block.blocks, named)
    last = before[-1] if before else None
    found = above(_lines(last)) if isinstance(last, Para) else None
    if found is None or not isinstance(last, Para):
        # A box may hold the attribution together with the quotation (Gmail, Yahoo).
        return [attrs.evolve(block, blocks=_merged(inner))]
    before.pop()
    rest = _without_last_lines(last, found)
    name = named(found.name) if found.name else None
    quotation = attrs.evolve(block, blocks=inner, claimed_author=name)
    return [*rest, quotation]


def _merged(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Give what is inside a box that only holds another quotation."""
    only = blocks[0] if len(blocks) == 1 else None
    return (
        only.blocks
        if isinstance(only, Quotation) and only.claimed_author is None
        else blocks
    )


def _whole(
    blocks: tuple[Block, ...], place: int, named: Callable[[str], str]
) -> list[Block] | None:
    """Give what is left of a paragraph that ends in a block of headers, and what it quotes."""
    block = blocks[place]
    lines = _lines(block) if isinstance(block, Para) else []
    for at, line in enumerate(lines):
        if may_begin_headers(line) and isinstance(block, Para):
            found, used = _headers(blocks, place, at)
            if found is None:
                continue
            rest = _with_authors(blocks[used:], named)
            kept = _first_lines(block, at)
            name = named(found.name) if found.name else None
            return [*kept, Quotation(blocks=rest, claimed_author=name)]
    return None


def _headers(
    blocks: tuple[Block, ...], place: int, at: int
) -> tuple[Named | None, int]:
    """Look for a block of headers, each in a line or in a paragraph of its own."""
    lines: list[str] = []
    for used in range(place, min(place + 8, len(blocks))):
        block = blocks[used]
        if not isinstance(block, Para):
            break
        lines += _lines(block)[at if used == place else 0 :]
        found = headers(lines, 0)
        more = blocks[used + 1] if used + 1 < len(blocks) else None
        if found and found.lines == len(lines) and not _goes_on(more):
            return found, used + 1
    return None, place


def _goes_on(block: Block | None) -> bool:
    """Say whether one more printed header follows."""
    return isinstance(block, Para) and is_header(_lines(block)[0])


def _lines(block: Block | None) -> list[str]:
    return inline_text(block.inlines).split("\n") if isinstance(block, Para) else []


def _rows(block: Para) -> list[tuple[Inline, ...]]:
    """Give the inlines of a paragraph line by line, as far as breaks stand outside."""
    parts = groupby(block.inlines, key=lambda i: isinstance(i, LineBreak))
    rows: list[tuple[Inline, ...]] = []
    for is_break, group in parts:
        members = tuple(group)
        if is_break:
            rows += [()] * (len(members) - 1)
        else:
            rows.append(members)
    return rows


def _first_lines(block: Para, count: int) -> list[Block]:
    rows = _rows(block)
    if count <= 0 or len(rows) != len(_lines(block)):
        return [] if count <= 0 else [block]
    inlines: list[Inline] = []
    for row in rows[:count]:
        inlines += ([LineBreak()] if inlines else []) + list(row)
    return [attrs.evolve(block, inlines=tuple(inlines))] if inlines else []


def _without_last_lines(block: Para, found: Named) -> list[Block]:
    return _first_lines(block, len(_lines(block)) - found.lines)
