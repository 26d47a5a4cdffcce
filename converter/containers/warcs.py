"""WARC files, which wget, web recorders and archives make of a site.

Read with the standard library: a record is headers and a body of told length, and a
packed file is one gzip member per record, so each record can be found again by its
place. The answers that may be pages are listed with address and date. Captures that
only say "as before" (revisits) are passed over; where the first capture is in none of
the files that were given, a notice says so.
"""

from __future__ import annotations

import datetime as dt
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from attrs import define, field, frozen

from disputatio.converter.containers.contents import EMPTY, Contents, Member
from disputatio.converter.containers.http_bodies import (
    HEADERS,
    Head,
    body_of,
    head_of,
    packing_unknown,
    status_of,
)
from disputatio.converter.containers.kinds import kind_of
from disputatio.converter.containers.limits import PAGE, RECORD
from disputatio.converter.containers.reading import CHUNK, FAULTS, Bytes, spooled
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import notice
from disputatio.schemas.protocols import Source
from disputatio.schemas.text import one_line

MAGIC = b"WARC/"
"""How a record begins."""

_GZIP = b"\x1f\x8b"
_MEMBER = b"\x1f\x8b\x08"
_MOST_BROKEN = 16
"""So many broken records are passed over; what is no record may unpack far."""
_PEEKED = 2 * HEADERS
_FEW = 4096
"""Bytes that are looked at first: records may be small and many."""
_PARTING = 8
"""Bytes of the empty lines below a record, at most."""

_HEADLESS = "answers without headers"
_OK = range(200, 300)


@frozen(kw_only=True)
class _Record:
    """A record by its place."""

    offset: int
    """Where it begins in the file."""
    head: bytes
    """Its beginning, unpacked."""
    whole: bool
    """Whether all of it is there."""


def is_warc(head: bytes) -> bool:
    """Say whether bytes begin as a WARC file does, packed or not."""
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 64)
        except zlib.error:
            return False
    return head.startswith(MAGIC)


def contents(given: Bytes) -> Contents:
    """List the answers in a WARC file that may be pages.

    A cut or damaged file is listed up to there, a packed one also from the next record
    on, with a notice.

    Raises:
        ReadError: it cannot be read at all.
    """
    packed = _is_packed(given)
    if packed and not _is_by_record(given):
        given, packed = _unpacked_whole(given), False
    listing = _Listing(given, packed=packed)
    with given.open() as stream:
        for record in _packed_records(stream) if packed else _records(stream):
            listing.add(record)
    return listing.finished()


@define
class _Listing:
    """What was found so far."""

    _given: Bytes
    packed: bool = field(kw_only=True)
    _found: Contents = field(factory=Contents)
    _cut: bool = False

    def add(self, record: _Record) -> None:
        head = head_of(record.head)
        self._cut |= not record.whole
        if head is None or not head.line.startswith("WARC/"):
            self._cut = True
            return
        kind = head.fields.get("warc-type", "").casefold()
        if kind == "revisit":
            self._found.revisits.append(_names(head, "warc-refers-to-target-uri"))
        elif kind in ("response", "resource"):
            self._found.answers.update(_names(head, "warc-target-uri"))
            self._add_answer(record, head, kind)

    def _add_answer(self, record: _Record, head: Head, kind: str) -> None:
        answer = head if kind == "resource" else head_of(record.head[head.length :])
        url = head.fields.get("warc-target-uri", "").strip("<>")
        kind_found = _kind(head, answer, url, kind)
        if kind_found is not None or answer is None:
            self._found.passed[kind_found or _HEADLESS] += 1
            return
        obstacle = _obstacle(head, answer)
        if obstacle is not None:
            self._found.lose(obstacle, one_line(url))
            return
        given, offset, packed = self._given, record.offset, self.packed
        source = Source(
            opener=lambda: _body(given, offset, packed=packed),
            name=one_line(url.partition("?")[0].rstrip("/").rpartition("/")[2]) or None,
            url=url if url.startswith(("http://", "https://")) else None,
            captured=_date(head.fields.get("warc-date")),
        )
        self._found.members.append(Member(source=source, path=one_line(url)))

    def finished(self) -> Contents:
        if self._cut:
            sentence = "the WARC file is cut or damaged; what is whole in it is read"
            self._found.notices.append(notice("SiteIncomplete", sentence))
        return self._found


def _kind(head: Head, answer: Head | None, url: str, kind: str) -> str | None:
    """Give what an answer is that cannot be a page; None for what may be one."""
    if answer is None:
        return _HEADLESS
    if not url.startswith(("http://", "https://")):
        return "notes of the recorder"
    if kind == "response" and status_of(answer) not in _OK:
        return "redirects and errors of the server"
    if _length(head) <= (answer.length if kind == "response" else 0):
        return EMPTY
    return kind_of(url.partition("?")[0], answer.media_type)


def _obstacle(head: Head, answer: Head) -> str | None:
    """Say why what may be a page cannot be read; None where it can be."""
    if _length(head) > PAGE:
        return f"answers larger than {PAGE >> 20} MiB"
    packing = packing_unknown(answer)
    return f"answers packed with {packing[:20]}" if packing else None


def _names(head: Head, address: str) -> tuple[str, ...]:
    """Give what a revisit and the capture that it repeats have in common."""
    found = head.fields.get("warc-payload-digest"), head.fields.get(address)
    return tuple(name for name in found if name)


def _length(head: Head) -> int:
    given = head.fields.get("content-length", "")
    return int(given) if given.isdecimal() and len(given) < 19 else 0


def _date(text: str | None) -> dt.datetime | None:
    try:
        found = dt.datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def _body(given: Bytes, offset: int, *, packed: bool) -> BinaryIO:
    """Give the page of the record at a place."""
    with given.open() as stream:
        try:
            stream.seek(offset)
            data = _member(stream, PAGE + _PEEKED)[0] if packed else b""
            data = data or _plain(stream)
        except FAULTS as error:
            raise ReadError(f"cannot be read: {error}") from None
    head = head_of(data)
    if head is None:
        raise ReadError("its record in the WARC file is damaged")
    block = data[head.length : head.length + _length(head)]
    answer = head_of(block) if head.fields.get("warc-type") == "response" else None
    if answer is None:
        return io.BytesIO(block)
    return io.BytesIO(body_of(answer, block[answer.length :], PAGE))


def _plain(stream: BinaryIO) -> bytes:
    start = stream.tell()
    head = head_of(stream.read(HEADERS))
    if head is None:
        return b""
    stream.seek(start)
    return stream.read(head.length + min(_length(head), PAGE))


def _records(stream: BinaryIO) -> Iterator[_Record]:
    """Go from record to record of a file that is not packed."""
    size = stream.seek(0, io.SEEK_END)
    offset = 0
    while offset < size:
        stream.seek(offset)
        data = _beginning(stream)
        blank = len(data) - len(data.lstrip(b"\r\n"))
        head = head_of(data[blank:])
        end = offset + blank + head.length + _length(head) if head else size
        yield _Record(offset=offset + blank, head=data[blank:], whole=end <= size)
        if head is None or not head.line.startswith("WARC/"):
            return
        offset = end + _blank_after(stream, end)


def _beginning(stream: BinaryIO) -> bytes:
    """Give the headers of the record at a place, and no more than small ones need."""
    data = stream.read(_FEW)
    head = head_of(data)
    if head is not None:
        below = data[head.length :]
        if len(below) >= _length(head) or head_of(below) is not None:
            return data
    return data + stream.read(_PEEKED - _FEW)


def _blank_after(stream: BinaryIO, end: int) -> int:
    stream.seek(end)
    data = stream.read(4)
    return len(data) - len(data.lstrip(b"\r\n"))


def _packed_records(stream: BinaryIO) -> Iterator[_Record]:
    """Go from record to record of a file with one gzip member for each."""
    size = stream.seek(0, io.SEEK_END)
    offset: int | None = 0
    broken = 0
    while offset is not None and offset < size:
        stream.seek(offset)
        try:
            head, end, _ = _member(stream, _PEEKED)
            yield _Record(offset=offset, head=head, whole=end is not None)
        except zlib.error:
            yield _Record(offset=offset, head=b"", whole=False)
            broken += 1
            end = _next_start(stream, offset + 1) if broken < _MOST_BROKEN else None
        offset = end


def _next_start(stream: BinaryIO, offset: int) -> int | None:
    """Give where the next gzip member may begin; None where there is none."""
    stream.seek(offset)
    waiting = b""
    while data := stream.read(CHUNK):
        found = (waiting + data).find(_MEMBER)
        if found >= 0:
            return offset - len(waiting) + found
        offset += len(data)
        waiting = (waiting + data)[1 - len(_MEMBER) :]
    return None


def _member(stream: BinaryIO, limit: int) -> tuple[bytes, int | None, int]:
    """Unpack the gzip member at a place: its first bytes, the next place, its size.

    No next place where it is cut, or unpacks to more than `limits.RECORD`.
    """
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    kept, size, taken = bytearray(), 0, _FEW
    while not unpacker.eof:
        data = unpacker.unconsumed_tail or stream.read(taken)
        taken = CHUNK >> 4
        if not data or size > RECORD:
            return bytes(kept), None, size
        part = unpacker.decompress(data, CHUNK)
        size += len(part)
        kept += part[: max(0, limit - len(kept))]
    return bytes(kept), stream.tell() - len(unpacker.unused_data), size


def _is_packed(given: Bytes) -> bool:
    with given.open() as stream:
        return stream.read(2) == _GZIP


def _is_by_record(given: Bytes) -> bool:
    """Say whether the first gzip member is just the first record; unsaid where cut."""
    with given.open() as stream:
        try:
            data, end, size = _member(stream, _PEEKED)
        except zlib.error:
            return True
    head = head_of(data)
    if head is None or end is None:
        return True
    return 0 <= size - head.length - _length(head) <= _PARTING


def _unpacked_whole(given: Bytes) -> Bytes:
    import gzip

    with given.open() as stream, gzip.open(stream) as unpacked:
        return spooled(unpacked, "the WARC file")  # type: ignore[arg-type]
