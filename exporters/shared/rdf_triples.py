"""RDF descriptions as N-Triples and as Turtle, written in a stream (W3C, RDF 1.1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from disputatio.exporters.shared.rdf_documents import Document
from disputatio.schemas.foreign.rdf import (
    DESCRIPTION,
    ITEM,
    RDF,
    TYPE,
    XSD,
    Description,
    Literal,
    Resource,
    Term,
)
from disputatio.schemas.foreign.rdf_json import JsonLiteral

_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\b": "\\b",
    "\f": "\\f",
}
_SPECIAL = re.compile(r'[\\"\x00-\x1f\x7f]')
_OUTSIDE = re.compile(r'[\x00-\x20<>"{}|^`\\]')
"""What an IRI must not hold as it is (the production IRIREF)."""

_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*\Z", re.ASCII)


def write_ntriples(sink: BinaryIO, document: Document) -> None:
    """Write one statement a line."""
    for description in document.descriptions:
        subject = _thing(description.uri, _iri)
        lines = (
            f"{subject} {_iri(uri)} {_value(term, _iri)} .\n"
            for uri, term in _properties(description)
        )
        sink.write("".join(lines).encode())


def write_turtle(sink: BinaryIO, document: Document) -> None:
    """Write one description after the other, with prefixes for the usual terms."""
    prefixes = {**document.prefixes, "xsd": XSD, **document.places}
    named = _shortener(prefixes)
    for prefix, namespace in prefixes.items():
        sink.write(f"@prefix {prefix}: {_iri(namespace)} .\n".encode())
    for description in document.descriptions:
        values: dict[str, list[str]] = {}
        for uri, term in _properties(description):
            values.setdefault(uri, []).append(_value(term, named))
        rows = [
            f"{'a' if uri == TYPE else named(uri)} {', '.join(terms)}"
            for uri, terms in values.items()
        ]
        if rows:
            subject = _thing(description.uri, named)
            words = " ;\n    ".join(rows)
            sink.write(f"\n{subject}\n    {words} .\n".encode())


def _shortener(prefixes: Mapping[str, str]) -> Callable[[str], str]:
    """Give what writes a term with its prefix, or as it is where none fits."""

    def name(uri: str) -> str:
        for prefix, namespace in prefixes.items():
            if uri.startswith(namespace) and _LOCAL.match(uri, len(namespace)):
                return f"{prefix}:{uri[len(namespace) :]}"
        return _iri(uri)

    return name


def _properties(description: Description) -> Iterator[tuple[str, Term]]:
    """Give all statements of a description: its class first, members by number."""
    if description.element != DESCRIPTION:
        yield TYPE, Resource(description.element)
    members = 0
    for uri, term in description.properties:
        if uri == ITEM:
            members += 1
            yield f"{RDF}_{members}", term
        else:
            yield uri, term


def _thing(uri: str, name: Callable[[str], str]) -> str:
    return uri if uri.startswith("_:") else name(uri)


def _iri(uri: str) -> str:
    return f"<{_OUTSIDE.sub(_by_number, uri)}>"


def _value(term: Term, name: Callable[[str], str]) -> str:
    if not isinstance(term, Literal):
        return _thing(term.uri, name)
    text = "".join(term.pieces()) if isinstance(term, JsonLiteral) else term.text
    words = f'"{_SPECIAL.sub(_escaped, text)}"'
    if term.datatype is not None:
        return f"{words}^^{name(term.datatype)}"
    return words if term.language is None else f"{words}@{term.language}"


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found.group()) or _by_number(found)


def _by_number(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04X}"
