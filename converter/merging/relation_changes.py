"""Decisions about relations: turned round, moved, deleted, added, confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from disputatio.converter.merging.comparison import Comparison
from disputatio.converter.merging.decisions import Add, Evolve, Refuse, Remove
from disputatio.converter.merging.sheets import Sheet
from disputatio.converter.merging.ties import (
    MOVED,
    PREMISES,
    SAME,
    TURNED,
    Pair,
    Tie,
    paired,
)
from disputatio.converter.merging.words import listed, verb
from disputatio.schemas.debate import Refusal, Relation
from disputatio.schemas.foreign.argdown_held import relation_fact, text_fact
from disputatio.schemas.keys import relation_key
from disputatio.schemas.origins import Decided, Inferred


def compare_relations(state: Comparison) -> None:
    """Decide on every relation, those on claims first, then those on relations."""
    _Relations(state).compare()


def _levels(relations: Sequence[Relation]) -> Iterator[list[Relation]]:
    """Give relations in rows: each row rests only on rows before; circles come last."""
    waiting = {relation.key: relation for relation in relations}
    users: dict[str, list[str]] = {}
    missing: dict[str, int] = {}
    for relation in relations:
        ends = {*relation.sources, *relation.targets} & waiting.keys()
        missing[relation.key] = len(ends)
        for end in ends:
            users.setdefault(end, []).append(relation.key)
    row = [relation for relation in relations if not missing[relation.key]]
    while row:
        yield row
        for relation in row:
            del waiting[relation.key]
        freed: list[str] = []
        for relation in row:
            for key in users.get(relation.key, ()):
                missing[key] -= 1
                freed += [key] if not missing[key] else []
        row = [waiting[key] for key in freed]
    if waiting:
        yield list(waiting.values())


class _Relations:
    def __init__(self, state: Comparison) -> None:
        self._state = state
        self._texts = _base_texts(state)
        self._export_texts = {c.key: c.text for c in state.export.debate.claims}

    def compare(self) -> None:
        state = self._state
        edited = list(_levels(state.edited.debate.relations))
        export = list(_levels(state.export.debate.relations))
        rows = max(len(edited), len(export))
        edited += [[] for _ in range(rows - len(edited))]
        export += [[] for _ in range(rows - len(export))]
        for new, old in zip(edited, export, strict=True):
            self._row(list(self._edited_ties(new)), list(self._export_ties(old)))

    def _edited_ties(self, relations: Iterable[Relation]) -> Iterator[Tie]:
        state = self._state
        for relation in relations:
            fact = relation_fact(relation, self._texts)
            self._texts.update({} if fact is None else {relation.key: fact})
            sources = [state.keys.get(key) for key in relation.sources]
            targets = [state.keys.get(key) for key in relation.targets]
            if None in sources or None in targets:
                state.keys[relation.key] = None
                continue
            argument = state.keys.get(relation.argument or "")
            yield Tie(
                relation=relation, sources=tuple(filter(None, sources)),
                targets=tuple(filter(None, targets)), argument=argument, fact=fact,
            )  # fmt: skip

    def _export_ties(self, relations: Iterable[Relation]) -> Iterator[Tie]:
        origins = self._state.origins
        for relation in relations:
            fact = relation_fact(relation, self._export_texts)
            self._export_texts.update({} if fact is None else {relation.key: fact})
            behind = self._state.thread_relation(relation.key)
            argument = relation.argument and origins[relation.argument]
            yield Tie(
                relation=relation, sources=behind.sources, targets=behind.targets,
                argument=argument, fact=fact,
            )  # fmt: skip

    def _row(self, edited: list[Tie], export: list[Tie]) -> None:
        same, left, others = paired(edited, export, (SAME,))
        for pair in same:
            self._same(pair)
        left = [tie for tie in self._once(edited, left) if not self._is_stale(tie)]
        others = [tie for tie in others if self._had(tie)]
        turned, left, others = paired(left, others, TURNED)
        moved, left, others = paired(left, others, MOVED)
        steps, left, others = paired(left, others, PREMISES)
        for tie, other in (*turned, *moved, *steps):
            self._change(tie, other)
        for tie in left:
            self._add(tie)
        for other in others:
            self._delete(other)

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

    def _is_stale(self, tie: Tie) -> bool:
        """Say whether it was there before the person came, and the thread lost it since."""
        if not self._state.base.is_old(tie.fact):
            return False
        self._state.stale += 1
        self._state.keys[tie.relation.key] = None
        return True

    def _had(self, tie: Tie) -> bool:
        """Say whether the export that was edited had it: then the person took it out."""
        had = self._state.base.had([tie.fact])
        self._state.kept += not had
        return had

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
        was = isinstance(other.relation.origin, Inferred)
        return (
            was
            and self._state.edited.has_guesses
            and not isinstance(tie.relation.origin, Inferred)
        )

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
        turned = sorted((*tie.sources, *tie.targets)) == sorted(
            (*other.sources, *other.targets)
        )
        sentence = f"{self._shown(tie)}, where it was: {self._was(other)}"
        state.decide(
            "turned round" if turned else "moved", sentence,
            Evolve(row="relations", key=key, fields=fields), self._refusal(other),
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
        state.decide(
            "added", f"added: {self._shown(tie)}", Add(row="relations", element=made),
            line=tie.relation.key, element=key,
        )  # fmt: skip

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

    @staticmethod
    def _refusal(other: Tie) -> Refuse:
        refusal = Refusal(kind=other.kind, sources=other.sources, targets=other.targets)
        return Refuse(refusal=refusal)

    def _shown(self, tie: Tie) -> str:
        return _sentence(self._state.edited, tie.relation)

    def _was(self, tie: Tie) -> str:
        return _sentence(self._state.export, tie.relation)


def _sentence(sheet: Sheet, relation: Relation) -> str:
    """Give a relation in words, as "[A] and [B] argue for [C]"."""
    sources = listed([_end(sheet, key) for key in relation.sources])
    targets = listed([_end(sheet, key) for key in relation.targets])
    return f"{sources} {verb(relation.kind)} {targets}"


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
