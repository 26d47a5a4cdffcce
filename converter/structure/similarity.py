"""How alike claims are: cosine of weighted stems (TF-IDF), without the topic's words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from statistics import median

from disputatio.converter.structure.words import Term, stem
from disputatio.schemas.stop_words import GENERIC

TOPIC = 0.5
"""Share of the posts from which on a word is the topic and tells claims not apart."""

FEW_POSTS = 6
"""Posts below which every word counts."""

PLACES = 200
"""Claims of one word that are compared, so that the work stays bounded."""

SHARED = 2
"""Words that two claims share, at least, to be compared …"""

THEME = 3
"""… or one that at least this many posts use: what several take up is a theme."""


class Similarities:
    """Claims as vectors, and which of them are alike.

    Words that only one claim has do not count; a claim with few words counts as one of
    middling length, so that a single rare word does not make two claims alike.
    """

    def __init__(
        self,
        claims: Sequence[tuple[int, tuple[Term, ...]]],
        language: str | None,
        people: Sequence[str] | None = None,
    ) -> None:
        """Weigh the words of claims, each given as (number of its post, terms).

        Where `people` says who claims what, nobody's claims are like his own.
        """
        self._people = people
        posts = [post for post, _ in claims]
        bags = self.words = [themes(terms, language) for _, terms in claims]
        frequency = Counter(word for bag in bags for word in bag)
        self.users = _users(posts, bags)
        most = TOPIC * len(set(posts)) if len(set(posts)) >= FEW_POSTS else len(posts)
        self.weights = {
            word: math.log((1 + len(bags)) / count) * self._breadth(word)
            for word, count in frequency.items()
            if self.users[word] <= most
        }
        raw = [
            {
                w: self.weights[w]
                for w in sorted(bag)
                if w in self.weights and frequency[w] > 1
            }
            for bag in bags
        ]
        lengths = [math.sqrt(sum(x * x for x in vector.values())) for vector in raw]
        middling = median([length for length in lengths if length] or [1.0])
        self.vectors = [
            {word: weight / max(length, middling) for word, weight in vector.items()}
            for vector, length in zip(raw, lengths, strict=True)
        ]
        self._places = self._index()

    def _breadth(self, word: str) -> float:
        """Weigh a word up to `THEME` posts: the more posts use it, the more it tells."""
        return min(1.0, self.users[word] / THEME)

    def _index(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for number, vector in enumerate(self.vectors):
            for word in vector:
                row = places.setdefault(word, [])
                if len(row) < PLACES:
                    row.append(number)
        if self._people is None:
            return places
        said = self._people
        return {
            word: row if any(said[n] != said[row[0]] for n in row) else []
            for word, row in places.items()
        }

    def alike(self, number: int) -> dict[int, float]:
        """Give the claims that share some words with a claim, and how alike they are."""
        found: dict[int, float] = {}
        shared: Counter[int] = Counter()
        themes: set[int] = set()
        for word, weight in self.vectors[number].items():
            for other in self._places[word]:
                if other != number and not self._of_one(other, number):
                    share = weight * self.vectors[other][word]
                    found[other] = found.get(other, 0.0) + share
                    shared[other] += 1
                    if self.users[word] >= THEME:
                        themes.add(other)
        return {
            n: share for n, share in found.items() if shared[n] >= SHARED or n in themes
        }

    def _of_one(self, first: int, second: int) -> bool:
        """Say whether one person is known to have claimed both."""
        people = self._people
        return people is not None and people[first] == people[second]


def themes(terms: Sequence[Term], language: str | None) -> frozenset[str]:
    """Give the stems of terms that can be a topic, and their neighbouring pairs."""
    generic = generic_stems(language)
    stems = [term.stem for term in terms]
    pairs = {
        " ".join(sorted((a, b)))
        for a, b in pairwise(stems)
        if a != b and not (a in generic and b in generic)
    }
    return frozenset(word for word in stems if word not in generic) | pairs


@cache
def generic_stems(language: str | None) -> frozenset[str]:
    """Give the stems of a language's words that are nobody's topic."""
    words = GENERIC.get(language or "", frozenset())
    return frozenset(stem(word, language) for word in words)


def _users(posts: Sequence[int], bags: Sequence[frozenset[str]]) -> dict[str, int]:
    """Count, for each word, the posts that claim something with it."""
    users: dict[str, set[int]] = {}
    for post, bag in zip(posts, bags, strict=True):
        for word in bag:
            users.setdefault(word, set()).add(post)
    return {word: len(used) for word, used in users.items()}
