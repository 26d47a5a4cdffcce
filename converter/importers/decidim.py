"""Comments of Decidim: exports in JSON and CSV, answers of its API."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from disputatio.converter.importers.shared.page_options import KEEPS
from disputatio.converter.importers.shared.stated_sides import ARGUED
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

if TYPE_CHECKING:
    from disputatio.converter.importers.shared.decidim_comments import Comment
    from disputatio.converter.importers.shared.html.content import Content
    from disputatio.converter.importers.shared.losses import Losses
    from disputatio.converter.importers.shared.record_threads import Gathered
    from disputatio.converter.importers.shared.thread_records import PostRecord

_FIELDS = (b'"commentable_type"', b'"alignment"', b'"depth"')
_ANSWER = re.compile(rb'"comments"\s*:\s*\[')
_COLUMNS = {"commentable_type", "alignment", "depth"}
_SCHEMES = {1: "agree", -1: "disagree"}
_HINT = "export the comments of a component as JSON or CSV, or ask the API for comments"


class DecidimImporter:
    """Reads comments of Decidim."""

    info = FormatInfo(
        name="decidim",
        title="Comments of Decidim: exports (JSON, CSV), API",
        extensions=(".json", ".csv"),
        media_types=("application/json", "text/csv"),
        verified="none",
        keeps=KEEPS | ARGUED,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are comments of Decidim."""
        from disputatio.converter.importers.shared.tabular import header

        if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
            if all(field in head for field in _FIELDS):
                return 0.95
            asked = _ANSWER.search(head) and b'"alignment"' in head
            return 0.85 if asked and b'"body"' in head else 0.0
        return 0.95 if set(header(head)) >= _COLUMNS else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give one reading for each thing that is discussed.

        Raises:
            ReadError: there is no comment in it.
        """
        from disputatio.converter.importers.shared.losses import Losses, told

        losses = Losses()
        yield from told(_readings(source, losses), losses.notices)


def _readings(source: Source, losses: Losses) -> Iterator[Reading]:
    found = _by_root(_comments(source, losses))
    if not found:
        raise ReadError("there is no comment in it", _HINT, source=source.name)
    for comments in found:
        yield _reading(comments, source.name)


def _comments(source: Source, losses: Losses) -> Iterator[Comment]:
    from disputatio.converter.importers.shared.decidim_comments import (
        answered,
        exported,
    )
    from disputatio.converter.importers.shared.json_documents import document
    from disputatio.converter.importers.shared.tabular import rows

    head = source.head
    if _ANSWER.search(head) and not all(field in head for field in _FIELDS):
        given = document(source.data)
        losses.notices += given.notices
        yield from answered(list(given.objects) if given.broken else given.value)
        return
    for row in rows(source, losses):
        if row.values.get("alignment") is not None or "depth" in row.values:
            yield exported(row.values)


def _by_root(comments: Iterable[Comment]) -> list[list[Comment]]:
    """Give the comments on each thing; one on a comment goes where that one is."""
    places: dict[str, list[Comment]] = {}
    homes: dict[str, str] = {}
    for comment in comments:
        root = comment.root or homes.get(comment.parent or "", "unknown")
        homes[comment.id or ""] = root
        places.setdefault(root, []).append(comment)
    return list(places.values())


def _reading(comments: list[Comment], name: str | None) -> Reading:
    from disputatio.converter.importers.shared.record_threads import Gathered
    from disputatio.converter.importers.shared.stated_sides import with_stances
    from disputatio.converter.importers.shared.thread_records import (
        ThreadRecord,
        reading_of,
    )

    first = comments[0]
    gathered = Gathered()
    for comment in comments:
        gathered.add(_record(comment, gathered))
    is_address = first.root.startswith(("http://", "https://"))
    reading = reading_of(
        ThreadRecord(
            posts=gathered.records,
            title=first.title,
            language=first.language,
            source=first.root if is_address else name,
            thread=f"decidim {first.root}",
        ),
        tuple(gathered.notices()),
    )
    return with_stances(reading, gathered.records, first.title or first.root)


def _record(comment: Comment, gathered: Gathered) -> PostRecord:
    from disputatio.converter.importers.shared.moments import iso_moment
    from disputatio.converter.importers.shared.thread_records import Author, PostRecord

    kept = {"alignment": comment.alignment or None, "depth": comment.depth}
    return PostRecord(
        id=comment.id,
        author=Author(name=comment.author) if comment.author else None,
        written=iso_moment(comment.created),
        score=comment.score,
        parents=(comment.parent,) if comment.parent else (),
        state=comment.state,
        stance=_SCHEMES.get(comment.alignment) if comment.body.strip() else None,
        body=gathered.blocks(_content(comment.body)),
        kept=kept,
    )


def _content(body: str) -> Content:
    from disputatio.converter.importers.shared.html.fragment import html_blocks
    from disputatio.converter.importers.shared.markdown import markdown_blocks

    if body.lstrip().startswith("<"):
        return html_blocks(body)
    return markdown_blocks(body, "plain")
