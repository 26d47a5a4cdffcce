"""RDF/XML as statements: a reader for all of its syntax (W3C, RDF 1.1 XML Syntax).

Depth is bounded. Flat documents are read by `rdf_plain`. Here, too, the usual elements
(a node with an address, a property with a text or an address) take a short way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urljoin
from xml.sax.saxutils import escape

from disputatio.converter.importers.shared.rdf.parsing import MAX_BYTES, parsed
from disputatio.converter.importers.shared.rdf.plain import plain_statements
from disputatio.converter.importers.shared.rdf.store import Properties, Store
from disputatio.schemas.errors import ReadError
from disputatio.schemas.foreign.rdf import (
    ITEM,
    RDF,
    TYPE,
    XML_LITERAL,
    Literal,
    Resource,
    Term,
)

if TYPE_CHECKING:
    from lxml import etree

MAX_ATTRIBUTES = 10_000
"""How many attributes an element may have: lxml looks for each among all of them."""

MAX_DEPTH = 64
"""How deep elements may nest."""

_XML = "{http://www.w3.org/XML/1998/namespace}"
_SYNTAX = f"{{{RDF}}}"
_BASE = f"{_XML}base"
_LANGUAGE = f"{_XML}lang"
_ABOUT = f"{_SYNTAX}about"
_RESOURCE = f"{_SYNTAX}resource"
_DATATYPE = f"{_SYNTAX}datatype"
_NODE_ID = f"{_SYNTAX}nodeID"
_ID = f"{_SYNTAX}ID"
_TYPE = f"{_SYNTAX}type"
_PARSE_TYPE = f"{_SYNTAX}parseType"
_DESCRIPTION = f"{_SYNTAX}Description"
_UNQUALIFIED = frozenset({"about", "ID", "resource", "type", "parseType", "nodeID"})
"""Attributes that the first edition of RDF/XML had without a prefix."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")

Attributes: TypeAlias = dict[str, str]
"""The attributes of an element by name."""

Context: TypeAlias = tuple[str, str | None, int]
"""Base of addresses ('' for none), language of texts, and depth."""


def statements(data: bytes) -> Store:
    """Give the statements of an RDF/XML document in its order.

    Raises:
        ReadError: it is no RDF/XML, or larger, deeper or more expanding than allowed.
    """
    plain = plain_statements(data) if len(data) <= MAX_BYTES else None
    return tree_statements(data) if plain is None else plain


def tree_statements(data: bytes) -> Store:
    """Give the statements of any document: see `statements`."""
    reader = _Reader()
    tags = re.finditer(rb"<[^<]+", data)
    crowded = any(tag.group().count(b"=") > MAX_ATTRIBUTES for tag in tags)
    for root, elements in parsed(data):
        context = root.get(_BASE, ""), root.get(_LANGUAGE) or None, 2
        for element in elements:
            if crowded:
                _check_attributes(element)
            if isinstance(element.tag, str):
                reader.node(element, context)
    return reader.store


def _check_attributes(element: etree._Element) -> None:
    """Refuse elements of so many attributes that looking each up would take minutes."""
    for each in element.iter("*"):
        if len(each.attrib) > MAX_ATTRIBUTES:
            sentence = f"an element has more than {MAX_ATTRIBUTES} attributes"
            raise ReadError(sentence, line=each.sourceline)


class _Reader:
    """Turn elements into statements."""

    def __init__(self) -> None:
        self.store = Store()
        self._blank = 0
        self._resources: dict[str, Resource] = {}
        self._uris: dict[Any, str] = {}

    def node(self, element: etree._Element, context: Context) -> str:
        """Read the description of a node, and give its name."""
        if context[2] > MAX_DEPTH:
            raise _too_deep(element)
        items = element.items()
        if len(items) == 1 and items[0][0] == _ABOUT:
            subject, more = joined(context[0], items[0][1]), None
        else:
            more = _qualified(items)
            context = _inherited(more, context)
            subject = self._subject(more, context[0])
        properties = self.store.about(subject)
        line = element.sourceline or 1
        if element.tag != _DESCRIPTION:
            kind = self._resource(self._uri(element))
            properties.setdefault(TYPE, []).append((kind, line))
        if more:
            self._attributes(more, properties, context, line)
        self._properties(subject, element, properties, context)
        return subject

    def _subject(self, attributes: Attributes, base: str) -> str:
        if _ABOUT in attributes:
            return joined(base, attributes[_ABOUT])
        if _ID in attributes:
            return joined(base, f"#{attributes[_ID]}")
        label = attributes.get(_NODE_ID)
        return self._new_blank() if label is None else f"_:node-{label}"

    def _new_blank(self) -> str:
        self._blank += 1
        return f"_:blank-{self._blank}"

    def _resource(self, uri: str) -> Resource:
        found = self._resources.get(uri)
        if found is None:
            found = self._resources[uri] = Resource(uri)
        return found

    def _uri(self, element: etree._Element) -> str:
        """Give the URI of an element's name; that of rdf:li is never remembered."""
        tag = str(element.tag)
        found = self._uris.get(tag)
        if found is None:
            found = _uri(tag)
            if found != ITEM:
                self._uris[tag] = found
        return found

    def _attributes(
        self,
        attributes: Attributes,
        properties: Properties,
        context: Context,
        line: int,
    ) -> None:
        """Read the attributes of an element that are properties."""
        for name, value in attributes.items():
            if name == _TYPE:
                term: Term = self._resource(joined(context[0], value))
            elif _is_property(name):
                term = Literal(value, None, context[1])
            else:
                continue
            properties.setdefault(_uri(name), []).append((term, line))

    def _properties(
        self,
        subject: str,
        element: etree._Element,
        properties: Properties,
        context: Context,
    ) -> None:
        """Read the property elements of a node."""
        base, language, depth = context
        uris = self._uris
        members = 0
        for child in element:
            uri = uris.get(child.tag)
            if uri is None:
                uri = self._uri(child)
                if uri == ITEM:
                    members += 1
                    uri = f"{RDF}_{members}"
            term = None if len(child) else self._simple(child, base, language)
            if term is None:
                below = base, language, depth + 1
                self._property(subject, uri, child, properties, below)
                continue
            values = properties.get(uri)
            if values is None:
                properties[uri] = [(term, child.sourceline or 1)]
            else:
                values.append((term, child.sourceline or 1))

    def _simple(
        self, element: etree._Element, base: str, language: str | None
    ) -> Term | None:
        """Give the value of a property element without parts, of the usual forms."""
        items = element.items()
        if not items:
            return Literal(element.text or "", None, language)
        if len(items) > 1:
            return None
        name, value = items[0]
        if name == _RESOURCE:
            value = joined(base, value) if base else value
            return self._resources.get(value) or self._resource(value)
        return Literal(element.text or "", value, None) if name == _DATATYPE else None

    def _property(
        self,
        subject: str,
        uri: str,
        element: etree._Element,
        properties: Properties,
        context: Context,
    ) -> None:
        """Read a property element of any form."""
        if context[2] > MAX_DEPTH:
            raise _too_deep(element)
        attributes = _qualified(element.items())
        base, _, _ = context = _inherited(attributes, context)
        line = element.sourceline or 1
        values = properties.setdefault(uri, [])
        for term in self._terms(element, attributes, context):
            values.append((term, line))
            if _ID in attributes:
                name = joined(base, f"#{attributes[_ID]}")
                self._reify(name, (subject, uri, term), line)

    def _reify(self, name: str, said: tuple[str, str, Term], line: int) -> None:
        """Say of a name that it is the statement."""
        subject, uri, term = said
        add = self.store.add
        add(name, TYPE, self._resource(f"{RDF}Statement"), line)
        add(name, f"{RDF}subject", self._resource(subject), line)
        add(name, f"{RDF}predicate", self._resource(uri), line)
        add(name, f"{RDF}object", term, line)

    def _terms(
        self, element: etree._Element, attributes: Attributes, context: Context
    ) -> Iterable[Term]:
        """Give the value of a property element; several nodes are several values."""
        if _PARSE_TYPE in attributes:
            return [self._parsed(element, attributes[_PARSE_TYPE], context)]
        base, language, depth = context
        if len(element):
            below = base, language, depth + 1
            nodes = element.iterchildren("*")
            return [self._resource(self.node(node, below)) for node in nodes]
        name = self._named(attributes, base)
        if name is None:
            datatype = attributes.get(_DATATYPE)
            language = None if datatype is not None else language
            return [Literal(element.text or "", datatype, language)]
        properties = self.store.subjects.get(name, {})
        self._attributes(attributes, properties, context, element.sourceline or 1)
        if properties:
            self.store.subjects[name] = properties
        return [self._resource(name)]

    def _named(self, attributes: Attributes, base: str) -> str | None:
        """Give the thing that an empty property element names; None for a literal."""
        if _RESOURCE in attributes:
            return joined(base, attributes[_RESOURCE])
        if _NODE_ID in attributes:
            return f"_:node-{attributes[_NODE_ID]}"
        own = any(map(_is_property, attributes))
        return self._new_blank() if own else None

    def _parsed(
        self, element: etree._Element, parse_type: str, context: Context
    ) -> Term:
        """Give the value of a property element that says how to read its content."""
        if parse_type == "Resource":
            blank = self._new_blank()
            below = context[0], context[1], context[2] + 1
            self._properties(blank, element, self.store.about(blank), below)
            return self._resource(blank)
        if parse_type == "Collection":
            below = context[0], context[1], context[2] + 1
            nodes = [self.node(node, below) for node in element.iterchildren("*")]
            return self._list(nodes, element.sourceline or 1)
        return Literal(_canonical(element), XML_LITERAL)

    def _list(self, nodes: list[str], line: int) -> Resource:
        """Give the list of some nodes, one blank node for each."""
        rest = self._resource(f"{RDF}nil")
        for node in reversed(nodes):
            blank = self._new_blank()
            self.store.add(blank, f"{RDF}first", self._resource(node), line)
            self.store.add(blank, f"{RDF}rest", rest, line)
            rest = self._resource(blank)
        return rest


def _qualified(items: Iterable[tuple[str, str]]) -> Attributes:
    """Give attributes by name, those of the first edition by their present name."""
    return {
        f"{_SYNTAX}{name}" if name in _UNQUALIFIED else name: value
        for name, value in items
    }


def _is_property(name: str) -> bool:
    return name == _TYPE or (
        name.startswith("{") and not name.startswith((_SYNTAX, _XML))
    )


def _inherited(attributes: Attributes, context: Context) -> Context:
    """Give the context inside an element."""
    base, language, depth = context
    if _BASE in attributes:
        base = joined(base, attributes[_BASE])
    return base, attributes.get(_LANGUAGE, language) or None, depth


def _canonical(element: etree._Element) -> str:
    """Give the content of an element as canonical XML."""
    from lxml import etree

    parts = [escape(element.text or "")]
    for child in element.iterchildren("*"):
        parts += [
            etree.tostring(child, method="c14n", exclusive=True).decode(),
            escape(child.tail or ""),
        ]
    return "".join(parts)


def _too_deep(element: etree._Element) -> ReadError:
    return ReadError(f"elements nest deeper than {MAX_DEPTH}", line=element.sourceline)


def _uri(tag: str) -> str:
    return tag[1:].replace("}", "", 1) if tag.startswith("{") else tag


@lru_cache(maxsize=4096)
def joined(base: str, address: str) -> str:
    """Resolve an address; without a base, or against nonsense, it stays as it is."""
    if not base or _SCHEME.match(address):
        return address
    try:
        whole = urljoin(base, address)
    except ValueError:
        return address
    return f"{whole}#" if address.endswith("#") and not whole.endswith("#") else whole
