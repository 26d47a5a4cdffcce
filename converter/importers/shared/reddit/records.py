"""Submissions, comments and holes of Reddit as posts of threads."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from attrs import define, field

from disputatio.converter.importers.shared import fields
from disputatio.converter.importers.shared.html.content import Content
from disputatio.converter.importers.shared.linked import shared_link
from disputatio.converter.importers.shared.markdown import markdown_blocks
from disputatio.converter.importers.shared.moments import epoch_moment
from disputatio.converter.importers.shared.record_threads import Gathered
from disputatio.converter.importers.shared.reddit.notes import (
    holes_of,
    marks_of,
    missing,
    wordless,
)
from disputatio.converter.importers.shared.thread_records import (
    Author,
    PostRecord,
    ThreadRecord,
    reading_of,
)
from disputatio.schemas.debate import Edit
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import Reading

Object: TypeAlias = Mapping[str, Any]

SITE = "https://www.reddit.com"
NESTED = frozenset({
    "crosspost_parent_list", "media", "secure_media", "media_embed", "preview",
    "sr_detail", "secure_media_embed", "media_metadata", "all_awardings",
})  # fmt: skip
"""Members of things that hold no things of the same thread."""

_GONE = {
    "[deleted]": "deleted",
    "[deleted by user]": "deleted",
    "[removed]": "removed",
    "[ removed by reddit ]": "removed",
    "[removed by reddit]": "removed",
}
_ESCAPED = re.compile(r"&(gt|lt|amp);")
_PLAIN = {"gt": ">", "lt": "<", "amp": "&"}


@define
class Things:
    """What belongs to one thread."""

    submission: Object | None = None
    """What it begins with."""
    comments: list[Object] = field(factory=list)
    """Its comments, in the order of the source."""
    holes: list[Object] = field(factory=list)
    """Where the service left comments out ("load more comments")."""

    def take(self, thing: Object) -> None:
        """Take a submission, comment or hole."""
        if is_comment(thing):
            self.comments.append(thing)
        elif is_submission(thing):
            self.submission = self.submission or thing
        else:
            self.holes.append(thing)


def is_comment(thing: Object) -> bool:
    """Say whether an object is a comment; one whose body is no text is one, too."""
    return "body" in thing and (
        fields.identity(thing, "link_id") is not None
        or fields.identity(thing, "parent_id") is not None
    )


def is_submission(thing: Object) -> bool:
    """Say whether an object is a submission."""
    said = (
        "selftext",
        "is_self",
        "num_comments",
        "permalink",
        "crosspost_parent",
        "subreddit",
    )
    return isinstance(thing.get("title"), str) and any(name in thing for name in said)


def is_hole(thing: Object) -> bool:
    """Say whether an object stands for comments that were left out."""
    children = thing.get("children")
    return (
        isinstance(children, list)
        and fields.identity(thing, "parent_id") is not None
        and not any(isinstance(child, dict) for child in children)
    )


def full_name(thing: Object) -> str | None:
    """Give the id with its kind: t3_… of a submission, t1_… of a comment."""
    kind = "t1" if is_comment(thing) else "t3"
    name = fields.identity(thing, "name", "fullname")
    if name is not None and name.startswith(f"{kind}_"):
        return name
    own = fields.identity(thing, "id")
    return None if own is None else with_kind(own, kind)


def with_kind(identity: str, kind: str) -> str:
    """Give an id with its kind in front, where it has none."""
    return (
        identity
        if identity[:1] == "t" and identity[2:3] == "_"
        else f"{kind}_{identity}"
    )


def thread_of(thing: Object) -> str | None:
    """Give the thread that a thing says it belongs to."""
    if is_submission(thing) and not is_comment(thing):
        return full_name(thing)
    link = fields.identity(thing, "link_id")
    if link is not None:
        return with_kind(link, "t3")
    parent = fields.identity(thing, "parent_id") or ""
    return parent if parent.startswith("t3_") else None


def thread_reading(
    thread: str, things: Things, name: str | None, notices: Sequence[Notice] = ()
) -> Reading:
    """Give the reading of a thread."""
    gathered = Gathered()
    submission = things.submission
    if submission is not None:
        gathered.add(_submission(submission, gathered))
    for comment in things.comments:
        gathered.add(_comment(comment, gathered))
    holes = holes_of(things.holes)
    return reading_of(
        ThreadRecord(
            posts=gathered.records,
            title=_title(things),
            source=name,
            thread=f"Reddit {thread}",
            kept={"missing": holes},
        ),
        (
            *notices,
            *gathered.notices(),
            *wordless(things.comments),
            *missing(holes),
        ),
    )


def _title(things: Things) -> str | None:
    found = fields.text(things.submission or {}, "title")
    titles = (fields.text(comment, "link_title") for comment in things.comments)
    return plain(found or next((title for title in titles if title), ""))


def plain(text: str) -> str:
    """Undo the three escapes that the API makes."""
    return _ESCAPED.sub(lambda found: _PLAIN[found[1]], text) if "&" in text else text


def _submission(thing: Object, gathered: Gathered) -> PostRecord:
    words = fields.text(thing, "selftext") or ""
    state = _GONE.get(words.strip().casefold()) or _removed_by(thing)
    body = () if _is_gone(words) else gathered.blocks(_content(words))
    return PostRecord(
        id=full_name(thing),
        author=_author(thing),
        written=epoch_moment(_seconds(thing, "created_utc")),
        edited=_edited(thing),
        url=_address(thing),
        score=fields.whole(thing, "score"),
        state=state,
        body=body,
        kept={**marks_of(thing), "link": _link(thing)},
    )


def _comment(thing: Object, gathered: Gathered) -> PostRecord:
    words = fields.text(thing, "body") or ""
    parent = fields.identity(thing, "parent_id")
    hidden = thing.get("score_hidden") is True
    return PostRecord(
        id=full_name(thing),
        author=_author(thing),
        written=epoch_moment(_seconds(thing, "created_utc")),
        edited=_edited(thing),
        url=_address(thing),
        score=None if hidden else fields.whole(thing, "score"),
        parents=(with_kind(parent, "t1"),) if parent else (),
        state=_GONE.get(words.strip().casefold()) or _removed_by(thing),
        body=() if _is_gone(words) else gathered.blocks(_content(words)),
        kept=marks_of(thing),
    )


def _is_gone(words: str) -> bool:
    return words.strip().casefold() in _GONE


def _content(words: str) -> Content:
    return markdown_blocks(plain(words), "reddit")


def _removed_by(thing: Object) -> str | None:
    """Give the state of what was taken away while an archive kept its words."""
    said = fields.text(thing, "removed_by_category")
    said = said or fields.text(fields.inner(thing, "_meta"), "removal_type")
    if said is None:
        return None
    return "deleted" if said in ("deleted", "author") else "removed"


def _author(thing: Object) -> Author | None:
    name = fields.text(thing, "author")
    if name is None:
        name = fields.text(fields.inner(thing, "author"), "name")
    if name is None:
        gone = "author" in thing and thing["author"] is None
        return Author(label="[deleted]") if gone else None
    badge = fields.text(thing, "distinguished") or fields.text(
        thing, "author_flair_text"
    )
    return Author(name=name, badge=badge)


def _edited(thing: Object) -> Edit | None:
    """Read `edited`: false, true in old data, or the seconds."""
    if thing.get("edited") is True:
        return Edit()
    seconds = _seconds(thing, "edited")
    at = epoch_moment(seconds) if seconds else None
    return Edit(text=at.text, at=at.at, zone_known=True) if at else None


def _seconds(thing: Object, name: str) -> float | None:
    return fields.number(thing, name)


def _address(thing: Object) -> str | None:
    path = fields.text(thing, "permalink")
    if path is None:
        return None
    return f"{SITE}{path}" if path.startswith("/") else path


def _link(thing: Object) -> str | None:
    """Give what a submission links to, where it is not its own text."""
    target = plain(fields.text(thing, "url") or "")
    own = (fields.text(thing, "permalink") or "\n").rstrip("/")
    if own in target or thing.get("is_self") is True:
        return None
    return shared_link(target)
