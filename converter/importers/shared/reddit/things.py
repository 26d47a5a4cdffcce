"""Where submissions, comments and holes stand in data of Reddit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from disputatio.converter.importers.shared.json_documents import Document
from disputatio.converter.importers.shared.json_rows import (
    broken,
    decoded_row,
    lines,
    row_of,
)
from disputatio.converter.importers.shared.losses import Losses
from disputatio.converter.importers.shared.reddit.records import (
    NESTED,
    Object,
    Things,
    is_comment,
    is_hole,
    is_submission,
    thread_of,
)
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import Piece, Source

UNKNOWN = "unknown"
"""The thread of comments that do not say whose they are."""


def threads_in(found: Document) -> dict[str, Things]:
    """Give the threads of a document, in the order in which they begin.

    What does not say its thread belongs to the submission before it.
    """
    threads: dict[str, Things] = {}
    last = UNKNOWN
    crossposted = _crossposted(found) if found.broken else frozenset()
    for thing in found.objects if found.broken else _outside_of_nested(found.value):
        if not (is_comment(thing) or is_submission(thing) or is_hole(thing)):
            continue
        own = thread_of(thing)
        if own in crossposted and not is_comment(thing):
            continue
        if own is not None and not is_hole(thing):
            last = own
        threads.setdefault(own or last, Things()).take(thing)
    return {k: v for k, v in threads.items() if v.submission or v.comments}


def _crossposted(found: Document) -> frozenset[Any]:
    """Give what other submissions repeat: in a broken document it is not inside them."""
    return frozenset(
        o["crosspost_parent"]
        for o in found.objects
        if isinstance(o.get("crosspost_parent"), str)
    )


def _outside_of_nested(value: Any) -> Iterator[Object]:
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            inner = (v for k, v in item.items() if k not in NESTED)
            waiting.extend(reversed([v for v in inner if isinstance(v, dict | list)]))
        elif isinstance(item, list):
            waiting.extend(reversed(item))


def row_pieces(source: Source, met: list[Notice]) -> Iterator[Piece]:
    """Give the records of an archive, each with the thread that it belongs to."""
    import msgspec

    class Row(msgspec.Struct):
        link_id: Any = msgspec.UNSET
        parent_id: Any = msgspec.UNSET
        name: Any = msgspec.UNSET
        id: Any = msgspec.UNSET
        body: Any = msgspec.UNSET
        selftext: Any = msgspec.UNSET
        author: Any = msgspec.UNSET
        title: Any = msgspec.UNSET
        subreddit: Any = msgspec.UNSET

    losses = Losses(met)
    decode = msgspec.json.Decoder(Row).decode
    for line in lines(source, losses):
        try:
            known = msgspec.structs.asdict(decode(line.data))
            row = {k: v for k, v in known.items() if v is not msgspec.UNSET}
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            row = row_of(line, losses)
        thread = thread_of(row) if row else None
        if not row and not decoded_row(line.data):
            broken(line, losses)
        elif thread is None:
            broken(line, losses, "it is no submission or comment")
        else:
            yield Piece(thread, line.data)


def row_things(records: Iterable[bytes]) -> Things:
    """Give the things that records of one thread hold."""
    things = Things()
    for data in records:
        thing = decoded_row(data)
        if is_comment(thing) or is_submission(thing):
            things.take(thing)
    return things
