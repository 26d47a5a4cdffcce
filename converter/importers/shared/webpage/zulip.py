"""Topics that an archive of Zulip writes as pages: a heading before the words of each message."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

import attrs

from disputatio.converter.importers.shared.html.content import content
from disputatio.converter.importers.shared.html.meanings import (
    DROPPED,
    Meaning,
    Means,
    Quoted,
)
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import attribute, select, words
from disputatio.converter.importers.shared.moments import shown_moment
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.converter.importers.shared.webpage.quotes import means_around
from disputatio.schemas.debate import Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_NUMBER = re.compile(r"/near/(\d{1,19})$")
_FOOTER = re.compile(r"Last updated:.*\bUTC$")
_TOPIC = re.compile(r"Topic:\s*")


def zulip_posts(page: Page) -> list[PostRecord]:
    """Give the messages of a topic in an archive of Zulip; none of other pages."""
    heads = [e for e in select(page.root, "h4") if _is_head(e)]
    if not heads:
        return []
    # The archive writes all its times in UTC, and says so once, below.
    utc = is_whole(page)
    means = _means(means_around((), ()))
    return [_record(head, page, means, utc=utc) for head in heads]


def is_whole(page: Page) -> bool:
    """Say whether such a page has the line that ends it."""
    last = select(page.root, "p")[-3:]
    return any(_FOOTER.match(words(e) or "") for e in last)


def zulip_title(page: Page) -> str | None:
    """Give the topic that a page of such an archive shows."""
    heads = (words(e) or "" for e in select(page.root, "h3"))
    return next((t[m.end() :] for t in heads if (m := _TOPIC.match(t))), None)


def _is_head(element: Element) -> bool:
    links = [e for e in element if e.tag == "a"]
    return len(links) > 1 and links[0].get("class") == "zl"


def _record(head: Element, page: Page, means: Means, *, utc: bool) -> PostRecord:
    link, *others = [e for e in head if e.tag == "a"]
    number = _NUMBER.search(link.get("href") or "")
    shown = (words(others[-1]) or "").strip("()")
    read = content([_gathered(head)], means, base=page.base)
    return PostRecord(
        id=number[1] if number else None,
        author=Author(name=(link.tail or "").strip() or None),
        written=_in_utc(shown_moment(shown)) if utc else shown_moment(shown),
        url=attribute(others[-1], "href"),
        body=read.blocks,
        line=head.sourceline,
    )


def _in_utc(time: Moment | None) -> Moment | None:
    if time is None or time.at is None or time.at.tzinfo is not None:
        return time
    return attrs.evolve(time, at=time.at.replace(tzinfo=dt.UTC), zone_known=True)


def _gathered(head: Element) -> Element:
    """Put the words of a message into a box of their own, and give it."""
    box = head.makeelement("div", {})
    box.extend(list(_words(head)))
    head.addnext(box)
    return box


def _words(head: Element) -> Iterator[Element]:
    """Give what stands between a heading and the next one, or the end of the page."""
    for element in head.itersiblings("*"):
        if _is_head(element) or _ends(element):
            return
        yield element


def _ends(element: Element) -> bool:
    below = next(element.itersiblings("*"), None) if element.tag == "hr" else None
    return below is not None and _FOOTER.match(words(below) or "") is not None


def _means(usual: Means) -> Means:
    """Give what elements mean: the line "Ann said:" above a quotation links to its message."""

    def means(element: Element) -> Meaning | None:
        if element.tag == "blockquote":
            line = next(element.itersiblings("*", preceding=True), None)
            said = _said(line)
            if said is not None:
                return said
        elif element.tag == "p":
            below = next(element.itersiblings("*"), None)
            if below is not None and below.tag == "blockquote" and _said(element):
                return DROPPED
        return usual(element)

    return means


def _said(line: Element | None) -> Quoted | None:
    parts = list(line) if line is not None and line.tag == "p" else []
    if len(parts) != 2 or "user-mention" not in (parts[0].get("class") or ""):
        return None
    number = _NUMBER.search(parts[1].get("href") or "")
    name = (words(parts[0]) or "").lstrip("@") or None
    return Quoted(author=name, post=number[1] if number else None) if number else None
