"""A graph as AIFdb's server writes it, read without statements.

There every node is an element of one form: its classes, its words, its links, the time
of its record; the address of a node ends in its number. Such an element is taken apart
by one pattern. What stands before the first node (the ontology), and nodes with a link
that leads nowhere, are read as any RDF/XML. Where an element is of another form, the
whole document is left to the reader of any RDF/XML, which gives the same graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise, repeat
from typing import TypeAlias

from disputatio.converter.importers.shared.rdf.graph import (
    Ends,
    Found,
    Links,
    edges_of,
    leaves,
)
from disputatio.converter.importers.shared.rdf.nodes import display, told
from disputatio.converter.importers.shared.rdf.parsing import MAX_BYTES
from disputatio.converter.importers.shared.rdf.plain import plain_text, unescaped
from disputatio.converter.importers.shared.rdf.prologue import (
    LOCAL,
    Prologue,
    UnusualError,
    prologue_of,
)
from disputatio.converter.importers.shared.rdf.store import Store
from disputatio.converter.importers.shared.rdf.terms import CLASSES, LINKS
from disputatio.converter.importers.shared.rdf.xml import statements
from disputatio.schemas.errors import ReadError
from disputatio.schemas.extras import NO_EXTRAS
from disputatio.schemas.foreign.aif import SCHEME_TYPES, Graph, Node, columns
from disputatio.schemas.foreign.rdf import (
    AIF_NAMESPACES,
    DESCRIPTION,
    DSP,
    INDIVIDUAL,
    TYPE,
)

_S = r"[ \t\n]*+"
_COMMENTS = rf"(?:<!--[^-]*+(?:-[^-]++)*+-->{_S})*+"
_FIRST = re.compile(
    rf"<((?:({LOCAL}):)?({LOCAL}))"
    rf' rdf:about="((?:&{LOCAL};)?[A-Za-z0-9:/._~-]*/nodes/)[0-9]+">'
)
_HEAD = 64 * 1024
"""Within how many characters the first node stands."""

_CLOSING = "</rdf:RDF>"
_ENDING = re.compile(rf"{_S}{_CLOSING}{_S}")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^&]*")
_CLASSES = frozenset({DESCRIPTION, INDIVIDUAL})
_OURS = (*AIF_NAMESPACES, DSP)

_Row: TypeAlias = tuple[str, str, str | None, str, str | None, str, str | None, str]
"""Number, classes, then words, source and time as they are written, links after each."""


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
        begin = self._prologue.end
        first = _FIRST.search(text, begin, begin + _HEAD)
        if first is None:
            raise UnusualError
        name, prefix, local, place = first.groups()
        space = self._prologue.namespaces.get(prefix or "")
        if f"{space}{local}" not in _CLASSES:
            raise UnusualError
        self._head = text[: first.start()]
        names = name, place, _aif(self._prologue)
        self._element = _element(*map(re.escape, names))
        self._place = self._prologue.address(place)
        if not _ADDRESS.fullmatch(self._place):
            raise UnusualError
        self._size = len(place)

    def read(self) -> tuple[Store, Found]:
        """Give what is said beside the graph, and the graph."""
        starts: list[int] = []
        nodes = _Nodes(self._prologue, self._size, self._rows(starts))
        ids = {f"{self._place}{number}": number for number in nodes.types}
        store = self._rest("")
        if _is_aif(store) or not ids.keys().isdisjoint(store.subjects):
            raise UnusualError
        graph = nodes.graph()
        if not nodes.astray:
            return store, Found(graph, ids)
        store = self._rest("".join(self._parts(nodes, starts)))
        types = dict(zip(ids, nodes.types.values(), strict=True))
        links = Links(types, ids)
        for number in nodes.astray:
            uri = f"{self._place}{number}"
            links.add(uri, told(store.subjects[uri]))
        return store, Found(graph, ids, astray=tuple(links.astray))

    def _rows(self, starts: list[int]) -> Iterator[_Row]:
        """Give the nodes up to the end, and tell the places where they begin."""
        text, match = self._text, self._element.match
        place = len(self._head)
        while found := match(text, place):
            starts.append(place)
            place = found.end()
            yield found.groups()  # type: ignore[misc]
        if not _ENDING.fullmatch(text, place):
            raise UnusualError
        starts.append(place)

    def _parts(self, nodes: _Nodes, starts: list[int]) -> Iterator[str]:
        """Give the nodes with links that lead nowhere, and the line ends of the others."""
        text = self._text
        for number, (begin, end) in zip(nodes.types, pairwise(starts), strict=True):
            kept = number in nodes.astray
            yield text[begin:end] if kept else "\n" * text.count("\n", begin, end)

    def _rest(self, elements: str) -> Store:
        """Give what is said before the first node and in some elements."""
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


def _element(name: str, place: str, aif: str) -> re.Pattern[str]:
    """Give the pattern of the element of a node."""
    links = rf'((?:<{aif}:[A-Za-z]++ rdf:resource="{place}[0-9]++"/>{_S})*+)'

    def words(local: str) -> str:
        return rf"(?:<{aif}:{local}>([^<]*+)</{aif}:{local}>{_S})?+{links}"

    return re.compile(
        rf'{_COMMENTS}<{name} rdf:about="{place}([0-9]++)">{_S}'
        rf'((?:<rdf:type rdf:resource="[^"<]*+"/>{_S})++)'
        rf"{words('claimText')}{words('source')}{words('creationDate')}</{name}>{_S}"
    )


def _together(links: str) -> str:
    """Give the links of a node with those of one name together, as statements tell them."""
    found = [(link.partition(" ")[0], link) for link in links.split("<")[1:]]
    order = {
        name: place for place, name in enumerate(dict.fromkeys(n for n, _ in found))
    }
    return "".join(
        f"<{link}" for name, link in sorted(found, key=lambda link: order[link[0]])
    )


class _Kinds(dict[str, str]):
    """The types of nodes by their classes as they are written."""

    def __init__(self, prologue: Prologue) -> None:
        """Begin with none."""
        self._address = prologue.address

    def __missing__(self, classes: str) -> str:
        """Take the type out of the words."""
        ranks = [CLASSES.get(self._address(uri)) for uri in classes.split('"')[1::2]]
        known = [rank for rank in ranks if rank is not None]
        if len(known) < len(ranks):
            raise UnusualError
        return self.setdefault(classes, min(known)[1])


class _Names(dict[str, str]):
    """The names of links by what stands before their addresses."""

    def __missing__(self, head: str) -> str:
        """Take the name out of the words."""
        name = head.removesuffix(" rdf:resource=").rpartition(":")[2]
        if name not in LINKS:
            raise UnusualError
        return self.setdefault(head, name)


class _Nodes:
    """The nodes of a document, field by field.

    Attributes:
        types: the type of each node by its number.
        astray: the numbers of nodes with a link that leads nowhere.
    """

    def __init__(self, prologue: Prologue, size: int, rows: Iterable[_Row]) -> None:
        """Take the nodes as they are written; their numbers stand after so many characters."""
        fields = list(zip(*rows, strict=True))
        if not fields:
            raise UnusualError
        numbers, classes, words, first, sources, second, times, third = fields
        kinds = list(map(_Kinds(prologue).__getitem__, classes))
        self.types: dict[str, str] = dict(zip(numbers, kinds, strict=True))
        self.astray: dict[str, None] = {}
        self._size = size
        self._texts = list(map(_text, kinds, words, sources))
        self._times = [time or "" for time in times]
        if len(self.types) < len(numbers) or "&" in "".join(self._times):
            raise UnusualError
        links = list(map("".join, zip(first, second, third, strict=True)))
        self._counts = [each.count("<") for each in links]
        several = zip(links, self._counts, strict=True)
        self._links = [_together(each) if n > 2 else each for each, n in several]

    def graph(self) -> Graph:
        """Give the graph."""
        fields = self.types, self.types.values(), self._texts
        rest = repeat(None), repeat(None), self._times, repeat(NO_EXTRAS)
        nodes = tuple(columns(Node, *fields, *rest))
        return Graph(nodes=nodes, edges=edges_of(self._ends()))

    def _ends(self) -> dict[Ends, None]:
        """Give the ends of all links, in the order in which statements tell them."""
        types, size = self.types, self._size
        same = {number: number for number in types}
        owners = list(chain.from_iterable(map(repeat, types, self._counts)))
        parts = "".join(self._links).split('"')
        others = [same.get(address[size:], "") for address in parts[1::2]]
        names = map(_Names().__getitem__, parts[:-1:2])
        kinds = map(types.__getitem__, owners), map(types.get, others)
        ends: dict[Ends, None] = {}
        for own, other, away in zip(
            owners, others, map(leaves, names, *kinds), strict=True
        ):
            if away is None:
                self.astray[own] = None
            else:
                ends[(own, other) if away else (other, own)] = None
        return ends


def _text(kind: str, words: str | None, source: str | None) -> str:
    """Give the text of a node by its words; its source is what stands before "says"."""
    if source is not None and source != (words or "").partition(" says ")[0]:
        raise UnusualError
    if words is None:
        return display(kind, None)
    if kind in SCHEME_TYPES:
        raise UnusualError
    return unescaped(words) if "&" in words else words
