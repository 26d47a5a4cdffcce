"""The comments of a thread of Lemmy, as its API gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from attrs import define, field

from disputatio.converter.importers.shared import fields
from disputatio.converter.importers.shared.json_documents import Document
from disputatio.converter.importers.shared.linked import shared_link
from disputatio.converter.importers.shared.markdown import markdown_blocks
from disputatio.converter.importers.shared.moments import iso_moment
from disputatio.converter.importers.shared.record_threads import Gathered
from disputatio.converter.importers.shared.thread_records import (
    Author,
    PostRecord,
    ThreadRecord,
    reading_of,
)
from disputatio.schemas.debate import Edit, Moment
from disputatio.schemas.notices import Absence, Notice
from disputatio.schemas.protocols import Reading, Source

Object: TypeAlias = Mapping[str, Any]
HINT = "give what /api/v3/comment/list?post_id=ID or /api/v3/post?id=ID answers"


@define
class _Thread:
    """What belongs to one post."""

    view: Object | None = None
    """The view of the post itself; None where only comments name it."""
    post: Object = field(factory=dict)
    """The post as comments name it."""
    comments: list[Object] = field(factory=list)
    """The views of the comments."""


def threads_of(found: Document) -> dict[str, _Thread]:
    """Give posts and comments by the thread that they belong to."""
    threads: dict[str, _Thread] = {}
    for view in found.each():
        comment, post = fields.inner(view, "comment"), fields.inner(view, "post")
        if fields.identity(comment, "id") and "content" in comment:
            key = fields.identity(comment, "post_id") or fields.identity(post, "id")
            thread = threads.setdefault(key or "?", _Thread())
            thread.comments.append(view)
            thread.post = thread.post or post
        elif fields.identity(post, "id") and fields.text(post, "name"):
            thread = threads.setdefault(fields.identity(post, "id") or "", _Thread())
            thread.view = thread.view or view
    return threads


def thread_reading(
    thread: _Thread, source: Source, notices: Sequence[Notice]
) -> Reading:
    """Give the reading of a post with its comments."""
    gathered = Gathered()
    view = thread.view or {"post": thread.post, "creator": _creator(thread)}
    post = fields.inner(view, "post")
    if post:
        gathered.add(_opening(view, post, gathered))
    for comment in thread.comments:
        gathered.add(_comment(comment, gathered))
    key = fields.text(post, "ap_id") or fields.identity(post, "id")
    return reading_of(
        ThreadRecord(
            posts=gathered.records,
            title=fields.text(post, "name"),
            source=fields.text(post, "ap_id") or source.name,
            thread=f"Lemmy {key}" if key else None,
            kept={
                "community": fields.text(fields.inner(view, "community"), "name"),
                "marks": [m for m in ("nsfw", "locked") if post.get(m) is True],
            },
        ),
        (*notices, *gathered.notices()),
        _missing(view, thread),
    )


def _creator(thread: _Thread) -> Object:
    """Find the author of a post among those who comment on it."""
    key = thread.post.get("creator_id")
    people = (fields.inner(view, "creator") for view in thread.comments)
    return next((p for p in people if key is not None and p.get("id") == key), {})


def _opening(view: Object, post: Object, gathered: Gathered) -> PostRecord:
    words = fields.text(post, "body") or ""
    body = gathered.blocks(markdown_blocks(words, "lemmy"))
    return PostRecord(
        id=fields.identity(post, "id"),
        author=_author(fields.inner(view, "creator"), view),
        written=_moment(post, "published", "published_at"),
        edited=_edited(post),
        url=fields.text(post, "ap_id"),
        score=_score(view, post),
        state=_state(post),
        body=body,
        kept={**_kept(view, post), "link": shared_link(fields.text(post, "url"))},
    )


def _comment(view: Object, gathered: Gathered) -> PostRecord:
    comment = fields.inner(view, "comment")
    path = (fields.text(comment, "path") or "").split(".")
    above = path[-2] if len(path) > 2 else None
    post = fields.identity(comment, "post_id")
    words = fields.text(comment, "content") or ""
    return PostRecord(
        id=f"comment-{fields.identity(comment, 'id')}",
        author=_author(fields.inner(view, "creator"), view),
        written=_moment(comment, "published", "published_at"),
        edited=_edited(comment),
        url=fields.text(comment, "ap_id"),
        score=_score(view, comment),
        parents=(f"comment-{above}",) if above else (post,) if post else (),
        state=_state(comment),
        body=gathered.blocks(markdown_blocks(words, "lemmy")),
        kept=_kept(view, comment),
    )


def _author(person: Object, view: Object) -> Author | None:
    name = fields.text(person, "name")
    if name is None:
        return None
    offices = (("creator_is_admin", "Admin"), ("creator_is_moderator", "Moderator"))
    badge = next((title for key, title in offices if view.get(key) is True), None)
    banned = (
        view.get("creator_banned_from_community") is True
        or person.get("banned") is True
    )
    address = fields.text(person, "actor_id", "ap_id")
    return Author(name=name, badge="Banned" if banned else badge, url=address)


def _moment(record: Object, *names: str) -> Moment | None:
    """Give a time; older versions give UTC without saying so."""
    value = fields.text(record, *names)
    if value is None:
        return None
    zoned = value.endswith("Z") or "+" in value or "-" in value[10:]
    return iso_moment(value if zoned else f"{value}+00:00", value)


def _edited(record: Object) -> Edit | None:
    at = _moment(record, "updated", "updated_at")
    return Edit(text=at.text, at=at.at, zone_known=at.zone_known) if at else None


def _score(view: Object, record: Object) -> int | None:
    score = fields.whole(fields.inner(view, "counts"), "score")
    return fields.whole(record, "score") if score is None else score


def _state(record: Object) -> str | None:
    return next((s for s in ("deleted", "removed") if record.get(s) is True), None)


def _kept(view: Object, record: Object) -> dict[str, Any]:
    counts = {**record, **fields.inner(view, "counts")}
    person = fields.inner(view, "creator")
    return {
        "reactions": {
            key: votes
            for key in ("upvotes", "downvotes")
            if (votes := fields.whole(counts, key)) is not None
        },
        "name": fields.text(person, "display_name"),
        "distinguished": record.get("distinguished") is True or None,
        "language": fields.identity(record, "language_id"),
    }


def _missing(view: Object, thread: _Thread) -> tuple[Absence, ...]:
    """Give how many posts there are, if the post itself says so."""
    counts = {**fields.inner(view, "post"), **fields.inner(view, "counts")}
    if thread.view is None:
        return ()
    total = 1 + (fields.whole(counts, "comments") or 0)
    words = "the post has {} that no file here holds"
    return (Absence(words=words, unit="more comment", total=total),)
