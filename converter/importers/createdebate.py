"""Saved pages of CreateDebate: sides, and replies that support, dispute or clarify."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from disputatio.converter.importers.shared.html.sign import is_html
from disputatio.converter.importers.shared.page_options import KEEPS, OPTIONS
from disputatio.converter.importers.shared.stated_sides import ARGUED
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_SIGN = re.compile(rb"class=[\"'][^\"']{0,80}\b(?:debateTitle|debateSideBox|argBox)\b")
_SITE = re.compile(rb"createdebate\.com", re.I)


class CreatedebateImporter:
    """Reads saved pages of CreateDebate."""

    info = FormatInfo(
        name="createdebate",
        title="Saved page of a CreateDebate debate",
        verified="none",
        extensions=(".html", ".htm"),
        media_types=("text/html",),
        structured=True,
        keeps=KEEPS | ARGUED,
        options=OPTIONS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are a page of CreateDebate."""
        if not is_html(head) or not _SIGN.search(head):
            return 0.0
        return 0.95 if _SITE.search(head) else 0.6

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give the one debate of a page.

        Raises:
            ReadError: it is no page of a debate.
        """
        from disputatio.converter.importers.shared.createdebate_posts import (
            ENGINE,
            with_positions,
        )
        from disputatio.converter.importers.shared.forum_pages import page_readings

        for reading in page_readings(source, options, ENGINE):
            debate = with_positions(reading.debate)
            yield attrs.evolve(reading, debate=debate)
