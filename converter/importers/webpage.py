"""Saved pages of threads of any software: the repeating post is found by its structure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.forum_pages import KEEPS, OPTIONS
from disputatio.converter.importers.shared.html_index import forget
from disputatio.converter.importers.shared.html_page import is_html, located, page_of
from disputatio.converter.importers.shared.page_dates import (
    dated,
    saving_time,
    settled_notice,
)
from disputatio.converter.importers.shared.thread_records import (
    ThreadRecord,
    reading_of,
)
from disputatio.converter.importers.shared.webpage_thread import (
    Found,
    found_thread,
    title_of,
)
from disputatio.schemas.collecting import without_collection
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_PAGE = re.compile(r"[/?&](?:page|seite|pagina)[-=/](\d{1,6})(?:\D|$)", re.I)


class WebpageImporter:
    """Reads the saved page of a thread whose software no other importer knows."""

    info = FormatInfo(
        name="webpage",
        title="Saved page of a thread, blog or comments of any software",
        extensions=(".html", ".htm", ".xhtml"),
        media_types=("text/html", "application/xhtml+xml"),
        keeps=KEEPS,
        options=OPTIONS,
        verified="9 pages of 5 forums as if unknown; about 100 blogs and forums",
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is: little, so that whoever knows the software wins."""
        return 0.25 if is_html(head) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give the one thread of a page.

        Raises:
            ReadError: no thread is found on it.
        """
        saved = saving_time(source, options)
        try:
            with without_collection():
                found = _reading(source, saved)
        except ReadError as error:
            raise located(error, source) from None
        finally:
            forget()
        yield found


def _reading(source: Source, saved: dt.datetime | None) -> Reading:
    page = page_of(source)
    found = found_thread(page)
    posts = dated(found.posts, saved)
    number = _PAGE.search(page.url or "")
    return reading_of(
        ThreadRecord(
            posts=posts,
            title=title_of(page),
            language=page.language,
            source=page.url or source.name,
            page=int(number[1]) if number else None,
        ),
        (*page.notices, *_notices(found), *settled_notice(found.posts, posts, saved)),
    )


def _notices(found: Found) -> Iterator[Notice]:
    sentence = (
        "no importer knows the software of this page; its posts were found by their"
        f" structure, confidence {found.confidence:.2f} ({found.rests})"
    )
    yield notice("PostsGuessed", sentence)
    if found.flattened is not None:
        flat = "a post nests too deep; the innermost boxes joined those around them"
        yield notice("NestingFlattened", flat, line=found.flattened)
