"""Several files or a folder, read as pages of one thread."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import attrs
from attrs import frozen

from disputatio.converter import detection, registry
from disputatio.converter.sources import Readable, by_name, folder_of, load
from disputatio.schemas.errors import ReadError, UsageError
from disputatio.schemas.protocols import FolderImporter, Importer, Source
from disputatio.schemas.text import scalar

_BOM = b"\xef\xbb\xbf"


@frozen(kw_only=True)
class Page:
    """One file of a thread."""

    source: Source
    """Its content."""
    shown: str | None
    """How the person named it, for messages; None for a stream."""


def load_pages(readables: Readable | Sequence[Readable]) -> tuple[Page, ...]:
    """Load a source or the pages of one; a folder stands for the files in it.

    Files of a folder come in the order of their names, with numbers by value; hidden
    files and folders in it are left out.

    Raises:
        ReadError: a file cannot be read, or a folder has no files.
        UsageError: no source is named.
    """
    row = _row(readables)
    if not row:
        raise UsageError("there is nothing to read", "name at least one source")
    return tuple(page for item in row for page in _load(item))


def importer_for(pages: Sequence[Page], name: str | None) -> Importer:
    """Give the importer of all pages, by name or by detection.

    Raises:
        UnknownFormat, AmbiguousFormat, PluginError: see `detection` and `registry`.
        UsageError: pages have different formats, or a format that has no pages.
    """
    if name is not None:
        importer = registry.importer(name)
        _refuse_folders(pages, importer)
    else:
        importer = _common([(page, _detected(page)) for page in pages])
    if len(pages) > 1 and importer.info.structured:
        raise UsageError(
            f"{len(pages)} files were given, but {importer.info.name} files are no"
            " pages of a thread",
            "convert them one at a time",
        )
    return importer


def _refuse_folders(pages: Sequence[Page], importer: Importer) -> None:
    for page in pages:
        if page.source.folder is not None and not isinstance(importer, FolderImporter):
            raise UsageError(
                f"{page.shown} is a folder, and {importer.info.name} reads files",
                "name the files in it, or leave out --from",
            )


def concatenated(pages: Sequence[Page]) -> Page:
    """Put pages one after another, each beginning on a line of its own."""
    if len(pages) == 1:
        return pages[0]
    parts = [pages[0].source.data]
    for page in pages[1:]:
        parts.append(b"" if parts[-1].endswith(b"\n") else b"\n")
        parts.append(page.source.data.removeprefix(_BOM))
    source = attrs.evolve(pages[0].source, data=b"".join(parts))
    return attrs.evolve(pages[0], source=source)


def place_of(pages: Sequence[Page], line: int) -> tuple[Page, int]:
    """Give the page, and its own line, of a line of the concatenated pages."""
    for page in pages[:-1]:
        data = page.source.data
        length = data.count(b"\n") + (not data.endswith(b"\n"))
        if line <= length:
            return page, line
        line -= length
    return pages[-1], line


def _row(readables: Readable | Sequence[Readable]) -> Sequence[Readable]:
    if isinstance(readables, list | tuple):
        return readables
    return [cast("Readable", readables)]


def _load(readable: Readable) -> list[Page]:
    if isinstance(readable, str | os.PathLike):
        if not os.path.isdir(readable):  # noqa: PTH112 - a bad name is no error here
            return [Page(source=load(readable), shown=os.fspath(readable))]
        folder = folder_of(Path(readable))
        if detection.importer_of_folder(folder) is not None:
            source = Source(folder=folder, name=scalar(Path(readable).name))
            return [Page(source=source, shown=os.fspath(readable))]
        files = _files(Path(readable))
        return [Page(source=load(file), shown=str(file)) for file in files]
    source = load(readable)
    return [Page(source=source, shown=source.name or _stream(readable))]


def _stream(readable: Readable) -> str | None:
    is_stdin = getattr(readable, "name", None) == "<stdin>"
    return "standard input" if is_stdin else None


def _files(folder: Path) -> list[Path]:
    try:
        files = [p for p in folder.iterdir() if p.is_file() and p.name[:1] != "."]
    except OSError as error:
        raise ReadError(
            f"cannot be read: {error.strerror}", source=str(folder)
        ) from None
    if not files:
        hint = "name a file, or a folder that holds the pages of a thread"
        raise ReadError("is a folder without files", hint, source=str(folder))
    return sorted(files, key=lambda path: by_name(path.name))


def _detected(page: Page) -> Importer:
    try:
        return detection.importer_for(page.source)
    except ReadError as error:
        raise error.located(page.shown or "the input") from None


def _common(found: list[tuple[Page, Importer]]) -> Importer:
    first_page, first = found[0]
    for page, importer in found[1:]:
        if importer.info.name != first.info.name:
            raise UsageError(
                f"pages of one thread have one format, but {first_page.shown} is"
                f" {first.info.name} and {page.shown} is {importer.info.name}",
                "convert them one at a time, or name the format with --from",
            )
    return first
