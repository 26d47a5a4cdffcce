"""What Reddit says of its things beside their words, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from disputatio.converter.importers.shared import fields
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import counted

Object: TypeAlias = Mapping[str, Any]

_KEPT = {
    "link_flair_text": "flair", "distinguished": "distinguished",
    "controversiality": "controversiality", "subreddit": "subreddit", "gilded": "gilded",
    "upvote_ratio": "upvote ratio", "crosspost_parent": "crosspost of",
    "collapsed_reason": "collapsed", "removal_reason": "removal reason",
    "removed_by_category": "removed by", "num_comments": "comments", "domain": "domain",
}  # fmt: skip
_MARKS = (
    "stickied",
    "locked",
    "over_18",
    "spoiler",
    "is_submitter",
    "archived",
    "pinned",
)


def marks_of(thing: Object) -> dict[str, Any]:
    """Give what the model has no field for: flairs, offices, polls, archive notes."""
    kept: dict[str, Any] = {
        name: thing[key]
        for key, name in _KEPT.items()
        if isinstance(thing.get(key), str | int | float)
    }
    kept["author flair"] = fields.text(thing, "author_flair_text")
    kept["marks"] = [name for name in _MARKS if thing.get(name) is True]
    kept["poll"] = [
        {"text": fields.text(o, "text"), "votes": fields.whole(o, "vote_count")}
        for o in fields.rows(fields.inner(thing, "poll_data"), "options")
    ]
    meta = {
        k: v
        for k, v in fields.inner(thing, "_meta").items()
        if v is True or isinstance(v, str)
    }
    kept["archive"] = meta
    return {key: value for key, value in kept.items() if value != 0}


def holes_of(holes: Sequence[Object]) -> list[dict[str, Any]]:
    """Give where comments are missing: below which post, which ids, how many."""
    found = []
    for hole in holes:
        ids = [child for child in hole.get("children", ()) if isinstance(child, str)]
        parent = fields.identity(hole, "parent_id")
        count = fields.whole(hole, "count")
        found.append({"parent": parent, "ids": ids, "count": count})
    return found


def missing(holes: Sequence[Mapping[str, Any]]) -> Iterator[Notice]:
    """Say how many comments the service left out."""
    if not holes:
        return
    count = sum(max(hole["count"] or 0, len(hole["ids"])) for hole in holes)
    open_ended = sum(1 for hole in holes if not hole["ids"])
    sentence = f"at {counted(len(holes), 'place')} the service left comments out: {count} {'is' if count == 1 else 'are'} counted"
    if open_ended:
        say = "says" if open_ended == 1 else "say"
        places = counted(open_ended, "place")
        sentence += f", and {places} only {say} that there are more"
    yield notice("PostsMissing", sentence)


def wordless(comments: Sequence[Object]) -> Iterator[Notice]:
    """Tell which comments have something in the place of their words that is no text."""
    found = [c for c in comments if not isinstance(c.get("body"), str)]
    if found:
        first = fields.identity(found[0], "name", "id") or "one without an id"
        sentence = (
            f"comments whose body is no text: {len(found)} (first {first}); they are"
            " kept without words"
        )
        yield notice("RecordBroken", sentence)
