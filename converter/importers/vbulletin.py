"""Saved pages of vBulletin 3, 4 and 5, its archive and its printable pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.html.sign import is_html
from disputatio.converter.importers.shared.page_options import KEEPS, OPTIONS
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_GENERATOR = re.compile(
    rb"<meta[^>]{0,200}(?:generator[^>]{0,80}vbulletin|vbulletin[^>]{0,80}generator)",
    re.I,
)
_POST = re.compile(rb"\bid=[\"']?post_message_\d|\bclass=[\"'][^\"']*\bb-post\b", re.I)
_TRACES = re.compile(
    rb"<(?:link|script|meta|style)\b[^>]{0,200}"
    rb"(?:archive/archive\.css|vbulletin_(?:css|html|important)|clientscript/vbulletin)",
    re.I,
)


class VbulletinImporter:
    """Reads saved pages of vBulletin."""

    info = FormatInfo(
        name="vbulletin",
        title="Saved page of a vBulletin thread (3, 4, 5)",
        verified="vBulletin 3.8, 3.9, 4.2, 5.5, 5.7 (292 pages), 6.1",
        extensions=(".html", ".htm"),
        media_types=("text/html",),
        keeps=KEEPS,
        options=OPTIONS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are a page of vBulletin."""
        if not is_html(head):
            return 0.0
        if _GENERATOR.search(head):
            return 0.95
        if _POST.search(head):
            return 0.9
        return 0.6 if _TRACES.search(head) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give the one thread of a page.

        Raises:
            ReadError: it is no page of a thread.
        """
        from disputatio.converter.importers.shared.forum_pages import page_readings
        from disputatio.converter.importers.shared.vbulletin.archive import (
            ARCHIVE,
            PRINTED,
        )
        from disputatio.converter.importers.shared.vbulletin.nodes import NODES
        from disputatio.converter.importers.shared.vbulletin.posts import POSTS

        yield from page_readings(source, options, POSTS, NODES, ARCHIVE, PRINTED)
