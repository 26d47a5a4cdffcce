"""The bytes of what a person names: a path, bytes or an open binary file.

What is packed is unpacked while it is read, whatever its name is.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias

import attrs

from disputatio.converter.packings import SUFFIXES, packing_of, plain_name
from disputatio.converter.unpacking import unpacked
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import Folder, Source, bounded
from disputatio.schemas.text import scalar

_DIGITS = re.compile(r"(\d+)")
_DEEPEST = 3

Readable: TypeAlias = "str | os.PathLike[str] | bytes | BinaryIO"
"""What can be read: a path, the content itself, or a file opened in binary mode."""

_MAGIC = 16
"""So many bytes tell how a file is packed."""


def load(readable: Readable) -> Source:
    """Give a source with its file name; the content of a file is read when asked for.

    Raises:
        ReadError: it is missing, a folder or not readable, or a stream is larger than
            `protocols.MAX_BYTES`.
    """
    if isinstance(readable, bytes):
        return _of_bytes(readable, None)
    if isinstance(readable, str | os.PathLike):
        if not os.fspath(readable):
            raise ReadError("the name of an input is empty", "name a file")
        return _of_path(Path(readable))
    shown = "standard input" if readable is getattr(sys.stdin, "buffer", None) else None
    return _of_bytes(bounded(readable, shown), _stream_name(readable))


def _of_bytes(data: bytes, name: str | None) -> Source:
    packed = _packed(data[:_MAGIC], name, lambda: io.BytesIO(data))
    return packed or Source(data=data, name=name)


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
    def opener() -> BinaryIO:
        return _opened(path)

    name = scalar(path.name)
    with opener() as stream:
        if not path.is_file():  # a pipe gives its bytes only once
            return _of_bytes(bounded(stream, name), name)
        packed = _packed(stream.read(_MAGIC), name, opener)
    source = packed or Source(opener=opener, name=name)
    return attrs.evolve(source, beside=lambda other: _beside(path, other))


def _beside(path: Path, name: str) -> Source | None:
    """Give a file that lies beside another, packed or not, whatever its case."""
    wanted = {name.lower() + suffix for suffix in ("", *SUFFIXES)}
    found = (p for p in path.parent.iterdir() if p.name.lower() in wanted)
    return next((_of_path(p) for p in sorted(found) if p.is_file()), None)


def _packed(
    head: bytes, name: str | None, opener: Callable[[], BinaryIO]
) -> Source | None:
    """Give a source that unpacks what an opener opens; None where it is not packed."""
    packing = packing_of(head)
    if packing is None:
        return None
    met: list[Notice] = []
    return Source(
        opener=lambda: unpacked(opener(), packing, met),
        name=plain_name(name, packing),
        met=met,
    )


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
