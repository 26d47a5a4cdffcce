"""Which earlier post does a post take up, without quoting it?

Words and pairs of words that few posts use weigh most (inverse post frequency). Work is
bounded: a word that more than `COMMON` posts use is left out, and of a rare one at most
that many places are kept.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from attrs import frozen

from disputatio.converter.structure.reading import ReadPost, Sentence
from disputatio.converter.structure.words import Term

COMMON = 12
"""Posts from which on a word or pair is too common to tell."""

Feature = tuple[str, ...]


@frozen(kw_only=True)
class Echo:
    """An earlier sentence that a sentence takes up."""

    sentence: Sentence
    """The later sentence."""
    source: Sentence
    """The earlier one."""
    score: float
    """Summed weight of what they share."""
    shared: tuple[Term, ...]
    """The shared words in the later sentence."""
    shared_there: tuple[Term, ...]
    """The shared words in the earlier sentence."""


def features(sentence: Sentence) -> dict[Feature, tuple[Term, ...]]:
    """Give the words and neighbouring pairs of words of a sentence, with their places."""
    found: dict[Feature, tuple[Term, ...]] = {}
    previous: Term | None = None
    for term in sentence.terms:
        found.setdefault((term.stem,), (term,))
        if previous is not None and previous.stem != term.stem:
            pair = tuple(sorted((previous.stem, term.stem)))
            found.setdefault(pair, (previous, term))
        previous = term
    return found


class Echoes:
    """Sentences of a thread, to be asked in thread order."""

    def __init__(self, posts: Iterable[ReadPost]) -> None:
        """Weigh every word and pair by the posts that use it."""
        posts = tuple(posts)
        self._frequency: dict[Feature, int] = {}
        self._features = {
            (s.number, s.start): features(s) for post in posts for s in post.sentences
        }
        for post in posts:
            used = {feature for s in post.sentences for feature in self._of(s)}
            for feature in used:
                self._frequency[feature] = self._frequency.get(feature, 0) + 1
        self._count = max(len(posts), 2)
        self._places: dict[Feature, list[Sentence]] = {}

    def _of(self, sentence: Sentence) -> dict[Feature, tuple[Term, ...]]:
        return self._features[(sentence.number, sentence.start)]

    def weight(self, feature: Feature) -> float:
        """Give the weight of a word or pair: the rarer, the more."""
        return math.log((1 + self._count) / self._frequency.get(feature, self._count))

    def add(self, post: ReadPost) -> None:
        """Let later posts find the sentences of this one."""
        for sentence in post.sentences:
            for feature in self._of(sentence):
                if 1 < self._frequency[feature] <= COMMON:
                    self._places.setdefault(feature, []).append(sentence)

    def of(self, sentence: Sentence) -> Iterator[Echo]:
        """Give the earlier sentences that share rare words with a sentence."""
        mine = self._of(sentence)
        shared: dict[tuple[int, int], list[Feature]] = {}
        sources: dict[tuple[int, int], Sentence] = {}
        for feature in mine:
            for source in self._places.get(feature, ())[: 3 * COMMON]:
                place = (source.number, source.start)
                shared.setdefault(place, []).append(feature)
                sources[place] = source
        for place in sorted(shared):
            yield self._echo(sentence, sources[place], shared[place])

    def _echo(
        self, sentence: Sentence, source: Sentence, shared: list[Feature]
    ) -> Echo:
        here, there = self._of(sentence), self._of(source)
        return Echo(
            sentence=sentence,
            source=source,
            score=sum(map(self.weight, shared)),
            shared=_places(term for feature in shared for term in here[feature]),
            shared_there=_places(term for feature in shared for term in there[feature]),
        )


def _places(found: Iterable[Term]) -> tuple[Term, ...]:
    return tuple(sorted(set(found), key=lambda term: term.start))
