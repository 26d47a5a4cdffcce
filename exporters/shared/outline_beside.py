"""What is related to a position without a side, and relations shown nowhere else."""

from __future__ import annotations

from disputatio.exporters.shared.outline import Connection, Line, Matter, Reference
from disputatio.exporters.shared.outline_lines import Lines, certainty_of, verb_of
from disputatio.exporters.shared.outline_trees import Forest
from disputatio.schemas.debate import Relation
from disputatio.schemas.features import OTHER_KINDS
from disputatio.schemas.views import Answer, Views


class Nearby:
    """The claims on the same matter as each position, with no known side."""

    def __init__(self, views: Views) -> None:
        """Ask once for every position."""
        claims = views.graph.claims
        self._at: dict[str, tuple[Answer, ...]] = {}
        self._of: dict[str, list[Matter]] = {}
        for number, standing in enumerate(views.standings, start=1):
            found = views.beside(standing.claim.key)
            kept = tuple(answer for answer in found if answer.key in claims)
            self._at[standing.claim.key] = kept
            there = Reference(label=f"position {number}", anchor=f"position-{number}")
            for answer in kept:
                certainty = certainty_of(answer.relation.origin)
                matter = Matter(reference=there, certainty=certainty)
                self._of.setdefault(answer.key, []).append(matter)

    def at(self, position: str) -> tuple[Answer, ...]:
        """Give the claims on the matter of a position's claim."""
        return self._at[position]

    def of(self, claim: str) -> tuple[Matter, ...]:
        """Give the positions on whose matter a claim is."""
        return tuple(self._of.get(claim, ()))

    def relations(self) -> set[str]:
        """Give the keys of the relations that these are."""
        return {a.relation.key for answers in self._at.values() for a in answers}


def connections(lines: Lines, forest: Forest, nearby: Nearby) -> tuple[Connection, ...]:
    """Give the relations that take no side, and no tree or position shows."""
    shown = nearby.relations()
    shown |= {b.relation.key for b in forest.branches() if b.relation is not None}
    return tuple(
        _connection(lines, relation)
        for relation in lines.views.debate.relations
        if relation.kind in OTHER_KINDS and relation.key not in shown
    )


def _connection(lines: Lines, relation: Relation) -> Connection:
    def ends(keys: tuple[str, ...]) -> tuple[Line, ...]:
        return tuple(map(lines.line, keys))

    return Connection(
        verb=verb_of(relation),
        scheme=relation.scheme,
        sources=ends(relation.sources),
        targets=ends(relation.targets),
        certainty=certainty_of(relation.origin),
    )
