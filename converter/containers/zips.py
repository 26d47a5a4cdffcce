"""Saved sites in ZIP archives, those of web recorders (WACZ) too.

Nothing is unpacked to disk under a name of the archive. Members are listed in the order
of their names; encrypted ones, ones that would unpack to more than a page can have, and
archives inside are counted and left alone, but for WARC and MHTML files.
"""

from __future__ import annotations

import io
import weakref
import zipfile
from collections.abc import Iterable
from typing import BinaryIO

from disputatio.converter.containers import mhtml, warcs
from disputatio.converter.containers.addresses import told_by_path
from disputatio.converter.containers.contents import (
    EMPTY,
    PARTS,
    Contents,
    Member,
    damaged,
)
from disputatio.converter.containers.kinds import by_name, is_part_of_page, kind_of
from disputatio.converter.containers.limits import MHTML, PAGE, RATIO
from disputatio.converter.containers.reading import (
    FAULTS,
    Bytes,
    most,
    of_data,
    spooled,
)
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Source
from disputatio.schemas.text import one_line

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
"""How ZIP archives begin."""

ENCRYPTED = "encrypted files"
"""A kind of what is lost."""

_ENCRYPTED = 1
_CONTAINERS = ("warc", "mhtml")
_HINT = "copy or download the archive again, or unpack it and name the folder"


def contents(given: Bytes) -> Contents:
    """List a ZIP archive.

    Raises:
        ReadError: it is cut or damaged, or its members overlap, as in ZIP bombs.
    """
    archive = _archive(given)
    found = Contents()
    names = frozenset(archive.namelist())
    for info in _members(archive.infolist()):
        if is_part_of_page(info.filename, names.__contains__):
            found.passed[PARTS] += 1
        else:
            _add(found, archive, info)
    return found


def _archive(given: Bytes) -> zipfile.ZipFile:
    stream = given.open()
    try:
        archive = zipfile.ZipFile(stream)
        size = stream.seek(0, io.SEEK_END)
    except FAULTS:
        stream.close()
        problem = "is a ZIP archive that is cut or damaged"
        raise ReadError(problem, _HINT) from None
    if sum(info.compress_size for info in archive.infolist()) > size:
        stream.close()
        raise ReadError("is a ZIP archive whose files overlap; it is not unpacked")
    weakref.finalize(archive, stream.close)
    return archive


def _members(infos: Iterable[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    shown = (i for i in infos if not i.is_dir() and not _is_hidden(i.filename))
    return sorted(shown, key=lambda info: by_name(info.filename))


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    return any(part.startswith(".") and part.strip(".") for part in parts) or (
        parts[0] == "__MACOSX"
    )


def _add(found: Contents, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    path = one_line(info.filename) or "a file without a name"
    kind = _kind(path, info)
    obstacle = _obstacle(info, kind)
    if obstacle is not None:
        found.lose(obstacle, path)
    elif kind is None:
        source = Source(
            opener=lambda: _unpacked(archive, info),
            name=path.rpartition("/")[2] or path,
        )
        guess = told_by_path(path)
        found.members.append(Member(source=source, path=path, guess=guess))
    elif kind in _CONTAINERS:
        found.add(_nested(kind, archive, info, path), path)
    else:
        found.passed[kind] += 1


def _kind(path: str, info: zipfile.ZipInfo) -> str | None:
    """Say what a member is that is no page by itself; None for what may be one."""
    found = _inside(path) or kind_of(path)
    return EMPTY if found is None and not info.file_size else found


def _inside(path: str) -> str | None:
    name = path.casefold()
    if name.endswith((".warc", ".warc.gz")):
        return "warc"
    return "mhtml" if name.endswith((".mht", ".mhtml")) else None


def _obstacle(info: zipfile.ZipInfo, kind: str | None) -> str | None:
    """Say why what may be a page, or holds pages, is not unpacked; None if it can be."""
    if kind not in (None, *_CONTAINERS):
        return None
    if info.flag_bits & _ENCRYPTED:
        return ENCRYPTED
    if kind is not None:
        return None
    bomb = info.file_size > 1 << 20 and info.file_size > RATIO * info.compress_size
    if bomb or info.file_size > PAGE:
        return f"files that unpack to more than {PAGE >> 20} MiB, or swell suspiciously"
    return None


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    return io.BytesIO(_data(archive, info, PAGE))


def _data(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    try:
        with archive.open(info) as stream:
            return most(stream, limit, "the file")  # type: ignore[arg-type]
    except FAULTS as error:
        problem = f"cannot be unpacked: {error}"
        raise ReadError(problem, source=one_line(info.filename)) from None


def _nested(
    kind: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str
) -> Contents:
    """Give the contents of a WARC or MHTML file inside; one that is broken is counted."""
    try:
        if kind == "mhtml":
            return mhtml.contents(of_data(_data(archive, info, MHTML)), path)
        with archive.open(info) as stream:
            return warcs.contents(spooled(stream, path))  # type: ignore[arg-type]
    except (ReadError, *FAULTS):
        return damaged()
