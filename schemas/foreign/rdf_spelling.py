"""Descriptions in the words of RDF/XML, as aif-xml writes them: one way for each.

The exporter writes these words; the importer knows a document by them that says just
what its debate says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from disputatio.schemas.foreign.rdf import Description, Literal, Resource, Term
from disputatio.schemas.foreign.rdf_json import JsonLiteral
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import FORBIDDEN_IN_XML, allowed_in_xml

_SPECIAL = re.compile(rf"[&<>\r]|{FORBIDDEN_IN_XML.pattern}")
"""What does not stand in a text as it is."""

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9:/#.%~-]*", re.ASCII)
"""A name that needs no escape, as all of ours are."""

_HELD = 64
"""How many parts of an element are held at once; properties are not counted."""

_LOCAL = re.compile(r"[^\W\d][\w.-]*\Z")
_DECLARATION = "<?xml version='1.0' encoding='UTF-8'?>\n"

ENDING = "\n</rdf:RDF>\n"
"""How a document ends."""


def beginning(prefixes: Mapping[str, str]) -> str:
    """Give what a document begins with, by its namespaces by prefix."""
    names = "".join(f' xmlns:{p}="{uri}"' for p, uri in prefixes.items())
    return f"{_DECLARATION}<rdf:RDF{names}>"


class Spelling:
    """Spells descriptions; knows the names of all that it spelled.

    Attributes:
        notices: one for each statement of another file that RDF/XML cannot hold.
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        """Begin with the namespaces that a document declares, by prefix."""
        self.notices: list[Notice] = []
        self._prefixes = prefixes
        self._tags: dict[str, str | None] = {}
        self._words: dict[str, tuple[str, str, str]] = {}

    def element(self, description: Description) -> str:
        """Give a description as an element with its properties, each on a line."""
        return "".join(self.parts(description))

    def parts(self, description: Description) -> Iterator[str]:
        """Give an element in parts, so that no long JSON value is held as a whole."""
        subject, kind, properties = description
        name = self.tag(kind) or "rdf:Description"
        held = [f"\n  <{name} {_name('about', subject)}>"]
        for uri, term in properties:
            if not isinstance(term, JsonLiteral):
                held.append(self.property(uri, term))
                continue
            for part in self._json(uri, term):
                held.append(part)
                if len(held) > _HELD:
                    yield "".join(held)
                    held = []
        held.append(f"\n  </{_plain(name)}>")
        yield "".join(held)

    def _json(self, uri: str, term: JsonLiteral) -> Iterator[str]:
        start, _, end = self._words.get(uri) or self._new_words(uri)
        yield f"{start}{_attributes(term)}>"
        yield from map(self._text, term.pieces())
        yield end

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
        start, link, end = self._words.get(uri) or self._new_words(uri)
        if not start:
            self.notices.append(_unwritable(uri))
            return ""
        if type(term) is Resource:
            name = term[0]
            if _PLAIN.fullmatch(name):
                return f'{link}{name}"/>'
            return f"{start} {_name('resource', name)}/>"
        text, datatype, language = term  # type: ignore[misc]
        if datatype is not None or language is not None:
            start += _attributes(Literal(text, datatype, language))
        return f"{start}>{self._text(text)}{end}" if text else f"{start}/>"

    def _new_words(self, uri: str) -> tuple[str, str, str]:
        """Give what a property begins with, one with an address too, and what ends it.

        Empty where it has no way to be written.
        """
        tag = self.tag(uri)
        words = "", "", ""
        if tag is not None:
            start = f"\n    <{tag}"
            words = start, f'{start} rdf:resource="', f"</{_plain(tag)}>"
        return self._words.setdefault(uri, words)

    def _text(self, text: str) -> str:
        if _SPECIAL.search(text) is None:
            return text
        if FORBIDDEN_IN_XML.search(text) is not None:
            self.notices.append(_replaced(text))
            text = allowed_in_xml(text)
        return escape(text, {"\r": "&#13;"})


def _plain(tag: str) -> str:
    """Give the name of an element without the namespace that it declares."""
    return tag.partition(" ")[0]


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
