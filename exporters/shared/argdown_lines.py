"""The lines of an Argdown document in their order, before they have words."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator

from attrs import define, field, frozen

from disputatio.exporters.shared.argdown_layout import NOWHERE, Layout
from disputatio.exporters.shared.argdown_relations import NO_CLAIM, Edge
from disputatio.schemas.foreign.argdown import OUTGOING, SYMBOLS


@frozen(kw_only=True)
class Blank:
    """An empty line between two blocks."""


@frozen(kw_only=True)
class Heading:
    """A heading: a section of the debate, a position, or the remaining claims."""

    section: int | None = None
    """Place of the section."""
    claim: int | None = None
    """Place of the position's claim."""


@frozen(kw_only=True)
class ClaimLine:
    """A claim that is defined or referred to."""

    claim: int
    """Place of the claim."""
    wording: int | None = None
    """Which of its wordings stands here."""
    home: bool = False
    """Whether this is the line with the data of the claim."""
    depth: int = 0
    """Depth of its indentation."""
    sign: str | None = None
    """Sign of its relation to the line above it."""
    edge: Edge | None = None
    """That relation."""
    number: int | None = None
    """Its number in a reasoning, from 1."""


@frozen(kw_only=True)
class OwnerLine:
    """The name of a reasoning, above its first premise."""

    reasoning: int
    """Place of the reasoning."""


@frozen(kw_only=True)
class InferenceLine:
    """The line between premises and conclusion."""

    step: int
    """The relation that is inferred."""
    uses: tuple[int, ...]
    """Numbers of its premises, where they are not the lines before."""


Line = Blank | Heading | ClaimLine | OwnerLine | InferenceLine


@define
class Lines:
    """All lines of a document."""

    layout: Layout
    """What hangs on what."""
    lines: list[Line] = field(factory=list)
    """The lines in order."""
    _outgoing: dict[int, list[Edge]] = field(factory=dict)

    @classmethod
    def of(cls, layout: Layout) -> Lines:
        """Give the lines of a laid out debate."""
        result = cls(layout)
        result._outgoing = _references(layout)
        debate = layout.related.debate
        if debate.sections or not debate.positions:
            result._by_section()
        else:
            result._by_position()
        if not result.lines:
            result.lines.append(Heading())
        return result

    def _by_section(self) -> None:
        items = _items(self.layout)
        for section in range(NOWHERE, len(self.layout.related.debate.sections)):
            if section != NOWHERE:
                self._part()
                self.lines.append(Heading(section=section))
            for claim, wording in sorted(items[section]):
                self._item(claim, wording)

    def _by_position(self) -> None:
        groups = _groups(self.layout)
        for claim in (*self._positions(), NO_CLAIM):
            if not groups[claim]:
                continue
            self._part()
            self.lines.append(Heading(claim=None if claim == NO_CLAIM else claim))
            for member, wording in sorted(
                groups[claim], key=lambda i: (i != (claim, 0), i)
            ):
                self._item(member, wording)

    def _positions(self) -> Iterator[int]:
        related = self.layout.related
        for position in related.debate.positions:
            yield related.claims[position.claim]

    def _part(self) -> None:
        if self.lines:
            self.lines.append(Blank())

    def _item(self, claim: int, wording: int) -> None:
        if wording:
            self._part()
            self.lines.append(ClaimLine(claim=claim, wording=wording))
            return
        waiting = deque([claim])
        while waiting:
            node = waiting.popleft()
            if node < len(self.layout.related.debate.claims):
                self._part()
                self._claim(self._head(node), waiting)
            else:
                place = node - len(self.layout.related.debate.claims)
                self._reasoning(place, waiting)

    def _head(self, claim: int) -> ClaimLine:
        worded = bool(self.layout.related.debate.claims[claim].wordings)
        return ClaimLine(claim=claim, wording=0 if worded else None, home=True)

    def _claim(self, line: ClaimLine, waiting: deque[int]) -> None:
        """Write a home line, its references, and what is nested below it."""
        self.lines.append(line)
        for edge in self._outgoing.get(line.claim, ()):
            kind = self.layout.related.debate.relations[edge.relation].kind
            self.lines.append(
                ClaimLine(
                    claim=edge.target,
                    depth=line.depth + 1,
                    sign=OUTGOING[kind],
                    edge=edge,
                )
            )
        self._below(line.claim, waiting)

    def _below(self, node: int, waiting: deque[int]) -> None:
        nodes = self.layout.nodes
        children = [c for c in nodes[node].children if nodes[c].parent == node]
        nested = [(e.relation, e, c) for c in children if (e := nodes[c].edge)]
        for _, edge, child in sorted(nested, key=lambda item: item[0]):
            if edge.step is None or node < len(self.layout.related.debate.claims):
                self._nested(child, edge, waiting)
        waiting.extend(c for c in children if nodes[c].later)

    def _nested(self, child: int, edge: Edge, waiting: deque[int]) -> None:
        kind = self.layout.related.debate.relations[edge.relation].kind
        worded = bool(self.layout.related.debate.claims[child].wordings)
        line = ClaimLine(
            claim=child,
            wording=0 if worded else None,
            home=True,
            depth=self.layout.nodes[child].depth,
            sign=SYMBOLS[kind],
            edge=edge,
        )
        self._claim(line, waiting)

    def _reasoning(self, place: int, waiting: deque[int]) -> None:
        reasoning = self.layout.related.reasonings[place]
        if not self._follows(reasoning.owner):
            self._part()
            self.lines.append(OwnerLine(reasoning=place))
        self._part()
        node = self.layout.node_of(place)
        for number, item in enumerate(reasoning.lines, 1):
            if item.step is not None:
                self.lines.append(InferenceLine(step=item.step, uses=item.uses))
                self._undercuts(node, item.step, waiting)
            home = item.wording == 0
            line = ClaimLine(
                claim=item.claim, wording=item.wording, home=home, number=number
            )
            if home:
                self._claim(line, waiting)
            else:
                self.lines.append(line)
        children = self.layout.nodes[node].children
        waiting.extend(c for c in children if self.layout.nodes[c].later)

    def _follows(self, owner: int) -> bool:
        """Say whether the last block is nothing but the owner's own line."""
        last = self.lines[-1] if self.lines else None
        before = self.lines[-2] if len(self.lines) > 1 else Blank()
        if not isinstance(last, ClaimLine) or not isinstance(before, Blank):
            return False
        return last.claim == owner and last.sign is None and last.number is None

    def _undercuts(self, node: int, step: int, waiting: deque[int]) -> None:
        """Write what undercuts a step: nested, or by name where it stands elsewhere."""
        nodes = self.layout.nodes
        for edge in self._outgoing.get(-2 - step, ()):
            self.lines.append(
                ClaimLine(claim=edge.source, depth=1, sign="_", edge=edge)
            )
        for child in nodes[node].children:
            edge_of = nodes[child].edge
            if nodes[child].parent == node and edge_of and edge_of.step == step:
                self._nested(child, edge_of, waiting)


def _references(layout: Layout) -> dict[int, list[Edge]]:
    """Give the relations that are written by name, by source; by step as -2 - step."""
    result: defaultdict[int, list[Edge]] = defaultdict(list)
    for _, edge in sorted(layout.related.edges.items()):
        if layout.nodes[edge.source].edge is not edge:
            key = edge.source if edge.step is None else -2 - edge.step
            result[key].append(edge)
    return result


def _items(layout: Layout) -> defaultdict[int, list[tuple[int, int]]]:
    """Give what begins a block by section: roots, and further wordings of claims."""
    places = {s.key: i for i, s in enumerate(layout.related.debate.sections)}
    items: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for index, claim in enumerate(layout.related.debate.claims):
        if layout.nodes[index].parent is None:
            items[layout.nodes[index].section].append((index, 0))
        for place, wording in enumerate(claim.wordings[1:], 1):
            if (index, place) not in layout.related.homes:
                section = wording.section
                items[NOWHERE if section is None else places[section]].append(
                    (index, place)
                )
    return items


def _groups(layout: Layout) -> defaultdict[int, list[tuple[int, int]]]:
    """Give what begins a block by the position it belongs to, else by `NO_CLAIM`."""
    related = layout.related
    roots = _roots(layout)
    leaders = {related.claims[p.claim] for p in related.debate.positions}
    group = [root if root in leaders else NO_CLAIM for root in roots]
    for _, edge in sorted(related.edges.items()):
        root, target = roots[edge.source], edge.target
        if group[root] == NO_CLAIM and target != NO_CLAIM and edge.source == root:
            group[root] = group[roots[target]]
    groups: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for claim, wording in _items(layout)[NOWHERE]:
        groups[group[roots[claim]]].append((claim, wording))
    return groups


def _roots(layout: Layout) -> list[int]:
    """Give by node the claim that begins its row of blocks."""
    nodes = layout.nodes
    roots = [NO_CLAIM] * len(nodes)
    waiting = deque(i for i, node in enumerate(nodes) if node.parent is None)
    roots_of = {i: i for i in waiting}
    while waiting:
        index = waiting.popleft()
        roots[index] = roots_of[index]
        for child in nodes[index].children:
            if nodes[child].parent == index:
                roots_of[child] = roots[index]
                waiting.append(child)
    return roots
