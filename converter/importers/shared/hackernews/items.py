"""Items of Hacker News (stories, comments, polls, jobs) as posts of threads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any, TypeAlias

import attrs

from disputatio.converter.importers.shared import fields
from disputatio.converter.importers.shared.html.fragment import html_blocks
from disputatio.converter.importers.shared.json_documents import Document
from disputatio.converter.importers.shared.json_rows import broken, lines, row_of
from disputatio.converter.importers.shared.linked import shared_link
from disputatio.converter.importers.shared.losses import Losses
from disputatio.converter.importers.shared.marked_lines import with_quotations
from disputatio.converter.importers.shared.moments import epoch_moment, iso_moment
from disputatio.converter.importers.shared.record_threads import Gathered
from disputatio.converter.importers.shared.thread_records import (
    Author,
    PostRecord,
    ThreadRecord,
    post_key,
    reading_of,
)
from disputatio.schemas.debate import Moment
from disputatio.schemas.notices import Absence, Notice
from disputatio.schemas.protocols import Piece, Reading, Source
from disputatio.schemas.temporary import temporary

Object: TypeAlias = Mapping[str, Any]

ADDRESS = "https://news.ycombinator.com/item?id="

_LONGEST_ID = 15
_KINDS = frozenset({"story", "comment", "poll", "pollopt", "job"})


def items_in(found: Document) -> list[Object]:
    """Give the items of a document, those in `children` too."""
    return [item for item in found.each() if is_item(item)]


def is_item(item: Object) -> bool:
    """Say whether an object is an item: of the API, of Algolia, or a hit of its search."""
    if identity(item) is None:
        return False
    hit = "objectID" in item and ("created_at_i" in item or "author" in item)
    return hit or fields.text(item, "type") in _KINDS


def identity(item: Object) -> str | None:
    """Give the id of an item."""
    found = fields.whole(item, "id")
    return str(found) if found is not None else fields.identity(item, "objectID")


def parent_of(item: Object) -> str | None:
    """Give the id of the item above; of a poll's option, the poll; 0 is none."""
    found = (fields.identity(item, name) for name in ("parent", "parent_id", "poll"))
    return next((one for one in found if one not in (None, "0")), None)


def threads_of(items: Sequence[Object]) -> dict[str, list[Object]]:
    """Give items by the story at the top, or the highest item that they name."""
    above = {identity(item): parent_of(item) for item in items}
    threads: dict[str, list[Object]] = {}
    for item in items:
        root = fields.identity(item, "story_id") or _root(identity(item) or "", above)
        threads.setdefault(root, []).append(item)
    return threads


def _root(start: str, above: dict[str | None, str | None]) -> str:
    """Go up as far as items are known; shorten the way for those that come after."""
    way = [start]
    while (parent := above.get(way[-1])) is not None and parent != way[-1]:
        way.append(parent)
        if len(way) > len(above) + 1:  # a circle
            break
    for step in way[:-1]:
        above[step] = way[-1]
    return way[-1]


def item_pieces(source: Source, met: list[Notice]) -> Iterator[Piece]:
    """Give the items of an archive, each with its story.

    Items lie in a temporary file by id: who answers has the higher one.
    """
    losses, base = Losses(met), temporary()
    base.execute("CREATE TABLE items (id INTEGER PRIMARY KEY, root INTEGER, data BLOB)")
    base.execute("BEGIN")
    try:
        for line in lines(source, losses):
            item = row_of(line, losses)
            own = identity(item) or ""
            if not is_item(item) or not own.isdecimal() or len(own) > _LONGEST_ID:
                broken(line, losses, "it is no item of Hacker News")
                continue
            above = fields.whole(item, "story_id") or _number(parent_of(item))
            row = (int(own), above, line.data)
            if not base.execute(
                "INSERT OR IGNORE INTO items VALUES (?, ?, ?)", row
            ).rowcount:
                sentence = (
                    f"line {line.number} gives item {own} again; the first is kept"
                )
                losses.add("PostRepeated", sentence, line.number)
        everything = base.execute("SELECT id, root, data FROM items ORDER BY id")
        for key, above, data in everything:
            root = key if above is None else above
            if root > key:
                sentence = f"item {key} answers {above}, which is later; its thread may be split"
                losses.add("ReferenceBroken", sentence)
            higher = base.execute(
                "SELECT root FROM items WHERE id = ?", (root,)
            ).fetchone()
            if above is not None and above < key and higher and higher[0] is not None:
                root = higher[0]
                base.execute("UPDATE items SET root = ? WHERE id = ?", (root, key))
            yield Piece(str(root), data)
        losses.end()
    finally:
        base.close()


def _number(identity: str | None) -> int | None:
    short = identity and identity.isdecimal() and len(identity) <= _LONGEST_ID
    return int(identity) if identity and short else None


def thread_reading(
    thread: str,
    items: Sequence[Object],
    name: str | None,
    notices: Sequence[Notice] = (),
) -> Reading:
    """Give the reading of the items of one story."""
    gathered = Gathered()
    options = [item for item in items if item.get("type") == "pollopt"]
    for item in sorted(items, key=lambda item: identity(item) != thread):
        if item.get("type") != "pollopt":
            gathered.add(_record(item, gathered))
    here = {identity(item) for item in items}
    titles = (fields.text(item, "title", "story_title") for item in items)
    return reading_of(
        ThreadRecord(
            posts=gathered.records,
            title=unescape(next((title for title in titles if title), "")),
            source=name,
            thread=f"Hacker News {thread}",
            kept={
                "poll": [
                    {"text": _plain(o), "votes": fields.whole(o, "score", "points")}
                    for o in options
                ]
            },
        ),
        (*notices, *gathered.notices()),
        _missing(items, here),
    )


def _plain(item: Object) -> str:
    return " ".join(unescape(fields.text(item, "text") or "").split())


def _record(item: Object, gathered: Gathered) -> PostRecord:
    own, parent = identity(item), parent_of(item)
    gone = _is_deleted(item)
    html = "" if gone else fields.text(item, "text", "comment_text", "story_text") or ""
    content = html_blocks(html)
    words = attrs.evolve(content, blocks=with_quotations(content.blocks))
    name = fields.text(item, "by", "author")
    return PostRecord(
        id=own,
        author=Author(name=name) if name else None,
        written=_moment(item),
        url=f"{ADDRESS}{own}",
        score=fields.whole(item, "score", "points"),
        parents=(parent,) if parent else (),
        state="deleted" if gone else "hidden" if _is_dead(item) else None,
        body=gathered.blocks(words),
        kept={
            "link": shared_link(fields.text(item, "url")),
            "kind": _kind(item),
            "dead": _is_dead(item) or None,
        },
    )


def _is_deleted(item: Object) -> bool:
    """Say whether an item was deleted; Algolia gives it without author and words."""
    wordless = not any(fields.text(item, n) for n in ("author", "text", "title"))
    return item.get("deleted") in (True, 1) or ("created_at_i" in item and wordless)


def _is_dead(item: Object) -> bool:
    return item.get("dead") in (True, 1)  # some archives have 1


def _kind(item: Object) -> str | None:
    kind = fields.text(item, "type")
    return kind if kind not in ("comment", "story") else None


def _moment(item: Object) -> Moment | None:
    seconds = fields.number(item, "time")
    seconds = fields.number(item, "created_at_i") if seconds is None else seconds
    shown = fields.text(item, "time", "created_at", "timestamp")
    return epoch_moment(seconds) or _in_utc(iso_moment(shown))


def _in_utc(moment: Moment | None) -> Moment | None:
    """Give a time in UTC, which archives leave unsaid, as all times of the site are."""
    if moment is None or moment.at is None or moment.zone_known:
        return moment
    at = moment.at.replace(tzinfo=dt.UTC)
    return attrs.evolve(moment, at=at, zone_known=True)


def _missing(items: Sequence[Object], here: set[str | None]) -> tuple[Absence, ...]:
    """Give the answers that items name and that are not here."""
    lists = (kids for item in items if isinstance(kids := item.get("kids"), list))
    named = {str(kid) for kids in lists for kid in kids if isinstance(kid, int)}
    keys = frozenset(post_key(kid) for kid in named - here)
    words = "items name {} that no file here holds"
    return (Absence(words=words, unit="answer", keys=keys),) if keys else ()
