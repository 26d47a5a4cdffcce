"""What the API of Stack Exchange answers: questions, answers and comments as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, TypeAlias

from disputatio.converter.importers.shared import fields
from disputatio.converter.importers.shared.html.content import Content
from disputatio.converter.importers.shared.html.fragment import html_blocks
from disputatio.converter.importers.shared.json_documents import Document, document
from disputatio.converter.importers.shared.markdown import markdown_blocks
from disputatio.converter.importers.shared.moments import epoch_moment
from disputatio.converter.importers.shared.record_threads import Gathered
from disputatio.converter.importers.shared.thread_records import (
    Author,
    PostRecord,
    ThreadRecord,
    reading_of,
)
from disputatio.schemas.debate import Edit
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Reading, Source

Object: TypeAlias = Mapping[str, Any]

_HINT = "ask the API for /questions/ID?filter=withbody, with answers and comments"


def api_readings(source: Source) -> Iterator[Reading]:
    """Give one reading per question.

    Raises:
        ReadError: there is no question and no answer in it.
    """
    found = document(source.data)
    threads = _threads(found)
    if not threads:
        raise ReadError("has no question or answer", _HINT, source=source.name)
    notices = found.notices
    for thread, things in threads.items():
        yield _reading(thread, things, source, notices)
        notices = ()


def _threads(found: Document) -> dict[str, list[Object]]:
    """Give questions, answers and comments by question."""
    threads: dict[str, list[Object]] = {}
    homes: dict[str, str] = {}
    last = None
    for thing in found.each():
        question = fields.identity(thing, "question_id")
        answer = fields.identity(thing, "answer_id")
        about = fields.identity(thing, "post_id")
        if "comment_id" in thing:
            thread = homes.get(about or "", last)
        elif answer is not None:
            thread = question or last
        elif question is not None and ("title" in thing or "body" in thing):
            thread = question
        else:
            continue
        if thread is not None:
            last = thread
            homes[answer or question or ""] = thread
            threads.setdefault(thread, []).append(thing)
    return threads


def _reading(
    thread: str, things: list[Object], source: Source, notices: tuple[Notice, ...]
) -> Reading:
    gathered = Gathered()
    things = sorted(things, key=lambda t: fields.number(t, "creation_date") or 0)
    question = next((t for t in things if _kind(t) == "question"), {})
    for thing in things:
        gathered.add(_record(thing, gathered))
    wordless = sum(1 for t in things if _words(t) is None)
    return reading_of(
        ThreadRecord(
            posts=gathered.records,
            title=unescape(fields.text(question, "title") or ""),
            source=fields.text(question, "link") or source.name,
            thread=f"Stack Exchange {thread}",
            kept={
                "tags": [t for t in question.get("tags") or () if isinstance(t, str)],
                "accepted": fields.identity(question, "accepted_answer_id"),
                "closed": fields.text(question, "closed_reason"),
                "views": fields.whole(question, "view_count"),
            },
        ),
        (*notices, *gathered.notices(), *_bodiless(wordless)),
    )


def _bodiless(count: int) -> Iterator[Notice]:
    if count:
        sentence = f"{count} posts came without their words: ask with filter=withbody"
        yield notice("PostsMissing", sentence)


def _kind(thing: Object) -> str:
    if "comment_id" in thing:
        return "comment"
    return "answer" if "answer_id" in thing else "question"


def _words(thing: Object) -> str | None:
    return fields.text(thing, "body", "body_markdown")


def _record(thing: Object, gathered: Gathered) -> PostRecord:
    kind = _kind(thing)
    own = fields.identity(thing, f"{kind}_id")
    above = {"comment": "post_id", "answer": "question_id"}.get(kind)
    parent = fields.identity(thing, above) if above else None
    return PostRecord(
        id=f"comment-{own}" if kind == "comment" else own,
        author=_author(fields.inner(thing, "owner")),
        written=epoch_moment(fields.number(thing, "creation_date")),
        edited=_edited(thing),
        url=fields.text(thing, "link"),
        score=fields.whole(thing, "score"),
        parents=(parent,) if parent else (),
        body=gathered.blocks(_content(thing)),
        kept={
            "accepted": thing.get("is_accepted") is True or None,
            "comment": kind == "comment" or None,
            "licence": fields.text(thing, "content_license"),
        },
    )


def _content(thing: Object) -> Content:
    html = fields.text(thing, "body")
    if html is not None:
        return html_blocks(html)
    return markdown_blocks(unescape(fields.text(thing, "body_markdown") or ""))


def _author(owner: Object) -> Author | None:
    name = unescape(fields.text(owner, "display_name") or "")
    return Author(name=name, url=fields.text(owner, "link")) if name else None


def _edited(thing: Object) -> Edit | None:
    at = epoch_moment(fields.number(thing, "last_edit_date"))
    by = _author(fields.inner(thing, "last_editor"))
    if at is None:
        return None
    return Edit(text=at.text, at=at.at, zone_known=True, by=by.name if by else None)
