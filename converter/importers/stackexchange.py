"""Questions of Stack Exchange: the data dump (Posts.xml) and the API's JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from disputatio.converter.importers.shared.page_options import KEEPS
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Options, Piece, Reading, Source

_DUMP = re.compile(rb"<row\s[^<]{0,400}\bPostTypeId=")
_OTHER_DUMP = re.compile(rb"<(comments|users)>\s*<row\s")
_API = re.compile(rb'"(?:question_id|answer_id)"\s*:\s*\d')
_API_TOO = re.compile(rb'"(?:items|owner|has_more|is_answered|link)"\s*:')

_HINT = "give Posts.xml of the dump, or what /questions/ID?filter=withbody answers"


class StackexchangeImporter:
    """Reads questions with their answers and comments."""

    info = FormatInfo(
        name="stackexchange",
        title="Questions of Stack Exchange (dump, API)",
        extensions=(".xml", ".json"),
        media_types=("application/xml", "application/json"),
        keeps=KEEPS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are of a dump or the API."""
        if _DUMP.search(head):
            return 0.96
        if _OTHER_DUMP.search(head):
            return 0.6
        if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
            return 0.0
        return 0.92 if _API.search(head) and _API_TOO.search(head) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give one reading per question, in the order of the source.

        Raises:
            ReadError: there is no question and no answer in it.
        """
        from disputatio.converter.importers.shared.shuffle import readings
        from disputatio.converter.importers.shared.stackexchange_answers import (
            api_readings,
        )

        if _API.search(source.head) and not _DUMP.search(source.head):
            yield from api_readings(source)
            return
        sought = ReadError("has no question or answer", _HINT, source=source.name)
        yield from readings(self, source, sought)

    def pieces(self, source: Source, met: list[Notice]) -> Iterator[Piece]:
        """Give the rows of a dump, each with the question that it belongs to."""
        from disputatio.converter.importers.shared.stackexchange_dumps import Dump

        with Dump(source, met) as dump:
            yield from dump.pieces()

    def together(
        self, thread: str, records: Iterable[bytes], source: Source
    ) -> Reading | None:
        """Give the reading of the rows of one question."""
        from disputatio.converter.importers.shared.stackexchange_dumps import (
            dump_reading,
        )

        return dump_reading(thread, records, source)
