"""Work, counted and not timed: how many lines and calls Python runs.

What runs inside C (regular expressions, copies of text) counts as one call; the
pathological inputs of law 4 and the benchmarks watch over that.
"""

import gc
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


class Meter:
    """Counts the lines and calls that run while it is on."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.count = 0

    def trace(self, _frame: FrameType, _event: str, _value: object) -> Any:
        """Count a line or a call of Python."""
        self.count += 1
        return self.trace

    def profile(self, _frame: FrameType, event: str, _value: object) -> None:
        """Count a call of C."""
        if event == "c_call":
            self.count += 1


def work_of(task: Callable[[], object]) -> int:
    """Give the lines and calls that a task runs, garbage collection left out."""
    meter, before = Meter(), (sys.gettrace(), sys.getprofile())
    gc.disable()
    sys.setprofile(meter.profile)
    sys.settrace(meter.trace)
    try:
        task()
    finally:
        sys.settrace(before[0])
        sys.setprofile(before[1])
        gc.enable()
    return meter.count
