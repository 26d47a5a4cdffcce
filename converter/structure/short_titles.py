"""Short titles for positions: a few words of the sentence that stand together.

The words of the theme with their neighbours, in the order of the sentence. Short words
between them stay where there is room; else only helping verbs and adverbs are left out,
so that what is left still reads as a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from disputatio.converter.structure.similarity import generic_stems
from disputatio.converter.structure.words import Term, terms, tokens

MOST = 3
"""Words that carry meaning in a title."""

MOST_WORDS = 4
MOST_CHARACTERS = 32
"""All words of a title, and its characters."""

PLAIN = 0.4
"""Weight of a word beside those of the theme, which weigh up to 1."""

SKIPPED = 0.05
"""What a word between two chosen ones takes from the weight."""

_BREAK = re.compile(r"[,;:()\[\]{}.!?\"“”„«»…\n–—]|--")
_LEFT_OUT = frozenset(
    [
        "will",
        "would",
        "should",
        "could",
        "can",
        "may",
        "might",
        "must",
        "shall",
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "very",
        "well",
        "quite",
        "really",
        "rather",
        "still",
        "just",
        "also",
        "even",
        "already",
        "probably",
        "likely",
        "definitely",
        "certainly",
        "simply",
        "stay",
        "stays",
        "get",
        "gets",
        "wird",
        "werden",
        "würde",
        "wäre",
        "ist",
        "sind",
        "war",
        "kann",
        "könnte",
        "muss",
        "soll",
        "sollte",
        "darf",
        "auch",
        "noch",
        "schon",
        "sehr",
        "ganz",
    ]
)
"""Words that may be left out between two others."""
_DEGREES = frozenset(
    [
        "more",
        "less",
        "not",
        "no",
        "never",
        "fewer",
        "too",
        "without",
        "mehr",
        "weniger",
        "nicht",
        "kein",
        "keine",
        "ohne",
        "zu",
    ]
)
"""Words that turn the meaning of the next one, and stay with it."""


def short_title(
    text: str,
    weights: Mapping[str, float],
    language: str | None,
    taken: Collection[str] = (),
) -> str | None:
    """Give the telling words of a text, in order, capitalised; no title that is taken.

    `weights` are those of the theme's stems, from 0 to 1. None where no word tells.
    """
    found: dict[str, float] = {}
    for title, weight in _titles(text, weights, language):
        if title not in taken and weight > found.get(title, 0.0):
            found[title] = weight
    return max(found, key=lambda title: found[title], default=None)


def _titles(
    text: str, weights: Mapping[str, float], language: str | None
) -> Iterator[tuple[str, float]]:
    """Give the phrases of up to three neighbouring terms, with their weights."""
    found = terms(text, language)
    worth = [_worth(text, term, weights, language) for term in found]
    for first in range(len(found)):
        for last in range(first, min(first + MOST, len(found))):
            phrase = _phrase(text, found[first : last + 1])
            if phrase is not None:
                skipped = abs(phrase[1] - (last - first + 1))
                total = sum(worth[first : last + 1]) - SKIPPED * skipped
                yield _titled(phrase[0]), total


def _worth(
    text: str, term: Term, weights: Mapping[str, float], language: str | None
) -> float:
    if term.stem in weights:
        return weights[term.stem]
    word = text[term.start : term.end]
    if language == "en" and len(word) > 4 and word.endswith("ly"):
        return -PLAIN
    return -0.1 if term.stem in generic_stems(language) else PLAIN


def _phrase(text: str, chosen: tuple[Term, ...]) -> tuple[str, int] | None:
    """Give a phrase and its number of words; None where it breaks, or is too long."""
    start, end = chosen[0].start, chosen[-1].end
    if _BREAK.search(text, start, end):
        return None
    before = [text[t.start : t.end] for t in tokens(text, 0, start)][-1:]
    if before and before[0].casefold() in _DEGREES and text[start - 1 : start] == " ":
        start -= len(before[0]) + 1
    found = list(tokens(text, start, end))
    if _fits(text[start:end], len(found)):
        return text[start:end], len(found)
    ends = {chosen[0].start, chosen[-1].start}
    kept = [t for t in found if t.start in ends or t.text not in _LEFT_OUT]
    phrase = " ".join(text[t.start : t.end] for t in kept)
    between = {term.start for term in chosen}
    whole = all(t.start in between or t.text in _DEGREES for t in kept)
    return (phrase, len(kept)) if whole and _fits(phrase, len(kept)) else None


def _fits(phrase: str, words: int) -> bool:
    return words <= MOST_WORDS and len(phrase) <= MOST_CHARACTERS


def _titled(phrase: str) -> str:
    title = " ".join(phrase.removesuffix("'s").removesuffix("’s").split())
    return title[:1].upper() + title[1:]
