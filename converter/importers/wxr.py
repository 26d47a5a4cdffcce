"""Exports of WordPress (WXR): articles with their comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.page_options import KEEPS
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_SIGN = re.compile(
    rb"xmlns:wp=[\"']https?://wordpress\.org/export/|<wp:(?:wxr_version|comment|post_id)\b"
)


class WxrImporter:
    """Reads exports of WordPress."""

    info = FormatInfo(
        name="wxr",
        title="Comments exported from WordPress (WXR)",
        extensions=(".xml", ".wxr"),
        media_types=("application/rss+xml", "application/xml"),
        keeps=KEEPS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are an export of WordPress."""
        return 0.96 if _SIGN.search(head) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give one reading per article that has comments.

        Raises:
            ReadError: no article has a comment.
        """
        from disputatio.converter.importers.shared.losses import Losses, told
        from disputatio.converter.importers.shared.wxr_posts import threads_of

        losses = Losses()
        yield from told(threads_of(source, losses), losses.notices)
