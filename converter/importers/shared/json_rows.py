"""JSON with one record a line (NDJSON, JSON Lines), read line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from disputatio.converter.importers.shared.json_documents import Document, document
from disputatio.converter.importers.shared.losses import Losses
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Source

LONGEST = 64 << 20
"""A longer line is left out."""

_BOM = b"\xef\xbb\xbf"


@frozen
class Line:
    """A line of a source."""

    number: int
    """Its number, from 1."""
    data: bytes
    """Its bytes, without white space around them."""


def has_rows(source: Source) -> bool:
    """Say whether a source has one JSON object a line, judged by its first lines."""
    with source.open() as stream:
        first, second, third = (stream.readline(LONGEST).strip() for _ in range(3))
    first = first.removeprefix(_BOM)
    return bool(second) and any(map(_is_row, (first, second, third)))


def _is_row(line: bytes) -> bool:
    return line.startswith(b'{"') and line.endswith(b"}")


def lines(source: Source, losses: Losses) -> Iterator[Line]:
    """Give the lines with something in them; one that is too long is told as lost."""
    with source.open() as stream:
        number = 0
        while raw := stream.readline(LONGEST):
            number += 1
            if len(raw) == LONGEST and not raw.endswith(b"\n"):
                sentence = f"line {number} is longer than {LONGEST >> 20} MiB"
                losses.add("RecordBroken", sentence + "; it was left out", number)
                while raw and not raw.endswith(b"\n"):
                    raw = stream.readline(LONGEST)
                continue
            data = (raw.removeprefix(_BOM) if number == 1 else raw).strip()
            if data:
                yield Line(number, data)
    losses.end()


def broken(line: Line, losses: Losses, why: object = "it is no JSON object") -> None:
    """Tell that the record of a line is lost."""
    sentence = f"the record in line {line.number} is broken ({why}); it was left out"
    losses.add("RecordBroken", sentence, line.number)


def decoded_row(data: bytes) -> dict[str, Any]:
    """Give the object of a line, with bytes that are no UTF-8 repaired."""
    import msgspec

    try:
        value = msgspec.json.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        value = _repaired(data).value
    return value if isinstance(value, dict) else {}


def row_of(line: Line, losses: Losses) -> dict[str, Any]:
    """Give the object of a line as `decoded_row` does, and tell what was repaired."""
    import msgspec

    try:
        value = msgspec.json.decode(line.data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        found = _repaired(line.data)
        value = found.value
        losses.mended(line.number, found.notices)
    return value if isinstance(value, dict) else {}


def _repaired(data: bytes) -> Document:
    """Give a line in which only single bytes are wrong, not its form; else nothing."""
    try:
        found = document(data)
    except ReadError:
        return Document()
    return Document() if found.broken else found
