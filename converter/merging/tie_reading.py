"""The relations of both files as ties between elements of the thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from disputatio.converter.merging.comparison import Comparison
from disputatio.converter.merging.relation_words import sentence_of
from disputatio.converter.merging.ties import Tie
from disputatio.schemas.debate import Relation, RelationKind
from disputatio.schemas.foreign.argdown_held import relation_fact, text_fact

MOST_WORDS = 3
"""In how many words a claim is looked for among the facts of an older export."""

Ends = tuple[str, ...] | None
"""Keys of one side of a relation; None where a name leads nowhere."""


def _known(keys: Sequence[str | None]) -> Ends:
    found = tuple(key for key in keys if key is not None)
    return found if len(found) == len(keys) else None


class TieReader:
    """Reads relations row by row, those that others rest on first."""

    def __init__(self, state: Comparison) -> None:
        """Take the state in which every claim of the edited file has its key."""
        self._state = state
        self._texts = _base_texts(state)
        self._export_texts = {c.key: c.text for c in state.export.debate.claims}
        self._words = {
            claim.key: state.said.get(
                state.exported.get(state.keys.get(claim.key) or "", ""), ()
            )
            for claim in state.edited.debate.claims
        }
        self._unclear: Counter[tuple[str, Ends, Ends]] = Counter()

    def edited(self, relations: Iterable[Relation]) -> Iterator[Tie]:
        """Give the ties of the edited file; what leads nowhere is left out."""
        state = self._state
        for relation in relations:
            fact = relation_fact(relation, self._texts)
            self._texts.update({} if fact is None else {relation.key: fact})
            facts = (
                fact,
                *self.facts(
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

    def export(self, relations: Iterable[Relation]) -> Iterator[Tie]:
        """Give the ties of the export."""
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
                    *self.facts(
                        relation.kind,
                        relation.sources,
                        relation.targets,
                        self._state.said,
                    ),
                ),
            )

    @staticmethod
    def facts(
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
                f"{sentence_of(state.edited, relation)}: the line was deleted meanwhile"
            )
            state.note("DecisionLost", sentence, relation.key)

    def is_unclear(self, other: Tie) -> bool:
        """Say whether the file has it with a name that nothing bears: then it stays."""
        for ends in ((other.sources, None), (None, other.targets)):
            if self._unclear[other.kind, *ends] > 0:
                self._unclear[other.kind, *ends] -= 1
                return True
        return False


def _base_texts(state: Comparison) -> dict[str, str]:
    """Give what each claim of the edited file said in the export that was edited."""
    texts: dict[str, str] = {}
    for claim in state.edited.debate.claims:
        texts[claim.key] = claim.text
        exported = state.exported.get(state.keys.get(claim.key) or "")
        if exported is not None and not state.base.is_old(text_fact(claim.text)):
            texts[claim.key] = state.export.claims[exported].text
    return texts
