"""Packed sources (gzip, bzip2, xz, Zstandard), unpacked while they are read.

A broken or cut part costs no more than itself: reading goes on where the next packed
stream begins, a line feed stands in the gap so that nothing is put together across it,
and the loss is told.
"""

from __future__ import annotations

import bz2
import io
import lzma
import re
import zlib
from collections.abc import Callable, Generator, Iterator
from typing import Any, BinaryIO, Protocol

from attrs import define, field, frozen

from disputatio.schemas.errors import MissingTool, ReadError
from disputatio.schemas.notices import Notice, notice

MOST_TIMES = 1000
"""How many times its size a packed source may unpack to, beyond `FREE` bytes."""

FREE = 64 << 20
"""So much of any source is unpacked, whatever its size."""

MOST_LOSSES = 1000
"""So many broken parts of one source are passed over."""

_PIECE = 1 << 18
_CHUNK = 1 << 14
_SMALL_CHUNK = 1 << 12
_LARGEST_WINDOW = 1 << 31
_HINT = "get the file anew, or unpack it first if you trust it"


class Decompressor(Protocol):
    """What unpacks one stream: the interface that bz2 and lzma share."""

    @property
    def eof(self) -> bool:
        """Whether the end of the stream was met."""

    @property
    def needs_input(self) -> bool:
        """Whether there is no more to give without more to take."""

    @property
    def unused_data(self) -> bytes:
        """What follows the end of the stream."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Take packed bytes, give unpacked ones."""


@define
class _Deflated:
    """zlib with the interface of the others."""

    _inner: Any = field(factory=lambda: zlib.decompressobj(wbits=31))
    _tail: bytes = b""
    needs_input: bool = True

    @property
    def eof(self) -> bool:
        return bool(self._inner.eof)

    @property
    def unused_data(self) -> bytes:
        return bytes(self._inner.unused_data)

    def decompress(self, data: bytes, max_length: int) -> bytes:
        given = bytes(self._inner.decompress(self._tail + data, max_length))
        self._tail = self._inner.unconsumed_tail
        self.needs_input = not self._tail and len(given) < max_length
        return given


@define
class _Zstandard:
    """One frame of Zstandard; a frame's piece may be larger than asked for."""

    _inner: Any
    needs_input: bool = True

    @property
    def eof(self) -> bool:
        return bool(self._inner.eof)

    @property
    def unused_data(self) -> bytes:
        return bytes(self._inner.unused_data)

    def decompress(self, data: bytes, max_length: int) -> bytes:  # noqa: ARG002
        from zstandard import ZstdError

        try:
            return bytes(self._inner.decompress(data))
        except ZstdError as error:
            raise OSError(str(error)) from None


def _zstandard() -> Decompressor:
    try:
        import zstandard
    except ModuleNotFoundError:
        raise MissingTool(
            "the file is packed with Zstandard, and the package that unpacks it is"
            " not installed",
            "pip install 'disputatio[zst]', or unpack it first with zstd -d --long=31",
        ) from None
    unpacker = zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW)
    return _Zstandard(unpacker.decompressobj(read_across_frames=False))


@frozen(kw_only=True)
class Packing:
    """One way to pack."""

    name: str
    """Its name, for people."""
    suffixes: tuple[str, ...]
    """Endings of file names, lower case, with the dot."""
    start: re.Pattern[bytes]
    """How a packed stream begins."""
    make: Callable[[], Decompressor]
    """Makes what unpacks one stream."""
    chunk: int = _CHUNK
    """How many packed bytes are taken at a time."""
    filler: re.Pattern[bytes] = re.compile(rb"\0+")
    """What may stand between two streams."""


PACKINGS = (
    Packing(
        name="gzip",
        suffixes=(".gz", ".gzip"),
        start=re.compile(rb"\x1f\x8b\x08[\x00-\x1f]"),
        make=_Deflated,
    ),
    Packing(
        name="bzip2",
        suffixes=(".bz2",),
        start=re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"),
        make=bz2.BZ2Decompressor,
    ),
    Packing(
        name="xz",
        suffixes=(".xz",),
        start=re.compile(rb"\xfd7zXZ\x00\x00"),
        make=lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ),
    ),
    Packing(
        name="Zstandard",
        suffixes=(".zst", ".zstd"),
        start=re.compile(rb"\x28\xb5\x2f\xfd"),
        make=_zstandard,
        chunk=_SMALL_CHUNK,
        filler=re.compile(rb"[\x50-\x5f]\x2a\x4d\x18"),
    ),
)
"""Every way to pack that is read."""

SUFFIXES = tuple(suffix for packing in PACKINGS for suffix in packing.suffixes)
"""Endings of the names of packed files."""

_LONGEST_START = 10


def packing_of(head: bytes) -> Packing | None:
    """Give how some first bytes are packed; None if they are not."""
    for packing in PACKINGS:
        if packing.start.match(head):
            return packing
        if packing.name == "Zstandard" and packing.filler.match(head):
            return packing
    return None


def plain_name(name: str | None, packing: Packing) -> str | None:
    """Give a file name without the ending that says it is packed."""
    for suffix in packing.suffixes:
        if name and name.lower().endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)]
    return name


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
