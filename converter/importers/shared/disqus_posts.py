"""The comments of an export of Disqus."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.html.fragment import html_blocks
from disputatio.converter.importers.shared.losses import Losses
from disputatio.converter.importers.shared.moments import iso_moment
from disputatio.converter.importers.shared.record_threads import Gathered
from disputatio.converter.importers.shared.thread_records import (
    Author,
    PostRecord,
    ThreadRecord,
    reading_of,
)
from disputatio.converter.importers.shared.xml_elements import Parser
from disputatio.converter.importers.shared.xml_elements import Piece as Part
from disputatio.converter.importers.shared.xml_fields import child, own, words
from disputatio.schemas.protocols import Reading, Source

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name
ID = re.compile(rb"<thread\s[^<>]{0,200}?\bid=[\"']([^\"'<>]{1,60})[\"']")
HINT = "export the comments from Disqus (Moderate, Export) and unpack the file"


def thread_reading(
    thread: str, records: Iterable[bytes], parser: Parser, source: Source
) -> Reading | None:
    """Give the reading of a thread; None where nobody commented on it."""
    losses, gathered = Losses(), Gathered()
    definition: Element | None = None
    for data in records:
        is_post = data.startswith(b"<post")
        part = Part("post" if is_post else "thread", data, 0)
        element = parser.element(part, losses)
        if element is not None and is_post:
            gathered.add(_record(element, gathered))
        elif element is not None and definition is None:
            definition = element
    if not gathered.records:
        return None
    address = words(definition, "link")
    return reading_of(
        ThreadRecord(
            posts=gathered.records,
            title=words(definition, "title"),
            source=address or source.name,
            thread=f"Disqus {words(definition, 'forum') or ''} {thread}",
            kept={
                "identifier": words(definition, "id"),
                "opening": words(definition, "message"),
                "marks": [
                    m
                    for m in ("isClosed", "isDeleted")
                    if words(definition, m) == "true"
                ],
            },
        ),
        (*losses.notices, *gathered.notices()),
    )


def _record(element: Element, gathered: Gathered) -> PostRecord:
    person = child(element, "author")
    name = words(person, "name") or words(person, "username")
    parent = own(child(element, "parent"), "id")
    return PostRecord(
        id=own(element, "id"),
        author=Author(name=name) if name else None,
        written=iso_moment(words(element, "createdAt")),
        parents=(parent,) if parent else (),
        state=_state(element),
        body=gathered.blocks(html_blocks(words(element, "message") or "")),
        kept={
            "user": words(person, "username"),
            "anonymous": words(person, "isAnonymous") == "true" or None,
        },
    )


def _state(element: Element) -> str | None:
    if words(element, "isDeleted") == "true":
        return "deleted"
    return "spam" if words(element, "isSpam") == "true" else None
