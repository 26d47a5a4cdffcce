"""Names of those who write, where no class says so: a short text that every post has.

It stands at the same place in all posts, is no date and no button, and differs from
post to post.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

import attrs

from disputatio.converter.importers.shared import page_words
from disputatio.converter.importers.shared.dates import date_in, is_date
from disputatio.converter.importers.shared.html.select import words
from disputatio.converter.importers.shared.webpage.groups import Region
from disputatio.converter.importers.shared.webpage.layout import (
    UNSEEN,
    Layout,
    lasting,
    name_of,
)

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

LONGEST = 40
"""No such name is longer, in characters."""

EVERYWHERE = 0.8
"""Which share of the posts must have it."""

DIFFERENT = 0.3
"""Which share of the names must differ from each other."""

ENOUGH = 4
"""So many different names are enough for a thread of any length."""

LONGEST_LINE = 120
"""No line with a name and a date is longer."""

MOST_ALIKE = 8
"""So many elements of its tag before an element tell its place."""

LOOKED_AT = 60
"""So many elements at the beginning and in the rest of a post are looked at."""

_LETTERS = re.compile(r"[^\W\d_]{2}")
_ID = re.compile(r"\bID:[\w+/.?-]{4,20}")
"""The sign by which boards of the nameless tell people apart for a day."""
_NO_NAME = re.compile(
    r"^re\b|[?!:]$|https?:|[<>|»]|^(?![-\[({~*=.@][^\W\d])\W|:\s*\d", re.I
)


def with_writers(layout: Layout, regions: Sequence[Region]) -> list[Region]:
    """Give the posts with the element that names the writer, where one is found."""
    roots = {r.root for r in regions}
    rows = [dict(_short(layout, region, roots)) for region in regions]
    counts: dict[str, int] = defaultdict(int)
    texts: dict[str, set[str]] = defaultdict(set)
    order: dict[str, int] = {}
    for row in rows:
        for place, (key, (_, text)) in enumerate(row.items()):
            counts[key] += 1
            texts[key].add(text)
            order[key] = max(order.get(key, 0), place)
    least = max(2, min(DIFFERENT * len(regions), ENOUGH))
    fitting = [
        key
        for key, count in counts.items()
        if count >= EVERYWHERE * len(regions) and len(texts[key]) >= least
    ]
    if not fitting:
        return _in_dated_lines(regions)
    best = min(fitting, key=lambda key: (order[key], key))
    keys = [best, *(key for key in counts if _says_the_same(rows, best, key))]
    found = [next((row[k][0] for k in keys if k in row), None) for row in rows]
    return [
        region if writer is None else attrs.evolve(region, writer=writer)
        for region, writer in zip(regions, found, strict=True)
    ]


def _says_the_same(
    rows: Sequence[dict[str, tuple[Element, str]]], best: str, key: str
) -> bool:
    """Say whether a place has the name, too, as that round a link has: guests have none."""
    both = [(row[best][1], row[key][1]) for row in rows if best in row and key in row]
    return key != best and len(both) > 1 and all(one == other for one, other in both)


def _in_dated_lines(regions: Sequence[Region]) -> list[Region]:
    """Give the posts with the line of their date where a name stands before it in all."""
    lines = [_dated_line(r) for r in regions]
    heads = [_before_date(line) if line is not None else None for line in lines]
    names = [head for head in heads if head is not None]
    if not _are_names(names, len(regions)):
        return _between_same_words(regions, lines)
    return [
        attrs.evolve(r, writer=line) if head else r
        for r, line, head in zip(regions, lines, heads, strict=True)
    ]


def _are_names(names: Collection[str], posts: int) -> bool:
    """Say whether so many posts have these names, of which enough differ."""
    least = max(2, min(DIFFERENT * posts, ENOUGH))
    return len(names) >= EVERYWHERE * posts and len(set(names)) >= least


def _between_same_words(
    regions: Sequence[Region], lines: Sequence[Element | None]
) -> list[Region]:
    """Give the posts with the name in the line of their date, whatever words announce it.

    All lines have the same words round it: "Napsal uživatel X dne 12. března 2012".
    """
    parts = [_round_date(line) for line in lines]
    signs = [_ID.search(part[1]) if part else None for part in parts]
    told = [sign[0] if sign else None for sign in signs]
    if _are_names([name for name in told if name], len(regions)):
        return _with_names(regions, lines, told)
    for side in (0, 1):
        found = _what_differs([part[side] if part else None for part in parts])
        if _are_names([name for name in found if name], len(regions)):
            return _with_names(regions, lines, found)
    return list(regions)


def _with_names(
    regions: Sequence[Region],
    lines: Sequence[Element | None],
    found: Sequence[str | None],
) -> list[Region]:
    return [
        attrs.evolve(region, writer=line, name=name) if name else region
        for region, line, name in zip(regions, lines, found, strict=True)
    ]


def _round_date(line: Element | None) -> tuple[str, str] | None:
    """Give the words before and behind the date of a line."""
    text = (words(line) or "") if line is not None else ""
    date = date_in(text) if len(text) <= LONGEST_LINE else None
    if date is None:
        return None
    head, _, tail = text.partition(date)
    return head, tail


def _what_differs(texts: Sequence[str | None]) -> list[str | None]:
    """Give what stands between the words that all texts begin and end with, as names."""
    rows = [text.split() if text else [] for text in texts]
    full = [row for row in rows if row]
    begin = _alike(full)
    end = _alike([row[begin:][::-1] for row in full])
    if begin + end == 0:
        return [None] * len(rows)
    inner = (" ".join(row[begin : len(row) - end]).strip(" ,;|·•–—-") for row in rows)
    return [name if _is_name(name) else None for name in inner]


def _alike(rows: Sequence[Sequence[str]]) -> int:
    """Say with how many words all rows begin."""
    count = 0
    for column in zip(*rows, strict=False):
        if len(set(column)) > 1:
            break
        count += 1
    return count


def _is_name(text: str) -> bool:
    fits = 2 <= len(text) <= LONGEST and len(text.split()) <= 4
    return fits and bool(_LETTERS.search(text)) and not _NO_NAME.search(text)


def _dated_line(region: Region) -> Element | None:
    """Give the element with the date of a post, or that round it if it has no more."""
    if region.anchor is None:
        return None
    line = region.anchor.element
    parent = line.getparent()
    alone = line is not region.root and is_date(words(line) or "")
    return parent if alone and parent is not None else line


def _before_date(line: Element) -> str | None:
    """Give the name in a line such as "Ann, 3 May 2014": what stands before the date."""
    text = words(line) or ""
    date = date_in(text) if len(text) <= LONGEST_LINE else None
    if date is None:
        return None
    head = text.partition(date)[0]
    name = head.rstrip(" ,|·•(–—»-").strip()
    alone = 2 <= len(name) <= LONGEST and len(name.split()) <= 3
    if name == head.strip() or not alone or not _LETTERS.search(name):
        return None
    return None if _NO_NAME.search(name) or re.search(r"\d", name) else name


def _short(
    layout: Layout, region: Region, roots: Collection[Element]
) -> Iterator[tuple[str, tuple[Element, str]]]:
    """Give the short texts of a post that may be a name, the last of a kind first."""
    found: dict[str, tuple[Element, str]] = {}
    for part in region.parts:
        at, end = layout.place[part] + 1, layout.end[layout.place[part]]
        for _ in range(LOOKED_AT):
            if at >= end:
                break
            element = layout.elements[at]
            if (
                element.tag in UNSEEN
                or element in roots
                or element.tag == "blockquote"
                or (element.tag == "p" and not _has_date(layout, element))
            ):
                at = layout.end[at]
                continue
            at += 1
            text = _name(element)
            if text is not None:
                found.setdefault(_key(element), (element, text))
    yield from found.items()


def _has_date(layout: Layout, paragraph: Element) -> bool:
    """Say whether a paragraph is a line with a name and a date, not words of a post."""
    if layout.text(paragraph) > LONGEST_LINE:
        return False
    texts = (t for e in paragraph.iter() for t in (e.text, e.tail) if t)
    return any(date_in(text) is not None for text in texts)


def _name(element: Element) -> str | None:
    if not isinstance(element.tag, str) or len(element) > 2:
        return None
    parts = [words(inner) or "" for inner in element]
    if any(is_date(part) or part.isdecimal() for part in parts):
        return None
    text = words(element)
    if text is None or not 2 <= len(text) <= LONGEST or len(text.split()) > 4:
        return None
    if not _LETTERS.search(text) or _NO_NAME.search(text) or date_in(text):
        return None
    return None if text.casefold() in page_words.FOOTERS else text


def _key(element: Element) -> str:
    parent = element.getparent()
    above = (
        ""
        if parent is None
        else f"{name_of(parent)}.{'.'.join(lasting(parent.get('class')))}"
    )
    own = f"{name_of(element)}.{'.'.join(lasting(element.get('class')))}"
    alike = islice(element.itersiblings(name_of(element), preceding=True), MOST_ALIKE)
    place = sum(1 for _ in alike)
    return f"{above}>{own}:{place}"
