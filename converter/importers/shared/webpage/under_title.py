"""The opening text of a thread by no telling name: what stands between title and answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import words
from disputatio.converter.importers.shared.webpage.bodies import is_no_body
from disputatio.converter.importers.shared.webpage.bylines import byline_round
from disputatio.converter.importers.shared.webpage.choice import ANSWERING
from disputatio.converter.importers.shared.webpage.groups import Region
from disputatio.converter.importers.shared.webpage.layout import UNSEEN, Layout
from disputatio.converter.importers.shared.webpage.opener import (
    SHORTEST_OPENER,
    SHORTEST_SIGNED,
    Opener,
)
from disputatio.converter.importers.shared.webpage.posts import Marks, marks_of

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

NARROW = 0.85
"""A box in another that says so much of it is what says it."""

SHORTEST_TITLE = 4
"""No title is shorter, in characters."""

HIGHEST_STORY = 5
"""So far round a link stand the name and the date of who gave it."""

MOST_LINKS = 3
"""So many links with the words of the title are looked at."""

LONGEST_STORY = 400
"""A link that is given as a story has no more beside it, in characters."""

_HEADINGS = frozenset(("h1", "h2", "h3"))
_PARAGRAPHS = frozenset(("p", "ul", "ol", "blockquote", "pre", "table"))
_OUTER = frozenset(("html", "body", "main"))
_ASIDE = re.compile(
    r"notice|notif|alert|warning|rules?\b|announce|cookie|consent|banner|login|signup|register|"
    r"menu|pagination|pager|sidebar|poll|attach|tags|summary|description|error|newsletter|subscri",
    re.I,
)
"""What boxes are called that are by the site, not by who opened the thread."""


def under_title(page: Page, layout: Layout, regions: Sequence[Region]) -> Opener | None:
    """Give what answers answer: long or signed words under the title, or a link with a name.

    Where the first answer has the number 1, nothing stands before it.
    """
    roots = {r.root for r in regions}
    first = layout.place[regions[0].root]
    if marks_of(page, layout, regions[0], roots).number == 1:
        return None
    title = _title(page, layout, first)
    said = None if title is None else _said(page, layout, title, (first, roots))
    return said or _story(page, layout, first, roots)


def _title(page: Page, layout: Layout, first: int) -> Element | None:
    """Give the last heading above the answers that the title bar has, too."""
    bar = (page.title or "").casefold()
    found = None
    for element in layout.elements[:first]:
        if element.tag in _HEADINGS and layout.end[layout.place[element]] <= first:
            text = (element.text or "").strip() or words(element) or ""
            known = len(text) >= SHORTEST_TITLE and text.casefold() in bar
            found = element if known else found
    return found


def _said(
    page: Page, layout: Layout, title: Element, answers: tuple[int, Collection[Element]]
) -> Opener | None:
    first, roots = answers
    boxes = list(_boxes(layout, layout.end[layout.place[title]], first))
    most = max(boxes, key=layout.plain, default=None)
    if most is None or layout.plain(most) < layout.links(most):
        return None
    said = _paragraphs(most, boxes)
    head = _round(layout, title, said[-1], first)
    marks = marks_of(page, layout, Region(parts=head), roots)
    if marks.writer is None or marks.dated is None:
        head, marks = _wider(page, layout, head, said, answers) or (head, marks)
    named = marks.writer is not None and not _mentions(layout, said, marks.writer)
    size = sum(map(layout.plain, said))
    least = SHORTEST_SIGNED if named and marks.dated is not None else SHORTEST_OPENER
    return Opener(words=said, head=head, named=named) if size >= least else None


def _wider(
    page: Page,
    layout: Layout,
    head: tuple[Element, ...],
    said: Sequence[Element],
    answers: tuple[int, Collection[Element]],
) -> tuple[tuple[Element, ...], Marks] | None:
    """Give the nearest box round title and words with little beside them but name and date."""
    first, roots = answers
    if len(head) > 1:
        return None
    most = sum(map(layout.text, said)) + LONGEST_STORY
    for box in islice(head[0].iterancestors(), HIGHEST_STORY):
        outer = layout.end[layout.place[box]] > first or box.tag in _OUTER
        if outer or layout.text(box) > most:
            return None
        marks = marks_of(page, layout, Region(parts=(box,)), roots)
        if marks.writer is not None and marks.dated is not None:
            return (box,), marks
    return None


def _mentions(layout: Layout, said: Sequence[Element], name: Element) -> bool:
    """Say whether a name stands in the words themselves, not in a line about them."""
    among = any(layout.holds(e, name) for e in said)
    return among and byline_round(name) is name


def _boxes(layout: Layout, begin: int, first: int) -> Iterator[Element]:
    """Give the boxes between two places, each narrowed to the one in it that says it all."""
    at = begin
    while at < first:
        element = layout.elements[at]
        if layout.end[at] > first:
            at += 1
        else:
            if not _is_aside(element):
                yield _narrowed(layout, element)
            at = layout.end[at]


def _is_aside(element: Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in UNSEEN or element.tag == "a":
        return True
    called = f"{element.get('class') or ''} {element.get('id') or ''}"
    return is_no_body(element) or bool(
        _ASIDE.search(called) or ANSWERING.search(called)
    )


def _narrowed(layout: Layout, element: Element) -> Element:
    while True:
        inner = [e for e in element if not _is_aside(e) and e.tag not in _PARAGRAPHS]
        most = max(inner, key=layout.plain, default=None)
        if most is None or layout.plain(most) < NARROW * layout.plain(element):
            return element
        element = most


def _paragraphs(most: Element, boxes: Sequence[Element]) -> tuple[Element, ...]:
    """Give the words: a box, or a paragraph with those beside it, where no box holds them."""
    if most.tag not in _PARAGRAPHS:
        return (most,)
    parent = most.getparent()
    return tuple(e for e in boxes if e.tag in _PARAGRAPHS and e.getparent() is parent)


def _round(
    layout: Layout, title: Element, said: Element, first: int
) -> tuple[Element, ...]:
    """Give the box that holds title and words, but no answer, or the row of them."""
    common = next(e for e in title.iterancestors() if layout.holds(e, said))
    place = layout.place[common]
    if layout.end[place] <= first and common.tag not in _OUTER:
        return (common,)
    begin, end = layout.place[title], layout.place[said]
    return tuple(
        child
        for child in common
        if isinstance(child.tag, str)
        and layout.end[layout.place[child]] > begin
        and layout.place[child] <= end
    )


def _story(
    page: Page, layout: Layout, first: int, roots: Collection[Element]
) -> Opener | None:
    """Give a link with the title as its words, which somebody gave to be talked about."""
    for link in islice(_titled_links(page, layout, first), MOST_LINKS):
        line = link.getparent()
        for box in islice(link.iterancestors(), 1, HIGHEST_STORY):
            outer = layout.end[layout.place[box]] > first or box.tag in _OUTER
            if outer or line is None or layout.text(box) > LONGEST_STORY:
                break
            marks = marks_of(page, layout, Region(parts=(box,)), roots)
            if marks.author is not None and marks.dated is not None:
                return Opener(words=(line,), head=(box,))
    return None


def _titled_links(page: Page, layout: Layout, first: int) -> Iterator[Element]:
    bar = (page.title or "").casefold()
    for link in layout.elements[:first]:
        text = (words(link) or "") if link.tag == "a" and link.get("href") else ""
        if len(text) >= SHORTEST_TITLE and bar.startswith(text.casefold()):
            yield link
