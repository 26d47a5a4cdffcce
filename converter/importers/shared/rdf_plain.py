"""The usual RDF/XML document as statements, read without a tree.

AIFdb's documents and ours are flat: an element for each thing, in it an element for each
property, in that a text or one attribute. Such a document is taken apart at its tags,
which costs about two thirds of what a tree does. Whatever is not just so (nesting, comments, other
attributes, names beyond ASCII, every error) is left to the reader of all RDF/XML
(`rdf_xml`): what is read here, it would read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain
from typing import NamedTuple

from disputatio.converter.importers.shared.rdf_store import Properties, Store
from disputatio.schemas.foreign.rdf import (
    DESCRIPTION,
    ITEM,
    RDF,
    TYPE,
    Literal,
    Resource,
    Term,
)

_CHUNK = 1024 * 1024
_SPACE = " \t\n"
_CONTROLS = bytes(set(range(32)).difference(_SPACE.encode()))
"""What XML forbids, and carriage returns, which it makes line feeds."""

_ERRORS = ("]]>", "\ufffe", "\uffff")
"""What is an error in the text of an element."""

_LOCAL = r"[A-Za-z_][A-Za-z0-9_.-]*"
_VALUE = r'"([^"<&\s]+)"'
_URI = r'"((?:urn:[A-Za-z0-9._:-]+|https?://[A-Za-z0-9.-]+/[A-Za-z0-9._~/-]*)#?)"'
"""The usual namespaces: addresses that no reader of XML objects to."""

_ENTITY = (
    rf'<!ENTITY[ \t\n]+({_LOCAL})[ \t\n]+"([A-Za-z]+:[^"<>&%\s]*[/#])"[ \t\n]*>[ \t\n]*'
)
"""An entity for the beginning of addresses; it can be no part of markup."""

_PROLOGUE = re.compile(
    r"(?:<\?xml version=(?:\"1\.0\"|'1\.0')"
    r"(?: encoding=(?:\"UTF-8\"|'UTF-8'|\"utf-8\"|'utf-8'))? ?\?>[ \t\n]*)?"
    rf"(?:<!DOCTYPE rdf:RDF \[[ \t\n]*((?:{_ENTITY})*)\]>[ \t\n]*)?"
    rf"<rdf:RDF((?:[ \t\n]+xmlns(?::{_LOCAL})?={_URI})+)[ \t\n]*>[ \t\n]*"
)
_NAMESPACE = re.compile(rf"xmlns(?::({_LOCAL}))?={_URI}")
_RESERVED = frozenset({"xml", "xmlns"})
_TAG = re.compile(
    rf"((?:({_LOCAL}):)?({_LOCAL}))(?: xmlns:({_LOCAL})={_URI})?"
    rf"(?: rdf:datatype={_VALUE}| xml:lang={_VALUE})?(/?)"
)
_REFERENCES = {
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&apos;": "'",
    "&#13;": "\r",
    "&#10;": "\n",
    "&#9;": "\t",
    "&amp;": "&",
}
"""Characters by the references to them; the one that others are made of is the last."""

_CLOSING = "</rdf:RDF>"

_literal = partial(tuple.__new__, Literal)
_resource = partial(tuple.__new__, Resource)


class UnusualError(Exception):
    """The document is not of the form that is read here."""


class _Tag(NamedTuple):
    """A tag of a property without an address."""

    uri: str
    """The property."""
    datatype: str | None
    """Datatype of its text."""
    language: str | None
    """Language of its text."""
    end: str
    """What ends it; empty where the tag ends itself."""


def plain_text(data: bytes) -> str | None:
    """Give the text of a document without controls and what XML forbids; None for any other."""
    if len(data.translate(None, _CONTROLS)) != len(data):
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return None if any(found in text for found in _ERRORS) else text


def plain_statements(data: bytes) -> Store | None:
    """Give the statements of a flat document in its order; None for any other one."""
    text = plain_text(data)
    prologue = None if text is None else _PROLOGUE.match(text)
    if text is None or prologue is None:
        return None
    end = len(text.rstrip(_SPACE)) - len(_CLOSING)
    if not text.startswith(_CLOSING, end):
        return None
    line = 1 + text.count("\n", 0, prologue.end())
    try:
        body = text[prologue.end() : end]
        entities = _entities(body, prologue[1] or "")
        reader = _Reader(_namespaces(prologue[4]), entities, line)
        reader.read(chain.from_iterable(_pieces(body)))
    except UnusualError:
        return None
    return reader.store


def _namespaces(declared: str) -> dict[str, str]:
    """Give the namespaces of a root element by prefix, "" for that of plain names."""
    found: list[tuple[str, str]] = _NAMESPACE.findall(declared)
    names = dict(found)
    if len(names) < len(found) or names.get("rdf") != RDF or _RESERVED & names.keys():
        raise UnusualError
    return names


def _entities(body: str, declared: str) -> dict[str, str]:
    """Give addresses by the references to them, if a document does not grow much by them."""
    found: list[tuple[str, str]] = re.findall(_ENTITY, declared)
    entities = {f"&{name};": address for name, address in found}
    grown = body.count("&") * max(map(len, entities.values()), default=0)
    if grown > len(body):
        grown = sum(body.count(name) * len(entities[name]) for name in entities)
    usual = entities.keys().isdisjoint(_REFERENCES)
    if grown > len(body) or len(entities) < len(found) or not usual:
        raise UnusualError
    return entities


def _pieces(body: str) -> Iterator[list[str]]:
    """Give what stands from tag to tag, each without the first "<"; not all at once."""
    if body[:1] not in {"", "<"}:
        raise UnusualError
    place = 0
    while place < len(body):
        end = body.find("<", place + _CHUNK)
        end = len(body) if end < 0 else end
        yield body[place + 1 : end].split("<")
        place = end


class _Reader:
    """Turns tags and what follows them into statements."""

    def __init__(
        self, namespaces: Mapping[str, str], entities: Mapping[str, str], line: int
    ) -> None:
        self.store = Store()
        self._line = line
        self._entities = entities
        self._namespaces = namespaces
        self._classes: dict[str, Resource] = {}
        self._names: dict[str, str] = {}
        self._resources: dict[str, Resource] = {}
        self._tags: dict[str, _Tag] = {}
        self._spaces: dict[str, int] = {}

    def read(self, pieces: Iterator[str]) -> None:
        """Read all elements, one after the other."""
        for piece in pieces:
            head, closed, after = piece.partition(">")
            name, _, value = head.partition(' rdf:about="')
            if not closed:
                raise UnusualError
            properties = self.store.about(self._address(value, '"'))
            kind = self._classes.get(name) or self._class(name)
            if kind[0] != DESCRIPTION:
                properties.setdefault(TYPE, []).append((kind, self._line))
            self._line += self._lines(after)
            self._properties(pieces, properties, f"/{name}")

    def _properties(
        self, pieces: Iterator[str], properties: Properties, ending: str
    ) -> None:
        """Read the properties of an element, up to its end."""
        names, resources, tags = self._names, self._resources, self._tags
        spaces, line, members = self._spaces, self._line, 0
        for piece in pieces:
            head, closed, after = piece.partition(">")
            if not closed:
                break
            begun = line
            name, found, value = head.partition(' rdf:resource="')
            if found:
                uri = names.get(name) or self._named(name)
                term: Term = resources.get(value) or self._resource(value)
            elif head == ending:
                self._line = line + self._lines(after)
                return
            else:
                uri, datatype, language, end = tags.get(head) or self._tag(head)
                words = ""
                if end:
                    words = self._unescaped(after) if "&" in after else after
                    line += after.count("\n")
                    head, closed, after = next(pieces, "").partition(">")
                    if head != end or not closed:
                        break
                term = _literal((words, datatype, language))
            if uri == ITEM:
                members += 1
                uri = f"{RDF}_{members}"
            values = properties.get(uri)
            if values is None:
                properties[uri] = [(term, begun)]
            else:
                values.append((term, begun))
            more = spaces.get(after)
            line += self._lines(after) if more is None else more
        raise UnusualError

    def _lines(self, space: str) -> int:
        """Count the lines that end in what stands between two tags: white space."""
        known = self._spaces.get(space)
        if known is None:
            if space.strip(_SPACE):
                raise UnusualError
            known = self._spaces[space] = space.count("\n")
        return known

    def _class(self, name: str) -> Resource:
        return self._classes.setdefault(name, Resource(self._named(name)))

    def _resource(self, value: str) -> Resource:
        found = self._resources[value] = _resource((self._address(value, '"/'),))
        return found

    def _named(self, name: str) -> str:
        """Give the property of a tag with an address."""
        uri, datatype, language, end = self._tag(name)
        if datatype or language or not end:
            raise UnusualError
        return self._names.setdefault(name, uri)

    def _tag(self, head: str) -> _Tag:
        """Give what a tag says that has no address."""
        found = _TAG.fullmatch(self._expanded(head) if "&" in head else head)
        if found is None:
            raise UnusualError
        name, prefix, local, own, namespace, datatype, language, empty = found.groups()
        around = self._namespaces.get(prefix or "")
        around = namespace if own is not None and own == prefix else around
        if around is None or own in _RESERVED:
            raise UnusualError
        end = "" if empty else f"/{name}"
        tag = _Tag(f"{around}{local}", datatype, language, end)
        return self._tags.setdefault(head, tag)

    def _address(self, value: str, end: str) -> str:
        """Give the address in front of the end of its tag."""
        address = value.removesuffix(end)
        if address == value or not address.isprintable() or '"' in address:
            raise UnusualError
        return self._unescaped(address) if "&" in address else address

    def _unescaped(self, text: str) -> str:
        text = self._expanded(text)
        return unescaped(text) if "&" in text else text

    def _expanded(self, text: str) -> str:
        """Put addresses in place of their entities."""
        for name, address in self._entities.items():
            text = text.replace(name, address)
        return text


def unescaped(text: str) -> str:
    """Give a text with the characters that are written as references.

    Raises:
        UnusualError: there are other references than the usual ones.
    """
    references = text.count("&")
    for reference, character in _REFERENCES.items():
        references -= text.count(reference)
        text = text.replace(reference, character)
    if references:
        raise UnusualError
    return text
