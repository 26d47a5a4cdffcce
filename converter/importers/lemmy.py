"""Posts and comments of Lemmy as its API gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.page_options import KEEPS
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_VIEW = re.compile(
    rb'"(?:post_view|comment)"\s*:\s*\{|"(?:comments|posts)"\s*:\s*\[\s*\{\s*"(?:comment|post)"'
)
_OWN = re.compile(rb'"(?:ap_id|actor_id)"\s*:\s*"')
_CREATOR = re.compile(rb'"creator(?:_id)?"\s*:')


class LemmyImporter:
    """Reads posts with their comments."""

    info = FormatInfo(
        name="lemmy",
        title="Post with comments of Lemmy (API)",
        extensions=(".json",),
        media_types=("application/json",),
        keeps=KEEPS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are of Lemmy's API."""
        if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
            return 0.0
        marks = (_VIEW, _OWN, _CREATOR)
        return 0.93 if all(mark.search(head) for mark in marks) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give one reading per post.

        Raises:
            ReadError: there is no post and no comment in it.
        """
        from disputatio.converter.importers.shared.json_documents import document
        from disputatio.converter.importers.shared.lemmy_posts import (
            HINT,
            thread_reading,
            threads_of,
        )

        found = document(source.data)
        threads = threads_of(found)
        if not threads:
            raise ReadError("has no post or comment of Lemmy", HINT, source=source.name)
        notices = found.notices
        for thread in threads.values():
            yield thread_reading(thread, source, notices)
            notices = ()
