"""Pairs of the ends of a relation, as many as there are ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

_End = TypeVar("_End")


def spanning_pairs(
    sources: Sequence[_End], targets: Sequence[_End]
) -> Sequence[tuple[_End, _End]]:
    """Pair every source with the first target and the first source with the rest.

    With one end on either side these are all pairs; else they tie all ends together
    without growing as the product. Nothing where a side is empty.
    """
    if len(sources) == len(targets) == 1:
        return ((sources[0], targets[0]),)
    if not sources or not targets:
        return ()
    pairs = [(source, targets[0]) for source in sources]
    return pairs + [(sources[0], target) for target in targets[1:]]
