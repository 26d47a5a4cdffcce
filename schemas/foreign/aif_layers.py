"""One layer of an AIF graph: what was argued, or what was said."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Literal, TypeAlias

import attrs

from disputatio.schemas.foreign.aif import (
    CONFLICT,
    ILLOCUTION,
    INFERENCE,
    INFORMATION,
    LOCUTION,
    PREFERENCE,
    REPHRASE,
    TRANSITION,
    Graph,
)
from disputatio.schemas.rooms import MEMORY, Room, Table, fixed

Layers: TypeAlias = Literal["all", "argument", "dialogue"]
"""Which layers are written."""

LAYERS: tuple[Layers, ...] = ("all", "argument", "dialogue")
"""Every choice of layers."""

_TYPES: dict[str, AbstractSet[str]] = {
    "argument": {INFORMATION, INFERENCE, CONFLICT, REPHRASE, PREFERENCE},
    "dialogue": {LOCUTION, TRANSITION, ILLOCUTION},
}


def layered(graph: Graph, layers: Layers, room: Room = MEMORY) -> Graph:
    """Give a graph without the nodes of the other layer and all edges to them.

    The argument is propositions and what is between them. The dialogue is locutions,
    transitions, and those illocutions that lead from and to nothing else: words that
    report words. What ties the layers together goes with either.
    """
    types = _TYPES.get(layers)
    if types is None:
        return graph
    kept: Table[str, int] = room.table()
    torn: Table[str, int] = room.table()
    for node in graph.nodes:
        if node.type in types:
            kept[node.id] = 1
    for edge in graph.edges:
        if edge.target not in kept:
            torn[edge.source] = 1
        if edge.source not in kept:
            torn[edge.target] = 1
    for node in graph.nodes:
        if node.type == ILLOCUTION and node.id in torn:
            kept[node.id] = 0
    return _within(graph, lambda node: kept.get(node) == 1, room)


def _within(graph: Graph, kept: Callable[[str], bool], room: Room) -> Graph:
    """Give the part of a graph that some nodes make."""
    spoken = fixed(room.rows(e for e in graph.locutions if kept(e.node)))
    edges = (e for e in graph.edges if kept(e.source) and kept(e.target))
    return attrs.evolve(
        graph,
        nodes=fixed(room.rows(node for node in graph.nodes if kept(node.id))),
        edges=fixed(room.rows(edges)),
        locutions=spoken,
        participants=graph.participants if spoken else (),
    )
