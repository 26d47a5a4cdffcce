"""A thread on a page of unknown software, put together from what was found on it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

import attrs
from attrs import frozen

from disputatio.converter.importers.shared.html.content import content
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.thread_records import PostRecord
from disputatio.converter.importers.shared.webpage.alone import alone, is_opened
from disputatio.converter.importers.shared.webpage.bodies import Body, bodies
from disputatio.converter.importers.shared.webpage.bylines import byline_round
from disputatio.converter.importers.shared.webpage.choice import (
    DOUBTFUL,
    SURE_ENOUGH,
    Choice,
    choices,
    completed,
)
from disputatio.converter.importers.shared.webpage.data import stated_posts
from disputatio.converter.importers.shared.webpage.edit_lines import without_edit_line
from disputatio.converter.importers.shared.webpage.flarum import flarum_posts
from disputatio.converter.importers.shared.webpage.groups import Region
from disputatio.converter.importers.shared.webpage.kinds import instead, is_search
from disputatio.converter.importers.shared.webpage.labelled import set_apart
from disputatio.converter.importers.shared.webpage.layout import (
    Layout,
    around,
    kinds,
    laid_out,
)
from disputatio.converter.importers.shared.webpage.loose import gathered
from disputatio.converter.importers.shared.webpage.loose_opening import loose_opening
from disputatio.converter.importers.shared.webpage.opener import Opener, opener
from disputatio.converter.importers.shared.webpage.posts import Marks, marks_of
from disputatio.converter.importers.shared.webpage.profiles import (
    profile_cells,
    profile_text,
)
from disputatio.converter.importers.shared.webpage.quotes import means_around
from disputatio.converter.importers.shared.webpage.trees import (
    parents,
    pointed_at,
    stated_parent,
)
from disputatio.converter.importers.shared.webpage.under_title import under_title
from disputatio.schemas.content import Block, LineBreak, Para, Text
from disputatio.schemas.errors import ReadError

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

SURE_DATA = 0.9
"""How sure the data are that a page gives to search engines."""

MOST_DATA = 1.5
"""So many times more posts must stand in the data than on the page to be preferred."""

LARGE_SHARE = 0.15
"""A list that says so much of the page is what the page is."""

THIN_WRAP = 20
"""An element that says so little beside the post in it is only its wrapper."""

FEW = 3
"""Among so many posts in an element is the one that it wraps, if it wraps one."""

_CARD = re.compile(
    r"(?:signature|user[-_]?(?:info|card|details|data|box)|author[-_]?(?:info|card|box)|"
    r"owner|profile|avatar)(?:[-_]?N)?$",
    re.I,
)
"""What the boxes about the writer of a post are called: with name and date, but no words."""
_HINT = "open the thread itself in a browser and save that page"


@frozen(kw_only=True)
class Found:
    """What was found on a page."""

    posts: tuple[PostRecord, ...]
    """Its posts in document order."""
    confidence: float
    """How sure it is that they are the posts, from 0 to 1."""
    rests: str
    """What that rests on; '' where the marks of the software say it."""
    doubts: tuple[str, ...] = ()
    """What speaks against a thread."""
    flattened: int | None = None
    """The line of the first post that nests too deep."""


def found_thread(page: Page) -> Found:
    """Give the posts of a page.

    Raises:
        ReadError: no thread is found; the sentence says what the page seems to be.
    """
    layout = laid_out(page.root)
    if set_apart(layout):
        layout = laid_out(page.root)
    judged = choices(page, layout)
    if gathered(layout, [c.group for c in judged]):
        layout = laid_out(page.root)
        judged = choices(page, layout)
    sure = [c for c in judged if c.confidence >= SURE_ENOUGH]
    stated = flarum_posts(page) or stated_posts(page)
    seen = len(sure[0].group.regions) if sure else 0
    if len(stated) > max(1, MOST_DATA * seen):
        rests = f"{len(stated)} posts in the page's data for search engines or scripts"
        return Found(posts=tuple(stated), confidence=SURE_DATA, rests=rests)
    if not sure and not is_search(page):
        sure = [c for c in judged if c.confidence >= DOUBTFUL and c.doubts]
    if not sure:
        found = _few(page, layout)
        if found is not None:
            return found
    if not sure:
        whole = LARGE_SHARE * layout.plain(page.root)
        large = [c for c in judged if sum(c.group.own) >= whole]
        listed = any(c.listed for c in large)
        raise ReadError(
            f"no thread is found on this page: {instead(page, layout, listed=listed, doubts=_doubts(large))}",
            _HINT,
        )
    return _read(page, layout, _widest(sure))


def _widest(sure: Sequence[Choice]) -> list[Choice]:
    """Put first what has all posts of the surest group, and more: a class may mark some."""
    roots = [{region.root for region in choice.group.regions} for choice in sure]
    best = 0
    for at in range(1, len(sure)):
        if roots[best] < roots[at]:
            best = at
    return [sure[best], *sure[:best], *sure[best + 1 :]]


def _few(page: Page, layout: Layout) -> Found | None:
    """Give posts that stand alone; answers only with what they answer."""
    few = alone(page, layout)
    if few is None:
        return None
    found = _read(page, layout, [few])
    answered = len(found.posts) > len(few.group.regions) or is_opened(page, few)
    return found if answered or not few.answers else None


def _doubts(judged: Sequence[Choice]) -> tuple[str, ...]:
    return next((c.doubts for c in judged if c.doubts), ())


def _read(page: Page, layout: Layout, sure: Sequence[Choice]) -> Found:
    best = sure[0]
    regions = completed(page, layout, best.group)
    rows = _Rows(page, layout, regions)
    for other in sure[1:]:
        if other.named and rows.takes(other):
            rows.add(completed(page, layout, other.group))
    given = loose_opening(page, layout, rows.regions)
    if best.answers and given is None:
        given = opener(page, layout, rows.regions, rows.worded())
        given = given or under_title(page, layout, rows.regions)
    rows.open_with(given)
    return rows.found(best)


class _Rows:
    """The posts so far, in groups of one kind, each with bodies of its own."""

    def __init__(self, page: Page, layout: Layout, regions: list[Region]) -> None:
        self._page = page
        self._layout = layout
        self._groups = [regions]
        self._opener: Opener | None = None

    def open_with(self, given: Opener | None) -> None:
        """Take the article, or the question, that the posts answer."""
        self._opener = given

    @property
    def regions(self) -> list[Region]:
        every = [r for group in self._groups for r in group]
        return sorted(every, key=lambda r: self._layout.place[r.root])

    def add(self, regions: list[Region]) -> None:
        self._groups.append(regions)

    def takes(self, other: Choice) -> bool:
        """Say whether a group has names and dates of its own, not those of the posts."""
        if _CARD.search(other.group.kind):
            return False
        taken = self._taken()
        regions = other.group.regions
        if any(p in taken for r in regions for p in r.parts) or self._wrapped(regions):
            return False
        roots = {r.root for r in (*self.regions, *regions)}
        marks = [marks_of(self._page, self._layout, r, roots) for r in regions]
        dated = [m.dated for m in marks if m.dated is not None]
        if len(dated) < 0.8 * len(regions) or any(e in taken for e in dated):
            return False
        bodies_now = set(self._bodies_now({r.root for r in regions}))
        return not any(e in bodies_now for r in regions for e in around(r.root))

    def _wrapped(self, regions: Sequence[Region]) -> bool:
        """Say whether most parts of a group only stand round posts that are there."""
        place, plain = self._layout.place, self._layout.plain
        known = [r.root for r in self.regions]
        places = [place[root] for root in known]
        around_posts = 0
        for region in regions:
            begin = place[region.root]
            first, last = (
                bisect_right(places, begin),
                bisect_left(places, self._layout.end[begin]),
            )
            most = max(
                (plain(root) for root in known[first : min(last, first + FEW)]),
                default=0,
            )
            around_posts += most > 0 and plain(region.root) - most < THIN_WRAP
        return around_posts * 2 > len(regions)

    def worded(self) -> set[str]:
        """Give the classes that the words of all posts stand in."""
        rows = [{k for k in kinds(e) if "." in k} for e in self._bodies_now()]
        return set.intersection(*rows) if rows else set()

    def _taken(self) -> set[Element]:
        """Give the elements of the posts, of their dates and of their names."""
        roots = {r.root for r in self.regions}
        marks = [marks_of(self._page, self._layout, r, roots) for r in self.regions]
        places = {e for m in marks for e in _places(m)}
        return places | {p for r in self.regions for p in r.parts}

    def _bodies_now(self, more: Collection[Element] = ()) -> list[Element]:
        """Give the bodies of the posts so far, if `more` are posts, too."""
        roots = {*(r.root for r in self.regions), *more}
        found = [self._bodies(group, roots)[0] for group in self._groups]
        return [e for row in found for b in row if b.found for e in b.elements]

    def _bodies(
        self, group: list[Region], roots: Collection[Element]
    ) -> tuple[list[Body], list[Marks]]:
        marks = [marks_of(self._page, self._layout, r, roots) for r in group]
        speaks = _dates_speak(self._layout, marks)
        places = [
            [e for e in _places(m) if e is not r.root and not (speaks and e is m.dated)]
            for m, r in zip(marks, group, strict=True)
        ]
        cells = profile_cells(self._layout, group, marks)
        without = {*roots, *(cell for cell in cells if cell is not None)}
        found = bodies(self._layout, group, places, without)
        result = [
            attrs.evolve(body, beside=cell, dated=speaks)
            for body, cell in zip(found, cells, strict=True)
        ]
        return result, marks

    def found(self, best: Choice) -> Found:
        roots = {r.root for r in self.regions}
        records: dict[Element, PostRecord] = {}
        flattened = None
        for group in self._groups:
            bodies, every = self._bodies(group, roots)
            odd = _without_words(self._layout, group, bodies, every)
            for region, body, marks in zip(group, bodies, every, strict=True):
                if region in odd:
                    continue
                record, flat = _record(region, body, marks, roots, self._page.base)
                records[region.root] = record
                flattened = flattened or (record.line if flat else None)
        shown = [r for r in self.regions if r.root in records]
        regions = _once(shown, records)
        rows = [records[r.root] for r in regions]
        if self._opener is not None:
            head = Region(parts=self._opener.head)
            marks = marks_of(self._page, self._layout, head, roots)
            if not self._opener.named:
                marks = attrs.evolve(marks, author=None, writer=None)
            body = _opening(self._layout, self._opener, marks)
            regions.insert(0, head)
            opening, _ = _record(head, body, marks, roots, self._page.base)
            rows.insert(0, opening)
        opened = self._opener is not None
        return Found(
            posts=tuple(_related(regions, rows, opened=opened)),
            confidence=min(best.confidence, 0.95),
            rests=best.rests,
            doubts=best.doubts,
            flattened=flattened,
        )


def _once(
    regions: Sequence[Region], records: Mapping[Element, PostRecord]
) -> list[Region]:
    """Leave out posts that a page shows twice, as some show the first one on top."""
    met: dict[str | None, PostRecord] = {}
    kept = []
    for region in regions:
        record = records[region.root]
        before = met.setdefault(record.id, record)
        again = record.id is not None and before is not record
        if not again or (before.author, before.body) != (record.author, record.body):
            kept.append(region)
    return kept


def _places(marks: Marks) -> tuple[Element, ...]:
    return tuple(e for e in (marks.writer, marks.dated) if e is not None)


def _opening(layout: Layout, given: Opener, marks: Marks) -> Body:
    """Give the words of what opens a thread; its name and its date may stand among them."""
    known = [e for e in given.words if e in layout.place]
    among = any(layout.holds(e, m) for e in known for m in _places(marks))
    return Body(elements=given.words, found=not among)


def _without_words(
    layout: Layout,
    group: Sequence[Region],
    found: Sequence[Body],
    marks: Sequence[Marks],
) -> list[Region]:
    """Give boxes like posts that have neither number nor words, as most do: advertisements."""
    rows = list(zip(group, found, marks, strict=True))
    full = [r for r, body, m in rows if body.found and m.identity is not None]
    if len(full) * 2 <= len(rows):
        return []
    return [
        region
        for region, body, m in rows
        if not body.found
        and m.identity is None
        and sum(layout.plain(part) for part in region.parts)
        - sum(layout.plain(e) for e in _places(m))
        < THIN_WRAP
    ]


def _dates_speak(layout: Layout, marks: Sequence[Marks]) -> bool:
    """Say whether the words of posts stand bare behind their dates, in one element."""
    dated = [
        layout.plain(m.dated) - len(m.written.text or "")
        for m in marks
        if m.dated is not None and m.dated is not m.writer and m.written is not None
    ]
    return bool(dated) and sum(dated) > THIN_WRAP * len(dated)


def _without_date(blocks: tuple[Block, ...], marks: Marks) -> tuple[Block, ...]:
    """Take the date off the beginning of words that stand bare behind it."""
    shown = marks.written.text if marks.written is not None else None
    if not blocks or not shown or not isinstance(blocks[0], Para):
        return blocks
    date, *rest = blocks[0].inlines
    if not isinstance(date, Text) or not date.text.strip().endswith(shown):
        return blocks
    if len(date.text) > len(shown) + THIN_WRAP:
        return blocks
    if rest and isinstance(rest[0], LineBreak):
        del rest[0]
    first = (attrs.evolve(blocks[0], inlines=tuple(rest)),) if rest else ()
    return (*first, *blocks[1:])


def _without_colon(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Take off the colon between a name and the words of a line: "ann: …"."""
    first = blocks[0] if blocks else None
    head = first.inlines[0] if isinstance(first, Para) and first.inlines else None
    if not isinstance(first, Para) or not isinstance(head, Text):
        return blocks
    if not head.text.startswith((": ", "：")):
        return blocks
    plain = attrs.evolve(head, text=head.text[1:].lstrip())
    return (attrs.evolve(first, inlines=(plain, *first.inlines[1:])), *blocks[1:])


def _record(
    region: Region,
    body: Body,
    marks: Marks,
    roots: Collection[Element],
    base: str | None,
) -> tuple[PostRecord, bool]:
    others = set(roots) - {region.root}
    dropped = set() if body.found else set(map(byline_round, _places(marks)))
    if body.dated:
        dropped.discard(marks.dated)
    if body.beside is not None:
        dropped.add(body.beside)
    spoken = [e for e in body.elements if e not in dropped] or body.elements
    read = content(spoken, means_around(dropped, others), base=base)
    blocks = _without_date(read.blocks, marks) if body.dated else read.blocks
    blocks, edited = without_edit_line(_without_colon(blocks))
    record = PostRecord(
        id=marks.identity,
        number=marks.number,
        author=marks.author,
        written=marks.written,
        edited=marks.edited or edited,
        url=marks.url,
        score=marks.score,
        state=None if blocks else "deleted" if marks.author is None else None,
        body=blocks,
        kept={"profile": profile_text(body.beside, marks)},
        line=region.root.sourceline,
    )
    return record, read.flattened


def _related(
    regions: list[Region], rows: list[PostRecord], *, opened: bool
) -> list[PostRecord]:
    """Give each post an id of its own and those that it answers."""
    named = _named(rows)
    tree = parents(regions)
    ids = {r.id for r in named}
    roots = {r.root for r in regions}
    known: dict[str, str] = {}
    result = []
    for place, (region, row) in enumerate(zip(regions, named, strict=True)):
        above = stated_parent(region)
        at = tree[place]
        if above is None or above not in ids or above == row.id:
            above = named[at].id if at is not None else None
        if above is None and opened and place:
            above = named[0].id
        pointed = [known[n] for n in pointed_at(region, roots) if n in known]
        answered = tuple(dict.fromkeys(pointed)) or ((above,) if above else ())
        result.append(attrs.evolve(row, parents=answered))
        known.setdefault(row.id or "", row.id or "")
        known.setdefault(str(row.number), row.id or "")
    return result


def _named(rows: list[PostRecord]) -> list[PostRecord]:
    """Give ids by place where the page has none, or the same one for all."""
    ids = [row.id for row in rows]
    if None not in ids and len(set(ids)) == len(ids):
        return rows
    met: set[str | None] = set()
    result = []
    for place, row in enumerate(rows, start=1):
        free = row.id is not None and row.id not in met
        one = row.id if free else f"at-{place}"
        met.add(one)
        result.append(attrs.evolve(row, id=one))
    return result
