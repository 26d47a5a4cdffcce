"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from disputatio.schemas.errors import WriteError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes its place only when the block ends without an error.

    It is written beside its place under a name of its own and then moved; on any
    error and on an interruption the half-written file is removed. An existing file
    keeps its permissions; a link keeps pointing where it did; a device is written to
    directly.

    Raises:
        WriteError: the place is a folder, lies below a file, or may not be written.
    """
    try:
        check_place(path)
        if _is_device(path):
            with path.open("wb") as device:
                yield device
        else:
            with _replacing(Path(os.path.realpath(path))) as stream:
                yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise WriteError(f"{path}: cannot be written: {_reason(error)}") from error


def check_place(path: Path) -> None:
    """Find out whether a file can be put at a place, without writing anything.

    Raises:
        WriteError: it is a folder, or there is no folder to put it in.
    """
    if path.is_dir():
        hint = "name a file in it, or end the name with / to put files there"
        raise WriteError(f"{path}: is a folder", hint)
    if _is_device(path):
        return
    for parent in path.parents:
        if parent.is_dir():
            break
        if parent.exists():
            raise WriteError(f"{path}: {parent} is a file, not a folder")
    if not path.parent.exists():
        hint = f"make it first: mkdir -p {path.parent}"
        raise WriteError(f"{path}: there is no folder {path.parent}", hint)
    if not os.access(path.parent, os.W_OK):
        hint = "choose a folder that you may write to"
        raise WriteError(f"{path}: the folder {path.parent} is read-only", hint)


@contextmanager
def _replacing(place: Path) -> Iterator[BinaryIO]:
    half = place.with_name(f".{place.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        with half.open("xb") as stream:
            yield stream
        if place.exists():
            half.chmod(stat.S_IMODE(place.stat().st_mode))
        half.replace(place)
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def _is_device(path: Path) -> bool:
    """Say whether a path names something to write to that is no ordinary file."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
