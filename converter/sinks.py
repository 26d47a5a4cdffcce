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

_KEPT_OF_NAME = 40
"""Characters of a name that stay in its half-written file: at most 160 bytes."""


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
    if _is_folder(path):
        hint = "name a file in it, or end the name with / to put files there"
        raise WriteError(f"{path}: is a folder", hint)
    if _is_device(path):
        return
    for parent in path.parents:
        if _is_folder(parent):
            break
        if _exists(parent):
            raise WriteError(f"{path}: {parent} is a file, not a folder")
    if not _exists(path.parent):
        hint = f"make it first: mkdir -p {path.parent}"
        raise WriteError(f"{path}: there is no folder {path.parent}", hint)
    if not os.access(path.parent, os.W_OK):
        hint = "choose a folder that you may write to"
        raise WriteError(f"{path}: the folder {path.parent} is read-only", hint)
    _check_name(path)


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - a name that is too long is no error


def _exists(path: Path) -> bool:
    return os.path.exists(path)  # noqa: PTH110 - a name that is too long is no error


def _check_name(path: Path) -> None:
    try:
        path.lstat()
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise WriteError(f"{path}: cannot be written: {_reason(error)}") from error


@contextmanager
def _replacing(place: Path) -> Iterator[BinaryIO]:
    half = place.with_name(f".{place.name[:_KEPT_OF_NAME]}.{secrets.token_hex(4)}.part")
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
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
