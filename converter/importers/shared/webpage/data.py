"""Threads that a page tells as data for search engines: JSON-LD of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from disputatio.converter.importers.shared.html.content import content
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import select
from disputatio.converter.importers.shared.moments import iso_moment
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.schemas.content import Block, plain_blocks
from disputatio.schemas.debate import Moment
from disputatio.schemas.text import scalar

_THREADS = frozenset({
    "DiscussionForumPosting", "SocialMediaPosting", "QAPage", "Question", "Article",
    "BlogPosting", "NewsArticle", "Conversation",
})  # fmt: skip
_ANSWERS = ("acceptedAnswer", "suggestedAnswer", "comment")
MOST = 100_000
"""So many posts are taken from the data of a page, at most."""


def stated_posts(page: Page) -> list[PostRecord]:
    """Give the posts that the data of a page states; none where it tells no thread."""
    best: list[PostRecord] = []
    for item in _items(page):
        kinds = _types(item)
        if _THREADS.isdisjoint(kinds):
            continue
        main = item.get("mainEntity")
        found = _thread(main if isinstance(main, Mapping) else item, page.base)
        if len(found) > len(best):
            best = found
    return best


def _items(page: Page) -> Iterator[Mapping[str, Any]]:
    for script in select(page.root, "script[type='application/ld+json']"):
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        rows = value if isinstance(value, list) else [value]
        for row in rows[:1000]:
            if isinstance(row, Mapping):
                yield row
                graph = row.get("@graph")
                yield from (g for g in _row(graph)[:1000] if isinstance(g, Mapping))


def _types(item: Mapping[str, Any]) -> set[str]:
    return {str(t).rpartition("/")[2] for t in _row(item.get("@type"))}


def _row(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _thread(item: Mapping[str, Any], base: str | None) -> list[PostRecord]:
    found: list[PostRecord] = []
    waiting: list[tuple[Mapping[str, Any], str | None]] = [(item, None)]
    while waiting and len(found) < MOST:
        one, parent = waiting.pop()
        place = str(len(found) + 1)
        record = _record(one, place, parent, base)
        if record.body:
            found.append(record)
        inner = [a for name in _ANSWERS for a in _row(one.get(name))]
        waiting += [(a, record.id) for a in reversed(inner) if isinstance(a, Mapping)]
    return found


def _record(
    item: Mapping[str, Any], place: str, parent: str | None, base: str | None
) -> PostRecord:
    author = next((a for a in _row(item.get("author"))), None)
    votes = item.get("upvoteCount")
    return PostRecord(
        id=place,
        author=_author(author),
        written=_moment(item),
        url=_text(item.get("url")),
        score=votes if isinstance(votes, int) and abs(votes) < 1 << 40 else None,
        parents=(parent,) if parent else (),
        body=_body(item, base),
    )


def _moment(item: Mapping[str, Any]) -> Moment | None:
    return iso_moment(_text(item.get("dateCreated") or item.get("datePublished")))


def _author(value: Any) -> Author | None:
    if isinstance(value, Mapping):
        name = _text(value.get("name"))
        return Author(name=name, url=_text(value.get("url"))) if name else None
    name = _text(value)
    return Author(name=name) if name else None


def _text(value: Any) -> str | None:
    return scalar(value).strip() or None if isinstance(value, str) else None


def _body(item: Mapping[str, Any], base: str | None) -> tuple[Block, ...]:
    text = next(
        (
            t
            for n in ("text", "articleBody", "description")
            if (t := _text(item.get(n)))
        ),
        None,
    )
    if text is None:
        return ()
    if "<" not in text and "&" not in text:
        return plain_blocks(text)
    from lxml import etree, html

    try:
        box = html.fragment_fromstring(text, create_parent="div")
    except (etree.ParserError, ValueError):
        return plain_blocks(text)
    return content([box], base=base).blocks
