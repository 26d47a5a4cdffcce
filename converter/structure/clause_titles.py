"""Titles of positions: a clause of their sentence that says enough to be denied.

The sentence loses its lead-in ("I think that …") and is parted where clauses end; the
first clause that has a verb, leans on no other clause and is not too long is the title; one
after a "but" goes before. Where none is short enough it is cut before an adjunct, and where
that does not help either after some words, with an ellipsis. The words that tell clauses are in the table `positions`,
`titles`; other languages part at punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import pairwise

from attrs import frozen

from disputatio.converter.structure.word_tables import word_table
from disputatio.converter.structure.words import count_words, terms

FEWEST = 2
GOOD = 13
MOST = 20
"""Words of a title: the shortest, a short one, the longest that is not cut."""

CUT = 15
SHORTEST_CUT = 5
"""Words before an ellipsis, and the fewest that are left."""

TURNED = 2.5
"""What it is worth to stand after a "but", in words that the thread is about."""

_ASIDE = re.compile(r"\s+(?:\([^()]*\)|\[[^\[\]]*\])(?!\w)")
_PUNCTUATION = re.compile(r"\s*[;:–—(]\s*|,\s+")
_FACES = re.compile(r"\s*(?::\w+:|[:;8]-?[)(DOPp])(?=\s|$)")
"""Smilies, as they are typed."""
_TO = re.compile(r"\bto\s+$", re.IGNORECASE)
_EDGES = " \t\n.,;:!…\"“”„«»*_-–—'‘’"
_BULLET = re.compile(r"^[-*•–—>\s]+")


@frozen
class _Words:
    lead_in: re.Pattern[str] | None
    verb: re.Pattern[str] | None
    leaning: re.Pattern[str] | None
    end: re.Pattern[str]
    adjunct: re.Pattern[str] | None
    below: re.Pattern[str] | None
    dangling: re.Pattern[str] | None
    turn: re.Pattern[str] | None


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
    words = _words(language)
    bare = _led(_BULLET.sub("", _ASIDE.sub("", _FACES.sub("", text))).strip(), words)
    clauses = dict.fromkeys((bare, *_clauses(bare, words)))
    found = [
        (_worth(clause, bare, language, weights, words), _led(clause, words))
        for clause in clauses
    ]
    best = [c for worth, c in sorted(found, key=lambda row: -row[0]) if worth > 0]
    for clause in (*best, _cut(bare, words)):
        title = _titled(clause)
        if title and title not in taken:
            return title
    return _titled(best[0] if best else _cut(bare, words)) or _titled(text)


def _led(text: str, words: _Words) -> str:
    """Leave out the words before what is said, one after the other."""
    while words.lead_in is not None:
        rest = words.lead_in.sub("", text, count=1)
        if rest == text or count_words(rest) < FEWEST:
            break
        text = rest
    return text


def _clauses(text: str, words: _Words) -> Iterator[str]:
    """Give the whole text, its clauses, neighbours joined, and their cores.

    No clause ends or begins inside a list: there the part beyond has no verb.
    """
    bounds = [(0, 0), *(m.span() for m in words.end.finditer(text))]
    bounds.append((len(text), len(text)))
    parts = [text[a[1] : b[0]] for a, b in pairwise(bounds)]
    full = [_stands_apart(part, words) for part in parts]
    for first in range(len(parts)):
        for last in range(first, len(parts)):
            if first and not full[first - 1] and _comma(text, bounds[first]):
                continue
            after = last + 1 < len(parts) and _comma(text, bounds[last + 1])
            if after and not full[last + 1]:
                continue
            if not any(_states(part, words) for part in parts[first : last + 1]):
                continue
            clause = text[bounds[first][1] : bounds[last + 1][0]].strip()
            yield clause
            if count_words(clause) > MOST and words.adjunct is not None:
                yield from _cores(clause, words.adjunct, words.below)


def _stands_apart(part: str, words: _Words) -> bool:
    """Say whether a part is no mere item of a list: it has a verb, or leans on another."""
    if words.verb is None or words.verb.search(part) is not None:
        return True
    leans = words.leaning is not None and words.leaning.match(part.casefold())
    return bool(leans)


def _states(part: str, words: _Words) -> bool:
    """Say whether a part has a verb of its own and leans on no other."""
    bare = _led(part.strip(), words)
    if not _has_verb(bare, words):
        return False
    return words.leaning is None or words.leaning.match(bare.casefold()) is None


def _has_verb(text: str, words: _Words) -> bool:
    """Say whether there is a verb that is no infinitive; yes where no table knows."""
    return words.verb is None or any(
        _TO.search(text, 0, found.start()) is None
        for found in words.verb.finditer(text)
    )


def _comma(text: str, bound: tuple[int, int]) -> bool:
    return text[bound[0] : bound[1]].lstrip().startswith(",")


def _cores(
    clause: str, adjunct: re.Pattern[str], below: re.Pattern[str] | None
) -> Iterator[str]:
    """Give what stands before an adjunct, cut there, where no clause below another is."""
    for match in adjunct.finditer(clause):
        core = clause[: match.start()]
        if below is not None and below.search(core):
            return
        if 4 <= count_words(core) <= GOOD:
            yield f"{core} …"


def _worth(
    clause: str,
    text: str,
    language: str | None,
    weights: Mapping[str, float],
    words: _Words,
) -> float:
    """Grade a clause as a title; 0 and less where it is none."""
    bare = _led(clause, words).strip(_EDGES)
    length = count_words(bare)
    if not FEWEST <= length <= MOST:
        return 0.0
    whole = clause == text
    if not whole:
        if not _has_verb(bare, words):
            return 0.0
        if words.leaning is not None and words.leaning.match(bare.casefold()):
            return 0.0
        if words.dangling is not None and words.dangling.search(bare.casefold()):
            return 0.0
        if length < 3:
            return 0.0
    found = terms(bare, language)
    worth = 1.0 + sum(weights.get(term.stem, 0.3) for term in found)
    worth += 1.5 * (whole and length <= GOOD + 1) - 0.5 * max(0, length - GOOD)
    worth += 0.6 * text.startswith(clause)
    worth += TURNED * _turns(text, clause, words)
    return max(worth, 0.1)


def _turns(text: str, clause: str, words: _Words) -> bool:
    """Say whether a clause follows or begins with a "but".

    What stands before is often only conceded.
    """
    at = text.find(clause.removesuffix(" …"))
    around = text[max(0, at - 9) : at] + clause[:9]
    return words.turn is not None and words.turn.search(around) is not None


def _cut(text: str, words: _Words) -> str:
    """Give the first words with an ellipsis, which follows a word that can end them."""
    parts = text.split()
    kept = parts[:CUT]
    while len(kept) > SHORTEST_CUT and words.dangling is not None:
        if words.dangling.search(" ".join(kept).strip(_EDGES).casefold()) is None:
            break
        kept.pop()
    return " ".join(kept).rstrip(_EDGES) + " …" if len(parts) > CUT else text


def _titled(clause: str) -> str:
    ellipsis = " …" if clause.endswith(" …") else ""
    title = " ".join(clause.strip(_EDGES).split())
    if title.count('"') % 2 or title.count("“") != title.count("”"):
        title = title.replace('"', "").replace("“", "").replace("”", "")
    return title[:1].upper() + title[1:] + ellipsis if title else ""


@cache
def _words(language: str | None) -> _Words:
    table = word_table(language, "positions").get("titles", {})

    def pattern(name: str) -> re.Pattern[str] | None:
        return re.compile(table[name], re.IGNORECASE) if name in table else None

    return _Words(
        lead_in=pattern("lead_in"),
        verb=pattern("verb"),
        leaning=pattern("leaning"),
        end=pattern("break") or _PUNCTUATION,
        adjunct=pattern("adjunct"),
        below=pattern("below"),
        dangling=pattern("dangling"),
        turn=pattern("turn"),
    )
