"""A graph as AIFdb's server writes it, or a tool that wrote it again, without statements.

There every node is an element of one form, whose address ends in its number: it is
taken apart by one pattern. What is no node (the ontology), and nodes with a link that
leads nowhere, are read as any RDF/XML. Where an element is of another form, the whole
document is left to the reader of any RDF/XML, which gives the same graph.
"""

from __future__ import annotations

import re

from disputatio.converter.importers.shared.rdf.graph import Found, Links
from disputatio.converter.importers.shared.rdf.nodes import told
from disputatio.converter.importers.shared.rdf.parsing import MAX_BYTES
from disputatio.converter.importers.shared.rdf.plain import plain_text
from disputatio.converter.importers.shared.rdf.prologue import (
    LOCAL,
    Prologue,
    UnusualError,
    prologue_of,
)
from disputatio.converter.importers.shared.rdf.served_elements import (
    Elements,
    Spelling,
)
from disputatio.converter.importers.shared.rdf.served_nodes import Nodes
from disputatio.converter.importers.shared.rdf.store import Store
from disputatio.converter.importers.shared.rdf.xml import statements
from disputatio.schemas.errors import ReadError
from disputatio.schemas.foreign.rdf import AIF_NAMESPACES, DSP, TYPE

_FIRST = re.compile(
    rf"<(?:{LOCAL}:)?{LOCAL}"
    rf' rdf:about="((?:&{LOCAL};)?[A-Za-z0-9:/._~-]*/nodes/)[0-9]+">'
)
_HEAD = 64 * 1024
"""Within how many bytes the first node stands."""

_CLOSING = "</rdf:RDF>"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^&]*")
_OURS = (*AIF_NAMESPACES, DSP)


def as_served(data: bytes) -> tuple[Store, Found] | None:
    """Give the graph of a document of usual nodes; None for any other one.

    Returns:
        What is said beside the graph, and the graph.
    """
    begin = data[:_HEAD].decode("latin-1")
    if len(data) > MAX_BYTES or _FIRST.search(begin) is None:
        return None
    text = plain_text(data)
    if text is None:
        return None
    try:
        return _Document(text).read()
    except (UnusualError, ReadError):
        return None


class _Document:
    """A document whose nodes are all of one form."""

    def __init__(self, text: str) -> None:
        self._prologue = prologue = prologue_of(text)
        begin = prologue.end
        first = _FIRST.search(text, begin, _HEAD)
        if first is None:
            raise UnusualError
        place = first[1]
        self._head = text[: first.start()]
        self._place = prologue.address(place)
        if not _ADDRESS.fullmatch(self._place):
            raise UnusualError
        spelling = Spelling(place, _aif(prologue))
        self._elements = Elements(text, first.start(), spelling)
        self._nodes = Nodes(prologue, len(place), self._elements.rows)

    def read(self) -> tuple[Store, Found]:
        """Give what is said beside the graph, and the graph."""
        types = self._nodes.types
        ids = {f"{self._place}{number}": number for number in types}
        store = self._said(self._elements.others())
        if _is_aif(store) or not ids.keys().isdisjoint(store.subjects):
            raise UnusualError
        graph = self._nodes.graph()
        astray = self._nodes.astray
        if not astray:
            return store, Found(graph, ids)
        store = self._said(self._elements.parts(astray))
        links = Links(dict(zip(ids, types.values(), strict=True)), ids)
        for number in astray:
            uri = f"{self._place}{number}"
            links.add(uri, told(store.subjects[uri]))
        return store, Found(graph, ids, astray=tuple(links.astray))

    def _said(self, elements: str) -> Store:
        """Give what is said in some elements, behind what the document begins with."""
        return statements(f"{self._head}{elements}{_CLOSING}".encode())


def _is_aif(store: Store) -> bool:
    """Say whether something is said in the terms of AIF or in ours."""
    terms = (term[0] if uri == TYPE else uri for _, uri, term, _ in store)
    return any(term.startswith(_OURS) for term in terms)


def _aif(prologue: Prologue) -> str:
    """Give the prefix of the terms of AIF."""
    names = prologue.namespaces.items()
    prefixes = [prefix for prefix, uri in names if uri in AIF_NAMESPACES]
    if len(prefixes) != 1 or not prefixes[0]:
        raise UnusualError
    return prefixes[0]
