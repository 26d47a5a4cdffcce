"""Answers of web servers as WARC files keep them: headers, chunks, packing."""

from __future__ import annotations

import re
import zlib

from attrs import frozen

from disputatio.converter.containers.reading import as_utf8

HEADERS = 64 * 1024
"""How long headers may be."""

MOST_CODINGS = 3
"""How often a body may be packed again; each time it may be as large as a page."""

_BLANK = re.compile(rb"\r?\n\r?\n")
_FOLDED = re.compile(rb"\r?\n[ \t]+")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
_CHUNK_LINE = re.compile(rb"\s*([0-9A-Fa-f]{1,16})[^\r\n]{0,400}\r?\n")


@frozen(kw_only=True)
class Head:
    """The first line and the headers of a record or of an answer."""

    line: str
    """The first line."""
    fields: dict[str, str]
    """Headers by name in lower case; the first of a name counts."""
    length: int
    """How many bytes it takes, with the empty line."""

    @property
    def media_type(self) -> str:
        """The media type, in lower case without parameters; '' if there is none."""
        given = self.fields.get("content-type", "")
        return given.partition(";")[0].strip().casefold()


def head_of(data: bytes) -> Head | None:
    """Give the headers at the beginning of some bytes; None where there are none."""
    end = _BLANK.search(data, 0, HEADERS)
    if end is None:
        return None
    first, *lines = _FOLDED.sub(b" ", data[: end.start()]).splitlines() or [b""]
    fields: dict[str, str] = {}
    for line in lines:
        name, _, value = line.decode("latin-1").partition(":")
        fields.setdefault(name.strip().casefold(), value.strip())
    return Head(line=first.decode("latin-1").strip(), fields=fields, length=end.end())


def status_of(head: Head) -> int:
    """Give the status of an answer, as 200 or 404; 0 where it has none."""
    words = head.line.split()
    return int(words[1]) if len(words) > 1 and words[1].isdecimal() else 0


def body_of(head: Head, data: bytes, limit: int) -> bytes:
    """Give the body of an answer as it was meant, in UTF-8 where a header tells more.

    A body that ends early, or is not in the chunks or the packing that its headers
    claim, is given as far as it goes: recorders often unpack and keep the headers.
    """
    coding = head.fields.get("transfer-encoding", "").casefold()
    body = _dechunked(data) if "chunked" in coding else data
    for name in reversed(head.fields.get("content-encoding", "").casefold().split(",")):
        body = _unpacked(body, name.strip(), limit)
    found = _CHARSET.search(head.fields.get("content-type", ""))
    return as_utf8(body[:limit], found[1] if found else None)


def packing_unknown(head: Head) -> str | None:
    """Give the packing of a body that cannot be undone here: "br"; None where it can."""
    names = head.fields.get("content-encoding", "").casefold().split(",")
    if len(names) > MOST_CODINGS:
        return "too many packings"
    for name in names:
        if name.strip() not in ("", "identity", "gzip", "x-gzip", "deflate"):
            return name.strip()
    return None


def _dechunked(data: bytes) -> bytes:
    parts = []
    at = 0
    while found := _CHUNK_LINE.match(data, at):
        size = int(found[1], 16)
        if size == 0:
            break
        parts.append(data[found.end() : found.end() + size])
        at = found.end() + size
    return b"".join(parts) if parts or at else data


def _unpacked(data: bytes, name: str, limit: int) -> bytes:
    if name in ("gzip", "x-gzip") and data[:2] == b"\x1f\x8b":
        return _inflated(data, zlib.MAX_WBITS | 16, limit)
    if name == "deflate":
        return _inflated(data, zlib.MAX_WBITS, limit) or (
            _inflated(data, -zlib.MAX_WBITS, limit) or data
        )
    return data


def _inflated(data: bytes, bits: int, limit: int) -> bytes:
    """Give as much as can be unpacked, up to a byte more than the limit."""
    unpacker = zlib.decompressobj(bits)
    parts, size = [], 0
    while data and size <= limit and not unpacker.eof:
        try:
            part = unpacker.decompress(data, min(1 << 20, limit + 1 - size))
        except zlib.error:
            break
        data = unpacker.unconsumed_tail
        size += len(part)
        parts.append(part)
    return b"".join(parts)
