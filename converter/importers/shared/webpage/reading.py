"""The thread of a page of any software."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from disputatio.converter.importers.shared.html.page import Page, page_of
from disputatio.converter.importers.shared.mail_pages.reading import (
    INDEX,
    INDEX_HINT,
    is_index,
    message_reading,
)
from disputatio.converter.importers.shared.page_dates import (
    dated,
    settled_notice,
)
from disputatio.converter.importers.shared.reply_titles import own_title
from disputatio.converter.importers.shared.software_marks import marks_of
from disputatio.converter.importers.shared.thread_records import (
    PostRecord,
    ThreadRecord,
    reading_of,
)
from disputatio.converter.importers.shared.webpage.kinds import refuse_ours
from disputatio.converter.importers.shared.webpage.marked import marked_thread
from disputatio.converter.importers.shared.webpage.pager import page_of_pages
from disputatio.converter.importers.shared.webpage.thread import (
    Found,
    found_thread,
)
from disputatio.converter.importers.shared.webpage.titles import title_of
from disputatio.converter.importers.shared.webpage.words import is_answer
from disputatio.schemas.content import Block, Header, Para, Strong, block_text
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Reading, Source

SURE = 0.8
"""So sure the posts of known software are at least, where its own marks find none."""


def page_reading(
    source: Source, saved: dt.datetime | None, *, software: str | None = None
) -> Reading:
    """Give the thread of a page, found by its structure.

    `software` is what made the page, where its importer found no post in it.

    Raises:
        ReadError: no thread is found, or none that is sure enough for known software.
    """
    page = page_of(source, marks=marks_of(software or ""))
    refuse_ours(page)
    message = None if software else message_reading(page)
    if message is not None:
        return message
    known = None if software else marked_thread(page)
    found = known.found if known is not None else _found(page)
    if software and (found.confidence < SURE or found.doubts):
        raise ReadError(
            f"no thread is found that {software} would show", "save the ordinary page"
        )
    title = (known.title if known is not None else None) or title_of(page)
    posts = dated([_without_heading(p, title) for p in found.posts], saved)
    number, last = page_of_pages(page)
    return reading_of(
        ThreadRecord(
            posts=posts,
            title=title,
            language=page.language,
            source=page.url or source.name,
            page=number,
            pages=None if found.doubts else last,
        ),
        (
            *page.notices,
            *(known.notices if known is not None else ()),
            *_notices(found, software),
            *settled_notice(found.posts, posts, saved),
        ),
    )


def _found(page: Page) -> Found:
    """Give the posts of a page; for lists of mails, say what to take instead."""
    try:
        return found_thread(page)
    except ReadError:
        if is_index(page):
            raise ReadError(
                f"no thread is found on this page: {INDEX}", INDEX_HINT
            ) from None
        raise


def _without_heading(post: PostRecord, title: str | None) -> PostRecord:
    """Leave out the heading over a post that only repeats the title: "Re: The lamps"."""
    first = post.body[0] if len(post.body) > 1 else None
    headed = isinstance(first, Header) or _is_reply_line(first)
    if first is None or not headed or title is None:
        return post
    repeats = own_title(block_text(first), title) is None
    return attrs.evolve(post, body=post.body[1:]) if repeats else post


def _is_reply_line(block: Block | None) -> bool:
    """Say whether a paragraph is one line in bold such as "Re: The lamps"."""
    if not isinstance(block, Para) or len(block.inlines) != 1:
        return False
    return isinstance(block.inlines[0], Strong) and is_answer(block_text(block))


def _notices(found: Found, software: str | None) -> Iterator[Notice]:
    why = (
        f"this page has marks of {software}, in a style that is not known"
        if software
        else "no importer knows the software of this page"
    )
    if not found.rests:
        return
    sentence = (
        f"{why}; its posts were found by their structure,"
        f" confidence {found.confidence:.2f} ({found.rests})"
    )
    yield notice("PostsGuessed", sentence)
    if found.doubts:
        told = ", ".join(found.doubts)
        doubt = f"this may be a list of things and no thread: its parts have {told}"
        yield notice("PostsDoubtful", doubt)
    if found.flattened is not None:
        flat = "a post nests too deep; the innermost boxes joined those around them"
        yield notice("NestingFlattened", flat, line=found.flattened)
