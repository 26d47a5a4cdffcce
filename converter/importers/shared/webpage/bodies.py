"""Which part of a post is what was written: the part that all posts have and that says most."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

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

Plain: TypeAlias = "Callable[[Element], int]"
"""Counts how much an element says."""

ENOUGH = 0.6
"""Which share of the posts must have the part, and of their words must stand in it."""

ALMOST = 0.85
"""The innermost part that says so much of what the best one says is the body."""

DEEPEST = 30
"""So deep in a post its body is looked for."""

NEARLY_ALL = 0.9
"""Which share of the posts must have a part that is only called their body."""

_CALLED = re.compile(
    r"(?:^|[.#_-])(?:post|comment|msg|reply|entry|answer|topic)?[_-]?"
    r"(?:message|content|body|text|msg)(?:[_-]?N)?$|^td\.t_f$",
    re.I,
)
"""What bodies are called in classes and ids."""
_TEXTS = frozenset({"text", "articlebody", "commenttext", "reviewbody"})
_NUMBERED = re.compile(r"\d+")
_NO_BODY = re.compile(
    r"^(?:sig|sig-?(?:content|line|box)|(?:\w+[-_])*signature(?:[-_]\w+)*|user-?sig.*|post-?sig.*|share|sharing|reply-?link|actions?|controls?|"
    r"buttons?|toolbar|footer|comment-footer|post-footer|message-options|post-options|[\w-]+-nav(?:igation)?|meta|post-meta|comment-meta|(?:\w+[-_])?avatar(?:[-_](?:container|wrapper|box|image|img|pic|cell))*|"
    r"vote|votes|voting|related|ads?|advert.*|nav|navigation|breadcrumbs?|tags?|post-tags)$",
    re.I,
)


@frozen(kw_only=True)
class Body:
    """Where the words of a post stand."""

    elements: tuple[Element, ...]
    """The elements whose insides are the words."""
    found: bool
    """Whether they are a part of their own; else they are the whole post."""
    beside: Element | None = None
    """The cell about the writer, which is no part of it."""
    dated: bool = False
    """Whether the words stand bare behind the date."""


def bodies(
    layout: Layout,
    regions: Sequence[Region],
    marks: Sequence[Collection[Element]],
    others: Collection[Element],
) -> list[Body]:
    """Give the body of each post.

    `marks` are its date and name, `others` all posts and what else is no part of one.
    """
    beside = [e for r in regions for e in _beside(layout, r, others)]
    plain = _without(layout, {*others, *beside})
    said = sum(plain(part) for region in regions for part in region.parts)
    inside = [list(_inside(layout, r, others)) for r in regions]
    parts = [
        _parts(layout, plain, row, own) for row, own in zip(inside, marks, strict=True)
    ]
    marked = sum(layout.plain(m) for row in marks for m in row)
    best = _best(plain, parts, ENOUGH * (said - marked))
    result = []
    for region, part in zip(regions, parts, strict=True):
        element = _chosen(plain, part, best)
        found = element is not None
        elements = region.parts if element is None else (element,)
        result.append(Body(elements=elements, found=found))
    return result


def _beside(
    layout: Layout, region: Region, others: Collection[Element]
) -> Iterator[Element]:
    """Give the boxes in a post that are no part of what was written."""
    for part in region.parts:
        at, end = layout.place[part] + 1, layout.end[layout.place[part]]
        while at < end:
            element = layout.elements[at]
            gone = isinstance(element.tag, str) and is_no_body(element)
            if gone:
                yield element
            at = layout.end[at] if gone or element in others else at + 1


def _without(layout: Layout, posts: Collection[Element]) -> Plain:
    """Give what counts how much an element says, without the posts that stand in it."""
    roots = sorted(posts, key=layout.place.__getitem__)
    places = [layout.place[root] for root in roots]

    def plain(element: Element) -> int:
        size = layout.plain(element)
        end = layout.end[layout.place[element]]
        at = bisect_right(places, layout.place[element])
        while at < len(places) and places[at] < end:
            size -= layout.plain(roots[at])
            at = bisect_left(places, layout.end[places[at]])
        return size

    return plain


def _chosen(
    plain: Plain, part: dict[str, Element], best: Sequence[str]
) -> Element | None:
    """Give the innermost body of a post, or a wider one where that says much less."""
    found = [part[key] for key in best if key in part]
    if not found:
        return None
    widest = max(found, key=plain)
    whole = plain(found[0]) >= ALMOST * plain(widest)
    return found[0] if whole else widest


def _inside(
    layout: Layout, region: Region, others: Collection[Element]
) -> Iterator[Element]:
    """Give the elements of a post, without those of the posts in it."""
    for part in region.parts:
        at, end = layout.place[part] + 1, layout.end[layout.place[part]]
        while at < end:
            element = layout.elements[at]
            dropped = element in others or element.tag in UNSEEN or is_no_body(element)
            if not dropped and not _is_quotation(element):
                yield element
            inside = dropped or element.tag == "blockquote"
            at = layout.end[at] if inside else at + 1


def _is_quotation(element: Element) -> bool:
    """Say whether an element is a quotation by its name; some boards indent all words so."""
    called = (element.get("class") or "").lower()
    return element.tag == "blockquote" and "quote" in called


def is_no_body(element: Element) -> bool:
    """Say whether an element stands round what was written: a signature, buttons."""
    if element.tag in ("form", "nav", "footer", "aside"):
        return True
    given = element.get("class")
    return given is not None and any(_NO_BODY.match(c) for c in given.split())


def _parts(
    layout: Layout,
    plain: Plain,
    inside: Sequence[Element],
    marks: Collection[Element],
) -> dict[str, Element]:
    """Give the parts of a post that may be its body, each under what others share with it."""
    found: dict[str, Element] = {}
    for element in inside:
        if isinstance(element.tag, str) and _shows(layout, element):
            if any(layout.holds(element, m) for m in marks):
                continue
            for key in _keys(element):
                if key not in found or plain(found[key]) < plain(element):
                    found.setdefault(key, element)
    return found


def _shows(layout: Layout, element: Element) -> bool:
    """Say whether an element shows words or a picture."""
    return layout.text(element) > 0 or element.find(".//img") is not None


def _keys(element: Element) -> list[str]:
    stated = (element.get("itemprop") or "").lower()
    if stated in _TEXTS:
        return ["text"]
    keys = [f"{name_of(element)}.{one}" for one in lasting(element.get("class"))]
    identity = element.get("id")
    if identity and _NUMBERED.search(identity):
        keys.append(f"{name_of(element)}#{_NUMBERED.sub('N', identity)}")
    parent = element.getparent()
    place = 0
    before = element.getprevious()
    while before is not None and place < 12:
        place += before.tag == element.tag
        before = before.getprevious()
    above = ".".join(lasting(parent.get("class"))) if parent is not None else ""
    keys.append(
        f"{'' if parent is None else name_of(parent)}.{above}>{name_of(element)}:{place}"
    )
    return keys


def _best(
    plain: Plain, parts: Sequence[dict[str, Element]], enough: float
) -> list[str]:
    """Give the keys of what is the body, the best first; none where it is no part."""
    sums: dict[str, int] = defaultdict(int)
    counts: dict[str, int] = defaultdict(int)
    inner: dict[str, int] = {}  # of two that say the same the inner one comes later
    for row in parts:
        for place, (key, element) in enumerate(row.items()):
            sums[key] += plain(element)
            counts[key] += 1
            inner[key] = -place
    least = ENOUGH * len(parts)
    if counts["text"] >= least:
        return ["text"]
    fitting = {k: n for k, n in sums.items() if counts[k] >= least and n >= enough}
    if not fitting:
        return _called(sums, counts, len(parts))
    most = max(fitting.values())
    close = [k for k, n in fitting.items() if n >= ALMOST * most]
    named = [k for k in close if "." in k and ">" not in k]
    chosen = min(named or close, key=lambda k: (fitting[k], inner[k], k))
    return [chosen, *sorted(close, key=lambda k: (-fitting[k], k))]


def _called(
    sums: Mapping[str, int], counts: Mapping[str, int], posts: int
) -> list[str]:
    """Give what is called a body, where what stands round short posts says more."""
    found = [
        key for key in sums if counts[key] >= NEARLY_ALL * posts and _CALLED.search(key)
    ]
    return [max(found, key=lambda k: (sums[k], k))] if found else []
