"""The bytes of what a person names: a path, bytes or an open binary file."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias

from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Folder, Source, bounded
from disputatio.schemas.text import scalar

_DIGITS = re.compile(r"(\d+)")
_DEEPEST = 3

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


def folder_of(path: Path) -> Folder:
    """Give the files of a folder and of those in it; hidden ones are left out.

    Raises:
        ReadError: it cannot be read.
    """
    try:
        names = [name for name in _names(path, "", _DEEPEST) if scalar(name) == name]
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
        raise ReadError(problem, source=str(path)) from None
    return Folder(
        names=tuple(sorted(names, key=by_name)), opener=lambda name: load(path / name)
    )


def by_name(name: str) -> tuple[tuple[int, int, str], ...]:
    """Order names with their numbers by value: page-2 before page-10."""
    parts = _DIGITS.split(name)
    return tuple(
        (0, int(part), part) if index % 2 else (1, 0, part)
        for index, part in enumerate(parts)
    )


def _names(path: Path, before: str, depth: int) -> Iterator[str]:
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_file():
                yield f"{before}{entry.name}"
            elif depth > 1 and entry.is_dir(follow_symlinks=False):
                yield from _names(Path(entry.path), f"{before}{entry.name}/", depth - 1)


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
