"""Saved pages of Invision Community topics: versions 1.3 and 2, IP.Board 3, IPS 4 and 5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.html.sign import is_html
from disputatio.converter.importers.shared.page_options import KEEPS, OPTIONS
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_POST_SIGN = re.compile(rb"id=[\"']?(?:elComment_|post_id_)\d", re.I)
_OLD = re.compile(
    rb"<script\b(?:[^<]|<(?!/)){0,2000}?\bvar ipb_var_\w"
    rb"|<\w{1,10}\b[^>]{0,80}\bid=[\"']?ipbwrapper\b|^#ipbwrapper\b"
    rb"|<!--Begin Msg Number \d|<div class=[\"']postcolor\b",
    re.I | re.M,
)
"""What version 2 has, whose classes are those of phpBB 2."""
_SIGN = re.compile(
    rb"id=[\"']?(?:ipboard_body|ipsLayout_body)|"
    rb"\bipsApp\b|\bipsLayout_container\b|data-ips-",
    re.I,
)


class InvisionImporter:
    """Reads saved pages of Invision Community topics."""

    info = FormatInfo(
        name="invision",
        title="Saved page of an Invision topic (1.3 to 5)",
        verified="IP.Board 3.4; IPS 4 and 5, 1,925 posts",
        extensions=(".html", ".htm"),
        media_types=("text/html",),
        keeps=KEEPS,
        options=OPTIONS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are a page of Invision."""
        if not is_html(head):
            return 0.0
        if _POST_SIGN.search(head):
            return 0.95
        if _OLD.search(head):
            return 0.9
        return 0.7 if _SIGN.search(head) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give the one topic of a page.

        Raises:
            ReadError: it is no page of a topic.
        """
        from disputatio.converter.importers.shared.forum_pages import page_readings
        from disputatio.converter.importers.shared.invision_old import OLD
        from disputatio.converter.importers.shared.invision_posts import ENGINE

        yield from page_readings(source, options, ENGINE, OLD)
