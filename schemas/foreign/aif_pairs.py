"""Pairs of the ends of a relation, as many as there are ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

_End = TypeVar("_End")


def spanning_pairs(
    sources: Sequence[_End], targets: Sequence[_End]
) -> Iterator[tuple[_End, _End]]:
    """Pair every source with the first target and the first source with the rest.

    With one end on either side these are all pairs; else they tie all ends together
    without growing as the product. Nothing where a side is empty.
    """
    if not sources or not targets:
        return
    for source in sources:
        yield source, targets[0]
    for target in targets[1:]:
        yield sources[0], target
