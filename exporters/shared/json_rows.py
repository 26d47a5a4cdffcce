"""A JSON document with one record a line, so that lines compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.json import Encoder

_ENCODER = Encoder()


def pieces(document: Mapping[str, object]) -> Iterator[bytes]:
    """Give a document in pieces: members of its two outer levels and records a line each."""
    yield from _members(document, b" ")
    yield b"\n"


def _members(items: Mapping[str, object], indent: bytes) -> Iterator[bytes]:
    before = b"{\n"
    for key, value in items.items():
        yield before + indent + _ENCODER.encode(key) + b": "
        yield from _value(value, indent)
        before = b",\n"
    yield b"{}" if before == b"{\n" else b"\n" + indent[1:] + b"}"


def _value(value: Any, indent: bytes) -> Iterator[bytes]:
    if isinstance(value, dict) and len(indent) == 1:
        yield from _members(value, indent + b" ")
    elif isinstance(value, list) and value:
        # No record holds a line feed: within texts they are escaped.
        rows = _ENCODER.encode_lines(value)[:-1]
        yield b"[\n" + indent + b" "
        yield rows.replace(b"\n", b",\n" + indent + b" ")
        yield b"\n" + indent + b"]"
    else:
        yield _ENCODER.encode(value)
