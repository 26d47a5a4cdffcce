"""Sentences as vectors, and how much alike they are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul
from typing import TypeAlias

Vector: TypeAlias = Sequence[float]
"""A sentence as a model sees it."""


def unit(vector: Vector) -> list[float]:
    """Give a vector of length one; of nought where it has no length."""
    length = math.sqrt(sum(map(mul, vector, vector)))
    if not length or not math.isfinite(length):
        return [0.0] * len(vector)
    return [value / length for value in vector]


def likeness(first: Vector, other: Vector) -> float:
    """Give the cosine of two vectors of length one."""
    return math.fsum(map(mul, first, other))
