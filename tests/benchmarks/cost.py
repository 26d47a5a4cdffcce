"""What a command costs: processor seconds of its process, the best of several runs.

Processor time and not wall time, because a busy machine changes the one little and the
other much; the best run, because everything else only adds.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable


def python(*arguments: str) -> None:
    """Run Python; what it prints is dropped."""
    command = [sys.executable, *arguments]
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def best(run: Callable[[], None], runs: int) -> float:
    """Give the processor seconds of the cheapest of some runs."""
    return min(_cost(run) for _ in range(runs))


def _cost(run: Callable[[], None]) -> float:
    before = _children()
    run()
    return _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
