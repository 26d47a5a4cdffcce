"""Posts that stand alone: a thread of one post, or something said and one answer.

Nothing repeats there. What is called a post, has a number or a name of its own, a
writer, a time and words, is one; without an answer it is a thread only on a page that
says that it is a board's, since articles look the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import first, select, words
from disputatio.converter.importers.shared.webpage.choice import ANSWERING, Choice
from disputatio.converter.importers.shared.webpage.groups import Group, Region
from disputatio.converter.importers.shared.webpage.layout import Layout, kinds
from disputatio.converter.importers.shared.webpage.posts import marks_of
from disputatio.converter.importers.shared.webpage.words import BOARDS

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

SURE = 0.7
"""How sure it is that a post that stands alone is one."""

FEW = 2
"""So many answers are few: what they say may be too short to be sure by itself."""

LEAST_SAID = 12
"""One of the posts says at least so much beside name and date, in characters."""

MOST = 4
"""So many times as many elements as the page has are looked at, as some stand in others."""

_CALLED = re.compile(
    r"[.#](?:(?:forum|topic|thread|blog|node|user)[-_]?)?(?:post|comment|reply|answer|"
    r"message|msg|response|kommentar|beitrag|antwort)(?:[-_]?(?:N|item|wrapper|container|box))?$|#discussion[-_]?N$",
    re.I,
)
_OF_BOARDS = re.compile(r"(?:^|[^\w])(?:forums?|boards?|viewtopic|showthread)\b", re.I)


@frozen(kw_only=True)
class _Post:
    """What is called a post, and is one."""

    kind: str
    region: Region
    said: int


def alone(page: Page, layout: Layout) -> Choice | None:
    """Give the one post of a page, or the one answer to what stands above it."""
    found = list(_posts(page, layout))
    answers = [one for one in found if ANSWERING.search(one.kind)]
    of_one_kind = len({one.kind for one in answers}) == 1
    if answers and (len(answers) > FEW or not of_one_kind):
        return None
    if not answers and (len(found) != 1 or not _is_of_board(page)):
        return None
    row = answers or found
    return _choice(row) if max(one.said for one in found) >= LEAST_SAID else None


def is_opened(page: Page, few: Choice) -> bool:
    """Say whether the first of two posts is what the other answers: the title heads it.

    So may the only post of a page of a board be, before anybody answers.
    """
    if len(few.group.regions) < FEW and not _is_of_board(page):
        return False
    head = words(first(few.group.regions[0].root, "h1", "h2", "h3", "h4"))
    bar = (page.title or "").casefold()
    return head is not None and bar.startswith(head.casefold())


def _posts(page: Page, layout: Layout) -> Iterator[_Post]:
    """Give the outermost elements that have a writer, a time and words beside these."""
    at, left = 0, MOST * len(layout.elements)
    while at < len(layout.elements) and left > 0:
        kind = _kind(layout.elements[at])
        left -= layout.end[at] - at if kind is not None else 0
        post = _post(page, layout, layout.elements[at], kind) if kind else None
        if post is not None:
            yield post
        at = layout.end[at] if post is not None else at + 1


def _kind(element: Element) -> str | None:
    if not isinstance(element.tag, str) or element.tag in ("body", "html", "a", "form"):
        return None
    return next((kind for kind in kinds(element) if _CALLED.search(kind)), None)


def _post(page: Page, layout: Layout, element: Element, kind: str) -> _Post | None:
    region = Region(parts=(element,))
    marks = marks_of(page, layout, region, (element,))
    if marks.author is None or marks.author.name is None or marks.written is None:
        return None
    beside = {marks.writer, marks.dated} - {element}
    told = sum(layout.plain(e) for e in beside if e is not None)
    said = layout.plain(element) - told
    return _Post(kind=kind, region=region, said=said) if said > 0 else None


def _is_of_board(page: Page) -> bool:
    """Say whether the address, the title bar or the way to the page speaks of a board."""
    if _is_stated(page):
        return True
    kind = first(page.root, "meta[property='og:type'][content^='article']")
    if kind is not None:
        return False
    if _OF_BOARDS.search(page.url or ""):
        return True
    ways = select(page.root, "[class*=breadcrumb] a, [class*=crumbs] a")[:20]
    told: Sequence[str | None] = (page.title, *(words(way) for way in ways))
    return any(BOARDS.search(text) for text in told if text)


def _is_stated(page: Page) -> bool:
    """Say whether the page's data for search engines call it a post of a board."""
    data = select(page.root, "script[type='application/ld+json']")
    return any("DiscussionForumPosting" in (one.text or "") for one in data)


def _choice(row: Sequence[_Post]) -> Choice:
    kind = row[0].kind
    return Choice(
        group=Group(
            kind=kind,
            marks="id",
            regions=[one.region for one in row],
            own=[one.said for one in row],
        ),
        confidence=SURE,
        rests=f"{len(row)} times {kind}, with a date and a name",
        listed=False,
    )
