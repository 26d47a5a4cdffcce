"""One layer of an AIF graph: what was argued, or what was said."""

from __future__ import annotations

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

Layers: TypeAlias = Literal["all", "argument", "dialogue"]
"""Which layers are written."""

LAYERS: tuple[Layers, ...] = ("all", "argument", "dialogue")
"""Every choice of layers."""

_TYPES: dict[str, AbstractSet[str]] = {
    "argument": {INFORMATION, INFERENCE, CONFLICT, REPHRASE, PREFERENCE},
    "dialogue": {LOCUTION, TRANSITION, ILLOCUTION},
}


def layered(graph: Graph, layers: Layers) -> Graph:
    """Give a graph without the nodes of the other layer and all edges to them.

    The argument is propositions and what is between them. The dialogue is locutions,
    transitions, and those illocutions that lead from and to nothing else: words that
    report words. What ties the layers together goes with either.
    """
    types = _TYPES.get(layers)
    if types is None:
        return graph
    kept = {node.id for node in graph.nodes if node.type in types}
    torn = {e.source for e in graph.edges if e.target not in kept}
    torn |= {e.target for e in graph.edges if e.source not in kept}
    kept -= {node.id for node in graph.nodes if node.type == ILLOCUTION} & torn
    return within(graph, kept)


def within(graph: Graph, kept: AbstractSet[str]) -> Graph:
    """Give the part of a graph that some nodes make."""
    spoken = tuple(entry for entry in graph.locutions if entry.node in kept)
    return attrs.evolve(
        graph,
        nodes=tuple(node for node in graph.nodes if node.id in kept),
        edges=tuple(e for e in graph.edges if e.source in kept and e.target in kept),
        locutions=spoken,
        participants=graph.participants if spoken else (),
        keys={key: value for key, value in graph.keys.items() if key in kept},
    )
