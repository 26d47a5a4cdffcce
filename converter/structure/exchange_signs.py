"""What the place of an answer in the exchange says of its side: named numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from disputatio.converter.structure.cues import Side
from disputatio.converter.structure.exchange_links import Exchange, Near

Beliefs = Sequence[Mapping[Side, float]]
"""How likely each stance of each answer is."""

MOST_OWN = 6
"""How many earlier posts of the author are told apart."""


def place_signs(exchange: Exchange, number: int) -> dict[str, float]:
    """Give the signs of an answer, and of its thread, whatever side others take."""
    link = exchange.links[number]
    people = exchange.people
    me, other = people[link.post], people[link.target]
    signs = {
        **exchange.tone,
        "far": math.log1p(max(0, link.post - link.target)) / 3,
        "own posts": math.log1p(min(MOST_OWN, exchange.before[link.post])),
    }
    for name, holds in (
        ("to the opening post", link.target == 0),
        ("to the post before", link.target == link.post - 1),
        ("by who opened", me == people[0]),
        ("to who opened", other == people[0]),
        ("to oneself", me == other),
        ("first post", exchange.first[link.post]),
        ("to a first post", exchange.first[link.target]),
    ):
        if holds:
            signs[name] = 1.0
    return signs


def near_signs(exchange: Exchange, number: int, beliefs: Beliefs) -> dict[str, float]:
    """Give, for each kind of neighbour, that it is there and which side it takes.

    The side is a mean from -1 (against) to 1 (with); each counts as far as it is sure
    that it answers.
    """
    signs: dict[str, float] = {}
    sums: dict[str, float] = {}
    weights: dict[str, float] = {}
    for near in exchange.near[number]:
        kind, weight = near.kind, sure(exchange, near)
        signs[kind] = max(signs.get(kind, 0.0), weight)
        weights[kind] = weights.get(kind, 0.0) + weight
        for name, value in _told(near, beliefs):
            sums[name] = sums.get(name, 0.0) + weight * value
    for name, value in sums.items():
        signs[name] = value / weights[name.rpartition(", ")[0]]
    return signs


def _told(near: Near, beliefs: Beliefs) -> list[tuple[str, float]]:
    told = [(f"{near.kind}, side", leaning(near, beliefs))]
    if len(near.links) == 1:
        belief = beliefs[near.links[0]]
        told.append((f"{near.kind}, neutral", belief["neutral"]))
        told.append((f"{near.kind}, mixed", belief["mixed"]))
    return told


def leaning(near: Near, beliefs: Beliefs) -> float:
    """Give the side of a neighbour; of two, whether both take the same."""
    return math.prod(beliefs[n]["agree"] - beliefs[n]["disagree"] for n in near.links)


def sure(exchange: Exchange, near: Near) -> float:
    """Say how sure it is that a neighbour answers what it is held to answer."""
    return math.prod(exchange.links[n].weight for n in near.links)
