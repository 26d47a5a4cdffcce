"""Which of the groups of a page are its posts, and how sure that is."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

import attrs
from attrs import frozen

from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import words
from disputatio.converter.importers.shared.webpage.anchors import (
    Anchor,
    authors,
    dates,
    identities,
)
from disputatio.converter.importers.shared.webpage.doubts import Doubt, doubt_of
from disputatio.converter.importers.shared.webpage.groups import (
    POSTLY,
    Group,
    Region,
    groups,
    own_sizes,
)
from disputatio.converter.importers.shared.webpage.layout import Layout, kinds
from disputatio.converter.importers.shared.webpage.lists import is_crowded, is_listed
from disputatio.converter.importers.shared.webpage.posts import (
    Marks,
    marks_of,
    names_in,
)
from disputatio.converter.importers.shared.webpage.times import with_dates
from disputatio.converter.importers.shared.webpage.topics import is_of_topics
from disputatio.converter.importers.shared.webpage.writers import with_writers

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

SURE_ENOUGH = 0.68
"""The least confidence with which a group counts as the posts of a page."""

DOUBTFUL = 0.6
"""A group that may as well be a list is read with no more confidence, and told."""

DOUBTED = 0.5
REFUTED = 2.5
SPOKEN_FOR = -4.0
"""So much more must speak for a list than for a thread to doubt it, and to refuse it; or, where that
is less than 0, so much more for a thread that parts with links of their own are one."""

CANDIDATES = 8
"""So many groups are looked at closely, those that say most."""

SAMPLE = 40
"""So many posts of a group decide how sure it is."""

BARE = 60
"""A line about a post says no more beside its date, in characters: what is more are its words."""

_DENSE = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]")
DENSER = 2.5
"""So much more a character says where it is a syllable or a word."""

ANSWERING = re.compile(r"comment|repl|answer|response|kommentar|antwort|review", re.I)
"""What posts are called that answer something above them."""


@frozen(kw_only=True)
class Choice:
    """A group with how sure it is that it is the posts."""

    group: Group
    """The group."""
    confidence: float
    """From 0 to 1."""
    rests: str
    """What that rests on, in words."""
    listed: bool
    """Whether its parts lead to pages of their own."""
    doubts: tuple[str, ...] = ()
    """What speaks for a list of things, where that is more than speaks for a thread."""
    rated: bool = False
    """Whether its parts are opinions of things."""

    @property
    def answers(self) -> bool:
        """Say whether its posts answer something that stands before them."""
        return ANSWERING.search(self.group.kind) is not None

    @property
    def named(self) -> bool:
        """Say whether its kind is called as posts are."""
        return POSTLY.search(self.group.kind) is not None


def choices(page: Page, layout: Layout) -> list[Choice]:
    """Give the groups that may be the posts of a page, the surest first."""
    when = sorted(dates(layout), key=lambda a: layout.place[a.element])
    found = groups(layout, when, "date")
    found += groups(layout, authors(layout), "author")
    found += groups(layout, identities(layout), "id")
    found = _different(found)
    found.sort(key=lambda g: sum(g.own), reverse=True)
    places = sorted((layout.place[a.element], _told(a)) for a in when)
    judged = [
        _judged(page, layout, with_dates(layout, g, when), places)
        for g in found[:CANDIDATES]
    ]
    return sorted(_of_reviews(layout, judged), key=_weight, reverse=True)


def _of_reviews(layout: Layout, judged: Sequence[Choice]) -> list[Choice]:
    """Doubt groups whose parts stand in or round those of reviews by another name."""
    rated = [c for c in judged if c.rated]
    if not rated:
        return list(judged)
    places = sorted({layout.place[r.root] for c in rated for r in c.group.regions})
    ends = [layout.end[place] for place in places]

    def is_of(region: Region) -> bool:
        at = layout.place[region.root]
        before = bisect_right(places, at)
        inside = before > 0 and at < ends[before - 1]
        return inside or bisect_left(places, layout.end[at]) > before

    return [
        attrs.evolve(
            c,
            confidence=min(c.confidence, DOUBTFUL),
            doubts=c.doubts or rated[0].doubts,
        )
        if not c.rated and all(is_of(r) for r in c.group.regions)
        else c
        for c in judged
    ]


def _weight(choice: Choice) -> float:
    return choice.confidence * (1 + math.log10(10 + sum(choice.group.own)) / 10)


def density(text: str) -> float:
    """Give how much the characters of a text say, those of an alphabet being 1."""
    shown = text[:2000]
    dense = len(_DENSE.findall(shown)) > 0.2 * len(shown)
    return DENSER if dense else 1.0


def _different(found: Sequence[Group]) -> list[Group]:
    """Leave out groups whose posts are all in another one of that kind."""
    result: list[Group] = []
    met: dict[str, set[Element]] = {}
    for group in sorted(found, key=lambda g: -len(g.regions)):
        roots = {r.root for r in group.regions}
        known = met.setdefault(group.kind, set())
        if not roots <= known:
            known |= roots
            result.append(group)
    return result


def _told(date: Anchor) -> str:
    """Give what a date says."""
    return "" if date.moment is None else date.moment.text or str(date.moment.at)


def _judged(
    page: Page, layout: Layout, group: Group, places: Sequence[tuple[int, str]]
) -> Choice:
    group = _named(page, layout, group)
    sample = group.regions[:SAMPLE]
    roots = {r.root for r in group.regions}
    found = [marks_of(page, layout, region, roots) for region in sample]
    dated = sum(1 for m in found if m.written is not None) / len(found)
    named = sum(1 for m in found if m.author is not None) / len(found)
    told = [m for m in found if m.identity is not None or m.number is not None]
    numbered = len(told) / len(found)
    around = [_beside(layout, m, r) for m, r in zip(found, sample, strict=True)]
    said = median(max(o - a, 0) for o, a in zip(group.own, around, strict=False))
    said *= density(words(sample[len(sample) // 2].root) or "")
    shares = sum(group.own) / (layout.plain(page.root) or 1)
    listed = is_listed(layout, group, found) or is_crowded(
        layout, sample, roots, places
    )
    called = POSTLY.search(group.kind) is not None
    concluded = all(r.writer is not None for r in sample)
    confidence = (
        0.28 * dated + (0.16 if concluded else 0.28) * named + 0.08 * numbered + 0.14 * min(said / 80, 1)
        + 0.12 * called + 0.1 * min(2 * shares, 1) + 0.05 * (shares > 0.6)
    )  # fmt: skip
    if not called:
        confidence *= 0.97 if len(found) > 2 else 0.75
    people = {m.author.name for m in found if m.author is not None}
    if len(found) > 2 and len(people) == 1:
        confidence *= 0.85
    if said < 12:
        confidence *= 0.6
    confidence = min(confidence, 1)
    doubts: tuple[str, ...] = ()
    rated = False
    if round(confidence, 2) >= SURE_ENOUGH:
        doubt = doubt_of(page, layout, group, found)
        listed = (listed and doubt.weight > SPOKEN_FOR) or is_of_topics(layout, sample)
        limit, rated = _limit(doubt), doubt.rated
        doubts = doubt.reasons if limit < 1 else ()
        confidence = min(confidence, limit)
    confidence *= 0.4 if listed else 1
    return Choice(
        group=group,
        confidence=round(confidence, 2),
        doubts=doubts,
        rated=rated,
        rests=_rests(group, dated, named, numbered),
        listed=listed,
    )


def _beside(layout: Layout, marks: Marks, region: Region) -> int:
    """Give how much the name and the date of a post say, which may be one line.

    Of a box in which the words stand bare behind the date, only the date counts.
    """
    places = {marks.writer, marks.dated} - {region.root}
    told = sum(layout.plain(e) for e in places if e is not None)
    if marks.dated is None or marks.dated is marks.writer or marks.written is None:
        return told
    size = layout.plain(marks.dated) if marks.dated in places else 0
    more = size - len(marks.written.text or "")
    return told - (more if more > BARE else 0)


def _limit(doubt: Doubt) -> float:
    """Give how sure a group can be at most."""
    if doubt.weight >= REFUTED:
        return 0.3
    return DOUBTFUL if doubt.weight >= DOUBTED or doubt.rated else 1


def _named(page: Page, layout: Layout, group: Group) -> Group:
    """Give a group with the names of the writers, looked for where they are not called so."""
    sample = group.regions[:SAMPLE]
    roots = {r.root for r in group.regions}
    buttons = _buttons(layout, sample, roots)
    if buttons:
        regions = [attrs.evolve(r, buttons=buttons) for r in group.regions]
        group = attrs.evolve(group, regions=regions)
        sample = regions[:SAMPLE]
    found = [marks_of(page, layout, region, roots) for region in sample]
    if sum(1 for m in found if m.author is not None) * 2 >= len(found):
        return group
    return attrs.evolve(group, regions=with_writers(layout, group.regions))


def _buttons(
    layout: Layout, sample: Sequence[Region], roots: Collection[Element]
) -> frozenset[str]:
    """Give what stands in every post after a name of its own, and so is no name."""
    rows = [names_in(layout, region, roots) for region in sample]
    everywhere = set(rows[0]).intersection(*rows[1:])
    if len(rows) < 3 or not everywhere:
        return frozenset()
    own = [
        any(
            name not in everywhere and place < _first(row, everywhere)
            for name, place in row.items()
        )
        for row in rows
    ]
    return frozenset(everywhere) if all(own) else frozenset()


def _first(row: dict[str, int], names: Collection[str]) -> int:
    return min(row[name] for name in names)


def _rests(group: Group, dated: float, named: float, numbered: float) -> str:
    shares = (("a date", dated), ("a name", named), ("a number", numbered))
    parts = ", ".join(f"{share:.0%} with {what}" for what, share in shares if share)
    return f"{len(group.regions)} times {group.kind}: {parts or 'no marks'}"


def completed(page: Page, layout: Layout, group: Group) -> list[Region]:
    """Give the posts of a group and others of its kind that lack the mark: deleted ones."""
    regions = list(group.regions)
    if len(regions[0].parts) > 1 or not re.search(r"[.#@]", group.kind):
        return regions
    roots = {r.root for r in regions}
    first, last = (
        layout.place[regions[0].root],
        layout.end[layout.place[regions[-1].root]],
    )
    begin = regions[0].root.getparent()
    if begin is not None:
        first = min(first, layout.place[begin])
        last = max(last, layout.end[layout.place[begin]])
    more = [
        Region(parts=(e,))
        for e in layout.elements[first:last]
        if e not in roots and isinstance(e.tag, str) and group.kind in kinds(e)
    ]
    every = roots | {r.root for r in more}
    places = sorted(layout.place[root] for root in roots)
    more = [
        r
        for r in more
        if not _contains(layout, r.root, places)
        and _is_post(marks_of(page, layout, r, every))
    ]
    if len(more) > len(regions):
        return regions
    return sorted(regions + more, key=lambda r: layout.place[r.root])


def _is_post(marks: Marks) -> bool:
    told = marks.identity is not None or marks.written is not None
    return told and marks.author is not None


def _contains(layout: Layout, element: Element, places: Sequence[int]) -> bool:
    """Say whether any of some places, in their order, lies inside an element."""
    at = layout.place[element]
    return bisect_right(places, at) < bisect_left(places, layout.end[at])


def sizes_of(layout: Layout, regions: Sequence[Region]) -> list[int]:
    """Give how much each post says, without the posts in it."""
    if any(len(r.parts) > 1 for r in regions):
        return [sum(layout.plain(e) for e in r.parts) for r in regions]
    return own_sizes(layout, [r.root for r in regions])
