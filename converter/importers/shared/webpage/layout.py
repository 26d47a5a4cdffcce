"""How a page is laid out: its elements in order, and how much each says.

What an element says is counted in characters of shown text, once in all and once for
the words that are links. All later questions ("how much is in here, without what is
in there?") are differences of these counts, so that no element is read twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from attrs import define, field

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

UNSEEN = frozenset({
    "script", "style", "template", "noscript", "head", "select", "option", "textarea",
    "svg", "button", "iframe", "object",
})  # fmt: skip
"""Elements that say nothing of the thread."""

HIGHEST_CLIMB = 24
"""How many elements round another are looked at."""

MOST_CLASSES = 8
"""How many classes of an element are looked at."""

_CHANGING = frozenset({
    "odd", "even", "alt", "first", "last", "alternate", "op", "new", "unread", "read",
    "bg", "row", "parent", "byuser", "bypostauthor", "highlighted", "hidden",
    "collapsed", "active", "deleted", "best", "accepted", "visible", "clearfix", "cf",
    "clear",
})  # fmt: skip
"""Classes in which posts of one kind differ from each other."""

_DIGITS = re.compile(r"\d+")


@define
class Layout:
    """The elements of a page, with where each begins and ends in its text."""

    elements: list[Element] = field(factory=list)
    """All of them in document order."""
    place: dict[Element, int] = field(factory=dict)
    """Where each stands in that order."""
    end: list[int] = field(factory=list)
    """The place of the first element after each and all that is in it."""
    _begin_text: list[int] = field(factory=list)
    _end_text: list[int] = field(factory=list)
    _begin_link: list[int] = field(factory=list)
    _end_link: list[int] = field(factory=list)

    def text(self, element: Element) -> int:
        """Give how many characters an element shows."""
        at = self.place[element]
        return self._end_text[at] - self._begin_text[at]

    def links(self, element: Element) -> int:
        """Give how many of them are links."""
        at = self.place[element]
        return self._end_link[at] - self._begin_link[at]

    def plain(self, element: Element) -> int:
        """Give how many of them are no links."""
        return self.text(element) - self.links(element)

    def holds(self, outer: Element, inner: Element) -> bool:
        """Say whether an element is another, or stands in it."""
        at = self.place[outer]
        return at <= self.place[inner] < self.end[at]


def laid_out(root: Element) -> Layout:
    """Give the layout of a page."""
    from lxml import etree

    layout = Layout()
    text = linked = hidden = links = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        name = element.tag
        if event == "comment":
            size = 0 if hidden else said(element.tail)
        elif event == "start":
            layout.place[element] = len(layout.elements)
            layout.elements.append(element)
            layout._begin_text.append(text)  # noqa: SLF001
            layout._begin_link.append(linked)  # noqa: SLF001
            layout._end_text.append(0)  # noqa: SLF001
            layout._end_link.append(0)  # noqa: SLF001
            layout.end.append(0)
            hidden += name in UNSEEN
            links += name == "a"
            size = 0 if hidden else said(element.text)
        else:
            at = layout.place[element]
            layout._end_text[at] = text  # noqa: SLF001
            layout._end_link[at] = linked  # noqa: SLF001
            layout.end[at] = len(layout.elements)
            hidden -= name in UNSEEN
            links -= name == "a"
            size = 0 if hidden else said(element.tail)
        text += size
        linked += size if links else 0
    return layout


def name_of(element: Element) -> str:
    """Give the tag of an element as a word."""
    return str(element.tag)


def said(text: str | None) -> int:
    """Give how much a text says: its length without outer white space."""
    return len(text.strip()) if text else 0


def around(element: Element) -> Iterator[Element]:
    """Give an element and those round it, the nearest first, so far as they are looked at."""
    for _ in range(HIGHEST_CLIMB):
        yield element
        parent = element.getparent()
        if parent is None:
            return
        element = parent


def kinds(element: Element) -> tuple[str, ...]:
    """Give what makes an element one of a kind, each kind as a word.

    That is each of its classes that do not tell posts of one page from each other, the
    pattern of its id, the type of its data; where it has none of these, its tag below
    that of its parents.
    """
    found = [f"{name_of(element)}.{one}" for one in lasting(element.get("class"))]
    name = element.get("id") or element.get("itemid")
    if name and _DIGITS.search(name) and len(name) < 80:
        found.append(f"{name_of(element)}#{_DIGITS.sub('N', name)}")
    kind = element.get("itemtype")
    if kind:
        found.append(f"{name_of(element)}@{kind.rpartition('/')[2]}")
    if "-" in str(element.tag) or element.tag == "article":
        found.append(str(element.tag))
    return tuple(found) or (_by_place(element),)


def lasting(given: str | None) -> list[str]:
    """Give the classes that are the same in all posts, without numbers."""
    if not given:
        return []
    names = given.split()[:MOST_CLASSES]
    return [n for n in names if not _DIGITS.search(n) and n.lower() not in _CHANGING]


def _by_place(element: Element) -> str:
    tags = []
    for one in around(element):
        tags.append(str(one.tag))
        if (one is not element and (lasting(one.get("class")) or one.get("id"))) or len(
            tags
        ) > 6:
            break
    return ">".join(reversed(tags))
