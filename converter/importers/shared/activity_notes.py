"""Notes of ActivityPub as posts (ActivityStreams 2.0)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from disputatio.converter.importers.shared import fields
from disputatio.converter.importers.shared.html.fragment import html_blocks
from disputatio.converter.importers.shared.moments import iso_moment
from disputatio.converter.importers.shared.record_threads import Gathered
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.schemas.content import Spoiler
from disputatio.schemas.debate import Edit

Object: TypeAlias = Mapping[str, Any]

_KINDS = frozenset({"Note", "Article", "Question", "Page"})


def is_note(item: Object) -> bool:
    """Say whether an object is a note, or what is left of one that was deleted."""
    if fields.text(item, "id") is None:
        return False
    has_words = isinstance(item.get("content"), str) or isinstance(
        item.get("name"), str
    )
    kind = fields.text(item, "type")
    return (kind in _KINDS and has_words) or kind == "Tombstone"


def note_record(item: Object, gathered: Gathered) -> PostRecord:
    """Give a note as a post."""
    blocks = gathered.blocks(html_blocks(fields.text(item, "content") or ""))
    warning = fields.text(item, "summary")
    if warning and item.get("type") == "Note":
        blocks = (Spoiler(title=warning.strip(), blocks=blocks),)
    parent = _address(item.get("inReplyTo"))
    at = iso_moment(fields.text(item, "updated"))
    return PostRecord(
        id=fields.text(item, "id"),
        author=_author(_address(item.get("attributedTo"))),
        written=iso_moment(fields.text(item, "published")),
        edited=Edit(text=at.text, at=at.at, zone_known=at.zone_known) if at else None,
        url=_address(item.get("url")) or fields.text(item, "id"),
        title=fields.text(item, "name"),
        score=fields.whole(fields.inner(item, "likes"), "totalItems"),
        parents=(parent,) if parent else (),
        state="deleted" if item.get("type") == "Tombstone" else None,
        body=blocks,
        kept={"poll": _poll(item), "tags": _tags(item)},
    )


def _address(value: Any) -> str | None:
    """Give an address that stands as text, object or list of such."""
    for one in value if isinstance(value, list) else [value]:
        found = fields.text(one, "id", "href") if isinstance(one, dict) else one
        if isinstance(found, str) and found.strip():
            return found
    return None


def _author(address: str | None) -> Author | None:
    """Name who is known by address only, as their site does: ann@harbour.example."""
    if address is None:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return Author(name=address)
    last = parts.path.rstrip("/").rpartition("/")[2].lstrip("@")
    name = f"{last}@{parts.hostname}" if last and parts.hostname else address
    return Author(name=name, url=address)


def _poll(item: Object) -> list[dict[str, Any]]:
    options = fields.rows(item, "oneOf") or fields.rows(item, "anyOf")
    return [
        {
            "text": fields.text(option, "name"),
            "votes": fields.whole(fields.inner(option, "replies"), "totalItems"),
        }
        for option in options
    ]


def _tags(item: Object) -> list[str]:
    found = (
        fields.text(t, "name")
        for t in fields.rows(item, "tag")
        if t.get("type") == "Hashtag"
    )
    return [name for name in found if name]
