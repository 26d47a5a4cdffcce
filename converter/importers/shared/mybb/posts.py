"""Posts of MyBB 1.8 (boxes, classic too) and 1.6 (tables)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.dates import date_in, is_date
from disputatio.converter.importers.shared.edit_marks import (
    edit_of,
    full_edit_time,
    reason_of,
)
from disputatio.converter.importers.shared.forum_pages import (
    Engine,
    absolute,
    plain_words,
)
from disputatio.converter.importers.shared.forum_parts import (
    attachments,
    date_line,
    named,
    number_in,
    outside,
    reactions,
)
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    classes,
    first,
    select,
    words,
)
from disputatio.converter.importers.shared.moments import shown_moment
from disputatio.converter.importers.shared.mybb import pages
from disputatio.converter.importers.shared.mybb.marks import means
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.schemas.debate import Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_ID = re.compile(r"post_(\d+)$")


def _posts(page: Page) -> list[Element]:
    found = select(page.root, "[id^=post_]")
    return [e for e in found if _ID.match(e.get("id") or "") and _is_post(e)]


def _is_post(element: Element) -> bool:
    return bool(_bodies(element)) or _state(element) == "deleted"


def _record(element: Element, page: Page) -> PostRecord:
    identity = _ID.match(element.get("id") or "")
    author = _author_element(element)
    written, full = _written(element)
    edit = first(element, ".edited_post", ".post_edit")
    link = first(element, ".post_head a[href*='pid']", "strong a[href*='pid']")
    return PostRecord(
        id=identity[1] if identity else None,
        number=number_in(words(link)),
        author=Author(
            name=words(author),
            badge=_user_title(element),
            url=absolute(page, attribute(author, "href")),
        )
        if author is not None
        else None,
        written=written,
        full_time=full,
        edited=edit_of(edit),
        full_edit_time=full_edit_time(edit),
        url=absolute(page, attribute(link, "href")),
        title=attribute(link, "title"),
        state=_state(element) or _ignored(element),
        kept={
            "edit reason": reason_of(edit),
            "signature": plain_words(first(element, ".signature")),
            "attachments": attachments(
                page, *select(element, ".post_content fieldset")
            ),
            **reactions("like", select(element, "[id^=tyl_data]"), "a[href]"),
        },
    )


def _author_element(element: Element) -> Element | None:
    return named(
        first(element, ".author_information .largetext a[href]"),
        first(
            element, ".author_information .largetext", ".deleted_post_author a[href]"
        ),
        first(element, ".post_author .largetext a[href]", ".deleted_post_author"),
        first(element, ".largetext a[href]", ".largetext"),
        first(element, ".post_author a[href*='uid='], .post_author a[href*='user-']"),
        first(element, "a[data-uid]"),
    )


def _user_title(element: Element) -> str | None:
    """Give the first line of the small type below the name."""
    small = first(element, ".author_information .smalltext", ".post_author .smalltext")
    return (small.text or "").strip() or None if small is not None else None


def _written(element: Element) -> tuple[Moment | None, str | None]:
    """Give the time, and in full where its first word is relative: from its title."""
    box = first(element, ".post_date", "td.tcat .float_left", "td.tcat .smalltext")
    if box is None:
        shown = date_line(element, first(element, ".post_body"))
        return shown_moment(shown), None
    edit = words(first(box, ".post_edit", ".edited_post"))
    shown = (words(box) or "").removesuffix(edit or "").strip()
    shown = shown if is_date(shown) else date_in(shown) or shown
    day = first(box, "span[title]")
    title = attribute(day, "title") or ""
    full = title + shown.removeprefix(words(day) or "") if date_in(title) else None
    return shown_moment(shown), full


def _state(element: Element) -> str | None:
    given = " ".join(classes(element))
    if "deleted" in given:
        return "deleted"
    return "unapproved" if "unapproved" in given else None


def _ignored(element: Element) -> str | None:
    """Say that a post is behind the notice that its author is ignored."""
    before = element.getprevious()
    for _ in range(2):
        if before is not None and "ignored_post" in classes(before):
            return "ignored"
        before = before.getprevious() if before is not None else None
    return None


def _bodies(element: Element) -> list[Element]:
    found = first(element, ".post_body", "[id^=pid_]")
    return [] if found is None else [found]


POSTS = Engine(
    name="MyBB",
    alone=True,
    posts=_posts,
    record=_record,
    bodies=_bodies,
    means=means,
    title=pages.title,
    thread=pages.thread,
    page=pages.number,
    navigation=".pagination, .multipage",
    instead=pages.instead,
    strays=outside(".post_body, [id^=pid_]"),
    sought="#post_N with .post_body, and the archive's div.message",
)
"""How MyBB 1.6 and 1.8 mark the parts of a page."""
