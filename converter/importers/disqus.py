"""Exports of Disqus: XML with threads and the comments on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.forum_pages import KEEPS
from disputatio.converter.importers.shared.html_fragment import html_blocks
from disputatio.converter.importers.shared.losses import Losses
from disputatio.converter.importers.shared.moments import iso_moment
from disputatio.converter.importers.shared.record_threads import Gathered
from disputatio.converter.importers.shared.shuffle import readings
from disputatio.converter.importers.shared.thread_records import (
    Author,
    PostRecord,
    ThreadRecord,
    reading_of,
)
from disputatio.converter.importers.shared.xml_elements import Parser, pieces
from disputatio.converter.importers.shared.xml_elements import Piece as Part
from disputatio.converter.importers.shared.xml_fields import child, own, words
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Options, Piece, Reading, Source

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_SIGN = re.compile(rb"<disqus\b|xmlns(?::\w+)?=[\"']https?://disqus\.com")
_ID = re.compile(rb"<thread\s[^<>]{0,200}?\bid=[\"']([^\"'<>]{1,60})[\"']")
_HINT = "export the comments from Disqus (Moderate, Export) and unpack the file"


class DisqusImporter:
    """Reads exports of Disqus."""

    info = FormatInfo(
        name="disqus",
        title="Comments exported from Disqus (XML)",
        extensions=(".xml",),
        media_types=("application/xml",),
        keeps=KEEPS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are an export of Disqus."""
        return 0.96 if _SIGN.search(head[:4096]) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give one reading per thread that has comments.

        Raises:
            ReadError: there is no comment in it.
        """
        sought = ReadError("has no comment", _HINT, source=source.name)
        yield from readings(self, source, sought)

    def pieces(self, source: Source, met: list[Notice]) -> Iterator[Piece]:
        """Give definitions of threads and comments, each with the id of the thread."""
        losses = Losses(met)
        for part in pieces(source, ("thread", "post"), losses):
            found = _ID.search(part.data)
            if found is not None:
                yield Piece(found[1].decode("utf-8", "replace"), part.data)
            else:
                sentence = (
                    f"the {part.name} in line {part.line} does not say its thread"
                )
                losses.add("RecordBroken", f"{sentence}; it was left out", part.line)

    def together(
        self, thread: str, records: Iterable[bytes], source: Source
    ) -> Reading | None:
        """Give the reading of a thread; None where nobody commented on it."""
        return _reading(thread, records, Parser(source), source)


def _reading(
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
