"""Short titles for positions: a few words of the sentence that stand together.

The words of the theme with their neighbours, in the order of the sentence. Short words
between them stay where there is room; else only helping verbs and adverbs are left out,
so that what is left still reads as a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from disputatio.converter.structure.similarity import generic_stems
from disputatio.converter.structure.words import Term, Token, terms, tokens

MOST = 3
"""Words that carry meaning in a title."""

MOST_WORDS = 4
MOST_CHARACTERS = 32
"""All words of a title, and its characters."""

PLAIN = 0.4
"""Weight of a word beside those of the theme, which weigh up to 1."""

SKIPPED = 0.05
"""What a word between two chosen ones takes from the weight."""

ARTICLE = 0.5
"""What an article inside takes: it begins another phrase."""

SINGLE = 0.2
"""What is taken from a title of one word."""

CUT = 0.15
"""What a phrase loses that ends in the middle of another: "official" of "official heir"."""

BEFORE = 4
"""Words before a phrase that may turn its meaning."""

_ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "einen",
        "einem",
    ]
)
_SUBJECTS = frozenset(
    [
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "who",
        "which",
        "that",
        "i'm",
        "i'd",
        "i'll",
        "ich",
        "du",
        "er",
        "sie",
        "es",
        "wir",
        "dass",
    ]
)
"""Words that begin a clause; no title goes across one."""
_INTENSIVE = frozenset(
    ["so", "much", "many", "such", "as", "very", "that", "too", "sehr", "so", "viel"]
)
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
                skipped = abs(phrase[1] - (last - first + 1)) * SKIPPED
                inner = {token.text for token in tokens(phrase[0])}
                skipped += ARTICLE * (not inner.isdisjoint(_ARTICLES))
                skipped += SINGLE * (first == last)
                skipped += CUT * _cut(text, found, last)
                yield _titled(phrase[0]), sum(worth[first : last + 1]) - skipped


def _cut(text: str, found: tuple[Term, ...], last: int) -> bool:
    """Say whether the next word after a phrase stands next to it and carries meaning."""
    after = found[last + 1 : last + 2]
    return bool(after) and text[found[last].end : after[0].start] == " "


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
    start = _turned(text, start)
    found = list(tokens(text, start, end))
    if any(token.text in _SUBJECTS for token in found):
        return None
    if _fits(text[start:end], len(found) - _extra(found)):
        return text[start:end], len(found)
    ends = {chosen[0].start, chosen[-1].start}
    kept = [t for t in found if t.start in ends or t.text not in _LEFT_OUT]
    phrase = " ".join(text[t.start : t.end] for t in kept)
    between = {term.start for term in chosen}
    whole = all(t.start in between or t.text in _DEGREES for t in kept)
    return (phrase, len(kept)) if whole and _fits(phrase, len(kept)) else None


def _turned(text: str, start: int) -> int:
    """Give where the words begin that turn the meaning of a phrase: "not so much …"."""
    begin, at = start, start
    for token in reversed(list(tokens(text, max(0, start - 40), start))[-BEFORE:]):
        if text[token.end : at].strip() or _BREAK.search(text, token.end, at):
            break
        if token.text in _DEGREES:
            begin = token.start
        elif token.text not in _INTENSIVE:
            break
        at = token.start
    return begin


def _extra(found: list[Token]) -> int:
    """Count the words at the head that belong to a negation."""
    if len(found) < 2:
        return 0
    return 2 if found[0].text in _DEGREES and found[1].text in _INTENSIVE else 0


def _fits(phrase: str, words: int) -> bool:
    return words <= MOST_WORDS and len(phrase) <= MOST_CHARACTERS


def _titled(phrase: str) -> str:
    title = " ".join(phrase.removesuffix("'s").removesuffix("’s").split())
    return title[:1].upper() + title[1:]
