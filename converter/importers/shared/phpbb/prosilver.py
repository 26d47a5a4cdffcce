"""Posts of phpBB 3 in prosilver and the styles that are made from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.dates import date_in
from disputatio.converter.importers.shared.edit_marks import (
    edit_of,
    is_edit_mark,
    reason_of,
)
from disputatio.converter.importers.shared.forum_pages import (
    Engine,
    absolute,
    plain_words,
)
from disputatio.converter.importers.shared.forum_parts import (
    date_line,
    named,
    outside,
    reactions,
)
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    classes,
    first,
    has_class,
    select,
    words,
)
from disputatio.converter.importers.shared.moments import iso_moment, shown_moment
from disputatio.converter.importers.shared.phpbb import pages
from disputatio.converter.importers.shared.phpbb.attached import attached
from disputatio.converter.importers.shared.phpbb.marks import means
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.schemas.debate import Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_ID = re.compile(r"(?:p_?|post-?)([1-9]\d*)$")
"""Forumotion gives its advertisements the id 0."""
_OWN_ID = re.compile(r"p[1-9]\d*$")
_NAMED = ".username, .username-coloured"
_IGNORED = "div.ignore > strong"
"""Version 3.0 names the writer of an ignored post in a sentence."""
_BESIDE = frozenset({"h1", "h2", "h3", "h4", "ul", "form", "dl"})
_AROUND = (
    "author",
    "signature",
    "notice",
    "post-buttons",
    "profile-icons",
    "attachbox",
)
"""What stands in the box of the words and is none of them."""
_NAMES = (".username, .username-coloured", "strong a[href]", "strong", "a[href*='u=']")


def _posts(page: Page) -> list[Element]:
    if pages.is_front(page):
        return []
    found = select(page.root, "div.post[id], article.post[id], li.post[id]")
    posts = [e for e in found if _ID.match(e.get("id") or "")]
    return posts or _renamed(page)


def _renamed(page: Page) -> list[Element]:
    """Give the posts of a style with boxes of its own: ids, names and words stay."""
    found = (e for e in select(page.root, "[id]") if _OWN_ID.match(e.get("id") or ""))
    return [e for e in found if _bodies(e) and first(e, _NAMED) is not None]


def _record(element: Element, page: Page) -> PostRecord:
    identity = _ID.match(element.get("id") or "")
    author = _author_element(element)
    rank = first(element, ".postprofile .profile-rank")
    link = first(element, "h3 a[href]", "p.author a[href*='#p']")
    title = words(first(element, ".postbody h3", "h3.first", "h3"))
    edit = _edit_mark(element)
    return PostRecord(
        id=identity[1] if identity else None,
        author=Author(
            name=words(author),
            badge=words(rank) or _rank(element),
            url=absolute(page, attribute(author, "href")),
        )
        if author is not None
        else None,
        written=_written(element),
        edited=edit_of(edit),
        url=absolute(page, attribute(link, "href")),
        title=title,
        state=_state(element),
        kept=_kept(element, page, edit),
    )


def _author_element(element: Element) -> Element | None:
    boxes = [first(element, "p.author", ".author"), first(element, ".postprofile dt")]
    found = (
        e for box in boxes if box is not None for s in _NAMES for e in select(box, s)
    )
    return named(*found, first(element, _NAMED, _IGNORED))


def _rank(element: Element) -> str | None:
    """Give the rank of phpBB 3.0: the first line of the profile, if it has no label."""
    line = first(element, ".postprofile dd")
    return words(line) if line is not None and first(line, "strong") is None else None


def _written(element: Element) -> Moment | None:
    line = first(element, "p.author", ".author")
    time = first(element, "p.author time[datetime]", "time[datetime]")
    if time is not None:
        return iso_moment(time.get("datetime"), words(time))
    if line is None:
        return shown_moment(_dated_line(element))
    before, sign, after = (words(line) or "").rpartition("»")
    shown = after if sign else date_in(before or words(line) or "")
    return shown_moment(shown)


def _dated_line(element: Element) -> str | None:
    """Give the line of a date where a style has a place of its own for it."""
    body = next(iter(_bodies(element)), None)
    return date_line(element, without=body)


def _edit_mark(element: Element) -> Element | None:
    notices = select(element, ".notice")
    return next((e for e in notices if is_edit_mark(e)), None)


def _state(element: Element) -> str | None:
    if first(element, ".post-notice.unapproved") is not None:
        return "unapproved"
    if "deleted" in classes(element) or first(element, ".post_deleted_msg") is not None:
        return "deleted"
    ignored = first(element, "[id^=post_hidden]", ".postbody > .ignore", "div.ignore")
    return "ignored" if ignored is not None else None


def _kept(element: Element, page: Page, edit: Element | None) -> dict[str, object]:
    thanks = select(element, "[id^=list_thanks], .thanks_postlist, .postlike, .likes")
    return {
        "notice": words(first(element, ".post_deleted_msg", "[id^=post_hidden]")),
        "edit reason": reason_of(edit),
        "signature": plain_words(first(element, ".signature", ".signature_div")),
        "attachments": attached(page, select(element, ".attachbox")),
        **reactions("thanks", thanks, ".username, .username-coloured, a[href*='u=']"),
    }


def _bodies(element: Element) -> list[Element]:
    found = first(
        element,
        ".postbody .content",
        ".content",
        ".postbody [id^=post_content]",
        ".post-entry",
    )
    return _loose(first(element, ".postbody")) if found is None else [found]


def _loose(box: Element | None) -> list[Element]:
    """Give what a style without a box for the words puts among their surroundings."""
    parts = [] if box is None else [e for e in box if isinstance(e.tag, str)]
    return [
        e for e in parts
        if e.tag not in _BESIDE and not has_class(e, *_AROUND) and words(e)
    ]  # fmt: skip


PROSILVER = Engine(
    name="phpBB",
    alone=True,
    posts=_posts,
    record=_record,
    bodies=_bodies,
    means=means,
    title=pages.title,
    thread=pages.thread,
    page=pages.number,
    navigation=".pagination, td.nav, span.nav, .page-number",
    instead=pages.instead,
    strays=outside(".postbody .content, [id^=post_content] .content"),
    sought="div.post#pN, .postauthor and span.name",
)
"""How prosilver (3.0 to 3.3) marks the parts of a page."""
