"""The article, the question or the post above the posts that answer it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.webpage.groups import Region
from disputatio.converter.importers.shared.webpage.layout import Layout, kinds
from disputatio.converter.importers.shared.webpage.posts import marks_of

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

SHORTEST_OPENER = 120
"""An article above the comments says at least so much, in characters."""

SHORTEST_SIGNED = 40
"""One with a name and a date says at least so much, with these."""

INNER = 0.6
"""The innermost part that says so much of an article is its words."""

HIGHEST_HEAD = 4
"""So far above the words of an article its name and date stand."""

MOST_BOXES = 3
"""So many boxes above the answers may be like theirs, if one is what is answered."""

_OPENING = re.compile(
    r"^(?:h-?entry|post|entry|question|article|story|entry-content|post-content|"
    r"article-body|article-content|post-body|postbody|content|topic|original-post|op)$",
    re.I,
)


@frozen
class Opener:
    """The article, or the question, that the posts answer."""

    words: tuple[Element, ...]
    """Its words."""
    head: tuple[Element, ...]
    """What stands round them with its name and date."""
    named: bool = True
    """Whether a name round or in them is that of who wrote them."""


def opener(
    page: Page, layout: Layout, regions: Sequence[Region], worded: Collection[str]
) -> Opener | None:
    """Give what the posts of a page answer, if it stands above them.

    `worded` are the classes of the boxes in which the words of all posts stand.
    """
    found = _alike(page, layout, regions, worded) if worded else None
    return found or _article(page, layout, regions)


def _alike(
    page: Page, layout: Layout, regions: Sequence[Region], worded: Collection[str]
) -> Opener | None:
    """Give what is answered, where its words stand in a box as those of the answers do.

    However short, it has a name and a date of its own, and is the only one.
    """
    roots = {r.root for r in regions}
    end = layout.place[regions[0].root]
    boxes = [
        element
        for element in layout.elements[1:end]
        if isinstance(element.tag, str)
        and any(kind in worded for kind in kinds(element))
    ]
    found = [
        Opener(words=(element,), head=(head,))
        for element in (boxes if len(boxes) <= MOST_BOXES else ())
        for head in _heads(layout, element, regions)
        if _is_signed(page, layout, head, roots)
    ]
    return found[0] if len({one.words for one in found}) == 1 else None


def _article(page: Page, layout: Layout, regions: Sequence[Region]) -> Opener | None:
    """Give the article, or the question, that the comments answer.

    One that says who wrote it and when may be short.
    """
    first_place = layout.place[regions[0].root]
    sizes = {
        element: layout.plain(element)
        for element in layout.elements[1:first_place]
        if layout.end[layout.place[element]] <= first_place and _opens(element)
    }
    most = max(sizes.values(), default=0)
    if most == 0:
        return None
    whole = next(e for e, size in sizes.items() if size == most)
    inner = [
        e
        for e, size in sizes.items()
        if size >= INNER * most and layout.holds(whole, e)
    ]
    head = [inner[-1], *_heads(layout, inner[-1], regions)][-1]
    found = Opener(words=(inner[-1],), head=(head,))
    if most >= SHORTEST_OPENER:
        return found
    signed = _is_signed(page, layout, head, {r.root for r in regions})
    return found if signed and most >= SHORTEST_SIGNED else None


def _is_signed(
    page: Page, layout: Layout, head: Element, roots: Collection[Element]
) -> bool:
    marks = marks_of(page, layout, Region(parts=(head,)), roots)
    return marks.author is not None and marks.dated is not None


def _heads(
    layout: Layout, words: Element, regions: Sequence[Region]
) -> Iterator[Element]:
    """Give what stands round the words of an article, without the comments, the inner first."""
    for parent in islice(words.iterancestors(), HIGHEST_HEAD):
        outer = parent.tag in ("body", "html", "main")
        if outer or layout.holds(parent, regions[0].root):
            break
        yield parent


def _opens(element: Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in (
        "body",
        "html",
        "a",
        "ul",
        "li",
    ):
        return False
    if element.tag == "article":
        return True
    kind = (element.get("itemtype") or "").rpartition("/")[2]
    stated = (element.get("itemprop") or "").lower() in ("articlebody", "text")
    if stated or kind in (
        "Question",
        "DiscussionForumPosting",
        "BlogPosting",
        "Article",
        "NewsArticle",
    ):
        return True
    return any(_OPENING.match(c) for c in (element.get("class") or "").split())
