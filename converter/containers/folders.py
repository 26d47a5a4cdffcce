"""Folders: pages saved by hand, or a site that a mirroring program saved.

Hidden files are left out. Archives and MHTML files in the folder are looked into. The
folders that browsers put beside a page, with its pictures and frames, are no pages.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from disputatio.converter.containers import mhtml, warcs, zips
from disputatio.converter.containers.addresses import told_by_path
from disputatio.converter.containers.contents import (
    EMPTY,
    PARTS,
    Contents,
    Member,
    damaged,
)
from disputatio.converter.containers.kinds import by_name, is_part_of_page, kind_of
from disputatio.converter.containers.reading import of_path
from disputatio.converter.sources import load
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import HEAD
from disputatio.schemas.text import one_line

_HINT = "name a file, or a folder that holds the pages of a thread"


def contents(folder: Path) -> Contents:
    """List a folder, in the order of the names, with numbers by value.

    Raises:
        ReadError: it has no files or cannot be read.
    """
    found = Contents()
    for path in sorted(_files(folder), key=by_name):
        _add(found, folder, path)
    if not found.members and not found.passed:
        raise ReadError("is a folder without files", _HINT)
    return found


def _files(folder: Path) -> Iterator[str]:
    """Give the paths of all files, relative to the folder; links to folders are left."""
    for place, below, files in os.walk(folder, onerror=_unreadable):
        below[:] = [name for name in below if not name.startswith(".")]
        relative = Path(place).relative_to(folder).as_posix()
        for name in files:
            if not name.startswith(".") and (Path(place) / name).is_file():
                yield name if relative == "." else f"{relative}/{name}"


def _unreadable(error: OSError) -> None:
    raise ReadError(f"cannot be read: {error.strerror}") from None


def _add(found: Contents, folder: Path, path: str) -> None:
    file = folder / path
    if is_part_of_page(path, lambda page: (folder / page).is_file()):
        found.passed[PARTS] += 1
        return
    inner = _container(file)
    if inner is not None:
        found.add(inner, path)
        return
    kind = kind_of(path) or (None if file.stat().st_size else EMPTY)
    if kind is not None:
        found.passed[kind] += 1
        return
    shown = one_line(path) or "a file without a name"
    guess = told_by_path(f"{folder.resolve().name}/{path}")
    found.members.append(Member(source=load(file), path=shown, guess=guess))


def _container(file: Path) -> Contents | None:
    """Give what an archive or an MHTML file in the folder holds; None for other files."""
    with file.open("rb") as stream:
        head = stream.read(HEAD)
    try:
        return _listed(file, head)
    except ReadError:
        return damaged()


def _listed(file: Path, head: bytes) -> Contents | None:
    given = of_path(file)
    if warcs.is_warc(head):
        return warcs.contents(given)
    if head.startswith(zips.MAGIC) and kind_of(file.name) in ("archives", None):
        return zips.contents(given)
    return mhtml.contents(given, file.name) if mhtml.is_mhtml(head) else None
