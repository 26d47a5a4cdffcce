"""Threads of Hacker News as data: items of its API, and of Algolia's search."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from disputatio.converter.importers.shared.page_options import KEEPS
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Options, Piece, Reading, Source

_ITEM = re.compile(rb'"type"\s*:\s*"(?:story|comment|poll|pollopt|job)"')
_FIREBASE = re.compile(rb'"(?:kids|by|descendants|parent|time)"\s*:')
_ALGOLIA = re.compile(rb'"(?:created_at_i|objectID)"\s*:')
_STORY = re.compile(rb'"(?:story_id|points|parent_id|num_comments)"\s*:')


class HackernewsImporter:
    """Reads stories with their comments."""

    info = FormatInfo(
        name="hackernews",
        title="Threads of Hacker News (API, Algolia)",
        extensions=(".json", ".ndjson", ".jsonl"),
        media_types=("application/json", "application/x-ndjson"),
        keeps=KEEPS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are items of Hacker News."""
        if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
            return 0.0
        if _ALGOLIA.search(head) and _STORY.search(head):
            return 0.94
        return 0.91 if _ITEM.search(head) and _FIREBASE.search(head) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give one reading per story.

        Raises:
            ReadError: there is no item in it.
        """
        from disputatio.converter.importers.shared.hackernews.posts import (
            of_document,
            without_items,
        )
        from disputatio.converter.importers.shared.json_rows import has_rows
        from disputatio.converter.importers.shared.shuffle import readings

        if has_rows(source):
            yield from readings(self, source, without_items(source))
        else:
            yield from of_document(source)

    def pieces(self, source: Source, met: list[Notice]) -> Iterator[Piece]:
        """Give the items of an archive, each with the story that it belongs to."""
        from disputatio.converter.importers.shared.hackernews.items import item_pieces

        return item_pieces(source, met)

    def together(
        self, thread: str, records: Iterable[bytes], source: Source
    ) -> Reading | None:
        """Give the reading of the items of one story."""
        from disputatio.converter.importers.shared.hackernews.items import (
            thread_reading,
        )
        from disputatio.converter.importers.shared.json_rows import decoded_row

        return thread_reading(thread, list(map(decoded_row, records)), source.name)
