"""The comments of a page of Hacker News."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.forum_pages import (
    Engine,
    absolute,
)
from disputatio.converter.importers.shared.forum_parts import outside
from disputatio.converter.importers.shared.hackernews import plain
from disputatio.converter.importers.shared.html.meanings import DROPPED, Meaning
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    first,
    has_class,
    select,
    words,
)
from disputatio.converter.importers.shared.moments import epoch_moment, iso_moment
from disputatio.converter.importers.shared.quoted_lines import with_quotations
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.schemas.debate import Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

SITE = "https://news.ycombinator.com/"
"""What addresses on its pages are relative to."""
_AGE = re.compile(r"(\S+)(?:\s+(\d{9,11}))?")
_POINTS = re.compile(r"(?<!\d)(-?\d{1,9})\s+point")
_PAGE = re.compile(r"[?&]p=(\d{1,6})(?!\d)")
_STEP = 40
"""How many pixels each depth is further to the right."""


def _posts(page: Page) -> list[Element]:
    story = select(page.root, "table.fatitem")[:1]
    comments = select(page.root, "tr.comtr")
    if comments and not story:
        story = plain.story(page)
    return [*story, *comments] or plain.posts(page)


def _record(element: Element, page: Page) -> PostRecord:
    row = element if element.tag == "tr" else first(element, "tr.athing")
    identity = attribute(row, "id") or plain.identity(element)
    name = _name(element)
    head = words(first(element, ".comhead")) or ""
    return PostRecord(
        id=identity,
        author=_author(name, page),
        written=_written(element),
        url=absolute(page, f"item?id={identity}") or f"{SITE}item?id={identity}",
        score=_score(element),
        state=_state(element, head, name),
        kept={"link": attribute(_link(element), "href")},
    )


def _author(name: Element | None, page: Page) -> Author:
    if name is None:
        return Author(label="[deleted]")
    return Author(name=words(name), url=absolute(page, attribute(name, "href")))


def _name(element: Element) -> Element | None:
    found = first(element, "a.hnuser")
    return plain.writer(element) if found is None else found


def _written(element: Element) -> Moment | None:
    """Read the age, whose title is a time in UTC, in later years with the epoch too."""
    age = first(element, "span.age")
    shown = plain.age(element) if age is None else words(age)
    found = _AGE.fullmatch(attribute(age, "title") or "")
    if found is None:
        return Moment(text=shown) if shown else None
    if found[2]:
        return epoch_moment(int(found[2]), shown)
    return iso_moment(
        f"{found[1]}+00:00" if found[1][-1:].isdigit() else found[1], shown
    )


def _score(element: Element) -> int | None:
    shown = words(first(element, "span.score", "span[id^='score_']"))
    found = _POINTS.search(shown or "")
    return int(found[1]) if found else None


def _state(element: Element, head: str, name: Element | None) -> str | None:
    if name is None and element.tag == "tr" and _is_gone(element):
        return "deleted"
    text = words(first(element, ".comment"))
    hidden = any(mark in head or text == mark for mark in ("[flagged]", "[dead]"))
    return "hidden" if hidden else None


def _is_gone(element: Element) -> bool:
    text = words(first(element, ".comment")) or "[deleted]"
    return _name(element) is None and text.startswith("[deleted]")


def _parents(page: Page, elements: Sequence[Element]) -> list[tuple[str, ...]]:
    """Give the comment that stands less to the right above each, else the story."""
    top = _top(page, elements)
    opened: list[tuple[int, str]] = []
    result: list[tuple[str, ...]] = []
    for element in elements:
        if element.tag != "tr":
            result.append(())
            continue
        depth = _depth(element)
        while opened and opened[-1][0] >= depth:
            opened.pop()
        above = opened[-1][1] if opened else top
        result.append((above,) if above else ())
        opened.append((depth, element.get("id") or plain.identity(element) or ""))
    return result


def _top(page: Page, elements: Sequence[Element]) -> str | None:
    stated = attribute(first(page.root, "table.fatitem tr.athing"), "id")
    if stated or not elements or elements[0].tag == "tr":
        return stated
    return plain.identity(elements[0])


def _depth(element: Element) -> int:
    cell = first(element, "td.ind")
    stated = attribute(cell, "indent")
    if stated and stated.isdecimal() and len(stated) < 6:
        return int(stated)
    image = first(element if cell is None else cell, "img[width]")
    width = attribute(image, "width") or "0"
    return int(width) // _STEP if width.isdecimal() and len(width) < 6 else 0


def _bodies(element: Element) -> list[Element]:
    if element.tag == "tr":
        found = first(element, ".commtext", "div.comment", "span.comment")
        return [] if found is None or _is_gone(element) else [found]
    title = first(element, ".titleline", "td.title:has(> a)")
    text = (
        first(element, ".toptext", ".commtext")
        if title is None
        else first(element, ".toptext")
    )
    old = _old_text(element) if text is None else None
    link = title if _link(element) is not None else None
    return [e for e in (link, text, old) if e is not None]


def _link(element: Element) -> Element | None:
    """Give the link to the article that a story is about, if it is about one."""
    link = first(element, ".titleline > a", "a.storylink", "td.title > a")
    target = attribute(link, "href") or ""
    return None if plain.ITEM.search(target) else link


def _old_text(element: Element) -> Element | None:
    """Give the text of a question on pages before 2022: a row without a class."""
    rows = [
        r for r in select(element, "tr") if not r.get("class") and not r.get("style")
    ]
    for row in rows:
        cells = [c for c in row if c.tag == "td"]
        if (
            len(cells) == 2
            and not select(cells[1], "form, .subtext, .title")
            and words(cells[1])
        ):
            return cells[1]
    return None


def _means(element: Element) -> Meaning | None:
    if (
        has_class(element, "reply", "sitebit", "navs", "togg", "rank")
        or element.tag == "form"
    ):
        return DROPPED
    return None


def _title(page: Page) -> str | None:
    title = words(
        first(page.root, ".titleline > a", "a.storylink", "table.fatitem td.title > a")
    )
    named = (page.title or "").removesuffix(" | Hacker News")
    return title or named.removeprefix("Hacker News | ") or None


def _thread(page: Page) -> str | None:
    story = attribute(first(page.root, ".onstory a"), "href") or ""
    found = plain.ITEM.search(story) or plain.ITEM.search(page.url or "")
    return found[1] if found else _top(page, _posts(page)[:1])


def _page(page: Page) -> int | None:
    found = _PAGE.search(page.url or "")
    return int(found[1]) if found else 1


def _beyond(page: Page) -> str | None:
    more = first(page.root, "a.morelink")
    return None if more is None else "more comments stand on the next page (“More”)"


def _instead(page: Page) -> str | None:
    if first(page.root, "input[type=password]") is not None:
        return "the log-in"
    return "stories" if first(page.root, "tr.athing") is not None else None


ENGINE = Engine(
    name="Hacker News",
    posts=_posts,
    record=_record,
    bodies=_bodies,
    means=_means,
    parents=_parents,
    beyond=_beyond,
    title=_title,
    thread=_thread,
    page=_page,
    instead=_instead,
    sought="table.fatitem, tr.comtr and td.default",
    strays=outside(".commtext"),
    finish=with_quotations,
)
"""How Hacker News marks the parts of a page."""
