"""Who answers a question that asks for yes or no.

It asks for an opinion or a decision: what somebody only wants to know ("Is the server
down?"; pattern `facts`, unless it asks to `judge`) has answers, but no sides. A post
votes by its first sentences ("Yes, …", "Go for it.", "I wouldn't"), or where it
takes up what is asked, with its first word and without a denial or with one ("It should
be legal"); patterns `yes`, `no` and `echoed` in the table `options` of a language. Where
nothing asks, but posts open with the words of a vote ("Support.", "Weak oppose"; patterns
`supports`, `opposes`), these are the answers. Posts
that answer another post than the first are read for the latter only. Where a sentence
says yes to one thing and no to another, the part that names what is asked counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import fields, frozen

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

FORMAL = 3
"""Posts that open with the word of a vote, at least, where nothing asks for it."""

BOTH = 2
"""Yes and no."""

URGED, NEAR = 2, 8
"""Words of a question that begin what it asks for; characters before one of them where
somebody asks for it, too."""

_CLAUSE = re.compile(r"[.!?:;–—]+(?=\s|$)|\s-\s")
"""Where a part of a title ends that may be a question by itself."""


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
    if table is None:
        return
    asks = (title, found.text if found else "")
    question = next(filter(table.polar, asks), None) or _proposed(title, opening, table)
    if question is None:
        yield from _formal(reads, table)
        return
    echo = _Echo(question, opening.language, table)
    elsewhere = _elsewhere(debate, opening.post.key)
    for read in reads[1:]:
        vote = _vote(read, table, echo, first=read.post.key not in elsewhere)
        if vote is not None:
            yield vote


def _formal(
    reads: Sequence[ReadPost], table: _Table
) -> Iterator[tuple[Sentence, bool]]:
    """Give the votes of a thread in which posts open with the word of one: "Oppose."."""
    firsts = [s for read in reads[1:] for s in read.sentences[:1] if not s.foreign]
    votes = [(s, side) for s in firsts if (side := table.formal(s.plain)) is not None]
    if len(votes) >= FORMAL:
        yield from votes


def _proposed(title: str, opening: ReadPost, table: _Table) -> str | None:
    """Give what the opening post proposes and asks others to judge: "Thoughts?"."""
    text = straight(opening.post.text)
    if not table.invites.search(text):
        return None
    said = (s.plain for s in opening.sentences if not s.foreign and "?" not in s.text)
    proposed = next(filter(table.proposes.search, said), None)
    return proposed and f"{title} {proposed}"


def _vote(
    read: ReadPost, table: _Table, echo: _Echo, *, first: bool
) -> tuple[Sentence, bool] | None:
    for number, sentence in enumerate(read.sentences):
        opens = first and number < FIRST
        kinds = {marked.kind for marked in kinds_of(sentence.text, read.language)}
        said = kinds & UNSAID
        side = None
        if opens and said == {"question"}:
            side = table.answered(sentence.plain)
        elif not sentence.foreign and not said:
            side = echo.answer(sentence.plain, table) if opens else None
            side = echo.side(sentence, table) if side is None else side
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
        found = terms(question, language)
        after = [t for t in found if head is None or t.start >= head.end()]
        self._stems = frozenset(term.stem for term in found)
        self._first = {term.stem for term in after[:URGED]}

    def answer(self, text: str, table: _Table) -> bool | None:
        """Tell what the beginning of an answer says of what is asked; None for nothing."""
        parts = [(part, table.side(part)) for part in table.joins.split(text)]
        sided = [(part, side) for part, side in parts if side is not None]
        if len({side for _, side in sided}) < BOTH or not self._terms(sided[0][0]):
            return table.side(text)
        named = {side for part, side in sided if self._terms(part) & self._stems}
        return named.pop() if len(named) == 1 else None

    def _terms(self, text: str) -> frozenset[str]:
        return frozenset(term.stem for term in terms(text, self._language))

    def side(self, sentence: Sentence, table: _Table) -> bool | None:
        """Tell whether a sentence says what is asked; None where it is about other things."""
        if self._urges(sentence, table):
            return negations(sentence.plain, self._language) % 2 == 0
        head = self._head and self._head.search(sentence.plain)
        if not head or 2 * len(sentence.stems & self._stems) < len(self._stems):
            return None
        after = (t for t in sentence.terms if t.start >= sentence.start + head.end())
        if not any(term.stem in self._stems for term in after):
            return None
        return negations(sentence.plain, self._language) % 2 == 0

    def _urges(self, sentence: Sentence, table: _Table) -> bool:
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


@frozen
class _Table:
    asks: re.Pattern[str]
    other: re.Pattern[str]
    facts: re.Pattern[str]
    judge: re.Pattern[str]
    joins: re.Pattern[str]
    urges: re.Pattern[str]
    proposes: re.Pattern[str]
    invites: re.Pattern[str]
    echoed: re.Pattern[str]
    yes: re.Pattern[str]
    no: re.Pattern[str]
    supports: re.Pattern[str]
    opposes: re.Pattern[str]

    def polar(self, question: str) -> bool:
        """Tell whether a question asks for yes or no, and for more than a fact."""
        parts = [part for part in _CLAUSE.split(question) if part.strip()]
        if any(map(self.other.search, parts)):
            return False
        if self.asks.search(question):
            return True
        facts = any(map(self.facts.search, parts)) and not self.judge.search(question)
        return question.rstrip().endswith("?") and not facts

    def answered(self, text: str) -> bool | None:
        """Tell what a question says before it asks back: "Yes, where else would we go?"."""
        answer, _, more = text.partition(",")
        return self.side(f"{answer}.") if more and " " not in answer else None

    def side(self, text: str) -> bool | None:
        """Tell what the beginning of an answer says; None for neither or both."""
        yes, no = self.yes.search(text), self.no.search(text)
        return self.formal(text) if bool(yes) == bool(no) else bool(yes)

    def formal(self, text: str) -> bool | None:
        """Tell the side of a text that opens with the word of a vote: "Strong oppose."."""
        if self.supports.search(text):
            return True
        return False if self.opposes.search(text) else None


@cache
def _table(language: str | None) -> _Table | None:
    table = word_table(language, "options").get("asked")
    if table is None:
        return None
    names = [field.name for field in fields(_Table)]
    return _Table(*(re.compile(table[name], re.IGNORECASE) for name in names))
