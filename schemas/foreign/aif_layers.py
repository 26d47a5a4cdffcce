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
from disputatio.schemas.foreign.aif_speech import analysis_of
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
    report words. What ties the layers together goes with either, and so does our own
    analyst of what is not there.
    """
    types = _TYPES.get(layers)
    if types is None:
        return graph
    kept: Table[str, int] = room.table()
    acts: Table[str, int] = room.table()
    for node in graph.nodes:
        if node.type in types:
            kept[node.id] = 1
            if node.type == ILLOCUTION:
                acts[node.id] = 1
    _tear(graph, kept, acts)
    _dismiss(graph, kept, room)
    return _within(graph, lambda node: kept.get(node) == 1, room)


def _tear(graph: Graph, kept: Table[str, int], acts: Table[str, int]) -> None:
    """Take out the illocutions that lead from or to what is not there, or is taken out."""
    tied: dict[str, list[str]] = {}
    for source, target in (edge[1:3] for edge in graph.edges):
        if source in acts and target in acts:
            tied.setdefault(source, []).append(target)
            tied.setdefault(target, []).append(source)
        elif source in acts and target not in kept:
            kept[source] = 0
        elif target in acts and source not in kept:
            kept[target] = 0
    torn = [act for act in tied if kept.get(act) == 0]
    while torn:
        for act in tied[torn.pop()]:
            if kept.get(act) == 1:
                kept[act] = 0
                torn.append(act)


def _dismiss(graph: Graph, kept: Table[str, int], room: Room) -> None:
    """Take out our own analysts of whom nothing is left but their names."""
    analysts: Table[str, int] = room.table()
    known = False
    for node in graph.nodes:
        if node.type == LOCUTION and kept.get(node.id) == 1 and analysis_of(node.text):
            analysts[node.id], known = 0, True
    if not known:
        return
    for source, target in (edge[1:3] for edge in graph.edges):
        if source in analysts and kept.get(target) == 1:
            analysts[source] = 1
    for node in graph.nodes:
        if analysts.get(node.id) == 0:
            kept[node.id] = 0


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
