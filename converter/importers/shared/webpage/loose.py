"""Posts whose words stand loose between their heads: each is put into an element.

Archives of Discuz and old guest books write a line with name and date, the words, and
the next line, all in one box. What repeats there is the line alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.webpage.groups import Group
from disputatio.converter.importers.shared.webpage.layout import UNSEEN, Layout, said

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

GATHERED = "gathered"
"""The class of the new elements."""

LEAST = 3
"""So many heads must stand in one box."""

SHORT_HEAD = 120
"""A head says no more, in characters."""


def gathered(layout: Layout, groups: Sequence[Group]) -> bool:
    """Put what stands loose behind heads of one kind together with them, if anything is.

    The tree is another one then: what is known of its layout no longer holds.
    """
    for group in groups:
        heads = _heads(layout, group)
        if heads and 2 * _loose(heads) > sum(layout.text(h) for h in heads):
            _gather(heads)
            return True
    return False


def _heads(layout: Layout, group: Group) -> list[Element]:
    """Give the parts of a group where all are short lines in one box."""
    heads = [r.root for r in group.regions if len(r.parts) == 1]
    if len(heads) < max(LEAST, len(group.regions)):
        return []
    parent = heads[0].getparent()
    alone = parent is not None and all(h.getparent() is parent for h in heads)
    short = alone and all(layout.text(h) <= SHORT_HEAD for h in heads)
    return heads if short else []


def _loose(heads: Sequence[Element]) -> int:
    """Give how much stands between and behind the heads in no element of its own."""
    size = said(heads[0].tail)
    for element in heads[0].itersiblings():
        size += said(element.tail)
    return size


def _gather(heads: Sequence[Element]) -> None:
    parent = heads[0].getparent()
    if parent is None:
        return
    known = set(heads)
    box: Element | None = None
    for child in list(parent):
        if child in known:
            box = parent.makeelement("div", {"class": GATHERED})
            child.addprevious(box)
        if box is not None and child.tag not in UNSEEN:
            box.append(child)
