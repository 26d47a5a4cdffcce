"""A sign of life on a terminal, for what takes longer than a second."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from disputatio.converter.cli.printing import printable

PATIENCE = 1.0
"""Seconds before anything is shown."""


@contextmanager
def progress(label: str, *, quiet: bool = False) -> Iterator[None]:
    """Show a spinner with a label on stderr once it takes longer than a second.

    Nothing is shown where stderr is no terminal, and nothing is loaded before.
    """
    if quiet or not sys.stderr.isatty():
        yield
        return
    shown: list[Any] = []
    timer = threading.Timer(PATIENCE, _show, (label, shown))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        for status in shown:
            status.stop()


def _show(label: str, shown: list[Any]) -> None:
    from rich.console import Console
    from rich.markup import escape

    status = Console(stderr=True).status(escape(f"{printable(label)} …"))
    status.start()
    shown.append(status)
