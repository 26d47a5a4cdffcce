"""Heads that are a name with a date: "Marge" above "12 May 2024", "marge · 3h ago".

Programs put more round them: a picture's label, a mark ("OP", "APP"), the name of a role,
a handle, points. What they are is told by where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from disputatio.converter.importers.shared.dates import LONGEST, clock_in, is_date
from disputatio.converter.importers.shared.pasted import lines as line
from disputatio.converter.importers.shared.pasted.app_marks import is_edited
from disputatio.converter.importers.shared.pasted.found import (
    Found,
    addressed,
    name_in,
    says,
)
from disputatio.converter.importers.shared.pasted.heads import Head
from disputatio.converter.importers.shared.pasted.profiles import next_line
from disputatio.converter.importers.shared.pasted.quotes import Spoken
from disputatio.converter.importers.shared.pasted.shown_dates import age, is_stamp, when

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
_MARKS = frozenset(("op", "author", "mod", "app", "bot", "creator", "· creator"))
"""What stands below a name: the one who began the thread, or a program, speaks."""
_TAG = re.compile(r"\[[^\][]{1,8}\]")
"""Discord: the short name of a person's club, below the name."""
_ROLE = re.compile(r"(?<=\S)\s?Role icon(?:, .*)?$")
_HANDLED = re.compile(r".{1,50}\s(@\w{1,30}(?:@[\w.-]{1,40})?)")
_GLUED = re.compile(
    r"(?P<name>[^\W\d_].{0,38}[^\W\d_])(?P<date>\d\d?/\d\d?(?:/\d\d(?:\d\d)?)?,? \d\d?:\d\d(?: [AP]M)?)",
    re.I,
)
"""Teams: "Marge Hill8/30 1:10 PM"."""


def name_first(lines: Sequence[str]) -> Iterator[Found]:
    """Read "Marge" above "12 May 2024", and both in one line."""
    found = tuple(_without_cards(lines, tuple(_dated_names(lines))))
    yield from _opening(lines, found)
    names: set[str] = set()
    for each in found:
        author, whom = addressed(each.head.author, names)
        names.add(author or "")
        yield evolve(each, head=evolve(each.head, author=author, answering=whom))


def _without_cards(lines: Sequence[str], found: Sequence[Found]) -> Iterator[Found]:
    """Leave out heads right below others, with words that were said before.

    So Teams shows what is answered: the name, the time and the words of it.
    """
    if not any(_touch(lines, *pair) for pair in pairwise(found)):
        yield from found
        return
    spoken = Spoken()
    written: set[tuple[str | None, ...]] = set()
    start = 0
    for above, each in zip((None, *found), found, strict=False):
        words = next_line(lines, each.head.end, each.head.end + 2)[0]
        below = above is not None and _touch(lines, above, each)
        time = (each.head.author, *(each.head.written or "").split()[-2:])
        if words and below and time in written and spoken.has(words):
            continue
        written.add(time)
        spoken.add(lines[start : each.head.start])
        start = each.head.end
        yield each


def _touch(lines: Sequence[str], above: Found, below: Found) -> bool:
    """Say whether nothing is said between two heads."""
    return not any(map(_says, lines[above.head.end : below.head.start]))


def _says(text: str) -> bool:
    return not line.is_blank(text) and not is_edited(text)


def _dated_names(lines: Sequence[str]) -> Iterator[Found]:
    """Read names with a date beside or below them."""
    floor = 0
    for index, text in enumerate(lines):
        name, written = _in_one_line(text)
        start = _preview_above(lines, index, floor, name)
        head = Head(start=start, end=index + 1, author=name, written=written)
        if name is not None and name.casefold() in _MARKS:
            marked = _line_above(lines, index, floor)
            name = None if marked is None else name_in(lines[marked])
            head = evolve(head, start=marked or index, author=name)
        elif name is None:
            above = _above_date(lines, index, floor)
            if above is None:
                continue
            head = above
        if head.author is None:
            continue
        yield Found(head=head, sure=_is_sure(lines, head))
        floor = head.end


def _preview_above(
    lines: Sequence[str], index: int, floor: int, name: str | None
) -> int:
    """Give the line of Teams' "First words of it ... by Marge" above a head, or the head."""
    above = lines[index - 1].rstrip() if index > floor else ""
    return index - (name is not None and above.endswith(f" by {name}"))


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
    dated = not bracketed and not is_divider(lines, index)
    written = when(lines[index]) if dated else None
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


def is_divider(lines: Sequence[str], index: int) -> bool:
    """Say whether a line is the day that chats print above the messages of that day.

    It has no time, and below it stands a name with a time.
    """
    day = when(lines[index])
    if day is None or clock_in(day) or age(day):
        return False
    near = index + 4
    below, place = next_line(lines, index + 1, near)
    if below is None:
        return False
    _, written = _in_one_line(below)
    if written is None and name_in(below):
        time, _ = next_line(lines, place + 1, near)
        written = when(time) if time else None
    return written is not None and clock_in(written) is not None


def stamps(lines: Sequence[str], found: Sequence[Found]) -> Iterator[int]:
    """Give bare times above what the same person says next, days, and counts on X."""
    heads = {i for each in found for i in range(each.head.start, each.head.end)}
    for index, text in enumerate(lines):
        if index not in heads and (is_stamp(text) or is_divider(lines, index)):
            yield index
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


def date_first(lines: Sequence[str]) -> Iterator[Found]:
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
    if len(text) > LONGEST + 40 or not any(map(str.isdigit, text)) or is_date(text):
        return None, None
    submitted = _SUBMITTED.fullmatch(text)
    if submitted and when(submitted["date"]):
        return submitted["name"], submitted["date"]
    for layout in (_BOXED, _ADDRESSED, _GLUED):
        found = layout.fullmatch(text)
        if found and when(found["date"]):
            return name_in(found["name"]), when(found["date"])
    for part in _PARTS.finditer(text):
        written = when(_POINTS.sub("", text[part.end() :]))
        name = name_in(text[: part.start()]) if written else None
        if name is not None and (part[0] != " " or len(name.split()) <= 2):
            return _bare(name), written
    return None, None


def _bare(name: str) -> str:
    """Give a name without the marks that programs put behind it; of X, the handle."""
    handled = _HANDLED.fullmatch(name)
    if handled:
        return handled[1]
    return _ROLE.sub("", name).removesuffix("[S]").removesuffix(" APP")


def _line_above(lines: Sequence[str], index: int, floor: int) -> int | None:
    """Give the line of a name: over an empty line, a bullet and "OP"."""
    for place in range(index - 1, max(floor, index - 4) - 1, -1):
        text = lines[place].strip()
        if text and not _is_mark(text):
            return place
    return None


def _is_mark(text: str) -> bool:
    marks = (_BULLETS.fullmatch(text), _TAG.fullmatch(text))
    return any(marks) or text.casefold() in _MARKS
