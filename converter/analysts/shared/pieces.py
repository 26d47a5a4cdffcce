"""What a model answers about a thread's posts, piece by piece, several at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Future

from attrs import define, field, frozen

from disputatio.converter.analysts.shared.answers import PostRead, PostsRead
from disputatio.converter.analysts.shared.asking import TooMuch
from disputatio.converter.analysts.shared.speaking import Speech, Talk, given_up
from disputatio.converter.analysts.shared.turns import in_order
from disputatio.converter.analysts.shared.windows import POSTS, Piece, Thread
from disputatio.schemas.notices import Notice, notice

SMALLEST = 500
"""Characters of posts in one request, at least."""

MOST_NAMED = 20
"""Posts that a notice names."""


@frozen
class _Task:
    """A piece, and the thread in the size of which it was made."""

    thread: Thread
    piece: Piece


@define
class _Heard:
    """What came of a task."""

    reads: list[PostRead] = field(factory=list)
    notices: list[Notice] = field(factory=list)
    useless: list[str] = field(factory=list)


@define
class Pieces:
    """Reads a thread; what is read does not depend on which answer comes first."""

    speech: Speech
    """The run."""
    thread: Thread
    """The thread, in the size in which it is asked for."""
    jobs: int
    """Requests at a time."""
    notices: list[Notice]
    """What was left out, and why."""
    _plan: deque[Piece] = field(factory=deque)
    _useless: list[str] = field(factory=list)
    _cut: set[int] = field(factory=set)

    def read(self) -> list[PostRead]:
        """Give what is answered about the posts, in their order.

        Raises:
            TooMuch: not even the smallest request fits the model.
            AnalystError: the endpoint does not answer, or the model only nonsense.
        """
        self._plan.extend(self.thread.pieces(self.thread.speaking))
        reads: list[PostRead] = []
        for task, future in in_order(self._next, self._heard, self.jobs):
            heard = self._taken(task, future)
            if heard is not None:
                reads.extend(heard.reads)
        self._tell_cut(sorted(self._cut))
        return sorted(reads, key=lambda read: read.post)

    def _next(self) -> _Task | None:
        return _Task(self.thread, self._plan.popleft()) if self._plan else None

    def _heard(self, task: _Task) -> _Heard:
        return _Listening(Talk(self.speech), task).heard

    def _taken(self, task: _Task, future: Future[_Heard]) -> _Heard | None:
        try:
            heard = future.result()
        except TooMuch as problem:
            self._shrink(task, problem)
            return None
        self._useless += heard.useless
        given_up(self.speech, self._useless)
        self.notices.extend(heard.notices)
        self._cut.update(filter(task.thread.is_cut, task.piece.numbers))
        return heard

    def _shrink(self, task: _Task, problem: TooMuch) -> None:
        length = task.thread.length(task.piece)
        self.thread = smaller(self.thread, task.thread, length, problem, self.notices)
        rest = [n for piece in (task.piece, *self._plan) for n in piece.numbers]
        self._plan = deque(self.thread.pieces(rest))

    def _tell_cut(self, numbers: Sequence[int]) -> None:
        if numbers:
            sentence = (
                f"of {_named(numbers)}, longer than a request, only the beginning was"
                " sent"
            )
            self.notices.append(notice("AnswerMissing", sentence))


def smaller(
    thread: Thread, asked: Thread, length: int, problem: TooMuch, notices: list[Notice]
) -> Thread:
    """Give a thread half as large as what was asked, and say so the first time.

    Raises:
        TooMuch: there is no less.
    """
    if asked.size == SMALLEST:
        raise problem
    if not any(n.rule == "RequestTooLarge" for n in notices):
        sentence = f"{problem.message}; less is asked at once from here on"
        notices.append(notice("RequestTooLarge", sentence))
    size = max(min(asked.size, length) // 2, SMALLEST)
    return thread.of_size(min(thread.size, size))


class _Listening:
    """One piece, asked for until there is nothing new."""

    def __init__(self, talk: Talk, task: _Task) -> None:
        self._talk = talk
        self._thread = task.thread
        self.heard = _Heard(useless=talk.useless)
        self.heard.reads.extend(self._posts(task.piece))

    def _posts(self, piece: Piece) -> Iterator[PostRead]:
        """Give what is answered about a piece; what is missing is asked for again.

        That goes on as long as something new comes, so an answer that breaks off loses
        nothing. What no answer of the schema comes for is asked for in halves.
        """
        wanted = dict.fromkeys(piece.numbers)
        while wanted:
            rest = Piece(numbers=tuple(wanted))
            answer = self._talk.answer((POSTS, self._thread.asked(rest)), PostsRead)
            halves = rest.halves()
            if answer is None and halves:
                for half in halves:
                    yield from self._posts(half)
                return
            reads = answer.posts if answer is not None else ()
            new = {read.post: read for read in reversed(reads) if read.post in wanted}
            self._tell_strange({r.post for r in reads} - set(piece.numbers))
            yield from (new[number] for number in sorted(new))
            if not new or (wanted := {n: None for n in wanted if n not in new}) == {}:
                break
        if wanted:
            self._tell_missing(list(wanted))

    def _tell_missing(self, numbers: Sequence[int]) -> None:
        sentence = (
            f"the model gave no answer about {_named(numbers)}; what the passes found"
            " stays"
        )
        self.heard.notices.append(notice("AnswerMissing", sentence))

    def _tell_strange(self, numbers: Collection[int]) -> None:
        if numbers:
            sentence = f"the model speaks of {_named(sorted(numbers))}, not asked for; left out"
            self.heard.notices.append(notice("AnswerRefused", sentence))


def _named(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:MOST_NAMED]))
    more = f" and {len(numbers) - MOST_NAMED} more" * (len(numbers) > MOST_NAMED)
    return f"post{'s' * (len(numbers) > 1)} {shown}{more}"
