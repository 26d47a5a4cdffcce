"""A row of things in portions that fit, none much smaller than the others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


def evenly(sizes: Sequence[int], most: int) -> list[range]:
    """Give the places of a row in as few portions as fit, each about as large.

    What is larger than a portion by itself has one of its own. The work is linear.
    """
    sums = [0, *accumulate(sizes)]
    furthest = _furthest(sums, most)
    needed = [0] * len(sums)
    for place in reversed(range(len(sizes))):
        needed[place] = 1 + needed[furthest[place]]
    portions: list[range] = []
    start = 0
    while start < len(sizes):
        wanted = sums[start] + (sums[-1] - sums[start]) / needed[start]
        end = furthest[start]
        while (
            end - 1 > start
            and needed[end - 1] < needed[start]
            and abs(sums[end - 1] - wanted) <= abs(sums[end] - wanted)
        ):
            end -= 1
        portions.append(range(start, end))
        start = end
    return portions


def _furthest(sums: Sequence[int], most: int) -> list[int]:
    """Give how far a portion reaches that begins at each place: one thing at least."""
    ends: list[int] = []
    end = 0
    for start in range(len(sums) - 1):
        end = max(end, start + 1)
        while end + 1 < len(sums) and sums[end + 1] - sums[start] <= most:
            end += 1
        ends.append(end)
    return ends
