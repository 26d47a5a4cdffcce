"""Posts of Invision 1 and 2: tables, whose words may stand in several pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

import attrs

from disputatio.converter.importers.shared.dates import date_in
from disputatio.converter.importers.shared.edit_marks import edit_of, is_edit_mark
from disputatio.converter.importers.shared.forum_pages import absolute, plain_words
from disputatio.converter.importers.shared.forum_parts import number_in, searched
from disputatio.converter.importers.shared.html.defaults import code_text
from disputatio.converter.importers.shared.html.meanings import (
    DROPPED,
    Coded,
    Meaning,
    Quoted,
)
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    first,
    has_class,
    select,
    words,
)
from disputatio.converter.importers.shared.invision_posts import ENGINE
from disputatio.converter.importers.shared.moments import shown_moment
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.schemas.debate import Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_NAMES = ".normalname, .unreg"
_HIGHEST = 8
"""So many tables round a name or the words of a post are looked at."""

_ANCHOR = re.compile(r"entry(\d+)$")
_MARKED = re.compile(r"post-(?:main-)?(\d+)$")
_SOURCE = re.compile(r"(?:pid|[?&;]p|findpost&p)=(\d+)|snapback\](\d+)")
_TOPIC = re.compile(r"[?&;](?:t|showtopic)=(\d+)")
_FROM = re.compile(r"\((?P<name>.+?)(?:\s+@\s[^@]*)?\)\s*(?:\[snapback\].*)?$")
"""A title of a quotation: "QUOTE(Ann @ May 4 2007, 08:10 AM)"."""
_TITLES = frozenset({"quotetop", "codetop", "sqltop", "htmltop"})
_CODES = frozenset({"codemain", "sqlmain", "htmlmain"})


def _posts(page: Page) -> list[Element]:
    named = (_tables_round(name) for name in select(page.root, _NAMES))
    posts = {table for tables in named for table in islice(tables, 1)}
    found = (
        next((t for t in _tables_round(words) if t in posts), None)
        for words in select(page.root, ".postcolor")
    )
    return list(dict.fromkeys(post for post in found if post is not None))


def _tables_round(element: Element) -> Iterator[Element]:
    return islice(element.iterancestors("table"), _HIGHEST)


def _record(element: Element, page: Page) -> PostRecord:
    name = first(element, ".normalname", ".unreg")
    link = first(element, ".normalname a")
    identity = _identity(element)
    return PostRecord(
        id=identity,
        number=_number(element),
        author=Author(name=words(name), url=absolute(page, attribute(link, "href"))),
        written=_written(element),
        edited=edit_of(next(_edit_marks(element), None)),
        kept={"signature": plain_words(first(element, ".signature"), means)},
    )


def _identity(element: Element) -> str | None:
    anchors = (a.get("name") for a in select(element, "a[name^=entry]"))
    found = searched(_ANCHOR, *anchors)
    marked = (e.get("id") for e in select(element, "[id^=post-]"))
    return found or searched(_MARKED, *marked)


def _number(element: Element) -> int | None:
    """Give the number in "Post #3", the words of a link that asks for the address."""
    texts = (words(a) or "" for a in select(element, ".postdetails a"))
    return next((number_in(text) for text in texts if text[:1] == "#"), None)


def _written(element: Element) -> Moment | None:
    """Give the first date beside the name: profiles and words stand below it."""
    for box in select(element, ".postdetails")[:3]:
        text = words(box) or ""
        shown = date_in(text) if len(text) < 200 else None
        if shown is not None:
            return shown_moment(shown)
    return None


def _edit_marks(element: Element) -> Iterator[Element]:
    """Give edit marks; labels of attached files have their class, too."""
    return (e for e in select(element, ".edit") if is_edit_mark(e))


def _bodies(element: Element) -> list[Element]:
    """Give the pieces of the words; quotations of version 1 stand between them."""
    piece = first(element, ".postcolor")
    cell = None if piece is None else piece.getparent()
    if cell is None:
        return []
    pieces = [e for e in cell if has_class(e, "postcolor") or _is_quotation(e)]
    if len(pieces) < 2:
        return pieces
    box = cell.makeelement("div")
    box.extend(pieces)
    return [box]


def _is_quotation(element: Element) -> bool:
    return element.tag == "table" and first(element, "#QUOTE", "#CODE") is not None


def means(element: Element) -> Meaning | None:
    """Give what an element of a post of Invision 1 or 2 means."""
    if element.tag == "table":
        return _boxed(element)
    given = element.get("class")
    if given is None:
        return None
    if given in _TITLES or (given == "edit" and is_edit_mark(element)):
        return DROPPED
    if given in _CODES:
        return Coded(text=code_text(element).strip("\n"))
    return _quotation(element, element.getprevious()) if given == "quotemain" else None


def _boxed(table: Element) -> Meaning | None:
    """Read a table with a title and, below it, a quotation or code."""
    rows = [e for e in table.iter("td") if e.get("id") in ("QUOTE", "CODE")][:1]
    if not rows:
        return None
    if rows[0].get("id") == "CODE":
        return Coded(text=code_text(rows[0]).strip("\n"))
    return _quotation(rows[0], next(table.iter("td")))


def _quotation(box: Element, title: Element | None) -> Quoted:
    said = title is not None and (title.tag == "td" or has_class(title, "quotetop"))
    found = _FROM.search(words(title) or "") if said else None
    links = select(title, "a[href]") if said and title is not None else []
    return Quoted(
        author=found["name"] if found else None,
        post=searched(_SOURCE, *(a.get("href") for a in links)),
        contents=[box],
    )


def _title(page: Page) -> str | None:
    return words(first(page.root, ".maintitle b", ".maintitle"))


def _thread(page: Page) -> str | None:
    links = select(page.root, "a[href*='act=Track'], a[href*='act=Print']")
    return searched(_TOPIC, page.url, *(a.get("href") for a in links))


def _page(page: Page) -> int | None:
    return number_in(words(first(page.root, ".pagecurrent")))


OLD = attrs.evolve(
    ENGINE,
    posts=_posts,
    record=_record,
    bodies=_bodies,
    means=means,
    title=_title,
    thread=_thread,
    page=_page,
    navigation=".pagelink, .pagecurrent, .pagelinks",
)
"""How Invision 1.3 and 2 mark the parts of a page."""
