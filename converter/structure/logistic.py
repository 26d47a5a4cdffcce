"""Small linear models whose numbers ship with the package: `weights/NAME.json`."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen


@frozen(kw_only=True)
class Logistic:
    """A logistic regression over named signs."""

    bias: float
    """The log odds where no sign is there."""
    weights: Mapping[str, float]
    """What each sign adds to them."""
    threshold: float
    """The least probability that counts as yes."""

    def odds(self, signs: Mapping[str, float]) -> float:
        """Give the log odds for signs; those that the model does not know count nothing."""
        known = self.weights
        return self.bias + sum(known.get(s, 0.0) * v for s, v in signs.items())

    def probability(self, signs: Mapping[str, float]) -> float:
        """Give the probability for signs."""
        return chance(self.odds(signs))


def chance(odds: float) -> float:
    """Give the chance that belongs to log odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def log_odds(likely: float) -> float:
    """Give the log odds that belong to a chance, kept off 0 and 1."""
    kept = max(1e-6, min(1 - 1e-6, likely))
    return math.log(kept / (1 - kept))


@cache
def weights_file(name: str) -> Any:
    """Give what `weights/NAME.json` holds, read once."""
    place = files("disputatio.converter.structure") / "weights" / f"{name}.json"
    return json.loads(place.read_text(encoding="utf-8"))


@cache
def logistic(name: str, model: str) -> Logistic:
    """Give a model of a weights file."""
    held = weights_file(name)[model]
    return Logistic(
        bias=held["bias"], weights=held["weights"], threshold=held["threshold"]
    )
