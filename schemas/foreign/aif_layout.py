"""What annotation tools show beside an AIF graph: a layout and the spoken text."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from disputatio.schemas.extras import Extras
from disputatio.schemas.foreign.aif import (
    ILLOCUTION,
    INFORMATION,
    LOCUTION,
    TRANSITION,
    Edge,
    Graph,
    Node,
)
from disputatio.schemas.foreign.aif_corrections import mapping
from disputatio.schemas.foreign.aif_records import PLACE, id_of

_COLUMNS = {INFORMATION: 0, ILLOCUTION: 2, LOCUTION: 3, TRANSITION: 4}
_SCHEME_COLUMN = 1
_WIDTH = 450
_HEIGHT = 120
_MARGIN = 20

MAKER: dict[str, object] = {
    "firstname": "disputatio",
    "surname": "converter",
    "url": "",
}
"""Who made a layout, where the file did not say."""


_NOTHING: Mapping[str, Any] = {}


def layout(graph: Graph, outer: Mapping[str, Any]) -> dict[str, object]:
    """Give the layout of OVA3: propositions left, their words right, schemes between.

    A node that was read with a place keeps it; the others stand below all of these.
    OVA3 draws only nodes and edges that are listed here, and refuses an empty list.

    Args:
        graph: the graph.
        outer: what the file said of its layout as a whole: who made it, and what stood
            in it for rows, where it drew nothing.
    """
    rows = _Rows(_lowest(graph))
    return {
        **MAKER,
        "nodes": [_node(node, rows) for node in graph.nodes],
        "edges": [_edge(edge) for edge in graph.edges],
        **outer,
    }


class _Rows:
    """Gives nodes without a place the next row of their column."""

    def __init__(self, top: float) -> None:
        self._top = top
        self._next: dict[int, int] = {}

    def place(self, kind: str) -> dict[str, object]:
        column = _COLUMNS.get(kind, _SCHEME_COLUMN)
        row = self._next.get(column, 0)
        self._next[column] = row + 1
        return {"x": _MARGIN + column * _WIDTH, "y": self._top + row * _HEIGHT}


def _lowest(graph: Graph) -> float:
    """Give the height below which nothing that was read has its place."""
    heights = [_number(mapping(node.more, PLACE).get("y")) for node in graph.nodes]
    known = [height for height in heights if height is not None]
    return max(known) + _HEIGHT if known else _MARGIN


def _number(value: object) -> int | None:
    """Give a coordinate as a number; OVA3 writes some as texts."""
    if isinstance(value, str) and len(value) <= 20:
        try:
            value = float(value)
        except ValueError:
            return None
    if isinstance(value, int | float) and abs(value) < 1e9:
        return int(value)
    return None


def _node(node: Node, rows: _Rows) -> dict[str, object]:
    kept = _kept(node.more, {"nodeID": node.id}) if node.more else _NOTHING
    if "x" in kept and "y" in kept:
        return {"nodeID": node.id, "visible": True, "timestamp": "", **kept}
    time = node.timestamp or ""
    place = rows.place(node.type)
    return {"nodeID": node.id, "visible": True, **place, "timestamp": time, **kept}


def _edge(edge: Edge) -> dict[str, object]:
    ends = {"fromID": edge.source, "toID": edge.target}
    if not edge.more:
        return {**ends, "visible": True}
    return {**ends, "visible": True, **_kept(edge.more, ends)}


def _kept(more: Extras, ids: Mapping[str, str]) -> dict[str, Any]:
    """Give what a row had; ids, which were numbers there, only while they are the same."""
    kept = mapping(more, PLACE).plain()
    stale = [name for name in ids if name in kept and id_of(kept[name]) != ids[name]]
    return {name: kept[name] for name in kept if name not in stale}


def marked_text(graph: Graph, prefix: str) -> str:
    """Give what was said as HTML, every locution in a span that its nodeID names.

    Args:
        graph: the graph.
        prefix: what stands before the nodeID: OVA finds "node7", xaif writes "7".
    """
    spoken = dict.fromkeys(entry.node for entry in graph.locutions)
    return "".join(
        f'<span class="highlighted" id="{escape(prefix + node.id)}">'
        f"{escape(node.text)}</span>.<br><br>"
        for node in graph.nodes
        if node.type == LOCUTION and node.id in spoken
    )
