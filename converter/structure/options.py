"""The options that a thread names to choose from: "Light or dark?", "Oil vs wax".

They stand in the title or in a question of the opening post, on both sides of a word that
sets answers against each other (`rivals` in the table `questions`). An option is known
again by the word that no other option has, or by its initials. Opposite words ("good or
bad") are no options but judgements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from attrs import frozen

from disputatio.converter.structure.polarity import opposite_words
from disputatio.converter.structure.reading import ReadPost
from disputatio.converter.structure.word_tables import tables_for
from disputatio.converter.structure.words import Term, count_words, straight, terms

LONGEST = 3
"""Words that carry meaning in the name of an option, at most."""

MOST = 6
"""Options of a question, at most."""

MOST_QUESTIONS = 8
"""Questions that are read, at most."""

WORDS = 40
"""Words of a question that names options, at most."""

_STOP = re.compile(r"[?!.;:()\[\]\"“”„»«–—]|\s-\s")
_GAP = re.compile(r"[\s/-]*")


@frozen(kw_only=True)
class Option:
    """One of the answers that a question names."""

    name: str
    """As the question has it."""
    key: str
    """The stem of the word that tells it from the others."""
    stems: frozenset[str]
    """The stems of all words of its name."""
    initials: str | None
    """The initials of a name of several words, in capitals; None for one word."""


Options = tuple[Option, ...]
"""Those of one question, as it names them; one alone stands against its denial."""


def options(title: str | None, opening: ReadPost) -> Iterator[Options]:
    """Give the options of the title, then of each question of the opening post."""
    asked = [s.plain for s in opening.sentences if not s.foreign and "?" in s.text]
    for text in islice((straight(title or ""), *asked), MOST_QUESTIONS):
        if count_words(text) <= WORDS:
            yield from _named(text, opening.language)


def _named(text: str, language: str | None) -> Iterator[Options]:
    for rival in _rivals(language).finditer(text):
        before = _STOP.split(text[: rival.start()])[-1].split(",")
        after = re.split(r",", _STOP.split(text[rival.end() :])[0])[0]
        last = _run(after, language)
        names = [_tail(before[-1], language)]
        names += [_whole(part, language) for part in before[-2::-1][: MOST - 2]]
        known = list(_known(names))[::-1]
        if known and last:
            found = _told_apart([*known, (after, last)], language)
            if len(found) > 1:
                yield found
        elif known and _denial(after, language):
            yield _told_apart(known[-1:], language)


_Named = tuple[str, tuple[Term, ...]]


def _known(names: Sequence[_Named]) -> Iterator[_Named]:
    """Give the names of a list, from its end to the first that is none."""
    for name in names:
        if not name[1]:
            return
        yield name


def _run(text: str, language: str | None) -> tuple[Term, ...]:
    """Give the words of a name at the beginning of a text, after little words."""
    found = terms(text, language)
    count = next(
        (n for n in range(1, len(found)) if not _next(text, found[n - 1], found[n])),
        len(found),
    )
    return found[: min(count, LONGEST)]


def _tail(text: str, language: str | None) -> _Named:
    """Give the words of a name at the end of a text."""
    found = terms(text, language)
    if not found or not _GAP.fullmatch(text, found[-1].end):
        return text, ()
    first = len(found) - 1
    while first > 0 and _next(text, found[first - 1], found[first]):
        first -= 1
    return text, found[max(first, len(found) - LONGEST) :]


def _whole(text: str, language: str | None) -> _Named:
    """Give the words of a name in a list; nothing where other words stand with it."""
    text, found = _tail(text, language)
    return text, found if len(terms(text, language)) == len(found) else ()


def _next(text: str, first: Term, second: Term) -> bool:
    return _GAP.fullmatch(text, first.end, second.start) is not None


def _told_apart(names: Sequence[_Named], language: str | None) -> Options:
    """Give the options that have a word of their own; none for opposite words."""
    stems = [frozenset(term.stem for term in found) for _, found in names]
    result = []
    for number, (text, found) in enumerate(names):
        others = frozenset().union(*stems[:number], *stems[number + 1 :])
        own = [term for term in found if term.stem not in others]
        if not own:
            return ()
        # The word next to the word between: "Real or plastic plants", "6 or 12 volt".
        key = own[0] if number == len(names) - 1 and number else own[-1]
        result.append(
            Option(
                name=text[found[0].start : found[-1].end],
                key=key.stem,
                stems=stems[number],
                initials=_initials(text, found),
            )
        )
    words = [text[t.start : t.end] for text, found in names for t in found]
    return () if opposite_words(words, language) else tuple(result)


def _initials(text: str, found: Sequence[Term]) -> str | None:
    words = [text[term.start : term.end] for term in found]
    heads = [word[0] for word in words if word[:1].isupper()]
    return "".join(heads[:2]) if len(heads) > 1 else None


@cache
def _rivals(language: str | None) -> re.Pattern[str]:
    words = "|".join(w for t in tables_for(language, "questions") for w in t["rivals"])
    return re.compile(rf"(?<=\w)\W*?\s(?:{words})\.?\s+(?=\w)", re.IGNORECASE)


def _denial(text: str, language: str | None) -> bool:
    """Say whether nothing but a denial follows: "Stock or not?"."""
    words = "|".join(w for t in tables_for(language, "options") for w in t["denials"])
    return re.fullmatch(rf"\s*(?:{words})\W*", text, re.IGNORECASE) is not None
