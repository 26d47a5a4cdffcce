"""RDF/XML as statements: a streaming reader for what AIF tools write.

It follows the W3C syntax (RDF 1.1 XML Syntax) but for collections and XML literals,
which no AIF file has. Nothing external is fetched; depth and expansion are bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from attrs import define, field

from disputatio.converter.importers.shared.rdf_store import Store
from disputatio.schemas.errors import ReadError
from disputatio.schemas.foreign.rdf import OWL, RDF, TYPE, Literal, Resource
from disputatio.schemas.notices import notice

if TYPE_CHECKING:
    from lxml import etree

MAX_DEPTH = 64
"""How deep elements may nest."""

MAX_BYTES = 256 * 1024 * 1024
"""How large a document may be."""

_PLACE = re.compile(r",? line \d+, column \d+\Z")
_CHUNK = 64 * 1024
_XML = "{http://www.w3.org/XML/1998/namespace}"
_SYNTAX = f"{{{RDF}}}"
_BASE = f"{_XML}base"
_LANGUAGE = f"{_XML}lang"
_ABOUT = f"{_SYNTAX}about"
_RESOURCE = f"{_SYNTAX}resource"
_NODE_ID = f"{_SYNTAX}nodeID"
_PARSE_TYPE = f"{_SYNTAX}parseType"
_SILENT = frozenset(
    {_ABOUT, _RESOURCE, _NODE_ID, f"{_SYNTAX}datatype", _BASE, _LANGUAGE}
)
"""The usual attributes that say nothing of their own."""


def statements(data: bytes) -> Store:
    """Give the statements of an RDF/XML document in its order.

    Raises:
        ReadError: it is no RDF/XML, or larger, deeper or more expanding than allowed.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(f"larger than {MAX_BYTES // 1024**2} MB")
    reader = _Reader()
    for event, element in _events(data):
        if isinstance(element.tag, str):
            reader.start(element) if event == "start" else reader.end(element)
    return reader.store


def _events(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    from lxml import etree

    parser = etree.XMLPullParser(
        events=("start", "end"),
        resolve_entities="internal",
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for at in range(0, len(data), _CHUNK):
            parser.feed(data[at : at + _CHUNK])
            yield from parser.read_events()
        parser.close()
        yield from parser.read_events()
    except etree.XMLSyntaxError as error:
        raise _malformed(error) from error


def _malformed(error: etree.XMLSyntaxError) -> ReadError:
    message = (error.msg or "nothing to read").strip()
    problem = f"not well-formed XML: {_PLACE.sub('', message)}"
    hint = None
    if "amplification" in message or "entity loop" in message:
        problem = "its entities expand without measure"
        hint = "write the words themselves in place of the entities"
    elif "XML_PARSE_HUGE" in message:
        problem = "nests deeper than an XML file of this kind may"
    elif message.startswith("Entity "):
        hint = "write its words in place of it; nothing is read from other files"
    line, column = error.position
    return ReadError(problem, hint, line=line or 1, column=column or None)


@define
class _Frame:
    """An open element: the root, a node or a property."""

    kind: str
    """root, node, property, or skipped."""
    uri: str
    """The node, or the property."""
    base: str
    """The base of its relative addresses; '' where the document gives none."""
    language: str | None
    """The language of its text."""
    members: int = 0
    """How many rdf:li a node has had."""
    filled: bool = field(default=False)
    """Whether a property already has its value."""


class _Reader:
    """Turn the events of the parser into statements."""

    def __init__(self) -> None:
        self.store = Store()
        self._open: list[_Frame] = []
        self._blank = 0

    def start(self, element: etree._Element) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise ReadError(
                f"elements nest deeper than {MAX_DEPTH}", line=element.sourceline
            )
        if not self._open:
            self._open.append(self._root(element))
        elif self._open[-1].kind == "skipped":
            self._open.append(self._open[-1])
        elif self._open[-1].kind == "node":
            self._open.append(self._property(element))
        else:
            self._open.append(self._node(element))

    def end(self, element: etree._Element) -> None:
        frame = self._open.pop()
        if frame.kind == "property" and not frame.filled:
            self._literal(element, frame)
        if len(self._open) == 1:
            _forget(element)

    def _root(self, element: etree._Element) -> _Frame:
        if element.tag != f"{_SYNTAX}RDF":
            raise _no_rdf(element)
        base = element.get(_BASE, "")
        return _Frame("root", "", base, element.get(_LANGUAGE))

    def _inherited(self, element: etree._Element) -> tuple[str, str | None]:
        above = self._open[-1]
        base = element.get(_BASE)
        base = above.base if base is None else _joined(above.base, base)
        return base, element.get(_LANGUAGE, above.language)

    def _node(self, element: etree._Element) -> _Frame:
        base, language = self._inherited(element)
        frame = _Frame("node", self._subject(element, base), base, language)
        parent = self._open[-1]
        if parent.kind == "property":
            parent.filled = True
            self._say(parent.uri, self._open[-2], Resource(frame.uri), element)
        if element.tag != f"{_SYNTAX}Description":
            kind = Resource(_uri(str(element.tag)))
            self.store.add(frame.uri, TYPE, kind, _line(element))
        self._attributes(element, frame)
        return frame

    def _say(
        self, uri: str, node: _Frame, term: Resource | Literal, element: etree._Element
    ) -> None:
        if uri == f"{RDF}li":
            node.members += 1
            uri = f"{RDF}_{node.members}"
        self.store.add(node.uri, uri, term, _line(element))

    def _subject(self, element: etree._Element, base: str) -> str:
        about, name = element.get(_ABOUT), element.get(f"{_SYNTAX}ID")
        label = element.get(_NODE_ID)
        if about is not None:
            return _joined(base, about)
        if name is not None:
            return _joined(base, f"#{name}")
        return self._new_blank() if label is None else f"_:node-{label}"

    def _new_blank(self) -> str:
        self._blank += 1
        return f"_:blank-{self._blank}"

    def _attributes(self, element: etree._Element, frame: _Frame) -> bool:
        """Take the property attributes of an element; say whether there are any."""
        found = False
        for name, value in _property_attributes(element):
            found = True
            if name == TYPE:
                term: Resource | Literal = Resource(_joined(frame.base, value))
            else:
                term = Literal(value, None, frame.language)
            self.store.add(frame.uri, name, term, _line(element))
        return found

    def _property(self, element: etree._Element) -> _Frame:
        base, language = self._inherited(element)
        frame = _Frame("property", _uri(str(element.tag)), base, language)
        if not element.attrib:
            return frame
        parse_type = element.get(_PARSE_TYPE)
        if parse_type is not None:
            return self._parsed(element, frame, parse_type)
        value = self._value(element, base)
        if value is not None:
            frame.filled = True
            self._say(frame.uri, self._open[-1], Resource(value), element)
            self._attributes(element, _Frame("node", value, base, language))
        return frame

    def _value(self, element: etree._Element, base: str) -> str | None:
        """Give the thing that a property element names, or None for a literal."""
        resource = element.get(_RESOURCE)
        if resource is not None:
            return _joined(base, resource)
        label = element.get(_NODE_ID)
        if label is not None:
            return f"_:node-{label}"
        has_properties = any(True for _ in _property_attributes(element))
        return self._new_blank() if has_properties else None

    def _parsed(
        self, element: etree._Element, frame: _Frame, parse_type: str
    ) -> _Frame:
        if parse_type == "Resource":
            blank = self._new_blank()
            self._say(frame.uri, self._open[-1], Resource(blank), element)
            return _Frame("node", blank, frame.base, frame.language)
        line = _line(element)
        self.store.notices.append(
            notice(
                "NodeNotUnderstood",
                f"{frame.uri} holds a {parse_type}, which is not read",
                line=line,
                element=self._open[-1].uri,
            )
        )
        return _Frame("skipped", frame.uri, frame.base, frame.language)

    def _literal(self, element: etree._Element, frame: _Frame) -> None:
        datatype = element.get(f"{_SYNTAX}datatype")
        language = None if datatype is not None else frame.language
        term = Literal(element.text or "", datatype, language or None)
        self._say(frame.uri, self._open[-1], term, element)


def _no_rdf(element: etree._Element) -> ReadError:
    name = _uri(str(element.tag))
    line = _line(element)
    if name == f"{OWL}Ontology":
        return ReadError(
            "this is an ontology in OWL/XML, as AIF.owl is: it has terms, no debate",
            "give a file of AIF nodes in RDF/XML",
            line=line,
        )
    hint = "give an RDF/XML file, as AIFdb or disputatio writes it"
    return ReadError(f"the root element is {name}, not rdf:RDF", hint, line=line)


def _property_attributes(element: etree._Element) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        if name in _SILENT:
            continue
        named = str(name)
        syntax = named.startswith((_XML, _SYNTAX)) or not named.startswith("{")
        if not syntax or _uri(named) == TYPE:
            yield _uri(named), str(value)


def _forget(element: Any) -> None:
    """Free what has been read of the root's children."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and len(parent) > 1:
        del parent[0]


@lru_cache(maxsize=4096)
def _uri(tag: str) -> str:
    return tag[1:].replace("}", "", 1) if tag.startswith("{") else tag


def _line(element: etree._Element) -> int:
    return element.sourceline or 1


def _joined(base: str, address: str) -> str:
    """Resolve an address; without a base, or against nonsense, it stays as it is."""
    if not base:
        return address
    try:
        return urljoin(base, address)
    except ValueError:
        return address
