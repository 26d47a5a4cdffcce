"""RDF descriptions as an RDF/XML document, written in a stream."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO

from disputatio.schemas.foreign.rdf import PREFIXES, RDF, Description, Term
from disputatio.schemas.foreign.rdf import Literal as RdfLiteral

if TYPE_CHECKING:
    from typing import Any

_ABOUT = f"{{{RDF}}}about"
_RESOURCE = f"{{{RDF}}}resource"
_DATATYPE = f"{{{RDF}}}datatype"


def write_descriptions(sink: BinaryIO, descriptions: Iterable[Description]) -> None:
    """Write descriptions one after the other: flat, without blank nodes or DOCTYPE.

    Only one description is in memory at a time. Text stands in element content, never
    in attributes, so that no white space is normalised.
    """
    from lxml import etree

    with etree.xmlfile(sink, encoding="utf-8") as document:
        document.write_declaration()
        with document.element(f"{{{RDF}}}RDF", nsmap=PREFIXES):
            for description in descriptions:
                document.write("\n  ")
                _write_description(document, description)
            document.write("\n")
    sink.write(b"\n")


def _write_description(document: Any, description: Description) -> None:
    with document.element(_clark(description.element), {_ABOUT: description.uri}):
        for uri, term in description.properties:
            document.write("\n    ")
            _write_property(document, uri, term)
        document.write("\n  ")


def _write_property(document: Any, uri: str, term: Term) -> None:
    with document.element(_clark(uri), _attributes(term)):
        if isinstance(term, RdfLiteral) and term.text:
            document.write(term.text)


def _attributes(term: Term) -> dict[str, str]:
    if not isinstance(term, RdfLiteral):
        return {_RESOURCE: term.uri}
    return {} if term.datatype is None else {_DATATYPE: term.datatype}


@lru_cache(maxsize=4096)
def _clark(uri: str) -> str:
    """Give a term as lxml names it; the prefixes cover every term that is written."""
    for namespace in PREFIXES.values():
        if uri.startswith(namespace):
            return f"{{{namespace}}}{uri.removeprefix(namespace)}"
    raise ValueError(f"no prefix for {uri}")
