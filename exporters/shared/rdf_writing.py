"""RDF descriptions as an RDF/XML document, written in a stream."""

from __future__ import annotations

from typing import BinaryIO

from disputatio.exporters.shared.rdf_documents import Document
from disputatio.schemas.foreign.rdf_spelling import ENDING, Spelling, beginning
from disputatio.schemas.notices import Notice


def write_descriptions(sink: BinaryIO, document: Document) -> tuple[Notice, ...]:
    """Write descriptions one after the other: flat, without DOCTYPE.

    Only one description is in memory at a time. Text stands in element content, never
    in attributes, so that no white space is normalised.

    Returns:
        A notice for each statement of another file that RDF/XML cannot hold.
    """
    spelling = Spelling(document.prefixes)
    sink.write(beginning(document.prefixes).encode())
    for description in document.descriptions:
        for part in spelling.parts(description):
            sink.write(part.encode())
    sink.write(ENDING.encode())
    return tuple(spelling.notices)
