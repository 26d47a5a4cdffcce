"""Utterances of a ConvoKit corpus as the posts of a thread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from disputatio.converter.importers.shared.fields import identity, inner, text, whole
from disputatio.converter.importers.shared.post_rows import moment_of
from disputatio.converter.importers.shared.record_threads import Gathered
from disputatio.converter.importers.shared.thread_records import (
    Author,
    PostRecord,
    ThreadRecord,
    reading_of,
)
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.protocols import Reading

Utterance = Mapping[str, Any]
"""An utterance as the corpus has it."""

_TITLES = ("title", "conversation_title", "subject", "thread_title", "question")
_REMOVED = {"[deleted]": "deleted", "[removed]": "removed"}


def conversation_of(utterance: Utterance) -> str | None:
    """Give the id of its conversation; older corpora call it the root."""
    return identity(utterance, "conversation_id", "root")


def answered_by(utterance: Utterance) -> str | None:
    """Give the id of the utterance that it answers; its own is none."""
    found = identity(utterance, "reply-to", "reply_to")
    return None if found == identity(utterance, "id") else found


def thread_reading(
    utterances: Iterable[Utterance],
    conversations: Mapping[str, Any],
    speakers: Mapping[str, Any],
    source: str | None,
) -> Reading:
    """Give the thread that some utterances are."""
    gathered = Gathered()
    conversation = None
    for utterance in utterances:
        conversation = conversation or conversation_of(utterance)
        gathered.add(_record(utterance, speakers))
    meta = _meta(inner(conversations, conversation or ""))
    first = gathered.records[0].id if gathered.records else None
    return reading_of(
        ThreadRecord(
            posts=gathered.records,
            title=text(meta, *_TITLES),
            source=source,
            thread=f"convokit {source or ''} {conversation or first}",
            kept={"conversation": _small(meta)},
        ),
        tuple(gathered.notices()),
    )


def _record(utterance: Utterance, speakers: Mapping[str, Any]) -> PostRecord:
    body = text(utterance, "text") or ""
    meta = _meta(utterance)
    parent = answered_by(utterance)
    state = _REMOVED.get(body.strip())
    return PostRecord(
        id=identity(utterance, "id"),
        author=_author(utterance, speakers),
        written=moment_of(utterance.get("timestamp")),
        score=whole(meta, "score"),
        url=text(meta, "permalink", "url"),
        title=text(meta, *_TITLES),
        parents=(parent,) if parent else (),
        state=state,
        body=() if state else plain_blocks(_clean(body)),
        kept={"meta": _small(meta)},
    )


def _author(utterance: Utterance, speakers: Mapping[str, Any]) -> Author | None:
    """Give the speaker, by the name that the corpus has for the id."""
    speaker = utterance.get("speaker", utterance.get("user"))
    if isinstance(speaker, dict):
        speaker = identity(speaker, "id", "name")
    name = identity({"": speaker}, "")
    if name is None:
        return None
    shown = text(_meta(inner(speakers, name)), "name", "display_name", "username")
    return Author(name=shown or name)


def _meta(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give what is told about something; older corpora have it without a box."""
    meta = inner(record, "meta")
    return meta if meta or "meta" in record or "text" in record else record


def _small(meta: Mapping[str, Any]) -> dict[str, Any]:
    return {
        k: v
        for k, v in meta.items()
        if (isinstance(v, str) and len(v) <= 200) or isinstance(v, bool | int | float)
    }


def _clean(body: str) -> str:
    return body.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
