"""Carrying out decisions on the thread: what was touched is decided, nothing else moves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from disputatio.converter.merging.decisions import (
    Add,
    Change,
    Decision,
    Evolve,
    Refuse,
    Remove,
    Replace,
    Row,
)
from disputatio.schemas.debate import Claim, Debate, Refusal, Relation
from disputatio.schemas.keys import relation_key, unique
from disputatio.schemas.origins import Decided, Inferred
from disputatio.schemas.pruning import pruned
from disputatio.schemas.references import with_references

ROWS: tuple[Row, ...] = ("passages", "claims", "relations", "positions")
"""The rows that decisions change."""


def applied(thread: Debate, decisions: Iterable[Decision], by: str) -> Debate:
    """Give the thread with the decisions carried out, each decided by a person."""
    draft = _Draft(thread, by)
    for decision in decisions:
        for change in decision.changes:
            draft.carry_out(change)
    return draft.debate()


class _Draft:
    """A debate in the making."""

    def __init__(self, thread: Debate, by: str) -> None:
        self._thread = thread
        self._by = Decided(by=by)
        self._rows: dict[Row, dict[str, Any]] = {
            row: {_key(row, item): item for item in getattr(thread, row)}
            for row in ROWS
        }
        self._added: dict[Row, defaultdict[str | None, list[Any]]] = {
            row: defaultdict(list) for row in ROWS
        }
        self._refused: dict[Refusal, None] = dict.fromkeys(thread.refused)
        self._fields: dict[str, Any] = {}

    def carry_out(self, change: Change) -> None:
        """Carry out one change."""
        if isinstance(change, Evolve):
            self._evolve(change.row, change.key, change.fields)
        elif isinstance(change, Add):
            self._added[change.row][change.after].append(change.element)
        elif isinstance(change, Remove):
            self._rows[change.row].pop(change.key, None)
        elif isinstance(change, Refuse):
            self._refused[change.refusal] = None
        elif isinstance(change, Replace):
            self._fields[change.field] = change.value

    def _evolve(self, row: Row, key: str, fields: Mapping[str, Any]) -> None:
        item = self._rows[row].get(key)
        if item is None:
            return
        changed = attrs.evolve(item, **{"origin": self._by, **fields})
        self._rows[row][key] = changed
        if isinstance(changed, Claim):
            self._keep_passages(changed)
            self._keep_position(changed)

    def _keep_passages(self, claim: Claim) -> None:
        """Decide that the words of a decided claim argue, so that no pass takes them."""
        for wording in claim.wordings:
            passage = self._rows["passages"].get(wording.passage or "")
            if passage is not None and isinstance(passage.origin, Inferred):
                decided = attrs.evolve(passage, origin=self._by)
                self._rows["passages"][passage.key] = decided

    def _keep_position(self, claim: Claim) -> None:
        """Decide on the position too: no pass makes one of a claim that is decided."""
        position = self._rows["positions"].get(claim.key)
        if position is not None and isinstance(position.origin, Inferred):
            decided = attrs.evolve(position, origin=self._by)
            self._rows["positions"][claim.key] = decided

    def debate(self) -> Debate:
        """Give the debate: whole, in order, without what leads nowhere."""
        rows: dict[str, Any] = {row: tuple(self._ordered(row)) for row in ROWS}
        rows["passages"] = _needed(self._thread, rows["passages"], rows["claims"])
        present = {(r.kind, r.sources, r.targets) for r in rows["relations"]}
        rows["refused"] = tuple(
            refusal
            for refusal in self._refused
            if (refusal.kind, refusal.sources, refusal.targets) not in present
        )
        changed = attrs.evolve(self._thread, **rows, **self._fields)
        return _rekeyed(self._thread, pruned(changed))

    def _ordered(self, row: Row) -> Iterable[Any]:
        added = self._added[row]
        for item in getattr(self._thread, row):
            key = _key(row, item)
            if key in self._rows[row]:
                yield self._rows[row][key]
            yield from added.pop(key, ())
        for items in added.values():
            yield from items


def _key(row: Row, item: Any) -> str:
    return str(item.claim if row == "positions" else item.key)


def _needed(before: Debate, passages: Iterable[Any], claims: Iterable[Claim]) -> tuple:  # type: ignore[type-arg]
    """Leave out inferred passages that only deleted claims had."""
    had = {w.passage for claim in before.claims for w in claim.wordings}
    has = {w.passage for claim in claims for w in claim.wordings}
    return tuple(
        p
        for p in passages
        if p.key in has or p.key not in had or not isinstance(p.origin, Inferred)
    )


def _rekeyed(before: Debate, after: Debate) -> Debate:
    """Give relations that were turned or moved the key that their ends ask for."""
    old = {r.key: r for r in before.relations}
    taken = {r.key for r in after.relations} | {c.key for c in after.claims}
    taken |= {e.key for row in (after.posts, after.passages) for e in row}
    names: dict[str, str] = {}
    for relation in after.relations:
        was = old.get(relation.key)
        if was is not None and _made(was) and not _made(relation):
            key = relation_key(relation.kind, relation.sources, relation.targets)
            names[relation.key] = unique(key, taken)
            taken.add(names[relation.key])
    if not names:
        return after
    moved = with_references(after, lambda k: names.get(k, k), _same, _same)
    relations = (attrs.evolve(r, key=names.get(r.key, r.key)) for r in moved.relations)
    return attrs.evolve(moved, relations=tuple(relations))


def _made(relation: Relation) -> bool:
    """Say whether the key of a relation is the one that its kind and ends give."""
    key = relation_key(relation.kind, relation.sources, relation.targets)
    return relation.key == key or relation.key.startswith(f"{key}-")


def _same(key: str) -> str:
    return key
