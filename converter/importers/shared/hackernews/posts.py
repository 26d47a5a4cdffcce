"""The items of a document of Hacker News."""

from __future__ import annotations

from collections.abc import Iterator

from disputatio.converter.importers.shared.hackernews.items import (
    items_in,
    thread_reading,
    threads_of,
)
from disputatio.converter.importers.shared.json_documents import document
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Reading, Source

_HINT = "give what hn.algolia.com/api/v1/items/ID answers, or items of the API"


def of_document(source: Source) -> Iterator[Reading]:
    """Give the threads of a document of items."""
    found = document(source.data)
    threads = threads_of(items_in(found))
    if not threads:
        raise without_items(source)
    notices = found.notices
    for thread, items in threads.items():
        yield thread_reading(thread, items, source.name, notices)
        notices = ()


def without_items(source: Source) -> ReadError:
    """Give the error of a source without items."""
    return ReadError("has no item of Hacker News", _HINT, source=source.name)
