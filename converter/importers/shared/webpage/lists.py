"""Lists of threads or articles, which look as threads do: parts with names and dates.

The parts of a list lead to pages of their own; the posts of a thread do not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urldefrag

from disputatio.converter.importers.shared.dates import is_date
from disputatio.converter.importers.shared.html.select import words
from disputatio.converter.importers.shared.webpage import words as webpage_words
from disputatio.converter.importers.shared.webpage.anchors import names_writer
from disputatio.converter.importers.shared.webpage.groups import (
    POSTLY,
    Group,
    Region,
)
from disputatio.converter.importers.shared.webpage.layout import Layout
from disputatio.converter.importers.shared.webpage.posts import Marks

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

MANY_DATES = 4
"""A part with so many dates is a list, not a post."""

SHORTEST_HEADING = 6
SHORTEST_TITLE = 10
"""A link that is the title of a page is no shorter, in a heading or elsewhere."""

SHORTEST_NAME = 3
"""A shorter name stands in other words by chance."""

RUNNING = 40
"""Behind so many loose characters a link stands in running text."""

TWICE = 2
"""What so many parts have is still their own: pages show a list twice."""

_HEADING = re.compile(
    r"(?:^|\s)(?!\S*(?:user|member|author|rank|custom|avatar|tooltip))"
    r"(?:\S*title\S*|headline|subject)(?:\s|$)",
    re.I,
)
_ITEMS = ("@BlogPosting", "@Article", "@NewsArticle", "@Product", "@Event", "@ListItem")
_COMMENT = re.compile(r"(?:li-)?(?:comment|reply)[-_]?\d+$", re.I)
_TO_POST = re.compile(
    r"(?:cid|pid|comment(?:_?id)?s?|findpost|msg|reply|showcomment)[=/_-]+\d+$", re.I
)
"""What the address of a post in a page of comments ends with."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S", re.I)
"""An address that stands for itself is no title."""
_NOWHERE = ("javascript", "mailto:", "/cdn-cgi/l/email-protection")
"""What leads to no page; the last is what Cloudflare makes of an address of mail."""
_DIGITS = re.compile(r"\d+")


def is_listed(layout: Layout, group: Group, found: Sequence[Marks]) -> bool:
    """Say whether most parts have a link of their own to a page of its own.

    What leads to the parts themselves, to people, and what all parts have ("reply") does
    not count.
    """
    if group.kind.endswith(_ITEMS):
        return True
    sample = group.regions[: len(found)]
    rows = [
        {
            _without_count(text): (target, heads)
            for text, target, heads in _links(layout, r)
            if not _about(text, m, r) and not _TO_POST.search(target)
        }
        for r, m in zip(sample, found, strict=True)
    ]
    texts = Counter(text for row in rows for text in row)
    targets = Counter(to for row in rows for to in {to for to, _ in row.values()})
    here = {m.identity for m in found if m.identity is not None}
    own = [
        any(
            texts[text] <= TWICE
            and targets[target] <= TWICE
            and (heads or _last_number(target) not in here)
            for text, (target, heads) in row.items()
        )
        for row in rows
    ]
    different = {to for row in rows for to, _ in row.values() if targets[to] <= TWICE}
    return len(different) >= 2 and sum(own) >= 0.6 * len(own)


def _without_count(text: str) -> str:
    """Leave out numbers that count posts: "Post 41" is no title, "Episode 14" is one."""
    return _DIGITS.sub("", text) if POSTLY.search(text) else text


def _about(text: str, marks: Marks, region: Region) -> bool:
    """Say whether a link is about the writer: "more posts by Ann"."""
    if region.writer is not None or marks.author is None:
        return False
    name = marks.author.name
    return name is not None and len(name) >= SHORTEST_NAME and name in text


def _links(layout: Layout, region: Region) -> Iterator[tuple[str, str, bool]]:
    """Give the links of a part that may lead to a page: words, target, in a heading?"""
    for part in region.parts:
        at = layout.place[part]
        for element in layout.elements[at : min(layout.end[at], at + 300)]:
            target, fragment = (
                urldefrag(element.get("href") or "") if element.tag == "a" else ("", "")
            )
            if (
                not target
                or fragment
                or target.startswith(_NOWHERE)
                or names_writer(element)
            ):
                continue
            text = words(element) or ""
            heads = _heads(element, part)
            least = SHORTEST_HEADING if heads else SHORTEST_TITLE
            if (
                len(text) >= least
                and not _ADDRESS.match(text)
                and (heads or not _in_words(element, part))
                and not is_date(text)
                and not webpage_words.is_answer(text)
            ):
                yield text, target, heads


def _in_words(link: Element, part: Element) -> bool:
    """Say whether a link stands in running text or in a quotation."""
    around = link.getparent()
    while around is not None and around is not part:
        if (
            around.tag in ("p", "blockquote", "li")
            or "quote" in (around.get("class") or "").lower()
        ):
            return True
        if _behind_words(link, around):
            return True
        link, around = around, around.getparent()
    return False


def _behind_words(link: Element, around: Element) -> bool:
    """Say whether loose words stand before a link in the element round it."""
    loose = len((around.text or "").strip())
    for child in around:
        if child is link or loose >= RUNNING:
            break
        loose += len((child.tail or "").strip())
    return loose >= RUNNING


def _last_number(target: str) -> str | None:
    found = re.findall(r"\d+", target)
    return found[-1] if found else None


def is_crowded(
    layout: Layout,
    sample: Sequence[Region],
    roots: Collection[Element],
    dates: Sequence[tuple[int, str]],
) -> bool:
    """Say whether most parts have many dates, as a row of a list of threads has.

    A profile that a post shows twice, in a box that opens too, has no more dates so.
    """
    places = [place for place, _ in dates]
    counts = []
    for region in sample:
        begin, end = (
            layout.place[region.parts[0]],
            layout.end[layout.place[region.parts[-1]]],
        )
        found = {
            text
            for _, text in dates[bisect_left(places, begin) : bisect_left(places, end)]
        }
        own = found - _commented(layout, (begin, end), dates, places)
        nested = [layout.place[r] for r in roots if begin < layout.place[r] < end]
        counts.append(len(own) / (1 + len(nested)))
    return median(counts) >= MANY_DATES


def _commented(
    layout: Layout,
    part: tuple[int, int],
    dates: Sequence[tuple[int, str]],
    places: Sequence[int],
) -> set[str]:
    """Give the dates of comments on a part, which their ids or types call so."""
    found: set[str] = set()
    at, end = part[0] + 1, part[1]
    while at < end:
        if _is_comment(layout.elements[at]):
            last = layout.end[at]
            here = dates[bisect_left(places, at) : bisect_left(places, last)]
            found |= {text for _, text in here}
            at = last
        else:
            at += 1
    return found


def _is_comment(element: Element) -> bool:
    kind = element.get("itemtype") or ""
    return kind.endswith("/Comment") or bool(_COMMENT.match(element.get("id") or ""))


def _heads(link: Element, part: Element) -> bool:
    around: Element | None = link
    for _ in range(4):
        if around is None or around is part:
            return False
        tag = str(around.tag)
        if tag in ("h1", "h2", "h3", "h4") or _HEADING.search(
            around.get("class") or ""
        ):
            return True
        around = around.getparent()
    return False
