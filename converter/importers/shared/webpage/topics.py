"""Lists of topics or boards: each part leads to a thread of its own, or counts its answers.

Titles of topics may be as short as anything, and may be the name of who began them; so
addresses and columns tell such a list, not titles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.html.select import words
from disputatio.converter.importers.shared.webpage.groups import Region
from disputatio.converter.importers.shared.webpage.layout import Layout
from disputatio.converter.importers.shared.webpage.words import COUNTED, SEEN

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

MOST = 0.8
"""What so many parts have, a list of topics has."""

SHARED = 0.5
"""The thread to which so many parts lead is that of the page."""

TWICE = 2
MORE_THAN = 4
"""So many of more parts may lead to one thread, as lists show some twice."""

LOOKED_AT = 300
"""So many elements of a part are looked at."""

RUNNING = 40
"""Behind so many loose characters a link stands in running text."""

UPWARDS = 4
BEFORE = 4
"""So far up, and so far before a part, the head of its columns is looked for."""

LONGEST_HEAD = 200
"""No head of columns says more, in characters."""

_THREAD = re.compile(
    r"(?:topic|thread|forum|index|discuss|read)\w{0,20}\.\w{2,5}\?(?:[^#]{0,99}[&;])?"
    r"(?:t|tid|ptid|d|topic|topic_?id|thread_?id|showtopic)=(\d+)"
    r"|(?:topic|thread|discussion)\w{0,20}\.\w{2,5}\?(?:id|no?)=(\d+)"
    r"|showthread\.php\?(\d+)"
    r"|(?:^|/)(?:thread|topic|tid)s?[-,](\d+)"
    r"|(?:^|/)t(\d+)(?:p\d+)?-"
    r"|/(?:topics?|threads?|discussions?|d)/(?:[^/?#]*\.)?(\d+)(?=[-./?#]|$)"
    r"|/t/[^/?#]+/(\d+)"
    r"|/topic/([^/?#]+)"
    r"|(?:viewforum|forumdisplay)\.\w{2,5}\?(?:(?:[^#]{0,99}[&;])?(?:f|fid|id)=)?(\d+)"
    r"|[?;&/]board[=,](\d+)|(?:^|/)forum-(\d+)|(?:^|/)f(\d+)-|/forums/[^/?#]+\.(\d+)/",
    re.I,
)
"""What addresses of threads and of boards look like, with what names one of them."""
_LETTERS = re.compile(r"[^\W\d_]+")
_COUNT = r"\d[\d.,\s]{0,9}[kK]?"


def is_of_topics(layout: Layout, sample: Sequence[Region]) -> bool:
    """Say whether parts are the topics of a board, not the posts of one of them."""
    rows = [_threads(layout, region) for region in sample]
    if _lead_apart(rows):
        return True
    if any(n >= SHARED * len(rows) for n in _counted(rows).values()):
        return False
    return _is_headed(layout, sample) or _count_answers(sample)


def _counted(rows: Sequence[frozenset[str]]) -> Counter[str]:
    return Counter(thread for row in rows for thread in row)


def _lead_apart(rows: Sequence[frozenset[str]]) -> bool:
    """Say whether most parts lead each to a thread to which hardly another one leads."""
    counts = _counted(rows)
    if not counts or max(counts.values()) > max(1, SHARED * len(rows)):
        return False
    few = TWICE if len(rows) > MORE_THAN else 1
    own = [any(counts[thread] <= few for thread in row) for row in rows]
    return len(own) > 1 and sum(own) >= MOST * len(own)


def _threads(layout: Layout, region: Region) -> frozenset[str]:
    """Give the threads to which a part leads, but for links in what somebody wrote."""
    found = set()
    for part in region.parts:
        at = layout.place[part]
        for element in layout.elements[at : min(layout.end[at], at + LOOKED_AT)]:
            target = element.get("href") if element.tag == "a" else None
            named = _THREAD.search(target) if target else None
            if named is not None and not _is_written(element, part):
                found.add(next(n for n in named.groups() if n is not None))
    return frozenset(found)


def _is_written(link: Element, part: Element) -> bool:
    """Say whether a link stands in a paragraph, a quotation or running text."""
    inner, around = link, link.getparent()
    while around is not None and inner is not part:
        if (
            around.tag in ("p", "blockquote")
            or "quote" in (around.get("class") or "").lower()
        ):
            return True
        loose = len((around.text or "").strip())
        for child in around:
            if child is inner or loose >= RUNNING:
                break
            loose += len((child.tail or "").strip())
        if loose >= RUNNING:
            return True
        inner, around = around, around.getparent()
    return False


def _is_headed(layout: Layout, sample: Sequence[Region]) -> bool:
    """Say whether columns named "Replies" and "Views" stand above parts: words, no numbers."""
    around: Element | None = sample[0].root
    for _ in range(UPWARDS):
        if around is None:
            break
        before = islice(around.itersiblings(preceding=True), BEFORE)
        heads = (e for e in before if e in layout.place)
        if any(_names_counts(layout, head) for head in heads):
            return True
        around = around.getparent()
    return False


def _names_counts(layout: Layout, head: Element) -> bool:
    text = (words(head) or "") if layout.text(head) <= LONGEST_HEAD else ""
    if any(c.isdigit() for c in text):
        return False
    told = {w.casefold() for w in _LETTERS.findall(text)}
    return not COUNTED.isdisjoint(told) and not SEEN.isdisjoint(told)


def _count_answers(sample: Sequence[Region]) -> bool:
    """Say whether most parts count answers and views: "12 Replies", "Views: 340"."""
    told = [
        _COUNTS["answers"].search(text) and _COUNTS["views"].search(text)
        for text in (" ".join(words(p) or "" for p in r.parts) for r in sample)
    ]
    return sum(map(bool, told)) >= MOST * len(told)


def _beside_numbers(labels: Sequence[str]) -> re.Pattern[str]:
    either = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
    return re.compile(
        rf"(?:{_COUNT}\s*(?:{either})(?!\w)|(?<!\w)(?:{either})\s*[:：]?\s*{_COUNT})",
        re.I,
    )


_COUNTS = {
    "answers": _beside_numbers(tuple(COUNTED)),
    "views": _beside_numbers(tuple(SEEN)),
}
