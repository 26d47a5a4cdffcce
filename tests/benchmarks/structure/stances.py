"""The stance of labelled replies towards their parents (fixtures/stance/reddit-pairs).

Two-way: only replies that take a side; unknown, mixed and neutral count as "disagree".
Three-way: all; unknown and mixed count as "neutral" (structure.md, section 4).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from attrs import frozen

from disputatio.converter.structure.cue_tables import cue_reader
from disputatio.converter.structure.sentences import sentences
from disputatio.converter.structure.verdicts import verdict
from tests.benchmarks.structure.iac import fixtures
from tests.benchmarks.structure.metrics import (
    Judged,
    Pair,
    accuracy,
    calibration_error,
    coverage_curve,
    interval,
    macro_f1,
    share,
)
from tests.benchmarks.structure.table import Row

SIDES = ("agree", "disagree")
THREE = (*SIDES, "neutral")


@frozen(kw_only=True)
class Reply:
    """A labelled reply, and what is said of it."""

    parent: str
    """What is answered."""
    text: str
    """The reply."""
    label: str
    """What annotators say."""


def replies(name: str) -> Iterator[Reply]:
    """Give the replies of covid or mask."""
    path = fixtures() / "stance" / "reddit-pairs" / f"{name}.jsonl"
    for line in path.read_text("utf-8").splitlines():
        pair = json.loads(line)
        yield Reply(parent=pair["parent"], text=pair["reply"], label=pair["label"])


def judge(reply: Reply) -> tuple[str, float]:
    """Give the side that the default finds ("unknown" for none) and its confidence."""
    reader = cue_reader("en")
    ranges = tuple(sentences(reply.text, 0, len(reply.text)))
    asked = reply.parent.rstrip().endswith("?")
    found = verdict(reader, reply.text, ranges, asked=asked) if reader else None
    return (found.side, found.confidence) if found else ("unknown", 0.0)


def rows() -> Iterator[Row]:
    """Give the figures of both sets."""
    for name in ("covid", "mask"):
        given = list(replies(name))
        judged = [(reply.label, *judge(reply)) for reply in given]
        two = [
            (gold, side if side in SIDES else "disagree")
            for gold, side, _ in judged
            if gold != "neutral"
        ]
        three = [
            (gold, side if side in SIDES else "neutral") for gold, side, _ in judged
        ]
        yield from _figures(name, two, three)
        sure = [(c, gold == side) for gold, side, c in judged if side in SIDES]
        yield _row(
            name, "calibration error, sides said", calibration_error(sure), len(sure)
        )
        yield _row(
            name, "precision, sides said", share([r for _, r in sure]), len(sure)
        )
        yield from _covered(name, sure, len(given))


def _covered(name: str, sure: list[Judged], total: int) -> Iterator[Row]:
    """Give the precision from each confidence on, with what share of replies."""
    for limit, coverage, precision in coverage_curve(sure, total):
        measure = f"precision from {limit:.2f} on, coverage {coverage:.2f}"
        yield _row(name, measure, precision, total)


def _figures(name: str, two: list[Pair], three: list[Pair]) -> Iterator[Row]:
    always = [(gold, "disagree") for gold, _ in two]
    yield _row(
        name, "two-way macro-F1, always disagree", macro_f1(always, SIDES), len(two)
    )
    yield _row(name, "two-way accuracy", accuracy(two), len(two))
    for measure, pairs, labels in (
        ("two-way macro-F1", two, SIDES),
        ("three-way macro-F1", three, THREE),
    ):
        low, high = interval(pairs, partial(macro_f1, labels=labels))
        value = macro_f1(pairs, labels)
        yield Row(
            area="stances", data=name, measure=measure,
            value=value, low=low, high=high, count=len(pairs),
        )  # fmt: skip


def _row(name: str, measure: str, value: float, count: int) -> Row:
    return Row(area="stances", data=name, measure=measure, value=value, count=count)
