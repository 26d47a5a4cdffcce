"""Lines of exported chats: who writes when, and what the program tells between them.

"[12.05.24, 10:02] Marge: No." (WhatsApp, Signal), "10:02 <marge> No." (irssi, HexChat),
"2024-05-12 10:02:11, marge, No." with tabs (WeeChat), "10:02:11 From Marge to Everyone:"
(Zoom). Tables and logs have tabs and bars, too; there the words must be those of people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from attrs import evolve, frozen

from disputatio.converter.importers.shared.pasted.chats import (
    is_notice,
    is_sealing,
    omitted,
)
from disputatio.converter.importers.shared.pasted.found import Found, name_in
from disputatio.converter.importers.shared.pasted.heads import Head
from disputatio.converter.importers.shared.pasted.shown_dates import when
from disputatio.converter.importers.shared.pasted.talk import Talk

_LOOKED_AT = 200
"""So many characters of a line are looked at."""

_DATE = r"(?P<date>\d[^\][<>|]{3,32}?)"
_NAME = r"(?P<name>[^:<>\][|\t]{1,40})"
_NICK = r"[@+%&~!]?(?P<name>[^\s<>|@+%&~!][^\s<>|]{0,29})"
_SPOKEN = tuple(
    re.compile(rf"[\u200e\ufeff]?{layout}(?=\S)")
    for layout in (
        rf"\[{_DATE}\] ?{_NAME}: ",
        rf"{_DATE} - {_NAME}: ",
        rf"{_DATE}, {_NAME} : ",
        rf"{_DATE}:? {_NAME}: ",
    )
)
"""Layouts in which a colon stands behind the name."""
_ANGLED = re.compile(
    r"(?:\[?(?P<date>(?:[^\W\d_]{3} \d\d? )?\d\d?[:.]\d\d(?:[:.]\d\d)?)\]? )?"
    r"<[@+%&~! ]?(?P<name>[^\s<>]{1,30})>(?(date)\s| )(?=\S)"
)
_TABBED = tuple(
    re.compile(rf"{layout}(?=\S)")
    for layout in (
        rf"{_DATE}\t\s?{_NAME}:\t",
        rf"{_DATE}\t{_NICK}\t",
        rf"{_DATE} +{_NICK} \| ",
    )
)
"""Layouts that tables and logs have as well."""
_ZOOM = re.compile(
    r"(?P<date>\d\d?:\d\d:\d\d(?: [AP]M)?)\s+From\s+(?P<name>[^:]{1,40}?)"
    r"(?:\s+to\s+[^:]{1,60}?)?\s*:(?:\s+(?=\S)|\s*$)",
    re.I,
)
_EVENT = re.compile(
    r"[\u200e\ufeff]?(?:\[?(?P<date>(?:[^\W\d_]{3} )?\d[^\][<>|]{3,28}?)\]?\s+"
    r"(?:-!-|-->|<--|=!=|--|[-*])[\s|]+|\*{1,3} |-!- )\S"
)
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_LOGGING = re.compile(
    r"--- (?:Log (?:opened|closed)|Day changed) |\*{4} (?:BEGIN|ENDING) LOGGING AT "
)
"""What IRC clients write where a log or a day begins."""


@frozen(kw_only=True)
class _Line:
    date: str | None
    name: str
    words: int
    angled: bool = False
    tabbed: bool = False


def chat(lines: Sequence[str]) -> Iterator[Found]:
    """Give the head of each message, with the place where its words begin."""
    read = [(i, found) for i, text in enumerate(lines) if (found := _line(text))]
    tabbed = [(i, each) for i, each in read if each.tabbed]
    if tabbed and not _is_talk(lines, tabbed):
        read = [(i, each) for i, each in read if not each.tabbed]
    first = True
    for index, each in read:
        own = lines[index][each.words :]
        name = name_in(each.name)
        if name is None or (not each.angled and is_notice(name, own, first=first)):
            continue
        first = False
        head = Head(start=index, end=index, author=name, written=each.date)
        instead = None if each.angled else omitted(own)
        yield Found(head=head, words=each.words, omitted=instead)


def events(lines: Sequence[str], found: Sequence[Found]) -> Iterator[int]:
    """Give the lines in which the program speaks, among messages and above them."""
    spoken = {each.head.start for each in found}
    shapes = {_shape(each.head.written) for each in found if each.head.written}
    for index, text in enumerate(lines):
        above = index < found[0].head.start
        if index not in spoken and (
            _is_event(text, shapes)
            or (above and is_sealing(text))
            or _tells(text, first=above)
        ):
            yield index


def _line(text: str) -> _Line | None:
    """Read a line as a message in the first layout that fits."""
    head = text[:_LOOKED_AT]
    angled = _ANGLED.match(head)
    if angled:
        return _dated(angled, _Line(date=None, name="", words=0, angled=True))
    if not head[:1].isdigit() and head[:1] not in "[\u200e\ufeff":
        return None
    zoom = _ZOOM.match(head)
    if zoom:
        return _dated(zoom, _Line(date=None, name="", words=0))
    for tabbed, layouts in ((True, _TABBED), (False, _SPOKEN)):
        for layout in layouts:
            found = layout.match(head)
            line = found and _dated(
                found, _Line(date=None, name="", words=0, tabbed=tabbed)
            )
            if line and name_in(line.name):
                return line
    return None


def _dated(found: re.Match[str], line: _Line) -> _Line | None:
    """Fill in what a layout shows; None where what stands for a date is none."""
    written = when(found["date"]) if found["date"] else None
    if found["date"] and written is None:
        return None
    return evolve(line, date=written, name=found["name"], words=found.end())


def _is_talk(lines: Sequence[str], tabbed: Sequence[tuple[int, _Line]]) -> bool:
    """Say whether columns are a log of IRC, or hold the words of people."""
    if any("\t-->\t" in text[:_LOOKED_AT] for text in lines):
        return True
    names = tuple(each.name.strip() for _, each in tabbed)
    said = tuple(lines[i][each.words :] for i, each in tabbed)
    return Talk(names=names, said=said).is_lively()


def _is_event(text: str, shapes: AbstractSet[str]) -> bool:
    """Say whether a program tells something, with such a date as the messages have."""
    event = _EVENT.match(text[:_LOOKED_AT])
    if event and event["date"]:
        told = when(event["date"])
        return told is not None and (not shapes or _shape(told) in shapes)
    return event is not None or _LOGGING.match(text) is not None


def _shape(date: str) -> str:
    """Give a date with "0" for every number and "a" for every word."""
    return _WORD.sub("a", _NUMBER.sub("0", date))


def _tells(text: str, *, first: bool) -> bool:
    """Say whether a program speaks in the place of a person."""
    found = next(
        filter(None, (each.match(text[:_LOOKED_AT]) for each in _SPOKEN)), None
    )
    if found is None or not when(found["date"]):
        return False
    return is_notice(found["name"], text[found.end() :], first=first)
