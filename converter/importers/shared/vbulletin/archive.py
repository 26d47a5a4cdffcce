"""vBulletin's archive ("lo-fi version") and printable pages: posts without ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import attrs

from disputatio.converter.importers.shared.forum_parts import not_in, outside
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import first, select, words
from disputatio.converter.importers.shared.moments import shown_moment
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.converter.importers.shared.vbulletin.posts import POSTS

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_BODY = (".posttext", ".content blockquote", ".content")


def _posts(page: Page) -> list[Element]:
    """Give the posts; beside whole ones those of which a broken tag left half."""
    archived = select(page.root, "div.post")
    printed = select(page.root, "li.postbit")
    named = {e: _author(e) is not None for e in (*archived, *printed)}
    worded = {e: bool(_bodies(e)) for e in named}
    if not any(named[e] and worded[e] for e in named):
        return []
    return [e for e in named if named[e] or worded[e]]


def _author(element: Element) -> Element | None:
    return first(element, ".posttop .username", ".header .username")


def _record(element: Element, _page: Page) -> PostRecord:
    shown = words(first(element, ".posttop .date", ".header .datetime"))
    title = words(first(element, ".title"))
    return PostRecord(
        author=Author(name=words(_author(element))),
        written=shown_moment(shown),
        title=title,
    )


def _bodies(element: Element) -> list[Element]:
    found = first(element, *_BODY)
    return [] if found is None else [found]


def _printed(page: Page) -> list[Element]:
    """Give the posts of the printable page of version 3: cells that begin with a table."""
    cells = select(page.root, "td.page")
    return [cell for cell in cells if _is_head(next(iter(cell), None))]


def _headless(page: Page, posts: Sequence[Element]) -> list[Element]:
    """Give the cells that have the rules of a post and not its head."""
    cells = not_in(select(page.root, "td.page"), posts)
    return [cell for cell in cells if first(cell, "hr") is not None]


def _is_head(head: Element | None) -> bool:
    return head is not None and head.tag == "table" and len(select(head, "td")) == 2


def _printed_record(element: Element, _page: Page) -> PostRecord:
    name, time = select(element[0], "td")
    title = next((e for e in element[1:-1] if first(e, "strong") is not None), None)
    return PostRecord(
        author=Author(name=words(name)),
        written=shown_moment(words(time)),
        title=words(title),
    )


def _printed_body(element: Element) -> list[Element]:
    return [element[-1]] if element[-1].tag == "div" else []


PRINTED = attrs.evolve(
    POSTS,
    posts=_printed,
    record=_printed_record,
    bodies=_printed_body,
    strays=_headless,
)
"""How the printable page of version 3 marks its parts."""

ARCHIVE = attrs.evolve(
    POSTS,
    posts=_posts,
    record=_record,
    bodies=_bodies,
    strays=outside(".posttext, div.content"),
)
"""How the archive (3, 4) and the printable page (4) mark the parts of a page."""
