"""Our own analyst's L-nodes, read back as the origins of relations."""

from __future__ import annotations

import attrs

from disputatio.schemas.forces import folded
from disputatio.schemas.foreign.aif import ILLOCUTION, LOCUTION, Edge, Graph
from disputatio.schemas.foreign.aif_speech import analysis_of
from disputatio.schemas.origins import Inferred


def without_analysts(graph: Graph) -> tuple[Graph, dict[str, Inferred]]:
    """Take our analyst's nodes out of a graph.

    Returns:
        The rest of the graph, and for the nodeID of a relation the rule and the
        confidence that inferred it. A graph with nodes that only look like the
        analyst's (spoken, or with other edges) keeps those.
    """
    rules = _rules(graph)
    if not rules:
        return graph, {}
    entering, leaving = _edges_by_node(graph)
    types = {node.id: node for node in graph.nodes}
    origins: dict[str, Inferred] = {}
    dropped = set(rules)
    for key, origin in rules.items():
        for edge in leaving.get(key, ()):
            node = types.get(edge.target)
            ends = leaving.get(edge.target, [])
            alone = len(ends) == 1 and len(entering[edge.target]) == 1
            force = folded(node.text) if node and node.type == ILLOCUTION else ""
            if not alone or force != "analysing" or ends[0].target in origins:
                return graph, {}
            origins[ends[0].target] = origin
            dropped.add(edge.target)
    if any(key in entering for key in rules):
        return graph, {}
    return _without(graph, dropped), origins


def _rules(graph: Graph) -> dict[str, Inferred]:
    spoken = {entry.node for entry in graph.locutions}
    found = {}
    for node in graph.nodes:
        if node.type == LOCUTION and node.id not in spoken:
            parts = analysis_of(node.text)
            if parts is not None:
                found[node.id] = Inferred(rule=parts[0], confidence=parts[1])
    return found


def _edges_by_node(graph: Graph) -> tuple[dict[str, list[Edge]], dict[str, list[Edge]]]:
    entering: dict[str, list[Edge]] = {}
    leaving: dict[str, list[Edge]] = {}
    for edge in graph.edges:
        entering.setdefault(edge.target, []).append(edge)
        leaving.setdefault(edge.source, []).append(edge)
    return entering, leaving


def _without(graph: Graph, dropped: set[str]) -> Graph:
    return attrs.evolve(
        graph,
        nodes=tuple(n for n in graph.nodes if n.id not in dropped),
        edges=tuple(e for e in graph.edges if not {e.source, e.target} & dropped),
    )
