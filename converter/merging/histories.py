"""Whose a difference between two relations is, where the thread has changed since."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from disputatio.converter.merging.comparison import Comparison
from disputatio.converter.merging.relation_words import sentence_of
from disputatio.converter.merging.tie_reading import TieReader
from disputatio.converter.merging.ties import Tie
from disputatio.schemas.debate import Refusal
from disputatio.schemas.origins import Decided, Inferred


class History:
    """What was there when the person began, and what was decided since."""

    def __init__(self, state: Comparison, reader: TieReader) -> None:
        """Index what the thread refused."""
        self._state = state
        self._reader = reader
        self._deciding: set[tuple[str, ...]] = set()
        self._untouched: set[tuple[object, ...]] = set()
        self._refusals: dict[tuple[str, ...], list[Refusal]] = {}
        for refusal in state.thread.refused:
            self._refusals.setdefault(refusal.sources, []).append(refusal)
        self._refused = {
            (r.kind, None, r.sources, r.targets) for r in state.thread.refused
        }

    def expect(self, ties: Iterable[Tie]) -> None:
        """Take the relations of the edited file that the thread lacks."""
        self._deciding = {
            tie.sources for tie in ties if isinstance(tie.relation.origin, Decided)
        }

    def is_old(self, tie: Tie) -> bool:
        """Say whether it was there before the person came.

        What the line itself calls decided is the person's, unless it was refused since.
        """
        if (
            isinstance(tie.relation.origin, Decided)
            and tie.identity not in self._refused
        ):
            return False
        old = any(map(self._state.base.is_old, tie.facts))
        self._untouched |= {tie.identity} if old else set()
        return old

    def had(self, tie: Tie) -> bool:
        """Say whether the export that was edited had it: then the person took it out.

        It also had what a later decision put in the place of something it had, unless
        the file still has that: then the person did not touch it.
        """
        state = self._state
        if state.base.had(tie.facts) or self._is_superseded(tie):
            return True
        replaced = self._replaced(tie)
        if not replaced or any(r in self._untouched for r in replaced):
            state.kept += 1
            return False
        sentence = f"{sentence_of(state.export, tie.relation)}: that was decided before"
        state.note("DecisionOverruled", sentence)
        return True

    def _is_superseded(self, tie: Tie) -> bool:
        """Say whether the file has another relation in its place that it calls decided."""
        inferred = isinstance(tie.relation.origin, Inferred)
        return inferred and tie.sources in self._deciding

    def _replaced(self, tie: Tie) -> list[tuple[object, ...]]:
        """Give the identities of what was refused for this decided relation."""
        state = self._state
        if not isinstance(tie.relation.origin, Decided):
            return []
        found = []
        for refusal in self._refusals.get(tie.sources, ()):
            keys = [
                [state.exported.get(k, "") for k in side]
                for side in (refusal.sources, refusal.targets)
            ]
            if refusal.kind and state.base.had(
                self._reader.facts(refusal.kind, keys[0], keys[1], state.said)
            ):
                old = evolve(
                    tie,
                    relation=evolve(tie.relation, kind=refusal.kind),
                    targets=refusal.targets,
                )
                found.append(old.identity)
        return found
