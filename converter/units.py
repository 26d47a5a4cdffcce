"""What belongs together in a row of files: pages of one thread, or each by itself."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from disputatio.converter import pages, registry
from disputatio.converter.containers.kinds import by_name
from disputatio.converter.pages import Pages
from disputatio.converter.sources import Readable
from disputatio.schemas.errors import DisputatioError, ReadError


@frozen(kw_only=True)
class Unit:
    """Sources that are read together."""

    name: str
    """How the person named it: the file, or the folder of a thread's pages."""
    readables: tuple[Readable, ...]
    """One source, or the pages of one thread."""


def units_of(
    readable: Readable, name: str, source_format: str | None
) -> Iterator[Unit]:
    """Give what is to be read of one source; of a folder, of those in it too.

    A folder is one, of threads, where some file in it is a page of a thread and none is
    an argument file; else each file in it is a unit. Hidden files and folders are left
    out.

    Raises:
        ReadError: a folder cannot be read, or there are no files in it.
    """
    folder = isinstance(readable, str) and os.path.isdir(readable)  # noqa: PTH112
    if not folder or _is_of_threads(pages.load_pages(readable), source_format):
        yield Unit(name=name, readables=(readable,))
        return
    met = False
    for path in _files(Path(name)):
        met = True
        yield Unit(name=str(path), readables=(path,))
    if not met:
        raise ReadError("is a folder without files", source=name)


def are_pages(row: Sequence[Readable], source_format: str | None) -> bool:
    """Say whether sources are pages of one thread: all of one format of threads."""
    found = pages.load_pages(row)
    return _is_of_threads(found, source_format) and len(_formats(found)) < 2


def _is_of_threads(found: Pages, source_format: str | None) -> bool:
    """Say whether there is a page of a thread, and no argument file."""
    if source_format is not None:
        return not registry.importer(source_format).info.structured
    names = _formats(found)
    infos = [registry.importer(name).info for name in names if name is not None]
    return bool(infos) and not any(info.structured for info in infos)


def _formats(found: Pages) -> set[str | None]:
    """Give the formats of pages; None for what no importer knows."""
    return {_format(page) for page in found.pages}


def _format(page: pages.Page) -> str | None:
    try:
        return pages.known(page)[0]
    except DisputatioError:
        return None


def _files(top: Path) -> Iterator[Path]:
    """Give the files of a folder by name, then those of the folders in it."""
    for path, folders, files in os.walk(top, onerror=_refuse):
        folders[:] = sorted(name for name in folders if name[:1] != ".")
        shown = [name for name in files if name[:1] != "."]
        yield from (Path(path) / name for name in sorted(shown, key=by_name))


def _refuse(error: OSError) -> None:
    raise ReadError(
        f"cannot be read: {error.strerror}", source=str(error.filename)
    ) from None
