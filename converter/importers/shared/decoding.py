"""Bytes to text, by one policy for every reader of plain text.

UTF-8 first and strictly (with or without a byte order mark), whatever a label says;
UTF-16 where a byte order mark says so; else UTF-8 in which every byte that does not
fit is read as windows-1252, which also serves files that mix the two.
"""

from __future__ import annotations

import codecs

from attrs import frozen

from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import scalar

SAMPLE = 64 * 1024
"""How many characters decide whether a file is text."""

_BROKEN = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "replace")
    for byte in range(0x80, 0x100)
}
_HINT = "give a text file (UTF-8 is best); save it again as UTF-8 if it is one"


@frozen(kw_only=True)
class Decoded:
    """The text of some bytes, and what was guessed to get it."""

    text: str
    """Unicode scalar values; line ends as in the source."""
    notices: tuple[Notice, ...] = ()
    """EncodingGuessed and CharacterReplaced, at most one of each."""


def decoded(data: bytes) -> Decoded:
    """Give bytes as text.

    Raises:
        ReadError: the bytes are no text (NUL bytes, or mostly control characters).
    """
    result = _decoded(data)
    _refuse_binary(result.text)
    return result


def leniently(data: bytes) -> str:
    """Give bytes as text without any error, for a look at a cut-off head."""
    return _decoded(data).text


def _decoded(data: bytes) -> Decoded:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(data)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Decoded(text=data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _repaired(data, error.start)


def _utf16(data: bytes) -> Decoded:
    try:
        return Decoded(text=data.decode("utf-16"))
    except UnicodeDecodeError:
        text = scalar(data.decode("utf-16", "replace"))
        return Decoded(text=text, notices=(_replaced(text),))


def _repaired(data: bytes, place: int) -> Decoded:
    """Read what is no UTF-8 as windows-1252, byte by byte."""
    escaped = data.decode("utf-8", "surrogateescape")
    text = escaped.translate(_BROKEN)
    line = data.count(b"\n", 0, place) + 1
    guessed = notice(
        "EncodingGuessed",
        f"The file is not UTF-8 (first at line {line}); what is not was read as "
        "windows-1252.",
        line=line,
    )
    lost = text.count("�") > escaped.count("�")
    return Decoded(
        text=text, notices=(guessed, _replaced(text)) if lost else (guessed,)
    )


def _replaced(text: str) -> Notice:
    line = text.count("\n", 0, max(text.find("�"), 0)) + 1
    return notice(
        "CharacterReplaced",
        f"Bytes that are no character became U+FFFD (first at line {line}).",
        line=line,
    )


def _refuse_binary(text: str) -> None:
    place = text.find("\0")
    if place >= 0:
        line = text.count("\n", 0, place) + 1
        raise ReadError("there are NUL bytes, so this is no text", _HINT, line=line)
    sample = text[:SAMPLE]
    controls = sum(1 for c in sample if c < " " and c not in "\t\n\v\f\r\x1b")
    if controls * 10 > len(sample):
        raise ReadError("one character in ten is a control character", _HINT)
