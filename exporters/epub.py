"""The exporter `epub`: an accessible book (EPUB 3.3)."""

from __future__ import annotations

import datetime as dt
import hashlib
import tempfile
import uuid
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from disputatio.exporters.shared.document_options import DOCUMENT_KEEPS, POSTS, REASONS
from disputatio.schemas import codec
from disputatio.schemas.debate import Debate
from disputatio.schemas.notices import Notice
from disputatio.schemas.origins import Inferred
from disputatio.schemas.protocols import FormatInfo, Options, option_value
from disputatio.schemas.text import one_line

if TYPE_CHECKING:
    from disputatio.exporters.shared.outline import Outline
    from disputatio.exporters.shared.pandoc_ast import Node

_ARGUMENTS = ("--split-level=1", "--toc", "--toc-depth=2")
_NAMESPACE = uuid.UUID("8f1c3a52-6f0e-5d44-9a37-2b8c1d0f7e65")


class EpubExporter:
    """Writes a debate as a book for e-readers and screen readers."""

    info = FormatInfo(
        name="epub",
        title="EPUB 3 book, accessible",
        extensions=(".epub",),
        media_types=("application/epub+zip",),
        keeps=DOCUMENT_KEEPS,
        options=(POSTS, REASONS),
        binary=True,
    )

    def write(
        self, debate: Debate, sink: BinaryIO, options: Options
    ) -> tuple[Notice, ...]:
        """Write a debate; see `protocols.Exporter.write`."""
        from disputatio.exporters.shared.document_characters import cleaned
        from disputatio.exporters.shared.document_options import published
        from disputatio.exporters.shared.epub_package import finished
        from disputatio.exporters.shared.outline_builder import outlined

        debate, notices = cleaned(debate)
        outline = outlined(
            debate,
            option_value(self.info, options, "posts"),
            reasons=option_value(self.info, options, "reasons"),
        )
        book = _book(outline, _metadata(debate, outline))
        sink.write(finished(book, outline.title, _style(), published(debate)))
        return notices


def _book(outline: Outline, meta: dict[str, Node]) -> bytes:
    """Give the book as pandoc writes it."""
    from disputatio.exporters.shared.document import document
    from disputatio.exporters.shared.document_epub import EpubDress
    from disputatio.exporters.shared.pandoc_run import converted

    blocks = document(outline, EpubDress())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.epub"
        converted(blocks, meta, "epub3", _ARGUMENTS, str(path))
        return path.read_bytes()


def _style() -> bytes:
    folder = resources.files("disputatio.exporters") / "templates"
    return (folder / "epub.css").read_bytes()


def identifier(debate: Debate) -> uuid.UUID:
    """Give the same identifier for the same debate, and only for it."""
    digest = hashlib.sha256(codec.dumps(debate)).hexdigest()
    return uuid.uuid5(_NAMESPACE, digest)


def _authors(debate: Debate) -> list[str]:
    """Give the people whom the source names as authors; no name that a rule read."""
    named = {p.key: one_line(p.name or "") for p in debate.participants}
    posts = (p for p in debate.posts if not isinstance(p.author_origin, Inferred))
    names = (named[p.author] for p in posts if p.author in named)
    return list(dict.fromkeys(name for name in names if name))


def _metadata(debate: Debate, outline: Outline) -> dict[str, Node]:
    from disputatio.exporters.shared.document_options import published
    from disputatio.exporters.shared.pandoc_ast import meta_list, meta_map, meta_text

    authors = _authors(debate)
    meta = {
        "title": meta_text(outline.title),
        "lang": meta_text(outline.language),
        "identifier": meta_map(
            {"text": f"urn:uuid:{identifier(debate)}", "scheme": "URN"}
        ),
        "subject": meta_list(["Debate", "Argument map"]),
        "rights": meta_text("The words of the posts belong to their authors."),
        "accessModes": meta_list(["textual", "visual"]),
        "accessModeSufficient": meta_list(["textual"]),
        "accessibilityFeatures": meta_list(
            [
                "alternativeText",
                "longDescription",
                "readingOrder",
                "structuralNavigation",
                "tableOfContents",
            ]
        ),
        "accessibilityHazards": meta_list(["none"]),
        "accessibilitySummary": meta_text(
            "Every argument map is followed by the same tree as a list."
        ),
    }
    if authors:
        meta["author"] = meta_list(authors)
    if outline.question and outline.question != outline.title:
        meta["subtitle"] = meta_text(outline.question)
        meta["description"] = meta_text(outline.question)
    if published(debate):
        moment = dt.datetime.fromtimestamp(published(debate), dt.UTC)
        meta["date"] = meta_text(moment.date().isoformat())
    return meta
