"""Pages that browsers save as one file with their pictures: MHTML (.mht, .mhtml).

An MHTML file is one page. Its other parts are pictures, styles and frames of that page.
"""

from __future__ import annotations

import binascii
import email.policy
import io
import re
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from typing import BinaryIO

from disputatio.converter.containers.addresses import mail_date
from disputatio.converter.containers.contents import Contents, Member
from disputatio.converter.containers.limits import MHTML, PAGE
from disputatio.converter.containers.reading import Bytes, as_utf8, most
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import HEAD, Source
from disputatio.schemas.text import one_line

_HEADERS = re.compile(
    rb"\s*(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}"
)
_RELATED = re.compile(rb"^content-type:\s*multipart/related\b", re.I | re.M)
_LOCATED = re.compile(rb"^(?:snapshot-)?content-location:", re.I | re.M)
_HTML = ("text/html", "application/xhtml+xml")
_NO_BASE64 = re.compile(r"[^A-Za-z0-9+/]+")
_HINT = "save the page again, as a web page in one file or as HTML only"


def is_mhtml(head: bytes) -> bool:
    """Say whether bytes begin as an MHTML file does: a mail of parts with addresses."""
    headers = _HEADERS.match(head)
    if headers is None or _RELATED.search(headers[0]) is None:
        return False
    return _LOCATED.search(head) is not None


def contents(given: Bytes, name: str) -> Contents:
    """Give the one page of an MHTML file."""
    with given.open() as stream:
        head = BytesHeaderParser(policy=email.policy.compat32).parsebytes(
            stream.read(HEAD)
        )
        stream.seek(max(0, stream.seek(0, io.SEEK_END) - HEAD))
        tail = stream.read()
    source = Source(
        opener=lambda: _page(given),
        name=one_line(name.rpartition("/")[2]) or None,
        url=_address(head),
        captured=mail_date(_header(head, "Date")),
    )
    return Contents([Member(source=source, path="")], notices=_cut(head, tail))


def _cut(head: Message, tail: bytes) -> list[Notice]:
    """Tell that the line is missing that ends the last part."""
    end = f"--{head.get_boundary('')}--".encode("ascii", "replace")
    if end in tail:
        return []
    sentence = "the MHTML file is cut; its page is read as far as it goes"
    return [notice("SiteIncomplete", sentence)]


def _page(given: Bytes) -> BinaryIO:
    with given.open() as stream:
        data = most(stream, MHTML, "the MHTML file")
    whole = BytesParser(policy=email.policy.compat32).parsebytes(data)
    part = _root(whole)
    if part is None:
        raise ReadError("there is no page in this MHTML file", _HINT)
    text = _decoded(part)
    if len(text) > PAGE:
        raise ReadError(f"its page is larger than {PAGE >> 20} MiB")
    return io.BytesIO(as_utf8(text, _charset(part)))


def _decoded(part: Message) -> bytes:
    """Give the bytes of a part; base64 that was cut as far as it goes."""
    if str(part.get("Content-Transfer-Encoding", "")).strip().casefold() == "base64":
        letters = _NO_BASE64.sub("", str(part.get_payload()))
        return binascii.a2b_base64(letters[: len(letters) // 4 * 4])
    body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else b""


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (LookupError, UnicodeError):
        return None


def _root(whole: Message) -> Message | None:
    """Give the part that is the page: the one that is named as such, else the first."""
    pages = [part for part in whole.walk() if part.get_content_type() in _HTML]
    start = str(whole.get_param("start") or "").strip()
    address = _header(whole, "Snapshot-Content-Location")
    for part in pages:
        if start and _header(part, "Content-ID") == start:
            return part
    for part in pages:
        if address and _header(part, "Content-Location") == address:
            return part
    return pages[0] if pages else None


def _address(head: Message) -> str | None:
    for name in ("Snapshot-Content-Location", "Content-Location"):
        value = _header(head, name)
        if value and value.startswith(("http://", "https://")):
            return value
    return _part_address(head)


def _part_address(head: Message) -> str | None:
    """Give the address of the first part, where only parts have one."""
    text = str(head.get_payload() or "")
    found = re.search(r"^content-location:\s*(https?://\S+)", text, re.I | re.M)
    return found[1] if found else None


def _header(message: Message, name: str) -> str | None:
    value = message.get(name)
    if not value:
        return None
    return str(value) if name == "Date" else "".join(str(value).split())
