"""Topics of Discourse as its API gives them: JSON with posts, in one file or several."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.page_options import KEEPS
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_SIGN = re.compile(rb'"post_stream"\s*:\s*\{|"latest_posts"\s*:\s*\[')
_POST = re.compile(rb'"post_number"\s*:\s*\d')
_WORDS = re.compile(rb'"cooked"\s*:\s*"')


class DiscourseImporter:
    """Reads topics and posts of Discourse's API."""

    info = FormatInfo(
        name="discourse",
        title="Topic of Discourse (JSON)",
        extensions=(".json",),
        media_types=("application/json",),
        keeps=KEEPS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are JSON of Discourse."""
        if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
            return 0.0
        if _SIGN.search(head):
            return 0.96
        return 0.9 if _POST.search(head) and _WORDS.search(head) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give one reading per topic, in the order of their first posts.

        Raises:
            ReadError: there is no post of Discourse in it.
        """
        from disputatio.converter.importers.shared.discourse.topics import (
            HINT,
            sorted_out,
            topic_reading,
        )
        from disputatio.converter.importers.shared.json_documents import document

        found = document(source.data)
        posts, topics = sorted_out(found)
        if not posts:
            raise ReadError("has no post of Discourse", HINT, source=source.name)
        notices = found.notices
        for topic, rows in posts.items():
            yield topic_reading(topic, rows, topics.get(topic, {}), source, notices)
            notices = ()
