"""Measure the cues of stance on labelled replies (fixtures/stance/reddit-pairs).

Run by hand: `python tests/benchmarks/stances_bench.py`. Two-way: only replies that take
a side; unknown, mixed and neutral count as "disagree". Three-way: all; unknown and mixed
count as "neutral". The same rule of counting as the table of structure.md, section 4.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from disputatio.converter.structure.sentences import sentences
from disputatio.converter.structure.sides import cue_reader
from disputatio.converter.structure.verdicts import Verdict, verdict
from tests.benchmarks.iac import fixtures
from tests.benchmarks.output import say


def judged(name: str) -> Iterator[tuple[str, Verdict | None, str]]:
    """Give label, verdict and text of every reply of a file."""
    reader = cue_reader("en")
    path = fixtures() / "stance" / "reddit-pairs" / f"{name}.jsonl"
    for line in path.read_text("utf-8").splitlines():
        pair = json.loads(line)
        text = pair["reply"]
        ranges = tuple(sentences(text, 0, len(text)))
        asked = pair["parent"].rstrip().endswith("?")
        found = verdict(reader, text, ranges, asked=asked) if reader else None
        yield pair["label"], found, text


def scores(
    pairs: list[tuple[str, str]], labels: tuple[str, ...]
) -> tuple[float, float]:
    """Give accuracy and macro-averaged F1 of (gold, predicted) pairs."""
    accuracy = sum(gold == guess for gold, guess in pairs) / len(pairs)
    return accuracy, sum(_f1(pairs, label) for label in labels) / len(labels)


def _f1(pairs: list[tuple[str, str]], label: str) -> float:
    hits = sum(gold == guess == label for gold, guess in pairs)
    return 2 * hits / max(1, sum((g == label) + (p == label) for g, p in pairs))


def _guess(found: Verdict | None, default: str) -> str:
    return found.side if found and found.side in ("agree", "disagree") else default


def report(name: str) -> None:
    """Print the figures of one file."""
    rows = list(judged(name))
    two = [(g, _guess(v, "disagree")) for g, v, _ in rows if g != "neutral"]
    three = [(g, _guess(v, "neutral")) for g, v, _ in rows]
    say(
        f"{name}: 2-way acc {scores(two, ('agree', 'disagree'))[0]:.3f}"
        f" mF1 {scores(two, ('agree', 'disagree'))[1]:.3f};"
        f" 3-way mF1 {scores(three, ('agree', 'disagree', 'neutral'))[1]:.3f}"
    )
    for side in ("agree", "disagree", "mixed", "neutral"):
        for grade in sorted({v.confidence for _, v, _ in rows if v and v.side == side}):
            chosen = [
                g for g, v, _ in rows if v and v.side == side and v.confidence == grade
            ]
            taking = [g for g in chosen if g != "neutral"]
            right = sum(g == side for g in chosen)
            say(
                f"  {side} {grade}: {len(chosen)} replies, precision {right / len(chosen):.2f}"
                f" of all, {right / max(1, len(taking)):.2f} of those with a side"
            )
    if "-v" in sys.argv:
        for gold, found, text in rows:
            if found and gold != found.side:
                cues = [text[a:b] for a, b in found.evidence]
                say(f"{gold} -> {found.side} {cues} | {text[:150]!r}")


def main() -> None:
    """Print the figures of both files; `-v` shows the replies that were judged wrongly."""
    for name in ("covid", "mask"):
        report(name)


if __name__ == "__main__":
    main()
