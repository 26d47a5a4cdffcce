"""Bytes to text, by one policy for every reader of text.

UTF-8 first and strictly (with or without a byte order mark), whatever a label says;
UTF-16 and UTF-32 where a byte order mark says so, or NUL bytes; ISO-2022 where a label does; else what the label says, if it names another
encoding than latin-1, which stands for windows-1252 in practice; else UTF-8 in which
every byte that does not fit is read as windows-1252, which also serves files that mix
the two.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import cached_property

from attrs import field, frozen

from disputatio.converter.importers.shared.mixed_encodings import with_runs
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import scalar, wide_encoding

SAMPLE = 64 * 1024
"""How many characters decide whether a file is text."""

_CHUNK = 16 * 1024

_BROKEN = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "replace")
    for byte in range(0x80, 0x100)
}
_BYTES = re.compile("[\udc80-\udcff]+")
_WESTERN = frozenset({"iso8859-1", "ascii", "cp1252"})
"""Python's names of labels that mean windows-1252, or nothing."""
_NO_ENCODINGS = frozenset({
    "base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "idna", "punycode",
    "raw-unicode-escape", "unicode-escape", "undefined", "charmap",
})  # fmt: skip
"""What Python's registry holds beside encodings of text."""
_ESCAPING = frozenset({
    "iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_3", "iso2022_jp_ext",
    "iso2022_jp_2004", "iso2022_kr",
})  # fmt: skip
"""Encodings that are made of ASCII bytes, so that they would be UTF-8 as well."""
_ALIASES = {
    "x-sjis": "shift_jis", "windows-31j": "cp932", "ms_kanji": "cp932", "x-euc-jp": "euc_jp",
    "ks_c_5601-1987": "euc_kr", "ks_c_5601-1989": "euc_kr", "korean": "euc_kr",
    "windows-949": "cp949", "x-gbk": "gbk", "gb_2312-80": "gb2312", "csgb2312": "gb2312",
    "chinese": "gb2312", "x-x-big5": "big5", "cn-big5": "big5", "x-cp1250": "cp1250",
    "x-cp1251": "cp1251", "x-cp1252": "cp1252", "cp-1251": "cp1251", "win-1251": "cp1251",
    "win1251": "cp1251", "koi": "koi8-r", "koi8": "koi8-r", "koi8-ru": "koi8-u",
    "x-mac-cyrillic": "mac-cyrillic", "iso-8859-8-i": "iso8859-8", "logical": "iso8859-8",
    "dos-874": "cp874", "windows-874": "cp874", "tis-620": "cp874", "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman", "iso-8859-16": "iso8859-16",
}  # fmt: skip
"""Labels of pages (WHATWG Encoding) that Python does not know, or knows as less."""
_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
    "big5": "big5hkscs", "iso8859-9": "cp1254",
}  # fmt: skip
"""Encodings of which pages in practice use a wider form (WHATWG Encoding, labels)."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WIDE = {
    "utf-16": "Every second byte of the file is NUL, so it was read as UTF-16, though it has no byte order mark.",
    "utf-32": "Three of four bytes of the file are NUL, so it was read as UTF-32, though it has no byte order mark.",
}  # fmt: skip
_HINT = "give a text file (UTF-8 is best); save it again as UTF-8 if it is one"


@frozen(kw_only=True, eq=False)
class Decoded:
    """The text of some bytes, and what was guessed to get it."""

    _text: str | None = None
    notices: tuple[Notice, ...] = ()
    """EncodingGuessed and CharacterReplaced, at most one of each."""
    source: bytes = field(default=b"", repr=False)
    """The bytes, where they are the text in UTF-8; then no text need be given."""

    @cached_property
    def text(self) -> str:
        """Unicode scalar values; line ends as in the source."""
        return self.source.decode("utf-8") if self._text is None else self._text

    @cached_property
    def utf8(self) -> bytes:
        """The text in UTF-8."""
        return self.source or self.text.encode("utf-8")


def decoded(data: bytes, label: str | None = None) -> Decoded:
    """Give bytes as text; `label` is the encoding that the source says it has.

    Raises:
        ReadError: the bytes are no text (NUL bytes, or mostly control characters).
    """
    result = _decoded(data, label)
    _refuse_binary(result.utf8)
    return result


def chunks(data: bytes) -> Iterator[bytes]:
    """Give bytes in pieces that fit the processor's cache, for looks at all of them."""
    return (data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK))


def names_encoding(label: str | None) -> bool:
    """Say whether a label names an encoding that is more than a habit, as latin-1 is."""
    return _labelled(label) is not None


def leniently(data: bytes) -> str:
    """Give bytes as text without any error, for a look at a cut-off head."""
    return _decoded(data).text


def _decoded(data: bytes, label: str | None = None) -> Decoded:
    wide = wide_encoding(data)
    if wide is not None:
        return _in_wide(data, wide)
    data = data.removeprefix(codecs.BOM_UTF8)
    if label and b"\x1b" in data and (encoding := _labelled(label)) in _ESCAPING:
        return _in_encoding(data, str(encoding))
    if _is_utf8(data):
        return Decoded(source=data)
    encoding = _labelled(label)
    return _repaired(data) if encoding is None else _in_encoding(data, encoding)


def _is_utf8(data: bytes) -> bool:
    """Say whether bytes are UTF-8, without making a text of a whole page."""
    if data.isascii():
        return True
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for chunk in chunks(data):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _labelled(label: str | None) -> str | None:
    """Give the encoding to decode with, where a label names a usable one."""
    try:
        given = (label or "").strip()
        name = codecs.lookup(_ALIASES.get(given.lower(), given)).name
        found = codecs.lookup(_WIDER.get(name, name))
    except (LookupError, ValueError):
        return None
    western = found.name in _WESTERN or found.name.startswith("utf")
    return None if western or not _is_text(found) else found.name


def _is_text(found: codecs.CodecInfo) -> bool:
    """Tell encodings of text from Python's others ("rot13", "zlib")."""
    return found.name not in _NO_ENCODINGS


def _in_encoding(data: bytes, encoding: str) -> Decoded:
    mixed = with_runs(data, encoding) if encoding not in _ESCAPING else None
    if mixed is not None:
        return _mixed(mixed[0], mixed[1], encoding)
    try:
        return Decoded(text=scalar(data.decode(encoding)))
    except UnicodeDecodeError:
        text = scalar(data.decode(encoding, "replace"))
        return Decoded(text=text, notices=(_replaced(text),))


def _mixed(text: str, runs: int, encoding: str) -> Decoded:
    told = (
        f"The file says that it is {encoding}, but {runs} words or lines of it are UTF-8;"
        " each was read as what it is."
    )
    text = scalar(text)
    lost = (_replaced(text),) if "�" in text else ()
    return Decoded(text=text, notices=(notice("EncodingGuessed", told), *lost))


def _in_wide(data: bytes, encoding: str) -> Decoded:
    guess = None if encoding in _WIDE else _WIDE[encoding[:6]]
    told = (notice("EncodingGuessed", guess),) if guess else ()
    try:
        return Decoded(text=data.decode(encoding), notices=told)
    except UnicodeDecodeError:
        text = scalar(data.decode(encoding, "replace"))
        return Decoded(text=text, notices=(*told, _replaced(text)))


def _repaired(data: bytes) -> Decoded:
    """Read what is no UTF-8 as windows-1252, byte by byte."""
    escaped = data.decode("utf-8", "surrogateescape")
    text = _BYTES.sub(lambda found: found[0].translate(_BROKEN), escaped)
    first = _BYTES.search(escaped)
    line = escaped.count("\n", 0, first.start() if first else 0) + 1
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


def _refuse_binary(data: bytes) -> None:
    place = data.find(b"\0")
    if place >= 0:
        line = data.count(b"\n", 0, place) + 1
        raise ReadError("there are NUL bytes, so this is no text", _HINT, line=line)
    sample = data[: 4 * SAMPLE].decode("utf-8", "ignore")[:SAMPLE]
    if len(_CONTROLS.findall(sample)) * 10 > len(sample):
        raise ReadError("one character in ten is a control character", _HINT)
