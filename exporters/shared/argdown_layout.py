"""Which line hangs below which, and in which section everything stands.

Readable: a claim is nested below the target of its first relation in the same section,
at most three deep; what would be deeper, or stands in another section, is a block of
its own with its relation written as a reference. Flat: nothing is nested. Nothing
recurses over the debate.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

from attrs import define, field

from disputatio.exporters.shared.argdown_relations import NO_CLAIM, Edge, Related, nests
from disputatio.schemas.debate import Claim
from disputatio.schemas.foreign.argdown import mapping_of, private

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
    flat: bool
    """Whether nothing is nested, and relations stand at the end of their section."""

    @classmethod
    def of(cls, related: Related, flat: bool) -> Layout:
        """Lay a debate out."""
        count = len(related.debate.claims)
        nodes = [Node() for _ in range(count + len(related.reasonings))]
        layout = cls(related, nodes, flat)
        own = own_sections(related)
        _hang_lines(layout, own)
        if not flat:
            _hang_claims(layout, own)
        _break_cycles(layout)
        _settle(layout, own)
        return layout

    def node_of(self, reasoning: int) -> int:
        """Give the node of a reasoning."""
        return len(self.related.debate.claims) + reasoning

    def reasoning_at(self, node: int) -> int | None:
        """Give the reasoning of a node; None for a claim's."""
        place = node - len(self.related.debate.claims)
        return place if place >= 0 else None


def own_sections(related: Related) -> list[int | None]:
    """Give the section that each claim and reasoning asks for; None where it asks for none."""
    places = {s.key: i for i, s in enumerate(related.debate.sections)}
    own = [_own_section(claim, places) for claim in related.debate.claims]
    reasonings = [_lines_section(related, i, places) for i in range(len(related.reasonings))]  # fmt: skip
    for reasoning, section in zip(related.reasonings, reasonings, strict=True):
        if reasoning.owner != NO_CLAIM and own[reasoning.owner] is None:
            own[reasoning.owner] = section
    return own + reasonings


def _own_section(claim: Claim, places: dict[str, int]) -> int | None:
    """Give the section of the first wording, else the one where a file first named it."""
    if claim.wordings:
        first = claim.wordings[0].section
        return NOWHERE if first is None else places[first]
    return _kept_section(private(claim.extras), places)


def named_first(related: Related) -> dict[int, int]:
    """Give by claim the section before its first wording's where a file only named it."""
    places = {s.key: i for i, s in enumerate(related.debate.sections)}
    found: dict[int, int] = {}
    for index, claim in enumerate(related.debate.claims):
        if any(w.text for w in claim.wordings) or not claim.wordings:
            continue
        kept = _kept_section(private(claim.extras), places)
        own = _own_section(claim, places)
        if kept is not None and own is not None and kept < own:
            found[index] = kept
    return found


def _kept_section(kept: object, places: dict[str, int]) -> int | None:
    if not places or not isinstance(kept, Mapping) or "section" not in kept:
        return None
    key = kept["section"]
    return places.get(key) if isinstance(key, str) else NOWHERE


def _lines_section(related: Related, index: int, places: dict[str, int]) -> int | None:
    """Give the section of a reasoning: that of its first words, else the one it had."""
    reasoning, debate = related.reasonings[index], related.debate
    for line in reasoning.lines:
        if line.wording is not None:
            section = debate.claims[line.claim].wordings[line.wording].section
            return NOWHERE if section is None else places[section]
    if reasoning.owner == NO_CLAIM:
        return None
    extras = private(debate.claims[reasoning.owner].extras)
    return _kept_section(mapping_of(extras, "reasoning"), places)


def _hang_lines(layout: Layout, own: Sequence[int | None]) -> None:
    """Hang reasonings on their argument or conclusion, and lines on their reasoning."""
    related = layout.related
    for index, reasoning in enumerate(related.reasonings):
        node = layout.node_of(index)
        owner = reasoning.target if reasoning.owner == NO_CLAIM else reasoning.owner
        if _meet(own[node], own[owner]):
            layout.nodes[node].parent = owner
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
        if _meet(own[edge.source], own[target]):
            node.parent, node.edge = target, edge


def _meet(one: int | None, other: int | None) -> bool:
    return one is None or other is None or one == other


def _break_cycles(layout: Layout) -> None:
    """Make a root of the first nested claim or reasoning in every circle."""
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
            cut = min(circle, key=lambda n: (nodes[n].edge is None, n))
            nodes[cut].parent = nodes[cut].edge = None
        for node in path:
            done[node] = True


def _settle(layout: Layout, own: Sequence[int | None]) -> None:
    """Give every node its depth and section, and cut what does not fit."""
    nodes = layout.nodes
    for index, node in enumerate(nodes):
        if node.parent is not None:
            nodes[node.parent].children.append(index)
    waiting = deque(i for i, node in enumerate(nodes) if node.parent is None)
    while waiting:
        index = waiting.popleft()
        node = nodes[index]
        if node.parent is None:
            node.section = NOWHERE if (asked := own[index]) is None else asked
        else:
            reasoning = layout.reasoning_at(index) is not None
            _settle_below(node, nodes[node.parent], own[index], reasoning)
        waiting.extend(node.children)


def _settle_below(node: Node, parent: Node, asked: int | None, reasoning: bool) -> None:
    node.section = parent.section
    elsewhere = asked is not None and asked != parent.section
    if elsewhere and (reasoning or node.edge is not None):
        node.parent, node.edge, node.section = (
            None,
            None,
            NOWHERE if asked is None else asked,
        )
    elif reasoning:
        node.later = True
    elif node.edge is not None:
        node.depth = parent.depth + 1
        if node.depth > DEEPEST:
            node.depth, node.edge, node.later = 0, None, True
