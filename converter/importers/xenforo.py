"""Saved pages of XenForo 1 and 2."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.html.sign import is_html
from disputatio.converter.importers.shared.page_options import KEEPS, OPTIONS
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_SIGN = re.compile(rb"<html[^>]{0,2000}\bid=[\"']?(?:XF|XenForo)\b", re.I)
_POST_SIGN = re.compile(
    rb"message--post\b|MessageCard__|data-content=[\"']?post-\d", re.I
)
_BODY_SIGN = re.compile(rb"class=[\"']?bbWrapper\b", re.I)


class XenforoImporter:
    """Reads saved pages of XenForo 1 and 2."""

    info = FormatInfo(
        name="xenforo",
        title="Saved page of a XenForo thread (1, 2)",
        verified="XenForo 1.5, 2.0 (71 pages) to 2.3 (390 pages)",
        extensions=(".html", ".htm"),
        media_types=("text/html",),
        keeps=KEEPS,
        options=OPTIONS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are a page of XenForo."""
        if not is_html(head):
            return 0.0
        if _SIGN.search(head):
            return 0.95
        return 0.6 if _POST_SIGN.search(head) and _BODY_SIGN.search(head) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give the one thread of a page.

        Raises:
            ReadError: it is no page of a thread.
        """
        from disputatio.converter.importers.shared.forum_pages import page_readings
        from disputatio.converter.importers.shared.xenforo_posts import ENGINE

        yield from page_readings(source, options, ENGINE)
