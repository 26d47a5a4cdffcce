"""What the program forum-dl writes: one board, thread or post a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from disputatio.converter.importers.shared import fields
from disputatio.converter.importers.shared.discourse_marks import discourse_means
from disputatio.converter.importers.shared.forum_pages import KEEPS
from disputatio.converter.importers.shared.html_content import Content
from disputatio.converter.importers.shared.html_fragment import html_blocks
from disputatio.converter.importers.shared.json_rows import broken, decoded_row, lines
from disputatio.converter.importers.shared.losses import Losses
from disputatio.converter.importers.shared.markdown import markdown_blocks
from disputatio.converter.importers.shared.moments import epoch_moment, iso_moment
from disputatio.converter.importers.shared.record_threads import Gathered
from disputatio.converter.importers.shared.shuffle import readings
from disputatio.converter.importers.shared.thread_records import (
    Author,
    PostRecord,
    ThreadRecord,
    reading_of,
)
from disputatio.schemas.debate import Moment
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Options, Piece, Reading, Source

Object: TypeAlias = Mapping[str, Any]

_SIGN = re.compile(rb'"generator"\s*:\s*"forum-dl"')
_MAIL = frozenset({"pipermail", "hyperkitty", "hypermail"})
_MARKED_UP = re.compile(r"<(?:p|br|div|a|i|b|blockquote|span)\b", re.I)
_HINT = "write it with forum-dl -f jsonl, with posts"


class ForumDlImporter:
    """Reads the JSON Lines of forum-dl."""

    info = FormatInfo(
        name="forum-dl",
        title="Threads saved by forum-dl (JSONL)",
        extensions=(".jsonl", ".ndjson"),
        media_types=("application/x-ndjson",),
        keeps=KEEPS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are of forum-dl."""
        return 0.98 if _SIGN.search(head) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give one reading per thread.

        Raises:
            ReadError: there is no post in it.
        """
        sought = ReadError("has no post", _HINT, source=source.name)
        yield from readings(self, source, sought)

    def pieces(self, source: Source, met: list[Notice]) -> Iterator[Piece]:
        """Give threads and posts, each with what tells its thread from others."""
        losses = Losses(met)
        for line in lines(source, losses):
            entry = decoded_row(line.data)
            item = fields.inner(entry, "item")
            if entry.get("type") not in ("thread", "post", "board", "file") or not item:
                broken(line, losses, "it is no entry of forum-dl")
            elif entry["type"] in ("thread", "post"):
                yield Piece(_thread(entry, item), line.data)

    def together(
        self, thread: str, records: Iterable[bytes], source: Source
    ) -> Reading | None:
        """Give the reading of the entries of one thread; None where it has no post."""
        gathered = Gathered()
        said: Object = {}
        for data in records:
            entry = decoded_row(data)
            item = fields.inner(entry, "item")
            if entry.get("type") == "thread":
                said = said or item
            else:
                gathered.add(_record(entry, item, gathered))
        if not gathered.records:
            return None
        return reading_of(
            ThreadRecord(
                posts=gathered.records,
                title=fields.text(said, "title"),
                source=fields.text(said, "url") or source.name,
                thread=thread,
            ),
            tuple(gathered.notices()),
        )


def _thread(entry: Object, item: Object) -> str:
    try:
        site = urlsplit(fields.text(item, "url", "origin") or "").hostname
    except ValueError:
        site = None
    kind = fields.text(entry, "extractor") or "forum"
    return f"{kind} {site or ''} {'/'.join(_path(item, 'path'))}"


def _path(item: Object, name: str) -> list[str]:
    value = item.get(name)
    return [str(step) for step in value] if isinstance(value, list) else []


def _record(entry: Object, item: Object, gathered: Gathered) -> PostRecord:
    data = fields.inner(item, "data")
    way = _path(item, "subpath")
    number = fields.whole(data, "post_number")
    name = fields.text(item, "author")
    return PostRecord(
        id=str(number) if number is not None else way[-1] if way else None,
        number=number,
        author=Author(name=name) if name else None,
        written=_moment(item.get("creation_time")),
        url=_address(item),
        score=fields.whole(data, "score") if number is None else None,
        parents=_parents(data, way, entry),
        state="deleted" if data.get("deleted") is True else None,
        body=gathered.blocks(_content(entry, item, data)),
    )


def _parents(data: Object, way: list[str], entry: Object) -> tuple[str, ...]:
    """Give what a post answers, where the site said so."""
    if entry.get("extractor") == "discourse":
        parent = fields.identity(data, "reply_to_post_number")
    else:
        parent = fields.identity(data, "parent", "in_reply_to") or (
            way[-2] if len(way) > 1 else None
        )
    return (parent,) if parent else ()


def _address(item: Object) -> str | None:
    """Give the address of the post, where it is not only that of the thread."""
    address = fields.text(item, "url")
    return address if address and ("#" in address or "post" in address) else None


def _moment(value: Any) -> Moment | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return epoch_moment(float(value))
    return iso_moment(value) if isinstance(value, str) else None


def _content(entry: Object, item: Object, data: Object) -> Content:
    words = fields.text(item, "content") or ""
    kind = entry.get("extractor")
    if kind in _MAIL or (_MARKED_UP.search(words) is None and "&" not in words):
        return markdown_blocks(words, "plain")
    means = (
        discourse_means(fields.identity(data, "topic_id"))
        if kind == "discourse"
        else None
    )
    return html_blocks(words, means)
