"""MyBB's archive ("lo-fi version") and printable pages: posts without ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import attrs

from disputatio.converter.importers.shared.dates import is_date
from disputatio.converter.importers.shared.forum_pages import absolute
from disputatio.converter.importers.shared.forum_parts import not_in, outside
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    first,
    select,
    words,
)
from disputatio.converter.importers.shared.moments import shown_moment
from disputatio.converter.importers.shared.mybb.posts import POSTS
from disputatio.converter.importers.shared.thread_records import Author, PostRecord

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name


_JOINED = "data-joined"
"""What marks a post with words behind a rule of its page that begins no post."""


def _archived(page: Page) -> list[Element]:
    """Give the posts: boxes with words, or with the time alone where a tag is broken."""
    found = select(page.root, "div.post")
    return [e for e in found if first(e, ".message", ".dateline") is not None]


def _archived_record(element: Element, _page: Page) -> PostRecord:
    shown = words(first(element, ".header .dateline", ".dateline"))
    return PostRecord(
        author=Author(name=words(first(element, ".header h2", ".header h3"))),
        written=shown_moment(shown),
    )


def _message(element: Element) -> list[Element]:
    return select(element, ".message")[:1]


ARCHIVE = attrs.evolve(
    POSTS,
    posts=_archived,
    record=_archived_record,
    bodies=_message,
    strays=outside(".message"),
)
"""How the archive marks the parts of a page."""


def _printed(page: Page) -> list[Element]:
    """Give the posts of a printable page, each put into a box of its own.

    They stand in one cell with rules between them: a line with a title, a name and a
    time, and the words, in which there may be rules too.
    """
    posts: list[Element] = []
    lost = []
    for rule in select(page.root, "td > hr[size='1'], div > hr[size='1']"):
        if posts and rule.getparent() is not posts[0].getparent():
            continue
        box = _boxed(rule)
        if _is_printed_post(box):
            posts.append(box)
        elif posts and words(box):
            posts[-1].set(_JOINED, "")
            posts[-1][1].extend([rule, box])
        elif words(box):
            lost.append(box)
    for box in lost if posts else ():
        box.set(_JOINED, "")
    return posts


def _joined(posts: Sequence[Element]) -> list[Element]:
    return [post for post in posts if post.get(_JOINED) is not None]


def _headless(page: Page, posts: Sequence[Element]) -> list[Element]:
    return not_in(select(page.root, f"[{_JOINED}]"), posts)


def _boxed(rule: Element) -> Element:
    """Move what stands between a rule and the next one into a box: a line, and the words."""
    box, line, body = (rule.makeelement(name) for name in ("div", "span", "div"))
    box.extend([line, body])
    line.text, rule.tail = rule.tail, None
    into = line
    for after in list(rule.itersiblings()):
        if after.tag == "hr" and after.get("size") == "1":
            break
        into = body if after.tag == "br" else into
        into.append(after)
    rule.addnext(box)
    return box


def _is_printed_post(box: Element) -> bool:
    """Say whether a box begins with a title, a name and a time, bold or a date."""
    parts = _line_parts(box[0])
    bold = first(box[0], "strong") is not None
    return parts is not None and (bold or is_date(parts[2]))


def _line_parts(line: Element) -> tuple[str, str, str] | None:
    """Give title, name and time: a link to the person parts them, else hyphens."""
    text = words(line) or ""
    person = _person(line)
    before, name, after = text.rpartition(f" - {words(person)} - ")
    if person is not None and name:
        return before, words(person) or "", after
    parts = text.rsplit(" - ", 2)
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 else None


def _person(line: Element) -> Element | None:
    """Give the last link of a line: titles have none."""
    return next(reversed(select(line, "a[href]")), None)


def _printed_record(element: Element, page: Page) -> PostRecord:
    title, name, time = _line_parts(element[0]) or (None, None, None)
    return PostRecord(
        author=Author(
            name=name, url=absolute(page, attribute(_person(element[0]), "href"))
        ),
        written=shown_moment(time),
        title=title,
    )


def _printed_body(element: Element) -> list[Element]:
    body = element[1]
    return (
        [body]
        if words(body) or next(body.iter("img", "iframe"), None) is not None
        else []
    )


PRINTED = attrs.evolve(
    POSTS,
    posts=_printed,
    record=_printed_record,
    bodies=_printed_body,
    strays=_headless,
    joined=_joined,
)
"""How the printable page marks its parts."""
