"""Measure how long Argdown takes, ours and the official parser side by side.

Run by hand: `python tests/benchmarks/argdown_bench.py [COUNT] [ROUNDS]`. For four shapes
of documents, the best of some rounds in which both take turns, in processor seconds,
because a busy machine changes all others: parsing and the model with the views of the
front matter, against parsing and the model of `@argdown/core` (without its JSON); and the
whole reading to a debate. A ratio below 1 says that ours is quicker.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from disputatio.converter.importers.argdown import ArgdownImporter
from disputatio.converter.importers.shared.argdown.modelling import configured_model
from disputatio.converter.importers.shared.argdown.parser import Parser
from disputatio.schemas.protocols import Source
from tests.benchmarks.output import say
from tests.judges.argdown_judge import ArgdownJudge

LIMIT = 300.0
"""How many seconds the official parser gets for one document."""

_SENTENCE = "This is what the statement says, in words; some of them (not all) matter. "


def flat(count: int) -> str:
    """Statements with data, each with a relation to one before."""
    rows = (
        f'[S{n}]: Statement {n} says something of its own. {{"post": {n}, "by": "Ann"}}\n'
        f"  + [S{n // 2}]\n"
        for n in range(count)
    )
    return "\n".join(rows)


def long_texts(count: int) -> str:
    """Statements of a kilobyte each."""
    text = _SENTENCE * 14
    return "\n\n".join(f"[S{n}]: {text}" for n in range(count)) + "\n"


def arguments(count: int) -> str:
    """Arguments for and against fifty claims."""
    claims = (f"[C{n}]: Claim {n}." for n in range(50))
    rows = (
        f"<A{n}>: Reason {n} is given here.\n  {'+-'[n % 2]}> [C{n % 50}]"
        for n in range(count)
    )
    return "\n\n".join((*claims, *rows)) + "\n"


def trees(count: int) -> str:
    """Trees of twenty lines, each below the one before."""
    rows = []
    for n in range(count):
        depth = n % 20
        sign = "" if depth == 0 else "  " * depth + "+- "[n % 2] + " "
        rows.append(("\n" if depth == 0 else "") + f"{sign}[T{n}]: Line {n} of a tree.")
    return "\n".join(rows) + "\n"


SHAPES: dict[str, Callable[[int], str]] = {
    "flat, with data": flat,
    "texts of 1 kB": long_texts,
    "arguments": arguments,
    "trees, 20 deep": trees,
}


def _timed(task: Callable[[], object]) -> float:
    begin = time.process_time()
    task()
    return time.process_time() - begin


def _model(text: str) -> object:
    return configured_model(Parser(text).document())


def _read(text: str) -> object:
    return list(ArgdownImporter().read(Source(data=text.encode()), {}))


def _best(judge: ArgdownJudge, text: str, rounds: int) -> tuple[float, float, float]:
    """Give the seconds of the official parser, of our model and of our reading."""
    rows = []
    for _ in range(rounds):
        seconds = judge.seconds(text, LIMIT)
        theirs = seconds["parse"] + seconds["model"]
        rows.append(
            (theirs, _timed(partial(_model, text)), _timed(partial(_read, text)))
        )
    best, own, whole = (min(column) for column in zip(*rows, strict=True))
    return best, own, whole


def main(arguments: list[str]) -> None:
    """Print a row for each shape."""
    count = int((arguments or ["10000"])[0])
    rounds = int((arguments[1:] or ["3"])[0])
    say(f"{count} statements; processor seconds, the best of {rounds} rounds")
    say(
        f"{'':18}{'MB':>6}{'official':>10}{'ours':>8}{'ratio':>7}{'debate':>8}{'ratio':>7}"
    )
    with ArgdownJudge.prepare() as judge:
        for name, shape in SHAPES.items():
            text = shape(count)
            best, own, whole = _best(judge, text, rounds)
            say(
                f"{name:18}{len(text) / 1e6:6.1f}{best:10.2f}{own:8.2f}{own / best:7.2f}"
                f"{whole:8.2f}{whole / best:7.2f}"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
