"""What a model answers about a thread's statements, as many at once as fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import define

from disputatio.converter.analysts.shared.answers import PositionsRead
from disputatio.converter.analysts.shared.asking import TooMuch
from disputatio.converter.analysts.shared.gathering import Found
from disputatio.converter.analysts.shared.pieces import smaller
from disputatio.converter.analysts.shared.portions import evenly
from disputatio.converter.analysts.shared.speaking import Talk
from disputatio.converter.analysts.shared.statements import Statement
from disputatio.converter.analysts.shared.windows import (
    POSITIONS,
    Thread,
    statements_shown,
)
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import one_line

SHOWN_AT_ONCE = 2
"""How many times as many characters of statements as of posts fit a request."""


@define
class Rounds:
    """Asks for positions; each request shows what the one before found."""

    talk: Talk
    """With whom."""
    thread: Thread
    """The thread, in the size in which it is asked for."""
    notices: list[Notice]
    """What was left out, and why."""

    def found(self, statements: Sequence[Statement]) -> PositionsRead | None:
        """Give the positions among the statements; None where nothing can be read."""
        found = Found()
        rows = [_row(n, s, self.thread) for n, s in enumerate(statements, 1)]
        sizes = [len(str(row)) for row in rows]
        done = 0
        while done < len(rows):
            first = evenly(sizes[done:], SHOWN_AT_ONCE * self.thread.size)[0]
            shown = rows[done : done + len(first)]
            words = statements_shown(
                self.thread.debate.title, self._opening(), found.known(rows), shown
            )
            try:
                answer = self.talk.answer((POSITIONS, words), PositionsRead)
            except TooMuch as problem:
                length = sum(sizes[done : done + len(first)]) // SHOWN_AT_ONCE
                self.thread = smaller(
                    self.thread, self.thread, length, problem, self.notices
                )
                continue
            if answer is None:
                sentence = "the model gave no answer about positions that can be read"
                self.notices.append(notice("AnswerMissing", sentence))
                return None
            if not self.talk.whole:
                sentence = (
                    "an answer about positions breaks off; what it lacks is unknown"
                )
                self.notices.append(notice("AnswerMissing", sentence))
            found.add(answer)
            done += len(shown)
        return found.whole()

    def _opening(self) -> str:
        posts = self.thread.posts
        return posts[min(posts)].text[: self.thread.size // 2]


def _row(number: int, statement: Statement, thread: Thread) -> dict[str, Any]:
    """Give a statement as it is shown."""
    span = statement.span
    post = thread.numbers[span.post]
    sides = [
        {"post": thread.numbers[s.target], "side": s.side} for s in statement.sides
    ]
    words = thread.posts[post].text[span.start : span.end]
    shown = {"statement": number, **thread.named(post), "says": one_line(words)}
    asks = {"asks": True} if statement.asks else {}
    return {**shown, **({"on": sides} if sides else {}), **asks}
