"""An AIF graph with its edges sorted by the node that they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import Factory, define

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
from disputatio.schemas.notices import Notice, notice


@define
class Ends:
    """The edges that belong to one S-node, in the order of the file."""

    incoming: list[Edge] = Factory(list)
    """Edges that enter it."""
    outgoing: list[Edge] = Factory(list)
    """Edges that leave it."""


class Index:
    """The nodes that have a meaning, with edges and locution entries by node.

    Attributes:
        nodes: by nodeID, in the order of the file.
        ends: the edges of every S-node.
        plain: edges between two I- or L-nodes.
        touching: for every node the nodes at the other ends of its edges.
        entries: locution entries by nodeID.
        others: what has no meaning here and is only kept.
        notices: one for each of the others.
    """

    def __init__(self, graph: Graph) -> None:
        """Sort a graph; any graph will do."""
        self.nodes: dict[str, Node] = {}
        self.notices: list[Notice] = []
        self._strangers: list[Node] = []
        for node in graph.nodes:
            self._add_node(node)
        self.ends = {n.id: Ends() for n in self.of_types(*SCHEME_TYPES)}
        self.plain: list[Edge] = []
        self.leaving: dict[str, list[Edge]] = {key: [] for key in self.nodes}
        self.entering: dict[str, list[Edge]] = {key: [] for key in self.nodes}
        self._loose: list[Edge] = []
        for edge in graph.edges:
            self._add_edge(edge)
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

    def _add_node(self, node: Node) -> None:
        if node.id in self.nodes:
            reason = "has the same nodeID as an earlier node"
        elif node.type not in NODE_TYPES:
            reason = f"has the type {node.type!r}, which is none of AIF's"
        else:
            self.nodes[node.id] = node
            return
        self._strangers.append(node)
        self._tell("NodeNotUnderstood", f"Node {node.id} {reason}; it is only kept.")

    def _add_edge(self, edge: Edge) -> None:
        absent = [k for k in (edge.source, edge.target) if k not in self.nodes]
        if absent:
            self._loose.append(edge)
            sentence = f"Edge {edge.id or '?'} ends at {absent[0]}, which is no node"
            self._tell("ReferenceBroken", f"{sentence} of the debate; it is only kept.")
            return
        self.leaving[edge.source].append(edge)
        self.entering[edge.target].append(edge)
        owner = self._owner(edge)
        if owner is None:
            self.plain.append(edge)
        elif owner == edge.source:
            self.ends[owner].outgoing.append(edge)
        else:
            self.ends[owner].incoming.append(edge)

    def _owner(self, edge: Edge) -> str | None:
        """Give the S-node to which an edge belongs (see `foreign.aif_relations`)."""
        plain = {INFORMATION, LOCUTION}
        source, target = self.type(edge.source), self.type(edge.target)
        if source in plain:
            return None if target in plain else edge.target
        illocution = target == ILLOCUTION and source != ILLOCUTION
        return edge.target if illocution else edge.source

    def _add_entry(self, entry: Locution) -> None:
        if entry.node in self.nodes:
            self.entries.setdefault(entry.node, []).append(entry)
            return
        self._unspoken.append(entry)
        sentence = f"A locution names {entry.node}, which is no node of the debate"
        self._tell("ReferenceBroken", f"{sentence}; it is only kept.")

    def _tell(self, rule: str, sentence: str) -> None:
        self.notices.append(notice(rule, sentence))
