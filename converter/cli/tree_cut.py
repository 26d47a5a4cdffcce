"""A tree of arguments that is too long for a page: what is nearest to its claim stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol


class _Line(Protocol):
    @property
    def depth(self) -> int: ...

    @property
    def joined(self) -> bool: ...


class Cut(NamedTuple):
    """Which lines of a tree stay."""

    below: dict[int, int]
    """By the place of each line that stays, how many below it are left out."""
    left_out: int
    """How many are left out in all."""


def cut(lines: Sequence[_Line], most: int) -> Cut:
    """Choose the lines of a tree that stay, those of less depth first.

    Premises that speak together stay together, even where there are more then.

    Args:
        lines: all, each before those below it.
        most: how many may stay.
    """
    if len(lines) <= most:
        return Cut(dict.fromkeys(range(len(lines)), 0), 0)
    order = sorted(range(len(lines)), key=lambda place: lines[place].depth)
    while most < len(order) and lines[order[most]].joined:
        most += 1
    staying = set(order[:most])
    below = dict.fromkeys(sorted(staying), 0)
    for parent in _parents(lines, staying):
        if parent is not None:
            below[parent] += 1
    return Cut(below, len(lines) - len(below))


def _parents(lines: Sequence[_Line], staying: set[int]) -> Iterator[int | None]:
    """Give for each line that is left out the one above it that stays; None for the claim."""
    above: list[int] = []
    for place, line in enumerate(lines):
        while above and lines[above[-1]].depth >= line.depth:
            above.pop()
        if place in staying:
            above.append(place)
        else:
            yield above[-1] if above else None
