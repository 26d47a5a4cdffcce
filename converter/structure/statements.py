"""How far two statements say the same: the share of their words, by weight.

Small words stay, since a statement lives on its "not", "must" and "only"; articles and the
like go (`said_stems`). A word weighs more the fewer statements have it, squared as in a
cosine (TF-IDF); the share is Dice's. On statements and key points (structure.md, section 7)
this ranks better than the cosine of the words that carry a topic.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from disputatio.converter.structure.words import said_stems


class Statements:
    """The statements of a debate, by which words are weighed."""

    def __init__(self, texts: Iterable[str], language: str | None) -> None:
        """Count in how many of the texts each word occurs."""
        self._language = language
        bags = [self.words(text) for text in texts]
        self._count = len(bags)
        self._having = Counter(word for bag in bags for word in bag)

    def words(self, text: str) -> frozenset[str]:
        """Give the stems of a statement that count."""
        return frozenset(said_stems(text, self._language))

    def alike(self, first: str, second: str) -> float:
        """Give the share of the words of both that they have in common, from 0 to 1."""
        return self.shared(self.words(first), self.words(second))

    def shared(self, first: AbstractSet[str], second: AbstractSet[str]) -> float:
        """Give the same for the words of two statements."""
        both = self._weigh(first) + self._weigh(second)
        return 2 * self._weigh(first & second) / both if both else 0.0

    def _weigh(self, words: AbstractSet[str]) -> float:
        """Sum the squared weights; in order, so that the sum is the same each time."""
        return sum(self._weight(word) ** 2 for word in sorted(words))

    def _weight(self, word: str) -> float:
        return 1.0 + math.log((1 + self._count) / (1 + self._having[word]))
