"""Who answers whom on a page of unknown software: by what stands in what."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.webpage.groups import Region

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_DEPTH = re.compile(
    r"(?:^|[\s_-])(?:depth|level|indent|lvl|nesting)[-_]?(\d{1,3})(?:\s|$)", re.I
)
_DEPTH_DATA = (
    "data-depth",
    "data-level",
    "data-indent",
    "aria-level",
    "depth",
    "indent",
)
_NEST = re.compile(
    r"children|repl(?:y|ies)|nested|sub-?comments|thread|responses|comment", re.I
)
_POINTER = re.compile(r">>\s?(\d{1,19})(?: \((?:OP|You)\))?")
_PARENT_DATA = (
    "data-parent-id", "data-parent", "data-parent-comment-id", "data-reply-to", "parentid",
    "data-in-reply-to", "data-parentid",
)  # fmt: skip


_AROUND = 4
"""So far out the name of what a post is may stand."""


def parents(regions: Sequence[Region]) -> list[int | None]:
    """Give for each post which one it answers, by place; None where nothing says so.

    A post in another answers that; one that is called an answer, the question before all.
    """
    above = _standing_in(regions)
    if not regions or not _is(regions[0], "question"):
        return above
    return [
        0 if one is None and place and _is(region, "answer") else one
        for place, (region, one) in enumerate(zip(regions, above, strict=True))
    ]


def _is(region: Region, what: str) -> bool:
    """Say whether a post, or what stands round it, is called a question or an answer."""
    element: Element | None = region.root
    for _ in range(_AROUND):
        if element is None:
            return False
        called = re.sub(r"[-_]?\d+$", "", element.get("id") or "").lower()
        kind = (element.get("itemtype") or "").rpartition("/")[2].lower()
        if what in (called, kind):
            return True
        element = element.getparent()
    return False


def _standing_in(regions: Sequence[Region]) -> list[int | None]:
    depths = _depths(regions)
    if len(set(depths)) < 2:
        return [None] * len(regions)
    opened: list[tuple[int, int]] = []
    result: list[int | None] = []
    for place, depth in enumerate(depths):
        while opened and opened[-1][0] >= depth:
            opened.pop()
        result.append(opened[-1][1] if opened else None)
        opened.append((depth, place))
    return result


def stated_parent(region: Region) -> str | None:
    """Give the id of the post that the markup says is answered."""
    for element in (region.root, *region.root[:1]):
        for name in _PARENT_DATA:
            found = re.search(r"\d+|\w{5,}", element.get(name) or "")
            if found and found[0] != "0":
                return found[0]
    return None


def pointed_at(region: Region, others: Collection[Element]) -> Iterator[str]:
    """Give the numbers of posts to which links such as ">>12" in the words of a post lead."""
    for part in region.parts:
        for element in part.iter():
            if element in others and element is not region.root:
                break
            found = (
                _POINTER.fullmatch((element.text or "").strip())
                if element.tag == "a"
                else None
            )
            if found:
                yield found[1]


def _depths(regions: Sequence[Region]) -> list[int]:
    marked = [_marked(region) for region in regions]
    if all(depth is not None for depth in marked) and len(set(marked)) > 1:
        return [depth or 0 for depth in marked]
    roots = {r.root for r in regions}
    return [_nested(region.root, roots) for region in regions]


def _marked(region: Region) -> int | None:
    """Give the depth that the classes, the data or the indent of a post say."""
    row = [region.root, *region.root[:2]]
    above = region.root.getparent()
    for element in row if above is None else [*row, above]:
        for name in _DEPTH_DATA:
            value = element.get(name) or ""
            if value.isdecimal() and len(value) < 4:
                return int(value)
        found = _DEPTH.search(element.get("class") or "")
        if found:
            return int(found[1])
    return None


def _nested(root: Element, roots: set[Element]) -> int:
    """Count the lists and the posts that a post stands in."""
    depth = 0
    around = root.getparent()
    for _ in range(4000):
        if around is None:
            break
        listed = around.tag in ("ul", "ol", "dl") or (
            around.tag in ("div", "section")
            and _NEST.search(around.get("class") or "") is not None
        )
        depth += listed or around in roots
        around = around.getparent()
    return depth
