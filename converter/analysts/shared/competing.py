"""Which of a model's positions compete: two people must hold what cannot both be right."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from disputatio.converter.analysts.shared.answers import (
    Answer,
    PositionsRead,
    Rebutted,
)
from disputatio.converter.analysts.shared.checking import Checked, bounded
from disputatio.converter.analysts.shared.statements import Statement
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.origins import Span
from disputatio.schemas.text import shortened

MOST = 7
"""Positions of a thread."""

LEAST_SIDE = 0.5
"""How sure the model must be of a side: that it is so is not less likely than not."""


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
    kept = [one for one in good if one in surest]
    return [
        evolve(one, taken=(*one.taken, *_by_rivals(one, kept, rivals, statements)))
        for one in kept
    ]


def _by_rivals(
    one: Contender,
    good: Sequence[Contender],
    rivals: Mapping[int, Collection[int]],
    statements: Sequence[Statement],
) -> Iterator[Taken]:
    """Give the sides on a position that others take by saying what excludes it."""
    done = {taken.statement for taken in one.taken}
    for other in good:
        number = other.statement
        if number in rivals[one.statement] and number not in done:
            yield Taken(
                statement=number, side="against",
                confidence=min(one.confidence, other.confidence),
                span=statements[number - 1].span,
            )  # fmt: skip


def adding_no_side(
    rebuttals: Sequence[Rebutted], good: Sequence[Contender], posts: Sequence[str]
) -> list[Rebutted]:
    """Give the rebuttals by which nobody takes a side that the model does not say.

    Who speaks against a reason does not deny what it is for: the model was asked about
    that. `posts` are the keys of the posts of the statements. The work is linear.
    """
    answers: dict[int, list[Rebutted]] = {}
    for rebuttal in rebuttals:
        answers.setdefault(rebuttal.against, []).append(rebuttal)
    stated = {one.statement for one in good}
    left_out: set[tuple[int, int]] = set()
    for one in good:
        begun = [(one.statement, 1)]
        begun += [(t.statement, _SIGNS[t.side]) for t in one.taken]
        said = {(posts[number - 1], sign) for number, sign in begun}
        seen = set(begun)
        while begun:
            number, sign = begun.pop()
            for rebuttal in answers.get(number, ()):
                end = (rebuttal.statement, -sign)
                if end[0] in stated or (posts[end[0] - 1], -sign) not in said:
                    left_out.add((rebuttal.statement, number))
                elif end not in seen:
                    seen.add(end)
                    begun.append(end)
    return [r for r in rebuttals if (r.statement, r.against) not in left_out]


_SIGNS = {"for": 1, "against": -1}


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
    """Give the sides on a position that hold, and are likely; who takes both takes none."""
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
        sure = bearing.confidence >= LEAST_SIDE
        if not sure or len(sides[number]) > 1 or statement.asks:
            continue
        post = checked.thread.numbers[statement.span.post]
        span = checked.quote(posts[post], post, bearing.quote, statement.span)
        if span is not None:
            yield Taken(
                statement=number, side=bearing.side,
                confidence=bounded(bearing.confidence), span=span,
            )  # fmt: skip
