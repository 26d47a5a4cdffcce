"""Which words of an answer its author stands behind.

"I agree" takes a side; "he says he agrees", "if you were right", "do you agree?", "I used
to agree", "nobody says you are wrong" take none, whatever side their words are on. Such
clauses are left out before an answer is read for its side, but only where they hold words
that take one; the rest of the sentence stays ("He says it's nonsense, but I agree"). What
two negations say is a side of its own ("I can't disagree"), and so are agreement that is
denied ("I don't think you are right") and what refers to a clause left out ("He agrees,
but I don't").

The patterns are in the table `committed` of a language: `with` and `against` (words that
take a side), `ends` (where the author's own words begin again), `reported`, `attributed`,
`unsaid`, `bound`, `condition`, `asked` (clauses that take none), `agree` and `disagree`
(sides by negation), `unlike` and `alike` ("but I don't", "and so do I"), `but` ("but not
with Bob"). In a language without one every word is its author's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from attrs import evolve, frozen

from disputatio.converter.structure.cues import Hit, Side
from disputatio.converter.structure.word_tables import with_parts, word_table
from disputatio.converter.structure.words import straight
from disputatio.schemas.text import Range

WEIGHT = 2.5
"""What a side by negation weighs among the cues."""

_WORDS = re.compile(r"\w\W+\w|[^\w\s]{2}|[\U0001F300-\U0001FAFF]")
"""Two words, or a sign: less is left of no answer."""

_EDGE = re.compile(r"[\s,;:.–—-]*")

_COMMA = re.compile(",")

_MAIN = re.compile(r"[,:]")
"""What parts a condition from what holds on it."""

_NEVER = "(?!)"


@frozen(kw_only=True)
class Committed:
    """What is left of an answer when it is read for its side."""

    ranges: tuple[Range, ...]
    """Where the author's own words stand."""
    acts: tuple[Hit, ...] = ()
    """Sides by negation and reference, in order; their words are in no range."""


# Both the model and the grammar of cues ask for the same words.
@lru_cache(maxsize=4)
def committed(language: str | None, text: str, ranges: tuple[Range, ...]) -> Committed:
    """Give what of the sentences at these ranges of a text their author stands behind."""
    reader = _reader(language)
    if reader is None:
        return Committed(ranges=ranges)
    plain = straight(text)
    own: list[Range] = []
    acts: list[Hit] = []
    before: Side | None = None
    for sentence in ranges:
        gone = reader.gone(plain, sentence)
        for piece, side in _pieces(plain, sentence, gone, before):
            echo = reader.echo(plain, piece, side)
            if echo is None:
                own.append(piece)
            else:
                acts.append(echo)
        acts += (one for one in gone if isinstance(one, Hit))
        before = gone[-1].side if gone else None
    return Committed(
        ranges=tuple(own), acts=tuple(sorted(acts, key=lambda act: act.start))
    )


def clause_start(language: str | None, text: str, start: int, end: int) -> int | None:
    """Give where between two places the last clause begins; None where none does."""
    reader = _reader(language)
    return reader.clause_start(straight(text), start, end) if reader else None


def exception(
    language: str | None, text: str, part: Range, before: Range | None
) -> Hit | None:
    """Give the side of a part such as "but not with Bob" after words that agree."""
    reader = _reader(language)
    if reader is None or before is None:
        return None
    return reader.exception(straight(text), part, before)


@frozen(kw_only=True)
class _Left:
    """A clause that is left out."""

    side: Side | None
    """The side that its words are on, whoever says so."""
    start: int
    """Offset of its first code point."""
    end: int
    """Offset after its last code point."""


_Gone = list[Hit | _Left]


def _pieces(
    text: str, sentence: Range, gone: _Gone, before: Side | None
) -> Iterator[tuple[Range, Side | None]]:
    """Give what is left of a sentence, each piece with the side of what is gone before."""
    if not gone:
        yield sentence, before
        return
    at = sentence[0]
    for one in gone:
        yield from _piece(text, at, one.start, before)
        at = max(at, one.end)
        before = one.side if isinstance(one, _Left) else None
    yield from _piece(text, at, sentence[1], before)


def _piece(
    text: str, start: int, end: int, before: Side | None
) -> Iterator[tuple[Range, Side | None]]:
    """Give a piece without the marks before it; nothing where not much is left."""
    edge = _EDGE.match(text, start, end) if start < end else None
    if edge is not None and _WORDS.search(text, edge.end(), end):
        yield (edge.end(), end), before


class _Reader:
    """The patterns of a language."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        def one(key: str) -> re.Pattern[str]:
            return re.compile(with_parts(table.get(key, _NEVER), table), re.IGNORECASE)

        def any_of(key: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
            rows = "|".join(f"(?:{with_parts(p, table)})" for p in table.get(key, ()))
            return re.compile(rows or _NEVER, flags)

        self._with, self._against = one("with"), one("against")
        self._ends, self._begins = one("ends"), one("begins")
        self._asked, self._condition = one("asked"), one("condition")
        self._onward = (any_of("reported", re.NOFLAG), any_of("unsaid"))
        self._whole = (any_of("attributed"), any_of("bound"))
        self._acts: tuple[tuple[Side, re.Pattern[str]], ...] = (
            ("agree", any_of("agree")),
            ("disagree", any_of("disagree")),
        )
        self._unlike, self._alike = one("unlike"), one("alike")
        self._but = one("but")

    def gone(self, text: str, sentence: Range) -> _Gone:
        """Give the clauses of a sentence that are left out, and the acts, in order.

        What begins within another is part of it.
        """
        left = [
            _Left(side=self._side(text, place), start=place[0], end=place[1])
            for place in self._left_out(text, sentence)
            if self._takes_side(text, place)
        ]
        acts = [
            _act(side, match)
            for side, pattern in self._acts
            for match in pattern.finditer(text, *sentence)
        ]
        found: _Gone = []
        both: _Gone = [*acts, *left]
        for one in sorted(both, key=lambda one: one.start):
            if not found or one.start >= found[-1].end:
                found.append(one)
            elif isinstance(found[-1], _Left) and isinstance(one, _Left):
                found[-1] = evolve(found[-1], end=max(found[-1].end, one.end))
        return found

    def echo(self, text: str, piece: Range, before: Side | None) -> Hit | None:
        """Give the side of "and so do I", "but I don't"; to deny disagreement is none."""
        if before is None:
            return None
        alike = self._alike.match(text, *piece)
        unlike = self._unlike.match(text, *piece) if before == "agree" else None
        found = alike or unlike
        if found is None:
            return None
        side: Side = before if alike else "disagree"
        return _act(side, found)

    def clause_start(self, text: str, start: int, end: int) -> int | None:
        """Give where the last clause within a range begins, its first word included."""
        marks = (_COMMA, self._ends, self._begins)
        found = [m.start() for mark in marks for m in mark.finditer(text, start, end)]
        return max(found, default=None)

    def exception(self, text: str, part: Range, before: Range) -> Hit | None:
        """Give the side of "but not with Bob"; after agreement it is one."""
        edge = _EDGE.match(text, *part)
        found = self._but.match(text, edge.end() if edge else part[0], part[1])
        with_side = found and self._side(text, before) == "agree"
        return _act("disagree", found) if found and with_side else None

    def _left_out(self, text: str, sentence: Range) -> Iterator[Range]:
        if not self._takes_side(text, sentence):
            return
        start, end = sentence
        asks = text[start:end].rstrip("\"')]} ").endswith("?")
        if asks and self._asked.match(text, start, end):
            yield sentence
            return
        for pattern in self._onward:
            for match in pattern.finditer(text, start, end):
                found = self._ends.search(text, match.end(), end)
                yield match.start(), found.end() if found else end
        for pattern in self._whole:
            for match in pattern.finditer(text, start, end):
                first = self._begin(text, start, match.start())
                yield first, self._end(text, match.end(), end)
        for match in self._condition.finditer(text, start, end):
            main = _MAIN.search(text, match.end(), end)
            last = self._end(text, match.end(), end)
            first = self._begin(text, start, match.start())
            yield first, min(last, main.start()) if main else last

    def _end(self, text: str, at: int, end: int) -> int:
        """Give where the clause around a place ends."""
        found = self._ends.search(text, at, end)
        return found.start() if found else end

    def _begin(self, text: str, start: int, at: int) -> int:
        """Give where the clause around a place begins."""
        marks = (self._ends, self._begins)
        ends = [m.end() for mark in marks for m in mark.finditer(text, start, at)]
        return max([start, text.rfind(",", start, at) + 1, *ends])

    def _takes_side(self, text: str, place: Range) -> bool:
        return any(p.search(text, *place) for p in (self._with, self._against))

    def _side(self, text: str, place: Range) -> Side | None:
        with_, against = (
            p.search(text, *place) is not None for p in (self._with, self._against)
        )
        if with_ == against:
            return None
        return "agree" if with_ else "disagree"


def _act(side: Side, match: re.Match[str]) -> Hit:
    return Hit(
        side=side, weight=WEIGHT, start=match.start(), end=match.end(), plain=True
    )


@cache
def _reader(language: str | None) -> _Reader | None:
    table = word_table(language, "committed")
    return _Reader(table) if table else None
