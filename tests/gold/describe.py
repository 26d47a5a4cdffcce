"""The tables of the datasheet: `python -m tests.gold.describe`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from tests.gold.corpus import pairs, threads
from tests.gold.pairs import ReplyPair
from tests.gold.splits import SPLITS
from tests.gold.thread import HOW, STANCES, GoldThread

T = TypeVar("T")
_LENGTHS = ((8, 12), (13, 20), (21, 40))


def lines() -> Iterator[str]:
    """Give the tables in Markdown: threads, then pairs, each by split."""
    yield from _table(
        "threads", _thread_rows(), [threads(s) for s in SPLITS], threads()
    )
    yield ""
    yield from _table("reply pairs", _pair_rows(), [pairs(s) for s in SPLITS], pairs())


def _table(
    title: str,
    rows: Sequence[tuple[str, Callable[[Sequence[T]], int]]],
    parts: Sequence[Sequence[T]],
    whole: Sequence[T],
) -> Iterator[str]:
    yield f"| {title} | " + " | ".join(SPLITS) + " | all |"
    yield "|---|" + "---|" * (len(SPLITS) + 1)
    for name, count in rows:
        cells = " | ".join(f"{count(part):,}" for part in (*parts, whole))
        yield f"| {name} | {cells} |"


def _thread_rows() -> list[tuple[str, Callable[[Sequence[GoldThread]], int]]]:
    return [
        ("threads", len),
        *((f"– of {low} to {high} posts", _long(low, high)) for low, high in _LENGTHS),
        *(
            (f"– in {language}", _in_language(language))
            for language in _common(t.language for t in threads())
        ),
        ("– without a debate", lambda ts: sum(t.question is None for t in ts)),
        ("posts", lambda ts: sum(len(t.posts) for t in ts)),
        ("words", lambda ts: sum(len(p.body.split()) for t in ts for p in t.posts)),
        ("answers", lambda ts: sum(len(t.answers) for t in ts)),
        *((f"– that {_verb(s)}", _stance(s)) for s in STANCES),
        *((f"– shown by {how}", _how(how)) for how in HOW),
        ("quotations", lambda ts: sum(len(t.quotations) for t in ts)),
        ("claims", lambda ts: sum(len(t.claims) for t in ts)),
        ("rebuttals", lambda ts: sum(len(t.rebuttals) for t in ts)),
        ("positions", lambda ts: sum(len(t.positions) for t in ts)),
        ("names lost", lambda ts: sum(len(t.lost_names) for t in ts)),
    ]


def _pair_rows() -> list[tuple[str, Callable[[Sequence[ReplyPair]], int]]]:
    return [
        ("pairs", len),
        *((f"– that {_verb(s)}", _label(s)) for s in STANCES),
        *(
            (f"– in {lang}", _of_lang(lang))
            for lang in _common(p.lang for p in pairs())
        ),
        ("parents", lambda ps: len({p.parent for p in ps})),
        ("topics", lambda ps: len({p.topic for p in ps})),
    ]


def _common(values: Iterator[str]) -> list[str]:
    return [value for value, _ in Counter(values).most_common()]


def _verb(stance: str) -> str:
    return stance if stance in ("agree", "disagree") else f"are {stance}"


def _long(low: int, high: int) -> Callable[[Sequence[GoldThread]], int]:
    return lambda ts: sum(low <= len(t.posts) <= high for t in ts)


def _in_language(language: str) -> Callable[[Sequence[GoldThread]], int]:
    return lambda ts: sum(t.language == language for t in ts)


def _stance(stance: str) -> Callable[[Sequence[GoldThread]], int]:
    return lambda ts: sum(a.stance == stance for t in ts for a in t.answers)


def _how(how: str) -> Callable[[Sequence[GoldThread]], int]:
    return lambda ts: sum(a.how == how for t in ts for a in t.answers)


def _label(stance: str) -> Callable[[Sequence[ReplyPair]], int]:
    return lambda ps: sum(p.label == stance for p in ps)


def _of_lang(lang: str) -> Callable[[Sequence[ReplyPair]], int]:
    return lambda ps: sum(p.lang == lang for p in ps)


def main() -> int:
    """Print the tables."""
    for line in lines():
        print(line)  # noqa: T201 - a command for hand runs
    return 0


if __name__ == "__main__":
    sys.exit(main())
