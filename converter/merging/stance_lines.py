"""Lines that only take a side: stances of posts, which Argdown shows as claims.

Such a thread is compared as its export shows it (`schemas/voicing`). What was decided is
put back here: where a line was left alone, the stance is as it was; where its sign or its
place changed, or its guess is gone, the stance is decided; where it was deleted, the
stance is refused. A line that a person put in other words is a claim from then on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from disputatio.schemas.debate import Debate, Refusal, Relation
from disputatio.schemas.graph import STANCE_SIGNS
from disputatio.schemas.keys import claim_key
from disputatio.schemas.voicing import KINDS

_SCHEMES = {
    KINDS[sign]: scheme for scheme, sign in STANCE_SIGNS.items() if sign in KINDS
}


def stances_again(thread: Debate, voiced: Debate, decided: Debate) -> Debate:
    """Give what was decided on a voiced thread with the stances of the thread again."""
    if voiced == thread:
        return decided
    return _Again(thread, voiced, decided).debate()


class _Again:
    def __init__(self, thread: Debate, voiced: Debate, decided: Debate) -> None:
        own = {claim.key for claim in thread.claims}
        self._decided = decided
        self._shown = {relation.key: relation for relation in voiced.relations}
        self._lines = {c.key: c for c in voiced.claims if c.key not in own}
        self._stances = {
            relation.key: relation
            for relation in thread.relations
            if relation != self._shown[relation.key]
        }
        self._passages = {p.key: p for p in voiced.passages}
        self._thread = thread
        self._reworded = {
            claim.key
            for claim in decided.claims
            if claim.key in self._lines and claim.text != self._lines[claim.key].text
        }
        self._left = {r.key: self._relation(r) for r in decided.relations}

    def debate(self) -> Debate:
        relations = tuple(self._left.values())
        touched = (c for c in self._decided.claims if c != self._lines.get(c.key, c))
        used = {end for r in relations for end in (*r.sources, *r.targets)}
        used |= {position.claim for position in self._decided.positions}
        used |= {claim.key for claim in touched}
        gone = {key for key in self._lines if key not in used}
        claims = tuple(c for c in self._decided.claims if c.key not in gone)
        quiet = {w.passage for key in gone for w in self._lines[key].wordings}
        return evolve(
            self._decided,
            relations=relations,
            claims=claims,
            passages=tuple(p for p in self._decided.passages if p.key not in quiet),
            refused=tuple(self._refused(gone)),
        )

    def _relation(self, relation: Relation) -> Relation:
        """Give the stance behind a relation, as it was or as it is decided now."""
        stance = self._stances.get(relation.key)
        if stance is None or not self._reworded.isdisjoint(relation.sources):
            return relation
        shown = self._shown[relation.key]
        if relation == shown:
            return stance
        if relation.sources != shown.sources or relation.kind not in _SCHEMES:
            return relation
        return evolve(
            stance,
            scheme=_SCHEMES[relation.kind],
            targets=relation.targets,
            origin=relation.origin,
        )

    def _refused(self, gone: Iterable[str]) -> Iterable[Refusal]:
        """Give what is refused, of lines that are gone the stance."""
        silent = set(gone) | set(self._places())
        for refusal in self._decided.refused:
            ends = {*refusal.sources, *refusal.targets, refusal.claim}
            if refusal in self._thread.refused or silent.isdisjoint(ends):
                yield refusal
        for key, stance in self._stances.items():
            if key not in self._left or self._left[key].targets != stance.targets:
                yield Refusal(
                    kind="stance", sources=stance.sources, targets=stance.targets
                )

    def _places(self) -> Iterator[str]:
        """Give the keys under which a pass would find the lines as claims."""
        for claim in self._lines.values():
            for wording in claim.wordings:
                passage = self._passages[wording.passage or ""]
                yield claim_key(passage.post, passage.start)
