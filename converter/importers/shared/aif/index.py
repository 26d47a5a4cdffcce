"""An AIF graph with its edges sorted by the node that they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from disputatio.converter.importers.shared.aif.rules import Where, placed
from disputatio.schemas.foreign.aif import (
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
from disputatio.schemas.foreign.aif_relations import comes_in
from disputatio.schemas.notices import Notice

_SOURCE, _TARGET = itemgetter(1), itemgetter(2)
_ABSENT = "absent"

_COMES_IN: dict[tuple[str | None, str | None], bool | str | None] = {
    (source, target): comes_in(source, target)
    for source in NODE_TYPES
    for target in NODE_TYPES
}
"""By the types of the ends of an edge whether it belongs to the node that it enters."""


Ends: TypeAlias = tuple[list[str], list[str]]
"""The nodes from which edges enter a node, and those to which edges leave it."""

Pairs: TypeAlias = list[tuple[str, str]]
"""Ends of edges: where each begins, and where it ends."""


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
        ends: where the edges that belong to every S-node begin and end.
        owned: these edges.
        heard: the ends of all edges that enter an L-node.
        spoken: those of all that leave one.
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
        self.heard: Pairs = []
        self.spoken: Pairs = []
        self.plain: list[Edge] = []
        self._loose: list[Edge] = []
        self.owned = self._add_edges(graph.edges)
        self.entries: dict[str, list[Locution]] = {}
        self._unspoken: list[Locution] = []
        self._add_entries(graph.locutions)
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

    def _add_edges(self, edges: Sequence[Edge]) -> Sequence[Edge]:
        """Sort edges by what they belong to; give those that belong to an S-node."""
        type_of = {key: node[1] for key, node in self.nodes.items()}.get
        types = zip(
            map(type_of, map(_SOURCE, edges)),
            map(type_of, map(_TARGET, edges)),
            strict=True,
        )
        ends, spoken, heard = self.ends, self.spoken, self.heard
        for edge, kinds in zip(edges, types, strict=True):
            _, source, target, _, _ = edge
            enters = _COMES_IN.get(kinds, _ABSENT)
            if enters is True:
                ends[target][0].append(source)
            elif enters is False:
                ends[source][1].append(target)
            elif enters is None:
                self.plain.append(edge)
            else:
                self._add_loose(edge)
                continue
            if kinds[0] == LOCUTION:
                spoken.append((source, target))
            if kinds[1] == LOCUTION:
                heard.append((source, target))
        if not self.plain and not self._loose:
            return edges
        others = set(map(id, chain(self.plain, self._loose)))
        return [edge for edge in edges if id(edge) not in others]

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

    def _add_entries(self, entries: Sequence[Locution]) -> None:
        nodes, found = self.nodes, self.entries
        for entry in entries:
            key = entry[0]
            if key not in nodes:
                self._add_unspoken(entry)
            elif key in found:
                found[key].append(entry)
            else:
                found[key] = [entry]

    def _add_unspoken(self, entry: Locution) -> None:
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
