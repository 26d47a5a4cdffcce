"""Saved pages of MyBB 1.6 and 1.8, its archive and its printable pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.html.sign import TALKED_OF, is_html
from disputatio.converter.importers.shared.page_options import KEEPS, OPTIONS
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_POST = re.compile(rb"\bid=[\"']?post_\d+[\"' >]", re.I)
_BODY = re.compile(rb"\bpost_body\b|\bid=[\"']?pid_\d", re.I)
_TRACES = re.compile(
    rb"<(?:link|script|meta|input)\b[^>]{0,200}(?:\bmybb\b|\bmy_post_key\b"
    rb"|/jscripts/(?:general|thread|jeditable)|/cache/themes/)"
    rb"|<script\b(?:[^<]|<(?!/)){0,2000}?\bvar my_post_key\b"
    rb"|<\w{1,10}\b[^>]{0,80}(?:\bid=[\"']?fullversion\b|\bmycode_quote\b)",
    re.I,
)
_PRINTED = re.compile(
    rb"<!-- start: printthread|<(?:td|div)><br ?/?>\s*<hr size=[\"']1[\"'] ?/?>\s*"
    rb"(?:<strong>|[^<>]{1,200} - <a href=[\"'][^\"'<>]{0,200}\bmember)",
    re.I,
)
_ARCHIVED = re.compile(
    rb"<div class=[\"']author[\"']><h[23]>[^<>]{0,200}</h[23]></div>\s*"
    rb"<div class=[\"']dateline[\"']>",
    re.I,
)
_WORDS = re.compile(rb"\bmybb\b", re.I)


class MybbImporter:
    """Reads saved pages of MyBB."""

    info = FormatInfo(
        name="mybb",
        title="Saved page of a MyBB thread (1.6, 1.8)",
        verified="MyBB 1.8: 330 pages of four boards, 30 for printing",
        extensions=(".html", ".htm"),
        media_types=("text/html",),
        keeps=KEEPS,
        options=OPTIONS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are a page of MyBB."""
        if not is_html(head):
            return 0.0
        if _POST.search(head) and _BODY.search(head):
            return 0.93
        if any(known.search(head) for known in (_TRACES, _PRINTED, _ARCHIVED)):
            return 0.75
        return TALKED_OF if _WORDS.search(head) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give the one thread of a page.

        Raises:
            ReadError: it is no page of a thread.
        """
        from disputatio.converter.importers.shared.forum_pages import page_readings
        from disputatio.converter.importers.shared.mybb.archive import ARCHIVE, PRINTED
        from disputatio.converter.importers.shared.mybb.posts import POSTS

        yield from page_readings(source, options, POSTS, ARCHIVE, PRINTED)
