"""An AIF graph with its edges sorted by the node that they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from disputatio.converter.importers.shared.aif.rules import Where, placed
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
from disputatio.schemas.foreign.aif_numbers import numbers_among
from disputatio.schemas.notices import Notice

_SOURCE, _TARGET = itemgetter(1), itemgetter(2)
_PLAIN = frozenset({INFORMATION, LOCUTION})

_OWNERS = {
    INFORMATION: SCHEME_TYPES,
    LOCUTION: SCHEME_TYPES,
    ILLOCUTION: frozenset[str](),
    **dict.fromkeys(SCHEME_TYPES - {ILLOCUTION}, frozenset({ILLOCUTION})),
}
"""By the type at which an edge begins: those at whose nodes it ends and to which it belongs.

It belongs to its S-node; between two of them see `foreign.aif_relations`.
"""


Ends: TypeAlias = tuple[list[Edge], list[Edge]]
"""The edges that enter a node and those that leave it, in the order of the file."""


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
        schemes: the S-nodes among them.
        locutions: the L-nodes.
        propositions: the I-nodes.
        numbered: the nodeIDs that are numbers.
        ends: the edges that belong to every S-node.
        spoken: all edges at every L-node.
        plain: edges between two I- or L-nodes.
        entries: locution entries by nodeID.
        others: what has no meaning here and is only kept.
    """

    def __init__(self, graph: Graph) -> None:
        """Sort a graph; any graph will do."""
        self._problems: list[Problem] = []
        self._strangers: list[Node] = []
        self.nodes = self._known(graph.nodes)
        nodes = self.nodes.values()
        self.schemes = [node for node in nodes if node[1] in SCHEME_TYPES]
        self.locutions = [node for node in nodes if node[1] == LOCUTION]
        self.propositions = [node for node in nodes if node[1] == INFORMATION]
        self.numbered = numbers_among(self.nodes)
        self.ends: dict[str, Ends] = {node[0]: ([], []) for node in self.schemes}
        self.spoken: dict[str, Ends] = {node[0]: ([], []) for node in self.locutions}
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

    def _known(self, nodes: Sequence[Node]) -> dict[str, Node]:
        """Give the nodes that have a meaning by their ids; tell of the others."""
        found = {node[0]: node for node in nodes}
        usual = NODE_TYPES.issuperset({node[1] for node in nodes})
        if usual and len(found) == len(nodes):
            return found
        known: dict[str, Node] = {}
        seen: set[str] = set()
        for node in nodes:
            if node.id not in seen and node.type in NODE_TYPES:
                known[node.id] = node
            else:
                self._add_stranger(node, repeated=node.id in seen)
            seen.add(node.id)
        return known

    def _add_stranger(self, node: Node, *, repeated: bool) -> None:
        if repeated:
            field, reason = "nodeID", "has the same nodeID as an earlier node"
        else:
            reason = f"has the type {node.type!r}, which is none of AIF's"
            field = "type"
        self._strangers.append(node)
        sentence = f"Node {node.id} {reason}; it is only kept."
        self._tell("NodeNotUnderstood", sentence, "nodes", node, field)

    def _add_edges(self, edges: Sequence[Edge]) -> None:
        type_of = {key: node[1] for key, node in self.nodes.items()}.get
        leaving = map(type_of, map(_SOURCE, edges))
        entering = map(type_of, map(_TARGET, edges))
        ends, spoken = self.ends, self.spoken
        for edge, leaves, enters in zip(edges, leaving, entering, strict=True):
            if leaves is None or enters is None:
                self._add_loose(edge)
                continue
            if leaves == LOCUTION:
                spoken[edge[1]][1].append(edge)
            if enters == LOCUTION:
                spoken[edge[2]][0].append(edge)
            if enters in _OWNERS[leaves]:
                ends[edge[2]][0].append(edge)
            elif leaves in _PLAIN:
                self.plain.append(edge)
            else:
                ends[edge[1]][1].append(edge)

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
