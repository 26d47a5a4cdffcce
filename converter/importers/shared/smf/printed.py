"""SMF's pages for printing: posts without ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from disputatio.converter.importers.shared.forum_parts import outside
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import has_class, select, words
from disputatio.converter.importers.shared.moments import shown_moment
from disputatio.converter.importers.shared.reply_titles import without_reply
from disputatio.converter.importers.shared.smf.posts import POSTS
from disputatio.converter.importers.shared.thread_records import Author, PostRecord

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_WORDS = ".postbody, div[style*='5ex']"
_LONGEST_HEAD = 12
"""So many elements the head of a post of version 1.1 has, at most."""


def _posts(page: Page) -> list[Element]:
    found = select(page.root, f"{_WORDS}, .postheader + div")
    return [e for e in found if len(_bold(e)) == 3]


def _bold(body: Element) -> list[Element]:
    """Give the bold words above a post: its title, its author and its time."""
    head = body.getprevious()
    if head is not None and has_class(head, "postheader"):
        return select(head, "strong, b")[:3]
    return _loose(body)


def _loose(body: Element) -> list[Element]:
    """Give those of version 1.1, which stand between two rules."""
    found: list[Element] = []
    rules = 0
    for number, before in enumerate(body.itersiblings(preceding=True)):
        rules += before.tag == "hr"
        if rules == 2 or number == _LONGEST_HEAD:
            break
        if before.tag in ("b", "strong"):
            found.insert(0, before)
    return found[:3]


def _record(element: Element, _page: Page) -> PostRecord:
    title, author, written = (words(e) for e in _bold(element))
    return PostRecord(
        author=Author(name=author),
        written=shown_moment(written),
        title=title,
    )


def _bodies(element: Element) -> list[Element]:
    return [element]


def _title(page: Page) -> str | None:
    """Give the title of the thread: that of its first post."""
    found = (words(_bold(post)[0]) for post in _posts(page))
    return without_reply(next(found, None)) or page.title


PRINTED = attrs.evolve(
    POSTS,
    alone=False,
    posts=_posts,
    record=_record,
    bodies=_bodies,
    strays=outside(_WORDS),
    title=_title,
)
"""How the page for printing marks its parts."""
