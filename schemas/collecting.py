"""Pausing Python's search for cycles while many objects are made at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 200_000
"""How many objects are made at least between two searches: some 30 MB."""


class _Old:
    made = 0
    bound = MANY


@contextmanager
def without_collection() -> Iterator[None]:
    """Make objects without looking for cycles among them again and again.

    A debate is a tree of tuples: there are no cycles to find, and a large one would be
    searched a dozen times while it grows. Collection goes on as before afterwards, but
    what was made counts as old at once: the next object would start a search of it all.
    Python then forgets how much is old, so that is counted here: when more was made than
    was there at the last search, and much, all is searched, once.
    """
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            _grow_old()
            gc.enable()


def _grow_old() -> None:
    """Count what is young as old, and search all of it where it has become much."""
    new, searches, longer_searches = gc.get_count()
    young, middle, _ = gc.get_threshold()
    _Old.made += new + young * (searches + middle * longer_searches)
    if _Old.made > _Old.bound:
        gc.collect()
        _Old.made, _Old.bound = 0, max(MANY, len(gc.get_objects()))
    elif not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
