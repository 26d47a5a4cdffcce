"""Rebuttals as readers noted them, and which found pair of places is one of them."""

from __future__ import annotations

from typing import TypeAlias

from tests.benchmarks.structure.gold_debates import key
from tests.gold.thread import GoldThread, Place

Found: TypeAlias = tuple[str, int, int]
"""Key of a post, and a range of its text."""


def rebutting(thread: GoldThread, source: Found, target: Found) -> int | None:
    """Give the number of the rebuttal that goes from one place to another, if any."""
    claims = {claim.id: claim.place for claim in thread.claims}
    for number, (one, other) in enumerate(thread.rebuttals):
        if covers(claims[one], source) and covers(claims[other], target):
            return number
    return None


def covers(place: Place, found: Found) -> bool:
    """Say whether half of one of both lies in the other."""
    post, start, end = found
    shared = min(place.end, end) - max(place.start, start)
    shorter = min(place.end - place.start, end - start)
    return post == key(place.post) and shared * 2 > shorter
