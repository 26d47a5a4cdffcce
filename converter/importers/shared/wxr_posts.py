"""The comments of an export of WordPress."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.html.content import Content
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
from disputatio.converter.importers.shared.xml_elements import Parser, pieces
from disputatio.converter.importers.shared.xml_fields import children, words
from disputatio.schemas.debate import Moment
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Reading, Source

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name
_BOX = re.compile(r"</?(?:p|div|ul|ol|li|h[1-6]|pre|table|blockquote|br|hr)\b", re.I)
_STATES = {"0": "unapproved", "hold": "unapproved", "spam": "spam", "trash": "deleted"}
_NEVER = "0000-00-00"
_HINT = "export the site in WordPress (Tools, Export): posts with comments"


def threads_of(source: Source, losses: Losses) -> Iterator[Reading]:
    """Give one thread for each article with comments."""
    parser = Parser(source)
    empty = True
    for piece in pieces(source, ("item",), losses):
        item = parser.element(piece, losses)
        if item is not None and next(children(item, "comment"), None) is not None:
            empty = False
            yield _reading(item, source, piece.line)
    if empty:
        raise ReadError("has no article with a comment", _HINT, source=source.name)


def _reading(item: Element, source: Source, line: int) -> Reading:
    gathered = Gathered()
    article = _article(item, gathered, line)
    if article is not None:
        gathered.add(article)
    above = article.id if article else None
    for comment in children(item, "comment"):
        gathered.add(_comment(comment, gathered, above))
    address = words(item, "link")
    key = address or words(item, "post_id")
    return reading_of(
        ThreadRecord(
            posts=gathered.records,
            title=words(item, "title"),
            source=address or source.name,
            thread=f"WordPress {key}" if key else None,
            kept={
                "tags": [
                    w
                    for c in children(item, "category")
                    if (w := (c.text or "").strip())
                ],
                "kind": words(item, "post_type"),
            },
        ),
        tuple(gathered.notices()),
    )


def _article(item: Element, gathered: Gathered, line: int) -> PostRecord | None:
    """Give the article as the opening post, where the export has its words."""
    text = words(item, "encoded", "content")
    if text is None:
        return None
    name = words(item, "creator")
    return PostRecord(
        id=f"article-{words(item, 'post_id') or '1'}",
        author=Author(name=name) if name else None,
        written=_moment(item, "post_date_gmt", "post_date"),
        url=words(item, "link"),
        body=gathered.blocks(_content(text)),
        line=line,
    )


def _comment(element: Element, gathered: Gathered, article: str | None) -> PostRecord:
    parent = words(element, "comment_parent")
    above = parent if parent and parent != "0" else article
    name = words(element, "comment_author")
    kind, user = words(element, "comment_type"), words(element, "comment_user_id")
    return PostRecord(
        id=words(element, "comment_id"),
        author=Author(name=name, url=words(element, "comment_author_url"))
        if name
        else None,
        written=_moment(element, "comment_date_gmt", "comment_date"),
        parents=(above,) if above else (),
        state=_STATES.get(
            (words(element, "comment_approved") or "")
            .removeprefix("post-")
            .removesuffix("ed")
        ),
        body=gathered.blocks(_content(words(element, "comment_content") or "")),
        kept={
            "kind": kind if kind != "comment" else None,
            "user": user if user != "0" else None,
        },
    )


def _moment(element: Element, utc: str, local: str) -> Moment | None:
    """Give a time, in UTC where the export has that."""
    known = words(element, utc)
    if known and not known.startswith(_NEVER):
        return iso_moment(f"{known}+00:00", known)
    shown = words(element, local)
    return iso_moment(shown) if shown and not shown.startswith(_NEVER) else None


def _content(text: str) -> Content:
    """Read words as WordPress shows them: empty lines part paragraphs, others break."""
    if _BOX.search(text) is None:
        text = re.sub(r"\n[ \t]*\n\s*", "<p>", text.replace("\r\n", "\n")).replace(
            "\n", "<br>"
        )
    return html_blocks(text)
