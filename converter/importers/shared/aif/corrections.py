"""What a reader keeps of a graph beside the model: differences from what we derive."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from disputatio.converter.importers.shared.aif.index import Index
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.aif import Edge, Locution, Node, are_plain, values_of
from disputatio.schemas.foreign.aif_columns import edge_names, edge_rows
from disputatio.schemas.foreign.aif_corrections import (
    FORMAT,
    entry_differences,
    node_differences,
)

_NO_FORM = frozenset({None})


def extras(kept: dict[str, Any]) -> Extras:
    """Give extras that hold some frozen corrections; empty where there are none."""
    return Extras.adopt({FORMAT: Extras.adopt(kept)}) if kept else NO_EXTRAS


def node_corrections(index: Index, derived: Node, found: Node) -> dict[str, Any]:
    """Give the corrections of a node, its id where the key does not say it."""
    kept = node_differences(derived, found)
    return kept if found.id in index.numbered else {"id": found.id, **kept}


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


def edges_row(edges: Sequence[Edge]) -> dict[str, Any]:
    """Give the ids of some edges, by their names."""
    ids, sources, targets, forms, more = (values_of(edges, place) for place in range(5))
    usual = _NO_FORM.issuperset(forms) and are_plain(more)
    names = edge_names(sources, targets)
    return edge_rows(names, ids if usual else list(map(_edge, edges)))


def _edge(edge: Edge) -> Any:
    number, _, _, form, more = edge
    if form is None and more is NO_EXTRAS:
        return number
    row: dict[str, Any] = {"id": number}
    if form is not None:
        row["formEdgeID"] = form
    return Extras.adopt(row | ({"more": more} if more else {}))
