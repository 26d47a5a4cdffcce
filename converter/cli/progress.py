"""A sign of life on a terminal, for what takes longer than a second."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from attrs import define, field

from disputatio.converter.cli.printing import printable
from disputatio.schemas.watching import is_heard, listening

PATIENCE = 1.0
"""Seconds before anything is shown."""


@contextmanager
def progress(label: str, *, quiet: bool = False) -> Iterator[None]:
    """Show a spinner with a label on stderr once it takes longer than a second.

    What is told meanwhile of how far it is stands beside the label. Nothing is shown
    where stderr is no terminal, and nothing is loaded before; within another one, that
    one goes on.
    """
    if quiet or is_heard() or not sys.stderr.isatty():
        yield
        return
    spinner = _Spinner(label)
    timer = threading.Timer(PATIENCE, spinner.start)
    timer.daemon = True
    timer.start()
    try:
        with listening(spinner.tell):
            yield
    finally:
        timer.cancel()
        timer.join()
        spinner.stop()


@define
class _Spinner:
    """A line that moves."""

    label: str
    _status: Any = None
    _lock: threading.Lock = field(factory=threading.Lock)
    _words: str = ""

    def start(self) -> None:
        """Show it."""
        from rich.console import Console

        with self._lock:
            self._status = Console(stderr=True).status(self._line())
            self._status.start()

    def tell(self, words: str) -> None:
        """Put other words beside the label."""
        with self._lock:
            self._words = words
            if self._status is not None:
                self._status.update(self._line())

    def stop(self) -> None:
        """Take it away."""
        with self._lock:
            if self._status is not None:
                self._status.stop()

    def _line(self) -> str:
        from rich.markup import escape

        words = f": {self._words}" if self._words else ""
        return escape(f"{printable(self.label)} …{printable(words)}")
