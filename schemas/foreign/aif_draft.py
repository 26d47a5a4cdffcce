"""A graph in the making: nodes by handle, numbered and put in order at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any, NamedTuple

from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.aif import (
    NO_ENTRY,
    AifParticipant,
    Edge,
    Graph,
    Locution,
    Node,
    columns,
)
from disputatio.schemas.foreign.aif_columns import (
    EDGES,
    TIMESTAMPS,
    Column,
    edge_names,
)
from disputatio.schemas.foreign.aif_corrections import (
    corrected_entries,
    corrected_node,
    mapping,
    node_id,
    rows,
)
from disputatio.schemas.foreign.aif_numbers import (
    filled,
    in_order,
    numbered,
    numbers_of,
    queued,
)
from disputatio.schemas.foreign.aif_rooms import Places, Room

_TEXT = frozenset({str})

UNNAMED = "unnamed"
"""Where AIF keeps corrections of nodes that stand for no element of their own."""


class Part(NamedTuple):
    """A node as it was derived, before any correction of it."""

    id: str
    """Its nodeID in the graph."""
    name: str
    """What `UNNAMED` calls it; the key of its element where that has no other node."""
    key: str | None
    """The key of the element that it stands for; None where it stands for none, or not first."""
    node: Node
    """The node without its id."""
    kept: Extras
    """What AIF keeps of it."""
    default: Locution
    """The locution entry that is derived for it."""
    expected: int
    """How many of these there are."""


class Join(NamedTuple):
    """An edge as it was derived."""

    source: str
    """nodeID at which it begins."""
    target: str
    """nodeID at which it ends."""
    owner: str | None
    """The key of the relation that it is, where there is no S-node."""


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
        room: remembers what is asked for while the graph is made.
        tells_people: whether entries and unknown authors are asked for.
    """

    tells_people = True

    def __init__(self, kept: Extras = NO_EXTRAS, room: Room | None = None) -> None:
        """Begin with nothing.

        Args:
            kept: what AIF keeps beside the debate.
            room: where to remember.
        """
        self.room = room or Room()
        self.handles: Places = self.room.places()
        self._beside = kept
        self._unnamed = mapping(kept, UNNAMED)
        self._nodes: list[Node] = []
        self._kept: list[Extras] = []
        self._keys: list[str | None] = []
        self._names: dict[int, str] = {}
        self._edges: list[tuple[int, int, Owner | None]] = []
        self._entries: list[tuple[int, Locution]] = []
        self._spoken: dict[int, tuple[Locution, int]] = {}
        self._ids: list[str] = []

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

    def add_unnamed(self, node: Node, name: str, key: str | None = None) -> int:
        """Add a node that stands for no element of its own, by what it says of others."""
        handle = self.add(node, key, mapping(self._unnamed, name))
        self._names[handle] = name
        self.speak(handle, NO_ENTRY, 0)
        return handle

    def name(self, handle: int) -> str:
        """Give what a node is called where another is named by it."""
        return self._names.get(handle) or self._keys[handle] or ""

    def join(self, source: int, target: int, owner: Owner | None = None) -> None:
        """Add an edge; the owner is the relation that it is, where there is no S-node."""
        self._edges.append((source, target, owner))

    def speak(self, handle: int, default: Locution, expected: int) -> None:
        """Add the locution entries of a node: as kept, or as many of the default."""
        kept = self._kept[handle]
        if expected:
            self._spoken[handle] = default, expected
        if expected or kept:
            entries = corrected_entries(default, expected, kept)
            self._entries += zip(repeat(handle), entries, strict=False)

    def graph(
        self, people: tuple[AifParticipant, ...], others: Graph, *, last: bool = False
    ) -> Graph:
        """Number everything, and put it in the order that files have.

        Args:
            people: the participants.
            others: nodes, edges and entries without a meaning for the model.
            last: whether nothing else is asked of the draft: then nodes and edges
                are not held twice.
        """
        kept = self._beside
        wanted = _wanted_ids(self._kept, self._keys)
        ids = self._ids = numbered(wanted, _named(others))
        nodes = self._nodes if last else list(self._nodes)
        times = Column(kept, TIMESTAMPS).of(ids)
        for place, more in enumerate(zip(self._kept, ids, times, strict=True)):
            nodes[place] = corrected_node(nodes[place], *more)
        edges = self._joined(ids, mapping(kept, EDGES), others.edges)
        if last:
            self._edges = []
        nodes += others.nodes
        edges += others.edges
        ordered = in_order(nodes, rows(kept, "order"))
        named = zip(ids, self._keys, strict=True)
        return Graph(
            nodes=ordered,
            edges=in_order(edges, rows(kept, "edge_order")),
            locutions=self._located(ids, ordered, kept, others.locutions),
            participants=people,
            keys={value: key for value, key in named if key is not None},
        )

    def parts(self) -> Iterator[Part]:
        """Give the nodes of a graph that is made, as they were derived."""
        for handle, node in enumerate(self._nodes):
            key = self._keys[handle]
            first = key is not None and handle not in self._names
            default, expected = self._spoken.get(handle, (NO_ENTRY, 0))
            yield Part(
                id=self._ids[handle],
                name=self.name(handle),
                key=key if first else None,
                node=node,
                kept=self._kept[handle],
                default=default,
                expected=expected,
            )

    def joins(self) -> Iterator[Join]:
        """Give the edges of a graph that is made, as they were derived."""
        for source, target, owner in self._edges:
            key = None if owner is None else owner.key
            yield Join(self._ids[source], self._ids[target], key)

    def _joined(
        self, ids: Sequence[str], kept: Extras, others: Sequence[Edge]
    ) -> list[Edge]:
        sources = [ids[source] for source, _, _ in self._edges]
        targets = [ids[target] for _, target, _ in self._edges]
        found = _kept_rows(self._edges, edge_names(sources, targets), kept)
        if _TEXT.issuperset(map(type, found)) and all(found):
            fields = (found, sources, targets, repeat(None), repeat(NO_EXTRAS))
            return columns(Edge, *fields)
        numbers = filled(list(map(_kept_id, found)), [edge.id for edge in others])
        return list(map(_kept_edge, numbers, found, sources, targets))

    def _located(
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


def _wanted_ids(kept: Sequence[Extras], keys: Sequence[str | None]) -> list[str | None]:
    """Give the nodeIDs that nodes had, or have by their keys; None for any other."""
    names = [key or "" for key in keys]
    return [
        (None if number is None else name) if more is NO_EXTRAS else node_id(more, name)
        for more, name, number in zip(kept, names, numbers_of(names), strict=True)
    ]


def _kept_rows(
    edges: Sequence[tuple[int, int, Owner | None]], names: Sequence[str], kept: Extras
) -> list[Any]:
    """Give what is kept of every edge, by the names of its ends; None for nothing."""
    entries = list(map(dict(kept.items()).get, names))
    if len(set(names)) < len(names):
        entries = _one_each(names, entries)
    for place, (_, _, owner) in enumerate(edges):
        if owner is not None:
            entries[place] = owner.edges.get(names[place], owner.wanted)
    return [e[0] if type(e) is tuple and e else e for e in entries]


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


def _kept_id(row: Any) -> str | None:
    """Give the id of an edge of which a row is kept: the id alone, or with more."""
    found = row.get("id") if type(row) is Extras else row
    return found if isinstance(found, str) and found else None


def _kept_edge(number: str, row: Any, source: str, target: str) -> Edge:
    if type(row) is not Extras:
        return Edge(number, source, target)
    form = row.get("formEdgeID")
    more = mapping(row, "more")
    return Edge(number, source, target, form if isinstance(form, str) else None, more)
