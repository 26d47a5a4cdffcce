"""What a row of passes finds again stands where it stood.

A pass puts what it finds behind what it was given, and a person's decisions stand among
what was found: without this, the first run after a merge would move them to the front.
"""

from __future__ import annotations

from typing import TypeVar

from attrs import evolve

from disputatio.schemas.debate import Claim, Debate, Passage, Position, Relation

_Element = TypeVar("_Element", Passage, Claim, Relation, Position)


def in_order_of(before: Debate, after: Debate) -> Debate:
    """Give a debate with what an earlier state had, too, in the order of that state."""
    return evolve(
        after,
        passages=_ordered(before.passages, after.passages),
        claims=_ordered(before.claims, after.claims),
        relations=_ordered(before.relations, after.relations),
        positions=_ordered(before.positions, after.positions),
    )


def _ordered(
    before: tuple[_Element, ...], after: tuple[_Element, ...]
) -> tuple[_Element, ...]:
    """Give elements to the places of those that were there before, in their old order."""
    places = {_key(element): place for place, element in enumerate(before)}
    known = sorted(
        (element for element in after if _key(element) in places),
        key=lambda element: places[_key(element)],
    )
    rest = iter(known)
    return tuple(
        next(rest) if _key(element) in places else element for element in after
    )


def _key(element: Passage | Claim | Relation | Position) -> str:
    return element.claim if isinstance(element, Position) else element.key
