"""Posts of Discourse as its server gives them to robots and without scripts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from disputatio.converter.importers.shared.discourse.content import TOPIC
from disputatio.converter.importers.shared.discourse.page import topic, topic_address
from disputatio.converter.importers.shared.discourse.preloaded import (
    PARENT,
    STATE,
    write_down,
)
from disputatio.converter.importers.shared.forum_pages import absolute
from disputatio.converter.importers.shared.html.index import ByMark
from disputatio.converter.importers.shared.html.marks import inner
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.parting import parted
from disputatio.converter.importers.shared.html.select import (
    attribute,
    has_class,
    select,
    whole_number,
    words,
)
from disputatio.converter.importers.shared.moments import iso_moment
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.schemas.debate import Edit, Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_IN_BRACKETS = re.compile(r"\(\s*([^()]{1,100}?)\s*\)$")
_TEXTS = frozenset({"text", "articleBody"})


def posts(page: Page) -> Sequence[Element]:
    """Take the posts out of the page; the box with the links to other pages is none."""
    page.root.set(TOPIC, topic(page) or "")
    boxes = select(page.root, ".crawler-post")
    found = parted(page.root, boxes, lambda box: bool(bodies(box)))
    write_down(page, {str(_number(e, ByMark(e, "itemprop"))): e for e in found})
    return found


def bodies(element: Element) -> list[Element]:
    """Give the words of a post."""
    for box in element.iter("div"):
        if box.get("itemprop") in _TEXTS or has_class(box, "post"):
            return [box]
    return []


def record(element: Element, page: Page) -> PostRecord:
    """Read one of them, all but its body."""
    found = ByMark(element, "itemprop")
    number = _number(element, found)
    parent = attribute(element, PARENT)
    written = _written(element, found)
    return PostRecord(
        id=None if number is None else str(number),
        number=number,
        author=_author(element, page),
        written=written,
        edited=_edited(found, written),
        url=_address(page, number),
        score=_likes(found),
        parents=(parent,) if parent else (),
        state=attribute(element, STATE),
        kept=_kept(element, found),
    )


def _number(element: Element, found: ByMark) -> int | None:
    identity = re.fullmatch(r"post_(\d{1,9})", element.get("id") or "")
    return (
        int(identity[1]) if identity else whole_number(words(found.first("position")))
    )


def _author(element: Element, page: Page) -> Author | None:
    box = ByMark(element).first("creator")
    if box is None:
        return None
    name = ByMark(box, "itemprop").first("name")
    name = inner(box, "a", "b") if name is None else name
    return Author(
        name=words(box if name is None else name),
        url=absolute(page, attribute(inner(box, "a"), "href")),
    )


def _written(element: Element, found: ByMark) -> Moment | None:
    """Give the time of a post; the time that is shown may be that of its last version."""
    stated = found.first("datePublished")
    times = (t for t in element.iter("time") if t.get("itemprop") != "dateModified")
    return _moment(next(times, None) if stated is None else stated)


def _moment(time: Element | None) -> Moment | None:
    return iso_moment(attribute(time, "datetime", "content"), words(time))


def _edited(found: ByMark, written: Moment | None) -> Edit | None:
    """Give the time of the last version, where it is not the first one."""
    at = _moment(found.first("dateModified"))
    if at is None or at.at is None or (written is not None and at.at == written.at):
        return None
    return Edit(text=at.text, at=at.at, zone_known=at.zone_known)


def _address(page: Page, number: int | None) -> str | None:
    address = topic_address(page)
    return f"{address}/{number}" if address and number is not None else None


def _likes(found: ByMark) -> int | None:
    """Give how many like a post; other counts are of its replies."""
    for box in found.every("interactionStatistic"):
        counts = ByMark(box, "itemprop")
        kind = attribute(counts.first("interactionType"), "content", "href") or ""
        if kind.endswith("LikeAction"):
            shown = counts.first("userInteractionCount")
            return whole_number(attribute(shown, "content") or words(shown))
    return None


def _kept(element: Element, found: ByMark) -> dict[str, Any]:
    likes = _likes(found)
    return {
        "name": _full_name(ByMark(element).first("creator")),
        "reactions": {"like": likes} if likes else {},
    }


def _full_name(creator: Element | None) -> str | None:
    """Give the name in brackets behind the user name."""
    found = _IN_BRACKETS.search(words(creator) or "")
    return found[1] if found else None
