"""phpBB's print view: posts without ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from disputatio.converter.importers.shared.forum_parts import outside
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import first, select, words
from disputatio.converter.importers.shared.moments import shown_moment
from disputatio.converter.importers.shared.phpbb.prosilver import PROSILVER
from disputatio.converter.importers.shared.thread_records import Author, PostRecord

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name


def _posts(page: Page) -> list[Element]:
    """Give the posts; beside one with a date those that have lost theirs."""
    found = select(page.root, "div.post")
    if all(first(e, ".date") is None for e in found):
        return []
    return [e for e in found if first(e, ".date", ".author") is not None]


def _record(element: Element, _page: Page) -> PostRecord:
    shown = words(first(element, ".date strong", ".date"))
    return PostRecord(
        author=Author(name=words(first(element, ".author strong", ".author"))),
        written=shown_moment(shown),
        title=words(first(element, "h3")),
    )


def _bodies(element: Element) -> list[Element]:
    return select(element, ".content")[:1]


PRINTED = attrs.evolve(
    PROSILVER, posts=_posts, record=_record, bodies=_bodies, strays=outside(".content")
)
"""How the print view of prosilver marks the parts of a page."""
