"""Saved pages of SMF 1.1, 2.0 and 2.1, and its pages for printing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.html.sign import TALKED_OF, is_html
from disputatio.converter.importers.shared.page_options import KEEPS, OPTIONS
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_POST = re.compile(
    rb"\bclass=[\"'](?:post_wrapper|keyinfo)\b|\bid=[\"']?(?:quickModForm|subject_\d)",
    re.I,
)
_OF_SMF_ALONE = re.compile(
    rb"\bclass=[\"']keyinfo\b|\bid=[\"']?(?:quickModForm|subject_\d)", re.I
)
_ADDRESS = re.compile(rb"[?/;]topic[=,]\d+\.|action=printpage", re.I)
_TRACES = re.compile(
    rb"<script\b(?:[^<]|<(?!/)){0,2000}?\bvar smf_(?:theme|default|script|images)"
    rb"|<(?:link|script|meta)\b[^>]{0,200}(?:simplemachines|simple machines"
    rb"|(?-i:/Themes/\w{1,40}/(?:css/(?:index|responsive)\.|style\.css|scripts?[/.])))"
    rb"|<\w{1,9}\b[^>]{0,80}\bid=[\"']posts[\"'][^>]{0,80}>"
    rb"\s{0,20}<\w{1,9}\b[^>]{0,80}\bclass=[\"']postheader\b"
    rb"|<div style=[\"']margin: 0 5ex",
    re.I,
)
"""Folders of SMF's themes have a capital; `/themes/` is that of every other software."""
_WORDS = re.compile(rb"simplemachines|simple machines", re.I)


class SmfImporter:
    """Reads saved pages of Simple Machines Forum."""

    info = FormatInfo(
        name="smf",
        title="Saved page of an SMF thread (1.1, 2.0, 2.1)",
        verified="SMF 2.0, 2.1",
        extensions=(".html", ".htm"),
        media_types=("text/html",),
        keeps=KEEPS,
        options=OPTIONS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are a page of SMF."""
        if not is_html(head):
            return 0.0
        posts, addresses = _POST.search(head), _ADDRESS.search(head)
        if posts and addresses:
            return 0.93
        if _TRACES.search(head):
            return 0.8
        if _OF_SMF_ALONE.search(head):
            return 0.7
        return TALKED_OF if addresses or _WORDS.search(head) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give the one thread of a page.

        Raises:
            ReadError: it is no page of a thread.
        """
        from disputatio.converter.importers.shared.forum_pages import page_readings
        from disputatio.converter.importers.shared.smf.posts import POSTS
        from disputatio.converter.importers.shared.smf.printed import PRINTED

        yield from page_readings(source, options, POSTS, PRINTED)
