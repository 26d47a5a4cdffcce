"""Splitting a text into sentences, each with its place.

Lines part first, because forum posts and lists end sentences without a full stop; a full
line that goes on in small letters was only broken to fit. Then a full stop, question or
exclamation mark with closing quotes, before white space and what can begin a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.schemas.text import Range

_LINE = re.compile(r"[^\n]+(?:(?<=[^\n]{39}[\w,])\n(?=[a-zà-öø-ÿа-яё])[^\n]+)*")
"""A line, and those that go on with it: it has 40 characters or more, and no end."""
_MARKER = re.compile(r"\s*(?:[-*•–—>]+\s?|\d{1,2}[.)]\s+|\([a-z0-9]\)\s+)?\s*")
_END = re.compile(r"[.!?…؟]+[\"'”’“»)\]]*(?=\s)|[。！？।]+[」』）]*")
_BEGIN = re.compile(r"\s*(?:[\"'“‘„«»‹<(\[¿¡-]*[^\W_]|[\"“„«<:;(\[])")
_LAST_WORD = re.compile(r"(?<![\w'’])([^\W\d_](?:[\w.]*\w)?)\.$")

_ORDINAL = re.compile(r"(?:^|(?<=\s))\d{1,2}\.$")

_WORDS = """
mr mrs ms dr prof st jr sr vs etc e.g i.e eg ie cf al approx vol fig pp ed inc ltd co corp
dept gen sen rep gov jan feb mar apr jun jul aug sep sept oct nov dec
bzw z.b d.h u.a usw ca nr bspw evtl ggf vgl str hr fr s.o s.u mme mlle sra ud uds ej p.ej
"""

_ABBREVIATIONS = frozenset(_WORDS.split())


def sentences(text: str, start: int, end: int) -> Iterator[Range]:
    """Give the ranges of the sentences in a range of a text, without list markers."""
    for line in _LINE.finditer(text, start, end):
        yield from _in_line(text, line.start(), line.end())


def _in_line(text: str, start: int, end: int) -> Iterator[Range]:
    marker = _MARKER.match(text, start, end)
    at = marker.end() if marker else start
    for match in _END.finditer(text, at, end):
        if match.end() < end and _parts(text, at, match.start(), match.end(), end):
            yield from _trimmed(text, at, match.end())
            at = match.end()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Range]:
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    end -= len(part) - len(part.rstrip())
    if start < end:
        yield start, end


def _parts(text: str, start: int, mark: int, after: int, end: int) -> bool:
    """Say whether a mark ends a sentence: by the word before and what comes next."""
    following = _BEGIN.match(text, after, end)
    if following is None or following.group()[-1].islower():
        return False
    if text[mark] != "." or text[mark + 1 : after].startswith("."):
        return True
    if _ORDINAL.search(text[max(start, mark - 4) : mark + 1]):
        return False
    word = _LAST_WORD.search(text[max(start, mark - 20) : mark + 1])
    if word is None:
        return True
    letters = word.group(1)
    return letters.casefold() not in _ABBREVIATIONS and (
        len(letters) > 1 or letters == "I"
    )
