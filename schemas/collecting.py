"""Pausing Python's search for cycles while many objects are made at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Make objects without looking for cycles among them again and again.

    A debate is a tree of tuples: there are no cycles to find, and a large one would be
    searched a dozen times while it grows. Collection goes on as before afterwards, but
    what was made counts as old at once: the next object would start a search of it all.
    """
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
