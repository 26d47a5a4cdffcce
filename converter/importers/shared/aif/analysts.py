"""Our own analyst's L-nodes, read back as the origins of relations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs
from attrs import field, frozen

from disputatio.converter.importers.shared.aif.rules import Where
from disputatio.schemas.extras import Extras
from disputatio.schemas.forces import folded
from disputatio.schemas.foreign.aif import (
    ILLOCUTION,
    LOCUTION,
    SCHEME_TYPES,
    Edge,
    Graph,
    Node,
    values_of,
)
from disputatio.schemas.foreign.aif_corrections import node_differences
from disputatio.schemas.foreign.aif_nodes import locution_node, scheme_node
from disputatio.schemas.foreign.aif_speech import (
    ANALYST,
    analysis_of,
    analysis_text,
)
from disputatio.schemas.origins import Inferred


@frozen
class Analyses:
    """What our analyst concluded in a graph, and how the file wrote it."""

    origins: dict[str, Inferred] = field(factory=dict)
    """For the nodeID of a relation the rule and the confidence that inferred it."""
    nodes: tuple[Node, ...] = ()
    """The nodes that say so."""
    edges: tuple[Edge, ...] = ()
    """Their edges."""
    concluded: dict[str, str] = field(factory=dict)
    """For the nodeID of an illocution that of the relation that it is about."""
    numbers: Mapping[str, Sequence[int]] = field(factory=dict)
    """The numbers of the other records in those lists of the file that have such."""

    def where(self, where: Where) -> Where:
        """Give the places of the other records, of those of all in the file."""
        kept = self.numbers
        return lambda name, place: where(name, kept[name][place] if kept else place)

    def kept(self) -> dict[str, Extras]:
        """Give what the file has otherwise than we write it, by the names of the nodes."""
        found = {}
        for node in self.nodes:
            about = self.concluded.get(node.id)
            rule = analysis_of(node.text) if about is None else None
            if about is not None:
                name = f"Analysing {_text(self.origins[about])} > {about}"
                derived = scheme_node(ILLOCUTION, "Analysing")
            else:
                name = analysis_text(*rule) if rule else ""
                derived = locution_node(None, name)
            row = {"id": node.id, **node_differences(derived, node)}
            found[name] = Extras.adopt(row)
        return found


NO_ANALYSES = Analyses()
"""What no analyst concluded."""


def without_analysts(graph: Graph) -> tuple[Graph, Analyses]:
    """Take our analyst's nodes out of a graph.

    Returns:
        The rest of the graph, and what the analyst concluded. A graph with nodes that
        only look like the analyst's (spoken, or with other edges or none) keeps those.
    """
    rules = _rules(graph)
    if not rules or len(set(map(_text, rules.values()))) < len(rules):
        return graph, NO_ANALYSES
    entering, leaving = _edges_by_node(graph)
    if any(key in entering or key not in leaving for key in rules):
        return graph, NO_ANALYSES
    types = {node.id: node for node in graph.nodes}
    origins: dict[str, Inferred] = {}
    concluded: dict[str, str] = {}
    for key, origin in rules.items():
        for edge in leaving[key]:
            node = types.get(edge.target)
            ends = leaving.get(edge.target, [])
            alone = len(ends) == 1 and len(entering[edge.target]) == 1
            force = folded(node.text) if node and node.type == ILLOCUTION else ""
            if not alone or force != "analysing" or ends[0].target in origins:
                return graph, NO_ANALYSES
            about = types.get(ends[0].target)
            if about is None or about.type not in SCHEME_TYPES:
                return graph, NO_ANALYSES
            origins[about.id] = origin
            concluded[edge.target] = about.id
    dropped = {*rules, *concluded}
    if sum(node.id in dropped for node in graph.nodes) > len(dropped):
        return graph, NO_ANALYSES
    return _without(graph, dropped, Analyses(origins, concluded=concluded))


def _text(origin: Inferred) -> str:
    return analysis_text(origin.rule, origin.confidence)


def _rules(graph: Graph) -> dict[str, Inferred]:
    spoken = set(values_of(graph.locutions, 0))
    ids, kinds, texts = (values_of(graph.nodes, place) for place in range(3))
    found = {}
    for key, kind, text in zip(ids, kinds, texts, strict=True):
        ours = kind == LOCUTION and text.startswith(ANALYST) and key not in spoken
        if ours and (parts := analysis_of(text)):
            found[key] = Inferred(rule=parts[0], confidence=parts[1])
    return found


def _edges_by_node(graph: Graph) -> tuple[dict[str, list[Edge]], dict[str, list[Edge]]]:
    entering: dict[str, list[Edge]] = {}
    leaving: dict[str, list[Edge]] = {}
    for edge in graph.edges:
        entering.setdefault(edge.target, []).append(edge)
        leaving.setdefault(edge.source, []).append(edge)
    return entering, leaving


def _without(
    graph: Graph, dropped: set[str], analyses: Analyses
) -> tuple[Graph, Analyses]:
    nodes, edges = graph.nodes, graph.edges
    numbers = {
        "nodes": [i for i, n in enumerate(nodes) if n.id not in dropped],
        "edges": [i for i, e in enumerate(edges) if not {e.source, e.target} & dropped],
        "locutions": range(len(graph.locutions)),
    }
    rest = attrs.evolve(
        graph,
        nodes=tuple(map(nodes.__getitem__, numbers["nodes"])),
        edges=tuple(map(edges.__getitem__, numbers["edges"])),
    )
    return rest, attrs.evolve(
        analyses,
        nodes=tuple(n for n in nodes if n.id in dropped),
        edges=tuple(e for e in edges if {e.source, e.target} & dropped),
        numbers=numbers,
    )
