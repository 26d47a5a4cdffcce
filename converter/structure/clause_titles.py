"""Titles of positions: a clause of their sentence that says enough to be denied.

The sentence loses its lead-in ("I think that …") and is parted where clauses end
(`title_clauses`). The title is the first clause that has a verb, leans on no other, is not
too long and leaves no condition out; one after a "but" or an "I think" goes before, if it
has a word that the thread is about (a joke seldom has). Where
none is short enough the sentence is cut, before an adjunct if it can be, with an ellipsis.
The words that tell clauses are in the table `positions`, `titles`; other languages part at
punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from disputatio.converter.structure.title_clauses import (
    FEWEST,
    GOOD,
    MOST,
    Clause,
    TitleWords,
    clauses,
    inside_quotes,
    title_words,
)
from disputatio.converter.structure.words import count_words, terms

SHORTEST_CUT = 12
"""Words before an ellipsis, at least, where it stands at a good place."""

TURNED = 2.5
"""What it is worth to stand after a "but", in words that the thread is about."""

HELD = 2.0
"""What it is worth to stand after "I think" and the like."""

LOOSE = 4.0
"""What it costs to leave out the condition under which a clause was said."""

_ASIDE = re.compile(r"\s+(?:\([^()]{9,}\)|(?:\([^()]*\)|\[[^\[\]]*\])(?!\w))")
_FACES = re.compile(r"\s*(?::\w+:|[:;8]-?[)(DOPp])(?=\s|$)")
"""Smilies, as they are typed."""
_EDGES = " \t\n.,;:!…\"“”„«»*_-–—'‘’"
_PAIRS = (("“", "”"), ("«", "»"))
_UNQUOTED = str.maketrans(dict.fromkeys('"“”«»'))
_ROW = re.compile(r"([^\w\s])\1{3,}")
"""A row of one mark, of which three are enough."""
_BULLET = re.compile(r"^[-*•–—>\s]+")


def clause_title(
    text: str,
    language: str | None,
    weights: Mapping[str, float],
    taken: Collection[str] = (),
) -> str:
    """Give the clause of a sentence that stands for it, with a capital.

    `weights` are those of stems that the thread is about: of several clauses that would
    do, the one with most of them is taken. A title that is taken is not given again,
    unless there is no other.
    """
    words = title_words(language)
    bare = words.led(_BULLET.sub("", _ASIDE.sub("", _FACES.sub("", text))).strip())
    graded = [
        (_worth(clause, bare, language, weights, words), words.led(clause.text))
        for clause in clauses(bare, words)
    ]
    best = [c for worth, c in sorted(graded, key=lambda row: -row[0]) if worth > 0]
    tries = (*_after_all(bare, best, words), *best, _cut(bare, words))
    for clause in tries:
        title = _titled(clause)
        if title and title not in taken:
            return title
    return _titled(tries[0]) or _titled(text)


def _after_all(bare: str, best: Sequence[str], words: TitleWords) -> Iterator[str]:
    """Give the beginning of what follows a "but", where it is too long for a title.

    The clauses that would do stand before it and are only conceded.
    """
    turns = [m for m in words.turn.finditer(bare) if m.start()] if words.turn else []
    for turn in turns[-1:]:
        rest = words.led(bare[turn.end() :].strip(_EDGES))
        conceded = bare[: turn.start()]
        ends = conceded.rstrip()[-1:] in set(",;.!?–—")
        if ends and count_words(rest) > MOST and all(c in conceded for c in best):
            yield _cut(rest, words)


def _worth(
    clause: Clause,
    text: str,
    language: str | None,
    weights: Mapping[str, float],
    words: TitleWords,
) -> float:
    """Grade a clause as a title; 0 where it is none."""
    bare = words.led(clause.text).strip(_EDGES)
    length = count_words(bare)
    if not FEWEST <= length <= MOST:
        return 0.0
    if not clause.whole and (
        length < 3
        or not words.has_verb(bare)
        or (words.leans(bare) and not clause.complex)
        or words.dangles(bare)
    ):
        return 0.0
    found = terms(bare, language)
    worth = 1.0 + sum(weights.get(term.stem, 0.3) for term in found)
    worth += 1.5 * (clause.whole and length <= GOOD + 1) - 0.5 * max(0, length - GOOD)
    worth += 0.6 * text.startswith(clause.text)
    if not weights or any(term.stem in weights for term in found):
        worth += HELD * (words.held(clause.text) and bare != clause.text.strip(_EDGES))
        worth += TURNED * _turns(text, clause.text, words)
    worth -= LOOSE * clause.loose
    return max(worth, 0.1)


def _turns(text: str, clause: str, words: TitleWords) -> bool:
    """Say whether a clause follows or begins with a "but".

    What stands before is often only conceded.
    """
    at = text.find(clause)
    around = text[max(0, at - 9) : at] + clause[:9]
    return words.turn is not None and words.turn.search(around) is not None


def _cut(text: str, words: TitleWords) -> str:
    """Give the first words with an ellipsis: up to an adjunct, or a word that can end."""
    parts = text.split()
    if len(parts) <= MOST:
        return text
    text = " ".join(parts)
    adjuncts = words.adjunct.finditer(text) if words.adjunct is not None else ()
    lengths = [len(text[: found.start()].split()) for found in adjuncts]
    good = [n for n in lengths if SHORTEST_CUT <= n <= MOST]
    for length in (*reversed(good), *range(MOST, FEWEST, -1)):
        cut = " ".join(parts[:length]).rstrip(_EDGES)
        if not words.dangles(cut) and not inside_quotes(text, len(cut)):
            return f"{cut} …"
    return " ".join(parts[:MOST]) + " …"


def _titled(clause: str) -> str:
    ellipsis = " …" if clause.endswith(" …") else ""
    title = " ".join(_ROW.sub(r"\1\1\1", clause.strip(_EDGES)).split())
    if title.count('"') % 2 or any(title.count(a) != title.count(b) for a, b in _PAIRS):
        title = " ".join(title.translate(_UNQUOTED).split())
    return title[:1].upper() + title[1:] + ellipsis if title else ""
