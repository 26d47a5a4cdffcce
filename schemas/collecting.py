"""Pausing Python's search for cycles while many objects are made at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Make objects without looking for cycles among them again and again.

    A debate is a tree of tuples: there are no cycles to find, and a large one would be
    searched a dozen times while it grows. Collection goes on as before afterwards.
    """
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()
