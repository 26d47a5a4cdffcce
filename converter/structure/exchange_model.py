"""The sides of all answers of a thread, each by its words and by those around it.

The stance model says of each answer by itself how likely its sides are; then each is
judged anew with the beliefs about its neighbours (`exchange_links`), twice, with one set
of weights (iterated classification, a relaxation over the graph of answers). The weights
are in `weights/exchange.json` (tests/training/exchange.py makes them).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from attrs import frozen

from disputatio.converter.structure.cues import Side
from disputatio.converter.structure.exchange_links import Exchange, Near
from disputatio.converter.structure.exchange_signs import (
    Beliefs,
    leaning,
    near_signs,
    place_signs,
    sure,
)
from disputatio.converter.structure.logistic import chance, log_odds, weights_file
from disputatio.converter.structure.stance_model import chances

ROUNDS = 2
"""How often the beliefs are passed on: a third round changes next to nothing."""

WORDS = ("words, side", "words, neutral", "words, mixed")
"""The sums of the stance model, as signs."""

SHOWN = 0.25
"""What a neighbour must add to be shown."""

MOST_SHOWN = 2
"""How many neighbours are shown at most."""

Sums = tuple[float, float, float]
"""Agreement against disagreement, no side against one, both against one."""


@frozen(kw_only=True)
class ExchangeModel:
    """Weights by sign."""

    start: Sums
    """What the sums begin with."""
    weights: Mapping[str, Sums]
    """What a sign adds to each sum."""
    sure: Mapping[str, tuple[float, float]]
    """Offset and slope from the odds of a stance to how often it is right."""

    def beliefs(
        self,
        exchange: Exchange,
        words: Sequence[Sums],
        given: Mapping[int, Mapping[Side, float]],
    ) -> Beliefs:
        """Give how likely each stance of each answer is.

        `words` are the sums of the stance model; `given` are sides that are known.
        """
        beliefs: Beliefs = [
            given.get(number, chances(*sums)) for number, sums in enumerate(words)
        ]
        standing = [place_signs(exchange, number) for number in range(len(words))]
        for _ in range(ROUNDS):
            beliefs = [
                given[number]
                if number in given
                else chances(
                    *self.sums(
                        standing[number]
                        | dict(zip(WORDS, sums, strict=True))
                        | near_signs(exchange, number, beliefs)
                    )
                )
                for number, sums in enumerate(words)
            ]
        return beliefs

    def sums(self, signs: Mapping[str, float]) -> Sums:
        """Give the three sums of an answer with these signs."""
        sums = list(self.start)
        for name in sorted(signs):
            for at, weight in enumerate(self.weights.get(name, ())):
                sums[at] += weight * signs[name]
        return sums[0], sums[1], sums[2]

    def confidence(self, belief: Mapping[Side, float], side: Side) -> float:
        """Say how often a stance that is believed so far is right."""
        offset, slope = self.sure["side" if side in ("agree", "disagree") else side]
        return chance(offset + slope * log_odds(belief[side]))

    def shown(
        self, exchange: Exchange, number: int, beliefs: Beliefs, side: Side
    ) -> tuple[Near, ...]:
        """Give the neighbours that speak most for a side, the strongest first."""
        if side not in ("agree", "disagree"):
            return ()
        sign = 1.0 if side == "agree" else -1.0
        row = exchange.near[number]
        shares = {
            kind: sum(sure(exchange, near) for near in row if near.kind == kind)
            for kind in {near.kind for near in row}
        }
        added: list[tuple[float, int]] = []
        for at, near in enumerate(row):
            there = self.weights.get(near.kind, (0.0,))[0]
            turned = self.weights.get(f"{near.kind}, side", (0.0,))[0]
            share = sure(exchange, near) / max(1e-9, shares[near.kind])
            value = sign * share * (there + turned * leaning(near, beliefs))
            added.append((-value, at))
        best = [at for value, at in sorted(added) if -value >= SHOWN]
        return tuple(row[at] for at in best[:MOST_SHOWN])


@cache
def exchange_model() -> ExchangeModel:
    """Give the model whose weights ship."""
    return model_of(weights_file("exchange"))


def model_of(data: Mapping[str, Any]) -> ExchangeModel:
    """Give the model that a file of weights holds."""
    start, weights = data["start"], data["weights"]
    return ExchangeModel(
        start=(start[0], start[1], start[2]),
        weights={name: tuple(row) for name, row in weights.items()},
        sure={stance: tuple(row) for stance, row in data["sure"].items()},
    )
