"""Threads of Reddit as data: its API, PRAW, and archives with one record a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from disputatio.converter.importers.shared.page_options import KEEPS
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Options, Piece, Reading, Source

_LISTING = re.compile(rb'"kind"\s*:\s*"(?:Listing|t1|t3|more)"')
_COMMENT = re.compile(rb'"(?:link_id|parent_id)"\s*:\s*"t[13]_\w+"')
_SUBMISSION = re.compile(rb'"(?:selftext|subreddit_id|is_self)"\s*:')


class RedditImporter:
    """Reads threads of Reddit."""

    info = FormatInfo(
        name="reddit",
        title="Threads of Reddit (API, PRAW, archives)",
        extensions=(".json", ".ndjson", ".jsonl"),
        media_types=("application/json", "application/x-ndjson"),
        keeps=KEEPS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are data of Reddit."""
        if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
            return 0.0
        if _LISTING.search(head):
            return 0.95
        if _COMMENT.search(head):
            return 0.93
        return 0.85 if b'"subreddit"' in head and _SUBMISSION.search(head) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give one reading per thread.

        Raises:
            ReadError: there is no submission and no comment in it.
        """
        from disputatio.converter.importers.shared.json_rows import has_rows
        from disputatio.converter.importers.shared.reddit.posts import (
            of_document,
            without_threads,
        )
        from disputatio.converter.importers.shared.shuffle import readings

        if has_rows(source):
            yield from readings(self, source, without_threads(source))
        else:
            yield from of_document(source)

    def pieces(self, source: Source, met: list[Notice]) -> Iterator[Piece]:
        """Give the records of an archive, each with the thread that it belongs to."""
        from disputatio.converter.importers.shared.reddit.things import row_pieces

        return row_pieces(source, met)

    def together(
        self, thread: str, records: Iterable[bytes], source: Source
    ) -> Reading | None:
        """Give the reading of the records of one thread."""
        from disputatio.converter.importers.shared.reddit.records import thread_reading
        from disputatio.converter.importers.shared.reddit.things import row_things

        return thread_reading(thread, row_things(records), source.name)
