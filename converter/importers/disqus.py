"""Exports of Disqus: XML with threads and the comments on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from disputatio.converter.importers.shared.page_options import KEEPS
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Options, Piece, Reading, Source

_SIGN = re.compile(rb"<disqus\b|xmlns(?::\w+)?=[\"']https?://disqus\.com")


class DisqusImporter:
    """Reads exports of Disqus."""

    info = FormatInfo(
        name="disqus",
        title="Comments exported from Disqus (XML)",
        extensions=(".xml",),
        media_types=("application/xml",),
        keeps=KEEPS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are an export of Disqus."""
        return 0.96 if _SIGN.search(head[:4096]) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give one reading per thread that has comments.

        Raises:
            ReadError: there is no comment in it.
        """
        from disputatio.converter.importers.shared.disqus_posts import HINT
        from disputatio.converter.importers.shared.shuffle import readings

        sought = ReadError("has no comment", HINT, source=source.name)
        yield from readings(self, source, sought)

    def pieces(self, source: Source, met: list[Notice]) -> Iterator[Piece]:
        """Give definitions of threads and comments, each with the id of the thread."""
        from disputatio.converter.importers.shared.disqus_posts import ID
        from disputatio.converter.importers.shared.losses import Losses
        from disputatio.converter.importers.shared.xml_elements import pieces

        losses = Losses(met)
        for part in pieces(source, ("thread", "post"), losses):
            found = ID.search(part.data)
            if found is not None:
                yield Piece(found[1].decode("utf-8", "replace"), part.data)
            else:
                sentence = (
                    f"the {part.name} in line {part.line} does not say its thread"
                )
                losses.add("RecordBroken", f"{sentence}; it was left out", part.line)

    def together(
        self, thread: str, records: Iterable[bytes], source: Source
    ) -> Reading | None:
        """Give the reading of a thread; None where nobody commented on it."""
        from disputatio.converter.importers.shared.disqus_posts import thread_reading
        from disputatio.converter.importers.shared.xml_elements import Parser

        return thread_reading(thread, records, Parser(source), source)
