"""Splitting a text into sentences, each with its place.

Lines part first, because forum posts and lists end sentences without a full stop; a full
line that goes on in small letters was only broken to fit, and so, in a text with such
lines, was one on which the next word had no room. Then a full stop, question or
exclamation mark with closing quotes, before white space and what can begin a sentence.
What goes on for longer than anybody's sentence is cut between words, so that whatever
looks for something in a sentence has little to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from disputatio.schemas.text import Range

_LINE = re.compile(r"[^\n]+")
_GOES_ON = re.compile(r"[a-zà-öø-ÿа-яё]")
_OPEN_END = re.compile(r"[\w,]\Z")
FULL = 40
"""Characters of a line, at least, that may have been broken only to fit."""
WIDEST = 100
"""Width of a page to which lines are broken, at most, in characters."""
LONGEST = 1000
"""Characters of a sentence, at most."""
_PIECE = re.compile(rf"\S(?s:.{{0,{LONGEST - 2}}}\S)?(?!\S)|\S{{1,{LONGEST}}}")
_MARKER = re.compile(
    r"\s*(?:(?![-–]\d)[-*•–—>]+\s?|\d{1,2}[.)]\s+|\([a-z0-9]\)\s+)?\s*"
)
"""The sign of a list at the beginning of a line; "-1" is a number."""
_END = re.compile(r"(?<![.!?…؟])[.!?…؟]+[\"'”’“»)\]]*(?=\s)|[。！？।]+[」』）]*")
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
    for first, last in _lines(text, start, end):
        yield from _in_line(text, first, last)


def _lines(text: str, start: int, end: int) -> Iterator[Range]:
    """Give the ranges of the lines, of those that were broken to fit as one."""
    lines = [match.span() for match in _LINE.finditer(text, start, end)]
    pairs = list(pairwise(lines))
    goes_on = [_goes_on(text, line, after) for line, after in pairs]
    if any(goes_on) and (width := max(b - a for a, b in lines)) <= WIDEST:
        goes_on = [
            sure or _no_room(text, line, after, width)
            for sure, (line, after) in zip(goes_on, pairs, strict=True)
        ]
    first = 0
    for number, joined in enumerate((*goes_on, False)):
        if lines and not joined:
            yield lines[first][0], lines[number][1]
            first = number + 1


def _goes_on(text: str, line: Range, after: Range) -> bool:
    """Say whether a full line without an end goes on in small letters."""
    return (
        line[1] + 1 == after[0]
        and line[1] - line[0] >= FULL
        and _OPEN_END.search(text, line[1] - 1, line[1]) is not None
        and _GOES_ON.match(text, after[0]) is not None
    )


def _no_room(text: str, line: Range, after: Range, width: int) -> bool:
    """Say whether a line is so full that the next word had no room on it."""
    marker = _MARKER.match(text, *after)
    if line[1] + 1 != after[0] or (marker and marker.group().strip()):
        return False
    word = len(text[slice(*after)].split(" ", 1)[0])
    return line[1] - line[0] >= FULL and line[1] - line[0] + 1 + word > width


def _in_line(text: str, start: int, end: int) -> Iterator[Range]:
    marker = _MARKER.match(text, start, end)
    at = marker.end() if marker else start
    for match in _END.finditer(text, at, end):
        if match.end() < end and _parts(text, at, match.start(), match.end(), end):
            yield from _pieces(text, at, match.end())
            at = match.end()
    yield from _pieces(text, at, end)


def _pieces(text: str, start: int, end: int) -> Iterator[Range]:
    """Give a sentence without the white space around it, in parts where it is too long."""
    for match in _PIECE.finditer(text, start, end):
        yield match.span()


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
