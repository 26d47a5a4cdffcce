"""The posts that forum-dl wrote down."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from disputatio.converter.importers.shared import fields
from disputatio.converter.importers.shared.discourse.marks import discourse_means
from disputatio.converter.importers.shared.html.addresses import host_of
from disputatio.converter.importers.shared.html.content import Content
from disputatio.converter.importers.shared.html.fragment import html_blocks
from disputatio.converter.importers.shared.markdown import markdown_blocks
from disputatio.converter.importers.shared.moments import epoch_moment, iso_moment
from disputatio.converter.importers.shared.record_threads import Gathered
from disputatio.converter.importers.shared.thread_records import (
    Author,
    PostRecord,
)
from disputatio.schemas.debate import Moment

Object: TypeAlias = Mapping[str, Any]
_MAIL = frozenset({"pipermail", "hyperkitty", "hypermail"})
_MARKED_UP = re.compile(r"<(?:p|br|div|a|i|b|blockquote|span)\b", re.I)
HINT = "write it with forum-dl -f jsonl, with posts"


def thread_of(entry: Object, item: Object) -> str:
    """Give what tells the thread of an item from others."""
    site = host_of(fields.text(item, "url", "origin"))
    kind = fields.text(entry, "extractor") or "forum"
    return f"{kind} {site} {'/'.join(_path(item, 'path'))}"


def _path(item: Object, name: str) -> list[str]:
    value = item.get(name)
    return [str(step) for step in value] if isinstance(value, list) else []


def item_record(entry: Object, item: Object, gathered: Gathered) -> PostRecord:
    """Give an item as a post."""
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
