"""Threads of Mastodon and its kin: statuses of the API, notes of ActivityPub."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import attrs

from disputatio.converter.importers.shared import fields
from disputatio.converter.importers.shared.activity_notes import is_note, note_record
from disputatio.converter.importers.shared.forum_pages import KEEPS
from disputatio.converter.importers.shared.html_fragment import html_blocks
from disputatio.converter.importers.shared.json_documents import Document, document
from disputatio.converter.importers.shared.moments import iso_moment
from disputatio.converter.importers.shared.record_threads import Gathered
from disputatio.converter.importers.shared.thread_records import (
    Author,
    PostRecord,
    ThreadRecord,
    post_key,
    reading_of,
)
from disputatio.schemas.content import Block, Image, Para, Spoiler, Text
from disputatio.schemas.debate import Edit
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Absence
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

Object: TypeAlias = Mapping[str, Any]

_CONTEXT = re.compile(rb'^\s*\{\s*"(?:ancestors|descendants)"\s*:\s*\[')
_STATUS = re.compile(rb'"in_reply_to_id"\s*:')
_ACCOUNT = re.compile(rb'"(?:account|visibility|spoiler_text)"\s*:')
_ACTIVITY = re.compile(
    rb'"(?:https?:)?(?://)?www\.w3\.org/ns/activitystreams"|"inReplyTo"\s*:|"attributedTo"\s*:'
)
_NOTE = re.compile(
    rb'"type"\s*:\s*"(?:Note|Article|Question|Page|Create|OrderedCollection(?:Page)?|Collection(?:Page)?|Tombstone)"'
)
_HINT = "give what /api/v1/statuses/ID/context answers, with the status itself"


class MastodonImporter:
    """Reads threads of statuses or notes."""

    info = FormatInfo(
        name="mastodon",
        title="Thread of Mastodon (API) or ActivityPub",
        extensions=(".json", ".jsonld"),
        media_types=("application/json", "application/activity+json"),
        keeps=KEEPS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are statuses or notes."""
        if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
            return 0.0
        if _STATUS.search(head) and _ACCOUNT.search(head):
            return 0.94
        if _CONTEXT.match(head):
            return 0.9
        return 0.87 if _ACTIVITY.search(head) and _NOTE.search(head) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give one reading per thread.

        Raises:
            ReadError: there is no status and no note in it.
        """
        found = document(source.data)
        gathered = Gathered()
        for item in _outer(found):
            if is_note(item):
                gathered.add(note_record(item, gathered))
            elif _is_status(item):
                gathered.add(_record(item, gathered))
        if not gathered.records:
            raise ReadError("has no status and no note", _HINT, source=source.name)
        joints = _joints(found)
        notices = (*found.notices, *gathered.notices())
        for root, records in _threads(gathered.records, joints).items():
            alone = len(records) == 1 and records[0].parents
            title = next((r.title for r in records if r.title), None)
            yield reading_of(
                ThreadRecord(
                    posts=[_untitled(record, title) for record in records],
                    title=title,
                    source=source.url or source.name,
                    thread=None if alone else f"Fediverse {root}",
                ),
                notices,
                _missing(joints, records),
            )
            notices = ()


def _untitled(record: PostRecord, title: str | None) -> PostRecord:
    """Leave out a title that is that of the thread."""
    return attrs.evolve(record, title=None) if record.title == title else record


def _joints(found: Document) -> dict[str, str | None]:
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


def _missing(
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


def _outer(found: Document) -> Iterator[Object]:
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


def _is_status(item: Object) -> bool:
    own = fields.identity(item, "id") is not None and isinstance(
        item.get("content"), str
    )
    return own and ("account" in item or "in_reply_to_id" in item)


def _threads(
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


def _record(item: Object, gathered: Gathered) -> PostRecord:
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
