"""Which line hangs below which: the layout for people.

A claim is nested below the target of its first relation in the same section, at most
three deep; what would be deeper, or stands in another section, is a block of its own
with its relation written as a reference. Nothing recurses over the debate.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from attrs import define, field

from disputatio.exporters.shared.argdown_relations import NO_CLAIM, Edge, Related, nests

DEEPEST = 3
"""How deep lines nest below a block."""

NOWHERE = -1
"""The place before the first heading."""


@define
class Node:
    """Where a claim or a reasoning stands; reasonings are numbered after the claims."""

    parent: int | None = None
    """The node that it hangs on; None for the root of a block."""
    edge: Edge | None = None
    """The relation by which a claim is nested; None for roots and lines of reasonings."""
    children: list[int] = field(factory=list)
    """The nodes that hang on it."""
    depth: int = 0
    """Depth below the block's first line."""
    section: int = NOWHERE
    """Place of the section that it stands in."""
    later: bool = False
    """Whether it is a block of its own after the block of its parent."""


@define
class Layout:
    """The forest of a debate's claims and reasonings."""

    related: Related
    """Its relations by the way they are written."""
    nodes: list[Node]
    """Claims, then reasonings."""

    @classmethod
    def of(cls, related: Related) -> Layout:
        """Lay a debate out."""
        count = len(related.debate.claims)
        nodes = [Node() for _ in range(count + len(related.reasonings))]
        layout = cls(related, nodes)
        own = own_sections(related)
        _hang_lines(layout)
        _hang_claims(layout, own)
        _break_cycles(layout)
        _settle(layout, own)
        return layout

    def node_of(self, reasoning: int) -> int:
        """Give the node of a reasoning."""
        return len(self.related.debate.claims) + reasoning

    def is_root(self, claim: int) -> bool:
        """Say whether a claim begins a block."""
        node = self.nodes[claim]
        return node.parent is None or node.later


def own_sections(related: Related) -> list[int | None]:
    """Give the section that each claim asks for; None where it asks for none."""
    places = {s.key: i for i, s in enumerate(related.debate.sections)}
    own: list[int | None] = []
    for claim in related.debate.claims:
        first = claim.wordings[0].section if claim.wordings else None
        place = NOWHERE if first is None else places[first]
        own.append(place if claim.wordings else None)
    for reasoning in related.reasonings:
        for line in reasoning.lines:
            owner = reasoning.owner
            if owner != NO_CLAIM and own[owner] is None and line.wording is not None:
                section = (
                    related.debate.claims[line.claim].wordings[line.wording].section
                )
                own[owner] = NOWHERE if section is None else places[section]
    return own


def _hang_lines(layout: Layout) -> None:
    """Hang reasonings on their argument or conclusion, and lines on their reasoning."""
    related = layout.related
    for index, reasoning in enumerate(related.reasonings):
        owner = reasoning.target if reasoning.owner == NO_CLAIM else reasoning.owner
        layout.nodes[layout.node_of(index)].parent = owner
    for (claim, wording), index in related.homes.items():
        if wording == 0:
            layout.nodes[claim].parent = layout.node_of(index)


def _hang_claims(layout: Layout, own: Sequence[int | None]) -> None:
    """Hang each claim on the target of its first relation in the same section."""
    related = layout.related
    positions = {related.claims[p.claim] for p in related.debate.positions}
    for _, edge in sorted(related.edges.items()):
        node, claim = layout.nodes[edge.source], related.debate.claims[edge.source]
        settled = node.parent is not None or edge.source in positions
        if settled or len(claim.wordings) > 1 or not nests(related, edge):
            continue
        target = edge.target
        if edge.step is not None:
            target = layout.node_of(related.reasoning_of[edge.step])
        elif not _meet(own[edge.source], own[target]):
            continue
        node.parent, node.edge = target, edge


def _meet(one: int | None, other: int | None) -> bool:
    return one is None or other is None or one == other


def _break_cycles(layout: Layout) -> None:
    """Make a root of the first nested claim in every circle."""
    nodes = layout.nodes
    done = [False] * len(nodes)
    for start in range(len(nodes)):
        path: list[int] = []
        seen: set[int] = set()
        at: int | None = start
        while at is not None and not done[at] and at not in seen:
            seen.add(at)
            path.append(at)
            at = nodes[at].parent
        if at is not None and at in seen:
            circle = path[path.index(at) :]
            cut = min(n for n in circle if nodes[n].edge is not None)
            nodes[cut].parent = nodes[cut].edge = None
        for node in path:
            done[node] = True


def _settle(layout: Layout, own: Sequence[int | None]) -> None:
    """Give every node its depth and section, and cut what does not fit."""
    nodes, count = layout.nodes, len(own)
    for index, node in enumerate(nodes):
        if node.parent is not None:
            nodes[node.parent].children.append(index)
    waiting = deque(i for i, node in enumerate(nodes) if node.parent is None)
    while waiting:
        index = waiting.popleft()
        node = nodes[index]
        asked = own[index] if index < count else None
        if node.parent is None:
            node.section = NOWHERE if asked is None else asked
        else:
            _settle_below(node, nodes[node.parent], asked, index >= count)
        waiting.extend(node.children)


def _settle_below(node: Node, parent: Node, asked: int | None, reasoning: bool) -> None:
    node.section = parent.section
    if reasoning:
        node.later = True
    elif node.edge is not None:
        if asked is not None and asked != parent.section:
            node.parent, node.edge, node.section = None, None, asked
            return
        node.depth = parent.depth + 1
        if node.depth > DEEPEST:
            node.depth, node.edge, node.later = 0, None, True
