"""Which claim of the edited file is which claim of the export.

Identity needs no ids: a score of title, text, post and company decides, the best pairs
first, each claim once. Two more rounds let the company that was matched speak.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from attrs import field, frozen

from disputatio.converter.merging.candidates import Index
from disputatio.converter.merging.profiles import Profile, Rarity, profiles
from disputatio.converter.merging.scores import LEAST, Scorer, with_company
from disputatio.converter.merging.sheets import Sheet

ROUNDS = 2
"""How often the company is asked again."""

NEAR = 0.3
"""Scores that are no further apart, or from the threshold, are in doubt."""


@frozen(kw_only=True)
class Doubt:
    """A claim of the edited file that might be another one than was taken."""

    edited: str
    """Its key."""
    taken: str | None
    """Key of the claim of the export that was taken; None where it counts as new."""
    others: tuple[str, ...]
    """Keys of the other candidates, the likeliest first."""


@frozen(kw_only=True)
class Matches:
    """What was matched."""

    pairs: Mapping[str, str] = field(factory=dict)
    """Keys of claims of the export by keys of the edited file."""
    doubts: tuple[Doubt, ...] = ()
    """Matches that a person should look at."""


def matches(
    edited: Sheet,
    export: Sheet,
    later: Container[str] = frozenset(),
    said: Mapping[str, Iterable[str]] | None = None,
) -> Matches:
    """Match the claims of two sheets; those that are only named are left out.

    `later` are claims that the edited file cannot have come from: they are matched only
    with the very same words. `said` gives other words in which claims of the export
    have stood.
    """
    rows = profiles(edited)
    texts = {row.text for row in rows}
    others = tuple(
        row
        for row in profiles(export, said)
        if row.key not in later or row.text in texts
    )
    rarity = Rarity((*rows, *others))
    matcher = _Matcher(rows, others, rarity, edited.ids and export.ids)
    pairs = matcher.best({})
    for _ in range(ROUNDS):
        matcher.ask_company(pairs)
        pairs = matcher.best(pairs)
    return Matches(pairs=pairs, doubts=tuple(matcher.doubts(pairs)))


class _Matcher:
    """Keeps the scores of all pairs."""

    def __init__(
        self, rows: tuple[Profile, ...], others: tuple[Profile, ...], rarity: Rarity,
        ids: bool,
    ) -> None:  # fmt: skip
        self._rows = rows
        self._index = Index(others, rarity, ids)
        self._scorer = Scorer(rarity, ids)
        self._scores: dict[str, dict[str, float]] = {}
        self._others = {row.key: row for row in reversed(others)}
        for row in rows:
            self._add(row, self._index.candidates(row))

    def _add(self, row: Profile, candidates: Iterable[Profile]) -> None:
        known = self._scores.setdefault(row.key, {})
        for other in candidates:
            score = self._scorer.score(row, other)
            known[other.key] = max(known.get(other.key, score), score)

    def ask_company(self, pairs: Mapping[str, str]) -> None:
        """Add what is near to matched company, for claims that have no partner."""
        for row in self._rows:
            if row.key not in pairs:
                self._add(row, self._index.company(row, pairs))

    def best(self, pairs: Mapping[str, str]) -> dict[str, str]:
        """Take the best pairs first, each claim once, by the company matched so far."""
        ranked = [
            (
                -self._full(row, key, pairs),
                row.place,
                self._others[key].place,
                row.key,
                key,
            )
            for row in self._rows
            for key in self._scores[row.key]
        ]
        found: dict[str, str] = {}
        taken: set[str] = set()
        for score, _, _, edited, export in sorted(ranked):
            if -score < LEAST:
                break
            if edited not in found and export not in taken:
                found[edited] = export
                taken.add(export)
        return found

    def _full(self, row: Profile, key: str, pairs: Mapping[str, str]) -> float:
        return with_company(self._scores[row.key][key], row, self._others[key], pairs)

    def doubts(self, pairs: Mapping[str, str]) -> Iterable[Doubt]:
        """Give the claims for which another answer was nearly as good."""
        for row in self._rows:
            scores = {k: self._full(row, k, pairs) for k in self._scores[row.key]}
            taken = pairs.get(row.key)
            own = scores.pop(taken, LEAST) if taken is not None else LEAST
            near = [k for k, score in scores.items() if score > own - NEAR]
            near = [k for k in near if self._differs(k, taken)]
            near = self._free(near, pairs) if taken is None else near
            if near or (taken is not None and own < LEAST + NEAR):
                near.sort(key=lambda k: (-scores[k], self._others[k].place))
                yield Doubt(edited=row.key, taken=taken, others=tuple(near[:3]))

    def _differs(self, key: str, taken: str | None) -> bool:
        """Say whether a claim says something else than the one that was taken."""
        return taken is None or self._others[key].text != self._others[taken].text

    @staticmethod
    def _free(keys: Iterable[str], pairs: Mapping[str, str]) -> list[str]:
        """Leave out what another claim has for certain."""
        taken = set(pairs.values())
        return [key for key in keys if key not in taken]
