"""Whether two sentences about the same thing say the opposite."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache

from attrs import frozen

from disputatio.converter.structure.word_tables import tables_for
from disputatio.converter.structure.words import folded_words, stem


@frozen
class _Words:
    clause: re.Pattern[str]
    """Where the reach of a negation ends."""
    negations: frozenset[str]
    contrasts: re.Pattern[str]
    """Words that set one thing against another."""
    sides: Mapping[str, tuple[int, int]]
    """From a word to its pair of opposites and which of the two it is."""


@cache
def _words(language: str | None) -> _Words:
    tables = tables_for(language, "polarity")
    links = "|".join(word for table in tables for word in table["links"])
    against = "|".join(word for table in tables for word in table["contrasts"])
    pairs = [pair for table in tables for pair in table["opposites"]]
    return _Words(
        re.compile(rf"[,;:()–—]|--|\b(?:{links})\b", re.IGNORECASE),
        frozenset(word for table in tables for word in table["negations"]),
        re.compile(rf"\b(?:{against})\b", re.IGNORECASE),
        {
            word: (row, side)
            for row, pair in enumerate(pairs)
            for side, words in enumerate(pair)
            for word in words.split()
        },
    )


def opposed(
    first: str, second: str, shared: AbstractSet[str], language: str | None
) -> bool:
    """Say whether two texts speak against each other on stems that they share.

    Negations in the clauses of the shared words are compared; opposite words turn the result once.
    """
    differ = _negated(first, shared, language) != _negated(second, shared, language)
    return differ != _opposite(first, second, language)


def contrasts(language: str | None) -> re.Pattern[str]:
    """Give the words of a language that set one thing against another: "but"."""
    return _words(language).contrasts


def opposites(text: str, language: str | None) -> frozenset[tuple[int, int]]:
    """Give the pairs of opposites of which a text has a word, and which of the two."""
    return frozenset(_sides(text, language))


def opposite_words(pair: int, language: str | None) -> tuple[str, ...]:
    """Give the words of a pair of opposites, of both sides."""
    sides = _words(language).sides
    return tuple(word for word, (row, _) in sides.items() if row == pair)


def negations(text: str, language: str | None) -> int:
    """Count the negations of a text."""
    known = _words(language).negations
    return sum(word in known or word.endswith("n't") for word in folded_words(text))


def _negated(text: str, shared: AbstractSet[str], language: str | None) -> bool:
    """Say whether most of the shared words stand in a clause with a negation."""
    negated = plain = 0
    for clause in _words(language).clause.split(text):
        count = sum(stem(word, language) in shared for word in folded_words(clause))
        if negations(clause, language) % 2:
            negated += count
        else:
            plain += count
    return negated > plain


def _opposite(first: str, second: str, language: str | None) -> bool:
    """Say whether one text has a word and the other its opposite, and not both both."""
    here, there = _sides(first, language), _sides(second, language)
    return any(
        (row, 1 - side) in there
        and (row, 1 - side) not in here
        and (row, side) not in there
        for row, side in here
    )


def _sides(text: str, language: str | None) -> set[tuple[int, int]]:
    sides = _words(language).sides
    return {sides[word] for word in folded_words(text) if word in sides}
