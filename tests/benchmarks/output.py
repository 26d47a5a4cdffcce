"""Printing for benchmarks."""

from __future__ import annotations

import sys


def say(line: str) -> None:
    """Print a line on stdout."""
    sys.stdout.write(line + "\n")
