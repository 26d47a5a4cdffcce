"""A JSON document with one record a line, so that lines compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.json import Encoder


def pieces(document: Mapping[str, object]) -> Iterator[bytes]:
    """Give a document in pieces: members of its two outer levels and records a line each.

    A list that stands in the document twice is encoded once.
    """
    yield from _Writer().members(document, b" ")
    yield b"\n"


class _Writer:
    """Encodes members, and remembers the lines of lists."""

    def __init__(self) -> None:
        self._encoder = Encoder()
        self._lines: dict[int, bytes] = {}

    def members(self, items: Mapping[str, object], indent: bytes) -> Iterator[bytes]:
        before = b"{\n"
        for key, value in items.items():
            yield before + indent + self._encoder.encode(key) + b": "
            yield from self._value(value, indent)
            before = b",\n"
        yield b"{}" if before == b"{\n" else b"\n" + indent[1:] + b"}"

    def _value(self, value: Any, indent: bytes) -> Iterator[bytes]:
        if isinstance(value, dict) and len(indent) == 1:
            yield from self.members(value, indent + b" ")
        elif isinstance(value, list) and value:
            yield b"[\n" + indent + b" "
            # No record holds a line feed: within texts they are escaped.
            yield self._encoded(value).replace(b"\n", b",\n" + indent + b" ")
            yield b"\n" + indent + b"]"
        else:
            yield self._encoder.encode(value)

    def _encoded(self, rows: list[Any]) -> bytes:
        if id(rows) not in self._lines:
            self._lines[id(rows)] = self._encoder.encode_lines(rows)[:-1]
        return self._lines[id(rows)]
