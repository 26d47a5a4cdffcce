"""Pages of Reddit since 2023, whose elements have names of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.forum_pages import (
    absolute,
)
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    first,
    select,
    words,
)
from disputatio.converter.importers.shared.moments import (
    iso_moment,
)
from disputatio.converter.importers.shared.reddit.marks import (
    around,
    count,
    full_id,
    is_gone,
    moment_of,
    state_of,
)
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.schemas.debate import Edit, Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name


def new_posts(page: Page) -> list[Element]:
    """Give the post and the comments."""
    return select(page.root, "shreddit-post")[:1] + select(
        page.root, "shreddit-comment"
    )


def new_record(element: Element, page: Page) -> PostRecord:
    """Read one of them, all but its body."""
    is_comment = element.tag == "shreddit-comment"
    identity = attribute(element, "thingid", "id" if not is_comment else "thingid")
    name = attribute(element, "author")
    body = _new_body(element)
    gone = (
        element.get("is-comment-deleted") is not None
        or element.get("deleted") is not None
    )
    return PostRecord(
        id=full_id(identity),
        author=Author(label="[deleted]") if name in (None, "[deleted]") else Author(
            name=name, url=absolute(page, f"/user/{name}/")
        ),
        written=_new_time(element),
        edited=_new_edit(element),
        url=absolute(page, attribute(element, "permalink")),
        score=count(attribute(element, "score")),
        state=state_of(body, deleted=gone),
        kept={
            "link": None if is_comment else attribute(element, "content-href"),
            "awards": attribute(element, "award-count") if element.get("award-count") != "0" else None,
        },
    )  # fmt: skip


def _new_time(element: Element) -> Moment | None:
    stated = attribute(element, "created-timestamp", "created")
    if stated:
        return iso_moment(stated)
    inner = _own(element, "faceplate-timeago[ts]")
    if inner is not None:
        return iso_moment(inner.get("ts"), words(inner))
    time = _own(element, "time[datetime]")
    return None if time is None else moment_of(time)


def _new_edit(element: Element) -> Edit | None:
    stated = attribute(element, "edited-timestamp", "edited")
    at = iso_moment(stated) if stated and stated[:1].isdigit() else None
    return (
        None if at is None else Edit(text=at.text, at=at.at, zone_known=at.zone_known)
    )


def _new_body(element: Element) -> Element | None:
    slots = ("comment",) if element.tag == "shreddit-comment" else ("text-body",)
    for child in element:
        if child.get("slot") in slots:
            return child
    found = _own(element, ".md")
    return _own(element, "[id$='-rtjson-content']") if found is None else found


def _own(element: Element, selector: str) -> Element | None:
    """Give the first that belongs to a comment itself, not to one that answers it."""
    for child in element.iterchildren("*"):
        if child.tag != "shreddit-comment":
            found = first(child, selector)
            if found is not None:
                return found
    return None


def new_bodies(element: Element) -> list[Element]:
    """Give where its words stand."""
    found = _new_body(element)
    link = next((c for c in element if c.get("slot") == "post-media-container"), None)
    linked = first(link, "a[href^='http']") if link is not None else None
    wrapped = around(linked)
    return [e for e in (wrapped, found) if e is not None and not is_gone(e)]
