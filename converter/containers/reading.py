"""Reading members of archives: bounded, and every fault an error for a person."""

from __future__ import annotations

import io
import weakref
import zlib
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO
from zipfile import BadZipFile

from attrs import frozen

from disputatio.converter.containers.limits import SPOOL
from disputatio.schemas.errors import ReadError

CHUNK = 1 << 20
"""Bytes that are moved at a time."""

FAULTS = (
    OSError, EOFError, zlib.error, BadZipFile, NotImplementedError, RuntimeError,
    ValueError,
)  # fmt: skip
"""What the standard library raises over damaged, encrypted or unknown packing."""


@frozen
class Bytes:
    """The bytes of a container: a file by its path, or what is in memory or a spool."""

    _opener: Callable[[], BinaryIO]
    """Opens them anew, at their beginning."""

    def open(self) -> BinaryIO:
        """Give them as a stream that can seek; the caller closes it."""
        return self._opener()


def of_path(path: Path) -> Bytes:
    """Give the bytes of a file."""
    return Bytes(lambda: path.open("rb"))


def of_data(data: bytes) -> Bytes:
    """Give bytes that are in memory."""
    return Bytes(lambda: io.BytesIO(data))


def spooled(stream: BinaryIO, what: str) -> Bytes:
    """Copy a stream to a temporary file without a name, which goes when nobody needs it.

    A damaged stream is copied as far as it goes.

    Raises:
        ReadError: it is larger than `limits.SPOOL`.
    """
    spool = _Spool()
    size = 0
    while chunk := _chunk(stream):
        size += len(chunk)
        if size > SPOOL:
            raise ReadError(f"{what} unpacks to more than {SPOOL >> 30} GiB")
        spool.file.write(chunk)
    return Bytes(lambda: io.BufferedReader(_View(spool, size)))


def _chunk(stream: BinaryIO) -> bytes:
    try:
        return stream.read(CHUNK)
    except FAULTS:
        return b""


class _Spool:
    """A temporary file that is closed when the last view of it is gone."""

    def __init__(self) -> None:
        self.file = TemporaryFile()  # noqa: SIM115 - closed by the finalizer
        weakref.finalize(self, self.file.close)


class _View(io.RawIOBase):
    """A stream over a spool, with a place of its own."""

    def __init__(self, spool: _Spool, size: int) -> None:
        super().__init__()
        self._spool = spool
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        self._spool.file.seek(self._at)
        data = self._spool.file.read(len(view))
        view[: len(data)] = data
        self._at += len(data)
        return len(data)


def most(stream: BinaryIO, limit: int, what: str) -> bytes:
    """Give all of a stream.

    Raises:
        ReadError: it is damaged or larger than the limit.
    """
    try:
        data = stream.read(limit + 1)
    except FAULTS as error:
        raise ReadError(f"{what} cannot be unpacked: {error}") from None
    if len(data) > limit:
        raise ReadError(f"{what} is larger than {limit >> 20} MiB")
    return data


def as_utf8(data: bytes, charset: str | None) -> bytes:
    """Give a page in UTF-8 where its transport names another encoding and it fits.

    Pages that are UTF-8 anyway, and pages that do not fit the name, stay as they are:
    what a page says of itself decides there.
    """
    if charset is None or charset.casefold() in ("utf-8", "utf8"):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return data
    try:
        return b"\xef\xbb\xbf" + data.decode(charset.strip("\"' ")).encode("utf-8")
    except (LookupError, ValueError):
        return data
