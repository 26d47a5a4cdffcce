"""Decisions about relations: turned round, moved, deleted, added, confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product, zip_longest

from attrs import evolve

from disputatio.converter.merging.claim_changes import added_sentence
from disputatio.converter.merging.comparison import Comparison
from disputatio.converter.merging.decisions import Add, Change, Evolve, Refuse, Remove
from disputatio.converter.merging.sheets import Sheet, data_of
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
from disputatio.schemas.debate import Refusal, Relation, RelationKind
from disputatio.schemas.foreign.argdown_held import relation_fact, text_fact
from disputatio.schemas.graph import SIGNS, sign_of
from disputatio.schemas.keys import relation_key
from disputatio.schemas.origins import Decided, Inferred


def compare_relations(state: Comparison) -> None:
    """Decide on every relation, those on claims first, then those on relations."""
    _Relations(state).compare()


MOST_WORDS = 3
"""In how many words a claim is looked for among the facts of an older export."""

Ends = tuple[str, ...] | None
"""Keys of one side of a relation; None where a name leads nowhere."""


def _known(keys: Sequence[str | None]) -> Ends:
    found = tuple(key for key in keys if key is not None)
    return found if len(found) == len(keys) else None


class _Relations:
    def __init__(self, state: Comparison) -> None:
        self._state = state
        self._texts = _base_texts(state)
        self._undecided = {
            frozenset((*r.sources, *r.targets)): r.key
            for r in state.thread.relations
            if r.kind == "unspecified" and isinstance(r.origin, Inferred)
        }
        self._deciding: set[tuple[str, ...]] = set()
        self._untouched: set[tuple[object, ...]] = set()
        self._refusals: dict[tuple[str, ...], list[Refusal]] = {}
        for refusal in state.thread.refused:
            self._refusals.setdefault(refusal.sources, []).append(refusal)
        self._refused = {
            (r.kind, None, r.sources, r.targets) for r in state.thread.refused
        }
        self._words = {
            claim.key: state.said.get(
                state.exported.get(state.keys.get(claim.key) or "", ""), ()
            )
            for claim in state.edited.debate.claims
        }
        self._unclear: Counter[tuple[str, Ends, Ends]] = Counter()
        self._export_texts = {c.key: c.text for c in state.export.debate.claims}

    def compare(self) -> None:
        state = self._state
        edited, circles = levels(state.edited.debate.relations)
        export, _ = levels(state.export.debate.relations)
        for new, old in zip_longest(edited, export, fillvalue=()):
            self._row(list(self._edited_ties(new)), list(self._export_ties(old)))
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

    def _edited_ties(self, relations: Iterable[Relation]) -> Iterator[Tie]:
        state = self._state
        for relation in relations:
            fact = relation_fact(relation, self._texts)
            self._texts.update({} if fact is None else {relation.key: fact})
            facts = (
                fact,
                *self._facts(
                    relation.kind, relation.sources, relation.targets, self._words
                ),
            )
            sources = [state.keys.get(key) for key in relation.sources]
            targets = [state.keys.get(key) for key in relation.targets]
            if None in sources or None in targets:
                state.keys[relation.key] = None
                self._note_lost(relation, facts)
                if state.unknown & {*relation.sources, *relation.targets}:
                    self._unclear[relation.kind, _known(sources), _known(targets)] += 1
                continue
            argument = state.keys.get(relation.argument or "")
            yield Tie(
                relation=relation, sources=tuple(filter(None, sources)),
                targets=tuple(filter(None, targets)), argument=argument, facts=facts,
            )  # fmt: skip

    def _export_ties(self, relations: Iterable[Relation]) -> Iterator[Tie]:
        origins = self._state.origins
        for relation in relations:
            fact = relation_fact(relation, self._export_texts)
            self._export_texts.update({} if fact is None else {relation.key: fact})
            argument = relation.argument and origins[relation.argument]
            yield Tie(
                relation=relation,
                sources=tuple(origins[key] for key in relation.sources),
                targets=tuple(origins[key] for key in relation.targets),
                argument=argument,
                facts=(
                    fact,
                    *self._facts(
                        relation.kind,
                        relation.sources,
                        relation.targets,
                        self._state.said,
                    ),
                ),
            )

    @staticmethod
    def _facts(
        kind: RelationKind,
        sources: Sequence[str],
        targets: Sequence[str],
        said: Mapping[str, Sequence[str]],
    ) -> tuple[str, ...]:
        """Give the fact in all words in which its two ends have stood."""
        if len(sources) != 1 or len(targets) != 1:
            return ()
        relation = Relation(key="-", kind=kind, sources=("s",), targets=("t",))
        pairs = product(
            said.get(sources[0], ())[:MOST_WORDS], said.get(targets[0], ())[:MOST_WORDS]
        )
        facts = (
            relation_fact(relation, {"s": one, "t": other}) for one, other in pairs
        )
        return tuple(fact for fact in facts if fact is not None)

    def _note_lost(self, relation: Relation, facts: Sequence[str | None]) -> None:
        """Tell of a change of a line whose claim was deleted since."""
        state = self._state
        gone = any(key in state.lost for key in (*relation.sources, *relation.targets))
        if gone and not any(map(state.base.is_old, facts)):
            sentence = (
                f"{_sentence(state.edited, relation)}: the line was deleted meanwhile"
            )
            state.note("DecisionLost", sentence, relation.key)

    def _row(self, edited: list[Tie], export: list[Tie]) -> None:
        same, left, others = paired(edited, export, SAME)
        for pair in same:
            self._same(pair)
        left = [tie for tie in self._once(edited, left) if self._counts(tie)]
        hidden = [t for t in left if t.relation.key in self._state.edited.hidden]
        left = [t for t in left if t.relation.key not in self._state.edited.hidden]
        self._deciding = {
            tie.sources for tie in left if isinstance(tie.relation.origin, Decided)
        }
        shown = (t for t in others if t.relation.key not in self._state.export.hidden)
        others = [tie for tie in shown if self._had(tie)]
        turned, left, others = paired(left, others, TURNED)
        moved, left, others = paired(left, others, MOVED)
        steps, left, others = paired(left, others, PREMISES)
        for tie, other in (*turned, *moved, *steps):
            self._change(tie, other)
        for tie in (*left, *hidden):
            self._add(tie)
        for other in others:
            if not self._is_unclear(other):
                self._delete(other)

    def _is_unclear(self, other: Tie) -> bool:
        """Say whether the file has it with a name that nothing bears: then it stays."""
        for ends in ((other.sources, None), (None, other.targets)):
            if self._unclear[other.kind, *ends] > 0:
                self._unclear[other.kind, *ends] -= 1
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
        elif self._is_old(tie):
            state.stale += 1
            self._untouched.add(tie.identity)
        else:
            return True
        state.keys[key] = None
        return False

    def _is_old(self, tie: Tie) -> bool:
        """Say whether it was there before the person came.

        What the line itself calls decided is the person's, unless it was refused since.
        """
        if (
            isinstance(tie.relation.origin, Decided)
            and tie.identity not in self._refused
        ):
            return False
        return any(map(self._state.base.is_old, tie.facts))

    def _had(self, tie: Tie) -> bool:
        """Say whether the export that was edited had it: then the person took it out.

        It also had what a later decision put in the place of something it had, unless
        the file still has that: then the person did not touch it.
        """
        if self._state.base.had(tie.facts) or self._is_superseded(tie):
            return True
        replaced = self._replaced(tie)
        if not replaced or any(r in self._untouched for r in replaced):
            self._state.kept += 1
            return False
        sentence = f"{self._was(tie)}: that was decided before"
        self._state.note("DecisionOverruled", sentence)
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
                self._facts(refusal.kind, keys[0], keys[1], state.said)
            ):
                old = evolve(
                    tie,
                    relation=evolve(tie.relation, kind=refusal.kind),
                    targets=refusal.targets,
                )
                found.append(old.identity)
        return found

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
        fields = {
            "kind": tie.kind, "sources": tie.sources, "targets": tie.targets,
            "scheme": tie.relation.scheme if tie.kind == other.kind else None,
        }  # fmt: skip
        ends = {*tie.sources, *tie.targets}
        turned = ends == {*other.sources, *other.targets}
        sentence = f"{self._shown(tie)} (before: {self._before(tie, other)})"
        state.decide(
            "turned round" if turned else "moved", sentence,
            Evolve(row="relations", key=key, fields=fields),
            self._refusal(other),
            *self._settled(tie),
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
        changes: tuple[Change, ...] = (add, *self._settled(tie))
        if not self._joined(tie, changes):
            sentence = f"added: {self._shown(tie)}"
            line = tie.relation.key
            state.decide("added", sentence, *changes, line=line, element=key)

    def _settled(self, tie: Tie) -> Iterator[Change]:
        """Take out what a rule concluded of the same two, now that a side is decided.

        That they are on the same matter; and that the post of the claim takes the other
        side, which no line of the file shows.
        """
        if tie.kind == "unspecified":
            return
        ends = frozenset((*tie.sources, *tie.targets))
        if ends in self._undecided:
            yield Remove(row="relations", key=self._undecided[ends])
        for stance in self._state.stances(tie.sources, tie.targets):
            if sign_of(stance) != SIGNS.get(tie.kind):
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
        targets = listed([_end(state.edited, key) for key in tie.relation.targets])
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
        return _sentence(self._state.edited, tie.relation)

    def _before(self, tie: Tie, other: Tie) -> str:
        """Give what a relation was, without what it still is."""
        if tie.sources != other.sources:
            return self._was(other)
        if tie.targets == other.targets:
            return f"{verb(other.kind)} it"
        keys = other.relation.targets
        targets = listed([_end(self._state.export, key) for key in keys])
        return f"{verb(other.kind)} {targets}"

    def _was(self, tie: Tie) -> str:
        return _sentence(self._state.export, tie.relation)


def _sentence(sheet: Sheet, relation: Relation) -> str:
    """Give a relation in words, as "[A] and [B] argue for [C]"."""
    sources = listed([_end(sheet, key) for key in relation.sources])
    targets = listed([_end(sheet, key) for key in relation.targets])
    return f"{sources} {verb(relation.kind, len(relation.sources))} {targets}"


def _end(sheet: Sheet, key: str, depth: int = 2) -> str:
    if key in sheet.claims:
        return sheet.shown(sheet.claims[key])
    relation = sheet.relations.get(key)
    if relation is None or not depth:
        return key
    sources = listed([_end(sheet, k, depth - 1) for k in relation.sources])
    targets = listed([_end(sheet, k, depth - 1) for k in relation.targets])
    return f"the step from {sources} to {targets}"


def _base_texts(state: Comparison) -> dict[str, str]:
    """Give what each claim of the edited file said in the export that was edited."""
    texts: dict[str, str] = {}
    for claim in state.edited.debate.claims:
        texts[claim.key] = claim.text
        exported = state.exported.get(state.keys.get(claim.key) or "")
        if exported is not None and not state.base.is_old(text_fact(claim.text)):
            texts[claim.key] = state.export.claims[exported].text
    return texts
