"""Saved pages of phpBB 2 and 3: subSilver, subsilver2, prosilver, the print view."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.html.sign import TALKED_OF, is_html
from disputatio.converter.importers.shared.page_options import KEEPS, OPTIONS
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_BODY = re.compile(rb"<body[^>]{0,200}\bid=[\"']?phpbb\b", re.I)
_COPYRIGHT = re.compile(
    rb"<!--[^>]{0,400}phpbb (?:group|limited)"
    rb"|<(?:link|script|meta)\b[^>]{0,200}"
    rb"(?:templates/subSilver/|styles/(?:prosilver|subsilver2)/|phpbb (?:group|limited))"
    rb"|<(?:td|span|a|h1)\b[^>]{0,80}\bclass=[\"']?(?:maintitle|postdetails|topictitle|cattitle)\b",
    re.I,
)
_WORDS = re.compile(rb"\bphpbb\b", re.I)
_POST = re.compile(
    rb"<div[^>]{0,80}\bid=[\"']?p\d+[\"']?[^>]{0,40}\bclass=[\"']?post\b"
    rb"|\bclass=[\"']?(?:[\w-]{1,40} ){0,4}postauthor\b"
    rb"|<span class=[\"']?(?:[\w-]{1,40} ){0,4}name\b[^>]{0,80}>\s*<a name=[\"']?\d",
    re.I,
)
_ADDRESS = re.compile(rb"\bviewtopic\.php\?|//illiweb\.com/fa/", re.I)


class PhpbbImporter:
    """Reads saved pages of phpBB."""

    info = FormatInfo(
        name="phpbb",
        title="Saved page of a phpBB thread (2, 3)",
        verified="phpBB 2, 3.0 (subsilver2, prosilver), 3.2, 3.3, Forumotion, Tapatalk, a style of its own",
        extensions=(".html", ".htm"),
        media_types=("text/html",),
        keeps=KEEPS,
        options=OPTIONS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are a page of phpBB."""
        if not is_html(head):
            return 0.0
        if _BODY.search(head):
            return 0.95
        posts, addresses = _POST.search(head), _ADDRESS.search(head)
        if posts and addresses:
            return 0.92
        if _COPYRIGHT.search(head):
            return 0.85
        return TALKED_OF if addresses or _WORDS.search(head) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give the one thread of a page.

        Raises:
            ReadError: it is no page of a thread.
        """
        from disputatio.converter.importers.shared.forum_pages import page_readings
        from disputatio.converter.importers.shared.phpbb.printed import PRINTED
        from disputatio.converter.importers.shared.phpbb.prosilver import PROSILVER
        from disputatio.converter.importers.shared.phpbb.tables import TABLES

        yield from page_readings(source, options, PROSILVER, TABLES, PRINTED)
