"""The clauses of a sentence that could stand for it, as a title.

A sentence is parted where clauses may end. Neighbours are joined again, and those joined
that begin or end inside of something are left out: a list, a quotation, a clause below
another whose own clause is still to come ("that if they pay, it stays").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise

from attrs import frozen

from disputatio.converter.structure.word_tables import word_table
from disputatio.converter.structure.words import count_words, straight

FEWEST = 2
GOOD = 13
MOST = 20
"""Words of a title: the shortest, a short one, the longest that is not cut."""

MOST_ENDS = 40
"""Places where a clause may end; behind them all is one part."""

_PUNCTUATION = re.compile(r"\s*[;:–—]\s*|\s+\(|,\s+")
_TO = re.compile(r"\bto\s+$", re.IGNORECASE)
_OPENS = frozenset("“„«")
_CLOSES = frozenset("”»")


@frozen(kw_only=True)
class TitleWords:
    """The patterns of a language that tell clauses; the table `positions`, `titles`."""

    end: re.Pattern[str]
    """Where a clause may end."""
    lead_in: re.Pattern[str] | None = None
    """Words before what is said."""
    inverting: re.Pattern[str] | None = None
    """Likewise with a verb and a subject behind them, which change places without them."""
    holds: re.Pattern[str] | None = None
    """Words by which a writer says that a clause is what he or she holds."""
    verb: re.Pattern[str] | None = None
    """A word that makes a clause one that can be denied."""
    leaning: re.Pattern[str] | None = None
    """The first words of a clause that leans on another."""
    condition: re.Pattern[str] | None = None
    """The first words of a clause without which the next would say too much."""
    open: re.Pattern[str] | None = None
    """The last words of what waits for its own clause."""
    adjunct: re.Pattern[str] | None = None
    """Where what is too long is cut best."""
    dangling: re.Pattern[str] | None = None
    """The last words of what is not whole."""
    turn: re.Pattern[str] | None = None
    """A word between what is conceded and the writer's own view."""

    def led(self, text: str) -> str:
        """Leave out the words before what is said, one after the other."""
        rest: str | None = text
        while rest is not None:
            text, rest = rest, self._shorter(rest)
        return text

    def _shorter(self, text: str) -> str | None:
        """Leave out the first such words; None where there are none."""
        plain = straight(text)
        found = self.lead_in.match(plain) if self.lead_in else None
        if found is not None and count_words(text[found.end() :]) >= FEWEST:
            return text[found.end() :]
        turned = self.inverting.match(plain) if self.inverting else None
        if turned is None:
            return None
        return f"{turned['subject']} {turned['verb']} {text[turned.end() :]}"

    def held(self, text: str) -> bool:
        """Say whether a clause begins with words of holding it, which are left out."""
        return self.holds is not None and self.holds.match(straight(text)) is not None

    def has_verb(self, text: str) -> bool:
        """Say if there is a verb that is no infinitive; yes where no table knows."""
        return self.verb is None or any(
            _TO.search(text, 0, found.start()) is None
            for found in self.verb.finditer(straight(text))
        )

    def leans(self, text: str) -> bool:
        """Say whether a clause begins as one that leans on another."""
        return (
            self.leaning is not None and self.leaning.match(straight(text)) is not None
        )

    def dangles(self, text: str) -> bool:
        """Say whether a clause ends as one that is not whole."""
        return (
            self.dangling is not None
            and self.dangling.search(straight(text)) is not None
        )


@cache
def title_words(language: str | None) -> TitleWords:
    """Give the patterns of a language; without a table it parts at punctuation."""
    table = word_table(language, "positions").get("titles", {})
    patterns = {n: re.compile(p, re.IGNORECASE) for n, p in table.items()}
    return TitleWords(**{"end": _PUNCTUATION, **patterns})


@frozen(kw_only=True)
class Clause:
    """A clause of a sentence, or several that are joined."""

    text: str
    """Its words."""
    whole: bool = False
    """Whether it is the sentence."""
    complex: bool = False
    """Whether it begins with a condition and has the clause that this is for."""
    loose: bool = False
    """Whether it was said under a condition that is not in it."""


def clauses(text: str, words: TitleWords) -> Iterator[Clause]:
    """Give the sentence, its clauses, and neighbours joined."""
    yield Clause(text=text, whole=True)
    parts = _Parts(text, words)
    for first, last in parts.spans():
        yield Clause(
            text=parts.text(first, last),
            complex=first < last and parts.conditional(first) and parts.states(last),
            loose=first > 0 and parts.conditional(first - 1),
        )


class _Parts:
    """A sentence in parts."""

    def __init__(self, text: str, words: TitleWords) -> None:
        self._text = text
        self._words = words
        ends = [m.span() for m in islice(words.end.finditer(text), MOST_ENDS)]
        outside = [span for span in ends if not inside_quotes(text, span[0])]
        self._bounds = [(0, 0), *outside, (len(text), len(text))]
        self._parts = [text[a[1] : b[0]] for a, b in pairwise(self._bounds)]

    def text(self, first: int, last: int) -> str:
        """Give the words of neighbours."""
        return self._text[self._bounds[first][1] : self._bounds[last + 1][0]].strip()

    def spans(self) -> Iterator[tuple[int, int]]:
        """Give the first and last of neighbours that together may be whole."""
        states = [self.states(number) for number in range(len(self._parts))]
        for first in range(len(self._parts)):
            if first and not self._may_part(first):
                continue
            for last in range(first, len(self._parts)):
                inside = last + 1 < len(self._parts) and not self._may_part(last + 1)
                if not inside and any(states[first : last + 1]):
                    yield first, last

    def _may_part(self, number: int) -> bool:
        """Say whether a clause may end before a part, and another begin with it."""
        before, after = self._parts[number - 1 : number + 1]
        if not self._comma(number):
            return True
        is_open = self._words.open is not None and self._words.open.search(
            straight(before)
        )
        return not is_open and self._apart(before) and self._apart(after)

    def _apart(self, part: str) -> bool:
        """Say if a part is no mere item of a list: it has a verb, or leans on another."""
        verb = self._words.verb
        return (
            verb is None or bool(verb.search(straight(part))) or self._words.leans(part)
        )

    def _comma(self, number: int) -> bool:
        start, end = self._bounds[number]
        return self._text[start:end].lstrip().startswith(",")

    def conditional(self, number: int) -> bool:
        """Say whether a part is a condition, and the next what it is for."""
        condition = self._words.condition
        part = self._words.led(self._parts[number].strip())
        return (
            condition is not None
            and condition.match(straight(part)) is not None
            and number + 1 < len(self._parts)
            and self._comma(number + 1)
        )

    def states(self, number: int) -> bool:
        """Say whether a part has a verb of its own and leans on no other."""
        bare = self._words.led(self._parts[number].strip())
        return self._words.has_verb(bare) and not self._words.leans(bare)


def inside_quotes(text: str, at: int) -> bool:
    """Say whether a place is inside of a quotation."""
    before = text[:at]
    curly = sum(c in _OPENS for c in before) > sum(c in _CLOSES for c in before)
    closes = '"' in text[at:] if before.count('"') % 2 else False
    return closes or (curly and any(c in _CLOSES for c in text[at:]))
