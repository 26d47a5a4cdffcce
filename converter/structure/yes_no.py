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

from collections.abc import Iterator, Sequence

from disputatio.converter.structure.asked_words import AskedWords, asked_words
from disputatio.converter.structure.polarity import negations
from disputatio.converter.structure.question_echo import QuestionEcho
from disputatio.converter.structure.questions import asked
from disputatio.converter.structure.reading import ReadPost, Sentence
from disputatio.converter.structure.results import is_sure_reply
from disputatio.converter.structure.sentence_kinds import UNSAID, kinds_of
from disputatio.converter.structure.words import straight
from disputatio.schemas.debate import Debate

FIRST = 2
"""Sentences at the beginning of a post that may say yes or no."""

FORMAL = 3
"""Posts that open with the word of a vote, at least, where nothing asks for it."""


def yes_no_votes(
    debate: Debate, reads: Sequence[ReadPost]
) -> Iterator[tuple[Sentence, bool]]:
    """Give the sentences by which posts say yes or no, at most one of a post.

    Nothing where the thread asks nothing of the kind, and for what only a title proposes
    nothing of less than `FORMAL`.
    """
    opening = reads[0]
    table = asked_words(opening.language)
    if table is None:
        return
    question = _question(debate.title, opening, table)
    title = straight(debate.title or "")
    if question is not None:
        yield from _answers(debate, reads, question, table)
    elif table.titles.search(title):
        votes = list(_answers(debate, reads, title, table))
        asks = any("?" in sentence.text for sentence in opening.sentences)
        if asks or len(votes) >= FORMAL:
            yield from votes
    else:
        yield from _formal(reads, table)


def _answers(
    debate: Debate, reads: Sequence[ReadPost], question: str, table: AskedWords
) -> Iterator[tuple[Sentence, bool]]:
    """Give the votes on a question, that of the opening post first, if it proposes."""
    opening = reads[0]
    echo = QuestionEcho(question, opening.language, table)
    proposed = _own(opening, table, echo)
    if proposed is not None:
        yield proposed, True
    proposes = proposed is not None or table.titles.search(question) is not None
    elsewhere = _elsewhere(debate, opening.post.key)
    for read in reads[1:]:
        first = read.post.key not in elsewhere
        vote = _vote(read, table, echo, first=first)
        if vote is None and first and proposes:
            vote = _consent(read, table)
        if vote is not None:
            yield vote


def _consent(read: ReadPost, table: AskedWords) -> tuple[Sentence, bool] | None:
    """Give the first sentence of a post that agrees with what is proposed."""
    firsts = [s for s in read.sentences[:1] if not s.foreign and "?" not in s.text]
    return next(((s, True) for s in firsts if table.consents.search(s.plain)), None)


def _question(title: str | None, opening: ReadPost, table: AskedWords) -> str | None:
    """Give what a thread asks, or what its opening post proposes."""
    plain = straight(title or "")
    found = asked(title, opening)
    asks = filter(table.polar, (plain, found.text if found else ""))
    return next(asks, None) or _proposed(plain, opening, table)


def _own(opening: ReadPost, table: AskedWords, echo: QuestionEcho) -> Sentence | None:
    """Give the sentence by which the opening post proposes what it asks about."""
    return next(
        (
            sentence
            for sentence in opening.sentences
            if not sentence.foreign
            if table.proposes.search(table.proposal(sentence.plain))
            if echo.shares(sentence) and not negations(sentence.plain, opening.language)
        ),
        None,
    )


def _formal(
    reads: Sequence[ReadPost], table: AskedWords
) -> Iterator[tuple[Sentence, bool]]:
    """Give the votes of a thread in which posts open with the word of one: "Oppose."."""
    firsts = [s for read in reads[1:] for s in read.sentences[:1] if not s.foreign]
    votes = [(s, side) for s in firsts if (side := table.formal(s.plain)) is not None]
    if len(votes) >= FORMAL:
        yield from votes


def _proposed(title: str, opening: ReadPost, table: AskedWords) -> str | None:
    """Give what the opening post proposes and asks others to judge: "Thoughts?"."""
    text = straight(opening.post.text)
    if not table.invites.search(text):
        return None
    said = (table.proposal(s.plain) for s in opening.sentences if not s.foreign)
    proposed = next(filter(table.proposes.search, said), None)
    return proposed and f"{title} {proposed}"


def _vote(
    read: ReadPost, table: AskedWords, echo: QuestionEcho, *, first: bool
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
            if side is None and first:
                side = table.firm(sentence.plain)
                bare = not number and not said and echo.bare(sentence)
                side = True if side is None and bare else side
        if side is not None:
            return sentence, side
    return None


def _elsewhere(debate: Debate, opening: str) -> frozenset[str]:
    """Give the posts that surely answer another post than the first."""
    return frozenset(
        source
        for relation in debate.relations
        if is_sure_reply(relation) and opening not in relation.targets
        for source in relation.sources
    )
