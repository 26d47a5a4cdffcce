"""The cell beside a post, which is about its writer: posts written, joined, location.

Boards of many kinds set each post in a row of two cells. Whatever the labels and their
language, the cell with the name is no part of what was written where the other cell
has words in nearly all posts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.html.select import words
from disputatio.converter.importers.shared.webpage.groups import Region
from disputatio.converter.importers.shared.webpage.layout import Layout, around
from disputatio.converter.importers.shared.webpage.posts import Marks

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_MOST = 0.8
"""In this share of the posts both cells must be there, and the other one have words."""


def profile_cells(
    layout: Layout, regions: Sequence[Region], marks: Sequence[Marks]
) -> list[Element | None]:
    """Give the cell about the writer of each post; None where there is none."""
    pairs = [_cells(layout, r, m) for r, m in zip(regions, marks, strict=True)]
    known = [(*p, m) for p, m in zip(pairs, marks, strict=True) if p is not None]
    spoken = [said for _, other, m in known if (said := _said(layout, other, m)) > 0]
    if len(spoken) < _MOST * len(regions):
        return [None] * len(regions)
    about = sum(_about(layout, cell, m) for cell, _, m in known)
    labelled = sum(_is_labelled(cell, m) for cell, _, m in known)
    fits = sum(spoken) >= about or labelled >= _MOST * len(regions)
    return [pair[0] if pair is not None and fits else None for pair in pairs]


def profile_text(cell: Element | None, marks: Marks) -> str | None:
    """Give what such a cell says beside the name."""
    name = marks.author.name if marks.author is not None else None
    return (words(cell) or "").removeprefix(name or "").strip() or None


def _cells(
    layout: Layout, region: Region, marks: Marks
) -> tuple[Element, Element] | None:
    """Give the cell with the name, and of those beside it the one that says most."""
    if marks.writer is None:
        return None
    cell = next((e for e in around(marks.writer) if e.tag in ("td", "th")), None)
    row = None if cell is None else cell.getparent()
    if cell is None or row is None or row.tag != "tr":
        return None
    if not any(layout.holds(part, row) for part in region.parts):
        return None
    others = [e for e in row if e.tag == "td" and e is not cell]
    return (cell, max(others, key=layout.plain)) if others else None


def _said(layout: Layout, cell: Element, marks: Marks) -> int:
    """Give how much a cell says beside the date in it."""
    dated, written = marks.dated, marks.written
    shown = len(written.text or "") if written is not None else 0
    inside = dated is not None and layout.holds(cell, dated)
    return layout.plain(cell) - (shown if inside else 0)


def _about(layout: Layout, cell: Element, marks: Marks) -> int:
    name = 0 if marks.writer is None else layout.plain(marks.writer)
    return layout.plain(cell) - name


def _is_labelled(cell: Element, marks: Marks) -> bool:
    """Say whether most texts of a cell but the name are "Label: value" or a number."""
    name = marks.author.name if marks.author is not None else None
    shown = (" ".join(text.split()) for text in cell.itertext("*"))
    texts = [text for text in shown if text and text != name]
    told = sum(":" in text or any(map(str.isdigit, text)) for text in texts)
    return told * 2 >= len(texts) > 0
