"""What the program forum-dl writes: one board, thread or post a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from disputatio.converter.importers.shared.page_options import KEEPS
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Options, Piece, Reading, Source

_SIGN = re.compile(rb'"generator"\s*:\s*"forum-dl"')


class ForumDlImporter:
    """Reads the JSON Lines of forum-dl."""

    info = FormatInfo(
        name="forum-dl",
        title="Threads saved by forum-dl (JSONL)",
        extensions=(".jsonl", ".ndjson"),
        media_types=("application/x-ndjson",),
        keeps=KEEPS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are of forum-dl."""
        return 0.98 if _SIGN.search(head) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give one reading per thread.

        Raises:
            ReadError: there is no post in it.
        """
        from disputatio.converter.importers.shared.forum_dl_posts import HINT
        from disputatio.converter.importers.shared.shuffle import readings

        sought = ReadError("has no post", HINT, source=source.name)
        yield from readings(self, source, sought)

    def pieces(self, source: Source, met: list[Notice]) -> Iterator[Piece]:
        """Give threads and posts, each with what tells its thread from others."""
        from disputatio.converter.importers.shared import fields
        from disputatio.converter.importers.shared.forum_dl_posts import thread_of
        from disputatio.converter.importers.shared.json_rows import (
            broken,
            lines,
            row_of,
        )
        from disputatio.converter.importers.shared.losses import Losses

        losses = Losses(met)
        for line in lines(source, losses):
            entry = row_of(line, losses)
            item = fields.inner(entry, "item")
            if entry.get("type") not in ("thread", "post", "board", "file") or not item:
                broken(line, losses, "it is no entry of forum-dl")
            elif entry["type"] in ("thread", "post"):
                yield Piece(thread_of(entry, item), line.data)

    def together(
        self, thread: str, records: Iterable[bytes], source: Source
    ) -> Reading | None:
        """Give the reading of the entries of one thread; None where it has no post."""
        from disputatio.converter.importers.shared import fields
        from disputatio.converter.importers.shared.forum_dl_posts import (
            Object,
            item_record,
        )
        from disputatio.converter.importers.shared.json_rows import decoded_row
        from disputatio.converter.importers.shared.record_threads import Gathered
        from disputatio.converter.importers.shared.thread_records import (
            ThreadRecord,
            reading_of,
        )

        gathered = Gathered()
        said: Object = {}
        for data in records:
            entry = decoded_row(data)
            item = fields.inner(entry, "item")
            if entry.get("type") == "thread":
                said = said or item
            else:
                gathered.add(item_record(entry, item, gathered))
        if not gathered.records:
            return None
        return reading_of(
            ThreadRecord(
                posts=gathered.records,
                title=fields.text(said, "title"),
                source=fields.text(said, "url") or source.name,
                thread=thread,
            ),
            tuple(gathered.notices()),
        )
