"""Signs by which sentences that claim something are told from others.

Where a sentence stands, how long it is, how much it shares with the title: these are
the same in all languages. The families of words are those of `tables/LANGUAGE/claims.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from attrs import frozen

from disputatio.converter.structure.argument_words import argument_words
from disputatio.converter.structure.reading import ReadPost, Sentence
from disputatio.converter.structure.word_tables import word_table
from disputatio.converter.structure.words import folded_words, terms

_MARKS = {
    "number": re.compile(r"\d"),
    "colon": re.compile(r":\s"),
    "dash": re.compile(r"[;–—]"),
    "exclaimed": re.compile(r"!"),
    "quoted": re.compile(r"[\"“”„«»]"),
    "link": re.compile(r"https?:|www\."),
}
_LENGTHS = (3, 5, 8, 12, 18, 26, 40)
_TERMS = (1, 2, 3, 5, 8, 12)
_SENTENCES = (1, 2, 4, 8, 14)

FEW = 4
"""Posts up to which a thread has no end to speak of."""

LATE = 0.8
"""Share of the thread after which posts are its end: there people settle and part."""


@frozen(kw_only=True)
class Surroundings:
    """What a sentence is seen against."""

    title: frozenset[str]
    """Stems of the title."""
    opening: frozenset[str]
    """Stems of the opening post."""
    count: int
    """Posts of the thread."""


@frozen(kw_only=True)
class _Families:
    words: Mapping[str, tuple[str, ...]]
    starts: Mapping[str, tuple[str, ...]]
    phrases: tuple[tuple[str, re.Pattern[str]], ...]


def surroundings(title: str | None, reads: Sequence[ReadPost]) -> Surroundings:
    """Give what the sentences of a thread are seen against."""
    language = reads[0].language if reads else None
    opening = reads[0].sentences if reads else ()
    return Surroundings(
        title=frozenset(term.stem for term in terms(title or "", language)),
        opening=frozenset(term.stem for s in opening for term in s.terms),
        count=len(reads),
    )


def claim_signs(
    read: ReadPost, at: int, around: Surroundings, *, wanted: bool
) -> dict[str, float]:
    """Give the signs of a post's sentence at a place: name and strength."""
    sentence = read.sentences[at]
    words = folded_words(sentence.plain)
    found = dict.fromkeys(_places(read, at), 1.0)
    found |= dict.fromkeys(_over("words", len(words), _LENGTHS), 1.0)
    found |= dict.fromkeys(_over("terms", len(sentence.terms), _TERMS), 1.0)
    found |= {m: 1.0 for m, pattern in _MARKS.items() if pattern.search(sentence.plain)}
    found |= dict.fromkeys(_families(read.language, words, sentence.plain), 1.0)
    found |= _counted(read.language, sentence.plain)
    found |= _shares(sentence, around)
    if around.count > FEW and sentence.number >= LATE * around.count:
        found["late post"] = 1.0
    if wanted:
        found["answered"] = 1.0
    return found


def family_names(language: str | None) -> frozenset[str]:
    """Give the names of the signs that stand for families of words of a language."""
    families = _table(language)
    by_word = (*families.words.values(), *families.starts.values())
    return frozenset(name for names in by_word for name in names) | {
        name for name, _ in families.phrases
    }


def _places(read: ReadPost, at: int) -> Iterator[str]:
    count = len(read.sentences)
    if count == 1:
        yield "only sentence"
    elif at < 2:
        yield f"sentence {at + 1}"
    elif at == count - 1:
        yield "last sentence"
    if not read.number:
        yield "opening post"
        if not at:
            yield "opening sentence"
    yield from _over("sentences", count, _SENTENCES)


def _over(name: str, value: int, limits: tuple[int, ...]) -> Iterator[str]:
    yield from (f"{name} > {limit}" for limit in limits if value > limit)


def _shares(sentence: Sentence, around: Surroundings) -> dict[str, float]:
    stems = sentence.stems
    if not stems:
        return {}
    title = len(stems & around.title) / len(stems)
    shares = {"title": title, "title at all": float(title > 0)}
    if sentence.number:
        shares["opening words"] = len(stems & around.opening) / len(stems)
    return shares


def _counted(language: str | None, text: str) -> dict[str, float]:
    words = argument_words(language)
    if words is None:
        return {}
    count = sum(1 for family in words.opinions if family.search(text))
    return {"claim words": float(min(count, 4)), "no claim words": float(not count)}


def _families(language: str | None, words: list[str], text: str) -> Iterator[str]:
    families = _table(language)
    for word in words:
        yield from families.words.get(word, ())
    if words:
        yield from families.starts.get(words[0], ())
    yield from (name for name, pattern in families.phrases if pattern.search(text))


@cache
def _table(language: str | None) -> _Families:
    table = word_table(language, "claims")
    return _Families(
        words=_by_word(table.get("words", {}), ""),
        starts=_by_word(table.get("starts", {}), "first: "),
        phrases=tuple(
            (name, re.compile(pattern, re.IGNORECASE))
            for name, pattern in table.get("phrases", {}).items()
        ),
    )


def _by_word(
    families: Mapping[str, Sequence[str]], prefix: str
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for family, members in families.items():
        for word in members:
            found[word] = (*found.get(word, ()), prefix + family)
    return found
