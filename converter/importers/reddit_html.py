"""Saved pages of Reddit: old.reddit, the pages of 2018 to 2023, and those since.

Only what stands in the saved page is read; comments that a click would have loaded are
counted in a notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.html.sign import is_html
from disputatio.converter.importers.shared.page_options import KEEPS, OPTIONS
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_SIGN = re.compile(
    rb"<shreddit-(?:app|post|comment)\b|data-fullname=[\"']?t[13]_|id=[\"']?t[13]_[a-z0-9]{4,}|"
    rb"<body[^>]{0,300}class=[\"'][^\"']*\bcomments-page\b[^\"']*\bsubreddit|"
    rb"reddit\.com/r/[^\"']+/comments/",
    re.I,
)
_HEAD = re.compile(
    rb"<(?:title\b[^>]{0,80}>[^<]{0,400}|(?:meta|link|html|body)\b[^>]{0,400})reddit",
    re.I,
)
_SURE = re.compile(
    rb"<shreddit-|data-fullname=[\"']?t[13]_|id=[\"']?t[13]_[a-z0-9]{4,}", re.I
)


class RedditHtmlImporter:
    """Reads saved pages of Reddit."""

    info = FormatInfo(
        name="reddit-html",
        title="Saved page of a Reddit thread (old and new)",
        extensions=(".html", ".htm"),
        media_types=("text/html",),
        keeps=KEEPS,
        options=OPTIONS,
        verified="8 pages of 2019 to 2022; old.reddit of 2026",
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are a page of Reddit."""
        if not is_html(head):
            return 0.0
        if _SURE.search(head):
            return 0.95
        return 0.6 if _SIGN.search(head) and _HEAD.search(head[:8192]) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give the one thread of a page.

        Raises:
            ReadError: it is no page of a thread.
        """
        from disputatio.converter.importers.shared.forum_pages import page_readings
        from disputatio.converter.importers.shared.reddit.html_posts import (
            MIDDLE,
            NEW,
            OLD,
        )

        yield from page_readings(source, options, OLD, NEW, MIDDLE)
