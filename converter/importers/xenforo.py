"""Saved pages of XenForo 1 and 2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.forum_pages import (
    KEEPS,
    Engine,
    absolute,
    page_readings,
)
from disputatio.converter.importers.shared.html_meanings import (
    DROPPED,
    Hidden,
    Meaning,
    Plain,
    Quoted,
)
from disputatio.converter.importers.shared.html_page import Page, is_html
from disputatio.converter.importers.shared.html_select import (
    attribute,
    first,
    has_class,
    select,
    words,
)
from disputatio.converter.importers.shared.moments import iso_moment, shown_moment
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.schemas.debate import Edit, Moment
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_SIGN = re.compile(rb"<html[^>]{0,2000}\bid=[\"']?(?:XF|XenForo)\b", re.I)
_ID = re.compile(r"post-(\d+)")
_SOURCE = re.compile(r"post(?:s/|: ?|\?id=|-)(\d+)")
_NUMBER = re.compile(r"#(\d[\d.,\s]*)$")
_THREAD = re.compile(r"thread-(\d+)|/?threads/(?:[^/?#]*\.)?(\d+)(?:[/?#]|$)")
_PAGE = re.compile(r"[/?&]page[-=](\d+)")


class XenForoImporter:
    """Reads saved pages of XenForo 1 and 2."""

    info = FormatInfo(
        name="xenforo",
        title="Saved page of a XenForo thread (1, 2)",
        extensions=(".html", ".htm"),
        media_types=("text/html",),
        keeps=KEEPS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are a page of XenForo."""
        return 0.95 if is_html(head) and _SIGN.search(head) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give the one thread of a page.

        Raises:
            ReadError: it is no page of a thread.
        """
        yield from page_readings(source, ENGINE)


def _posts(page: Page) -> list[Element]:
    if page.root.get("data-template") not in (None, "thread_view"):
        return []
    return select(
        page.root, "article.message--post[data-content], li.message[id^='post-']"
    )


def _record(element: Element, page: Page) -> PostRecord:
    name = first(element, "h4.message-name .username", "h3.userText .username")
    link = first(element, ".message-attribution-main a[href]", "a.datePermalink")
    identity = _ID.search(element.get("data-content") or element.get("id") or "")
    return PostRecord(
        id=identity[1] if identity else None,
        number=_number(element),
        author=Author(
            name=attribute(element, "data-author") or words(name),
            badge=words(first(element, ".message-userTitle", ".userTitle")),
            url=absolute(page, attribute(name, "href")),
        ),
        written=_written(element),
        edited=_edited(element),
        url=absolute(page, attribute(link, "href")),
    )


def _written(element: Element) -> Moment | None:
    time = first(element, ".message-attribution-main time[datetime]")
    if time is not None:
        return iso_moment(time.get("datetime"), words(time))
    old = first(element, "a.datePermalink .DateTime", ".messageMeta .DateTime")
    return shown_moment(attribute(old, "title") or words(old))


def _number(element: Element) -> int | None:
    for selector in (".message-attribution-opposite", ".postNumber"):
        found = _NUMBER.search(words(first(element, selector)) or "")
        if found:
            return int(re.sub(r"\D", "", found[1]))
    return None


def _edited(element: Element) -> Edit | None:
    mark = first(element, ".message-lastEdit", ".editDate")
    if mark is None:
        return None
    time = first(mark, "time[datetime]")
    at = iso_moment(time.get("datetime"), words(time)) if time is not None else None
    if at is None:
        at = shown_moment((words(mark) or "").partition(":")[2])
    at = at or Moment()
    return Edit(text=at.text, at=at.at, zone_known=at.zone_known)


def _bodies(element: Element) -> list[Element]:
    found = first(
        element,
        "article.message-body .bbWrapper", ".message-body .bbWrapper",
        "div.messageContent blockquote.messageText",
    )  # fmt: skip
    return [] if found is None else [found]


def _means(element: Element) -> Meaning | None:
    if has_class(
        element, "messageTextEndMarker", "js-selectToQuoteEnd", "bbCodeBlock-expandLink",
        "bbCodeBlock-shrinkLink", "quoteExpand", "bbCodeBlock-title",
    ):  # fmt: skip
        return DROPPED
    if has_class(element, "bbCodeBlock--quote", "bbCodeQuote"):
        return _quotation(element)
    if has_class(element, "bbCodeSpoiler", "bbCodeSpoilerContainer"):
        title = first(element, ".bbCodeSpoiler-button-title", ".bbCodeSpoiler-button")
        inner = first(element, ".bbCodeSpoiler-content", ".bbCodeSpoilerText")
        return Hidden(title=words(title), contents=None if inner is None else [inner])
    return (
        Plain()
        if element.tag == "blockquote" and has_class(element, "quoteContainer")
        else None
    )


def _quotation(element: Element) -> Meaning:
    title = first(element, ".bbCodeBlock-title", ".attribution")
    link = first(element, "a.bbCodeBlock-sourceJump", "a.AttributionLink")
    source = attribute(element, "data-source") or attribute(link, "href") or ""
    found = _SOURCE.search(source)
    name = attribute(element, "data-quote", "data-author")
    inner = first(element, ".bbCodeBlock-expandContent", ".quote")
    return Quoted(
        author=name or _name(words(title)),
        post=found[1] if found else None,
        contents=None if inner is None else [inner],
    )


def _name(title: str | None) -> str | None:
    name = (title or "").rstrip("↑ ").removesuffix(":").strip()
    return name.removesuffix(" said") or None


def _title(page: Page) -> str | None:
    return words(first(page.root, "h1.p-title-value", ".titleBar h1")) or page.title


def _thread(page: Page) -> str | None:
    found = _THREAD.search(page.root.get("data-content-key") or page.url or "")
    return (found[1] or found[2]) if found else None


def _page(page: Page) -> int | None:
    current = words(first(page.root, ".pageNav-page--current", ".PageNav .currentPage"))
    if current and current.isdecimal():
        return int(current)
    found = _PAGE.search(page.url or "")
    return int(found[1]) if found else 1


def _instead(page: Page) -> str | None:
    template = page.root.get("data-template")
    if template and template != "thread_view":
        return _TEMPLATES.get(template, f"another kind ({template})")
    return None


_TEMPLATES = {
    "forum_view": "the list of threads", "forum_list": "the list of forums",
    "login": "the log-in", "error": "an error", "search_results": "a search",
    "member_view": "a member",
}  # fmt: skip

ENGINE = Engine(
    name="XenForo",
    posts=_posts,
    record=_record,
    bodies=_bodies,
    means=_means,
    title=_title,
    thread=_thread,
    page=_page,
    instead=_instead,
    sought="article.message--post and li.message",
)
"""How XenForo marks the parts of a page."""
