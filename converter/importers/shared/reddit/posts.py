"""The things of a document of Reddit."""

from __future__ import annotations

from collections.abc import Iterator

from disputatio.converter.importers.shared.json_documents import document
from disputatio.converter.importers.shared.reddit.records import thread_reading
from disputatio.converter.importers.shared.reddit.things import (
    threads_in,
)
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Reading, Source

_HINT = "give what /comments/ID.json answers, or an archive with one record a line"


def of_document(source: Source) -> Iterator[Reading]:
    """Give the threads of a document of things."""
    found = document(source.data)
    threads = threads_in(found)
    if not threads:
        raise without_threads(source)
    notices = found.notices
    for thread, things in threads.items():
        yield thread_reading(thread, things, source.name, notices)
        notices = ()


def without_threads(source: Source) -> ReadError:
    """Give the error of a source without threads."""
    return ReadError(
        "has no submission or comment of Reddit", _HINT, source=source.name
    )
