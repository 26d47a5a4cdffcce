"""Where a post names another person of the thread in running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from attrs import frozen

from disputatio.converter.structure.quotation_marks import inside, quoted_stretches
from disputatio.converter.structure.reading import ReadPost
from disputatio.converter.structure.words import Token, tokens
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.stop_words import STOP_WORDS
from disputatio.schemas.text import Range

SHORTEST = 3
"""Letters of the shortest name that counts without an @."""

LEAD = 40
"""Characters of a line before a name that is spoken to, at most."""

_ADDRESS_BEFORE = re.compile(r"\s*(?:(?:and|und)\s+)?(?:(?:to|for|für|an)\s+)?@?", re.I)
_ADDRESS_AFTER = re.compile(r"\s*[,:;!]")


_Aliases: TypeAlias = dict[tuple[str, ...], list[tuple[str, str]]]
"""By the words of a name: the names as they are spelled, and whose they are."""


@frozen(kw_only=True)
class Mention:
    """A name in running text."""

    person: str
    """Key of the participant."""
    start: int
    """Offset of the first code point, an @ included."""
    end: int
    """Offset after the last code point."""
    addressed: bool
    """Whether the person is spoken to: "@X", "X, …" at the beginning of a line."""


class Names:
    """The names of a thread's people, and which of them are everyday words."""

    def __init__(self, debate: Debate) -> None:
        """Index full names, and first names that only one person has."""
        self._aliases: _Aliases = {}
        self._lengths: dict[str, list[int]] = {}
        people = [
            (p.name, p.key) for p in debate.participants if p.name and p.name.strip()
        ]
        firsts = Counter(name.split()[0] for name, _ in people)
        for name, key in people:
            self._add(name, key)
            first = name.split()[0]
            if first != name and firsts[first] == 1 and len(first) > SHORTEST:
                self._add(first, key)
        self._everyday = _everyday(debate.posts, self._aliases)

    def _add(self, name: str, person: str) -> None:
        words = tuple(token.text for token in tokens(name))
        if words:
            self._aliases.setdefault(words, []).append((name, person))
            lengths = {*self._lengths.get(words[0], ()), len(words)}
            self._lengths[words[0]] = sorted(lengths, reverse=True)

    def mentions(self, read: ReadPost) -> Iterator[Mention]:
        """Give the names in a post's own words, outside quotation marks, in order."""
        text = read.post.text
        stretches = quoted_stretches(text)
        done = 0
        for start, end in read.post.own:
            words = list(tokens(text, start, end))
            for at in range(len(words)):
                found = self._at(text, words, at, read.language)
                if found is None or found.start < done:
                    continue
                if not inside(stretches, found.start, found.end):
                    done = found.end
                    yield found

    def _at(
        self, text: str, words: list[Token], at: int, language: str | None
    ) -> Mention | None:
        bare = _nominative(words[at].text, language)
        for first in dict.fromkeys((words[at].text, *bare)):
            for length in self._lengths.get(first, ()):
                row = words[at : at + length]
                for alias, name, person in self._named(row, length, language):
                    place = (row[0].start, row[-1].end)
                    if self._counts(text, place, alias, name):
                        return _mention(text, place, person)
        return None

    def _named(
        self, row: list[Token], length: int, language: str | None
    ) -> Iterator[tuple[tuple[str, ...], str, str]]:
        """Give the names that a row of words is, in the genitive too."""
        if len(row) < length:
            return
        *start, last = (word.text for word in row)
        for ending in (last, *_nominative(last, language)):
            alias = (*start, ending)
            for name, person in self._aliases.get(alias, ()):
                yield alias, name, person

    def _counts(
        self, text: str, place: Range, alias: tuple[str, ...], name: str
    ) -> bool:
        """Say whether the words are the name: by @, by case, and by what else they mean."""
        start, end = place
        if text[start - 1 : start] == "@":
            return True
        if text[start : start + 1] != name[:1] or len(name) < SHORTEST:
            return False
        return alias not in self._everyday or _addressed(text, start, end)


def _nominative(word: str, language: str | None) -> tuple[str, ...]:
    """Give a word without the ending of a genitive."""
    if word.endswith("'s"):
        return (word[:-2],)
    return (word[:-1],) if language == "de" and word.endswith("s") else ()


def _mention(text: str, place: Range, person: str) -> Mention:
    start, end = place
    addressed = _addressed(text, start, end)
    start -= text[start - 1 : start] == "@"
    return Mention(person=person, start=start, end=end, addressed=addressed)


def _addressed(text: str, start: int, end: int) -> bool:
    if text[start - 1 : start] == "@":
        return True
    line = text.rfind("\n", max(0, start - LEAD), start) + 1
    if not line and start > LEAD:
        return False
    at_head = _ADDRESS_BEFORE.fullmatch(text, line, start) is not None
    return at_head and _ADDRESS_AFTER.match(text, end) is not None


def _everyday(posts: Iterable[Post], aliases: _Aliases) -> frozenset[tuple[str, ...]]:
    """Give the names of one word that the thread also uses as ordinary words."""
    single = {
        name: words
        for words, rows in aliases.items()
        for name, _ in rows
        if len(words) == 1 and not name[:1].islower()
    }
    lower = {name[:1].lower() + name[1:]: words for name, words in single.items()}
    stop = {
        words
        for words in single.values()
        if any(words[0] in s for s in STOP_WORDS.values())
    }
    for post in posts:
        for token in tokens(post.text):
            words = lower.get(post.text[token.start : token.end])
            if words is not None:
                stop.add(words)
    return frozenset(stop)
