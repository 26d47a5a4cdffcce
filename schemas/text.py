"""Text helpers that readers and writers share."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

Range = tuple[int, int]
"""A half-open range of code points."""

FORBIDDEN_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 forbids (section 2.2, production Char)."""

_LOOKED_AT = 4096
_LEAST_LOOK = 32
"""Of fewer bytes nothing is said."""
_WORD = re.compile(r"\w+")
_SURROGATES = re.compile("[\ud800-\udfff]")


def wide_encoding(data: bytes) -> str | None:
    """Name the UTF-16 or UTF-32 of some bytes: by their mark, else by NUL among them.

    At every second byte it tells the one, at three of four the other. Where no mark is,
    the answer is a guess.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = data[:_LOOKED_AT]
    if b"\0" not in sample:
        return None
    if (wider := _utf32(sample)) is not None:
        return wider
    first, second = sample[::2].count(0), sample[1::2].count(0)
    most, least = max(first, second), min(first, second)
    if len(sample) < _LEAST_LOOK or most * 10 < len(sample) or least * 10 > most:
        return None
    return "utf-16-be" if first > second else "utf-16-le"


def _utf32(sample: bytes) -> str | None:
    """Name the UTF-32 of bytes: of nearly every letter two bytes at one end are NUL."""
    first, second, third, fourth = (10 * sample[n::4].count(0) for n in range(4))
    quarter = len(sample) // 4
    most = 9 * quarter
    if len(sample) < _LEAST_LOOK:
        return None
    if min(third, fourth) >= most and first <= quarter:
        return "utf-32-le"
    return "utf-32-be" if min(first, second) >= most and fourth <= quarter else None


def scalar(text: str) -> str:
    """Replace lone surrogates by U+FFFD: text is Unicode scalar values."""
    return _SURROGATES.sub("�", text)


def is_scalar(text: str) -> bool:
    """Say whether a text has no surrogates."""
    return _SURROGATES.search(text) is None


def allowed_in_xml(text: str) -> str:
    """Replace what XML forbids by U+FFFD; callers report it with a notice."""
    return FORBIDDEN_IN_XML.sub("�", text)


def one_line(text: str) -> str:
    """Fold all white space to single spaces, for headings and messages."""
    return " ".join(text.split())


def shortened(text: str, width: int) -> str:
    """Give a text of at most `width` characters, cut at a space, with an ellipsis."""
    text = " ".join(text.split(None, width))  # of a long text no more words are needed
    if len(text) <= width:
        return text
    cut = text[: max(width - 1, 0)]
    space = cut.rfind(" ")
    return (cut[:space] if space > width // 2 else cut).rstrip(" ,;:.") + "…"


def has_words(text: str, words: str) -> bool:
    """Say whether a text has some words in a row.

    Capitals, white space and punctuation do not count; where there are no letters or
    digits to compare, only the same text has them.
    """
    row = row_of_words(words)
    if row.isspace():
        return one_line(text) == one_line(words)
    return row in row_of_words(text)


def row_of_words(text: str) -> str:
    """Give the words of a text in a row, to compare: no capitals, no punctuation."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def merged(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Join ranges that touch or overlap, in order; empty ones vanish."""
    result: list[Range] = []
    for start, end in sorted(r for r in ranges if r[0] < r[1]):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def complement(ranges: Iterable[Range], length: int) -> tuple[Range, ...]:
    """Give the ranges of `0..length` that merged ranges leave free."""
    result: list[Range] = []
    at = 0
    for start, end in ranges:
        if at < start:
            result.append((at, start))
        at = max(at, end)
    if at < length:
        result.append((at, length))
    return tuple(result)


def counted(count: int, word: str) -> str:
    """Give a count with its word: "1 post", "2 posts"."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
