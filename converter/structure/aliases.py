"""What a person of a thread may be called: the name, its parts, and what is short for it.

"KlausDieter_1" is also "Klaus" and "Dieter", "Wolfpaw" also "wolf". A part counts where
only one person has it; what is short for a part counts only where it is spoken to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, TypeAlias

from attrs import frozen

from disputatio.converter.structure.word_tables import table_languages, word_table
from disputatio.converter.structure.words import folded, folded_words
from disputatio.schemas.debate import Participant
from disputatio.schemas.stop_words import STOP_WORDS

Manner: TypeAlias = Literal["full", "part", "short"]
"""The whole name, one of its words, or the beginning or end of a word."""

SHORTEST = 3
"""Letters of the shortest name that counts without an @, and of what is short for one."""

LONGEST = 30
"""Letters of a word beyond which nothing is taken as short for it."""

_PART = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")


@frozen(kw_only=True)
class Alias:
    """One thing that a person may be called."""

    person: str
    """Key of the participant."""
    spelled: str
    """As the name has it."""
    manner: Manner
    """How it is made from the name."""


class Aliases:
    """All that the people of a thread may be called, by folded words."""

    def __init__(self, participants: Iterable[Participant]) -> None:
        """Index full names, and parts and short forms that only one person has."""
        self._rows: dict[tuple[str, ...], list[Alias]] = {}
        self._lengths: dict[str, set[int]] = {}
        people = [(p.name, p.key) for p in participants if p.name and p.name.strip()]
        for name, key in people:
            self._add(name, Alias(person=key, spelled=name, manner="full"))
        parts = [(part, key) for name, key in people for part in _parts(name)]
        self._add_unique(parts, "part")
        self._add_unique([(s, k) for p, k in parts for s in _shortened(p)], "short")
        self._known = {
            first: tuple(sorted(lengths, reverse=True))
            for first, lengths in self._lengths.items()
        }

    def _add(self, words: str, alias: Alias) -> None:
        row = tuple(folded_words(words))
        if row and all(alias.person != a.person for a in self._rows.get(row, ())):
            self._rows.setdefault(row, []).append(alias)
            self._lengths.setdefault(row[0], set()).add(len(row))

    def _add_unique(self, words: list[tuple[str, str]], manner: Manner) -> None:
        """Add what only one person is called by, unless somebody bears it as a name."""
        owners: dict[str, set[str]] = {}
        for word, person in words:
            owners.setdefault(folded(word), set()).add(person)
        for word, person in words:
            if len(owners[folded(word)]) == 1 and (folded(word),) not in self._rows:
                self._add(word, Alias(person=person, spelled=word, manner=manner))

    def lengths(self, first: str) -> tuple[int, ...]:
        """Give how many words names that begin with a word have, the longest first."""
        return self._known.get(first, ())

    def of(self, words: tuple[str, ...]) -> tuple[Alias, ...]:
        """Give whom these folded words may name."""
        return tuple(self._rows.get(words, ()))

    def words(self) -> frozenset[str]:
        """Give all folded words of names."""
        return frozenset(word for words in self._rows for word in words)

    def single(self) -> Iterator[tuple[str, Alias]]:
        """Give the names of one word."""
        for words, rows in self._rows.items():
            if len(words) == 1:
                for alias in rows:
                    yield words[0], alias


def _parts(name: str) -> Iterator[str]:
    """Give the words of a name that may stand for it."""
    found = [
        part for match in _PART.finditer(name) for part in _HUMP.split(match.group())
    ]
    found += [word for word in name.split() if "-" in word.strip("-")]
    for part in dict.fromkeys(found):
        if len(part) > 1 and folded(part) not in no_names():
            yield part


def _shortened(part: str) -> Iterator[str]:
    """Give the beginnings and ends of a word that may be short for it."""
    if len(part) <= LONGEST:
        for size in range(SHORTEST, len(part)):
            for short in (part[:size], part[-size:]):
                if folded(short) not in no_names():
                    yield short


@cache
def no_names() -> frozenset[str]:
    """Give the words that name nobody by themselves, in any language."""
    tables = [word_table(lang, "mentions") for lang in table_languages("mentions")]
    words = {w for table in tables for key in ("titles", "never") for w in table[key]}
    return frozenset(words).union(*STOP_WORDS.values())
