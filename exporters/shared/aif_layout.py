"""What annotation tools show beside an AIF graph: a layout and the spoken text."""

from __future__ import annotations

from html import escape

from disputatio.schemas.foreign.aif import (
    ILLOCUTION,
    INFORMATION,
    LOCUTION,
    TRANSITION,
    Graph,
)

_COLUMNS = {INFORMATION: 0, ILLOCUTION: 2, LOCUTION: 3, TRANSITION: 4}
_SCHEME_COLUMN = 1
_WIDTH = 450
_HEIGHT = 120


def layout(graph: Graph) -> dict[str, object]:
    """Give the layout of OVA3: propositions left, their words right, schemes between.

    OVA3 draws only nodes and edges that are listed here, and refuses an empty list.
    """
    rows: dict[int, int] = {}
    nodes: list[object] = []
    for node in graph.nodes:
        column = _COLUMNS.get(node.type, _SCHEME_COLUMN)
        row = rows.get(column, 0)
        rows[column] = row + 1
        place = {"x": 20 + column * _WIDTH, "y": 20 + row * _HEIGHT}
        time = node.timestamp or ""
        nodes.append({"nodeID": node.id, "visible": True, **place, "timestamp": time})
    edges: list[object] = [
        {"fromID": edge.source, "toID": edge.target, "visible": True}
        for edge in graph.edges
    ]
    names = {"firstname": "disputatio", "surname": "converter", "url": ""}
    return {**names, "nodes": nodes, "edges": edges}


def marked_text(graph: Graph) -> str:
    """Give what was said as HTML, every locution marked with its nodeID, as xaif does."""
    spoken = dict.fromkeys(entry.node for entry in graph.locutions)
    return "".join(
        f'<span class="highlighted" id="{escape(node.id)}">{escape(node.text)}</span>.<br><br>'
        for node in graph.nodes
        if node.type == LOCUTION and node.id in spoken
    )
