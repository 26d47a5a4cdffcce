"""Decisions about relations: turned round, moved, deleted, added, confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from attrs import evolve

from disputatio.converter.merging.claim_changes import added_sentence
from disputatio.converter.merging.comparison import Comparison
from disputatio.converter.merging.decisions import Add, Change, Evolve, Refuse, Remove
from disputatio.converter.merging.histories import History
from disputatio.converter.merging.relation_words import end_of, sentence_of
from disputatio.converter.merging.sheets import data_of
from disputatio.converter.merging.tie_reading import TieReader
from disputatio.converter.merging.ties import (
    MOVED,
    PREMISES,
    SAME,
    TURNED,
    Pair,
    Tie,
    levels,
    paired,
)
from disputatio.converter.merging.words import listed, verb
from disputatio.schemas.debate import Refusal, Relation
from disputatio.schemas.graph import SIGNS, sign_of
from disputatio.schemas.keys import relation_key
from disputatio.schemas.origins import Decided, Inferred


def compare_relations(state: Comparison) -> None:
    """Decide on every relation, those on claims first, then those on relations."""
    _Relations(state).compare()


class _Relations:
    def __init__(self, state: Comparison) -> None:
        self._state = state
        self._edited = {key: edited for edited, key in state.keys.items() if key}
        self._reader = TieReader(state)
        self._history = History(state, self._reader)
        self._undecided = {
            frozenset((*r.sources, *r.targets)): r.key
            for r in state.thread.relations
            if r.kind == "unspecified" and isinstance(r.origin, Inferred)
        }

    def compare(self) -> None:
        state = self._state
        edited, circles = levels(state.edited.debate.relations)
        export, _ = levels(state.export.debate.relations)
        for new, old in zip_longest(edited, export, fillvalue=()):
            self._row(list(self._reader.edited(new)), list(self._reader.export(old)))
        for relation in circles:
            self._circle(relation)

    def _circle(self, relation: Relation) -> None:
        """Leave what rests on itself as it is; nobody can decide on it."""
        was = self._state.export.relations.get(relation.key)
        if was is None or was.kind != relation.kind:
            sentence = (
                f"the {relation.kind} {relation.key} rests on itself: it is left out"
            )
            self._state.note("RelationOdd", sentence, relation.key)

    def _row(self, edited: list[Tie], export: list[Tie]) -> None:
        same, left, others = paired(edited, export, SAME)
        for pair in same:
            self._same(pair)
        left = [tie for tie in self._once(edited, left) if self._counts(tie)]
        hidden = [t for t in left if t.relation.key in self._state.edited.hidden]
        left = [t for t in left if t.relation.key not in self._state.edited.hidden]
        self._history.expect(left)
        shown = (t for t in others if t.relation.key not in self._state.export.hidden)
        others = [tie for tie in shown if self._history.had(tie)]
        turned, left, others = paired(left, others, TURNED)
        moved, left, others = paired(left, others, MOVED)
        steps, left, others = paired(left, others, PREMISES)
        for tie, other in (*turned, *moved, *steps):
            self._change(tie, other)
        for tie in (*left, *hidden):
            self._add(tie)
        for other in others:
            if not self._reader.is_unclear(other) and not self._is_garbled(other):
                self._delete(other)

    def _is_garbled(self, other: Tie) -> bool:
        """Say whether the line of its source was not understood: then it stays."""
        state = self._state
        for key in other.sources:
            edited = self._edited.get(key)
            if edited is None and key in state.exported:
                shown = state.export.shown(state.export.claims[state.exported[key]])
                if state.edited.still_holds(shown):
                    return True
            if (
                edited is not None
                and state.edited.lines.get(edited) in state.edited.unclear
            ):
                return True
        return False

    def _once(self, edited: Sequence[Tie], left: Iterable[Tie]) -> Iterator[Tie]:
        """Leave out what the edited file says twice, under an old and a new name."""
        unmatched = {tie.relation.key for tie in left}
        seen: dict[object, str] = {}
        for tie in sorted(edited, key=lambda tie: tie.relation.key in unmatched):
            first = seen.setdefault(tie.identity, tie.relation.key)
            if tie.relation.key in unmatched and first == tie.relation.key:
                yield tie
            elif tie.relation.key in unmatched:
                self._state.keys[tie.relation.key] = self._state.keys.get(first)

    def _counts(self, tie: Tie) -> bool:
        """Say whether a relation that the export lacks is the person's.

        It is not if it was there before the person came and the thread lost it since,
        or if it lost all claims on one side.
        """
        state, key = self._state, tie.relation.key
        if not tie.sources or not tie.targets:
            was = state.export.relations.get(key)
            if was is None or not state.gone & {*was.sources, *was.targets}:
                sentence = f"{self._shown(tie)}: it is left out"
                state.note("RelationOdd", sentence, key)
        elif self._history.is_old(tie):
            state.stale += 1
        else:
            return True
        state.keys[key] = None
        return False

    def _same(self, pair: Pair) -> None:
        tie, other = pair
        state, key = self._state, self._state.origins[pair[1].relation.key]
        state.keys[tie.relation.key] = key
        fields: dict[str, str | None] = {}
        if tie.relation.scheme not in {other.relation.scheme, None}:
            fields["scheme"] = tie.relation.scheme
        if fields:
            sentence = f"{self._shown(tie)} by the scheme {tie.relation.scheme!r}"
            change = Evolve(row="relations", key=key, fields=fields)
            state.decide("scheme", sentence, change, line=tie.relation.key, element=key)
        elif self._is_confirmed(tie, other):
            change = Evolve(row="relations", key=key, fields=self._by(tie))
            sentence = f"confirmed: {self._shown(tie)}"
            state.decide(
                "confirmed", sentence, change, line=tie.relation.key, element=key
            )

    def _is_confirmed(self, tie: Tie, other: Tie) -> bool:
        """Say whether a line lost its guess, and did not just lose all of its data."""
        was = isinstance(other.relation.origin, Inferred)
        was = was and self._kept_data(tie, other)
        return (
            was
            and (self._state.edited.has_guesses or self._state.edited.has_data)
            and not isinstance(tie.relation.origin, Inferred)
        )

    def _kept_data(self, tie: Tie, other: Tie) -> bool:
        """Say whether the line of a relation's source still has data, if it had any."""
        edited, export = self._state.edited.claims, self._state.export.claims
        new = [edited[key] for key in tie.relation.sources if key in edited]
        old = [export[key] for key in other.relation.sources if key in export]
        had = any(any(data_of(claim)) for claim in old)
        return not had or any(any(data_of(claim)) for claim in new)

    @staticmethod
    def _by(tie: Tie) -> dict[str, Decided]:
        """Name the person whom the line itself names as the one who decided."""
        origin = tie.relation.origin
        return {"origin": origin} if isinstance(origin, Decided) else {}

    def _change(self, tie: Tie, other: Tie) -> None:
        state, key = self._state, self._state.origins[other.relation.key]
        state.keys[tie.relation.key] = key
        was = state.thread_relation(other.relation.key)
        fields = {
            "kind": tie.kind,
            "sources": was.sources if tie.sources == other.sources else tie.sources,
            "targets": was.targets if tie.targets == other.targets else tie.targets,
            "scheme": tie.relation.scheme if tie.kind == other.kind else None,
        }  # fmt: skip
        ends = {*tie.sources, *tie.targets}
        turned = ends == {*other.sources, *other.targets}
        sentence = f"{self._shown(tie)} (before: {self._before(tie, other)})"
        state.decide(
            "turned round" if turned else "moved", sentence,
            Evolve(row="relations", key=key, fields=fields),
            self._refusal(other),
            *self._settled(tie, key),
            line=tie.relation.key, element=key,
        )  # fmt: skip

    def _add(self, tie: Tie) -> None:
        state = self._state
        key = state.fresh(relation_key(tie.kind, tie.sources, tie.targets))
        state.keys[tie.relation.key] = key
        made = evolve(
            tie.relation, key=key, sources=tie.sources, targets=tie.targets,
            argument=tie.argument, origin=Decided(by=state.by),
        )  # fmt: skip
        add = Add(row="relations", element=made)
        changes: tuple[Change, ...] = (add, *self._settled(tie, key))
        if not self._joined(tie, changes):
            sentence = f"added: {self._shown(tie)}"
            line = tie.relation.key
            state.decide("added", sentence, *changes, line=line, element=key)

    def _settled(self, tie: Tie, key: str) -> Iterator[Change]:
        """Take out what a rule concluded of the same two, now that a side is decided.

        That they are on the same matter; and that the post of the claim takes the other
        side, which a line may show.
        """
        if tie.kind == "unspecified":
            return
        ends = frozenset((*tie.sources, *tie.targets))
        if ends in self._undecided:
            yield Remove(row="relations", key=self._undecided[ends])
        for stance in self._state.stances(tie.sources, tie.targets):
            if stance.key != key and sign_of(stance) != SIGNS.get(tie.kind):
                refusal = Refusal(
                    kind="stance", sources=stance.sources, targets=stance.targets
                )
                yield Remove(row="relations", key=stance.key)
                yield Refuse(refusal=refusal)

    def _joined(self, tie: Tie, changes: tuple[Change, ...]) -> bool:
        """Tell what a new claim does in the decision that adds it, the first time."""
        state, sources = self._state, tie.relation.sources
        place = state.added.pop(sources[0], None) if len(sources) == 1 else None
        if place is None:
            return False
        targets = listed([end_of(state.edited, key) for key in tie.relation.targets])
        doing = f", which {verb(tie.kind)} {targets}"
        sentence = added_sentence(state, state.edited.claims[sources[0]], doing)
        decision = state.decisions[place]
        every = (*decision.changes, *changes)
        state.decisions[place] = evolve(decision, sentence=sentence, changes=every)
        return True

    def _delete(self, other: Tie) -> None:
        """Decide that it goes, unless a claim that went took it along."""
        state = self._state
        if state.gone & {*other.relation.sources, *other.relation.targets}:
            return
        key = state.origins[other.relation.key]
        state.decide(
            "deleted", f"deleted: {self._was(other)}", Remove(row="relations", key=key),
            self._refusal(other), element=key,
        )  # fmt: skip

    def _refusal(self, other: Tie) -> Refuse:
        was = self._state.thread_relation(other.relation.key)
        refusal = Refusal(kind=was.kind, sources=was.sources, targets=was.targets)
        return Refuse(refusal=refusal)

    def _shown(self, tie: Tie) -> str:
        return sentence_of(self._state.edited, tie.relation)

    def _before(self, tie: Tie, other: Tie) -> str:
        """Give what a relation was, without what it still is."""
        if tie.sources != other.sources:
            return self._was(other)
        if tie.targets == other.targets:
            return f"{verb(other.kind)} it"
        keys = other.relation.targets
        targets = listed([end_of(self._state.export, key) for key in keys])
        return f"{verb(other.kind)} {targets}"

    def _was(self, tie: Tie) -> str:
        return sentence_of(self._state.export, tie.relation)
