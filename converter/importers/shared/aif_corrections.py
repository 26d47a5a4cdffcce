"""What a reader keeps of a graph beside the model: differences from what we derive."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from disputatio.converter.importers.shared.aif_index import Ends
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.aif import Edge, Locution, Node
from disputatio.schemas.foreign.aif_corrections import (
    FORMAT,
    entry_differences,
    node_differences,
)
from disputatio.schemas.foreign.aif_draft import INWARD, OUTWARD
from disputatio.schemas.foreign.aif_numbers import number_of


def extras(kept: dict[str, Any]) -> Extras:
    """Give extras that hold some frozen corrections; empty where there are none."""
    return Extras.adopt({FORMAT: Extras.adopt(kept)}) if kept else NO_EXTRAS


def node_corrections(derived: Node, found: Node) -> dict[str, Any]:
    """Give the corrections of a node, its id where the key does not say it."""
    kept = node_differences(derived, found)
    return kept if number_of(found.id) is not None else {"id": found.id, **kept}


def entry_corrections(
    default: Locution, expected: int, found: Sequence[Locution]
) -> dict[str, Any]:
    """Give the corrections of the locution entries of one node."""
    if not found and not expected:
        return {}
    rows = [entry_differences(default, entry) for entry in found]
    if len(found) == expected and not any(rows):
        return {}
    return {"locutions": tuple(map(Extras.adopt, rows))}


def edge_corrections(ends: Ends) -> dict[str, Any]:
    """Give the ids of the edges of one S-node by the node at the other end."""
    return edges_kept(
        [(INWARD + edge.source, _edge(edge)) for edge in ends.incoming]
        + [(OUTWARD + edge.target, _edge(edge)) for edge in ends.outgoing]
    )


def plain_edge_kept(edge: Edge) -> dict[str, Any]:
    """Give the id of an edge without an S-node, by the node where it ends."""
    return edges_kept([(OUTWARD + edge.target, _edge(edge))])


def edges_kept(named: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Give what is kept of edges by name; those of one name are a list."""
    kept: dict[str, Any] = dict(named)
    if len(kept) < len(named):
        parallel: dict[str, list[Any]] = {}
        for name, row in named:
            parallel.setdefault(name, []).append(row)
        kept = {n: tuple(r) if len(r) > 1 else r[0] for n, r in parallel.items()}
    return {"edges": Extras.adopt(kept)} if kept else {}


def _edge(edge: Edge) -> Any:
    if edge.form_edge_id is None and edge.more is NO_EXTRAS:
        return edge.id
    row: dict[str, Any] = {"id": edge.id}
    if edge.form_edge_id is not None:
        row["formEdgeID"] = edge.form_edge_id
    return Extras.adopt(row | ({"more": edge.more} if edge.more else {}))
