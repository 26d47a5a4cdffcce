"""How long a request may take in all, however little at a time comes of its answer."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Mapping
from threading import Lock, Timer
from typing import Any, Self


class Deadline:
    """Ends a connection when its time is up, be it in the middle of a header.

    Time limits of clients hold for each read: a server that sends a byte now and then
    would never be late.
    """

    def __init__(self, seconds: float) -> None:
        """Begin at the start of a `with` block."""
        self.over = False
        self._socket: socket.socket | None = None
        self._lock = Lock()
        self._timer = Timer(seconds, self._end)
        self._timer.daemon = True

    def trace(self, name: str, info: Mapping[str, Any]) -> None:
        """Hear of a new connection; httpx calls this with all that happens."""
        if name in _CONNECTED:
            with self._lock:
                self._socket = info["return_value"].get_extra_info("socket")
            if self.over:
                self._end()

    def _end(self) -> None:
        self.over = True
        with self._lock:
            if self._socket is not None:
                with contextlib.suppress(OSError):
                    self._socket.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        """Let time run."""
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Let it run no more."""
        self._timer.cancel()


_CONNECTED = frozenset(
    {"connection.connect_tcp.complete", "connection.start_tls.complete"}
)
