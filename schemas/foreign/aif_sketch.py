"""The graph of a thread in little memory: nodes are made when they are asked for.

A graph needs to be whole before its ids are known. Of each node only the element is
held here that it stands for, and of each edge its two ends, so that a document can be
written node by node. A debate that keeps how a file wrote its graph has no sketch.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from disputatio.schemas.debate import Claim, Debate, Passage, Post
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.aif import (
    INFORMATION,
    LOCUTION,
    SCHEME_TYPES,
    Locution,
    Node,
)
from disputatio.schemas.foreign.aif_corrections import FORMAT, settings
from disputatio.schemas.foreign.aif_draft import Draft, Owner
from disputatio.schemas.foreign.aif_implied import imply
from disputatio.schemas.foreign.aif_locutions import (
    add_locutions,
    expected_entries,
    spoken_node,
)
from disputatio.schemas.foreign.aif_nodes import (
    TYPES,
    claim_node,
    relation_node,
)
from disputatio.schemas.foreign.aif_numbers import number_of
from disputatio.schemas.foreign.aif_people import People
from disputatio.schemas.foreign.aif_relations import add_relations, comes_in, with_nodes
from disputatio.schemas.foreign.aif_rooms import Chains, Element, Elements, SmallRoom
from disputatio.schemas.foreign.aif_times import start_of


class _KeptError(Exception):
    """An element keeps how a file wrote it."""


def sketched(debate: Debate, elements: Elements) -> Sketch | None:
    """Give the sketch of the graph of a debate; None where files wrote parts of it.

    Args:
        debate: any valid debate.
        elements: its elements.
    """
    if FORMAT in debate.extras:
        return None
    sketch = Sketch(debate, elements)
    try:
        relations = with_nodes(debate, sketch.room)
        add_locutions(debate, relations, sketch)
        for claim in debate.claims:
            sketch.add(claim_node(claim), claim.key, settings(claim.extras))
        add_relations(debate, relations, sketch)
        imply(debate, relations, sketch, analyst=False)
    except _KeptError:
        return None
    sketch.finish()
    return sketch


class Sketch(Draft):
    """Collects nodes and edges as a draft does, and gives them one by one."""

    tells_people = False

    def __init__(self, debate: Debate, elements: Elements) -> None:
        """Begin with nothing."""
        super().__init__(room=SmallRoom(elements))
        self._elements = elements
        self._people = People(debate)
        self._of = array("i")
        self._ordinals = array("i")
        self._numeric = array("i")
        self._distinct: dict[Node, int] = {}
        self._implied_nodes: list[Node] = []
        self._sources, self._targets = array("i"), array("i")
        self._at: Chains | None = None
        self._first = 1

    def add(self, node: Node, key: str | None = None, kept: Extras = NO_EXTRAS) -> int:
        """Add a node and give its handle (see `Draft.add`)."""
        if kept:
            raise _KeptError
        handle = len(self._of)
        number = None if key is None else self._elements.number(key)
        if key is None or number is None:
            self._of.append(-1 - self._distinct.setdefault(node, len(self._distinct)))
            if len(self._distinct) > len(self._implied_nodes):
                self._implied_nodes.append(node)
        else:
            self._of.append(number)
            first = self.handles.setdefault(key, handle) == handle
            if first and number_of(key) is not None:
                self._numeric.append(handle)
                self._ordinals.append(-1)
                return handle
        self._ordinals.append(handle - len(self._numeric))
        return handle

    def add_unnamed(self, node: Node, name: str, key: str | None = None) -> int:  # noqa: ARG002
        """Add a node that stands for no element of its own."""
        return self.add(node, key)

    def name(self, handle: int) -> str:  # noqa: ARG002
        """Give no name: nothing is kept by it."""
        return ""

    def join(self, source: int, target: int, owner: Owner | None = None) -> None:
        """Add an edge (see `Draft.join`)."""
        if owner is not None and (owner.edges or owner.wanted is not None):
            raise _KeptError
        self._sources.append(source)
        self._targets.append(target)

    def speak(self, handle: int, default: Locution, expected: int) -> None:
        """Hold no locution entries: `start` tells what they say."""

    def finish(self) -> None:
        """Number the nodes, and let edges be found at those that own them."""
        self._first += max(
            (number_of(self._key(h)) or 0 for h in self._numeric), default=0
        )
        self._at = Chains(len(self._of), len(self._sources))
        for edge in range(len(self._sources) - 1, -1, -1):
            self._at.put(self._owner(edge), edge)

    def _owner(self, edge: int) -> int:
        source, target = self._sources[edge], self._targets[edge]
        enters = comes_in(self.type(source), self.type(target))
        return target if enters else source

    def handles_in_order(self) -> Iterator[int]:
        """Give the nodes as files have them: by number."""
        if self._numeric:
            yield from sorted(
                self._numeric, key=lambda handle: number_of(self._key(handle)) or 0
            )
        for handle, ordinal in enumerate(self._ordinals):
            if ordinal >= 0:
                yield handle

    def element(self, handle: int) -> Element | None:
        """Give the element that a node stands for."""
        number = self._of[handle]
        return self._elements.all[number] if number >= 0 else None

    def _key(self, handle: int) -> str:
        element = self.element(handle)
        return "" if element is None else element.key

    def id(self, handle: int) -> str:
        """Give the nodeID of a node."""
        ordinal = self._ordinals[handle]
        return self._key(handle) if ordinal < 0 else str(self._first + ordinal)

    def type(self, handle: int) -> str:
        """Give the type of a node."""
        element = self.element(handle)
        if element is None:
            return self._implied(handle).type
        if isinstance(element, Claim):
            return INFORMATION
        if isinstance(element, Post | Passage):
            return LOCUTION
        return TYPES[element.kind]

    def applies_scheme(self, handle: int) -> bool:
        """Say whether a node is an S-node."""
        return self.type(handle) in SCHEME_TYPES

    def _implied(self, handle: int) -> Node:
        return self._implied_nodes[-1 - self._of[handle]]

    def node(self, handle: int) -> Node:
        """Give a node."""
        return self._derived(handle)._replace(id=self.id(handle))

    def _derived(self, handle: int) -> Node:
        element = self.element(handle)
        if element is None:
            return self._implied(handle)
        if isinstance(element, Claim):
            return claim_node(element)
        post = self.post(handle)
        if post is None:
            return relation_node(element.kind, element.scheme)  # type: ignore[union-attr]
        words = post.text
        if isinstance(element, Passage):
            words = words[element.start : element.end]
        return spoken_node(post, words, self._people, NO_EXTRAS)

    def post(self, handle: int) -> Post | None:
        """Give the post of an L-node."""
        element = self.element(handle)
        if isinstance(element, Passage):
            element = self._elements.get(element.post)
        return element if isinstance(element, Post) else None

    def start(self, handle: int) -> str | None:
        """Give when an L-node was said, as its locution entry tells it."""
        post = self.post(handle)
        told = post is not None and expected_entries(post)
        return start_of(post.written) if post is not None and told else None

    def links(self, handle: int) -> Iterator[tuple[int, bool]]:
        """Give the other ends of the edges that a node owns, and whether they come in."""
        if self._at is None:
            return
        for edge in self._at.of(handle):
            enters = self._targets[edge] == handle and self._owned_by_target(edge)
            yield (self._sources if enters else self._targets)[edge], enters

    def _owned_by_target(self, edge: int) -> bool:
        ends = self.type(self._sources[edge]), self.type(self._targets[edge])
        return bool(comes_in(*ends))
