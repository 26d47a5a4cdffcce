"""The bytes of what a person names: a path, bytes or an open binary file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO, TypeAlias

from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Source

Readable: TypeAlias = "str | os.PathLike[str] | bytes | BinaryIO"
"""What can be read: a path, the content itself, or a file opened in binary mode."""

MAX_BYTES = 1 << 30
"""How large a source may be; larger dumps are for `disputatio corpus`."""


def load(readable: Readable) -> Source:
    """Give the bytes of a source with its file name.

    Raises:
        ReadError: it is missing, a folder, not readable or larger than `MAX_BYTES`.
    """
    if isinstance(readable, bytes):
        return Source(data=readable)
    if isinstance(readable, str | os.PathLike):
        return _load_path(Path(readable))
    return Source(data=_bounded(readable, None), name=_stream_name(readable))


def _load_path(path: Path) -> Source:
    try:
        with path.open("rb") as stream:
            return Source(data=_bounded(stream, str(path)), name=path.name)
    except FileNotFoundError:
        raise ReadError("there is no such file", source=str(path)) from None
    except IsADirectoryError:
        hint = "name the files in it, or convert the folder as pages of one thread"
        raise ReadError("is a folder, not a file", hint, source=str(path)) from None
    except OSError as error:
        problem = f"cannot be read: {error.strerror or error}"
        raise ReadError(problem, source=str(path)) from None


def _bounded(stream: BinaryIO, name: str | None) -> bytes:
    data = stream.read(MAX_BYTES + 1)
    if not isinstance(data, bytes):
        problem = "is opened as text, not in binary mode"
        raise ReadError(problem, "open it with mode 'rb'", source=name)
    if len(data) > MAX_BYTES:
        problem = f"is larger than {MAX_BYTES >> 20} MiB"
        raise ReadError(problem, "split it by thread first", source=name)
    return data


def _stream_name(stream: BinaryIO) -> str | None:
    name = getattr(stream, "name", None)
    return Path(name).name if isinstance(name, str) and name[:1] != "<" else None
