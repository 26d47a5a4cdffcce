"""The first line of a quotation, which says whose it is in words no element holds."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from disputatio.converter.importers.shared import page_words
from disputatio.converter.importers.shared.html.meanings import Quoted
from disputatio.converter.importers.shared.html.select import words
from disputatio.converter.importers.shared.webpage.anchors import names_writer
from disputatio.converter.importers.shared.webpage.quote_lines import (
    author_in,
    post_linked,
)

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

LONGEST = 400
"""No such line is longer, in characters."""

_FIRST_LINE = re.compile(
    r"(?:原帖由|引用第\d+楼|引用)\s?(.{1,60}?)\s?[于於在].{6,40}(?:发表|發表)\S{0,6}"
    r"|(.{1,60}?)\s?(?:发表于|發表於|发表在)\s?\d[\d :/-]{6,24}"
)
"""Discuz: "原帖由 Ann 于 DATE 发表", and later "Ann 发表于 DATE"."""
_LINKED = re.compile(r"(\S.{0,59}?):")
"""A name with a colon, which says whose the words are where it leads to their post."""
_WROTE = re.compile(
    rf"@?(\S.{{0,59}}?)\s(?:{page_words.either(page_words.flat(page_words.SAID))})\s?:"
)
"""The same where the name leads to a person, as in Khoros: "@Ann wrote:"."""
_PID = re.compile(r"(?:[?&;]pid=|(?:^|/)posts?/)(\d+)")
_ARROWS = re.compile(r"[\s»›→↑⇗]+$")
_BOXES = frozenset({"div", "p", "blockquote", "table", "ul", "ol", "section"})


@frozen
class _Line:
    """The first line of a box."""

    text: str
    links: tuple[Element, ...]
    behind: Element
    """The break, or the box of words, before which it ends."""


def parted_line(element: Element) -> Quoted | None:
    """Read a line up to a break that can be nothing but the title of a quotation."""
    line = _first_line(element)
    if line is None or line.behind.tag != "br":
        return None
    found = next(
        (m for a in line.links if (m := _PID.search(a.get("href") or ""))), None
    )
    said = _FIRST_LINE.fullmatch(line.text) or (found and _LINKED.fullmatch(line.text))
    if not said and any(names_writer(a) for a in islice(line.links, 1)):
        said = _WROTE.fullmatch(line.text)
    if not said:
        return None
    author = next(filter(None, said.groups()))
    return Quoted(
        author=author, post=found and found[1], contents=[_rest(element, line)]
    )


def opening_line(element: Element) -> Quoted | None:
    """Read a line that would only be likely elsewhere: the box is called a quotation."""
    line = _first_line(element)
    author = None if line is None else author_in(_ARROWS.sub("", line.text))
    if line is None or author is None:
        return None
    posts = (post_linked(a.get("href")) for a in line.links)
    return Quoted(
        author=unbroken(author).strip("@ "),
        post=next(filter(None, posts), None),
        contents=[_rest(element, line)],
    )


def unbroken(name: str) -> str:
    """Give a name without the signs by which a board lets long ones break."""
    return name.replace("\u200b", "").replace("\xad", "")


def opening_paragraph(element: Element) -> Quoted | None:
    """Read a first paragraph of a box that says whose the words of the others are."""
    if (element.text or "").strip() or len(element) < 2:
        return None
    head, tail = element[0], (element[0].tail or "").strip()
    text = words(head) or "" if head.tag in ("p", "div") and not tail else ""
    author = author_in(_ARROWS.sub("", text)) if len(text) <= LONGEST else None
    if author is None:
        return None
    rest = deepcopy(element)
    rest.attrib.clear()
    rest.tag = "div"
    rest.remove(rest[0])
    posts = (post_linked(a.get("href")) for a in head.iter("a"))
    return Quoted(
        author=unbroken(author).strip("@ "),
        post=next(filter(None, posts), None),
        contents=[rest],
    )


def _first_line(element: Element) -> _Line | None:
    text = element.text or ""
    links: list[Element] = []
    for child in element:
        if child.tag == "br" or child.tag in _BOXES:
            line = " ".join(text.split()) if len(text) <= LONGEST else ""
            return _Line(line, tuple(links), child) if line else None
        text += (words(child) or "") + (child.tail or "")
        links += child.iter("a")
    return None


def _rest(element: Element, line: _Line) -> Element:
    """Give a copy of a box without its first line."""
    count = element.index(line.behind)
    rest = deepcopy(element)
    rest.attrib.clear()
    rest.tag = "div"
    rest.text = None
    for child in rest[:count]:
        rest.remove(child)
    if line.behind.tag == "br":
        rest.text = rest[0].tail
        rest.remove(rest[0])
    return rest
