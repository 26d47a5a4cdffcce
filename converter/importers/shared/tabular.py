"""Rows of a table, whatever it is kept in: CSV, TSV, JSON, NDJSON or SQLite."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from attrs import define, frozen

from disputatio.converter.importers.shared.decoding import decoded, leniently
from disputatio.converter.importers.shared.json_documents import document
from disputatio.converter.importers.shared.json_rows import has_rows, lines
from disputatio.converter.importers.shared.losses import Losses
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Source

Values: TypeAlias = dict[str, Any]
"""What a row has, by the name of its column."""

_Cells: TypeAlias = tuple[int, list[str]]

SQLITE = b"SQLite format 3\x00"
"""How a database of SQLite begins."""

LONGEST_FIELD = 16 << 20
"""A longer field of a CSV file is an error of its row."""

_WIDE = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS = (",", ";", "\t", "|")
_LINE_ENDS = re.compile(r"\r\n?|\n")


@frozen
class Row:
    """A row of a table."""

    number: int
    """Its line in a text, its place in a document or a database, from 1."""
    values: Values
    """What it has."""


def rows(source: Source, losses: Losses, table: str | None = None) -> Iterator[Row]:
    """Give the rows of a source; `table` is the table of a database that is meant.

    Raises:
        ReadError: it has no rows that can be read.
    """
    head = source.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if source.head.startswith(SQLITE):
        yield from _of_database(source, losses, table)
    elif head.startswith((b"{", b"[")):
        yield from (
            _of_rows(source, losses)
            if has_rows(source)
            else _of_document(source, losses)
        )
    else:
        yield from _of_text(source, losses)


def header(head: bytes) -> list[str]:
    """Give the names of the columns of a CSV text, by its beginning."""
    line = _first(head)
    if len(line) > 4000:
        return []
    delimiter = _delimiter(line)
    try:
        return [name.strip() for name in next(csv.reader([line], delimiter=delimiter))]
    except (csv.Error, StopIteration):
        return []


def _delimiter(line: str) -> str:
    """Give the sign that parts the names of the columns."""
    return max(
        _DELIMITERS, key=lambda sign: (line.count(sign), -_DELIMITERS.index(sign))
    )


def _of_text(source: Source, losses: Losses) -> Iterator[Row]:
    names = header(source.head)
    if not names:
        raise ReadError("the first line names no columns", source=source.name)
    csv.field_size_limit(LONGEST_FIELD)
    first = _first(source.head)
    with _opened(source) as stream:
        text = _Lines(_text(stream, losses))
        reader = csv.reader(text, delimiter=_delimiter(first))
        found = _cells(reader, losses)
        next(found, None)
        if text.last.endswith("\n"):
            found = _rejoined(found, text, len(names))
        for line, cells in found:
            if len(cells) != len(names):
                losses.add(
                    "RecordBroken",
                    f"the row that ends in line {line} has {len(cells)} of"
                    f" {len(names)} columns; it is read as far as it goes",
                    line,
                )
            yield Row(line, dict(zip(names, cells, strict=False)))
    losses.end()


@define
class _Lines:
    """Lines, with the one that was given last."""

    lines: Iterator[str]
    last: str = ""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.last = next(self.lines)
        return self.last


def _cells(reader: Any, losses: Losses) -> Iterator[_Cells]:
    """Give rows that are not empty, with the lines in which they end."""
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            line = reader.line_num
            losses.add("RecordBroken", f"line {line}: {error}; left out", line)
            continue
        if any(cell.strip() for cell in cells):
            yield reader.line_num, cells


def _rejoined(found: Iterator[_Cells], text: _Lines, width: int) -> Iterator[_Cells]:
    """Put rows together that a CR in a field parted, where rows end otherwise."""
    held: _Cells | None = None
    for line, cells in found:
        row = (line, cells)
        if held is not None and len(held[1]) + len(cells) - 1 == width:
            *before, last = held[1]
            row = (line, [*before, f"{last}\n{cells[0]}", *cells[1:]])
        elif held is not None:
            yield held
        is_parted = len(row[1]) < width and text.last.endswith("\r")
        held = row if is_parted else None
        if not is_parted:
            yield row
    if held is not None:
        yield held


def _first(head: bytes) -> str:
    text = leniently(head)
    return next((part for part in _LINE_ENDS.split(text) if part.strip()), "")


def _text(stream: BinaryIO, losses: Losses) -> Iterator[str]:
    """Give the lines of a stream as text, each by the policy of `decoding`."""
    guessed = False
    for number, line in enumerate(_lines(stream), start=1):
        clean = line.replace(b"\0", "\ufffd".encode())
        if not guessed and not _is_utf8(clean):
            guessed = True
            sentence = f"line {number} is not UTF-8; it was read as windows-1252"
            losses.add("EncodingGuessed", sentence, number)
        yield leniently(clean)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Give the lines of a stream with their ends, which may be LF, CR or both."""
    rest = b""
    while piece := stream.readline(LONGEST_FIELD):
        parts = (rest + piece).splitlines(keepends=True)
        whole = len(parts) == 1 or parts[-1].endswith((b"\n", b"\r"))
        rest = b"" if whole else parts.pop()
        yield from parts
    if rest:
        yield rest


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _opened(source: Source) -> BinaryIO:
    """Give a text as UTF-8; spreadsheets write UTF-16, too."""
    if source.head.startswith(_WIDE):
        return io.BytesIO(decoded(source.data).text.encode("utf-8"))
    return source.open()


def _of_rows(source: Source, losses: Losses) -> Iterator[Row]:
    for line in lines(source, losses):
        try:
            found = document(line.data)
        except ReadError as error:
            losses.add(
                "RecordBroken", f"line {line.number} {error.problem}", line.number
            )
            continue
        if isinstance(found.value, dict):
            losses.mended(line.number, found.notices)
            yield Row(line.number, found.value)
        else:
            losses.add("RecordBroken", f"line {line.number} is no object", line.number)


def _of_document(source: Source, losses: Losses) -> Iterator[Row]:
    found = document(source.data)
    losses.notices += found.notices
    values = found.objects if found.broken else _listed(found.value)
    for number, value in enumerate(values, start=1):
        yield Row(number, value)


def _listed(value: Any) -> list[Values]:
    """Give the rows of a document: its list, or the longest list of objects in it."""
    lists = [value] if isinstance(value, list) else []
    if isinstance(value, dict):
        lists = [v for v in value.values() if isinstance(v, list)] or [[value]]
    best = max(lists, key=len, default=[])
    return [row for row in best if isinstance(row, dict)]


def _of_database(source: Source, losses: Losses, table: str | None) -> Iterator[Row]:
    """Read a copy, so that nothing is written beside the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copy.sqlite"
        with source.open() as stream, path.open("wb") as copy:
            while piece := stream.read(1 << 20):
                copy.write(piece)
        try:
            with closing(
                sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
            ) as base:
                yield from _of_table(base, losses, table)
        except sqlite3.Error as error:
            raise ReadError(
                f"the database cannot be read: {error}", source=source.name
            ) from None


def _of_table(
    base: sqlite3.Connection, losses: Losses, table: str | None
) -> Iterator[Row]:
    base.text_factory = lambda data: data.decode("utf-8", "replace")
    name = table or _largest(base)
    quoted = '"' + name.replace('"', '""') + '"'
    cursor = base.execute(f"SELECT * FROM {quoted}")  # noqa: S608 - quoted as SQL wants
    names = [column[0] for column in cursor.description]
    number = 0
    try:
        for number, cells in enumerate(cursor, start=1):
            yield Row(number, dict(zip(names, cells, strict=True)))
    except sqlite3.Error as error:
        losses.add(
            "RecordBroken", f"the table {name} breaks after row {number}: {error}"
        )


def tables(base: sqlite3.Connection) -> list[str]:
    """Give the names of the tables of a database."""
    found = base.execute(
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
    )
    return [str(name) for (name,) in found if not str(name).startswith("sqlite_")]


def _largest(base: sqlite3.Connection) -> str:
    """Give the table with the most text: posts are longer than anything beside them."""
    names = tables(base)
    if not names:
        raise ReadError("the database has no table")
    return max(names, key=lambda name: (_weight(base, name), name))


def _weight(base: sqlite3.Connection, name: str) -> int:
    quoted = '"' + name.replace('"', '""') + '"'
    try:
        cursor = base.execute(f"SELECT * FROM {quoted} LIMIT 200")  # noqa: S608
        return sum(len(c) for row in cursor for c in row if isinstance(c, str))
    except sqlite3.Error:
        return 0
