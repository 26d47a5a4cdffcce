"""An AIF graph with the places of its records, for those who look for oddities."""

from __future__ import annotations

from collections.abc import Sequence

from disputatio.converter.importers.shared.aif.rules import (
    NOWHERE,
    Finding,
    Place,
    Said,
    Words,
    worded,
)
from disputatio.schemas.foreign.aif import NODE_TYPES, Graph, Node
from disputatio.schemas.text import shortened


class Site:
    """A graph as it stands in a file, odd records included.

    Attributes:
        graph: the graph.
        nodes: the nodes by nodeID, the first of each.
        repeated: the numbers of nodes whose nodeID an earlier one has.
        entering: for each node the nodes from which edges lead to it, in order.
        leaving: for each node the nodes to which edges lead.
    """

    def __init__(
        self,
        graph: Graph,
        *,
        nodes: Sequence[Place] = (),
        edges: Sequence[Place] = (),
        locutions: Sequence[Place] = (),
        participants: Sequence[Place] = (),
    ) -> None:
        """Index a graph; places are those of its records, in the same order."""
        self.graph = graph
        self._places = {
            "nodes": nodes,
            "edges": edges,
            "locutions": locutions,
            "participants": participants,
        }
        self.nodes: dict[str, Node] = {}
        self._first: dict[str, int] = {}
        self.repeated: list[int] = []
        for number, node in enumerate(graph.nodes):
            if node.id in self.nodes:
                self.repeated.append(number)
            else:
                self.nodes[node.id] = node
                self._first[node.id] = number
        self.entering: dict[str, list[str]] = {key: [] for key in self.nodes}
        self.leaving: dict[str, list[str]] = {key: [] for key in self.nodes}
        for edge in graph.edges:
            if edge.source in self.nodes and edge.target in self.nodes:
                self.entering[edge.target].append(edge.source)
                self.leaving[edge.source].append(edge.target)

    def type(self, key: str) -> str:
        """Give the type of a node that is there."""
        return self.nodes[key].type

    def place(self, records: str, number: int) -> Place:
        """Give the place of a record of one of the four lists of a graph."""
        places = self._places[records]
        return places[number] if number < len(places) else NOWHERE

    def at(self, node: str) -> Place:
        """Give the place of a node."""
        return self.place("nodes", self._first[node])

    def node_finding(
        self, rule: str, node: str, problem: Words, field: str = ""
    ) -> Finding:
        """Give a finding about a node, with its type and id before the words."""

        def say() -> Said:
            place = self.at(node).at(field) if field else self.at(node)
            return Said(f"{self.named(node)} {worded(problem)}", place, node)

        return Finding(rule, say)

    def named(self, node: str) -> str:
        """Give a node's type and id, for sentences."""
        kind = self.type(node)
        return f"{kind if kind in NODE_TYPES else 'node'} {shortened(node, 60)}"
