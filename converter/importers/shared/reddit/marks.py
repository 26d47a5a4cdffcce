"""What the pages of Reddit share, from the oldest to the newest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.html.meanings import (
    DROPPED,
    Hidden,
    Meaning,
    Said,
)
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    has_class,
    words,
)
from disputatio.converter.importers.shared.moments import (
    iso_moment,
)
from disputatio.schemas.debate import Edit, Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name


_FULL = re.compile(r"\b(t[13]_[a-z0-9]+)", re.I)
_COUNT = re.compile(r"([+−–-]?)(\d{1,12}(?:[.,]\d{1,12})?)(?!\d)\s*(k|m)?", re.I)
_LINK = re.compile(r"/comments/([a-z0-9]+)", re.I)
_GONE = frozenset({"[deleted]", "[removed]", "comment deleted by user", "comment removed by moderator",
                   "deleted by user", "[ removed by moderator ]", "[ removed by reddit ]"})  # fmt: skip
_SPOILERS = frozenset({"/s", "#s", "/sp", "#sp", "/spoiler", "#spoiler"})
"""Where links lead in communities that hide words by their style sheet."""
_TIMES = {"k": 1_000, "m": 1_000_000}


def parents(page: Page, elements: Sequence[Element]) -> list[tuple[str, ...]]:
    """Give the comment that each names, stands in or stands below, else the subject."""
    ids = {e: identity(e) for e in elements}
    top = next((i for i in ids.values() if i and i.startswith("t3_")), subject_id(page))
    depths: dict[Element, int] = {}
    opened: list[tuple[int, str]] = []
    result: list[tuple[str, ...]] = []
    for element in elements:
        mine = ids[element] or ""
        depth = depths[element] = _depth(element, depths)
        while opened and opened[-1][0] >= depth:
            opened.pop()
        above = full_id(attribute(element, "parentid", "parent-id"))
        above = above or (opened[-1][1] if opened else top)
        subject = mine.startswith("t3_")
        result.append((above,) if above and above != mine and not subject else ())
        if not subject:
            opened.append((depth, mine))
    return result


def _depth(element: Element, known: dict[Element, int]) -> int:
    """Give how deep a comment stands, as it says, or one deeper than that round it."""
    stated = attribute(element, "depth", "data-depth")
    if stated and stated.isdecimal() and len(stated) < 5:
        return int(stated)
    box = element.getparent()
    for _ in range(HIGHEST):
        if box is None:
            break
        if box in known:
            return known[box] + 1
        box = box.getparent()
    return 0


HIGHEST = 12
"""So many boxes stand between a comment and the one that it answers, at most."""


def identity(element: Element) -> str | None:
    """Give the full id of a post or a comment: "t1_" and letters."""
    named = full_id(attribute(element, "data-fullname", "thingid", "id"))
    return named or full_id(attribute(element, "id", "class"))


def full_id(value: str | None) -> str | None:
    """Give the full id in a text."""
    found = _FULL.search(value or "")
    return found[1] if found else None


def moment_of(time: Element) -> Moment | None:
    """Give the time of a `time` element."""
    return iso_moment(time.get("datetime"), words(time))


def edit_of(time: Element) -> Edit:
    """Give the edit mark of a `time` element."""
    at = moment_of(time) or Moment()
    return Edit(text=at.text, at=at.at, zone_known=at.zone_known)


def count(text: str | None) -> int | None:
    """Give a number as people are shown it: "12 points", "1.2k", "-3"."""
    found = _COUNT.match((text or "").strip())
    if found is None:
        return None
    number = float(found[2].replace(",", "." if found[3] else ""))
    value = round(number * _TIMES.get((found[3] or "").lower(), 1))
    return -value if found[1] and found[1] != "+" else value


def is_gone(body: Element) -> bool:
    """Say whether a body only says that the words are gone."""
    return (words(body) or "").casefold() in _GONE


def state_of(body: Element | None, *, deleted: bool) -> str | None:
    """Give the state of a post by its body, or by what its markup says."""
    gone = body is not None and is_gone(body)
    return "deleted" if deleted or gone else None


def means(element: Element) -> Meaning | None:
    """Give what elements mean in a body."""
    if _is_spoiler(element):
        return _spoiler(element)
    if element.tag in (
        "shreddit-comment-action-row",
        "faceplate-partial",
        "shreddit-comment",
        "form",
    ):
        return DROPPED
    return (
        DROPPED
        if has_class(element, "domain", "flat-list", "buttons", "rank")
        else None
    )


def _is_spoiler(element: Element) -> bool:
    if element.tag == "shreddit-spoiler" or has_class(element, "md-spoiler-text"):
        return True
    return element.tag == "a" and element.get("href") in _SPOILERS


def _spoiler(element: Element) -> Meaning | None:
    """Read hidden words: a box where they stand alone, else with the marks as typed.

    Where communities made their own, a link shows a label and its title is hidden.
    """
    around = element.getparent()
    if around is not None and _is_spoiler(around):
        return None
    shown, title = words(element), attribute(element, "title")
    alone = around is not None and words(around) == shown
    if not alone:
        return Said(text=f"{shown} >!{title}!<" if title else f">!{shown or ''}!<")
    return Hidden(title=shown, contents=[_titled(title)]) if title else Hidden()


def _titled(title: str) -> Element:
    from lxml import etree

    box = etree.Element("p")
    box.text = title
    return box


def subject_id(page: Page) -> str | None:
    """Give the id of the post that a page is about, by its address."""
    found = _LINK.search(page.url or "")
    return f"t3_{found[1]}" if found else None


def around(link: Element | None) -> Element | None:
    """Give what stands round a link, so that its own words count."""
    return None if link is None else link.getparent()
