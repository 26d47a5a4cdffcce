"""What comes in which order in an Argdown document, and what is named in it how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from attrs import define

from disputatio.exporters.shared.argdown_lines import (
    ClaimLine,
    InferenceLine,
    Line,
    Lines,
)
from disputatio.exporters.shared.argdown_relations import Edge, Related
from disputatio.schemas.debate import Claim
from disputatio.schemas.foreign.argdown import private
from disputatio.schemas.origins import STATED


@define
class Orders:
    """What comes in which order in the document."""

    claims: list[int]
    """Places of claims in the order of the document."""
    relations: list[int]
    """Places of relations in the order of the document."""
    homes: list[int]
    """Claims in the order of their home lines."""
    wordings: dict[int, list[int]]
    """Wordings of each claim in the order of the document."""
    references: dict[int, list[Edge]]
    """Relations that are written by name, by their source."""
    places: dict[str, int]
    """Places of relations by key."""
    positions: dict[str, int]
    """Places of positions by the key of their claim."""

    @classmethod
    def of(cls, lines: Lines, hosted: Mapping[int, list[int]]) -> Orders:
        """Go through the document once, as a reader does."""
        debate = lines.layout.related.debate
        relations = {r.key: i for i, r in enumerate(debate.relations)}
        positions = {p.claim: i for i, p in enumerate(debate.positions)}
        orders = cls([], [], [], {}, {}, relations, positions)
        for line in lines.lines:
            orders.add(line, lines.layout.related, hosted)
        orders.relations += hosted.get(-1, [])
        orders.claims = list(dict.fromkeys(orders.claims))
        return orders

    def add(
        self, line: Line, related: Related, hosted: Mapping[int, list[int]]
    ) -> None:
        """Note what one line mentions."""
        if isinstance(line, InferenceLine):
            self.relations.append(line.step)
        if not isinstance(line, ClaimLine):
            reasoning = getattr(line, "reasoning", None)
            if reasoning is not None and related.reasonings[reasoning].owner >= 0:
                self.claims.append(related.reasonings[reasoning].owner)
            return
        self.claims.append(line.claim)
        if line.wording is not None:
            self.wordings.setdefault(line.claim, []).append(line.wording)
        if line.edge is not None:
            self.relations.append(line.edge.relation)
            if not line.home:
                self.references.setdefault(line.edge.source, []).append(line.edge)
        if line.home:
            self.homes.append(line.claim)
            self.relations += hosted.get(line.claim, [])


def silent_lines(lines: Lines) -> frozenset[int]:
    """Give the claims that are a line of a reasoning without words and without data."""
    related = lines.layout.related
    claims, relations = related.debate.claims, related.debate.relations
    others = (r for i, r in enumerate(relations) if i not in related.reasoning_of)
    busy = {key for r in others for key in (*r.sources, *r.targets)}
    first = (claim for claim, wording in related.homes if wording == 0)
    return frozenset(
        c for c in first if _is_silent(claims[c]) and claims[c].key not in busy
    )


def _is_silent(claim: Claim) -> bool:
    if len(claim.wordings) != 1 or claim.text or claim.origin != STATED:
        return False
    (said,) = claim.wordings
    data = said.tags or said.marks or said.passage or private(said.extras).get("data")
    return not (said.text or data)


def mentions_of(lines: Lines) -> Counter[int]:
    """Count how often each claim is named or stands in the document or its data."""
    related = lines.layout.related
    found: Counter[int] = Counter()
    for line in lines.lines:
        if isinstance(line, ClaimLine):
            found[line.claim] += 1
    for index in related.rest:
        relation = related.debate.relations[index]
        argument = () if relation.argument is None else (relation.argument,)
        for key in (*relation.sources, *relation.targets, *argument):
            if key in related.claims:
                found[related.claims[key]] += 1
    return found
