"""Tags that lost an angle bracket or a quotation mark, made whole before a page is parsed.

A parser takes what stands behind such a tag for its attributes, up to the next bracket or
quotation mark: words of posts vanish in it. A look at nothing but brackets and quotation
marks shows where they do not pair; only such places are looked at in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge
from typing import TypeAlias

from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import counted

_Gap: TypeAlias = tuple[int, bytes]
"""A place, and the sign that is missing there."""

_NAMES = (
    b"a abbr acronym address article aside b bdi bdo big blockquote body br button caption"
    b" center cite code col colgroup dd del details dfn dir div dl dt em fieldset figcaption"
    b" figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins"
    b" kbd label legend li link main map mark menu meta nav nobr noscript object ol optgroup"
    b" option p param pre q s samp script section select small source span strike strong"
    b" style sub summary sup table tbody td textarea tfoot th thead time title tr tt u ul var"
    b" video wbr"
).split()
_ANY_NAME = rb"(?:%s)" % b"|".join(sorted(_NAMES, reverse=True))
_NAME = rb"%s(?![a-z:-])" % _ANY_NAME
_BOX = rb"(?:blockquote|cite|code|div|span|strong|table)"
"""Tags of these names are known without attributes, too; shorter ones may be words."""
_STATED = (
    rb"(?:\s+[a-z][\w:.-]*\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=]+(?=[\s/>])))"
)
_ODDLESS = re.compile(
    rb"<%s(?:%s|\s+[a-z][\w-]*(?=[\s/>]))*\s*/?>" % (_NAME, _STATED), re.I
)
_WHOLE = re.compile(
    rb"<[a-z][\w:-]*(?:\s+[^\s\"'<>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?|\s*/)*\s*>",
    re.I,
)
"""A tag with nothing wrong about it, whatever stands in its quotation marks."""
_BEGUN = re.compile(
    rb"<(?:/%s|%s%s*(?:\s*/)?|%s)" % (_ANY_NAME, _NAME, _STATED, _BOX), re.I
)
_HEADLESS = re.compile(
    rb"(?:/%s\s*|(?<![\w</])(?:%s(?:%s+\s*/?|\s*/)|%s))>\Z"
    % (_NAME, _NAME, _STATED, _BOX),
    re.I,
)
_CLOSED_TWICE = re.compile(rb">(?=([^<>]*>))")
_ODD = (
    re.compile(rb"<(?=[a-z/][^<>]*<)", re.I),
    re.compile(rb"<(?=[a-z][^<>\"]*\"(?:[^<>\"]*\"[^<>\"]*\")*[^<>\"]*>)", re.I),
    _CLOSED_TWICE,
)
"""Two brackets that open, a tag with an odd quotation mark, two brackets that close."""
_ENDS_IN_NEXT = re.compile(rb"[^<>]*<")
_PLACE_OF_QUOTE = re.compile(rb"(?<==)|(?=\s+[a-z][\w:.-]*=)|(?=\s*/?>\Z)", re.I)
_LARGE, _SMALL = 16 * 1024, 1024
"""Sizes of the parts of a page that are looked at, then looked at closely."""
_NO_SIGNS = bytes(n for n in range(256) if n not in b'<>"')
_LONGEST = 500
"""So many bytes a tag has, at most."""
_ASIDE = (
    (b"<!--", b"-->"), (b"<script", b"</script"), (b"<SCRIPT", b"</SCRIPT"),
    (b"<style", b"</style"), (b"<textarea", b"</textarea"),
)  # fmt: skip
"""What may hold any bracket."""
_BEGINS_ASIDE = re.compile(rb"<(?:!--|script|style|textarea)", re.I)
_END_OF_ASIDE = {begin: re.compile(end, re.I) for begin, end in _ASIDE}


def with_whole_tags(data: bytes) -> tuple[bytes, tuple[Notice, ...]]:
    """Give a page with the signs that its tags have lost, told by a notice."""
    gaps = list(_gaps(data))
    if not gaps:
        return data, ()
    pieces: list[bytes] = []
    at = 0
    for place, sign in gaps:
        pieces += (data[at:place], sign)
        at = place
    sentence = (
        f"{counted(len(gaps), 'tag')} of this page had lost a sign (an angle bracket or a"
        " quotation mark); it was put back where it must have been"
    )
    told = notice("TagsMended", sentence, line=data.count(b"\n", 0, gaps[0][0]) + 1)
    return b"".join((*pieces, data[at:])), (told,)


def without_asides(data: bytes) -> bytes:
    """Give a page without what stands in its comments and scripts, but for their lines."""
    pieces: list[bytes] = []
    at = 0
    for found in _BEGINS_ASIDE.finditer(data):
        if found.start() < at:
            continue
        pieces.append(data[at : found.end()])
        end = _END_OF_ASIDE[found[0].lower()].search(data, found.end())
        at = len(data) if end is None else end.start()
        pieces.append(b"\n" * data.count(b"\n", found.end(), at))
    return b"".join((*pieces, data[at:]))


def _gaps(data: bytes) -> Iterator[_Gap]:
    """Give the places where signs are missing, in their order."""
    settled = 0
    for start, end in _suspect(data, 0, len(data)):
        begin = max(start, settled)
        met = merge(
            *(one.finditer(data, begin, end) for one in _ODD), key=re.Match.start
        )
        for found in met:
            at = found.start()
            if at < settled:
                continue
            whole = _WHOLE.match(data, at)
            beyond = end_of_aside(data, settled, at) if whole is None else whole.end()
            settled = beyond or at
            gap = None if beyond else _gap(data, found)
            if gap is not None:
                yield gap
                settled = gap[0]


def _suspect(
    data: bytes, start: int, end: int, size: int = _LARGE
) -> Iterator[tuple[int, int]]:
    """Give the parts of a page in which brackets or quotation marks do not pair."""
    open_tag = b""
    for at in range(start, end, size):
        until = min(at + size, end)
        row = open_tag + data[at:until].translate(None, _NO_SIGNS).replace(b'""', b"")
        closed, bracket, open_tag = row.rpartition(b">")
        if b"<<" in row or b">>" in row or b'<"' in closed or len(open_tag) > _LONGEST:
            begin = data.rfind(b"<", max(at - _LONGEST, 0), at)
            begin = at if begin < 0 else begin
            if size == _LARGE:
                yield from _suspect(data, begin, until, _SMALL)
            else:
                yield begin, until + _LONGEST
            open_tag = b""
        open_tag = bracket + open_tag


def end_of_aside(data: bytes, start: int, at: int) -> int | None:
    """Give where the comment or script ends in which a place stands, if it does."""
    for begin, end in _ASIDE:
        begun = data.rfind(begin, start, at + 1)
        if begun >= 0 and data.find(end, begun, at) < 0:
            ends = data.find(end, at)
            return len(data) if ends < 0 else ends + len(end)
    return None


def _gap(data: bytes, found: re.Match[bytes]) -> _Gap | None:
    """Give what is missing: the begin of a tag, a quotation mark in it, or its end."""
    at = found.start()
    if found.re is _CLOSED_TWICE:
        end = found.end(1)
        headless = _HEADLESS.search(data, max(at + 1, end - _LONGEST), end)
        return None if headless is None else (headless.start(), b"<")
    tag = data[at : data.find(b">", at, at + _LONGEST) + 1]
    for place in (one.start() for one in _PLACE_OF_QUOTE.finditer(tag)):
        if _ODDLESS.fullmatch(tag[:place] + b'"' + tag[place:]):
            return at + place, b'"'
    begun = _BEGUN.match(data, at)
    lost_end = begun is not None and _ENDS_IN_NEXT.match(data, begun.end()) is not None
    return (begun.end(), b">") if begun and lost_end else None
