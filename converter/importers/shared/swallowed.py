"""Posts that a page names and that are in no element: what has no end swallowed them.

The text of a comment, a script or a frame goes on to its end, whatever tags stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_NUMBERED = re.compile(r"(\w[\w-]*\D)\d+")


def swallowed(data: bytes, root: Element, posts: Sequence[Element]) -> list[int]:
    """Give the lines on which ids stand that look like those of posts and name nothing."""
    own = [given for post in posts if (given := post.get("id"))]
    like = next(
        (found[1] for given in own if (found := _NUMBERED.fullmatch(given))), None
    )
    if like is None:
        return []
    start = like.encode()
    named = sum(given.startswith(like) for given in own)
    if (data.count(b'id="' + start) or data.count(b"id='" + start)) <= named:
        return []
    places = _places(data, start)
    if not places.keys() <= set(own):
        for given in (g for e in (root, *posts) for g in _ids(e)):
            places.pop(given, None)
        return list(_lines(data, sorted(places.values())))
    return []


def _places(data: bytes, start: bytes) -> dict[str, int]:
    ids = re.compile(rb"(?<![\w-])id=[\"'](%b\d+)[\"']" % re.escape(start))
    return {m[1].decode(): m.start() for m in ids.finditer(data)}


def _ids(element: Element) -> Iterator[str]:
    return (given for e in element.iter("*") if (given := e.get("id")))


def _lines(data: bytes, places: Sequence[int]) -> Iterator[int]:
    line, at = 1, 0
    for place in places:
        line, at = line + data.count(b"\n", at, place), place
        yield line
