"""An opening whose words stand loose in the box that also holds the answers (PTT)."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.webpage.groups import Region
from disputatio.converter.importers.shared.webpage.layout import UNSEEN, Layout, said
from disputatio.converter.importers.shared.webpage.opener import (
    SHORTEST_SIGNED,
    Opener,
)
from disputatio.converter.importers.shared.webpage.posts import marks_of

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name


def loose_opening(
    page: Page, layout: Layout, regions: Sequence[Region]
) -> Opener | None:
    """Give the loose words before the first post in its box, if a name and a date sign them."""
    first = regions[0].root
    box = first.getparent()
    if box is None or box.tag in ("body", "html", "ul", "ol", "dl", "table", "tbody"):
        return None
    before = list(first.itersiblings(preceding=True))[::-1]
    spoken = [place for place, e in enumerate(before) if said(e.tail)]
    loose = said(box.text) + sum(said(before[place].tail) for place in spoken)
    shown = tuple(e for e in before if isinstance(e.tag, str) and e.tag not in UNSEEN)
    if loose < SHORTEST_SIGNED or not shown:
        return None
    marks = marks_of(page, layout, Region(parts=shown), {r.root for r in regions})
    if marks.author is None or marks.dated is None:
        return None
    begin = 0 if said(box.text) else spoken[0] + 1
    return Opener(words=(_copied(box, before, begin),), head=shown)


def _copied(box: Element, before: Sequence[Element], begin: int) -> Element:
    """Give a copy of what stands before the posts, from one of its elements on."""
    words = box.makeelement("div", {})
    words.text = before[begin - 1].tail if begin else box.text
    for element in before[begin:]:
        words.append(deepcopy(element))
    return words
