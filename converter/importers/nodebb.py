"""Saved pages of NodeBB topics."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.html.sign import is_html
from disputatio.converter.importers.shared.page_options import KEEPS, OPTIONS
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_POST_SIGN = re.compile(rb"component=[\"']?post[\"'\s>][^>]{0,800}\bdata-pid=", re.I)
_SIGN = re.compile(
    rb"component=[\"']?(?:navbar|topic|category|breadcrumb)\b|id=[\"']ajaxify-data\b",
    re.I,
)


class NodebbImporter:
    """Reads saved pages of NodeBB topics."""

    info = FormatInfo(
        name="nodebb",
        title="Saved page of a NodeBB topic",
        verified="NodeBB 1.12; three topics of 2024 to 2026 (4)",
        extensions=(".html", ".htm"),
        media_types=("text/html",),
        keeps=KEEPS,
        options=OPTIONS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are a page of NodeBB."""
        if not is_html(head):
            return 0.0
        if _POST_SIGN.search(head):
            return 0.95
        return 0.6 if _SIGN.search(head) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give the one topic of a page.

        Raises:
            ReadError: it is no page of a topic.
        """
        from disputatio.converter.importers.shared.forum_pages import page_readings
        from disputatio.converter.importers.shared.nodebb_posts import ENGINE

        yield from page_readings(source, options, ENGINE)
