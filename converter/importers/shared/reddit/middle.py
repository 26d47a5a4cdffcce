"""Pages of Reddit from 2018 to 2023, whose classes are random."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.forum_pages import (
    absolute,
)
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    first,
    has_class,
    select,
    words,
)
from disputatio.converter.importers.shared.moments import (
    shown_moment,
)
from disputatio.converter.importers.shared.reddit.marks import (
    around,
    count,
    full_id,
    is_gone,
    state_of,
    subject_id,
)
from disputatio.converter.importers.shared.thread_records import Author, PostRecord

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name


_SHOWN = ("a[data-testid=outbound-link]", "a[href^='http']:has(> img.media-element)")
_POINTS = re.compile(r"(\S{1,12}) points?")
_PERSON = re.compile(r"/user/([\w-]{1,40})/?$")


def middle_posts(page: Page) -> list[Element]:
    """Give the post and the comments."""
    subject = select(page.root, "[data-test-id='post-content']")[:1]
    return subject + [
        e for e in select(page.root, "div.Comment") if _middle_id(e) is not None
    ]


def _middle_id(element: Element) -> str | None:
    return full_id(element.get("id")) or full_id(element.get("class"))


def middle_record(element: Element, page: Page) -> PostRecord:
    """Read one of them, all but its body."""
    time = first(element, "a[data-testid=comment_timestamp]", "[data-testid=post_timestamp]",
                 "a[id^='CommentTopMeta--Created']", "a[data-click-id=timestamp]")  # fmt: skip
    body = _middle_body(element)
    bare = _name(element)
    return PostRecord(
        id=_middle_id(element) or subject_id(page),
        author=Author(name=bare, url=absolute(page, f"/user/{bare}/")) if bare else Author(label="[deleted]"),
        written=shown_moment(words(time)),
        url=absolute(page, attribute(time, "href")),
        score=_score(element),
        state=state_of(body, deleted=body is None and not bare),
    )  # fmt: skip


def _score(element: Element) -> int | None:
    """Read what stands between the arrows, in 2019 behind the name of a comment's writer."""
    between = first(element, "[id^=vote-arrows] div", "[id^=vote-arrows]",
                    "button[data-click-id=upvote] + div")  # fmt: skip
    spans = (words(span) or "" for span in select(element, "span")[:8])
    points = (_POINTS.fullmatch(shown) for shown in spans)
    told = next((found[1] for found in points if found), None)
    return count(words(between)) if between is not None else count(told)


def _name(element: Element) -> str | None:
    """Give who wrote: the words of the link to the person, else the name in its address.

    Before its programs run, a page may show a picture of the person alone.
    """
    shown = words(first(
        element, "a[data-testid=comment_author_link]", "a[data-testid=post_author_link]",
        "a[data-click-id=user]", "a[href^='/user/']",
    ))  # fmt: skip
    pictured = attribute(first(element, "a[data-testid=comment_author_icon]"), "href")
    named = _PERSON.search(pictured or "")
    return (
        (shown or "").removeprefix("u/").removeprefix("/")
        or (named and named[1])
        or None
    )


def _middle_body(element: Element) -> Element | None:
    return first(
        element,
        "[data-testid=comment]",
        "[data-test-id=comment]",
        "[data-click-id=text]",
        ".RichTextJSON-root",
        ".md",
    )


def middle_bodies(element: Element) -> list[Element]:
    """Give where its words stand, and in a post what it shows or leads to."""
    found = _middle_body(element)
    text = [] if found is None or is_gone(found) else [found]
    comment = has_class(element, "Comment")
    shown = None if comment else around(first(element, *_SHOWN))
    return text if shown is None else [shown, *text]


def middle_parents(page: Page, elements: Sequence[Element]) -> list[tuple[str, ...]]:
    """Give the comment that is one level less deep above; pages say "level 3" in words."""
    top = subject_id(page)
    opened: list[tuple[int, str]] = []
    result: list[tuple[str, ...]] = []
    for element in elements:
        identity = _middle_id(element)
        if identity is None:
            result.append(())
            continue
        depth = _level(element)
        while opened and opened[-1][0] >= depth:
            opened.pop()
        above = opened[-1][1] if opened else top
        result.append((above,) if above else ())
        opened.append((depth, identity))
    return result


def _level(element: Element) -> int:
    for span in select(element, "span")[:8]:
        found = re.fullmatch(r"level (\d{1,3})", (span.text or "").strip())
        if found:
            return int(found[1])
    return 1
