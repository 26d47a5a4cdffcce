"""The bytes of what a person names: a path, bytes or an open binary file."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO, TypeAlias

from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Source
from disputatio.schemas.text import scalar

Readable: TypeAlias = "str | os.PathLike[str] | bytes | BinaryIO"
"""What can be read: a path, the content itself, or a file opened in binary mode."""

MAX_BYTES = 1 << 30
"""How large a source may be: what is read is held in memory."""


def load(readable: Readable) -> Source:
    """Give the bytes of a source with its file name.

    Raises:
        ReadError: it is missing, a folder, not readable or larger than `MAX_BYTES`.
    """
    if isinstance(readable, bytes):
        return Source(data=readable)
    if isinstance(readable, str | os.PathLike):
        if not os.fspath(readable):
            raise ReadError("the name of an input is empty", "name a file")
        return _load_path(Path(readable))
    shown = "standard input" if readable is getattr(sys.stdin, "buffer", None) else None
    return Source(data=_bounded(readable, shown), name=_stream_name(readable))


def _load_path(path: Path) -> Source:
    try:
        with path.open("rb") as stream:
            return Source(data=_bounded(stream, str(path)), name=scalar(path.name))
    except FileNotFoundError:
        raise ReadError("there is no such file", source=str(path)) from None
    except IsADirectoryError:
        hint = "name the files in it, or convert the folder as pages of one thread"
        raise ReadError("is a folder, not a file", hint, source=str(path)) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        problem = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        raise ReadError(problem, source=str(path)) from None


def _bounded(stream: BinaryIO, name: str | None) -> bytes:
    try:
        data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        problem = f"cannot be read: {error.strerror or error}"
        raise ReadError(problem, source=name) from None
    if not isinstance(data, bytes):
        problem = "is opened as text, not in binary mode"
        raise ReadError(problem, "open it with mode 'rb'", source=name)
    if len(data) > MAX_BYTES:
        problem = f"is larger than {MAX_BYTES >> 20} MiB"
        raise ReadError(problem, "split it by thread first", source=name)
    return data


def _stream_name(stream: BinaryIO) -> str | None:
    name = getattr(stream, "name", None)
    if not isinstance(name, str) or name[:1] == "<":
        return None
    return scalar(Path(name).name)
