"""The repeating post of a page: which kind of element holds one date, name or number each.

Every mark of one kind (all dates that look alike) is followed outwards. A kind of
element round them in which each has exactly one mark may be the post; of these the one
counts that says most. Where the post is spread over several elements in a row (rows of a
table), the row is the post.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from attrs import define, field, frozen

from disputatio.converter.importers.shared.webpage.anchors import Anchor
from disputatio.converter.importers.shared.webpage.layout import Layout, around, kinds

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

SINGLE = 0.8
"""Which share of the marks must have an element of their own."""

THIN = 40
"""A post that says less, in characters that are no link, may be spread over a row."""

MOST_KINDS = 60
"""So many kinds of marks are followed, the commonest first."""


POSTLY = re.compile(
    r"post|comment|message|reply|replies|answer|question|entry|msg|response|review|discussion|"
    r"beitrag|kommentar|antwort|forum|topic|thread|\bpush\b",
    re.I,
)
"""What posts are called in the classes and ids of pages."""


@frozen(kw_only=True)
class Region:
    """Where a post stands: elements in a row, without the posts that stand in them."""

    parts: tuple[Element, ...]
    """Its elements."""
    anchor: Anchor | None = None
    """The mark by which it was found."""
    writer: Element | None = None
    """Where the name of the writer stands, if no class says so."""
    name: str | None = None
    """The name itself, where other words stand beside it."""
    buttons: frozenset[str] = frozenset()
    """What looks as a name but stands in every post: links to its writer's page."""

    @property
    def root(self) -> Element:
        """The first of them."""
        return self.parts[0]


@define(kw_only=True)
class Group:
    """Posts of one kind."""

    kind: str
    """The kind of element that they are."""
    marks: str
    """date, author or id: by what they were found."""
    regions: list[Region]
    """The posts in document order."""
    own: list[int] = field(factory=list)
    """How much each says, without links and without the posts in it."""


def groups(layout: Layout, anchors: Iterable[Anchor], marks: str) -> list[Group]:
    """Give what may be the posts of a page, by marks of one sort."""
    rows: dict[str, list[Anchor]] = defaultdict(list)
    for anchor in anchors:
        rows[anchor.kind].append(anchor)
    commonest = sorted(rows.values(), key=len, reverse=True)[:MOST_KINDS]
    found = [_group(layout, row, marks) for row in commonest if len(row) > 1]
    return [group for group in found if group is not None]


def _group(layout: Layout, anchors: Sequence[Anchor], marks: str) -> Group | None:
    best: Group | None = None
    most = (False, 0, False)
    for kind, owners in _owners(anchors).items():
        single = {e: found[0] for e, found in owners.items() if len(found) == 1}
        if len(single) < 2 or len(single) < SINGLE * len(anchors):
            continue
        group = _spread(layout, kind, single, marks)
        spoken = sorted(group.own)[len(group.own) // 2] > 0
        weight = (spoken, sum(group.own), POSTLY.search(kind) is not None)
        if weight >= most and weight[1]:
            best, most = group, weight
    return best


def _owners(anchors: Sequence[Anchor]) -> dict[str, dict[Element, list[Anchor]]]:
    """Give, for every kind of element round the marks, the nearest ones with theirs."""
    found: dict[str, dict[Element, list[Anchor]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for anchor in anchors:
        met: set[str] = set()
        for element in around(anchor.element):
            for kind in kinds(element):
                if kind not in met:
                    met.add(kind)
                    found[kind][element].append(anchor)
    return found


def _spread(
    layout: Layout, kind: str, single: dict[Element, Anchor], marks: str
) -> Group:
    elements = sorted(single, key=layout.place.__getitem__)
    own = own_sizes(layout, elements)
    regions = [Region(parts=(e,), anchor=single[e]) for e in elements]
    group = Group(kind=kind, marks=marks, regions=regions, own=own)
    terms = elements[0].tag == "dt"
    thin = sorted(own)[len(own) // 2] < THIN
    if terms or thin or sum(own) < _beside(layout, elements) / 3:
        rows = _rows(layout, elements, single)
        if rows is not None and not _holds_more(kind, rows, single):
            sizes = [sum(layout.plain(e) for e in r.parts) for r in rows]
            more = sorted(a - b for a, b in zip(sizes, own, strict=True))
            if more[len(more) // 2] > 0 and sum(sizes) > (1 if terms else 2) * sum(own):
                return Group(kind=kind, marks=marks, regions=rows, own=sizes)
    return group


def _holds_more(kind: str, rows: Sequence[Region], known: Container[Element]) -> bool:
    """Say whether a row has another element of the kind: that is a post of its own.

    Elements that are only of one tag and place, as rows of a table, are of no kind.
    """
    if re.search(r"[.#@]", kind) is None:
        return False
    others = (part for row in rows for part in row.parts if part not in known)
    return any(kind in kinds(part) for part in others)


def own_sizes(layout: Layout, elements: Sequence[Element]) -> list[int]:
    """Give how much each says, without the others that stand in it."""
    sizes = [layout.plain(e) for e in elements]
    opened: list[int] = []
    for n, element in enumerate(elements):
        while opened and not layout.holds(elements[opened[-1]], element):
            opened.pop()
        if opened:
            sizes[opened[-1]] -= layout.plain(element)
        opened.append(n)
    return sizes


def _beside(layout: Layout, elements: Sequence[Element]) -> int:
    parents = Counter(e.getparent() for e in elements)
    parent, count = parents.most_common(1)[0]
    return layout.plain(parent) if parent is not None and count > 1 else 0


def _rows(
    layout: Layout, elements: Sequence[Element], single: dict[Element, Anchor]
) -> list[Region] | None:
    """Give the posts as what stands between one mark and the next, in one parent.

    Where more stands before the first than behind the last, marks end posts; targets of
    links never do.
    """
    parent = elements[0].getparent()
    if parent is None or any(e.getparent() is not parent for e in elements):
        return None
    children = [c for c in parent if isinstance(c.tag, str)]
    places = [children.index(e) for e in elements] if len(children) < 5000 else []
    if not places:
        return None
    before = sum(layout.plain(c) for c in children[: places[0]])
    after = sum(layout.plain(c) for c in children[places[-1] + 1 :])
    if before > after and not _are_targets(layout, elements):
        cuts = [(a + 1, b + 1) for a, b in pairwise([-1, *places])]
    else:
        cuts = list(pairwise([*places, len(children)]))
    return [
        Region(parts=tuple(children[a:b]), anchor=single[e])
        for (a, b), e in zip(cuts, elements, strict=True)
    ]


def _are_targets(layout: Layout, elements: Sequence[Element]) -> bool:
    """Say whether marks are empty targets of links, which stand before what they name."""
    return all(e.tag == "a" and not layout.text(e) for e in elements)
