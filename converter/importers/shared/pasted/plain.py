"""Heads that no one program prints: copies of comments and chats, threads typed by hand.

A head is a name with a date ("Marge" above or below "12 May 2024, 10:02", "marge · 3h
ago"), a name above words that "2w", "Like", "Reply" follow, what chat programs write
("[12.05.24, 10:02] Marge: No.", "<marge> No."), or, where nearly every paragraph begins
so, a bare "Marge: No."; or a signature below the words (`pasted.signed`).

Such lines stand in many texts that are no thread: lists of events, notes of changes, logs,
records. So people must show: there are two names, and somebody speaks twice, or to
another, or the heads are such as only threads have ("marge 3 hours ago"). Words in the
line of a head are kept: the lines are given anew, one for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from attrs import field, frozen

from disputatio.converter.importers.shared.dates import LONGEST
from disputatio.converter.importers.shared.pasted import lines as line
from disputatio.converter.importers.shared.pasted.chat_lines import chat, events
from disputatio.converter.importers.shared.pasted.feeds import feed
from disputatio.converter.importers.shared.pasted.found import (
    Found,
    name_in,
    repeated,
    says,
)
from disputatio.converter.importers.shared.pasted.heads import Head, Headed
from disputatio.converter.importers.shared.pasted.shown_dates import is_stamp, when
from disputatio.converter.importers.shared.pasted.signed import (
    section_headings,
    signed,
)
from disputatio.converter.importers.shared.pasted.speeches import speeches

_FEWEST = 3
"""So many posts are a thread, at least."""

_SHARE = 0.8
"""This share of the heads must have words, of the paragraphs a bare "Marge: …"."""

_DENSE = 40
"""So many lines that are not blank has a post, on the average, at most."""

_PARTS = re.compile(r"\s*[·•|,–—(\t]\s*|\s+-\s+|\s{2,}|(?<=\S)[ ](?=\S)")
_POINTS = re.compile(r"^(?:(?:-?\d+ points?|\[score hidden\])\s*)+")
_SUBMITTED = re.compile(r"submitted (?P<date>\S.{3,40}?)\*? by (?P<name>\S{1,30})")
_BOXED = re.compile(r"\[(?P<date>[^\][]{4,40})\]\s*(?P<name>[^\s\][:<>][^:<>]{0,40})")
_ADDRESSED = re.compile(
    r"(?:From )?(?P<name>\S.{0,39}?) to (?:Everyone|Me|[^:]{1,40} ?\(direct message\))"
    r":?\s+\(?(?P<date>\d\d?:\d\d[^()]{0,6})\)?",
    re.I,
)
"""Zoom: "From Marge to Everyone 10:54 AM", "Marge to Everyone (10:54 AM)"."""
_EMOJI = re.compile(r"^(?::[\w+-]{1,40}:\s*)+")
"""The state of a person in Slack."""
_TALLY = re.compile(r"(?:\d[\d.,]*[KM]?)?\s*(?:views?)?|·", re.I)
_HANDLE = re.compile(r"@\w{1,30}")
_VOTING = re.compile(r"^(?:\[[–+-]\]|\d+ points? (?=by ))\s*")
_BULLETS = re.compile(r"[·•|–—-]")
_MARKS = frozenset(("op", "author", "mod"))
"""What stands below a name where the one who began the thread speaks."""


@frozen(kw_only=True)
class Plain:
    """The heads of a thread, and its lines without them."""

    headed: Headed
    """The heads."""
    lines: tuple[str, ...]
    """As many lines as were given; those in which a program speaks are empty."""
    events: frozenset[int] = field(default=frozenset())
    """Lines in which a program speaks: "Priya left", "Like", "Reply", "2w"."""
    omitted: Mapping[int, str] = field(factory=dict)
    """What stands in the place of a picture, by the first line of its post."""
    sides: Mapping[int, str] = field(factory=dict)
    """The side that a heading names for a post, by the first line of it."""


def plain(lines: Sequence[str]) -> Plain | None:
    """Give the heads of the form that shows most people; None in other texts."""
    forms: tuple[Callable[[Sequence[str]], Iterator[Found]], ...] = (
        _footed, _name_first, _date_first, chat, _speeches, signed,
    )  # fmt: skip
    tried = [(tuple(form(lines)), form) for form in forms]
    threads = [(found, form) for found, form in tried if _is_thread(lines, found)]
    if not threads:
        return None
    found, form = max(threads, key=lambda thread: repeated(thread[0]))
    told = frozenset(_EVENTS[form](lines, found) if form in _EVENTS else ())
    bare = ["" if i in told else text for i, text in enumerate(lines)]
    for each in found:
        if each.cut is not None:
            place, end = each.cut
            bare[place] = lines[place][:end]
        elif each.words is not None:
            own = lines[each.head.start][each.words :]
            bare[each.head.start] = own if each.omitted is None else ""
    return Plain(
        headed=Headed(shape="plain", heads=tuple(each.head for each in found)),
        lines=tuple(bare),
        events=told,
        omitted={e.head.start: e.omitted for e in found if e.omitted is not None},
        sides={e.head.start: e.side for e in found if e.side is not None},
    )


def _is_thread(lines: Sequence[str], found: Sequence[Found]) -> bool:
    names = {each.head.author for each in found if each.head.author}
    if len(found) < _FEWEST or len(names) < 2:
        return False
    told = [i for i, text in enumerate(lines) if not line.is_blank(text)]
    below = [i for i in told if i >= found[0].head.start]
    if len(told) > _DENSE * len(found) or len(below) * 2 < len(told):
        return False
    bodies = list(_bodies(lines, found))
    spoken = sum(1 for body in bodies if any(map(str.strip, body)))
    linked = not any(map(str.strip, bodies[0]))
    enough = spoken >= max(_FEWEST, _SHARE * (len(found) - linked))
    sure = sum(each.sure for each in found) >= _SHARE * len(found)
    return enough and (sure or repeated(found) > 0 or _is_spoken_to(bodies, names))


def _bodies(lines: Sequence[str], found: Sequence[Found]) -> Iterator[Sequence[str]]:
    ends = [*(each.head.start for each in found[1:]), len(lines)]
    for each, end in zip(found, ends, strict=True):
        yield [
            lines[i][each.words :] if i == each.head.start else lines[i]
            for i in range(each.head.end, end)
        ]


def _is_spoken_to(bodies: Sequence[Sequence[str]], names: set[str]) -> bool:
    """Say whether the words of a post have the name of somebody in them."""
    written = {word for body in bodies for text in body for word in _words(text)}
    return any(set(_words(name)) <= written for name in names)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


# a name and a date


def _name_first(lines: Sequence[str]) -> Iterator[Found]:
    """Read "Marge" above "12 May 2024", and both in one line."""
    found = tuple(_dated_names(lines))
    yield from _opening(lines, found)
    yield from found


def _dated_names(lines: Sequence[str]) -> Iterator[Found]:
    """Read names with a date beside or below them."""
    floor = 0
    for index, text in enumerate(lines):
        name, written = _in_one_line(text)
        head = Head(start=index, end=index + 1, author=name, written=written)
        if name is None:
            above = _above_date(lines, index, floor)
            if above is None:
                continue
            head = above
        yield Found(head=head, sure=_is_sure(lines, head))
        floor = head.end


def _opening(lines: Sequence[str], heads: Sequence[Found]) -> Iterator[Found]:
    """Read "Marge", "@marge" above the first words of X, which have their date below."""
    if not heads or not all((h.head.author or "").startswith("@") for h in heads):
        return
    for index in range(1, heads[0].head.start):
        handle = lines[index].strip()
        if _HANDLE.fullmatch(handle) and line.is_name(lines[index - 1]):
            dates = ((i, when(lines[i])) for i in range(index + 1, heads[0].head.start))
            written = next((date for _, date in dates if date), None)
            head = Head(start=index - 1, end=index + 1, author=handle, written=written)
            yield Found(head=head)
            return


def _is_sure(lines: Sequence[str], head: Head) -> bool:
    """Say whether only threads have such heads: "marge 3 hours ago", "Marge says:"."""
    text = lines[head.start].strip()
    aged = (head.written or "").endswith(" ago") and head.end - head.start == 1
    return aged or says(text)


def _above_date(lines: Sequence[str], index: int, floor: int) -> Head | None:
    """Read "Marge", "@marge", "·", "May 12", with "marge avatar" above it all."""
    bracketed = lines[index].lstrip().startswith("[")
    written = None if bracketed else when(lines[index])
    at = None if written is None else _line_above(lines, index, floor)
    name = None if at is None else name_in(lines[at])
    if at is None or name is None:
        return None
    end = index + 1
    if name.startswith("r/") and end < len(lines) and line.is_name(lines[end]):
        name, end = lines[end].strip(), end + 1
    higher = lines[at - 1].strip() if at > floor else ""
    shown = name.startswith("@") and line.is_name(higher) and not higher.isdigit()
    top = at - (shown or higher.endswith(f"{name} avatar"))
    return Head(start=top, end=end, author=name, written=written)


def _stamps(lines: Sequence[str], found: Sequence[Found]) -> Iterator[int]:
    """Give bare times above what the same person says next, and counts below posts of X."""
    heads = {i for each in found for i in range(each.head.start, each.head.end)}
    yield from (i for i, t in enumerate(lines) if is_stamp(t) and i not in heads)
    if all((each.head.author or "").startswith("@") for each in found):
        yield from _tallies(lines, found)


def _tallies(lines: Sequence[str], found: Sequence[Found]) -> Iterator[int]:
    """Give "3", "12", "1,204 Views" and the date below the words of each post."""
    ends = [*(each.head.start for each in found[1:]), len(lines)]
    for each, end in zip(found, ends, strict=True):
        for place in range(end - 1, each.head.end, -1):
            text = lines[place].strip()
            if text and not _TALLY.fullmatch(text) and when(text) != each.head.written:
                break
            if text:
                yield place


def _date_first(lines: Sequence[str]) -> Iterator[Found]:
    """Read "Marge" below "12 May 2024"."""
    for index, (above, text) in enumerate(pairwise(lines)):
        written = when(above)
        name = None if written is None else name_in(text)
        if name is not None:
            head = Head(start=index, end=index + 2, author=name, written=written)
            yield Found(head=head)


def _in_one_line(text: str) -> tuple[str | None, str | None]:
    """Read "Marge · 3h ago", "by Marge, 12 May 2024", "marge 2 points 3 hours ago"."""
    text = _VOTING.sub("", _EMOJI.sub("", text.strip()))
    if len(text) > LONGEST + 40 or not any(map(str.isdigit, text)):
        return None, None
    submitted = _SUBMITTED.fullmatch(text)
    if submitted and when(submitted["date"]):
        return submitted["name"], submitted["date"]
    for layout in (_BOXED, _ADDRESSED):
        found = layout.fullmatch(text)
        if found and when(found["date"]):
            return name_in(found["name"]), when(found["date"])
    for part in _PARTS.finditer(text):
        written = when(_POINTS.sub("", text[part.end() :]))
        name = name_in(text[: part.start()]) if written else None
        if name is not None and (part[0] != " " or len(name.split()) <= 2):
            return name.removesuffix("[S]").removesuffix(" APP"), written
    return None, None


def _line_above(lines: Sequence[str], index: int, floor: int) -> int | None:
    """Give the line of a name: over an empty line, a bullet and "OP"."""
    for place in range(index - 1, max(floor, index - 4) - 1, -1):
        text = lines[place].strip()
        if text and not _BULLETS.fullmatch(text) and text.casefold() not in _MARKS:
            return place
    return None


# a name above, buttons and the age below


def _footed(lines: Sequence[str]) -> Iterator[Found]:
    """Read "Marge", her words, and "2w", "Like", "Reply" in any order below them."""
    yield from feed(lines).found


def _furniture(lines: Sequence[str], found: Sequence[Found]) -> Iterator[int]:
    del found
    yield from feed(lines).furniture


# what people say


def _speeches(lines: Sequence[str]) -> Iterator[Found]:
    """Read "Marge: No." where nearly every paragraph begins so."""
    yield from speeches(lines).found


def _parts(lines: Sequence[str], found: Sequence[Found]) -> Iterator[int]:
    """Give the headings between speeches."""
    del found
    yield from speeches(lines).headings


_EVENTS: dict[Any, Callable[[Sequence[str], Sequence[Found]], Iterator[int]]] = {
    chat: events,
    _footed: _furniture,
    _name_first: _stamps,
    _speeches: _parts,
    signed: section_headings,
}
"""What of each form is the program's own."""
