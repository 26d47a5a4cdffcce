"""Which readings of which pages are one thread, and in which order."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from attrs import frozen

from disputatio.converter.namesakes import parted
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.protocols import Reading

_PAGE_MARK = re.compile(
    r"(?<![\s|·–—,(\[-])[\s|·–—,(\[-]*+"
    r"\b(?:page|seite|pagina|página|sivu|strona|sida|side|стр(?:аница|\.))"
    r"\s*+\d++(?>(?:\s*+(?:/|of|von|de|sur|di|z)\s*+\d++)?)(?>(?:\s*+[)\]])?)\s*+$",
    re.I,
)


_ID = re.compile(r"post-(\d{1,19})")

Span: TypeAlias = tuple[float, float]
"""The least and the greatest of values that rise."""


@frozen(kw_only=True)
class Identity:
    """What is remembered of a reading while all pages are looked through."""

    page: int
    """Number of its page, from 0."""
    nth: int
    """Its place among the readings of that page, from 0."""
    inside: bool
    """Whether the page was found in a folder or an archive."""
    thread: str | None
    """What tells its thread from others."""
    number: int | None
    """Which page of its thread it is."""
    title: str | None
    """Its title."""
    captured: dt.datetime | None
    """When it was saved."""
    times: Span | None = None
    """From when to when its posts were written, if their times rise."""
    ids: Span | None = None
    """The first and the last id of its posts, if they are numbers of a site that rise."""
    url: str | None = None
    """Its address."""
    first: int | None = None
    """Stands for the words of its first post."""


def identity_of(reading: Reading, page: int, nth: int, *, inside: bool) -> Identity:
    """Give what is remembered of a reading."""
    return Identity(
        page=page,
        nth=nth,
        inside=inside,
        thread=reading.thread,
        number=reading.page,
        title=_title(reading.debate),
        captured=reading.captured,
        times=_span(_at(post) for post in reading.debate.posts),
        ids=_span(_ids(reading)),
        url=_address(reading.debate),
        first=next((hash(post.text) for post in reading.debate.posts), None),
    )


def grouped(found: Sequence[Identity]) -> list[list[Identity]]:
    """Give the readings of each thread, threads in the order of their first readings.

    Readings with one `Reading.thread` are one thread. Pages that do not say whose they
    are belong to the one thread there is, if a person named these files; in a folder or
    an archive, to the thread of their title, which may end in "Page 2", as far as
    `namesakes` does not part them. Of a file with several threads, each is its own.
    Pages come in the order of their numbers where all pages of a thread have one,
    captures of one page in the order of time; else in the order in which the times of
    their posts rise, or the ids.
    """
    names = {each.thread for each in found if each.thread is not None}
    only = next(iter(names)) if len(names) == 1 else None
    several = {each.page for each in found if each.nth}
    titled = _titled(found)
    groups: dict[object, list[Identity]] = {}
    for each in found:
        key: object = each.thread
        if key is None and each.page in several:
            key = (each.page, each.nth)
        elif key is None and each.inside:
            key = titled.get(each.title, each.title)
        elif key is None:
            key = only
        groups.setdefault(key, []).append(each)
    rows = (
        [pages] if pages[0].thread or not pages[0].inside else parted(pages)
        for pages in groups.values()
    )
    return [_ordered(pages) for row in rows for pages in row]


def _address(debate: Debate) -> str | None:
    return debate.source if debate.source and "://" in debate.source else None


def _title(debate: Debate) -> str | None:
    return _PAGE_MARK.sub("", debate.title) or debate.title if debate.title else None


def _titled(found: Sequence[Identity]) -> dict[str | None, str]:
    """Give the thread of each title that pages of one thread alone have."""
    pairs = {(e.title, e.thread) for e in found if e.title and e.thread}
    times = Counter(title for title, _ in pairs)
    return {t: thread for t, thread in pairs if times[t] == 1 and thread is not None}


def _ordered(pages: list[Identity]) -> list[Identity]:
    numbers = [page.number for page in pages]
    if None in numbers:
        return _rising(pages)
    times = [page.captured for page in pages]
    if None in times:
        return sorted(pages, key=lambda page: page.number or 0)
    return sorted(
        pages, key=lambda page: (page.number or 0, _instant(page.captured) or 0.0)
    )


def _rising(pages: list[Identity]) -> list[Identity]:
    """Put pages in the order in which their posts rise from page to page, if they do."""
    for spans in ([p.times for p in pages], [p.ids for p in pages]):
        known = [span for span in spans if span is not None]
        order = sorted(range(len(known)), key=known.__getitem__)
        ends = [known[place][1] for place in order]
        if len(known) == len(pages) and ends == sorted(ends):
            return [pages[place] for place in order]
    return pages


def _span(values: Iterable[float | None]) -> Span | None:
    """Give the first and the last of the values that are known, if these rise."""
    known = [value for value in values if value is not None]
    rise = all(before <= after for before, after in pairwise(known))
    return (known[0], known[-1]) if known and rise else None


def _ids(reading: Reading) -> Iterator[float | None]:
    """Give the ids of posts on their site; none where the source tells of no site."""
    found = (_ID.fullmatch(p.key) for p in reading.debate.posts if reading.thread)
    return (int(key[1]) if key else None for key in found)


def _at(post: Post) -> float | None:
    return _instant(post.written.at) if post.written is not None else None


def _instant(time: dt.datetime | None) -> float | None:
    """Give a time in seconds; one without a zone stands among others of its site."""
    if time is None:
        return None
    return (time if time.tzinfo else time.replace(tzinfo=dt.UTC)).timestamp()
