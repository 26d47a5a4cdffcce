"""The bytes of what a person names: a path, bytes or an open binary file."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO, TypeAlias

from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Source, bounded
from disputatio.schemas.text import scalar

Readable: TypeAlias = "str | os.PathLike[str] | bytes | BinaryIO"
"""What can be read: a path, the content itself, or a file opened in binary mode."""


def load(readable: Readable) -> Source:
    """Give a source with its file name; the content of a file is read when asked for.

    Raises:
        ReadError: it is missing, a folder or not readable, or a stream is larger than
            `protocols.MAX_BYTES`.
    """
    if isinstance(readable, bytes):
        return Source(data=readable)
    if isinstance(readable, str | os.PathLike):
        if not os.fspath(readable):
            raise ReadError("the name of an input is empty", "name a file")
        return _of_path(Path(readable))
    shown = "standard input" if readable is getattr(sys.stdin, "buffer", None) else None
    return Source(data=bounded(readable, shown), name=_stream_name(readable))


def _of_path(path: Path) -> Source:
    source = Source(opener=lambda: _opened(path), name=scalar(path.name))
    source.open().close()
    return source


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise ReadError("there is no such file", source=str(path)) from None
    except IsADirectoryError:
        hint = "name the files in it, or convert the folder as pages of one thread"
        raise ReadError("is a folder, not a file", hint, source=str(path)) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        problem = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        raise ReadError(problem, source=str(path)) from None


def _stream_name(stream: BinaryIO) -> str | None:
    name = getattr(stream, "name", None)
    if not isinstance(name, str) or name[:1] == "<":
        return None
    return scalar(Path(name).name)
