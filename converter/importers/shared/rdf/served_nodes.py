"""The graph of the nodes of a document, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, repeat

from disputatio.converter.importers.shared.rdf.graph import Ends, edges_of, leaves
from disputatio.converter.importers.shared.rdf.nodes import display
from disputatio.converter.importers.shared.rdf.prologue import (
    Prologue,
    UnusualError,
    unescaped,
)
from disputatio.converter.importers.shared.rdf.served_elements import Row
from disputatio.converter.importers.shared.rdf.terms import (
    CLASSES,
    LINKS,
    PLAIN_CLASSES,
)
from disputatio.schemas.extras import NO_EXTRAS
from disputatio.schemas.foreign.aif import SCHEME_TYPES, Graph, Node, columns
from disputatio.schemas.foreign.rdf import DESCRIPTION


def _together(links: str) -> str:
    """Give the links of a node with those of one name together, as statements tell them."""
    found = [(link.partition(" ")[0], link) for link in links.split("<")[1:]]
    order = {
        name: place for place, name in enumerate(dict.fromkeys(n for n, _ in found))
    }
    return "".join(
        f"<{link}" for name, link in sorted(found, key=lambda link: order[link[0]])
    )


class _Kinds(dict[tuple[str, str], str]):
    """The types of nodes by their elements and classes as they are written."""

    def __init__(self, prologue: Prologue) -> None:
        """Begin with none."""
        self._prologue = prologue

    def __missing__(self, written: tuple[str, str]) -> str:
        """Take the type out of the words."""
        element, classes = written
        prefix, _, local = element.rpartition(":")
        uris = [f"{self._prologue.namespaces.get(prefix)}{local}"]
        uris += map(self._prologue.address, classes.split('"')[1::2])
        uris = [uri for uri in uris if uri != DESCRIPTION]
        known = [CLASSES[uri] for uri in uris if uri in CLASSES]
        if not known or not PLAIN_CLASSES.issuperset(uris):
            raise UnusualError
        return self.setdefault(written, min(known)[1])


class _Names(dict[str, str]):
    """The names of links by what stands before their addresses."""

    def __missing__(self, head: str) -> str:
        """Take the name out of the words."""
        name = head.removesuffix(" rdf:resource=").rpartition(":")[2]
        if name not in LINKS:
            raise UnusualError
        return self.setdefault(head, name)


class Nodes:
    """The nodes of a document, field by field.

    Attributes:
        types: the type of each node by its number.
        astray: the numbers of nodes with a link that leads nowhere.
    """

    def __init__(self, prologue: Prologue, size: int, rows: Sequence[Row]) -> None:
        """Take the nodes as they are written; their numbers stand after so many characters.

        Raises:
            UnusualError: there are none, or they have what others have not.
        """
        fields = list(zip(*rows, strict=True))
        if not fields:
            raise UnusualError
        elements, numbers, classes, *told = fields
        first, words, second, sources, third, times, fourth = told
        written = zip(elements, classes, strict=True)
        kinds = list(map(_Kinds(prologue).__getitem__, written))
        self.types: dict[str, str] = dict(zip(numbers, kinds, strict=True))
        self.astray: dict[str, None] = {}
        self._size = size
        self._texts = list(map(_text, kinds, words, sources))
        self._times = [time or "" for time in times]
        if len(self.types) < len(numbers) or "&" in "".join(self._times):
            raise UnusualError
        links = list(map("".join, zip(first, second, third, fourth, strict=True)))
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
