"""Argdown: writing a thread of many posts in every style, against the official parser.

Run with `python -m tests.benchmarks.argdown_writing_bench [POSTS]`; 10,000 without a number. Each
row is the size of the file, the wall time of writing it, and that of the official parser
on it (with its model and JSON), which must accept it, in the same run.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from random import Random
from typing import TypeVar

from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Participant,
    Passage,
    Position,
    Post,
    Relation,
    Wording,
)
from disputatio.schemas.origins import Inferred
from tests.benchmarks.output import say
from tests.judges.argdown_judge import ArgdownJudge
from tests.laws.formats import variants, written

POSTS = 10_000
"""How many posts, without a number."""

POSITIONS = 50
"""How many of them are positions; all others argue about one of the last hundred."""

SECONDS = 600.0
"""How long the official parser may take."""

WORDS = [
    "tram",
    "night",
    "line",
    "council",
    "budget",
    "crew",
    "depot",
    "quiet",
    "bend",
    "timetable",
    "bus",
    "ring",
    "road",
    "stop",
    "lamp",
    "money",
    "driver",
    "report",
    "old",
    "town",
    "guests",
    "late",
    "ticket",
    "fare",
    "winter",
    "rails",
    "noise",
]

GUESS = Inferred(rule="cue-1", confidence=0.7)

_Found = TypeVar("_Found")


def argued(posts: int) -> Debate:
    """Give a thread with a claim in every post, and what it is about."""
    chance = Random(7)  # noqa: S311 - the same thread in every run
    texts = [f"The {' '.join(chance.choices(WORDS, k=24))}, {n}." for n in range(posts)]
    return Debate(
        title="A long thread",
        participants=(Participant(key="ann", name="Ann"),),
        posts=tuple(_post(n, text) for n, text in enumerate(texts)),
        passages=tuple(_passage(n, text) for n, text in enumerate(texts)),
        claims=tuple(_claim(n, text) for n, text in enumerate(texts)),
        relations=tuple(_relation(n, chance) for n in range(POSITIONS, posts)),
        positions=tuple(
            Position(claim=f"claim-{n}", origin=GUESS)
            for n in range(min(POSITIONS, posts))
        ),
    )


def _post(n: int, text: str) -> Post:
    return Post(key=f"post-{n}", number=n + 1, author="ann", body=plain_blocks(text))


def _passage(n: int, text: str) -> Passage:
    return Passage(key=f"passage-{n}", post=f"post-{n}", start=0, end=len(text))


def _claim(n: int, text: str) -> Claim:
    return Claim(
        key=f"claim-{n}",
        form="statement" if n < POSITIONS else "argument",
        text=text,
        wordings=(Wording(text=text, passage=f"passage-{n}"),),
        origin=GUESS,
    )


def _relation(n: int, chance: Random) -> Relation:
    target = chance.randrange(max(n - 100, 0), n)
    return Relation(
        key=f"relation-{n}",
        kind=chance.choice(("support", "attack")),
        sources=(f"claim-{n}",),
        targets=(f"claim-{target}",),
        origin=GUESS,
    )


def timed(task: Callable[[], _Found]) -> tuple[_Found, float]:
    """Give what a task gives, and its wall time in seconds."""
    begin = time.perf_counter()
    return task(), time.perf_counter() - begin


def main(posts: int) -> None:
    """Print one row for each style."""
    debate = argued(posts)
    say(f"{posts} posts{'':18} {'MB':>6} {'written':>9} {'official parser':>16}  ratio")
    with ArgdownJudge.prepare() as judge:
        judge.ask("[A]: warm")
        for name in variants(["argdown"]):
            data, seconds = timed(lambda name=name: written(name, debate))  # type: ignore[misc]
            verdict, theirs = timed(
                lambda data=data: judge.ask(data.decode(), SECONDS)  # type: ignore[misc]
            )
            assert verdict.accepted, verdict.errors[:1] or verdict.exception
            row = f"{len(data) / 1e6:6.2f} {seconds:8.2f}s {theirs:15.2f}s"
            say(f"{name:30} {row}  {seconds / theirs:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else POSTS)
