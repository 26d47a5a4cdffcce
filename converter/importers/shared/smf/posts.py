"""Posts of SMF: boxes (2.0, 2.1) and tables (1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.edit_marks import edit_of, reason_of
from disputatio.converter.importers.shared.forum_pages import (
    Engine,
    absolute,
    plain_words,
)
from disputatio.converter.importers.shared.forum_parts import (
    attachments,
    named,
    number_in,
    outside,
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
from disputatio.converter.importers.shared.smf import pages
from disputatio.converter.importers.shared.smf.marks import means
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.schemas.debate import Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_ID = re.compile(r"(?:subject_|modified_|msg_?)(\d+)")
_REPLY = re.compile(r"#\s*(\d+)")
_HIGHEST = 8
"""So many boxes round the title of a post of version 1.1 are looked at."""


def _posts(page: Page) -> list[Element]:
    boxes = select(page.root, ".post_wrapper")
    if boxes:
        return boxes
    titles = select(page.root, "[id^=subject_]")
    bodies = select(page.root, "div.post")
    filled = {table for body in bodies for table in _tables_round(body)}
    rows = (
        next((table for table in _tables_round(title) if table in filled), None)
        for title in titles
    )
    return list(dict.fromkeys(row for row in rows if row is not None))


def _tables_round(element: Element) -> Iterator[Element]:
    """Give the tables round a part of a post, the innermost first."""
    return islice(element.iterancestors("table"), _HIGHEST)


def _record(element: Element, page: Page) -> PostRecord:
    author = _author_element(element)
    subject = first(element, "[id^=subject_]", ".keyinfo h5")
    link = first(
        element, "[id^=subject_] a[href]", ".keyinfo h5 a[href]", ".postinfo a"
    )
    label, written = _written(element)
    likes = number_in(words(first(element, ".like_count")))
    edit = first(element, "[id^=modified_]", ".modified")
    return PostRecord(
        id=_identity(element),
        number=_number(element, label),
        author=Author(
            name=words(author),
            badge=words(first(element, ".membergroup", ".title", ".postgroup"))
            or _group(element),
            url=absolute(page, attribute(author, "href")),
        )
        if author is not None
        else None,
        written=written,
        edited=edit_of(edit),
        url=absolute(page, attribute(link, "href")),
        title=words(subject),
        score=likes,
        state=_state(element),
        kept={
            "edit reason": reason_of(edit),
            "signature": plain_words(first(element, ".signature")),
            "reactions": {"like": likes} if likes else {},
            "attachments": attachments(page, *_files(element)),
        },
    )


def _identity(element: Element) -> str | None:
    around = element.getparent()
    marked = [] if around is None else [around]
    marked += select(element, "[id^=msg], [id^=subject_], [id^=modified_]")
    found = (_ID.match(e.get("id") or "") for e in marked)
    return next((match[1] for match in found if match), None)


def _author_element(element: Element) -> Element | None:
    return named(
        *select(element, ".poster h4 a[href]"),
        first(element, ".poster h4"),
        first(element, "td b a[href*='profile']"),
        first(element, "td > b"),
    )


def _group(element: Element) -> str | None:
    """Give the group in version 1.1: the first line of the small type below a name."""
    below = first(element, "td[rowspan] > div.smalltext")
    return (below.text or "").strip() or None if below is not None else None


def _written(element: Element) -> tuple[str | None, Moment | None]:
    """Give the label before the time ("Reply #3 on:"), and the time."""
    line = first(
        element, ".postinfo a.smalltext", ".keyinfo .smalltext", ".keyinfo time"
    )
    if line is None:
        line = _below_subject(element)
    text = (words(line) or "").strip("«» \xa0")
    label = words(first(line, "strong", "b")) if line is not None else None
    if not label or not label.endswith(":"):
        return None, shown_moment(text)
    shown = text.partition(label)[2].strip("«» \xa0")
    return label, shown_moment(shown)


def _below_subject(element: Element) -> Element | None:
    subject = first(element, "[id^=subject_]")
    below = None if subject is None else subject.getnext()
    return below if below is not None and "smalltext" in classes(below) else None


def _number(element: Element, label: str | None) -> int | None:
    """Give the number: replies are counted from 1, and the first post is none.

    What a skin prints as the number of a message counts the first post, too.
    """
    shown = _REPLY.match(words(first(element, ".message_number")) or "")
    if shown and len(shown[1]) < 9:
        return int(shown[1])
    counter = words(first(element, ".page_number"))
    found = _REPLY.search(counter or label or "")
    return int(found[1]) + 1 if found and len(found[1]) < 9 else 1


def _state(element: Element) -> str | None:
    if first(element, "[id$=_ignored_prompt]") is not None:
        return "ignored"
    around = element.getparent()
    given = " ".join(classes(element) + (classes(around) if around is not None else []))
    unapproved = "approvebg" in given or first(element, ".post .noticebox") is not None
    return "unapproved" if unapproved else None


def _files(element: Element) -> list[Element]:
    boxes = select(element, "[id$=_footer], .attachments")
    return boxes[:1] or select(element, "td.smalltext[colspan]")[:1]


def _bodies(element: Element) -> list[Element]:
    found = first(element, ".inner", "div.post")
    return [] if found is None else [found]


POSTS = Engine(
    name="SMF",
    alone=True,
    posts=_posts,
    record=_record,
    bodies=_bodies,
    means=means,
    title=pages.title,
    thread=pages.thread,
    page=pages.number,
    navigation=".pagelinks, td.middletext",
    instead=pages.instead,
    strays=outside(".post > .inner, [id^=msg_]"),
    sought=".post_wrapper, #subject_N and .postheader",
)
"""How SMF 1.1, 2.0 and 2.1 mark the parts of a page."""
