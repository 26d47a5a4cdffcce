"""Which of a model's positions compete: two people must hold what cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from disputatio.converter.analysts.shared.answers import Answer, PositionsRead
from disputatio.converter.analysts.shared.checking import Checked, bounded
from disputatio.converter.analysts.shared.statements import Statement
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.origins import Span
from disputatio.schemas.text import shortened

MOST = 7
"""Positions of a thread."""


@frozen(kw_only=True)
class Taken:
    """A statement that is for or against a position."""

    statement: int
    """Its number."""
    side: str
    """The side: for, against."""
    confidence: float
    """How sure the model is."""
    span: Span
    """The words that show it."""


@frozen(kw_only=True)
class Contender:
    """A position that somebody holds, and somebody else holds against."""

    statement: int
    """The number of the statement that says it."""
    title: str
    """What the model calls it."""
    confidence: float
    """How sure the model is."""
    taken: tuple[Taken, ...]
    """Who is for and against it."""


def contenders(
    found: PositionsRead, statements: Sequence[Statement], checked: Checked
) -> list[Contender]:
    """Give the positions that compete, at most seven; what does not is told.

    None where the model says that there is no debate. A side counts where its words
    stand in the statement that takes it.
    """
    if not found.debate:
        return []
    people = _people(statements, checked)
    answers = {
        answer.statement: answer
        for answer in found.positions
        if checked.known(answer.statement, len(statements), "a position")
    }
    taken = {n: tuple(_taken(a, statements, checked)) for n, a in answers.items()}
    holders = {n: {people[n - 1], *_who(taken[n], "for", people)} for n in answers}
    rivals = _rivals(answers)
    good: list[Contender] = []
    for n, answer in answers.items():
        others = _who(taken[n], "against", people)
        others = others.union(*(holders[rival] for rival in rivals[n]))
        if others and len(others | holders[n]) > 1:
            good.append(_contender(answer, taken[n]))
        else:
            checked.notices.append(_uncontested(answer))
    surest = sorted(good, key=lambda one: -one.confidence)[:MOST]
    return [one for one in good if one in surest]


def _uncontested(answer: Answer) -> Notice:
    title = shortened(answer.title, 60)
    sentence = f"nobody holds anything against “{title}”, so it is no position"
    return notice("PositionUncontested", sentence)


def _contender(answer: Answer, taken: tuple[Taken, ...]) -> Contender:
    return Contender(
        statement=answer.statement, title=answer.title,
        confidence=bounded(answer.confidence), taken=taken,
    )  # fmt: skip


def _people(statements: Sequence[Statement], checked: Checked) -> list[str]:
    """Give who says each statement; whose name is not known is a person by each post."""
    authors = {
        post.key: post.author or post.key for post in checked.thread.debate.posts
    }
    return [authors[statement.span.post] for statement in statements]


def _who(taken: Sequence[Taken], side: str, people: Sequence[str]) -> set[str]:
    return {people[one.statement - 1] for one in taken if one.side == side}


def _rivals(answers: Mapping[int, Answer]) -> dict[int, set[int]]:
    """Give the positions that exclude each other, by each of the two."""
    rivals: dict[int, set[int]] = {n: set() for n in answers}
    for n, answer in answers.items():
        for rival in answer.rivals:
            if rival in answers and rival != n:
                rivals[n].add(rival)
                rivals[rival].add(n)
    return rivals


def _taken(
    answer: Answer, statements: Sequence[Statement], checked: Checked
) -> Iterator[Taken]:
    """Give the sides on a position that hold; who takes both takes none."""
    sides: dict[int, set[str]] = {}
    for bearing in answer.bearings:
        sides.setdefault(bearing.statement, set()).add(bearing.side)
    posts, done = checked.thread.posts, {answer.statement}
    for bearing in answer.bearings:
        number = bearing.statement
        if number in done or not checked.known(number, len(statements), "a side"):
            continue
        done.add(number)
        statement = statements[number - 1]
        if len(sides[number]) > 1 or statement.asks:
            continue
        post = checked.thread.numbers[statement.span.post]
        span = checked.quote(posts[post], post, bearing.quote, statement.span)
        if span is not None:
            yield Taken(
                statement=number, side=bearing.side,
                confidence=bounded(bearing.confidence), span=span,
            )  # fmt: skip
