"""The posts of a page of NodeBB."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from disputatio.converter.importers.shared.forum_pages import (
    Engine,
    absolute,
    plain_words,
)
from disputatio.converter.importers.shared.forum_parts import outside, with_lost
from disputatio.converter.importers.shared.forum_phrases import editor
from disputatio.converter.importers.shared.html.index import ByMark
from disputatio.converter.importers.shared.html.marks import inner
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    first,
    has_class,
    select,
    whole_number,
    words,
)
from disputatio.converter.importers.shared.moments import (
    epoch_moment,
    iso_moment,
    shown_moment,
)
from disputatio.converter.importers.shared.nodebb_content import means
from disputatio.converter.importers.shared.page_words import POST_DELETED
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.schemas.debate import Edit, Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name
_TOPIC = re.compile(r"/topic/(\d+)")
_PAGE = re.compile(r"[?&]page=(\d+)")
_TEMPLATE = re.compile(r"(?:^|\s)(?:template|page)-(?!status|topic-)([a-z][\w-]*)")


_DIGIT = re.compile(r"\d")


def _posts(page: Page) -> Sequence[Element]:
    found = select(page.root, "[component=post][data-pid], .post-row[data-pid]")
    return with_lost(page.root, found, _has_lost_id)


def _has_lost_id(element: Element) -> bool:
    return element.get("component") == "post" and bool(_bodies(element))


def _record(element: Element, page: Page) -> PostRecord:
    found = ByMark(element, "component")
    pid = attribute(element, "data-pid")
    index = attribute(element, "data-index")
    return PostRecord(
        id=pid,
        number=int(index) + 1
        if index and index.isdecimal() and len(index) < 9
        else None,
        author=_author(element, page),
        written=_written(element),
        edited=_edited(found),
        url=absolute(page, f"/post/{pid}") if pid else None,
        score=_score(found),
        parents=_parents(found),
        state="deleted" if has_class(element, "deleted") else None,
        kept=_kept(element, found),
    )


def _author(element: Element, page: Page) -> Author:
    slug = attribute(element, "data-userslug")
    classes = ByMark(element)
    banned = classes.first("bg-danger", "label-danger", "text-bg-danger")
    return Author(
        name=attribute(element, "data-username") or _named(element),
        badge=words(banned),
        url=absolute(page, f"/user/{slug}") if slug else None,
    )


def _named(element: Element) -> str | None:
    """Give the name in a theme that does not write it on the post itself."""
    link = next(element.iterfind(".//*[@data-username]"), None)
    return attribute(link, "data-username")


def _written(element: Element) -> Moment | None:
    meta = next(element.iterfind(".//meta[@itemprop='datePublished']"), None)
    stamp = attribute(element, "data-timestamp")
    link = ByMark(element).first("permalink", "timeago")
    shown = words(link)
    if stamp and stamp.isdecimal() and len(stamp) < 15:
        return epoch_moment(int(stamp) / 1000, shown or attribute(meta, "content"))
    time = inner(link, "span", "time", "a")
    return iso_moment(attribute(meta, "content") or attribute(time, "title"), shown)


def _edited(found: ByMark) -> Edit | None:
    """Give the edit mark; it is there, and empty, in posts that nobody edited."""
    mark = found.first("post/editor")
    time = None if mark is None else ByMark(mark).first("timeago")
    by = attribute(mark, "data-editor")
    at = attribute(time, "title")
    if at is not None and not _DIGIT.search(at):
        at = None  # "Invalid Date", as versions 3 and 4 write where nobody edited
    if not by and not at:
        return None
    shown = (words(mark) or "").removesuffix(words(time) or "").strip()
    moment = iso_moment(at) or shown_moment(at) or Moment()
    return Edit(
        text=moment.text,
        at=moment.at,
        zone_known=moment.zone_known,
        by=editor(shown) or by,
    )


def _score(found: ByMark) -> int | None:
    votes = attribute(found.first("post/vote-count"), "data-votes") or ""
    return int(votes) if re.fullmatch(r"-?\d{1,9}", votes) else None


def _parents(found: ByMark) -> tuple[str, ...]:
    link = found.first("post/parent")
    parent = attribute(link, "data-topid", "data-parent-pid")
    return (parent,) if parent else ()


def _kept(element: Element, found: ByMark) -> dict[str, Any]:
    signature = found.first("post/signature")
    if signature is None:
        signature = ByMark(element).first("post-signature")
    return {
        "signature": plain_words(signature, means),
        "reactions": _reactions(found),
    }


def _reactions(found: ByMark) -> dict[str, int | None]:
    """Give how many reacted in which way, of a plug-in that many sites have."""
    return {
        kind: whole_number(
            attribute(ByMark(mark).first("reaction-emoji-count"), "data-count")
        )
        for mark in found.every("post/reaction")
        if (kind := attribute(mark, "data-reaction"))
    }


def _bodies(element: Element) -> list[Element]:
    found = next(element.iterfind(".//*[@component='post/content']"), None)
    return [] if found is None or _says_deleted(element, found) else [found]


def _says_deleted(element: Element, body: Element) -> bool:
    """Say whether the software took away the words of a post."""
    text = (words(body) or "").strip(" !¡").casefold()
    return has_class(element, "deleted") and text in POST_DELETED


def _title(page: Page) -> str | None:
    heading = first(page.root, "[component='topic/title']", "[component='post/header']")
    card = attribute(first(page.root, "meta[property='og:title']"), "content")
    return words(heading) or card or page.title


def _thread(page: Page) -> str | None:
    topic = first(page.root, "[component=topic][data-tid]", "[data-tid]")
    found = _TOPIC.search(page.url or "")
    return attribute(topic, "data-tid") or (found[1] if found else None)


def _page(page: Page) -> int | None:
    current = first(
        page.root, "[component=pagination] li.active > a[data-page]",
        "[component=pagination] .page-item.active",
    )  # fmt: skip
    shown = attribute(current, "data-page") or words(current)
    found = _PAGE.search(page.url or "")
    return whole_number(shown or (found[1] if found else None))


def _kept_of_page(page: Page) -> Mapping[str, Any]:
    crumbs = select(page.root, ".breadcrumb li")
    tags = select(page.root, "[component='topic/tags'] a, .tags a.tag")
    events = select(page.root, "[component='topic/event'], .timeline-event")
    return {
        "breadcrumbs": [t for t in map(words, crumbs) if t],
        "tags": list(dict.fromkeys(t for t in map(words, tags) if t)),
        "events": [t for t in map(words, events) if t],
    }


def _instead(page: Page) -> str | None:
    body = next(page.root.iter("body"), None)
    found = _TEMPLATE.search(attribute(body, "class") or "")
    if found is None or found[1] == "topic":
        return None
    return _TEMPLATES.get(found[1], f"another kind ({found[1]})")


_TEMPLATES = {
    "category": "the list of topics", "categories": "the list of categories",
    "recent": "recent topics", "popular": "popular topics", "unread": "unread topics",
    "top": "popular topics", "login": "the log-in", "register": "the registration",
    "users": "the list of members", "user": "a member", "search": "a search",
    "404": "an error", "403": "an error", "500": "an error", "tag": "a tag",
    "tags": "the list of tags", "groups": "the list of groups",
}  # fmt: skip

ENGINE = Engine(
    name="NodeBB",
    posts=_posts,
    apart=True,
    record=_record,
    bodies=_bodies,
    means=means,
    title=_title,
    thread=_thread,
    page=_page,
    navigation="[component=pagination]",
    instead=_instead,
    kept=_kept_of_page,
    mark="[component], #ajaxify-data",
    sought="[component=post] with data-pid",
    strays=outside("[component='post/content']"),
)
"""How NodeBB marks the parts of a page."""
