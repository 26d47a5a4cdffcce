"""The comments of a page of Reddit, as its three generations mark them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

import attrs

from disputatio.converter.importers.shared.forum_pages import (
    Engine,
    absolute,
)
from disputatio.converter.importers.shared.forum_parts import outside
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    first,
    has_class,
    select,
    words,
)
from disputatio.converter.importers.shared.reddit.marks import (
    around,
    count,
    edit_of,
    full_id,
    identity,
    is_gone,
    means,
    moment_of,
    parents,
    state_of,
)
from disputatio.converter.importers.shared.reddit.middle import (
    middle_bodies,
    middle_parents,
    middle_posts,
    middle_record,
)
from disputatio.converter.importers.shared.reddit.new import (
    new_bodies,
    new_posts,
    new_record,
)
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.schemas.text import counted

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name
_LINK = re.compile(r"/comments/([a-z0-9]+)", re.I)
_COMMENTS = "shreddit-comment, div.thing.comment, div.Comment"


# old.reddit


def _old_posts(page: Page) -> list[Element]:
    return [
        e
        for e in select(page.root, "div.thing")
        if not has_class(e, "morechildren", "morerecursion", "promoted", "stickied-ad")
        and (has_class(e, "comment") or _is_subject(e))
    ]


def _is_subject(element: Element) -> bool:
    """Say whether a link is the one that the page is about, not one of a list."""
    table = element.getparent()
    others = [] if table is None else [c for c in table if has_class(c, "thing")]
    return has_class(element, "link") and len(others) == 1


def _old_record(element: Element, page: Page) -> PostRecord:
    entry = first(element, "div.entry")
    head = element if entry is None else entry
    line = first(head, "p.tagline")
    times = [] if line is None else select(line, "time[datetime]")
    edited = [t for t in times if has_class(t, "edited-timestamp")]
    written = [t for t in times if not has_class(t, "edited-timestamp")]
    link = attribute(first(element, "p.title a.title"), "href")
    return PostRecord(
        id=identity(element),
        author=_old_author(element, line, page),
        written=moment_of(written[0]) if written else None,
        edited=edit_of(edited[0]) if edited else None,
        url=absolute(page, attribute(element, "data-permalink")) or _permalink(head, page),
        score=_old_score(element, head),
        state=state_of(first(head, ".usertext-body .md"), deleted=has_class(element, "deleted")),
        kept={
            "link": link if has_class(element, "link") else None,
            "flair": words(first(head, ".linkflairlabel", "p.tagline .flair")),
            "stickied": has_class(element, "stickied") or None,
        },
    )  # fmt: skip


def _old_author(element: Element, line: Element | None, page: Page) -> Author:
    link = first(line, "a.author") if line is not None else None
    name = words(link) or attribute(element, "data-author")
    if name is None or name == "[deleted]":
        return Author(label="[deleted]")
    badge = "Moderator" if link is not None and has_class(link, "moderator") else None
    return Author(name=name, badge=badge, url=absolute(page, attribute(link, "href")))


def _old_score(element: Element, head: Element) -> int | None:
    stated = attribute(element, "data-score")
    if stated and re.fullmatch(r"-?\d{1,9}", stated):
        return int(stated)
    shown = first(head, ".score.unvoted") if element.tag else None
    if shown is None:
        shown = first(element, ".midcol .score.unvoted", ".score.unvoted")
    return count(attribute(shown, "title") or words(shown))


def _permalink(head: Element, page: Page) -> str | None:
    return absolute(
        page, attribute(first(head, "a.bylink[href]", "a.comments[href]"), "href")
    )


def _old_bodies(element: Element) -> list[Element]:
    entry = first(element, "div.entry")
    found = first(entry, ".usertext-body .md") if entry is not None else None
    if found is not None and is_gone(found):
        found = None
    title = first(element, "p.title a.title") if has_class(element, "link") else None
    outside = title if title is not None and _leads_out(title) else None
    return [e for e in (around(outside), found) if e is not None]


def _leads_out(title: Element) -> bool:
    target = title.get("href") or ""
    return "/comments/" not in target and target.startswith("http")


def _title(page: Page) -> str | None:
    post = first(page.root, "shreddit-post")
    stated = attribute(post, "post-title")
    found = first(
        page.root,
        "#siteTable a.title",
        "[data-test-id='post-content'] h1",
        "[data-test-id='post-content'] h2",
        "h1",
    )
    bar = re.sub(r"\s:\s(?:r/)?[\w ]+$", "", page.title or "")
    return stated or words(found) or bar or None


def _thread(page: Page) -> str | None:
    found = _LINK.search(page.url or "")
    if found:
        return found[1]
    subject = first(page.root, "div.thing.link[data-fullname]", "shreddit-post[id]")
    return (full_id(attribute(subject, "data-fullname", "id")) or "").removeprefix(
        "t3_"
    ) or None


def _page(page: Page) -> int | None:  # noqa: ARG001 - Reddit's threads have one page
    return None


def _beyond(page: Page) -> str | None:
    more = select(
        page.root,
        ".morecomments, faceplate-partial[src*='more-comments'], [id^=moreComments]",
    )
    numbers = [re.search(r"\d+", words(e) or "") for e in more]
    count_of = sum(int(n[0]) for n in numbers if n is not None and len(n[0]) < 8)
    if not more:
        return _before_loading(page)
    known = f"{count_of} comments" if count_of else "comments"
    return f"{known} are missing: a click ({len(more)} links) would have loaded them"


def _before_loading(page: Page) -> str | None:
    """Say that a page counts comments and shows none."""
    subject = first(page.root, "shreddit-post", "div.thing.link")
    stated = count(attribute(subject, "comment-count", "data-comments-count"))
    if not stated or first(page.root, _COMMENTS) is not None:
        return None
    return (
        f"{counted(stated, 'comment')} {'is' if stated == 1 else 'are'} missing: the page"
        " was saved before they were loaded"
    )


def _instead(page: Page) -> str | None:
    if len(select(page.root, "div.thing.link, shreddit-post")) > 1:
        return "posts (a community or a person)"
    if first(page.root, "input[type=password]", "shreddit-interstitial") is not None:
        return "the log-in, or a question that stands before the thread"
    return None


OLD = Engine(
    name="Reddit",
    nameless=True,
    posts=_old_posts,
    record=_old_record,
    bodies=_old_bodies,
    means=means,
    parents=parents,
    beyond=_beyond,
    title=_title,
    thread=_thread,
    page=_page,
    instead=_instead,
    sought="div.thing, shreddit-comment and div.Comment",
    strays=outside(
        ".commentarea .usertext-body, #siteTable .usertext-body, [id$='-rtjson-content']"
    ),
)
"""How old.reddit marks the parts of a page."""

NEW = attrs.evolve(OLD, posts=new_posts, record=new_record, bodies=new_bodies)
"""How pages since 2023 do."""

MIDDLE = attrs.evolve(
    OLD,
    posts=middle_posts,
    record=middle_record,
    bodies=middle_bodies,
    parents=middle_parents,
)
"""How pages from 2018 to 2023 did."""
