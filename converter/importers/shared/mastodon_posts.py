"""The posts of a thread of Mastodon, as its API gives them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import attrs

from disputatio.converter.importers.shared import fields
from disputatio.converter.importers.shared.html.fragment import html_blocks
from disputatio.converter.importers.shared.json_documents import Document
from disputatio.converter.importers.shared.moments import iso_moment
from disputatio.converter.importers.shared.record_threads import Gathered
from disputatio.converter.importers.shared.thread_records import (
    Author,
    PostRecord,
    post_key,
)
from disputatio.schemas.content import Block, Image, Para, Spoiler, Text
from disputatio.schemas.debate import Edit
from disputatio.schemas.notices import Absence

Object: TypeAlias = Mapping[str, Any]
HINT = "give what /api/v1/statuses/ID/context answers, with the status itself"


def untitled(record: PostRecord, title: str | None) -> PostRecord:
    """Leave out a title that is that of the thread."""
    return attrs.evolve(record, title=None) if record.title == title else record


def joints_of(found: Document) -> dict[str, str | None]:
    """Give what stands above statuses that contexts name and do not hold.

    The first of them that an answer names is the status that the context is about,
    below the last one above it. A parent further below was deleted, or is not shown;
    it hangs on that status, so that a context is one thread.
    """
    joints: dict[str, str | None] = {}
    for item in found.each():
        above, below = fields.rows(item, "ancestors"), fields.rows(item, "descendants")
        here = {fields.identity(status, "id") for status in (*above, *below)}
        parents = (fields.identity(status, "in_reply_to_id") for status in below)
        lost = list(dict.fromkeys(p for p in parents if p and p not in here))
        for parent in lost[:1]:
            joints[parent] = fields.identity(above[-1], "id") if above else None
        for parent in lost[1:]:
            joints.setdefault(parent, lost[0])
    return joints


def missing_from(
    joints: Mapping[str, str | None], records: list[PostRecord]
) -> tuple[Absence, ...]:
    """Give the statuses that contexts are about and that are not in them."""
    named = {parent for record in records for parent in record.parents}
    middles = [m for m, last in joints.items() if m in named and last not in joints]
    return tuple(
        Absence(
            words=f"the status that the thread was asked for is not here: {middle}",
            keys=frozenset({post_key(middle)}),
        )
        for middle in middles
    )


def outer(found: Document) -> Iterator[Object]:
    """Give objects that are not inside of a status: what it boosts or quotes is no post."""
    if found.broken:
        yield from found.objects
        return
    waiting = [found.value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            inner = (v for k, v in item.items() if k not in ("reblog", "quote", "card"))
            waiting.extend(reversed([v for v in inner if isinstance(v, dict | list)]))
        elif isinstance(item, list):
            waiting.extend(reversed(item))


def is_status(item: Object) -> bool:
    """Say whether a record is a status."""
    own = fields.identity(item, "id") is not None and isinstance(
        item.get("content"), str
    )
    return own and ("account" in item or "in_reply_to_id" in item)


def threads_of(
    records: list[PostRecord], joints: Mapping[str, str | None]
) -> dict[str, list[PostRecord]]:
    """Give posts by the highest one that they lead to, here or not."""
    above: dict[str | None, str | None] = {
        record.id: record.parents[0] if record.parents else None for record in records
    }
    for middle, last in joints.items():
        above.setdefault(middle, last)
    threads: dict[str, list[PostRecord]] = {}
    for record in records:
        way = [record.id]
        while (parent := above.get(way[-1])) is not None and parent not in way[-2:]:
            way.append(parent)
            if len(way) > len(above) + 1:  # a circle
                break
        for step in way[:-1]:
            above[step] = way[-1]
        threads.setdefault(way[-1] or "", []).append(record)
    return threads


def status_record(item: Object, gathered: Gathered) -> PostRecord:
    """Give a status as a post."""
    content = gathered.blocks(html_blocks(fields.text(item, "content") or ""))
    parent = fields.identity(item, "in_reply_to_id")
    account = fields.inner(item, "account")
    name = fields.text(account, "acct", "username")
    return PostRecord(
        id=fields.identity(item, "id"),
        author=Author(name=name, url=fields.text(account, "url")) if name else None,
        written=iso_moment(fields.text(item, "created_at")),
        edited=_edited(item),
        url=fields.text(item, "url", "uri"),
        score=fields.whole(item, "favourites_count"),
        parents=(parent,) if parent else (),
        body=_warned(fields.text(item, "spoiler_text"), (*content, *_pictures(item))),
        kept=_kept(item, account),
    )


def _edited(item: Object) -> Edit | None:
    at = iso_moment(fields.text(item, "edited_at"))
    return Edit(text=at.text, at=at.at, zone_known=at.zone_known) if at else None


def _warned(warning: str | None, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Put a content warning in front of what it hides."""
    return (Spoiler(title=warning.strip(), blocks=blocks),) if warning else blocks


def _pictures(item: Object) -> tuple[Block, ...]:
    found = []
    for media in fields.rows(item, "media_attachments"):
        target = fields.text(media, "url", "remote_url")
        words = " ".join((fields.text(media, "description") or "").split())
        if target and media.get("type") in ("image", "gifv", "video", "audio"):
            inlines = (Text(text=words),) if words else ()
            found.append(Para(inlines=(Image(target=target, inlines=inlines),)))
    return tuple(found)


def _kept(item: Object, account: Object) -> dict[str, Any]:
    poll = fields.inner(item, "poll")
    tags = (fields.text(tag, "name") for tag in fields.rows(item, "tags"))
    return {
        "name": fields.text(account, "display_name"),
        "reactions": {
            key: count
            for key in ("favourites_count", "reblogs_count")
            if (count := fields.whole(item, key))
        },
        "visibility": fields.text(item, "visibility"),
        "language": fields.text(item, "language"),
        "tags": [tag for tag in tags if tag],
        "boosts": fields.text(fields.inner(item, "reblog"), "url", "uri"),
        "poll": [
            {"text": fields.text(o, "title"), "votes": fields.whole(o, "votes_count")}
            for o in fields.rows(poll, "options")
        ],
    }
