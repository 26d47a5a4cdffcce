"""The trained stance model: sums of whole numbers over named features.

Three sums say whether an answer takes no side, takes both, and else which one; the
weights are in `weights/stance.json` (tests/training/stance.py makes them). What is sure
how far was learned from answers that training had not seen.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

from attrs import evolve, frozen

from disputatio.converter.structure.cues import Side
from disputatio.converter.structure.leanings import leanings
from disputatio.converter.structure.logistic import chance, log_odds, weights_file
from disputatio.converter.structure.stance_features import Features
from disputatio.schemas.text import Range

SURE = 0.585
"""The least confidence of a side that is said. From here on .85 of the sides in the
development data (own split and covid) are right, answers that take no side left out."""

SHOWN = 0.25
"""What a word must add to be shown."""

MOST_SHOWN = 3
"""How many places are shown at most."""

WORD_WEIGHT = 2.0
"""What all common words of an answer weigh together, by the root of their number."""

SIDE, NEUTRAL, MIXED = range(3)
"""The three sums: agreement against disagreement, no side against one, both against one."""


@frozen(kw_only=True)
class Judgement:
    """What the model says of an answer."""

    side: Side
    """The likeliest stance."""
    confidence: float
    """How often it is right where the model is as sure as here."""
    leans: Side
    """Agree or disagree: the likelier of these two, whatever the stance."""
    sums: tuple[float, float, float]
    """The three sums."""
    evidence: Mapping[Side, tuple[Range, ...]]
    """The words that speak most for each stance; none where no single word does."""


@frozen(kw_only=True)
class StanceModel:
    """Weights by feature."""

    language: str
    """The language that it was trained on."""
    scale: int
    """What whole numbers are divided by."""
    start: tuple[int, int, int]
    """What the sums begin with."""
    weights: Mapping[str, tuple[int, int, int]]
    """What a feature adds to each sum."""
    sure: Mapping[str, tuple[float, float]]
    """Offset and slope from the model's odds of a stance to how often it is right."""

    def sums(self, found: Features) -> tuple[float, float, float]:
        """Give the three sums of an answer."""
        share = WORD_WEIGHT / math.sqrt(max(1, self._known(found)))
        values = [(name, value) for name, value in found.values.items()]
        values += [(word, share) for word in sorted(found.words)]
        sums = list(map(float, self.start))
        for name, value in values:
            for at, weight in enumerate(self.weights.get(name, ())):
                sums[at] += weight * value
        return sums[0] / self.scale, sums[1] / self.scale, sums[2] / self.scale

    def _known(self, found: Features) -> int:
        return sum(word in self.weights for word in found.words)

    def judge(self, found: Features) -> Judgement:
        """Give the likeliest stance of an answer with these features."""
        side, neutral, mixed = self.sums(found)
        odds = chances(side, neutral, mixed)
        best = max(odds, key=lambda stance: odds[stance])
        leans: Side = "agree" if side >= 0 else "disagree"
        offset, slope = self.sure["side" if best in ("agree", "disagree") else best]
        return Judgement(
            side=best,
            confidence=chance(offset + slope * log_odds(odds[best])),
            leans=leans,
            sums=(side, neutral, mixed),
            evidence={stance: self._evidence(found, stance) for stance in odds},
        )

    def _evidence(self, found: Features, best: Side) -> tuple[Range, ...]:
        """Give the places that add most to the sum of a stance, in order."""
        at = {"neutral": NEUTRAL, "mixed": MIXED}.get(best, SIDE)
        sign = -1 if best == "disagree" else 1
        added: dict[Range, float] = {}
        for name, places in found.places.items():
            weight = self.weights.get(name, (0, 0, 0))[at] * sign / self.scale
            for place in places:
                added[place] = added.get(place, 0.0) + weight * found.values[name]
        shown: list[Range] = []
        for place in sorted(added, key=lambda p: (-added[p], p)):
            apart = all(place[1] <= a or b <= place[0] for a, b in shown)
            if added[place] >= SHOWN and apart and len(shown) < MOST_SHOWN:
                shown.append(place)
        return _joined(sorted(shown))


def _joined(places: list[Range]) -> tuple[Range, ...]:
    """Join places with nothing but one character between them."""
    joined: list[Range] = []
    for start, end in places:
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def chances(side: float, neutral: float, mixed: float) -> dict[Side, float]:
    """Give how likely each stance is by the three sums."""
    none = chance(neutral)
    both = (1 - none) * chance(mixed)
    one = 1 - none - both
    agree = chance(side)
    return {
        "agree": one * agree,
        "disagree": one * (1 - agree),
        "mixed": both,
        "neutral": none,
    }


@cache
def stance_model(language: str | None) -> StanceModel | None:
    """Give the model of a language; None where there is none."""
    trained = model_of(weights_file("stance"))
    if language == trained.language:
        return trained
    if language is None or not leanings(language):
        return None
    return taken_over(trained, language, weights_file("stance-elsewhere"))


def taken_over(
    trained: StanceModel, language: str, grades: Mapping[str, Any]
) -> StanceModel:
    """Give a model without single words, for a language with families of the same names."""
    weights = {n: row for n, row in trained.weights.items() if not is_word(n)}
    return evolve(
        trained,
        language=language,
        weights=weights,
        sure={stance: tuple(row) for stance, row in grades["sure"].items()},
    )


def is_word(name: str) -> bool:
    """Say whether a feature is a word, a pair of words or a first word."""
    return name.startswith(("w ", "h "))


def model_of(data: Mapping[str, Any]) -> StanceModel:
    """Give the model that a file of weights holds."""
    return StanceModel(
        language=data["language"],
        scale=data["scale"],
        start=tuple(data["start"]),
        weights={name: tuple(row) for name, row in data["weights"].items()},
        sure={stance: tuple(row) for stance, row in data["sure"].items()},
    )
