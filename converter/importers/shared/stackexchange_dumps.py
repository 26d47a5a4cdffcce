"""The data dump of Stack Exchange: rows of Posts.xml, Comments.xml and Users.xml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Self, TypeAlias

from disputatio.converter.importers.shared import fields
from disputatio.converter.importers.shared.html.fragment import html_blocks
from disputatio.converter.importers.shared.losses import Losses
from disputatio.converter.importers.shared.markdown import markdown_blocks
from disputatio.converter.importers.shared.moments import iso_moment
from disputatio.converter.importers.shared.record_threads import Gathered
from disputatio.converter.importers.shared.thread_records import (
    Author,
    PostRecord,
    ThreadRecord,
    reading_of,
)
from disputatio.converter.importers.shared.xml_elements import Parser, pieces
from disputatio.converter.importers.shared.xml_elements import Piece as Row
from disputatio.schemas.debate import Edit
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import Piece, Reading, Source
from disputatio.schemas.temporary import temporary

Object: TypeAlias = Mapping[str, Any]

QUESTION, ANSWER = "1", "2"
"""The two of the eight PostTypeIds that are posts of a thread."""

_KIND = re.compile(rb'\sPostTypeId="(\d+)"')
_ID = re.compile(rb'\sId="(-?\d{1,18})"')
_PARENT = re.compile(rb'\sParentId="(\d{1,18})"')
_ABOUT = re.compile(rb'\sPostId="(\d{1,18})"')
_NAME = re.compile(rb'\sDisplayName="([^"<]*)"')
_MEMBER = re.compile(rb'\s(OwnerUserId|LastEditorUserId|UserId)="(-?\d{1,18})"')
_ROW = re.compile(rb"<row(?=\s)")
_TAG = re.compile(r"<([^<>]+)>|([^|<>]+)")


class Dump:
    """A dump: Posts.xml, and the files beside it where they are."""

    def __init__(self, source: Source, met: list[Notice]) -> None:
        """Take Posts.xml; nothing is opened yet."""
        self._source = source
        self._losses = Losses(met)
        self._base = temporary()

    def __enter__(self) -> Self:
        """Make the tables of a temporary file."""
        self._base.execute(
            "CREATE TABLE threads (post INTEGER PRIMARY KEY, thread TEXT)"
        )
        self._base.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, name BLOB)")
        self._base.execute("BEGIN")
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the temporary file."""
        self._base.close()

    def pieces(self) -> Iterator[Piece]:
        """Give rows with their threads: first posts, then comments.

        Where Users.xml lies beside, the names stand in the rows, as `…Name`.
        """
        self._read_users()
        comments = self._source.beside("Comments.xml")
        others = 0
        for row in pieces(self._source, ("row",), self._losses):
            found = _thread_of(row.data)
            if found is None:
                others += 1
                continue
            if comments is not None:
                self._base.execute("INSERT OR IGNORE INTO threads VALUES (?, ?)", found)
            yield Piece(found[1], self._named(row.data))
        if others:
            sentence = (
                f"{others} rows are no questions or answers (tag pages and the like)"
            )
            self._losses.add("NoiseSkipped", sentence)
        if comments is not None:
            yield from self._comments(comments)

    def _comments(self, comments: Source) -> Iterator[Piece]:
        homeless = 0
        for row in pieces(comments, ("row",), self._losses):
            about = _ABOUT.search(row.data)
            query = "SELECT thread FROM threads WHERE post = ?"
            thread = self._looked_up(query, about[1]) if about else None
            if thread is None:
                homeless += 1
            else:
                yield Piece(str(thread), self._named(row.data))
        if homeless:
            sentence = f"{homeless} comments are on posts that are not in the dump"
            self._losses.add("ReferenceBroken", sentence)

    def _named(self, row: bytes) -> bytes:
        """Write the names of members into a row, where Users.xml tells them."""
        names = []
        for attribute, user in _MEMBER.findall(row):
            name = self._looked_up("SELECT name FROM users WHERE id = ?", user)
            if isinstance(name, bytes):
                names.append(b' %sName="%s"' % (attribute, name))
        return (
            _ROW.sub(lambda found: found[0] + b"".join(names), row, 1) if names else row
        )

    def _looked_up(self, query: str, key: bytes) -> object:
        row = self._base.execute(query, (int(key),)).fetchone()
        return None if row is None else row[0]

    def _read_users(self) -> None:
        users = self._source.beside("Users.xml")
        if users is None:
            return
        for row in pieces(users, ("row",), self._losses):
            key, name = _ID.search(row.data), _NAME.search(row.data)
            if key and name:
                pair = (int(key[1]), name[1])
                self._base.execute("INSERT OR IGNORE INTO users VALUES (?, ?)", pair)


def _thread_of(row: bytes) -> tuple[int, str] | None:
    """Give the id of a question or answer, and of its question."""
    kind, own, parent = _KIND.search(row), _ID.search(row), _PARENT.search(row)
    if kind is None or own is None:
        return None
    if kind[1] == QUESTION.encode():
        return int(own[1]), own[1].decode()
    if kind[1] == ANSWER.encode() and parent is not None:
        return int(own[1]), parent[1].decode()
    return None


def dump_reading(thread: str, records: Iterable[bytes], source: Source) -> Reading:
    """Give the reading of the rows of one question, in the order of time."""
    losses, parser = Losses(), Parser(source)
    rows = [
        dict(element.attrib)
        for data in records
        if (element := parser.element(Row("row", data, 0), losses)) is not None
    ]
    rows.sort(key=lambda row: str(row.get("CreationDate", "")))
    question = next(
        (row for row in rows if row.get("Id") == thread and "PostId" not in row), {}
    )
    accepted = fields.identity(question, "AcceptedAnswerId")
    gathered = Gathered()
    for row in rows:
        make = _comment if "PostId" in row else _post
        gathered.add(make(row, gathered, accepted))
    return reading_of(
        ThreadRecord(
            posts=gathered.records,
            title=fields.text(question, "Title"),
            source=source.name,
            thread=f"Stack Exchange {thread}",
            kept=_of_question(question),
        ),
        (*losses.notices, *gathered.notices()),
    )


def _post(row: Object, gathered: Gathered, accepted: str | None) -> PostRecord:
    own = fields.identity(row, "Id")
    parent = fields.identity(row, "ParentId")
    return PostRecord(
        id=own,
        author=_author(row, "OwnerUserId", "OwnerDisplayName"),
        written=_moment(row, "CreationDate"),
        edited=_edited(row),
        score=fields.whole(row, "Score"),
        parents=(parent,) if parent else (),
        state="deleted" if row.get("DeletionDate") else None,
        body=gathered.blocks(html_blocks(fields.text(row, "Body") or "")),
        kept={
            "accepted": (own is not None and own == accepted) or None,
            "community owned": fields.text(row, "CommunityOwnedDate"),
            "licence": fields.text(row, "ContentLicense"),
        },
    )


def _comment(row: Object, gathered: Gathered, _: str | None) -> PostRecord:
    words = fields.text(row, "Text") or ""
    return PostRecord(
        id=f"comment-{fields.identity(row, 'Id')}",
        author=_author(row, "UserId", "UserDisplayName"),
        written=_moment(row, "CreationDate"),
        score=fields.whole(row, "Score"),
        parents=(str(row["PostId"]),),
        body=gathered.blocks(markdown_blocks(words, "plain")),
        kept={"comment": True, "licence": fields.text(row, "ContentLicense")},
    )


def _author(row: Object, user: str, shown: str) -> Author | None:
    """Give an author by id; a member who was deleted has only a name, or neither."""
    key = fields.identity(row, user)
    name = fields.text(row, f"{user}Name", shown)
    if name is None and key is not None:
        name = f"user {key}"
    return Author(name=name) if name else None


def _moment(row: Object, name: str) -> Any:
    """Give a time; the dump gives UTC without saying so."""
    value = fields.text(row, name)
    return iso_moment(f"{value}+00:00", value) if value else None


def _edited(row: Object) -> Edit | None:
    at = _moment(row, "LastEditDate")
    by = _author(row, "LastEditorUserId", "LastEditorDisplayName")
    if at is None:
        return None
    name = by.name if by else None
    return Edit(text=at.text, at=at.at, zone_known=at.zone_known, by=name)


def _of_question(row: Object) -> dict[str, Any]:
    found = _TAG.findall(fields.text(row, "Tags") or "")
    return {
        "tags": [a or b for a, b in found],
        "accepted": fields.identity(row, "AcceptedAnswerId"),
        "closed": fields.text(row, "ClosedDate"),
        "views": fields.whole(row, "ViewCount"),
    }
