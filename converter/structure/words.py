"""Words of a text with their places, their stems, and which of them carry meaning."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from disputatio.converter.structure.word_tables import word_table
from disputatio.schemas.stop_words import STOP_WORDS
from disputatio.schemas.text import Range

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[:;]-?[()DP](?!\w)")


_STRAIGHT = str.maketrans(
    dict.fromkeys("’‘´`\ufffd", "'") | dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")
)
"""What stands for an apostrophe, and spaces that do not break or are narrow."""


class Token(NamedTuple):
    """A word or a smiley."""

    text: str
    """Casefolded, with a straight apostrophe."""
    start: int
    """Offset of its first code point."""
    end: int
    """Offset after its last code point."""


def straight(text: str) -> str:
    """Give a text as patterns are written, of equal length: plain apostrophes, spaces."""
    return text.translate(_STRAIGHT)


def folded(word: str) -> str:
    """Give a word as words are compared."""
    return word.replace("’", "'").casefold()


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Give the words and smileys of a range of a text; punctuation is ignored."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        yield Token(folded(match.group()), *match.span())


def folded_words(text: str) -> list[str]:
    """Give the words of a text as words are compared: those of `tokens`, without places."""
    return list(map(folded, words(text)))


def words(text: str) -> list[str]:
    """Give the words of a text as they are written, in less time than `tokens`."""
    return _TOKEN.findall(text)


def word_ranges(text: str, start: int = 0, end: int | None = None) -> list[Range]:
    """Give the place of each word of a range of a text."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [match.span() for match in found]


def first_word(text: str, start: int, end: int) -> Range | None:
    """Give the place of the first word of a range of a text."""
    found = _TOKEN.search(text, start, end)
    return found.span() if found else None


def count_words(text: str) -> int:
    """Count the words of a text."""
    return len(words(text))


_ENGLISH_ENDINGS = (
    ("ization", "ize", 3), ("isation", "ise", 3), ("ational", "ate", 3),
    ("iveness", "ive", 3), ("fulness", "ful", 3), ("ousness", "ous", 3),
    ("ically", "ic", 3), ("ically", "ic", 3), ("ation", "", 4), ("ement", "", 4),
    ("ment", "", 4), ("ness", "", 4), ("ical", "ic", 3), ("ably", "able", 3),
    ("ally", "al", 3), ("able", "", 4), ("ible", "", 4), ("ings", "", 3),
    ("ying", "y", 2), ("ing", "", 3), ("ied", "y", 2), ("edly", "", 3), ("ed", "", 3),
    ("ist", "", 5), ("ism", "", 5), ("ion", "", 4), ("ous", "", 4), ("ive", "", 4),
    ("ful", "", 4), ("est", "", 4), ("ly", "", 4), ("er", "", 4),
)  # fmt: skip
"""Ending, what stands instead, shortest stem that may be left."""

_GERMAN_ENDINGS = (
    "ungen",
    "ung",
    "isch",
    "lich",
    "ern",
    "em",
    "er",
    "en",
    "es",
    "e",
    "s",
    "n",
)
_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u"})


MOST_KEPT = 1 << 15
"""Words whose stems are kept: threads say the same words again and again."""

_SHORT_FORMS = {
    "safer": "safe", "safest": "safe", "safety": "safe", "safely": "safe",
    "nicer": "nice", "wiser": "wise", "freer": "free",
}  # fmt: skip
"""Forms that are too short for the endings."""


@lru_cache(maxsize=MOST_KEPT)
def stem(word: str, language: str | None) -> str:
    """Give a crude stem, so that "purges" and "purging" meet; language as BCP 47."""
    word = word.removesuffix("'s").removesuffix("'")
    word = _SHORT_FORMS.get(word, word) if language == "en" else word
    if word.isdigit() or len(word) <= 3:
        return word
    if language == "de":
        return _german(word)
    return _english(word) if language == "en" else _plural(word)


LEAST_PART = 4
"""Letters of a part of a compound, at least; of what stands before it, one less."""


@lru_cache(maxsize=MOST_KEPT)
def other_stems(name: str, language: str | None) -> tuple[str, ...]:
    """Give stems of other forms of the words of a name that `stem` does not bring together.

    In German the last parts of compounds ("Mauer" of "Steinmauer"), in French and Spanish
    plurals ("chevaux", "trenes").
    """
    found = dict.fromkeys(
        form for token in tokens(name) for form in _forms_of(token.text, language)
    )
    return tuple(stem(form, language) for form in found)


def first_parts(name: str, language: str | None) -> Iterator[str]:
    """Give stems of the first parts that German compounds may have: "Holz" of "Holzbrücke"."""
    for token in tokens(name) if language == "de" else ():
        for end in range(LEAST_PART, len(token.text) - LEAST_PART + 2):
            yield stem(token.text[:end], language)


def _forms_of(word: str, language: str | None) -> Iterator[str]:
    if language == "de":
        ends = range(LEAST_PART - 1, len(word) - LEAST_PART + 1)
        yield from (word[at:] for at in ends)
    elif language == "es" and word[-1:] in _CONSONANTS:
        yield f"{word}es"
    elif language == "fr" and word.endswith(("al", "ail")):
        yield f"{word.removesuffix('l').removesuffix('i')}ux"
    elif language == "fr" and word.endswith(("eau", "eu")):
        yield f"{word}x"


_CONSONANTS = tuple("bcdfghjlmnñrtvyz")


def _plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _english(word: str) -> str:
    word = _plural(word)
    for ending, instead, least in _ENGLISH_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)] + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    word = word[:-1] if word.endswith("e") and len(word) > 3 else word
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word


def _german(word: str) -> str:
    word = word.translate(_UMLAUTS)
    for ending in _GERMAN_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


class Term(NamedTuple):
    """A word that carries meaning, with its place."""

    stem: str
    """Its stem."""
    start: int
    """Offset of the word."""
    end: int
    """Offset after the word."""


def terms(
    text: str, language: str | None, start: int = 0, end: int | None = None
) -> tuple[Term, ...]:
    """Give the words of a range that carry meaning: no stop words, no single letters."""
    stop = STOP_WORDS.get(language or "", frozenset())
    found = tokens(text, start, end)
    if elided := _elided(language):
        found = (_whole(token, elided) for token in found)
    return tuple(
        Term(stem(token.text, language), token.start, token.end)
        for token in found
        if len(token.text) > 1
        and token.text[0].isalnum()
        and token.text.removesuffix("'s") not in stop
    )


def _elided(language: str | None) -> Collection[str]:
    """Give the small words that lean on the next one without their vowel: "l'"."""
    return frozenset(word_table(language, "little").get("elided", ()))


def _whole(token: Token, elided: Collection[str]) -> Token:
    """Give the word that a small one leans on: "eau" of "l'eau"."""
    small, mark, word = token.text.partition("'")
    if not mark or small not in elided or not word:
        return token
    return Token(word, token.start + len(small) + 1, token.end)


_SHORTENED = {"ca": "can", "wo": "will", "sha": "shall"}


def said_stems(text: str, language: str | None) -> tuple[str, ...]:
    """Give what a sentence says as stems in order, with every negation.

    Articles and the commonest small words are left out and "n't" is "not": sentences
    that say the same in all but these have the same stems.
    """
    little = word_table(language, "little").get("words", ())
    return tuple(_said(text, language, little))


def _said(text: str, language: str | None, little: Collection[str]) -> Iterator[str]:
    elided = _elided(language)
    for token in tokens(text):
        word = _whole(token, elided).text
        if word in little:
            continue
        if word.endswith("n't"):
            word = word[:-3]
            yield stem(_SHORTENED.get(word, word), language)
            yield "not"
        elif word == "cannot":
            yield from ("can", "not")
        else:
            yield stem(word, language)
