"""Saved pages of Discourse topics, as a browser shows them and as robots get them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.html.sign import is_html
from disputatio.converter.importers.shared.page_options import KEEPS, OPTIONS
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_SIGN = re.compile(rb"<meta\s[^>]{0,200}content=[\"']?Discourse\b", re.I)
_POSTS = re.compile(
    rb"(?<![\w-])(?:crawler-post|topic-post)(?![\w-])|<article\b[^>]{0,600}\bdata-topic-id=",
    re.I,
)


class DiscourseHtmlImporter:
    """Reads saved pages of Discourse topics."""

    info = FormatInfo(
        name="discourse-html",
        title="Saved page of a Discourse topic",
        verified="pages for robots of Discourse 2.4 to 2026.3, 133 topics; posts of a real topic",
        extensions=(".html", ".htm"),
        media_types=("text/html",),
        keeps=KEEPS,
        options=OPTIONS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are a page of Discourse."""
        if not is_html(head):
            return 0.0
        signs = (_SIGN.search(head) is not None) + (_POSTS.search(head) is not None)
        return (0.0, 0.8, 0.96)[signs]

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give the one topic of a page.

        Raises:
            ReadError: it is no page of a topic.
        """
        from disputatio.converter.importers.shared.discourse.html_posts import (
            CRAWLER,
            RENDERED,
        )
        from disputatio.converter.importers.shared.forum_pages import page_readings

        yield from page_readings(source, options, RENDERED, CRAWLER)
