"""A graph in the making: nodes by handle, numbered and put in order at the end."""

from __future__ import annotations

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
from disputatio.schemas.foreign.aif_corrections import corrected_node, mapping, rows
from disputatio.schemas.foreign.aif_numbers import (
    in_order,
    number_of,
    numbered,
    queued,
)

INWARD = "<"
"""Mark of an edge that enters the node it belongs to."""

OUTWARD = ">"
"""Mark of an edge that leaves the node it belongs to."""


class Owner(NamedTuple):
    """The element to which an edge belongs, with what it keeps of its edges."""

    key: str
    """Key of the element."""
    edges: Extras = NO_EXTRAS
    """Ids of its edges by mark and nodeID of the other end."""
    wanted: str | None = None
    """The id of its one edge that its key says."""


_NOBODY = Owner("")


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
        self._edges: list[tuple[int, int, str, Owner]] = []
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
        self._edges.append((source, target, mark, owner))

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
        wanted = map(_kept_id, self._kept, self._keys)
        ids = numbered(list(wanted), [node.id for node in others.nodes])
        nodes = list(map(corrected_node, self._nodes, self._kept, ids))
        edges = self._joined(ids, others.edges)
        ordered = in_order([*nodes, *others.nodes], rows(kept, "order"))
        named = zip(ids, self._keys, strict=True)
        return Graph(
            nodes=ordered,
            edges=in_order([*edges, *others.edges], rows(kept, "edge_order")),
            locutions=self._spoken(ids, ordered, kept, others.locutions),
            participants=people,
            keys={value: key for value, key in named if key is not None},
        )

    def _joined(self, ids: Sequence[str], others: Iterable[Edge]) -> list[Edge]:
        found = _kept_edges(self._edges, ids)
        numbers = numbered([edge.id or None for edge in found], [e.id for e in others])
        return [
            edge if edge.id == number else Edge(number, *edge[1:])
            for edge, number in zip(found, numbers, strict=True)
        ]

    def _spoken(
        self,
        ids: Sequence[str],
        ordered: Sequence[Node],
        kept: Extras,
        others: Iterable[Locution],
    ) -> tuple[Locution, ...]:
        place = {node.id: index for index, node in enumerate(ordered)}
        entries = [Locution(ids[handle], *e[1:]) for handle, e in self._entries]
        entries.sort(key=lambda entry: place[entry.node])
        return queued([*entries, *others], rows(kept, "locution_order"))


def _kept_id(kept: Extras, key: str | None) -> str | None:
    known = kept.get("id")
    if isinstance(known, str) and known:
        return known
    return key if key is not None and number_of(key) is not None else None


def _kept_edges(
    edges: Iterable[tuple[int, int, str, Owner]], ids: Sequence[str]
) -> list[Edge]:
    """Give the edges with the ids that their owners keep, by the id of the other end."""
    used: dict[tuple[str, str], int] = {}
    found = []
    for source, target, mark, owner in edges:
        name = mark + ids[target if mark == OUTWARD else source]
        entry = owner.edges.get(name)
        if entry is not None:
            place = used.get((owner.key, name), 0)
            used[owner.key, name] = place + 1
            entry = _at(entry, place)
        found.append(_kept_edge(entry, owner.wanted, ids[source], ids[target]))
    return found


def _at(value: Any, place: int) -> Any:
    if isinstance(value, tuple):
        return value[place] if place < len(value) else None
    return value if place == 0 else None


def _kept_edge(entry: Any, wanted: str | None, source: str, target: str) -> Edge:
    if type(entry) is not Extras:
        return Edge(entry if type(entry) is str else wanted or "", source, target)
    number, form = entry.get("id"), entry.get("formEdgeID")
    return Edge(
        number if isinstance(number, str) else "",
        source,
        target,
        form if isinstance(form, str) else None,
        mapping(entry, "more"),
    )
