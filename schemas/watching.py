"""What takes long says how far it is; who listens hears it.

A command shows it on a terminal, a program may show it in its own way:

    with listening(print):
        debate = read("thread.html", analysts={"llm": {...}})
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeAlias

Listener: TypeAlias = Callable[[str], None]
"""Takes a few words on how far something is; may be called from any thread."""

_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Hear how far it is until the block ends."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def listener() -> Listener:
    """Give who listens; what is told where nobody does goes nowhere.

    Threads do not know it by themselves: ask before one is started.
    """
    return _LISTENER.get() or _nobody


def is_heard() -> bool:
    """Say whether anybody listens."""
    return _LISTENER.get() is not None


def _nobody(_words: str) -> None:
    """Hear nothing."""
