"""The lines of an Argdown document in their order, before they have words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from attrs import define, field, frozen

from disputatio.exporters.shared.argdown_layout import Layout
from disputatio.exporters.shared.argdown_relations import Edge, PcsLine
from disputatio.exporters.shared.argdown_units import Part, nested, parts_of
from disputatio.schemas.foreign.argdown import OUTGOING, SYMBOLS, mapping_of, private
from disputatio.schemas.foreign.argdown_reasoning import told_uses


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
    uses: tuple[int, ...] | None = None
    """Numbers of the premises that its own data may name; None where it concludes nothing."""


@frozen(kw_only=True)
class OwnerLine:
    """The name of a reasoning, above its first premise."""

    reasoning: int
    """Place of the reasoning."""
    named: bool = True
    """Whether it is written; else only the reasoning begins here."""


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
    _block: int = 0

    @classmethod
    def of(cls, layout: Layout, by_topic: bool) -> Lines:
        """Give the lines of a laid out debate."""
        result = cls(layout)
        parts = parts_of(layout, by_topic)
        result._outgoing, late = _references(layout, parts)
        for place, part in enumerate(parts):
            result._part(part)
            result._relations(late[place])
        if not result.lines:
            result.lines.append(Heading())
        return result

    def _part(self, part: Part) -> None:
        if part.heads:
            self._open()
            self.lines.append(Heading(section=part.section, claim=part.claim))
        for node, wording in part.units:
            reasoning = self.layout.reasoning_at(node)
            if reasoning is not None:
                self._reasoning(reasoning)
            elif wording:
                self._open()
                said = None if wording < 0 else wording
                self.lines.append(ClaimLine(claim=node, wording=said))
            elif not self._is_nameless(node):
                self._open()
                self._claim(self._head(node))

    def _open(self) -> None:
        """Begin a block."""
        if self.lines:
            self.lines.append(Blank())
        self._block = len(self.lines)

    def _is_nameless(self, claim: int) -> bool:
        """Say whether a claim is nothing but the reasoning that follows."""
        children = self.layout.nodes[claim].children
        places = map(self.layout.reasoning_at, children)
        reasonings = self.layout.related.reasonings
        return any(p is not None and reasonings[p].nameless for p in places)

    def _head(self, claim: int, edge: Edge | None = None) -> ClaimLine:
        """Give a claim's own line, nested by a relation or at the head of a block."""
        debate, node = self.layout.related.debate, self.layout.nodes[claim]
        kind = None if edge is None else debate.relations[edge.relation].kind
        return ClaimLine(
            claim=claim,
            wording=0 if debate.claims[claim].wordings else None,
            home=True,
            depth=0 if edge is None else node.depth,
            sign=None if kind is None else SYMBOLS[kind],
            edge=edge,
        )

    def _claim(self, head: ClaimLine) -> None:
        """Write a home line, its references, and all that is nested below it."""
        stack = [head]
        while stack:
            line = stack.pop()
            self.lines.append(line)
            self._write_references(line)
            below = nested(self.layout, line.claim)
            stack += [self._head(edge.source, edge) for edge in reversed(below)]

    def _write_references(self, line: ClaimLine) -> None:
        for edge in self._outgoing.get(line.claim, ()):
            self.lines.append(self._reference(edge, line.depth + 1))

    def _reference(self, edge: Edge, depth: int) -> ClaimLine:
        kind = self.layout.related.debate.relations[edge.relation].kind
        sign = OUTGOING[kind]
        return ClaimLine(claim=edge.target, depth=depth, sign=sign, edge=edge)

    def _relations(self, edges: Sequence[Edge]) -> None:
        """Write relations by name, in blocks of their own."""
        source = None
        for edge in edges:
            if edge.source != source:
                self._open()
                self.lines.append(ClaimLine(claim=edge.source))
            source = edge.source
            self.lines.append(self._reference(edge, 1))

    def _reasoning(self, place: int) -> None:
        reasoning = self.layout.related.reasonings[place]
        named = not reasoning.nameless or self._below_argument()
        if named and not self._follows(reasoning.owner):
            self._open()
            self.lines.append(OwnerLine(reasoning=place))
        self._open()
        if not named:
            self.lines.append(OwnerLine(reasoning=place, named=False))
        for number, item in enumerate(reasoning.lines, 1):
            if item.step is not None:
                self.lines.append(InferenceLine(step=item.step, uses=self._uses(item)))
                self._undercuts(self.layout.node_of(place), item.step)
            home = item.wording == 0
            line = ClaimLine(
                claim=item.claim,
                wording=item.wording,
                home=home,
                number=number,
                uses=None if item.step is None else item.uses,
            )
            if home:
                self._claim(line)
            else:
                self.lines.append(line)

    def _uses(self, item: PcsLine) -> tuple[int, ...]:
        """Give what an inference line says it uses: nothing where its conclusion says it."""
        if item.wording is None or not item.uses:
            return item.uses
        claim = self.layout.related.debate.claims[item.claim]
        data = mapping_of(private(claim.wordings[item.wording].extras), "data")
        return () if told_uses(data, max(item.uses)) == item.uses else item.uses

    def _below_argument(self) -> bool:
        """Say whether the last block begins with an argument, whose lines these would be."""
        first = self.lines[self._block] if self._block < len(self.lines) else None
        if not isinstance(first, ClaimLine) or first.number is not None:
            return False
        return not self.layout.related.is_statement(first.claim)

    def _follows(self, owner: int) -> bool:
        """Say whether the last block is nothing but the owner's own line."""
        last = self.lines[-1] if self._block == len(self.lines) - 1 else None
        return isinstance(last, ClaimLine) and last.claim == owner

    def _undercuts(self, node: int, step: int) -> None:
        """Write what undercuts a step: nested, or by name where it stands elsewhere."""
        for edge in self._outgoing.get(-2 - step, ()):
            self.lines.append(
                ClaimLine(claim=edge.source, depth=1, sign="_", edge=edge)
            )
        for edge in nested(self.layout, node):
            if edge.step == step:
                self._claim(self._head(edge.source, edge))


def _references(
    layout: Layout, parts: Sequence[Part]
) -> tuple[dict[int, list[Edge]], defaultdict[int, list[Edge]]]:
    """Give the relations that are written by name: beside a line, and at the end of a part.

    The former are found by their source (a step that is undercut counts as -2 - step),
    the latter by the place of the part.
    """
    beside: defaultdict[int, list[Edge]] = defaultdict(list)
    late: defaultdict[int, list[Edge]] = defaultdict(list)
    home = _part_of_claims(layout, parts)
    for _, edge in sorted(layout.related.edges.items()):
        if layout.nodes[edge.source].edge is edge:
            continue
        if edge.step is not None:
            beside[-2 - edge.step].append(edge)
        elif layout.flat or _names_too_early(layout, edge, home):
            late[max(home[edge.source], home[edge.target])].append(edge)
        else:
            beside[edge.source].append(edge)
    return beside, late


def _names_too_early(layout: Layout, edge: Edge, home: Sequence[int]) -> bool:
    """Say whether a reference below its source would take its target out of its section.

    A claim that is only named belongs where it is named first.
    """
    debate = layout.related.debate
    only_named = bool(debate.sections) and not debate.claims[edge.target].wordings
    return only_named and home[edge.target] > home[edge.source]


def _part_of_claims(layout: Layout, parts: Sequence[Part]) -> list[int]:
    """Give by node the part that it stands in."""
    home = [0] * len(layout.nodes)
    nodes = layout.nodes
    for place, part in enumerate(parts):
        stack = [node for node, wording in part.units if not wording]
        while stack:
            node = stack.pop()
            home[node] = place
            hung = (c for c in nodes[node].children if nodes[c].parent == node)
            stack += [child for child in hung if not nodes[child].later]
    return home
