"""RDF descriptions as an RDF/XML document, written in a stream."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from disputatio.exporters.shared.rdf_documents import Document
from disputatio.schemas.foreign.rdf import Literal, Resource, Term
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import FORBIDDEN_IN_XML, allowed_in_xml

_MARKUP = re.compile(r"[&<>\r]")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9:/#.%~-]*", re.ASCII)
"""A name that needs no escape, as all of ours are."""

_LOCAL = re.compile(r"[^\W\d][\w.-]*\Z")
_DECLARATION = "<?xml version='1.0' encoding='UTF-8'?>\n"


def write_descriptions(sink: BinaryIO, document: Document) -> tuple[Notice, ...]:
    """Write descriptions one after the other: flat, without DOCTYPE.

    Only one description is in memory at a time. Text stands in element content, never
    in attributes, so that no white space is normalised.

    Returns:
        A notice for each statement of another file that RDF/XML cannot hold.
    """
    writer = _Writer(document.prefixes)
    names = "".join(f' xmlns:{p}="{uri}"' for p, uri in document.prefixes.items())
    sink.write(f"{_DECLARATION}<rdf:RDF{names}>".encode())
    for description in document.descriptions:
        element = writer.tag(description.element) or "rdf:Description"
        about = _name("about", description.uri)
        parts = [f"\n  <{element} {about}>"]
        for uri, term in description.properties:
            parts.append(writer.property(uri, term))
        parts.append(f"\n  </{_plain(element)}>")
        sink.write("".join(parts).encode())
    sink.write(b"\n</rdf:RDF>\n")
    return tuple(writer.notices)


class _Writer:
    """Writes properties; knows the names of all that it wrote."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.notices: list[Notice] = []
        self._prefixes = prefixes
        self._tags: dict[str, str | None] = {}

    def tag(self, uri: str) -> str | None:
        """Give a term as an element's name, with a namespace where none is declared.

        None for a URI that ends in no name.
        """
        if uri not in self._tags:
            self._tags[uri] = self._new_tag(uri)
        return self._tags[uri]

    def _new_tag(self, uri: str) -> str | None:
        for prefix, namespace in self._prefixes.items():
            local = uri.removeprefix(namespace)
            if uri.startswith(namespace) and _LOCAL.match(local):
                return f"{prefix}:{local}"
        place = max(uri.rfind(mark) for mark in "#/:") + 1
        local = uri[place:]
        if not place or not _LOCAL.match(local):
            return None
        return f"x:{local} xmlns:x={quoteattr(uri[:place])}"

    def property(self, uri: str, term: Term) -> str:
        """Give a property element on a line of its own."""
        start = self.tag(uri)
        if start is None:
            self.notices.append(_unwritable(uri))
            return ""
        if isinstance(term, Resource):
            return f"\n    <{start} {_name('resource', term.uri)}/>"
        end = _plain(start)
        start += _attributes(term)
        if not term.text:
            return f"\n    <{start}/>"
        return f"\n    <{start}>{self._text(term.text)}</{end}>"

    def _text(self, text: str) -> str:
        if FORBIDDEN_IN_XML.search(text) is not None:
            self.notices.append(_replaced(text))
            text = allowed_in_xml(text)
        return _escaped(text) if _MARKUP.search(text) else text


def _plain(tag: str) -> str:
    """Give the name of an element without the namespace that it declares."""
    return tag.partition(" ")[0]


def _escaped(text: str) -> str:
    return escape(text, {"\r": "&#13;"})


def _name(attribute: str, uri: str) -> str:
    """Give the attribute that names a thing; blank nodes have labels."""
    if _PLAIN.fullmatch(uri):
        return f'rdf:{attribute}="{uri}"'
    if uri.startswith("_:"):
        return f"rdf:nodeID={quoteattr(uri.removeprefix('_:'))}"
    return f"rdf:{attribute}={quoteattr(allowed_in_xml(uri))}"


def _attributes(term: Literal) -> str:
    if term.datatype is not None:
        return f" rdf:datatype={quoteattr(term.datatype)}"
    return "" if term.language is None else f" xml:lang={quoteattr(term.language)}"


def _unwritable(uri: str) -> Notice:
    return notice(
        "LossOnExport",
        f"RDF/XML has no way to write the property {uri}, which ends in no name;"
        " write aif-nt or aif-turtle",
    )


def _replaced(text: str) -> Notice:
    return notice(
        "CharacterReplaced",
        f"XML forbids a character of {text[:40]!r}; U+FFFD stands in its place",
    )
