"""Which pairs of claims are worth a score: found by name, text, rare words and company.

Every claim gets a bounded number of candidates, so that the work grows with the claims
and not with their square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from disputatio.converter.merging.profiles import Profile, Rarity

MOST = 24
"""How many claims of one name, text or word are looked at."""

TELLING = 12
"""How many of its rarest words a claim is looked up by."""

_Key = TypeVar("_Key")


class Index:
    """The claims of the export by what may lead to them."""

    def __init__(self, rows: Sequence[Profile], rarity: Rarity, ids: bool) -> None:
        """Index all claims once."""
        self._rarity = rarity
        self._rows = {row.key: row for row in reversed(rows)}
        self._ids = ids
        self._names = _grouped((row.name, row) for row in rows if row.name)
        self._texts = _grouped((row.text, row) for row in rows if row.text)
        self._words = _grouped((word, row) for row in rows for word in row.words)

    def candidates(self, edited: Profile) -> tuple[Profile, ...]:
        """Give the claims that an edited one may be, each wording once."""
        found = {(row.key, row.text): row for row in self._found(edited)}
        return tuple(found.values())

    def _found(self, edited: Profile) -> Iterator[Profile]:
        if self._ids and edited.key in self._rows:
            yield self._rows[edited.key]
        yield from self._near(self._names.get(edited.name or "", ()), edited)
        yield from self._near(self._texts.get(edited.text, ()), edited)
        rare = sorted(edited.words, key=lambda word: (-self._rarity.of(word), word))
        votes: defaultdict[Profile, float] = defaultdict(float)
        for word in rare[:TELLING]:
            rows = self._words.get(word, ())
            if len(rows) <= MOST:
                for row in rows:
                    votes[row] += self._rarity.of(word)
        yield from sorted(votes, key=lambda row: (-votes[row], row.place))[:MOST]

    @staticmethod
    def _near(rows: Sequence[Profile], edited: Profile) -> Sequence[Profile]:
        """Of very many that are alike, give those around the same place."""
        if len(rows) <= MOST:
            return rows
        low, high = 0, len(rows)
        while low < high:
            middle = (low + high) // 2
            if rows[middle].place < edited.place:
                low = middle + 1
            else:
                high = middle
        first = max(0, min(low - MOST // 2, len(rows) - MOST))
        return rows[first : first + MOST]

    def company(self, edited: Profile, pairs: Mapping[str, str]) -> Iterator[Profile]:
        """Give what is related to the claims with which its own company is matched."""
        found: dict[str, None] = {}
        for key in sorted(edited.company)[:MOST]:
            partner = self._rows.get(pairs.get(key, ""))
            if partner is not None and len(partner.company) <= MOST * 4:
                found |= dict.fromkeys(sorted(partner.company))
        near = (self._rows.get(key) for key in list(found)[: MOST * 4])
        yield from (row for row in near if row is not None)


def _grouped(items: Iterable[tuple[_Key, Profile]]) -> dict[_Key, list[Profile]]:
    groups: defaultdict[_Key, list[Profile]] = defaultdict(list)
    for key, row in items:
        groups[key].append(row)
    return groups
