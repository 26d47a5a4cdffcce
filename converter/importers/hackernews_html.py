"""Saved pages of Hacker News: a story, a question or a comment, with what it started."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.html.sign import is_html
from disputatio.converter.importers.shared.page_options import KEEPS, OPTIONS
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_SIGN = re.compile(
    rb"<table[^>]{0,300}\bid=[\"']?hnmain\b|class=[\"'][^\"']*\bathing\b[^\"']*\bcomtr\b"
    rb"|<span class=[\"']?comhead[\"']?>\s{0,40}<a href=[\"'][^\"'>]{0,60}\buser\?id=",
    re.I,
)


class HackernewsHtmlImporter:
    """Reads saved pages of Hacker News."""

    info = FormatInfo(
        name="hackernews-html",
        title="Saved page of a Hacker News discussion",
        extensions=(".html", ".htm"),
        media_types=("text/html",),
        keeps=KEEPS,
        options=OPTIONS,
        verified="pages of 2015 and 2016",
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are a page of Hacker News."""
        return 0.95 if is_html(head) and _SIGN.search(head) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give the one thread of a page.

        Raises:
            ReadError: it is no page of a discussion.
        """
        from disputatio.converter.importers.shared.forum_pages import page_readings
        from disputatio.converter.importers.shared.hackernews.html_posts import ENGINE

        yield from page_readings(source, options, ENGINE)
