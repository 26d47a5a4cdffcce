"""A graph as AIFdb's server writes it, read without statements.

There every node is an element of one form: its classes, its words, its links, the time
of its record; the address of a node ends in its number. Such an element is taken apart
by one pattern. What stands before the first node (the ontology), and nodes with a link
that leads nowhere, are read as any RDF/XML. Where an element is of another form, the
whole document is left to the reader of any RDF/XML, which gives the same graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, repeat
from typing import TypeAlias

from disputatio.converter.importers.shared.rdf_graph import (
    Ends,
    Found,
    Links,
    edges_of,
    leaves,
)
from disputatio.converter.importers.shared.rdf_nodes import display, told
from disputatio.converter.importers.shared.rdf_parsing import MAX_BYTES
from disputatio.converter.importers.shared.rdf_plain import plain_text, unescaped
from disputatio.converter.importers.shared.rdf_prologue import (
    LOCAL,
    Prologue,
    UnusualError,
    prologue_of,
)
from disputatio.converter.importers.shared.rdf_store import Store
from disputatio.converter.importers.shared.rdf_terms import CLASSES, LINKS
from disputatio.converter.importers.shared.rdf_xml import statements
from disputatio.schemas.errors import ReadError
from disputatio.schemas.extras import NO_EXTRAS
from disputatio.schemas.foreign.aif import SCHEME_TYPES, Graph, Node, columns
from disputatio.schemas.foreign.rdf import AIF_NAMESPACES, DSP, INDIVIDUAL, TYPE

_S = r"[ \t\n]*+"
_COMMENTS = rf"(?:<!--[^-]*+(?:-[^-]++)*+-->{_S})*+"
_FIRST = re.compile(
    rf"<((?:({LOCAL}):)?({LOCAL}))"
    rf' rdf:about="((?:&{LOCAL};)?[A-Za-z0-9:/._~-]*/nodes/)[0-9]+">'
)
_CLOSING = "</rdf:RDF>"
_ENDING = re.compile(rf"{_S}{_CLOSING}{_S}")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^&]*")
_OURS = (*AIF_NAMESPACES, DSP)

_Row: TypeAlias = tuple[str, str, str | None, str | None, str | None, str, str | None]
"""Number, classes, words, source, time, links, and the time if it stands there."""


def as_served(data: bytes) -> tuple[Store, Found] | None:
    """Give the graph of a document as AIFdb's server writes it; None for any other one.

    Returns:
        What is said beside the graph, and the graph.
    """
    text = plain_text(data) if len(data) <= MAX_BYTES else None
    if text is None:
        return None
    try:
        return _Document(text).read()
    except (UnusualError, ReadError):
        return None


class _Document:
    """A document whose nodes are all of one form, and follow each other to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._prologue = prologue_of(text)
        first = _FIRST.search(text, self._prologue.end)
        if first is None:
            raise UnusualError
        name, prefix, local, place = first.groups()
        if f"{self._prologue.namespaces.get(prefix or '')}{local}" != INDIVIDUAL:
            raise UnusualError
        self._head = text[: first.start()]
        self._element = _element(name, place, _aif(self._prologue))
        self._place = self._prologue.address(place)
        if not _ADDRESS.fullmatch(self._place):
            raise UnusualError
        self._nodes = _Nodes(self._prologue, len(place))

    def read(self) -> tuple[Store, Found]:
        """Give the graph, and what is said beside it."""
        nodes, place = self._nodes, self._place
        starts = list(self._starts())
        ids = {f"{place}{number}": number for number in nodes.types}
        store = statements(f"{self._head}{_CLOSING}".encode())
        if _is_aif(store) or not ids.keys().isdisjoint(store.subjects):
            raise UnusualError
        graph = nodes.graph()
        if not nodes.astray:
            return store, Found(graph, ids)
        parts = list(self._parts(starts))
        store = statements(f"{self._head}{''.join(parts)}{_CLOSING}".encode())
        types = {f"{place}{number}": kind for number, kind in nodes.types.items()}
        links = Links(types, ids)
        for number in nodes.astray:
            uri = f"{place}{number}"
            links.add(uri, told(store.subjects[uri]))
        return store, Found(graph, ids, astray=tuple(links.astray))

    def _starts(self) -> Iterator[int]:
        """Read the nodes up to the end, and give the places where they begin."""
        text, add, match = self._text, self._nodes.add, self._element.match
        place = len(self._head)
        while found := match(text, place):
            yield place
            place = found.end()
            add(found.groups())  # type: ignore[arg-type]
        if not _ENDING.fullmatch(text, place):
            raise UnusualError
        yield place

    def _parts(self, starts: list[int]) -> Iterator[str]:
        """Give the nodes with links that lead nowhere, and the line ends of the others."""
        astray, text = self._nodes.astray, self._text
        spans = zip(self._nodes.types, pairwise(starts), strict=True)
        for number, (begin, end) in spans:
            kept = number in astray
            yield text[begin:end] if kept else "\n" * text.count("\n", begin, end)


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


def _element(name: str, place: str, aif: str) -> re.Pattern[str]:
    """Give the pattern of the element of a node."""

    def words(local: str) -> str:
        return rf"(?:<{aif}:{local}>([^<]*+)</{aif}:{local}>{_S})?+"

    links = rf'((?:<{aif}:[A-Za-z]++ rdf:resource="{place}[0-9]++"/>{_S})*+)'
    return re.compile(
        rf'{_COMMENTS}<{name} rdf:about="{place}([0-9]++)">{_S}'
        rf'((?:<rdf:type rdf:resource="[^"<]*+"/>{_S})++)'
        rf"{words('claimText')}{words('source')}{words('creationDate')}{links}"
        rf"{words('creationDate')}</{name}>{_S}"
    )


class _Nodes:
    """The nodes of a document, field by field.

    Attributes:
        types: the type of each node by its number.
        astray: the numbers of nodes with a link that leads nowhere.
    """

    def __init__(self, prologue: Prologue, size: int) -> None:
        """Begin without nodes; their addresses have numbers after so many characters."""
        self.types: dict[str, str] = {}
        self.astray: dict[str, None] = {}
        self._prologue = prologue
        self._size = size
        self._kinds: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._texts: list[str] = []
        self._times: list[str] = []
        self._links: list[str] = []

    def add(self, row: _Row) -> None:
        """Add a node."""
        number, classes, words, source, time, links, later = row
        kind = self._kinds.get(classes) or self._kind(classes)
        if words is None:
            text = display(kind, None)
        elif kind in SCHEME_TYPES:
            raise UnusualError
        else:
            text = unescaped(words) if "&" in words else words
        if source is not None and source != (words or "").partition(" says ")[0]:
            raise UnusualError
        if time is None:
            time = later or ""
        elif later is not None:
            raise UnusualError
        self.types[number] = kind
        self._texts.append(text)
        self._times.append(unescaped(time) if "&" in time else time)
        self._links.append(links)

    def graph(self) -> Graph:
        """Give the graph of all that were added."""
        if len(self.types) < len(self._texts):
            raise UnusualError
        fields = self.types, self.types.values(), self._texts
        rest = repeat(None), repeat(None), self._times, repeat(NO_EXTRAS)
        nodes = tuple(columns(Node, *fields, *rest))
        return Graph(nodes=nodes, edges=edges_of(self._ends()))

    def _ends(self) -> dict[Ends, None]:
        """Give the ends of all links, in the order in which statements tell them."""
        types = self.types
        ends: dict[Ends, None] = {}
        for (own, kind), links in zip(types.items(), self._links, strict=True):
            for name, others in self._told(links).items():
                for other in others:
                    away = leaves(name, kind, types[other]) if other in types else None
                    if away is None:
                        self.astray[own] = None
                    else:
                        ends[(own, other) if away else (other, own)] = None
        return ends

    def _told(self, links: str) -> dict[str, list[str]]:
        """Give the numbers of the nodes to which links lead, by the names of the links."""
        names, size = self._names, self._size
        parts = links.split('"')
        told: dict[str, list[str]] = {}
        for head, address in zip(parts[::2], parts[1::2], strict=False):
            name = names.get(head) or self._name(head)
            known = told.get(name)
            if known is None:
                told[name] = [address[size:]]
            else:
                known.append(address[size:])
        return told

    def _name(self, head: str) -> str:
        """Give the name of a link by what stands before its address."""
        name = head.removesuffix(" rdf:resource=").rpartition(":")[2]
        if name not in LINKS:
            raise UnusualError
        return self._names.setdefault(head, name)

    def _kind(self, classes: str) -> str:
        """Give the type of a node by its classes."""
        uris = map(self._prologue.address, classes.split('"')[1::2])
        ranks = [CLASSES.get(uri) for uri in uris]
        known = [rank for rank in ranks if rank is not None]
        if len(known) < len(ranks):
            raise UnusualError
        return self._kinds.setdefault(classes, min(known)[1])
