"""Comments that their writers sign, as on the talk pages of MediaWiki.

"No. Marge (talk) 10:02, 12 May 2024 (UTC)", with "Diskussion" or "discuter" for "talk":
what stands above a signature, up to the one before, is a comment. Names are not set off
from the words before them: one that begins a sentence or follows a dash somewhere is known
elsewhere, too, else the last words with a capital are a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from attrs import frozen

from disputatio.converter.importers.shared.pasted import lines as line
from disputatio.converter.importers.shared.pasted.found import Found, name_in
from disputatio.converter.importers.shared.pasted.heads import Head
from disputatio.converter.importers.shared.pasted.shown_dates import when

_TAIL = 240
"""So many characters at the end of a line are looked at."""

_LONGEST = 3
"""Words of a name, at most, where a sentence ends before it."""

_SIGNED = re.compile(
    r" \([^\W\d_][^()]{1,40}\) (?P<date>\d[^()]{8,40}) \([A-Z]{2,5}\)"
    r"(?:\s?\[[^\W\d_]+\])?\s*$"
)
_APART = re.compile(r".*(?:[.!?:;)\]\"”»…]\s+|--\s*|[—–]\s*|\badded by )|^\s*")
_CAPITALS = re.compile(r"(?:[^\W\d_a-zß-ÿ][\w.'-]*\s+){0,2}\S+\s*$")
_DASH = re.compile(r"\s*(?:--|[—–-])?\s*(?:Preceding unsigned comment added by)?\s*$")
_DASHES = "-–— "


@frozen(kw_only=True)
class _Signature:
    place: int
    """Index of its line."""
    before: str
    """The end of the line up to the link in brackets."""
    length: int
    """Characters of the line before `before`."""
    date: str


def signed(lines: Sequence[str]) -> Iterator[Found]:
    """Give the comments, each with the place where its signature begins."""
    signatures = [s for i, text in enumerate(lines) if (s := _signature(i, text))]
    if not signatures:
        return
    known = {name for s in signatures if (name := _alone(s.before))}
    start = _first(lines, signatures[0].place)
    for each in signatures:
        start = _begin(lines, start, each.place)
        name = _name(each.before, known)
        if name is None:
            continue
        cut = each.length + len(_DASH.sub("", each.before[: each.before.rfind(name)]))
        if start < each.place or lines[start][:cut].strip():
            head = Head(start=start, end=start, author=name, written=each.date)
            yield Found(head=head, words=0, sure=True, cut=(each.place, cut))
        start = each.place + 1


def section_headings(lines: Sequence[str], found: Sequence[Found]) -> Iterator[int]:
    """Give the headings between comments, which have a button behind them."""
    for place in range(found[0].head.start, len(lines)):
        if line.has_edit_button(lines[place]):
            yield place


def _signature(place: int, text: str) -> _Signature | None:
    tail = text[-_TAIL:]
    found = _SIGNED.search(tail)
    date = when(found["date"]) if found else None
    if found is None or date is None:
        return None
    before = tail[: found.start()]
    length = len(text) - len(tail)
    return _Signature(place=place, before=before, length=length, date=date)


def _alone(before: str) -> str | None:
    """Give a name before which a sentence ends."""
    found = _APART.match(before)
    rest = before[found.end() :].strip() if found else ""
    return name_in(rest) if rest and len(rest.split()) <= _LONGEST else None


def _name(before: str, known: AbstractSet[str]) -> str | None:
    """Give the name at the end of a line: a known one, else the last capitals."""
    words = before.split()
    for count in range(_LONGEST, 0, -1):
        if (name := " ".join(words[-count:]).lstrip(_DASHES)) in known:
            return name
    found = _CAPITALS.search(before)
    return name_in(found[0].strip()) if found else None


def _first(lines: Sequence[str], end: int) -> int:
    """Give the line of the first comment: below the title, if more stands there."""
    told = [i for i in range(end + 1) if not line.is_blank(lines[i])]
    return told[1] if len(told) > 1 else told[0]


def _begin(lines: Sequence[str], start: int, end: int) -> int:
    """Give the first line of a comment that is neither blank nor a heading."""
    for place in range(start, end):
        if not line.is_blank(lines[place]) and not line.has_edit_button(lines[place]):
            return place
    return end
