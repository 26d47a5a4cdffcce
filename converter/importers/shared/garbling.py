"""Text that was decoded wrongly before it was saved: "Ã¤" where "ä" was meant.

It is mended only when it is certain: the whole text turns back into the bytes that it
came from, all of them are UTF-8, and there are enough of them. Else it is content, which
stays as it is, and a notice says so.
"""

from __future__ import annotations

import re

from attrs import evolve

from disputatio.converter.importers.shared.decoding import Decoded
from disputatio.schemas.notices import notice

ENOUGH = 4
"""So many garbled characters, of two kinds at least, are no chance."""

_HIGH = "".join(
    bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0xC0)
)
_LEADS = "".join(chr(c) for c in range(0xC2, 0xF5))
_GARBLED = re.compile(f"[{_LEADS}][{re.escape(_HIGH)}]{{1,3}}")
LIKELY = re.compile(rb"\xc3[\x82-\xb4][\xc2\xc5\xc6\xcb\xe2]")
"""How what is garbled begins in UTF-8, where a search is ten times as quick."""
_SIGNS = ("Ã", "Â", "â€", "Ð", "Ñ", "ã", "å", "ä¸", "Å", "Ä")
_BYTES = {
    ord(c): b for b in range(0x80, 0xA0) if (c := bytes([b]).decode("cp1252", "ignore"))
}


def mended(given: Decoded) -> Decoded:
    """Give a text that was decoded twice as it was meant, else as it is."""
    data = given.utf8
    if data.isascii() or len(LIKELY.findall(data)) < ENOUGH:
        return given
    text = given.text
    if not any(sign in text for sign in _SIGNS):
        return given
    found = [m[0] for m in _GARBLED.finditer(text) if _meant(m[0]) is not None]
    if len(found) < ENOUGH or len(set(found)) < 2:
        return given
    whole = _meant(text)
    example = found[0]
    if whole is not None:
        told = f"the text was decoded twice (“{example}” for “{_meant(example)}”); it was turned back"
        more = notice("EncodingGuessed", told)
        return Decoded(text=whole, notices=(*given.notices, more))
    told = (
        f"{len(found)} places look as if they were decoded wrongly before the page was saved"
        f" (“{example}” for “{_meant(example)}”); they are left as they are"
    )
    return evolve(given, notices=(*given.notices, notice("TextGarbled", told)))


def _meant(text: str) -> str | None:
    """Give what a text says when it is turned back into bytes and read as UTF-8."""
    try:
        data = text.translate(_BYTES).encode("latin-1")
        return data.decode("utf-8")
    except UnicodeError:
        return None
