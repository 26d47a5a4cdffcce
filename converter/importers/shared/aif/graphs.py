"""JSON records as a graph, with the places and schemes that stand beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

from attrs import frozen

from disputatio.converter.importers.shared.aif.documents import (
    Document,
    RawGraph,
    below,
)
from disputatio.converter.importers.shared.aif.fields import other_fields
from disputatio.converter.importers.shared.aif.rules import Place
from disputatio.schemas.extras import NO_EXTRAS, Extras, freeze
from disputatio.schemas.foreign.aif import SCHEME_TYPES, Edge, Graph, Node
from disputatio.schemas.foreign.aif_numbers import filled
from disputatio.schemas.foreign.aif_records import (
    OTHER_NAMES,
    PLACE,
    edges_of,
    id_of,
    locutions_of,
    nodes_of,
    other_name,
    participant_of,
    spelling_of_type,
)
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import counted

_GRAPH = ("nodes", "edges", "locutions")
_Record = TypeVar("_Record")
_Read: TypeAlias = Callable[[Sequence[Any]], list[_Record | None]]


@frozen
class Read:
    """A graph that was read of JSON records."""

    graph: Graph
    """The graph."""
    notices: tuple[Notice, ...]
    """What was met in reading it."""
    raw: RawGraph
    """Its records."""
    numbers: Mapping[str, list[int]]
    """Numbers of the records in the lists that have other rows, too."""
    strays: Mapping[str, list[tuple[int, Any]]]
    """These rows with their numbers, of the lists of the graph."""

    def where(self, name: str, number: int) -> Place:
        """Give the place of a record of the graph."""
        kept = self.numbers.get(name)
        place = kept[number] if kept else number
        fields = self.raw.fields or other_fields([self.raw.rows(name)[place]])
        return Place(self.raw.place(name, place), fields=fields)


def graph_of(raw: RawGraph, document: Document) -> Read:
    """Give the graph of its JSON records, with a notice for each that is none.

    A node or edge keeps its place in the layout, and a scheme node the schemeID that a
    list beside the nodes gives it, where its own record has none.
    """
    if raw.decoded:
        nodes, edges, locutions = map(raw.rows, ("nodes", "edges", "locutions"))
        return Read(Graph(nodes, edges, locutions), (), raw, {}, {})
    records = _Records(raw)
    nodes = records.read("nodes", nodes_of)
    notices = list(_told_types(nodes, records))
    edges = records.read("edges", edges_of)
    notices += (*_told_names("nodes", nodes), *_told_names("edges", edges))
    edges = _with_ids(edges)
    if schemes := dict(records.read("schemefulfillments", _each(_fulfilment_of))):
        nodes = [_with_scheme(node, schemes.get(node.id)) for node in nodes]
    if document.layout:
        places = _Layout(document, "nodes", ("nodeID",))
        shown = _Layout(document, "edges", ("fromID", "toID"))
        nodes = _placed(nodes, places)
        edges = _shown(edges, shown)
        notices += (*places.told(), *shown.told())
    graph = Graph(
        nodes=tuple(nodes),
        edges=tuple(edges),
        locutions=tuple(records.read("locutions", locutions_of)),
        participants=tuple(records.read("participants", _each(participant_of))),
    )
    told = (*records.notices, *notices)
    return Read(graph, told, raw, records.numbers, records.strays())


def _each(read: Callable[[object], _Record | None]) -> _Read[_Record]:
    return lambda rows: list(map(read, rows))


class _Records:
    """Reads the records of lists, and tells of those that are none.

    Attributes:
        notices: one for each that is none.
        numbers: those of the rest, of lists with such.
    """

    def __init__(self, raw: RawGraph) -> None:
        self._raw = raw
        self.notices: list[Notice] = []
        self.numbers: dict[str, list[int]] = {}

    def read(self, name: str, read: _Read[_Record]) -> list[_Record]:
        """Give the records of a list."""
        found = read(self._raw.rows(name))
        if None not in found:
            return found  # type: ignore[return-value]
        self.numbers[name] = []
        for number, record in enumerate(found):
            if record is not None:
                self.numbers[name].append(number)
                continue
            sentence = f"Entry {number + 1} of {name} lacks an id; it is only kept."
            path = self._raw.place(name, number)
            self.notices.append(notice("NodeNotUnderstood", sentence, path=path))
        return [record for record in found if record is not None]

    def strays(self) -> dict[str, list[tuple[int, Any]]]:
        """Give the rows of nodes, edges and locutions that are no records."""
        found: dict[str, list[tuple[int, Any]]] = {}
        for name in filter(self.numbers.__contains__, _GRAPH):
            records, rows = set(self.numbers[name]), self._raw.rows(name)
            found[name] = [row for row in enumerate(rows) if row[0] not in records]
        return found

    def path(self, name: str, number: int) -> str:
        """Give the path of a record that was read."""
        kept = self.numbers.get(name)
        return self._raw.place(name, kept[number] if kept else number)


def _told_types(nodes: list[Node], records: _Records) -> Iterator[Notice]:
    """Tell of every other spelling of a type, with the first node that has it."""
    found: dict[tuple[str, str], list[int]] = {}
    for number, node in enumerate(nodes):
        spelling = spelling_of_type(node) if node.more is not NO_EXTRAS else None
        if spelling is not None:
            found.setdefault((spelling, node.type), []).append(number)
    for (spelling, kind), numbers in found.items():
        first = nodes[numbers[0]].id
        times = f"{len(numbers)} nodes, the first of them " if len(numbers) > 1 else ""
        sentence = f"The type {spelling!r} was read as {kind!r} at {times}node {first}."
        path = f"{records.path('nodes', numbers[0])}.type"
        yield notice("SpellingRead", sentence, path=path)


def _told_names(name: str, found: Sequence[Node | Edge]) -> Iterator[Notice]:
    """Tell of the names that a file has for ids of nodes and ends of edges."""
    odd = [record.more for record in found if record.more is not NO_EXTRAS]
    for field in OTHER_NAMES:
        named = Counter(filter(None, (other_name(more, field) for more in odd)))
        for other, count in named.items():
            places = counted(count, name.removesuffix("s"))
            sentence = f"{other!r} was read as {field} in {places}."
            yield notice("SpellingRead", sentence)


def _with_ids(edges: list[Edge]) -> list[Edge]:
    """Number the edges that have no id; they are written without one again."""
    if all(edge[0] for edge in edges):
        return edges
    ids = filled([edge.id or None for edge in edges], ())
    return [edge._replace(id=key) for edge, key in zip(edges, ids, strict=True)]


def _fulfilment_of(row: Any) -> tuple[str, str | None] | None:
    """Give a nodeID and the schemeID of its scheme; None where it names no node."""
    node = id_of(row.get("nodeID")) if isinstance(row, dict) else None
    return None if node is None else (node, id_of(row.get("schemeID")))


def _with_scheme(node: Node, number: str | None) -> Node:
    if number is None or node.scheme_id is not None or node.type not in SCHEME_TYPES:
        return node
    absent = node.more.get("absent", ())
    fields = node.more.get("fields", {})
    if "schemeID" not in fields and "schemeID" not in absent:
        more = Extras.adopt({**node.more, "absent": (*absent, "schemeID")})
        return node._replace(scheme_id=number, more=more)
    return node._replace(scheme_id=number)


class _Layout:
    """The rows of one list of a layout, by the ids of what they show."""

    def __init__(self, document: Document, name: str, ids: tuple[str, ...]) -> None:
        found = document.layout.get(name)
        self._told = bool(document.layout_key)
        self._path = below(below(document.path, document.layout_key), name)
        self._rows: dict[tuple[str | None, ...], dict[str, Any]] = {}
        self._numbers: dict[tuple[str | None, ...], int] = {}
        self._odd: list[int] = []
        self._asked: set[tuple[str | None, ...]] = set()
        for number, row in enumerate(found if isinstance(found, list) else ()):
            key = tuple(id_of(row.get(i)) for i in ids) if isinstance(row, dict) else ()
            if None in key or not key:
                self._odd.append(number)
                continue
            if self._rows.get(key, row) != row:
                self._odd.append(self._numbers[key])
            self._rows[key], self._numbers[key] = row, number

    def row(self, *key: str) -> dict[str, Any] | None:
        """Give the row of some ids, which is told for no unknown one then."""
        self._asked.add(key)
        return self._rows.get(key)

    def told(self) -> Iterator[Notice]:
        """Tell of the rows that nobody asked for: they show nothing of the graph."""
        if not self._told:
            return
        known = self._asked
        unasked = [n for key, n in self._numbers.items() if key not in known]
        for number in sorted([*self._odd, *unasked]):
            path = f"{self._path}[{number}]"
            sentence = "A row of the layout shows nothing of the graph, or what a later row shows."
            sentence = f"{sentence} It was left out."
            yield notice("ReferenceBroken", sentence, path=path)


def _placed(nodes: list[Node], places: _Layout) -> list[Node]:
    return [
        node
        if (row := places.row(node.id)) is None
        else node._replace(more=_with_place(node.more, row, ("nodeID",)))
        for node in nodes
    ]


def _shown(edges: list[Edge], places: _Layout) -> list[Edge]:
    """Give edges what the layout says of them, where it says more than "visible"."""
    return [
        edge
        if (row := places.row(edge.source, edge.target)) is None
        or (row.get("visible") is True and row == _usual_row(edge))
        else edge._replace(more=_with_place(edge.more, row, ("fromID", "toID")))
        for edge in edges
    ]


def _usual_row(edge: Edge) -> dict[str, Any]:
    return {"fromID": edge.source, "toID": edge.target, "visible": True}


def _with_place(more: Extras, row: dict[str, Any], ends: tuple[str, ...]) -> Extras:
    """Keep a row with a record, its ids only where they are numbers."""
    place = {
        key: item
        for key, item in row.items()
        if key not in ends or not isinstance(item, str)
    }
    return Extras.adopt({**more, PLACE: freeze(place)})
