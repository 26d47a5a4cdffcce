"""The measures of the structure bench: plain functions over lists of pairs."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVar

Pair: TypeAlias = tuple[str, str]
"""What is right, and what was said."""

Judged: TypeAlias = tuple[float, bool]
"""A confidence, and whether what it was given for is right."""

T = TypeVar("T")


def accuracy(pairs: Sequence[Pair]) -> float:
    """Give the share of pairs whose halves are the same; 0 for no pairs."""
    return share([gold == said for gold, said in pairs])


def macro_f1(pairs: Sequence[Pair], labels: Sequence[str]) -> float:
    """Give the mean of the labels' F1."""
    return sum(f1(pairs, label) for label in labels) / len(labels)


def f1(pairs: Sequence[Pair], label: str) -> float:
    """Give the F1 of one label: 0 where it neither occurs nor is said."""
    hits = sum(gold == said == label for gold, said in pairs)
    total = sum((gold == label) + (said == label) for gold, said in pairs)
    return 2 * hits / total if total else 0.0


def share(rights: Sequence[bool]) -> float:
    """Give the share of what is true; 0 for nothing."""
    return sum(rights) / len(rights) if rights else 0.0


def kappa(pairs: Sequence[Pair]) -> float:
    """Give Cohen's kappa of two readers; 1 where chance alone makes all the same."""
    labels = {label for pair in pairs for label in pair}
    chance = sum(
        sum(a == label for a, _ in pairs) * sum(b == label for _, b in pairs)
        for label in labels
    ) / (len(pairs) ** 2 or 1)
    return (accuracy(pairs) - chance) / (1 - chance) if chance < 1 else 1.0


def interval(
    units: Sequence[T],
    measure: Callable[[Sequence[T]], float],
    rounds: int = 500,
    seed: int = 7,
) -> tuple[float, float]:
    """Give the 95 % interval of a measure by drawing the units again with replacement.

    A unit is what is independent: a thread where posts of one thread hang together.
    """
    draw = random.Random(seed)  # noqa: S311 - no secret
    values = sorted(
        measure(draw.choices(units, k=len(units)))
        for _ in range(rounds if units else 0)
    )
    if not values:
        return 0.0, 0.0
    return values[round(0.025 * (rounds - 1))], values[round(0.975 * (rounds - 1))]


def calibration_error(judged: Sequence[Judged], bins: int = 10) -> float:
    """Give the expected calibration error (Naeini et al. 2015) over bins of one width."""
    error = 0.0
    for n in range(bins):
        inside = [j for j in judged if min(bins - 1, int(j[0] * bins)) == n]
        if inside:
            said = sum(confidence for confidence, _ in inside) / len(inside)
            error += abs(said - share([right for _, right in inside])) * len(inside)
    return error / len(judged) if judged else 0.0


def coverage_curve(
    judged: Sequence[Judged], total: int
) -> list[tuple[float, float, float]]:
    """Give (confidence, coverage, precision) at each confidence, the highest first.

    Coverage is what is said with that confidence or more, of `total` things to be said.
    """
    rows: list[tuple[float, float, float]] = []
    for limit in sorted({confidence for confidence, _ in judged}, reverse=True):
        rights = [right for confidence, right in judged if confidence >= limit]
        rows.append((limit, len(rights) / total, share(rights)))
    return rows
