"""JSON records as a graph, with the places and schemes that stand beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias, TypeVar

from disputatio.converter.importers.shared.aif_documents import Document, RawGraph
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
    nodes = _records("nodes", raw.nodes, node_of, notices)
    edges = _with_ids(_records("edges", raw.edges, edge_of, notices))
    if raw.schemes:
        nodes = _with_schemes(nodes, raw.schemes)
    if document.layout:
        nodes = _placed(nodes, _rows(document.layout, "nodes"))
        edges = _shown(edges, _rows(document.layout, "edges"))
    graph = Graph(
        nodes=tuple(nodes),
        edges=tuple(edges),
        locutions=tuple(_records("locutions", raw.locutions, locution_of, notices)),
        participants=tuple(
            _records("participants", raw.participants, participant_of, notices)
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


def _rows(layout: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    rows = layout.get(name)
    return (
        [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    )


def _placed(nodes: list[Node], rows: list[dict[str, Any]]) -> list[Node]:
    places = {id_of(row.get("nodeID")): row for row in rows}
    return [
        node._replace(more=_with_place(node.more, places[node.id], ("nodeID",)))
        if node.id in places
        else node
        for node in nodes
    ]


def _shown(edges: list[Edge], rows: list[dict[str, Any]]) -> list[Edge]:
    """Give edges what the layout says of them, where it says more than "visible"."""
    places = {(id_of(r.get("fromID")), id_of(r.get("toID"))): r for r in rows}
    usual = {"fromID", "toID", "visible"}
    odd = {
        ends: row
        for ends, row in places.items()
        if row.keys() - usual or row.get("visible") is not True
    }
    return [
        edge._replace(more=_with_place(edge.more, odd[ends], ("fromID", "toID")))
        if (ends := (edge.source, edge.target)) in odd
        else edge
        for edge in edges
    ]


def _with_place(more: Extras, row: dict[str, Any], ends: tuple[str, ...]) -> Extras:
    place = {key: item for key, item in row.items() if key not in ends}
    return Extras.adopt({**more, PLACE: freeze(place)})
