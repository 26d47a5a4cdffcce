"""A graph in the making: nodes by handle, numbered and put in order at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import attrs
from attrs import frozen

from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.aif import (
    AifParticipant,
    Edge,
    Graph,
    Locution,
    Node,
)
from disputatio.schemas.foreign.aif_corrections import corrected_node, mapping, rows

INWARD = "<"
"""Mark of an edge that enters the node it belongs to."""

OUTWARD = ">"
"""Mark of an edge that leaves the node it belongs to."""

_DECIMAL = re.compile(r"[0-9]+(?:_[0-9]+)*", re.ASCII)
_LONGEST_ID = 40
_Item = TypeVar("_Item", Node, Edge)


def number_of(value: str) -> int | None:
    """Give the number that an id writes ("7", or "2_16" as DialAM's), or None."""
    if len(value) > _LONGEST_ID or not _DECIMAL.fullmatch(value):
        return None
    return int(value)


@frozen
class Owner:
    """The element to which an edge belongs, with what it keeps of its edges."""

    key: str
    """Key of the element."""
    edges: Extras = NO_EXTRAS
    """Ids of its edges by mark and nodeID of the other end."""
    wanted: str | None = None
    """The id of its one edge that its key says."""


_NOBODY = Owner("")


@frozen
class _Edge:
    """An edge between two handles."""

    source: int
    target: int
    mark: str
    owner: Owner


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
        self._edges: list[_Edge] = []
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

    def join(
        self,
        source: int,
        target: int,
        mark: str = OUTWARD,
        owner: Owner = _NOBODY,
    ) -> None:
        """Add an edge; `mark` says at which of its ends its owner is."""
        self._edges.append(_Edge(source, target, mark, owner))

    def speak(self, handle: int, entries: Iterable[Locution]) -> None:
        """Add locution entries of a node."""
        self._entries += ((handle, entry) for entry in entries)

    def graph(
        self, people: tuple[AifParticipant, ...], kept: Extras, others: Graph
    ) -> Graph:
        """Number everything, and put it in the order that files have.

        Args:
            people: the participants.
            kept: what AIF keeps beside the debate: orders.
            others: nodes, edges and entries without a meaning for the model.
        """
        taken = [node.id for node in others.nodes]
        ids = self._numbered(taken)
        nodes = [*self._identified(ids), *others.nodes]
        edges = [*self._joined(ids, others.edges), *others.edges]
        entries = [attrs.evolve(e, node=ids[h]) for h, e in self._entries]
        keys = {ids[h]: key for h, key in enumerate(self._keys) if key is not None}
        ordered = _in_order(nodes, rows(kept, "order"))
        place = {node.id: index for index, node in enumerate(ordered)}
        entries.sort(key=lambda entry: place[entry.node])
        return Graph(
            nodes=ordered,
            edges=_in_order(edges, rows(kept, "edge_order")),
            locutions=_as_queued([*entries, *others.locutions], kept),
            participants=people,
            keys=keys,
        )

    def _numbered(self, taken: Iterable[str]) -> list[str]:
        wanted = [
            _kept_id(kept, key)
            for kept, key in zip(self._kept, self._keys, strict=True)
        ]
        return numbered(wanted, taken)

    def _identified(self, ids: Sequence[str]) -> Iterable[Node]:
        for node, kept, key in zip(self._nodes, self._kept, ids, strict=True):
            yield corrected_node(node, kept, key)

    def _joined(self, ids: Sequence[str], others: Iterable[Edge]) -> Iterable[Edge]:
        found = list(_kept_edges(self._edges, ids))
        taken = (edge.id for edge in others)
        numbers = numbered([edge.id or None for edge in found], taken)
        for edge, number in zip(found, numbers, strict=True):
            yield edge if edge.id == number else attrs.evolve(edge, id=number)


def numbered(wanted: Sequence[str | None], taken: Iterable[str]) -> list[str]:
    """Give every wanted id once, and numbers above all of them to the rest."""
    seen = set(taken)
    result: list[str | None] = []
    for value in wanted:
        result.append(value if value not in seen else None)
        if value is not None:
            seen.add(value)
    following = 1 + max((number_of(value) or 0 for value in seen), default=0)
    final: list[str] = []
    for known in result:
        final.append(known if known is not None else str(following))
        following += known is None
    return final


def _kept_id(kept: Extras, key: str | None) -> str | None:
    known = kept.get("id")
    if isinstance(known, str) and known:
        return known
    return key if key is not None and number_of(key) is not None else None


def _kept_edges(edges: Iterable[_Edge], ids: Sequence[str]) -> Iterable[Edge]:
    """Give the edges with the ids that their owners keep, by the id of the other end."""
    used: dict[tuple[str, str], int] = {}
    for edge in edges:
        source, target = ids[edge.source], ids[edge.target]
        name = edge.mark + (target if edge.mark == OUTWARD else source)
        owner = edge.owner
        place = used.get((owner.key, name), 0)
        used[owner.key, name] = place + 1
        entry = _at(owner.edges.get(name), place)
        yield _kept_edge(entry, owner.wanted, source, target)


def _at(value: Any, place: int) -> Any:
    if isinstance(value, tuple):
        return value[place] if place < len(value) else None
    return value if place == 0 else None


def _kept_edge(entry: Any, wanted: str | None, source: str, target: str) -> Edge:
    if isinstance(entry, Extras):
        number, form = entry.get("id"), entry.get("formEdgeID")
        return Edge(
            number if isinstance(number, str) else "",
            source,
            target,
            form if isinstance(form, str) else None,
            mapping(entry, "more"),
        )
    return Edge(entry if isinstance(entry, str) else wanted or "", source, target)


def rank_of(value: str) -> tuple[bool, int]:
    """Give what ids are sorted by: their numbers, then those that have none."""
    number = number_of(value)
    return number is None, number or 0


def _in_order(items: Iterable[_Item], order: tuple[Any, ...]) -> tuple[_Item, ...]:
    """Sort by number; where the file had another order, by that."""
    result = sorted(items, key=lambda item: rank_of(item.id))
    if order:
        places = {v: i for i, v in enumerate(order) if isinstance(v, str)}
        result.sort(key=lambda item: places.get(item.id, len(order)))
    return tuple(result)


def _as_queued(entries: list[Locution], kept: Extras) -> tuple[Locution, ...]:
    """Give entries in the order in which the file names their nodes."""
    order = rows(kept, "locution_order")
    if not order:
        return tuple(entries)
    queues: dict[str, list[Locution]] = {}
    for entry in reversed(entries):
        queues.setdefault(entry.node, []).append(entry)
    first = [
        queues[name].pop()
        for name in order
        if isinstance(name, str) and queues.get(name)
    ]
    rest = (entry for queue in queues.values() for entry in reversed(queue))
    return (*first, *rest)
