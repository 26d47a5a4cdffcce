"""An AIF graph with its edges sorted by the node that they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from disputatio.converter.importers.shared.aif_rules import Where, placed
from disputatio.schemas.foreign.aif import (
    ILLOCUTION,
    INFORMATION,
    LOCUTION,
    NODE_TYPES,
    SCHEME_TYPES,
    Edge,
    Graph,
    Locution,
    Node,
)
from disputatio.schemas.notices import Notice

_PLAIN = frozenset({INFORMATION, LOCUTION})


class Ends(NamedTuple):
    """The edges at one node, in the order of the file."""

    incoming: list[Edge]
    """Edges that enter it."""
    outgoing: list[Edge]
    """Edges that leave it."""


class Problem(NamedTuple):
    """Something of a graph that has no meaning in a debate."""

    rule: str
    """Rule of the notice."""
    sentence: str
    """What is wrong."""
    list: str
    """In which list of the graph it stands."""
    record: Node | Edge | Locution
    """The record."""
    field: str
    """Which field of it."""


class Index:
    """The nodes that have a meaning, with edges and locution entries by node.

    Attributes:
        nodes: by nodeID, in the order of the file.
        ends: the edges that belong to every S-node.
        spoken: all edges at every L-node.
        plain: edges between two I- or L-nodes.
        entries: locution entries by nodeID.
        others: what has no meaning here and is only kept.
    """

    def __init__(self, graph: Graph) -> None:
        """Sort a graph; any graph will do."""
        self.nodes: dict[str, Node] = {}
        self._problems: list[Problem] = []
        self._strangers: list[Node] = []
        self._seen: set[str] = set()
        for node in graph.nodes:
            self._add_node(node)
        self.ends = {n.id: Ends([], []) for n in self.of_types(*SCHEME_TYPES)}
        self.spoken = {n.id: Ends([], []) for n in self.of_types(LOCUTION)}
        self.plain: list[Edge] = []
        self._loose: list[Edge] = []
        self._add_edges(graph.edges)
        self.entries: dict[str, list[Locution]] = {}
        self._unspoken: list[Locution] = []
        for entry in graph.locutions:
            self._add_entry(entry)
        self.others = Graph(
            tuple(self._strangers), tuple(self._loose), tuple(self._unspoken)
        )

    def of_types(self, *types: str) -> Iterator[Node]:
        """Give the nodes of some types, in the order of the file."""
        return (node for node in self.nodes.values() if node.type in types)

    def type(self, key: str) -> str:
        """Give the type of a node that is there."""
        return self.nodes[key].type

    def notices(self, graph: Graph, where: Where) -> tuple[Notice, ...]:
        """Give a notice for each of the others.

        Args:
            graph: the graph as it was read, with these records in it.
            where: gives the place of a record in a list of the file.
        """
        if not self._problems:
            return ()
        places = {
            id(record): number
            for name in ("nodes", "edges", "locutions")
            for number, record in enumerate(getattr(graph, name))
        }
        return tuple(
            placed(rule, sentence, where(name, places[id(record)]).at(field))
            for rule, sentence, name, record, field in self._problems
        )

    def _add_node(self, node: Node) -> None:
        if node.id in self._seen:
            field, reason = "nodeID", "has the same nodeID as an earlier node"
        elif node.type not in NODE_TYPES:
            reason = f"has the type {node.type!r}, which is none of AIF's"
            field = "type"
        else:
            self.nodes[node.id] = node
            self._seen.add(node.id)
            return
        self._seen.add(node.id)
        self._strangers.append(node)
        sentence = f"Node {node.id} {reason}; it is only kept."
        self._tell("NodeNotUnderstood", sentence, "nodes", node, field)

    def _add_edges(self, edges: Iterable[Edge]) -> None:
        nodes, ends, spoken = self.nodes, self.ends, self.spoken
        for edge in edges:
            source, target = nodes.get(edge.source), nodes.get(edge.target)
            if source is None or target is None:
                self._add_loose(edge)
                continue
            if source.type == LOCUTION:
                spoken[edge.source].outgoing.append(edge)
            if target.type == LOCUTION:
                spoken[edge.target].incoming.append(edge)
            if _owns_what_enters(source.type, target.type):
                ends[edge.target].incoming.append(edge)
            elif source.type in _PLAIN:
                self.plain.append(edge)
            else:
                ends[edge.source].outgoing.append(edge)

    def _add_loose(self, edge: Edge) -> None:
        self._loose.append(edge)
        ends = {"fromID": ("begins", edge.source), "toID": ("ends", edge.target)}
        absent = {k: end for k, end in ends.items() if end[1] not in self.nodes}
        said = " and ".join(f"{verb} at {key}" for verb, key in absent.values())
        which = "which are no nodes" if len(absent) > 1 else "which is no node"
        sentence = f"Edge {edge.id or '?'} {said}, {which} of the debate"
        field = next(iter(absent))
        told = f"{sentence}; it is only kept."
        self._tell("ReferenceBroken", told, "edges", edge, field)

    def _add_entry(self, entry: Locution) -> None:
        if entry.node in self.nodes:
            self.entries.setdefault(entry.node, []).append(entry)
            return
        self._unspoken.append(entry)
        sentence = f"A locution names {entry.node}, which is no node of the debate"
        told = f"{sentence}; it is only kept."
        self._tell("ReferenceBroken", told, "locutions", entry, "nodeID")

    def _tell(
        self,
        rule: str,
        sentence: str,
        name: str,
        record: Node | Edge | Locution,
        field: str,
    ) -> None:
        self._problems.append(Problem(rule, sentence, name, record, field))


def _owns_what_enters(source: str, target: str) -> bool:
    """Say whether an edge belongs to the node that it enters.

    It belongs to its S-node; between two of them see `foreign.aif_relations`.
    """
    if source in _PLAIN:
        return target not in _PLAIN
    return target == ILLOCUTION and source != ILLOCUTION
