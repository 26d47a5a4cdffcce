"""The posts of a topic of Discourse, as its API gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from disputatio.converter.importers.shared import fields
from disputatio.converter.importers.shared.discourse.marks import discourse_means
from disputatio.converter.importers.shared.html.addresses import host_of
from disputatio.converter.importers.shared.html.content import Content
from disputatio.converter.importers.shared.html.fragment import html_blocks
from disputatio.converter.importers.shared.json_documents import Document
from disputatio.converter.importers.shared.markdown import markdown_blocks
from disputatio.converter.importers.shared.moments import iso_moment
from disputatio.converter.importers.shared.record_threads import Gathered
from disputatio.converter.importers.shared.thread_records import (
    Author,
    PostRecord,
    ThreadRecord,
    reading_of,
)
from disputatio.schemas.debate import Edit
from disputatio.schemas.notices import Absence, Notice
from disputatio.schemas.protocols import Reading, Source

Object: TypeAlias = Mapping[str, Any]
_DELETED = re.compile(
    r"\s*(?:<p>)?\(post (?:deleted|withdrawn) by (?:the )?author\b", re.I
)
_LIKE = 2
_KINDS = {3: "action", 4: "whisper"}
HINT = "save /t/ID.json of the topic, for all posts /t/ID.json?print=true"


def sorted_out(found: Document) -> tuple[dict[str, list[Object]], dict[str, Object]]:
    """Give the posts by topic, and what the topics say of themselves."""
    posts: dict[str, list[Object]] = {}
    topics: dict[str, Object] = {}
    topic = None
    for item in found.each():
        if isinstance(item.get("post_stream"), dict):
            topic = fields.identity(item, "id") or ""
            topics[topic] = item
        if _is_post(item):
            own = fields.identity(item, "topic_id") or topic or ""
            posts.setdefault(own, []).append(item)
    return posts, topics


def _is_post(item: Object) -> bool:
    has_words = isinstance(item.get("cooked"), str) or isinstance(item.get("raw"), str)
    return has_words and fields.whole(item, "post_number") is not None


def topic_reading(
    topic: str,
    rows: list[Object],
    said: Object,
    source: Source,
    notices: Iterable[Notice],
) -> Reading:
    """Give the reading of the posts of one topic."""
    gathered = Gathered()
    for row in sorted(rows, key=lambda row: fields.whole(row, "post_number") or 0):
        gathered.add(_record(row, topic, gathered))
    site = host_of(source.url)
    return reading_of(
        ThreadRecord(
            posts=gathered.records,
            title=fields.text(said, "title") or fields.text(rows[0], "topic_title"),
            source=source.url or source.name,
            thread=f"Discourse {site} {topic}" if topic else None,
            kept=_of_topic(said),
        ),
        (*notices, *gathered.notices()),
        _missing(said, rows),
    )


def _record(row: Object, topic: str, gathered: Gathered) -> PostRecord:
    said = fields.whole(row, "post_number")
    parent = fields.whole(row, "reply_to_post_number")
    name = fields.text(row, "username")
    return PostRecord(
        id=str(said),
        number=said,
        author=Author(name=name, badge=_badge(row)) if name else None,
        written=iso_moment(fields.text(row, "created_at")),
        edited=_edited(row),
        score=_likes(row),
        parents=(str(parent),) if parent is not None else (),
        state=_state(row),
        body=gathered.blocks(_content(row, topic)),
        kept=_kept(row),
    )


def _content(row: Object, topic: str) -> Content:
    """Give the words: Markdown where the file has it, else HTML."""
    raw = fields.text(row, "raw")
    if raw is not None:
        return markdown_blocks(raw, "discourse", discourse_means(topic))
    return html_blocks(fields.text(row, "cooked") or "", discourse_means(topic))


def _badge(row: Object) -> str | None:
    title = fields.text(row, "user_title")
    offices = ("admin", "moderator")
    return title or next((o for o in offices if row.get(o) is True), None)


def _edited(row: Object) -> Edit | None:
    version = fields.whole(row, "version")
    if version is None or version < 2:
        return None
    at = iso_moment(fields.text(row, "updated_at"))
    return Edit(text=at.text, at=at.at, zone_known=at.zone_known) if at else Edit()


def _likes(row: Object) -> int | None:
    found = (a for a in fields.rows(row, "actions_summary") if a.get("id") == _LIKE)
    return next((fields.whole(a, "count") for a in found), None)


def _state(row: Object) -> str | None:
    words = fields.text(row, "raw", "cooked") or ""
    if (
        row.get("user_deleted") is True
        or row.get("deleted_at")
        or _DELETED.match(words)
    ):
        return "deleted"
    if row.get("hidden") is True:
        return "hidden"
    return _KINDS.get(fields.whole(row, "post_type") or 0)


def _kept(row: Object) -> dict[str, Any]:
    """Give what the model has no field for."""
    reactions = {
        r["id"]: fields.whole(r, "count")
        for r in fields.rows(row, "reactions")
        if isinstance(r.get("id"), str)
    }
    likes = _likes(row)
    name = fields.text(row, "name", "display_username")
    return {
        "id": fields.identity(row, "id"),
        "name": name if name != fields.text(row, "username") else None,
        "reactions": reactions or ({"like": likes} if likes else {}),
        "accepted": row.get("accepted_answer") is True or None,
        "wiki": row.get("wiki") is True or None,
        "moderator action": fields.whole(row, "post_type") == 2 or None,
        "action": fields.text(row, "action_code"),
        "action on": fields.text(row, "action_code_who"),
        "edit reason": fields.text(row, "edit_reason"),
        "flair": fields.text(row, "flair_name"),
        "polls": [_poll(p) for p in fields.rows(row, "polls")],
    }


def _poll(poll: Object) -> dict[str, Any]:
    return {
        "name": fields.text(poll, "title", "name"),
        "voters": fields.whole(poll, "voters"),
        "options": [
            {"text": fields.text(o, "html"), "votes": fields.whole(o, "votes")}
            for o in fields.rows(poll, "options")
        ],
    }


def _of_topic(said: Object) -> dict[str, Any]:
    tags = said.get("tags")
    names = (
        (t.get("name") if isinstance(t, dict) else t for t in tags or ())
        if isinstance(tags, list)
        else ()
    )
    return {
        "tags": [name for name in names if isinstance(name, str)],
        "category": fields.identity(said, "category_id"),
        "closed": said.get("closed") is True or None,
        "archived": said.get("archived") is True or None,
        "accepted": fields.whole(fields.inner(said, "accepted_answer"), "post_number"),
    }


def _missing(said: Object, rows: list[Object]) -> tuple[Absence, ...]:
    """Give how many posts the topic has, those that its stream does not name too."""
    stream = fields.inner(said, "post_stream").get("stream")
    if not isinstance(stream, list):
        return ()
    here = {fields.identity(row, "id") for row in rows}
    lost = {str(one) for one in stream if isinstance(one, int)} - here
    words = (
        "the topic has {} that no file here holds: the API gives only the first with a"
        " topic, the others by /t/ID/posts.json?post_ids[]=…"
    )
    return (Absence(words=words, unit="more post", total=len(rows) + len(lost)),)
