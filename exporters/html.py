"""The exporter `html`: one web page that needs nothing but itself."""

from __future__ import annotations

from typing import BinaryIO

from disputatio.exporters.shared.document_options import DOCUMENT_KEEPS, POSTS, REASONS
from disputatio.schemas.debate import Debate
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Options, option_value


class HtmlExporter:
    """Writes a debate as a page for browsers, on screens of any size and on paper."""

    info = FormatInfo(
        name="html",
        title="web page in one file, accessible",
        extensions=(".html", ".htm"),
        media_types=("text/html",),
        keeps=DOCUMENT_KEEPS,
        options=(POSTS, REASONS),
    )

    def write(
        self, debate: Debate, sink: BinaryIO, options: Options
    ) -> tuple[Notice, ...]:
        """Write a debate; see `protocols.Exporter.write`."""
        from disputatio.exporters.shared.document import Document
        from disputatio.exporters.shared.document_characters import (
            FORBIDDEN_IN_HTML,
            cleaned,
        )
        from disputatio.exporters.shared.document_html import HtmlDress
        from disputatio.exporters.shared.html_page import is_english, page
        from disputatio.exporters.shared.outline_builder import outlined

        debate, notices = cleaned(debate, FORBIDDEN_IN_HTML)
        outline = outlined(
            debate,
            option_value(self.info, options, "posts"),
            reasons=option_value(self.info, options, "reasons"),
        )
        dress = HtmlDress(english=is_english(outline.language))
        for piece in page(outline, Document(outline, dress).chapters()):
            sink.write(piece.encode())
        return notices
