"""Logistic regression over named signs, fitted with numpy, and files of its numbers."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

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


def fit(
    examples: Sequence[Example], penalty: float, *, beta: float = 1.0
) -> dict[str, Any]:
    """Fit bias and weights, and the threshold of best F-measure by folds of the threads.

    A `beta` over 1 weighs recall more than precision.
    """
    names = sorted({name for example in examples for name in example.signs})
    groups = sorted({example.group for example in examples})
    judged: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        held = set(groups[fold::FOLDS])
        model = _solve([e for e in examples if e.group not in held], names, penalty)
        judged += [(_apply(model, e), e.yes) for e in examples if e.group in held]
    bias, *weights = _solve(examples, names, penalty)[1]
    return {
        "bias": round(bias, DIGITS),
        "threshold": best_threshold(judged, beta),
        "weights": {
            name: round(weight, DIGITS)
            for name, weight in zip(names, weights, strict=True)
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
    examples: Sequence[Example], names: Sequence[str], penalty: float
) -> tuple[dict[str, int], list[float]]:
    """Maximise the penalised likelihood by Newton's method; signs are scaled first."""
    import numpy as np

    place = {name: n + 1 for n, name in enumerate(names)}
    signs = np.zeros((len(examples), len(names) + 1))
    signs[:, 0] = 1.0
    for row, example in enumerate(examples):
        for name, value in example.signs.items():
            signs[row, place[name]] = value
    right = np.array([float(example.yes) for example in examples])
    scale = signs.std(axis=0)
    scale[scale == 0] = 1.0
    scaled = signs / scale
    ridge = np.full(len(names) + 1, penalty)
    ridge[0] = 0.0
    weights = np.zeros(len(names) + 1)
    for _ in range(30):
        likely = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (likely - right) + ridge * weights
        bend = (scaled * (likely * (1 - likely))[:, None]).T @ scaled + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if abs(step).max() < 1e-9:
            break
    return place, [float(w) for w in weights / scale]


def _apply(model: tuple[dict[str, int], list[float]], example: Example) -> float:
    import math

    place, weights = model
    odds = weights[0] + sum(weights[place[n]] * v for n, v in example.signs.items())
    return 1 / (1 + math.exp(-odds))
