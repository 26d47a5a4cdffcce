"""Posts whose head stands among their words: "Author: Ann", a break, "Date: 3.4.2005 12:10".

Phorum 3 and guest books write so. The two lines are put into elements of their own, and
the words behind them into another one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from disputatio.converter.importers.shared import page_words
from disputatio.converter.importers.shared.dates import date_in
from disputatio.converter.importers.shared.html.select import words
from disputatio.converter.importers.shared.webpage.anchors import dates
from disputatio.converter.importers.shared.webpage.layout import Layout
from disputatio.converter.importers.shared.webpage.loose import GATHERED

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

LEAST = 3
"""So many posts must have such a head."""

MOST = 0.8
"""So many of the boxes of one kind with a date must have one."""

MOST_LINES = 6
"""A head has no more lines."""

LONGEST_NAME = 40
"""No name is longer, in characters."""

_INLINE = frozenset({"b", "strong", "i", "em", "font", "span", "a", "u", "small"})
_LINE = re.compile(r"(?P<label>[^:：]{2,24}?)\s?[:：]\s*(?P<value>\S.{0,90})")
_BEHIND_NAME = re.compile(r"\s*[(\[][^()\[\]]*[)\]]$")
_LABELS = frozenset(page_words.NAME_LABELS)


@frozen
class _Line:
    """A line up to its break."""

    lead: Element | None
    """Behind which element it begins; None at the beginning of the box."""
    text: str
    inside: tuple[Element, ...]
    ends: Element
    """The break."""


@frozen
class _Head:
    """The two lines of a post."""

    box: Element
    name: str
    named: _Line
    date: str
    dated: _Line


def set_apart(layout: Layout) -> bool:
    """Put such heads, and the words behind each, into elements of their own, if there are any.

    The tree is another one then: what is known of its layout no longer holds.
    """
    boxes: dict[str, dict[Element, None]] = defaultdict(dict)
    for anchor in dates(layout):
        if not anchor.stated and anchor.element.find("br") is not None:
            boxes[anchor.kind].setdefault(anchor.element)
    changed = False
    for row in boxes.values():
        heads = [head for box in row if (head := _head(box)) is not None]
        people = {head.name for head in heads}
        if len(heads) >= max(LEAST, MOST * len(row)) and len(people) > 1:
            changed = True
            for head in heads:
                _set_apart(head)
    return changed


def _head(box: Element) -> _Head | None:
    named: tuple[str, _Line] | None = None
    dated: tuple[str, _Line] | None = None
    for line in _lines(box):
        found = _LINE.fullmatch(" ".join(line.text.split()))
        if found is None:
            continue
        if named is None and found["label"].casefold() in _LABELS:
            name = _BEHIND_NAME.sub("", found["value"])
            if 0 < len(name) <= LONGEST_NAME:
                named = (name, line)
        date = date_in(found["value"])
        if dated is None and date is not None and found["value"].startswith(date):
            dated = (date, line)
    if named is None or dated is None or named[1] is dated[1]:
        return None
    return _Head(box, named[0], named[1], dated[0], dated[1])


def _lines(box: Element) -> Iterator[_Line]:
    """Give the first lines of a box that hold words, up to another box."""
    lead: Element | None = None
    shown, count = [box.text or ""], 0
    inside: list[Element] = []
    for child in box:
        if child.tag == "br":
            text = "".join(shown)
            yield _Line(lead, text, tuple(inside), child)
            count += bool(text.strip())
            if count == MOST_LINES:
                return
            lead, shown, inside = child, [child.tail or ""], []
        elif child.tag in _INLINE or not isinstance(child.tag, str):
            inside.append(child)
            named = words(child) if isinstance(child.tag, str) else None
            shown += (named or "", child.tail or "")
        else:
            return


def _set_apart(head: _Head) -> None:
    box = head.box
    top = box.makeelement("div", {"class": f"{GATHERED}-head"})
    top.append(_named(head))
    date = box.makeelement("span", {"class": "date"})
    date.text = head.date
    top.append(date)
    for line in _later_first(head):
        _remove(box, line)
    rest = box.makeelement("div", {"class": GATHERED})
    rest.text, box.text = box.text, None
    rest.extend(list(box))
    box.extend((top, rest))


def _named(head: _Head) -> Element:
    """Give the name, with the link to its person if the line has one."""
    links = [a for e in head.named.inside for a in e.iter("a")]
    element = head.box.makeelement("a" if links else "span", {"class": "author"})
    element.text = head.name
    if links and links[0].get("href"):
        element.set("href", links[0].get("href") or "")
    return element


def _later_first(head: _Head) -> tuple[_Line, _Line]:
    """Give the lines in the order in which they can be taken out."""
    last_named = head.box.index(head.named.ends) > head.box.index(head.dated.ends)
    return (head.named, head.dated) if last_named else (head.dated, head.named)


def _remove(box: Element, line: _Line) -> None:
    """Take a line out of a box; what stands behind its break stays where it was."""
    behind = line.ends.tail
    if line.lead is None:
        box.text = behind
    else:
        line.lead.tail = behind
    for element in (*line.inside, line.ends):
        box.remove(element)
