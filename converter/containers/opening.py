"""Whether a source is a container, and what it holds."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from attrs import frozen

from disputatio.converter.containers import folders, mhtml, warcs, zips
from disputatio.converter.containers.contents import Contents
from disputatio.converter.containers.reading import Bytes, of_data, of_path, spooled
from disputatio.converter.packings import packing_of
from disputatio.converter.sources import load
from disputatio.converter.strangers import FROM_THE_BROWSER, zipped_stranger
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import HEAD, Source

_NOTHING = "hold the pages of a thread, saved from a browser, or a copy of a whole site"


@frozen(kw_only=True)
class Opened:
    """A container that was listed."""

    kind: str
    """folder, ZIP archive, WARC file or MHTML file."""
    contents: Contents
    """What it holds."""

    @property
    def is_site(self) -> bool:
        """Whether it may hold much that is no page of a thread."""
        return self.kind != "MHTML file"


def opened(path: Path) -> Opened | None:
    """List the container at a path; None where it is none, or is not there.

    Raises:
        ReadError: it is damaged, or a folder without files.
    """
    if os.path.isdir(path):  # noqa: PTH112 - a bad name is no error here
        return Opened(kind="folder", contents=folders.contents(path))
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except (OSError, ValueError):
        return None
    found = _listed(lambda: of_path(path), head, path.name)
    return found or _packed(head, lambda: load(path))


def opened_source(source: Source) -> Opened | None:
    """List the container that a source in memory is; None where it is none.

    Raises:
        ReadError: it is damaged.
    """
    name = source.name or ""
    found = _listed(lambda: of_data(source.data), source.head, name)
    return found or _packed(source.head, lambda: load(source.data))


def _packed(head: bytes, given: Callable[[], Source]) -> Opened | None:
    """List a container that is packed once more: "site.warc.zst", "page.mhtml.gz"."""
    if packing_of(head) is None:
        return None
    source = given()
    name = source.name or "it"
    found = _listed(lambda: spooled(source.open(), name), source.head, name)
    if found is not None:
        found.contents.notices += source.met
    return found


def _listed(given: Callable[[], Bytes], head: bytes, name: str) -> Opened | None:
    if warcs.is_warc(head):
        return Opened(kind="WARC file", contents=warcs.contents(given()))
    if head.startswith(zips.MAGIC):
        found = zips.contents(given())
        if not found.members and not found.passed:
            raise ReadError("is a ZIP archive without files", f"it should {_NOTHING}")
        document = zipped_stranger(member.path for member in found.members)
        if document is not None:
            raise ReadError(f"is {document}", FROM_THE_BROWSER)
        return Opened(kind="ZIP archive", contents=found)
    if mhtml.is_mhtml(head):
        return Opened(kind="MHTML file", contents=mhtml.contents(given(), name))
    return None
