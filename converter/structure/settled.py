"""Sides that no rule concluded: nothing may rest on another side of the same two posts."""

from __future__ import annotations

from itertools import product

from disputatio.schemas.debate import Debate
from disputatio.schemas.origins import Inferred


class Settled:
    """The stances that the source states or a person decided or refused."""

    def __init__(self, debate: Debate) -> None:
        """Index them by their ends."""
        self._sides: dict[tuple[str, str], str | None] = {}
        for refusal in debate.refused:
            if refusal.kind == "stance":
                for ends in product(refusal.sources, refusal.targets):
                    self._sides[ends] = None
        for relation in debate.relations:
            if relation.kind == "stance" and not isinstance(relation.origin, Inferred):
                for ends in product(relation.sources, relation.targets):
                    self._sides[ends] = relation.scheme

    def excludes(self, source: str, target: str, side: str) -> bool:
        """Say whether a post is known not to take a side on another; "mixed" has both."""
        ends = (source, target)
        return ends in self._sides and self._sides[ends] not in (side, "mixed")
