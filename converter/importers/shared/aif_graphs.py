"""JSON records as a graph, with the places and schemes that stand beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias, TypeVar

from disputatio.converter.importers.shared.aif_documents import (
    Document,
    RawGraph,
    below,
)
from disputatio.schemas.extras import Extras, freeze
from disputatio.schemas.foreign.aif import SCHEME_TYPES, Edge, Graph, Node
from disputatio.schemas.foreign.aif_numbers import filled
from disputatio.schemas.foreign.aif_records import (
    PLACE,
    edge_of,
    id_of,
    locution_of,
    node_of,
    participant_of,
)
from disputatio.schemas.notices import Notice, notice

_Record = TypeVar("_Record")
_Read: TypeAlias = Callable[[object], _Record | None]


def graph_of(raw: RawGraph, document: Document) -> tuple[Graph, tuple[Notice, ...]]:
    """Give the graph of its JSON records, with a notice for each that is none.

    A node or edge keeps its place in the layout, and a scheme node the schemeID that a
    list beside the nodes gives it, where its own record has none.
    """
    notices: list[Notice] = []
    nodes = _records("nodes", raw.rows("nodes"), node_of, notices)
    edges = _with_ids(_records("edges", raw.rows("edges"), edge_of, notices))
    if schemes := raw.rows("schemefulfillments"):
        nodes = _with_schemes(nodes, schemes)
    if document.layout:
        places = _Layout(document, "nodes", ("nodeID",))
        shown = _Layout(document, "edges", ("fromID", "toID"))
        nodes = _placed(nodes, places)
        edges = _shown(edges, shown)
        notices += (*places.told(), *shown.told())
    graph = Graph(
        nodes=tuple(nodes),
        edges=tuple(edges),
        locutions=tuple(
            _records("locutions", raw.rows("locutions"), locution_of, notices)
        ),
        participants=tuple(
            _records("participants", raw.rows("participants"), participant_of, notices)
        ),
    )
    return graph, tuple(notices)


def _records(
    name: str, values: Iterable[Any], read: _Read[_Record], notices: list[Notice]
) -> list[_Record]:
    found = list(map(read, values))
    if None not in found:
        return found  # type: ignore[return-value]
    for place, record in enumerate(found, 1):
        if record is None:
            sentence = f"Entry {place} of {name} lacks an id and was left out."
            notices.append(notice("NodeNotUnderstood", sentence))
    return [record for record in found if record is not None]


def _with_ids(edges: list[Edge]) -> list[Edge]:
    """Number the edges that have no id; they are written without one again."""
    if all(edge.id for edge in edges):
        return edges
    ids = filled([edge.id or None for edge in edges], ())
    return [edge._replace(id=key) for edge, key in zip(edges, ids, strict=True)]


def _with_schemes(nodes: list[Node], rows: list[Any]) -> list[Node]:
    numbers = {
        id_of(row.get("nodeID")): id_of(row.get("schemeID"))
        for row in rows
        if isinstance(row, dict)
    }
    return [_with_scheme(node, numbers.get(node.id)) for node in nodes]


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
        self._path = below(below(document.path, document.layout_key), name)
        self._rows: dict[tuple[str | None, ...], dict[str, Any]] = {}
        self._numbers: dict[tuple[str | None, ...], int] = {}
        self._odd: list[int] = []
        for number, row in enumerate(found if isinstance(found, list) else ()):
            key = tuple(id_of(row.get(i)) for i in ids) if isinstance(row, dict) else ()
            if None in key or not key or key in self._rows:
                self._odd.append(number)
            else:
                self._rows[key], self._numbers[key] = row, number

    def row(self, *key: str) -> dict[str, Any] | None:
        """Give the row of some ids, which is told for no unknown one then."""
        self._numbers.pop(key, None)
        return self._rows.get(key)

    def told(self) -> Iterator[Notice]:
        """Tell of the rows that nobody asked for: they show nothing of the graph."""
        for number in sorted([*self._odd, *self._numbers.values()]):
            path = f"{self._path}[{number}]"
            sentence = (
                "A row of the layout shows nothing of the graph and was left out."
            )
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
    usual = {"fromID", "toID", "visible"}
    return [
        edge
        if (row := places.row(edge.source, edge.target)) is None
        or (row.keys() <= usual and row.get("visible") is True)
        else edge._replace(more=_with_place(edge.more, row, ("fromID", "toID")))
        for edge in edges
    ]


def _with_place(more: Extras, row: dict[str, Any], ends: tuple[str, ...]) -> Extras:
    place = {key: item for key, item in row.items() if key not in ends}
    return Extras.adopt({**more, PLACE: freeze(place)})
