"""Packed sources (gzip, bzip2, xz, Zstandard), unpacked while they are read.

A broken or cut part costs no more than itself: reading goes on where the next packed
stream begins, a line feed stands in the gap so that nothing is put together across it,
and the loss is told.
"""

from __future__ import annotations

import io
import lzma
import zlib
from collections.abc import Generator, Iterator
from typing import Any, BinaryIO

from disputatio.converter.packings import Decompressor, Packing
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice, notice

MOST_TIMES = 1000
"""How many times its size a packed source may unpack to, beyond `FREE` bytes."""

FREE = 64 << 20
"""So much of any source is unpacked, whatever its size."""

MOST_LOSSES = 1000
"""So many broken parts of one source are passed over."""

_PIECE = 1 << 18
_LONGEST_START = 10
_HINT = "get the file anew, or unpack it first if you trust it"


def unpacked(packed: BinaryIO, packing: Packing, met: list[Notice]) -> BinaryIO:
    """Give what a packed stream holds as a stream; losses are added to `met`.

    Raises:
        MissingTool: the package that unpacks it is not installed.
        ReadError: it unpacks to more than `MOST_TIMES` its size.
    """
    pieces = _Pieces(packed, packing, met)
    return io.BufferedReader(_Stream(pieces.all(), packed), _PIECE)


class _Stream(io.RawIOBase):
    """Pieces of bytes as a stream."""

    def __init__(self, pieces: Iterator[bytes], packed: BinaryIO) -> None:
        self._pieces = pieces
        self._packed = packed
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def close(self) -> None:
        self._packed.close()
        super().close()


class _Pieces:
    """The streams of a packed file, one after the other, in pieces."""

    def __init__(self, packed: BinaryIO, packing: Packing, met: list[Notice]) -> None:
        self._packed = packed
        self._packing = packing
        self._met = met
        self._taken = self._given = 0
        self._last = b""

    def all(self) -> Iterator[bytes]:
        waiting = b""
        while True:
            found = self._start(waiting)
            if found is None:
                return
            waiting = yield from self._stream(found)

    def _start(self, waiting: bytes) -> bytes | None:
        """Go to where the next stream begins; tell what was passed over."""
        passed = 0
        while True:
            found = self._packing.start.search(waiting)
            if found:
                passed += self._weight(waiting[: found.start()])
                self._tell_passed(passed)
                return waiting[found.start() :]
            more = self._take()
            if not more:
                self._tell_passed(passed + self._weight(waiting))
                return None
            passed += self._weight(waiting[:-_LONGEST_START])
            waiting = waiting[-_LONGEST_START:] + more

    def _weight(self, between: bytes) -> int:
        """Give how many bytes between two streams are no filler."""
        filler = self._packing.filler.match(between)
        if filler and self._packing.name == "Zstandard":
            size = 8 + int.from_bytes(between[4:8], "little")
            return max(0, len(between) - size)
        return len(between.strip(b"\0"))

    def _tell_passed(self, count: int) -> None:
        if count and not self._met:
            self._lose(f"{count} bytes that are no {self._packing.name} were left out")

    def _stream(self, data: bytes) -> Generator[bytes, None, bytes]:
        """Unpack one stream; what follows it is returned."""
        unpack = self._packing.make()
        began = self._given
        before = b""
        while not unpack.eof:
            try:
                for piece in _fed(unpack, data):
                    self._count(piece)
                    yield piece
            except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError):
                self._lose(self._broken(began, "is broken"))
                yield b"\n"
                return (before + data)[1:] if before else data[1:]
            before, data = data, b"" if unpack.eof else self._take()
            if not data and not unpack.eof:
                self._lose(self._broken(began, "is cut off"))
                yield b"\n"
                return b""
        return unpack.unused_data

    def _broken(self, began: int, what: str) -> str:
        read = self._given - began
        return (
            f"the {self._packing.name} stream {what}: {read} bytes were unpacked of the"
            f" part that ends near byte {self._taken}; all before and after it is read"
        )

    def _take(self) -> bytes:
        data = self._packed.read(self._packing.chunk)
        self._taken += len(data)
        return data

    def _count(self, piece: bytes) -> None:
        self._given += len(piece)
        if self._given > FREE and self._given > MOST_TIMES * self._taken:
            problem = f"unpacks to more than {MOST_TIMES} times its size"
            raise ReadError(problem, _HINT)

    def _lose(self, sentence: str) -> None:
        told = notice("PackingBroken", sentence)
        if told not in self._met:
            self._met.append(told)
        if len(self._met) > MOST_LOSSES:
            raise ReadError(f"is broken in more than {MOST_LOSSES} places", _HINT)


def _fed(unpack: Decompressor, data: bytes) -> Iterator[bytes]:
    yield unpack.decompress(data, _PIECE)
    while not unpack.eof and not unpack.needs_input:
        yield unpack.decompress(b"", _PIECE)
