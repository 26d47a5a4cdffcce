"""Keeping references whole when a pass makes its results again.

What a person decided, or another rule inferred, may refer to an earlier result of a pass.
Where the pass does not find that result again, it is put back; what only our own rules
made of it goes, and so does everything that rests on something refused.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from disputatio.converter.structure.results import made_by, node_keys
from disputatio.converter.structure.rules import ALL
from disputatio.schemas.debate import Claim, Debate, Passage, Relation
from disputatio.schemas.pruning import pruned
from disputatio.schemas.references import needs

_Element = Passage | Claim | Relation


def mended(before: Debate, after: Debate) -> Debate:
    """Give the debate after a pass with no reference that leads nowhere."""
    present = node_keys(after)
    waiting = [key for key in _needed(after) if key not in present]
    if not waiting and not _stale(after, present):
        return after
    refused = {r.claim for r in before.refused if r.claim is not None}
    lost: dict[str, _Element] = {
        element.key: element
        for row in (before.passages, before.claims, before.relations)
        for element in row
        if element.key not in refused
    }
    back: dict[str, _Element] = {}
    while waiting:
        key = waiting.pop()
        if key in lost and key not in present and key not in back:
            back[key] = lost[key]
            waiting += needs(lost[key])
    return pruned(_with(before, after, back))


def _needed(debate: Debate) -> Iterator[str]:
    """Give the keys that elements of others refer to."""
    for row in (debate.claims, debate.relations):
        for element in row:
            if not made_by(element.origin, ALL):
                yield from needs(element)
    for position in debate.positions:
        if not made_by(position.origin, ALL):
            yield position.claim


def _stale(debate: Debate, present: set[str]) -> bool:
    rows: tuple[tuple[_Element, ...], ...] = (debate.claims, debate.relations)
    missing = any(
        key not in present for row in rows for element in row for key in needs(element)
    )
    return missing or any(p.claim not in present for p in debate.positions)


def _with(before: Debate, after: Debate, back: dict[str, _Element]) -> Debate:
    """Put elements back, after what is there, in the order that they had."""
    return attrs.evolve(
        after,
        passages=(*after.passages, *(p for p in before.passages if p.key in back)),
        claims=(*after.claims, *(c for c in before.claims if c.key in back)),
        relations=(*after.relations, *(r for r in before.relations if r.key in back)),
    )
