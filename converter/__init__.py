"""Reading, thinking and converting: the public API of disputatio.

`from disputatio.converter import read, read_all, write, convert, merge, identify`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from disputatio.converter.api import convert, identify, merge, read, read_all, write

__all__ = ["convert", "identify", "merge", "read", "read_all", "write"]


def __getattr__(name: str) -> Any:
    """Load the API when it is first asked for, so that `--help` stays instant."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from disputatio.converter import api

    return getattr(api, name)


def __dir__() -> list[str]:
    """Name what can be imported from here."""
    return sorted({*globals(), *__all__})
