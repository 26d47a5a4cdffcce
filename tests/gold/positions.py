"""Which position of a thread with gold structure some words say."""

from __future__ import annotations

from tests.gold.thread import GoldThread, Place


def position_said(thread: GoldThread, said: Place) -> int | None:
    """Give the number of the position that a sentence says, in the words of its claim.

    Or in those of another claim that says the same; half of the shorter one must be shared.
    """
    roots = {claim.id: claim.same or claim.id for claim in thread.claims}
    for number, position in enumerate(thread.positions):
        for claim in thread.claims:
            same = roots[claim.id] == roots[position.claim]
            if same and _shared(said, claim.place):
                return number
    return None


def _shared(said: Place, place: Place) -> bool:
    shared = min(said.end, place.end) - max(said.start, place.start)
    least = min(said.end - said.start, place.end - place.start)
    return said.post == place.post and 0 < least <= 2 * shared
