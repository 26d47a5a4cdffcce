"""Whether bytes that no label explains are Cyrillic in windows-1251."""

from __future__ import annotations

import re

from disputatio.schemas.notices import Notice, notice

ENCODING = "windows-1251"

_LANGUAGE = re.compile(rb"<html[^>]{0,2000}\blang=[\"']?(?:ru|uk|be|bg|sr|mk)\b", re.I)
_TAGS = re.compile(rb"<[^<>]{0,4000}>")
_HIGH = re.compile(rb"[\x80-\xff]")
_RUNS = re.compile(rb"[\xc0-\xff]{3,}")
_SMALL = re.compile(rb"[\xe0-\xff]")
_LOOKED_AT = 1 << 20
_LEAST = 20
"""So many letters are needed to tell; French and German have few in a row."""
_SHARE = 0.8
_SHARE_STATED = 0.5
"""So many of the bytes above 7F must be such letters; in UTF-8 half of them are not."""


def cyrillic_notice(data: bytes) -> Notice | None:
    """Say that bytes, which are no UTF-8, are read as windows-1251; None if they are not.

    Small letters are E0 to FF there, so that KOI8-R, which has them below, is not meant.
    Western words have single letters above 7F, Cyrillic ones have them in a row.
    """
    words = _TAGS.sub(b" ", data[:_LOOKED_AT])
    letters = b"".join(_RUNS.findall(words))
    small = len(_SMALL.findall(letters))
    if not letters or small * 2 < len(letters):
        return None
    stated = _LANGUAGE.search(data[:_LOOKED_AT]) is not None
    high = len(_HIGH.findall(words))
    if len(letters) < (_SHARE_STATED if stated else _SHARE) * high:
        return None
    if not stated and len(letters) < _LEAST:
        return None
    sentence = (
        "The page is not UTF-8 and does not say that it is Cyrillic, but its letters"
        f" stand as Cyrillic words do; it was read as {ENCODING}."
    )
    return notice("EncodingGuessed", sentence)
