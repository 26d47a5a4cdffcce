"""What a question asks, to be known again in an answer.

An answer takes it up with the question's own word ("It should be legal"), asks for it
("Let's drop it"), says that it is so or the opposite ("It gets better every year" to "Is it
getting worse?"; `states`, and `opposites` of the table `polarity`), or repeats no more than
what is asked about ("Discord!").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from disputatio.converter.structure.asked_words import AskedWords
from disputatio.converter.structure.polarity import (
    negations,
    opposite_words,
    opposites,
)
from disputatio.converter.structure.reading import Sentence
from disputatio.converter.structure.words import Term, count_words, terms

BOTH = 2
"""Yes and no."""

URGED, NEAR = 2, 8
"""Words of a question that begin what it asks for; characters before one of them where
somebody asks for it, too."""

MOST = 12
"""Words of a question by which an answer may name what it asks about, at most."""

BARE = 4
"""Words of an answer that only repeats what is asked about, at most."""


class QuestionEcho:
    """What a question asks, to be known again in an answer."""

    def __init__(self, question: str, language: str | None, table: AskedWords) -> None:
        """Read a question."""
        self._language = language
        head = table.echoed.search(question)
        self._head = head and re.compile(rf"\b{re.escape(head[0])}\b", re.IGNORECASE)
        found = terms(question, language)
        after = [t for t in found if head is None or t.start >= head.end()]
        self._stems = frozenset(term.stem for term in found)
        self._first = {term.stem for term in after[:URGED]}
        # What proposes something says nothing that could be so or the opposite.
        self._sides = opposites(question, language) if "?" in question else frozenset()
        urged = head or table.titles.search(question) or table.asks.search(question)
        self._commands = self._command(table, question, after[:1] if urged else ())
        self._states = self._stated(
            table, [question[t.start : t.end] for t in found[:MOST]]
        )

    def answer(self, text: str, table: AskedWords) -> bool | None:
        """Tell what the beginning of an answer says of what is asked; None for nothing."""
        parts = [(part, table.side(part)) for part in table.joins.split(text)]
        sided = [(part, side) for part, side in parts if side is not None]
        if len({side for _, side in sided}) < BOTH or not self._terms(sided[0][0]):
            return table.side(text)
        named = {side for part, side in sided if self._terms(part) & self._stems}
        return named.pop() if len(named) == 1 else None

    def _terms(self, text: str) -> frozenset[str]:
        return frozenset(term.stem for term in terms(text, self._language))

    def side(self, sentence: Sentence, table: AskedWords) -> bool | None:
        """Tell whether a sentence says what is asked; None where it is about other things."""
        if self._urges(sentence, table):
            return negations(sentence.plain, self._language) % 2 == 0
        if self._commands and self._commands.search(sentence.plain):
            return negations(sentence.plain, self._language) % 2 == 0
        stated = self._states and self._states.search(sentence.plain)
        if stated:
            before = stated.string[: stated.start()]
            clause = max(map(before.rfind, ",;:."))
            return self._same_side(stated.string[clause + 1 : stated.end()])
        head = self._head and self._head.search(sentence.plain)
        if not head or 2 * len(sentence.stems & self._stems) < len(self._stems):
            return None
        after = (t for t in sentence.terms if t.start >= sentence.start + head.end())
        if not any(term.stem in self._stems for term in after):
            return None
        return negations(sentence.plain, self._language) % 2 == 0

    def shares(self, sentence: Sentence) -> bool:
        """Tell whether a sentence has a word of what is asked."""
        return not sentence.stems.isdisjoint(self._stems)

    def bare(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is nothing but what is asked about: "Discord!"."""
        said = sentence.stems
        return (
            bool(said)
            and said <= self._stems
            and 2 * len(said) >= len(self._stems)
            and count_words(sentence.plain) <= BARE
            and not negations(sentence.plain, self._language)
        )

    def _stated(
        self, table: AskedWords, names: Sequence[str]
    ) -> re.Pattern[str] | None:
        """Give what says that it is so, or the opposite, where the question names one side."""
        if len(self._sides) != 1 or not names:
            return None
        row, _ = next(iter(self._sides))
        told = "|".join(map(re.escape, opposite_words(row, self._language)))
        about = "|".join(map(re.escape, names))
        text = table.states.replace("@q@", f"(?:{about})").replace("@w@", f"(?:{told})")
        return re.compile(text, re.IGNORECASE)

    def _command(
        self, table: AskedWords, question: str, verbs: Sequence[Term]
    ) -> re.Pattern[str] | None:
        """Give what tells to do what the question asks first: "Chrome the old ones"."""
        if not verbs:
            return None
        verb = re.escape(question[verbs[0].start : verbs[0].end])
        return re.compile(table.commands.replace("@w@", verb), re.IGNORECASE)

    def _same_side(self, text: str) -> bool | None:
        said = opposites(text, self._language)
        rows = {row for row, _ in self._sides}
        sides = {place for place in said if place[0] in rows}
        if len(sides) != 1:
            return None
        denied = negations(text, self._language) % 2 == 1
        return (sides == self._sides) != denied

    def _urges(self, sentence: Sentence, table: AskedWords) -> bool:
        """Tell whether a sentence asks for what is asked about: "Let's drop it"."""
        ends = [match.end() for match in table.urges.finditer(sentence.plain)]
        firsts = (
            next((t for t in sentence.terms if t.start >= sentence.start + end), None)
            for end in ends
        )
        return any(
            term is not None
            and term.stem in self._first
            and term.start - sentence.start - end <= NEAR
            for end, term in zip(ends, firsts, strict=True)
        )
