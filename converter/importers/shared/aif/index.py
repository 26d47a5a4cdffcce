"""An AIF graph with its edges sorted by the node that they belong to."""

from __future__ import annotations

from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import compress, count, product, repeat
from operator import add
from typing import NamedTuple

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
    Records,
    chosen,
    in_columns,
    values_of,
)
from disputatio.schemas.foreign.aif_numbers import are_numbers, numbers_among
from disputatio.schemas.foreign.aif_relations import comes_in
from disputatio.schemas.notices import Notice
from disputatio.schemas.text import shortened

_TYPES = (*sorted(NODE_TYPES), None)
"""The types of the ends of edges; None is that of a node that is not there."""

_CODES = dict(zip(_TYPES, count()))
_SIZE = len(_TYPES)
_ABSENT = _CODES[None]


def _table(values: Iterable[int]) -> bytes:
    """Give what `bytes.translate` takes, of the values for the first bytes."""
    return bytes(values).ljust(256, b"\0")


def _of_ends(asked: Callable[[str | None, str | None], bool | None]) -> bytes:
    """Give the table of a question about the types of the ends of an edge."""
    return _table(bool(asked(*ends)) for ends in product(_TYPES, _TYPES))


def _side(source: str | None, target: str | None) -> bool | None:
    return None if source is None or target is None else comes_in(source, target)


_ROWS = _table(_SIZE * code for code in range(_SIZE))
_INTO = _of_ends(lambda *ends: _side(*ends) is True)
_OUT = _of_ends(lambda *ends: _side(*ends) is False)
_OWNED = _of_ends(lambda *ends: _side(*ends) is not None)
_LOOSE = _of_ends(lambda *ends: None in ends)
_PLAIN = _of_ends(lambda *ends: None not in ends and _side(*ends) is None)


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
        nodes: in the order of the file.
        ids: the nodeIDs, in the same order.
        schemes: the S-nodes among them.
        locutions: the L-nodes.
        propositions: the I-nodes.
        numbered: the nodeIDs that are numbers.
        entering: where the edges that belong to an S-node and enter it begin.
        leaving: where those that leave it end.
        owned: these edges.
        plain: edges between two I- or L-nodes.
        entries: locution entries by nodeID.
        others: what has no meaning here and is only kept.
    """

    def __init__(self, graph: Graph) -> None:
        """Sort a graph; any graph will do."""
        self._problems: list[Problem] = []
        self._strangers: list[Node] = []
        self.nodes = self._known(in_columns(Node, graph.nodes))
        ids, kinds = self.nodes.fields[:2]
        codes = bytes(map(_CODES.__getitem__, kinds))
        self._codes: dict[str, int] = dict(zip(ids, codes, strict=True))
        self.ids: AbstractSet[str] = self._codes.keys()
        self.schemes = self._of_types(codes, SCHEME_TYPES)
        self.locutions = self._of_types(codes, {LOCUTION})
        self.propositions = self._of_types(codes, {INFORMATION})
        self.numbered = self.ids if are_numbers(ids) else numbers_among(ids)
        self._loose: list[Edge] = []
        self._add_edges(graph.edges)
        self._unspoken: list[Locution] = []
        self.entries = self._entries(graph.locutions)
        self.others = Graph(
            tuple(self._strangers), tuple(self._loose), tuple(self._unspoken)
        )

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """The nodes by nodeID."""
        return dict(zip(self.ids, self.nodes, strict=True))

    def type(self, key: str) -> str:
        """Give the type of a node that is there."""
        return _TYPES[self._codes[key]] or ""

    def between(
        self, sources: Collection[str], targets: Collection[str]
    ) -> tuple[Iterator[str], Iterator[str]]:
        """Give where the edges between nodes of some types begin, and where they end."""
        asked = _of_ends(lambda source, target: source in sources and target in targets)
        which = self._ends.translate(asked)
        return compress(self._sources, which), compress(self._targets, which)

    def notices(self, where: Where) -> tuple[Notice, ...]:
        """Give a notice for each of the others.

        Args:
            where: gives the place of a record in a list of the graph.
        """
        return tuple(
            placed(rule, sentence, where(name, number).at(field))
            for rule, sentence, name, number, field in self._problems
        )

    def _of_types(self, codes: bytes, types: Collection[str]) -> Records[Node]:
        which = codes.translate(_table(kind in types for kind in _TYPES))
        return self.nodes.at([*compress(count(), which)])

    def _known(self, nodes: Records[Node]) -> Records[Node]:
        """Give the nodes that have a meaning; tell of the others."""
        ids, kinds = nodes.fields[:2]
        if NODE_TYPES.issuperset(kinds) and len(set(ids)) == len(ids):
            return nodes
        known: list[Node] = []
        seen: set[str] = set()
        for number, node in enumerate(nodes):
            if node.id not in seen and node.type in NODE_TYPES:
                known.append(node)
            else:
                self._add_stranger(number, node, repeated=node.id in seen)
            seen.add(node.id)
        return in_columns(Node, known)

    def _add_stranger(self, number: int, node: Node, *, repeated: bool) -> None:
        if repeated:
            field, reason = "nodeID", "has the same nodeID as an earlier node"
        else:
            reason = f"has the type {node.type[:40]!r}, which is none of AIF's"
            field = "type"
        self._strangers.append(node)
        sentence = f"Node {shortened(node.id, 60)} {reason}; it is only kept."
        self._tell("NodeNotUnderstood", sentence, "nodes", number, field)

    def _add_edges(self, edges: Sequence[Edge]) -> None:
        """Sort edges by what they belong to."""
        sources, targets = values_of(edges, 1), values_of(edges, 2)
        begins, ends = (
            bytes(map(self._codes.get, each, repeat(_ABSENT)))
            for each in (sources, targets)
        )
        self._sources, self._targets = sources, targets
        self._ends = ends = bytes(map(add, begins.translate(_ROWS), ends))
        into, out = ends.translate(_INTO), ends.translate(_OUT)
        self.entering = _by([*compress(targets, into)], [*compress(sources, into)])
        self.leaving = _by([*compress(sources, out)], [*compress(targets, out)])
        owned = ends.translate(_OWNED)
        self.owned = chosen(edges, owned) if 0 in owned else edges
        self.plain = list(chosen(edges, ends.translate(_PLAIN)))
        for number in compress(count(), ends.translate(_LOOSE)):
            self._add_loose(number, edges[number])

    def _add_loose(self, number: int, edge: Edge) -> None:
        self._loose.append(edge)
        ends = {"fromID": ("begins", edge.source), "toID": ("ends", edge.target)}
        absent = {k: end for k, end in ends.items() if end[1] not in self.ids}
        told = [f"{verb} at {shortened(key, 60)}" for verb, key in absent.values()]
        said = " and ".join(told)
        which = "which are no nodes" if len(absent) > 1 else "which is no node"
        sentence = f"Edge {shortened(edge.id or '?', 60)} {said}, {which} of the debate"
        field = next(iter(absent))
        self._tell(
            "ReferenceBroken", f"{sentence}; it is only kept.", "edges", number, field
        )

    def _entries(self, entries: Sequence[Locution]) -> Mapping[str, Sequence[Locution]]:
        """Give the entries of nodes that are there; tell of the others."""
        ids, keys = self.ids, values_of(entries, 0)
        alone = dict(zip(keys, zip(entries), strict=True))
        if len(alone) == len(keys) and ids >= alone.keys():
            return alone
        found: dict[str, list[Locution]] = {}
        for number, entry in enumerate(entries):
            if entry[0] in ids:
                found.setdefault(entry[0], []).append(entry)
            else:
                self._add_unspoken(number, entry)
        return found

    def _add_unspoken(self, number: int, entry: Locution) -> None:
        self._unspoken.append(entry)
        sentence = f"A locution names {shortened(entry.node, 60)}, which is no node of the debate"
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
