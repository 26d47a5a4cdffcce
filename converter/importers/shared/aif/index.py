"""An AIF graph with its edges sorted by the node that they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, count, repeat
from operator import or_
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
    chosen,
    values_of,
)
from disputatio.schemas.foreign.aif_numbers import numbers_among
from disputatio.schemas.foreign.aif_relations import comes_in
from disputatio.schemas.notices import Notice

_INTO, _OUT, _PLAIN, _LOOSE = range(4)
_SIDES = {True: _INTO, False: _OUT, None: _PLAIN}
_PLACES: dict[tuple[str | None, str | None], int] = {
    (source, target): _SIDES[comes_in(source, target)]
    for source in NODE_TYPES
    for target in NODE_TYPES
}
"""By the types of its ends where an edge belongs: to the node that it enters, to the one that it leaves, or to none."""

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
    number: int
    """The place of the record in it."""
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
        schemed: the nodeIDs of the S-nodes.
        entering: where the edges that belong to an S-node and enter it begin.
        leaving: where those that leave it end.
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
        self.schemed = frozenset(node[0] for node in self.schemes)
        self._loose: list[Edge] = []
        self._add_edges(graph.edges)
        self.entries: dict[str, list[Locution]] = {}
        self._unspoken: list[Locution] = []
        self._add_entries(graph.locutions)
        self.others = Graph(
            tuple(self._strangers), tuple(self._loose), tuple(self._unspoken)
        )

    def type(self, key: str) -> str:
        """Give the type of a node that is there."""
        return self.nodes[key].type

    def notices(self, where: Where) -> tuple[Notice, ...]:
        """Give a notice for each of the others.

        Args:
            where: gives the place of a record in a list of the graph.
        """
        return tuple(
            placed(rule, sentence, where(name, number).at(field))
            for rule, sentence, name, number, field in self._problems
        )

    def _known(self, nodes: Sequence[Node]) -> dict[str, Node]:
        """Give the nodes that have a meaning by their ids; tell of the others."""
        found = dict(zip(values_of(nodes, 0), nodes, strict=True))
        usual = NODE_TYPES.issuperset(values_of(nodes, 1))
        if usual and len(found) == len(nodes):
            return found
        known: dict[str, Node] = {}
        seen: set[str] = set()
        for number, node in enumerate(nodes):
            if node.id not in seen and node.type in NODE_TYPES:
                known[node.id] = node
            else:
                self._add_stranger(number, node, repeated=node.id in seen)
            seen.add(node.id)
        return known

    def _add_stranger(self, number: int, node: Node, *, repeated: bool) -> None:
        if repeated:
            field, reason = "nodeID", "has the same nodeID as an earlier node"
        else:
            reason = f"has the type {node.type!r}, which is none of AIF's"
            field = "type"
        self._strangers.append(node)
        sentence = f"Node {node.id} {reason}; it is only kept."
        self._tell("NodeNotUnderstood", sentence, "nodes", number, field)

    def _add_edges(self, edges: Sequence[Edge]) -> None:
        """Sort edges by what they belong to."""
        type_of = {key: node[1] for key, node in self.nodes.items()}.get
        sources, targets = values_of(edges, 1), values_of(edges, 2)
        kinds = list(zip(map(type_of, sources), map(type_of, targets), strict=True))
        places = list(map(_PLACES.get, kinds, repeat(_LOOSE)))
        into, out = ([place == side for place in places] for side in (_INTO, _OUT))
        self.entering = _by([*compress(targets, into)], [*compress(sources, into)])
        self.leaving = _by([*compress(sources, out)], [*compress(targets, out)])
        ends = list(zip(sources, targets, strict=True))
        says = [source == LOCUTION and target is not None for source, target in kinds]
        hears = [target == LOCUTION and source is not None for source, target in kinds]
        self.spoken: Pairs = list(compress(ends, says))
        self.heard: Pairs = list(compress(ends, hears))
        owned = list(map(or_, into, out))
        self.owned = edges if all(owned) else chosen(edges, owned)
        self.plain = list(chosen(edges, [place == _PLAIN for place in places]))
        for number, place in enumerate(places):
            if place == _LOOSE:
                self._add_loose(number, edges[number])

    def _add_loose(self, number: int, edge: Edge) -> None:
        self._loose.append(edge)
        ends = {"fromID": ("begins", edge.source), "toID": ("ends", edge.target)}
        absent = {k: end for k, end in ends.items() if end[1] not in self.nodes}
        said = " and ".join(f"{verb} at {key}" for verb, key in absent.values())
        which = "which are no nodes" if len(absent) > 1 else "which is no node"
        sentence = f"Edge {edge.id or '?'} {said}, {which} of the debate"
        field = next(iter(absent))
        told = f"{sentence}; it is only kept."
        self._tell("ReferenceBroken", told, "edges", number, field)

    def _add_entries(self, entries: Sequence[Locution]) -> None:
        nodes, found = self.nodes, self.entries
        for number, entry in enumerate(entries):
            key = entry[0]
            if key not in nodes:
                self._add_unspoken(number, entry)
            elif key in found:
                found[key].append(entry)
            else:
                found[key] = [entry]

    def _add_unspoken(self, number: int, entry: Locution) -> None:
        self._unspoken.append(entry)
        sentence = f"A locution names {entry.node}, which is no node of the debate"
        told = f"{sentence}; it is only kept."
        self._tell("ReferenceBroken", told, "locutions", number, "nodeID")

    def _tell(
        self,
        rule: str,
        sentence: str,
        name: str,
        number: int,
        field: str,
    ) -> None:
        self._problems.append(Problem(rule, sentence, name, number, field))


def _by(keys: Sequence[str], values: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Give for every key its values, in their order."""
    found: dict[str, tuple[str, ...]] = dict(zip(keys, zip(values), strict=True))
    if len(found) < len(keys):
        last = dict(zip(keys, count()))
        earlier: dict[str, list[str]] = {}
        for place, key in enumerate(keys):
            if last[key] != place:
                earlier.setdefault(key, []).append(values[place])
        found |= {key: (*each, *found[key]) for key, each in earlier.items()}
    return found
