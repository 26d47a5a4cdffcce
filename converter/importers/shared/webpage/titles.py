"""The title of a thread on a page of unknown software."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    first,
    select,
    words,
)
from disputatio.converter.importers.shared.webpage.sites import (
    PARTS,
    answered,
    without_site,
)

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

MOST = 300
"""So many headings are looked at."""

SHORTEST = 4
"""No title is shorter, in characters."""

_HEADINGS = (
    "h1, h1 a, h1 span, h2, h2 a, h3, [itemprop=headline], .title, .topic-title, .topic_title, "
    ".topictitle, .threadtitle, .thread-title, .posttitle, .topic, .subject"
)
_WAY = "[class*=breadcrumb] a, [class*=breadcrumb] li, [class*=crumbs] a"
_PAGE = re.compile(
    r"\s[-–—|·]\s(?:page|seite|pagina|página|sivu|strona|sida|side|страница)\s*:?\s*\d{1,6}"
    r"(?:\s*(?:/|of|von|de|sur|di|z|из)\s*\d{1,6})?(?=\s[-–—|·]\s|$)",
    re.I,
)
"""The number of the page, as a part of the bar: what differs between pages of a thread."""
_AROUND_STEPS = " »›>/→"
"""What stands between the steps of the way to a page."""
_LABEL = re.compile(r"[^\W\d_]{3,12}\s?[:：]\s")
"""What stands before a title in its heading: "Topic : The lamps"."""
_HOME = re.compile(
    r"(?:https?://[^/?#]+/?|(?:\.{0,2}/)+(?:index\.\w{3,5})?|index\.\w{3,5})$"
)
_BADGE = re.compile(r"[^–—|:»-]{1,16}")
"""What stands before a title in a heading that has a badge, too."""
_BUTTONS = re.compile(r"\s\w")
"""What follows a title in a heading that has buttons, too."""


@frozen(kw_only=True)
class _Heading:
    """What may be the title."""

    text: str
    home: bool
    """Whether it leads to the first page of the site, and so is the site's name."""


def title_of(page: Page) -> str | None:
    """Give the title of the thread: the heading that the title bar has too, else that.

    Of a bar that has the name of the site, the rest is the title where a heading, the way
    to the page, its data, its address or the titles of answers tell which part that is.
    """
    bar = _PAGE.sub("", page.title or "")
    headings = list(_headings(page))
    stated = attribute(first(page.root, "meta[property='og:title']"), "content")
    return (
        _shared(bar, [h.text for h in headings if not h.home])
        or _begun(bar, headings)
        or _beside(bar, [h.text for h in headings if h.home])
        or _labelled(bar, headings)
        or (stated if stated and stated != bar and stated in bar else None)
        or without_site(bar, page)
        or answered(bar, page)
        or stated
        or bar
        or (headings[0].text if headings else None)
    )


def _headings(page: Page) -> Iterator[_Heading]:
    for element in (*select(page.root, _HEADINGS)[:MOST], *_end_of_way(page)):
        text = (words(element) or "").lstrip(_AROUND_STEPS)
        if text and SHORTEST <= len(text) < MOST:
            yield _Heading(text=text, home=_leads_home(element))


def _end_of_way(page: Page) -> list[Element]:
    """Give the last step of the way to the page where the title bar begins with it."""
    way = select(page.root, _WAY)
    begin = PARTS.split(page.title or "")[0].strip()
    return way[-1:] if len(way) > 1 and _step(way[-1]) == begin else []


def _step(element: Element) -> str:
    return (words(element) or "").strip(_AROUND_STEPS)


def _leads_home(element: Element) -> bool:
    links = [e for e in (element, element.getparent(), *element[:1]) if e is not None]
    return any(e.tag == "a" and _HOME.match(e.get("href") or "") for e in links)


def _shared(bar: str, headings: list[str]) -> str | None:
    """Give the longest heading that stands in the bar, but for the name of the site.

    A badge may stand before the title in its heading.
    """
    parts = [part.strip() for part in PARTS.split(bar)]
    badged = [p for p in parts if any(_is_badged(h, p) for h in headings)]
    within = [h for h in (*headings, *badged) if h.casefold() in bar.casefold()]
    site = parts[-1] if len(parts) > 1 else ""
    own = [h for h in within if h not in site] if len(set(within)) > 1 else within
    return max(own or within, key=len, default=None)


def _is_badged(heading: str, title: str) -> bool:
    """Say whether a heading is a title behind a badge: "Hot", "[Solved]"."""
    if len(title) < SHORTEST or not heading.endswith(title):
        return False
    return _BADGE.fullmatch(heading.removesuffix(title)) is not None


def _begun(bar: str, headings: list[_Heading]) -> str | None:
    """Give the part of the bar with which a heading begins; buttons follow it there."""
    parts = [part.strip() for part in PARTS.split(bar)]
    return next(
        (
            part
            for part in parts
            if len(part) >= SHORTEST and len(parts) > 1
            for heading in headings
            if not heading.home and _BUTTONS.match(heading.text.removeprefix(part))
        ),
        None,
    )


def _labelled(bar: str, headings: list[_Heading]) -> str | None:
    """Give the heading with a label before it with which the bar begins without that."""
    plain = (_LABEL.sub("", h.text, count=1) for h in headings if _LABEL.match(h.text))
    return next((text for text in plain if bar.startswith(text)), None)


def _beside(bar: str, sites: list[str]) -> str | None:
    """Give the first part of the bar that is not the name of the site."""
    parts = [part.strip() for part in PARTS.split(bar)]
    named = [part for part in parts if part in sites]
    other = [part for part in parts if part not in sites]
    return other[0] if named and other else None
