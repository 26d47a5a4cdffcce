"""The ways to pack that are read: gzip, bzip2, xz, Zstandard."""

from __future__ import annotations

import bz2
import lzma
import re
import zlib
from collections.abc import Callable
from typing import Any, Protocol

from attrs import define, field, frozen

from disputatio.schemas.errors import MissingTool

_CHUNK = 1 << 14
_SMALL_CHUNK = 1 << 12
_LARGEST_WINDOW = 1 << 31


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
