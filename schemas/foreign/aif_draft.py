"""A graph in the making: nodes by handle, numbered and put in order at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any, NamedTuple

from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.aif import (
    AifParticipant,
    Edge,
    Graph,
    Locution,
    Node,
)
from disputatio.schemas.foreign.aif_columns import (
    EDGES,
    TIMESTAMPS,
    Column,
    edge_name,
)
from disputatio.schemas.foreign.aif_corrections import (
    corrected_node,
    mapping,
    node_id,
    rows,
)
from disputatio.schemas.foreign.aif_numbers import (
    filled,
    in_order,
    numbered,
    queued,
)


class Owner(NamedTuple):
    """What an edge without an S-node keeps of itself."""

    key: str
    """Key of the relation that it is."""
    edges: Extras = NO_EXTRAS
    """Its id by its name."""
    wanted: str | None = None
    """The id that the key says."""


class Draft:
    """Collects nodes, edges and locutions; `graph` numbers them.

    Attributes:
        handles: for the key of an element the handle of its node.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.handles: dict[str, int] = {}
        self._nodes: list[Node] = []
        self._kept: list[Extras] = []
        self._keys: list[str | None] = []
        self._edges: list[tuple[int, int, Owner | None]] = []
        self._entries: list[tuple[int, Locution]] = []

    def add(self, node: Node, key: str | None = None, kept: Extras = NO_EXTRAS) -> int:
        """Add a node (its id is given later) and give its handle.

        An element's key is known from then on; the first node of an element counts.
        """
        handle = len(self._nodes)
        self._nodes.append(node)
        self._kept.append(kept)
        self._keys.append(key)
        if key is not None:
            self.handles.setdefault(key, handle)
        return handle

    def join(self, source: int, target: int, owner: Owner | None = None) -> None:
        """Add an edge; the owner is the relation that it is, where there is no S-node."""
        self._edges.append((source, target, owner))

    def speak(self, handle: int, entries: Iterable[Locution]) -> None:
        """Add locution entries of a node."""
        self._entries += zip(repeat(handle), entries, strict=False)

    def graph(
        self, people: tuple[AifParticipant, ...], kept: Extras, others: Graph
    ) -> Graph:
        """Number everything, and put it in the order that files have.

        Args:
            people: the participants.
            kept: what AIF keeps beside the debate: orders.
            others: nodes, edges and entries without a meaning for the model.
        """
        wanted = map(_wanted_id, self._kept, self._keys)
        ids = numbered(list(wanted), _named(others))
        times = Column(kept, TIMESTAMPS).of(ids)
        nodes = list(map(corrected_node, self._nodes, self._kept, ids, times))
        self._nodes.clear()
        nodes += others.nodes
        ordered = in_order(nodes, rows(kept, "order"))
        del nodes, times
        edges = self._joined(ids, mapping(kept, EDGES), others.edges)
        self._edges.clear()
        edges += others.edges
        named = zip(ids, self._keys, strict=True)
        return Graph(
            nodes=ordered,
            edges=in_order(edges, rows(kept, "edge_order")),
            locutions=self._spoken(ids, ordered, kept, others.locutions),
            participants=people,
            keys={value: key for value, key in named if key is not None},
        )

    def _joined(
        self, ids: Sequence[str], kept: Extras, others: Iterable[Edge]
    ) -> list[Edge]:
        found = _kept_edges(self._edges, ids, kept)
        numbers = filled([edge.id or None for edge in found], [e.id for e in others])
        for place, (edge, number) in enumerate(zip(found, numbers, strict=True)):
            if edge.id != number:
                found[place] = Edge(number, *edge[1:])
        return found

    def _spoken(
        self,
        ids: Sequence[str],
        ordered: Sequence[Node],
        kept: Extras,
        others: Iterable[Locution],
    ) -> tuple[Locution, ...]:
        place: dict[str, int] = {}
        for index, node in enumerate(ordered):
            place.setdefault(node.id, index)
        entries = [Locution(ids[handle], *e[1:]) for handle, e in self._entries]
        entries.sort(key=lambda entry: place[entry.node])
        spoken = [*entries, *others]
        return queued(spoken, [e.node for e in spoken], rows(kept, "locution_order"))


def _named(others: Graph) -> Iterable[str]:
    """Give every nodeID that stands in what has no meaning: no new node may have it."""
    yield from (node.id for node in others.nodes)
    yield from (entry.node for entry in others.locutions)
    for edge in others.edges:
        yield edge.source
        yield edge.target


def _wanted_id(kept: Extras, key: str | None) -> str | None:
    return None if key is None else node_id(kept, key)


def _kept_edges(
    edges: Sequence[tuple[int, int, Owner | None]], ids: Sequence[str], kept: Extras
) -> list[Edge]:
    """Give the edges with the ids that are kept by the names of their ends."""
    ends = [(ids[source], ids[target]) for source, target, _ in edges]
    if not kept and not any(owner for _, _, owner in edges):
        return [Edge("", *pair) for pair in ends]
    names = [edge_name(source, target) for source, target in ends]
    entries = list(map(kept.get, names))
    if len(set(names)) < len(names):
        entries = _one_each(names, entries)
    for place, (_, _, owner) in enumerate(edges):
        if owner is not None:
            entries[place] = owner.edges.get(names[place], owner.wanted)
    return [_kept_edge(entry, *pair) for entry, pair in zip(entries, ends, strict=True)]


def _one_each(names: Sequence[str], entries: Iterable[Any]) -> list[Any]:
    """Give every edge of one name an entry of its own, while there are any."""
    used: Counter[str] = Counter()
    found = []
    for name, entry in zip(names, entries, strict=True):
        several = entry if type(entry) is tuple else (entry,)
        place = used[name]
        used[name] += 1
        found.append(several[place] if place < len(several) else None)
    return found


def _kept_edge(entry: Any, source: str, target: str) -> Edge:
    if type(entry) is tuple:
        entry = entry[0] if entry else None
    if type(entry) is not Extras:
        return Edge(entry if type(entry) is str else "", source, target)
    number, form = entry.get("id"), entry.get("formEdgeID")
    return Edge(
        number if isinstance(number, str) else "",
        source,
        target,
        form if isinstance(form, str) else None,
        mapping(entry, "more"),
    )
