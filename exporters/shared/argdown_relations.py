"""Which relations Argdown has a sign or a reasoning for; the rest stands in data."""

from __future__ import annotations

from collections import Counter, defaultdict

from attrs import define, field, frozen

from disputatio.schemas.debate import Claim, Debate, Relation
from disputatio.schemas.foreign.argdown import OUTGOING, SYMBOLS, mapping_of, private
from disputatio.schemas.foreign.argdown_reasoning import ReasoningLine, lines_kept
from disputatio.schemas.origins import STATED

NO_CLAIM = -1
"""Owner of a reasoning that belongs to no claim."""


@frozen
class Edge:
    """A relation that is written as one line: a sign and a name."""

    relation: int
    """Place of the relation."""
    source: int
    """Place of the claim that does it."""
    target: int
    """Place of the claim it is done to; of a reasoning's owner where `step` is set."""
    step: int | None = None
    """The step that is undercut, written below its inference line."""
    of_reason: bool = False
    """Whether the target stands for the first relation that it is the source of."""


@frozen
class PcsLine:
    """A line of a reasoning: a premise, or the conclusion of a step."""

    claim: int
    """Place of the claim."""
    wording: int | None
    """Which of its wordings is written here; None for a reference."""
    step: int | None
    """The relation whose conclusion this is; None for a premise."""
    uses: tuple[int, ...] = ()
    """Numbers of the premises, where they are not the lines before."""


@define
class Reasoning:
    """A premise-conclusion structure."""

    owner: int
    """Place of the argument's claim, or `NO_CLAIM`."""
    target: int
    """Place of the last conclusion's claim."""
    lines: list[PcsLine] = field(factory=list)
    """Its lines in order."""
    nameless: bool = False
    """Whether its argument is nothing but these lines, and needs no name."""


@define
class Related:
    """Every relation of a debate by the way it is written."""

    debate: Debate
    """The debate."""
    claims: dict[str, int]
    """Places of claims by key."""
    edges: dict[int, Edge] = field(factory=dict)
    """Lines by relation."""
    reasonings: list[Reasoning] = field(factory=list)
    """Reasonings in order of their first step."""
    homes: dict[tuple[int, int], int] = field(factory=dict)
    """Reasonings by the claim and wording that stands as a line in them."""
    reasoning_of: dict[int, int] = field(factory=dict)
    """Reasonings by step."""
    rest: list[int] = field(factory=list)
    """Relations that stand in data, in order."""

    @classmethod
    def of(cls, debate: Debate) -> Related:
        """Sort the relations of a debate."""
        related = cls(debate, {c.key: i for i, c in enumerate(debate.claims)})
        _add_edges(related)
        steps = _steps(related)
        _add_undercuts(related, steps)
        for owner, members in steps.items():
            related.reasoning_of.update(dict.fromkeys(members, len(related.reasonings)))
            related.reasonings.append(_reasoning(related, owner, members))
        _mark_nameless(related)
        written = related.edges.keys() | related.reasoning_of.keys()
        related.rest = [i for i in range(len(debate.relations)) if i not in written]
        return related

    def is_statement(self, claim: int) -> bool:
        """Say whether a claim is of form statement."""
        return self.debate.claims[claim].form == "statement"


def _ends(related: Related, relation: Relation) -> tuple[int, int] | None:
    """Give the one source and the one target of a relation, if both are claims."""
    if len(relation.sources) != 1 or len(relation.targets) != 1:
        return None
    source = related.claims.get(relation.sources[0])
    target = related.claims.get(relation.targets[0])
    return None if source is None or target is None else (source, target)


def _add_edges(related: Related) -> None:
    seen: set[tuple[str, int, int]] = set()
    for index, relation in enumerate(related.debate.relations):
        ends = _ends(related, relation)
        if ends is None or relation.argument or relation.kind not in OUTGOING:
            continue
        kind, (source, target) = relation.kind, ends
        if kind == "contradiction":
            if not (related.is_statement(source) and related.is_statement(target)):
                continue
            ends = (min(ends), max(ends))
        if (kind, *ends) not in seen:
            seen.add((kind, *ends))
            related.edges[index] = Edge(index, source, target)


def _steps(related: Related) -> dict[int, list[int]]:
    """Give the steps by owner; reasonings without a claim have negative owners."""
    undercut = _undercut_relations(related)
    steps: defaultdict[int, list[int]] = defaultdict(list)
    for index, relation in enumerate(related.debate.relations):
        if relation.argument is not None and _is_step(related, relation):
            steps[related.claims[relation.argument]].append(index)
        elif relation.argument is None and _is_step(related, relation):
            linked = len(relation.sources) > 1
            if linked or relation.scheme is not None or relation.key in undercut:
                steps[NO_CLAIM - len(steps)].append(index)
                related.edges.pop(index, None)
    return steps


def _undercut_relations(related: Related) -> set[str]:
    return {
        r.targets[0]
        for r in related.debate.relations
        if _undercuts_one(r) and r.sources[0] in related.claims
    }


def _undercuts_one(relation: Relation) -> bool:
    single = len(relation.sources) == 1 and len(relation.targets) == 1
    return relation.kind == "undercut" and relation.argument is None and single


def _is_step(related: Related, relation: Relation) -> bool:
    ends = [*relation.sources, *relation.targets]
    places = [related.claims.get(key, NO_CLAIM) for key in ends]
    return (
        relation.kind == "support"
        and bool(relation.sources)
        and len(relation.targets) == 1
        and all(p != NO_CLAIM and related.is_statement(p) for p in places)
    )


def _add_undercuts(related: Related, steps: dict[int, list[int]]) -> None:
    owners = {index: owner for owner, members in steps.items() for index in members}
    places = {r.key: i for i, r in enumerate(related.debate.relations)}
    reasons = first_reasons(related)
    seen = {(e.source, e.target) for e in related.edges.values() if _is(related, e)}
    for index, relation in enumerate(related.debate.relations):
        if not _undercuts_one(relation) or relation.targets[0] not in places:
            continue
        source = related.claims.get(relation.sources[0])
        target = places[relation.targets[0]]
        if source is None:
            continue
        if target in owners:
            pair, edge = (source, -2 - target), Edge(index, source, -1, step=target)
        elif target in reasons:
            pair = (source, reasons[target])
            edge = Edge(index, source, reasons[target], of_reason=True)
        else:
            continue
        if pair not in seen:
            seen.add(pair)
            related.edges[index] = edge


def _is(related: Related, edge: Edge) -> bool:
    return related.debate.relations[edge.relation].kind == "undercut"


def first_reasons(related: Related) -> dict[int, int]:
    """Give by relation the claim of which it is the first written support or attack."""
    first: dict[int, int] = {}
    for index, edge in sorted(related.edges.items()):
        if related.debate.relations[index].kind in {"support", "attack"}:
            first.setdefault(edge.source, index)
    return {index: claim for claim, index in first.items()}


def _reasoning(related: Related, owner: int, members: list[int]) -> Reasoning:
    debate = related.debate
    steps = [(debate.relations[i].sources, debate.relations[i].targets[0]) for i in members]  # fmt: skip
    kept = {} if owner < 0 else mapping_of(private(debate.claims[owner].extras), "reasoning")  # fmt: skip
    reasoning = Reasoning(max(owner, NO_CLAIM), related.claims[steps[-1][1]])
    taken = _Wordings(related, reasoning)
    left = iter(members)
    for line in lines_kept(kept.get("lines"), steps):
        taken.add(line, next(left) if line.concludes else None)
    return reasoning


class _Wordings:
    """Gives out the wordings that say they are lines of an argument."""

    def __init__(self, related: Related, reasoning: Reasoning) -> None:
        self._related = related
        self._reasoning = reasoning
        self._next: dict[int, int] = {}

    def add(self, line: ReasoningLine, step: int | None) -> None:
        """Add a line for a claim, with its next wording of this argument if any."""
        claim = self._related.claims[line.claim]
        wording = None if line.named else self._wording(claim)
        if wording is not None:
            place = len(self._related.reasonings)
            self._related.homes[(claim, wording)] = place
        self._reasoning.lines.append(PcsLine(claim, wording, step, line.uses))

    def _wording(self, claim: int) -> int | None:
        if self._reasoning.owner == NO_CLAIM:
            return None
        owner = self._related.debate.claims[self._reasoning.owner].key
        wordings = self._related.debate.claims[claim].wordings
        start = self._next.get(claim, 0)
        for place in range(start, len(wordings)):
            if wordings[place].argument == owner:
                self._next[claim] = place + 1
                return place
        self._next[claim] = len(wordings)
        return None


def _mark_nameless(related: Related) -> None:
    """Find the arguments of which nothing is said but their reasoning."""
    debate = related.debate
    ends = {key for r in debate.relations for key in (*r.sources, *r.targets)}
    ends |= {p.claim for p in debate.positions} | _arguments_in_data(related)
    steps = (e.step for e in related.edges.values() if e.step is not None)
    undercut = {related.reasoning_of[step] for step in steps}
    lines = Counter(w.argument for c in debate.claims for w in c.wordings if w.argument)
    homed = Counter(related.homes.values())
    for place, reasoning in enumerate(related.reasonings):
        owner = None if reasoning.owner < 0 else debate.claims[reasoning.owner]
        reasoning.nameless = (
            owner is not None
            and place not in undercut
            and _says_nothing(owner)
            and owner.key not in ends
            and lines[owner.key] == homed[place]
        )


def _arguments_in_data(related: Related) -> set[str]:
    """Give the arguments that relations name whose steps are no lines."""
    told = enumerate(related.debate.relations)
    return {r.argument for i, r in told if r.argument and i not in related.reasoning_of}


def _says_nothing(claim: Claim) -> bool:
    named = claim.title is not None or "name" in private(claim.extras)
    return not (named or claim.wordings or claim.text) and claim.origin == STATED


def nests(related: Related, edge: Edge) -> bool:
    """Say whether a line may hang below its target, as far as its kind goes."""
    kind = related.debate.relations[edge.relation].kind
    if kind not in SYMBOLS or edge.source == edge.target:
        return False
    return (
        kind != "undercut"
        or edge.step is not None
        or not related.is_statement(edge.target)
    )
