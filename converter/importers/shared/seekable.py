"""A stream in which one can go back cheaply."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from disputatio.schemas.protocols import Source


@contextmanager
def seekable(source: Source) -> Iterator[BinaryIO]:
    """Give the content of a source as a stream that reads any place in equal time.

    A file and bytes are that already. Others, what is unpacked while it is read above
    all, are first copied to a file that has no name and goes when it is closed.
    """
    with source.open() as stream:
        if _is_direct(stream):
            yield stream
            return
        with tempfile.TemporaryFile() as copy:
            shutil.copyfileobj(stream, copy, 1 << 20)
            copy.seek(0)
            yield cast("BinaryIO", copy)


def _is_direct(stream: BinaryIO) -> bool:
    if isinstance(stream, io.BytesIO):
        return True
    raw = getattr(stream, "raw", None)
    return isinstance(raw, io.FileIO) and raw.seekable()
