"""What belongs together in a row of files: pages of one thread, or each by itself."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from disputatio.converter import pages, registry
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

    The files of a folder are pages of one thread where all of them are of one format,
    and that is a format of threads; else each is a unit. Hidden files and folders are
    left out.

    Raises:
        ReadError: a folder cannot be read, or there are no files in it.
    """
    if not isinstance(readable, str) or not os.path.isdir(readable):  # noqa: PTH112 - as in pages
        yield Unit(name=name, readables=(readable,))
        return
    met = 0
    for folder, files in _folders(Path(readable)):
        met += len(files)
        if len(files) > 1 and are_pages(files, source_format):
            yield Unit(name=str(folder), readables=tuple(files))
        else:
            yield from (Unit(name=str(f), readables=(f,)) for f in files)
    if not met:
        raise ReadError("is a folder without files", source=readable)


def are_pages(row: Sequence[Readable], source_format: str | None) -> bool:
    """Say whether sources are pages of one thread: all of one format of threads.

    One alone is. As soon as one is found that is none, no other is looked at. Streams
    are read.
    """
    if len(row) == 1:
        return True
    if source_format is not None:
        return not registry.importer(source_format).info.structured
    names: set[str] = set()
    for item in row:
        try:
            info = pages.detected(pages.load_pages(item)[0]).info
        except DisputatioError:
            return False
        names.add(info.name)
        if info.structured or len(names) > 1:
            return False
    return True


def _folders(top: Path) -> Iterator[tuple[Path, list[Path]]]:
    """Give a folder and those in it, each with its files by name."""
    walk = os.walk(top, onerror=_refuse)
    for path, folders, files in walk:
        folders[:] = sorted(name for name in folders if name[:1] != ".")
        shown = [Path(path) / name for name in files if name[:1] != "."]
        yield Path(path), sorted(shown, key=pages.by_name)


def _refuse(error: OSError) -> None:
    raise ReadError(
        f"cannot be read: {error.strerror}", source=str(error.filename)
    ) from None
