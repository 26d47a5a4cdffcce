"""How much two claims look like one: title, text, post and company.

Title, text and threshold are those of a prototype that was measured on generated edit
scripts; the others are first guesses that the scripts of the tests bear out (docs/merge.md).
"""

from __future__ import annotations

from collections.abc import Mapping

from disputatio.converter.merging.profiles import Profile, Rarity

TITLE = 3.0
"""The same name."""
TEXT = 4.0
"""The same words; less for fewer of them."""
POST = 0.5
"""The same post; taken off where both name posts and none in common."""
ALIKE = 1.0
"""A name of the same words in part."""
COMPANY = 0.8
"""All of what it is related to is matched with what the other is related to."""
ID = 3.0
"""The same id in a file whose ids survive an edit."""
BEGINNING = 0.25
"""The same first words: of a line that was split, the first half keeps its identity."""
SOME = 0.9
"""Below this score, company proves nothing: two lines may well answer the same one."""
LEAST = 1.2
"""Below this score, a claim is new."""

_CERTAIN_BITS = 16.0


class Scorer:
    """Scores pairs of one claim of the edited file and one of the export."""

    def __init__(self, rarity: Rarity, ids: bool) -> None:
        """Take what words tell, and whether keys are ids that survive."""
        self._rarity = rarity
        self._ids = ids
        self._weights: dict[int, float] = {}

    def score(self, edited: Profile, export: Profile) -> float:
        """Give the score of a pair without its company."""
        score = TEXT * self._likeness(edited, export) + self._title(edited, export)
        if edited.posts and export.posts:
            score += POST if edited.posts & export.posts else -POST
        if self._ids and edited.key == export.key:
            score += ID
        return score + BEGINNING * (edited.opening == export.opening != ())

    def _title(self, edited: Profile, export: Profile) -> float:
        if edited.name is None or export.name is None:
            return 0.0
        if edited.name == export.name:
            return TITLE
        both = len(edited.named) + len(export.named)
        return ALIKE * 2 * len(edited.named & export.named) / both if both else 0.0

    def _likeness(self, one: Profile, other: Profile) -> float:
        """Give from 0 to 1 how alike two texts are; a shortened one is alike."""
        if one.text == other.text:
            return 1.0 if one.text else 0.0
        fewer, more = sorted((one.words, other.words), key=len)
        common = {w: min(n, more[w]) for w, n in fewer.items() if w in more}
        shared = self._rarity.weight(common)
        sizes = self._weight(one), self._weight(other)
        least = min(sizes)
        if not shared or not least:
            return 0.0
        covered = max(0.0, 2 * shared / least - 1) * min(1.0, least / _CERTAIN_BITS)
        return min(1.0, max(2 * shared / sum(sizes), 0.9 * covered))

    def _weight(self, profile: Profile) -> float:
        known = self._weights.get(id(profile))
        if known is None:
            known = self._weights[id(profile)] = self._rarity.weight(profile.words)
        return known


def with_company(
    score: float, edited: Profile, export: Profile, pairs: Mapping[str, str]
) -> float:
    """Give a score with what the matched company of the pair adds to it."""
    if score < SOME:
        return score
    fewer = min(len(edited.company), len(export.company))
    met = sum(1 for key in edited.company if pairs.get(key) in export.company)
    return score + (COMPANY * min(met, fewer) / fewer if fewer else 0.0)
