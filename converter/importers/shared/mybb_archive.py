"""MyBB's archive ("lo-fi version") and printable pages: posts without ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from disputatio.converter.importers.shared.html_page import Page
from disputatio.converter.importers.shared.html_select import first, select, words
from disputatio.converter.importers.shared.moments import shown_moment
from disputatio.converter.importers.shared.mybb_posts import POSTS
from disputatio.converter.importers.shared.thread_records import Author, PostRecord

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name


def _archived(page: Page) -> list[Element]:
    return [
        e for e in select(page.root, "div.post") if first(e, ".message") is not None
    ]


def _archived_record(element: Element, _page: Page) -> PostRecord:
    shown = words(first(element, ".header .dateline", ".dateline"))
    return PostRecord(
        author=Author(name=words(first(element, ".header h2", ".header h3"))),
        written=shown_moment(shown),
    )


def _message(element: Element) -> list[Element]:
    return select(element, ".message")[:1]


ARCHIVE = attrs.evolve(POSTS, posts=_archived, record=_archived_record, bodies=_message)
"""How the archive marks the parts of a page."""


def _printed(page: Page) -> list[Element]:
    """Give the posts of a printable page, each put into a box of its own.

    They stand in one cell with rules between them: a bold title, a name, a bold time
    and the words.
    """
    rules = select(page.root, "td > hr[size='1']")
    boxes = [_boxed(rule) for rule in rules]
    return [box for box in boxes if len(box) >= 2 and box[0].tag == "strong"]


def _boxed(rule: Element) -> Element:
    """Move what stands between a rule and the next one into a box after the rule."""
    box = rule.makeelement("div")
    box.text, rule.tail = rule.tail, None
    for after in list(rule.itersiblings()):
        if after.tag == "hr" and after.get("size") == "1":
            break
        box.append(after)
    rule.addnext(box)
    return box


def _printed_record(element: Element, _page: Page) -> PostRecord:
    title, *after = [e for e in element if e.tag in ("strong", "a")][:3]
    time = next((e for e in after if e.tag == "strong"), None)
    linked = next((words(e) for e in after if e.tag == "a"), None)
    name = linked or (title.tail or "").strip(" -\n\t\xa0")
    return PostRecord(
        author=Author(name=name or None),
        written=shown_moment(words(time)),
        title=words(title),
    )


def _printed_body(element: Element) -> list[Element]:
    """Give the box without its head, which ends with the time."""
    heads = [e for e in element if e.tag == "strong"][:2]
    if len(heads) < 2:
        return [element]
    box = element.makeelement("div")
    box.text, heads[1].tail = heads[1].tail, None
    for after in list(heads[1].itersiblings()):
        box.append(after)
    element.append(box)
    return [box]


PRINTED = attrs.evolve(
    POSTS, posts=_printed, record=_printed_record, bodies=_printed_body
)
"""How the printable page marks its parts."""
