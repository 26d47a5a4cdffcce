"""Logistic regression over named signs, fitted by `tests.training.logistic`, and files of its numbers."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen

from disputatio.converter.structure.logistic import Logistic
from tests.training import logistic

WEIGHTS = Path(__file__).parents[2] / "converter" / "structure" / "weights"
"""Where the numbers ship."""

FOLDS = 5
"""Parts of the training threads, each of which is judged by the others once."""

DIGITS = 3
"""Decimals of a weight."""


@frozen
class Example:
    """What a model learns from."""

    group: str
    """Its thread: a thread is never on both sides of a fold."""
    signs: Mapping[str, float]
    """Its signs."""
    yes: bool
    """What is right."""
    weight: float = 1.0
    """What it counts."""


def fit(
    examples: Sequence[Example],
    penalty: float | Callable[[str], float],
    *,
    beta: float = 1.0,
) -> dict[str, Any]:
    """Fit bias and weights, and the threshold of best F-measure by folds of the threads.

    The penalty may differ by sign. A `beta` over 1 weighs recall more than precision.
    """
    names = sorted({name for example in examples for name in example.signs})
    groups = sorted({example.group for example in examples})
    judged: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        held = set(groups[fold::FOLDS])
        model = _solve([e for e in examples if e.group not in held], names, penalty)
        judged += [
            (model.probability(e.signs), e.yes) for e in examples if e.group in held
        ]
    model = _solve(examples, names, penalty)
    return {
        "bias": round(model.bias, DIGITS),
        "threshold": best_threshold(judged, beta),
        "weights": {
            name: round(weight, DIGITS)
            for name, weight in model.weights.items()
            if round(weight, DIGITS)
        },
    }


def best_threshold(judged: Sequence[tuple[float, bool]], beta: float) -> float:
    """Give the probability from which on yes gives the best F-measure, to two decimals."""
    wanted = sum(yes for _, yes in judged)
    square = beta * beta

    def measure(least: float) -> float:
        said = [yes for likely, yes in judged if likely >= least]
        return (1 + square) * sum(said) / max(1.0, len(said) + square * wanted)

    return max((n / 100 for n in range(5, 96)), key=measure)


def keep(name: str, models: Mapping[str, Any]) -> int:
    """Write the models to `NAME.json`, or with `--check` compare; give an exit code."""
    place = WEIGHTS / f"{name}.json"
    text = json.dumps(models, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if "--check" in sys.argv[1:]:
        same = place.read_text(encoding="utf-8") == text
        print(f"{place.name}: {'the same' if same else 'other numbers'}")  # noqa: T201
        return 0 if same else 1
    place.write_text(text, encoding="utf-8")
    return 0


def _solve(
    examples: Sequence[Example],
    names: Sequence[str],
    penalty: float | Callable[[str], float],
) -> Logistic:
    """Maximise the penalised likelihood; each sign is penalised by its own spread."""
    signs = logistic.matrix([e.signs for e in examples], names)
    right = np.array([int(example.yes) for example in examples])
    spread = signs.toarray().std(axis=0)
    spread[spread == 0] = 1.0
    pull = np.array([penalty(name) if callable(penalty) else penalty for name in names])
    weights, bias = logistic.fit(
        signs,
        right,
        np.array([example.weight for example in examples]),
        np.zeros(len(names)),
        pull * spread**2,
    )
    return Logistic(
        bias=bias,
        weights=dict(zip(names, map(float, weights), strict=True)),
        threshold=0.5,
    )
