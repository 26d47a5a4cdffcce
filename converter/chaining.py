"""Several sources as one stream, one after the other."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, BinaryIO

from disputatio.schemas.protocols import Source

_BOM = b"\xef\xbb\xbf"


def chained(sources: Sequence[Source]) -> BinaryIO:
    """Give the content of sources, each beginning on a line of its own.

    One is open at a time, so memory does not grow with their number.
    """
    return io.BufferedReader(_Row(sources), 1 << 16)


class _Row(io.RawIOBase):
    """Reads one source after the other."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._left = list(reversed(sources))
        self._now: BinaryIO | None = None
        self._ready = b""
        self._ended = True

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer as far as there is something at hand; 0 at the end."""
        while not self._ready and (self._now is not None or self._left):
            self._next()
        piece = self._ready[: len(buffer)]
        self._ready = self._ready[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        """Close what is open."""
        if self._now is not None:
            self._now.close()
        super().close()

    def _next(self) -> None:
        """Read on, from the next source where one has ended."""
        if self._now is None:
            self._now = self._left.pop().open()
            head = self._now.read(1 << 16).removeprefix(_BOM)
            self._ready = head if self._ended or not head else b"\n" + head
        else:
            self._ready = self._now.read(1 << 16)
        if self._ready:
            self._ended = self._ready.endswith(b"\n")
        else:
            self._now.close()
            self._now = None
