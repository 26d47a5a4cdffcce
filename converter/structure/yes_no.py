"""Who answers a question that asks for yes or no.

A post votes by its first sentences ("Yes, …", "Go for it.", "I wouldn't"), or where it
takes up what is asked, with its first word and without a denial or with one ("It should
be legal"); patterns `yes`, `no` and `echoed` in the table `options` of a language. Posts
that answer another post than the first are read for the latter only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import frozen

from disputatio.converter.structure.polarity import negations
from disputatio.converter.structure.questions import asked
from disputatio.converter.structure.reading import ReadPost, Sentence
from disputatio.converter.structure.results import made_by
from disputatio.converter.structure.rules import (
    REPLY_AUTHOR,
    REPLY_MENTION,
    REPLY_POINTER,
    REPLY_QUOTATION,
)
from disputatio.converter.structure.sentence_kinds import UNSAID, kinds_of
from disputatio.converter.structure.word_tables import word_table
from disputatio.converter.structure.words import straight, terms
from disputatio.schemas.debate import Debate
from disputatio.schemas.origins import Inferred

SPOKEN_TO = frozenset({REPLY_QUOTATION, REPLY_AUTHOR, REPLY_MENTION, REPLY_POINTER})
"""Rules by which a post surely answers somebody; what only stands below may vote."""

FIRST = 2
"""Sentences at the beginning of a post that may say yes or no."""


def yes_no_votes(
    debate: Debate, reads: Sequence[ReadPost]
) -> Iterator[tuple[Sentence, bool]]:
    """Give the sentences by which posts say yes or no, at most one of a post.

    Nothing where the thread asks nothing of the kind.
    """
    opening = reads[0]
    table = _table(opening.language)
    found = asked(debate.title, opening)
    title = straight(debate.title or "")
    question = next(
        (q for q in (title, found.text if found else "") if table and table.polar(q)),
        None,
    )
    if table is None or question is None:
        return
    echo = _Echo(question, opening.language, table)
    elsewhere = _elsewhere(debate, opening.post.key)
    for read in reads[1:]:
        vote = _vote(read, table, echo, first=read.post.key not in elsewhere)
        if vote is not None:
            yield vote


def _vote(
    read: ReadPost, table: _Table, echo: _Echo, *, first: bool
) -> tuple[Sentence, bool] | None:
    for number, sentence in enumerate(read.sentences):
        kinds = {marked.kind for marked in kinds_of(sentence.text, read.language)}
        if sentence.foreign or kinds & UNSAID:
            continue
        side = table.side(sentence.plain) if first and number < FIRST else None
        side = echo.side(sentence) if side is None else side
        if side is not None:
            return sentence, side
    return None


def _elsewhere(debate: Debate, opening: str) -> frozenset[str]:
    """Give the posts that surely answer another post than the first."""
    return frozenset(
        source
        for relation in debate.relations
        if relation.kind == "reply" and opening not in relation.targets
        if not isinstance(relation.origin, Inferred)
        or made_by(relation.origin, SPOKEN_TO)
        for source in relation.sources
    )


class _Echo:
    """What a question asks, to be known again in an answer."""

    def __init__(self, question: str, language: str | None, table: _Table) -> None:
        self._language = language
        head = table.echoed.search(question)
        self._head = head and re.compile(rf"\b{re.escape(head[0])}\b", re.IGNORECASE)
        self._stems = frozenset(term.stem for term in terms(question, language))

    def side(self, sentence: Sentence) -> bool | None:
        """Tell whether a sentence says what is asked; None where it is about other things."""
        head = self._head and self._head.search(sentence.plain)
        if not head or 2 * len(sentence.stems & self._stems) < len(self._stems):
            return None
        after = (t for t in sentence.terms if t.start >= sentence.start + head.end())
        if not any(term.stem in self._stems for term in after):
            return None
        return negations(sentence.plain, self._language) % 2 == 0


@frozen
class _Table:
    asks: re.Pattern[str]
    other: re.Pattern[str]
    echoed: re.Pattern[str]
    yes: re.Pattern[str]
    no: re.Pattern[str]

    def polar(self, question: str) -> bool:
        """Tell whether a question asks for yes or no."""
        if self.other.search(question):
            return False
        return bool(self.asks.search(question)) or question.rstrip().endswith("?")

    def side(self, text: str) -> bool | None:
        """Tell what the beginning of an answer says; None for neither or both."""
        yes, no = self.yes.search(text), self.no.search(text)
        return None if bool(yes) == bool(no) else bool(yes)


@cache
def _table(language: str | None) -> _Table | None:
    table = word_table(language, "options").get("asked")
    if table is None:
        return None
    names = ("asks", "other", "echoed", "yes", "no")
    return _Table(*(re.compile(table[name], re.IGNORECASE) for name in names))
