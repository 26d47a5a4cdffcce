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
from typing import Any

from attrs import evolve, field, frozen

from disputatio.converter.importers.shared.pasted import lines as line
from disputatio.converter.importers.shared.pasted.ballot import Ballot, ballot
from disputatio.converter.importers.shared.pasted.chat_lines import chat, events
from disputatio.converter.importers.shared.pasted.dated_names import (
    date_first,
    name_first,
    stamps,
)
from disputatio.converter.importers.shared.pasted.feeds import feed
from disputatio.converter.importers.shared.pasted.found import (
    Found,
    repeated,
)
from disputatio.converter.importers.shared.pasted.heads import Headed
from disputatio.converter.importers.shared.pasted.profiles import next_line
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
    """Give the heads of the form that shows most people; None in other texts.

    Those whom a text lists as for and against have heads, too.
    """
    voted = ballot(lines)
    return _spoken(lines) if voted is None else _with_voters(lines, voted)


def _with_voters(lines: Sequence[str], voted: Ballot) -> Plain | None:
    """Give the heads of voters, and of what else people say in a text."""
    bare = ["" if i in voted.lines else text for i, text in enumerate(lines)]
    spoken = _spoken(bare)
    told = sum(1 for text in bare if text.strip())
    if spoken is None and told > len(voted.lines):
        return _spoken(lines)
    said = spoken or Plain(headed=Headed(shape="plain", heads=()), lines=tuple(bare))
    end = max(voted.lines) + 1
    starts = [head.start for head in said.headed.heads if head.start >= end]
    below = range(end, min((*starts, len(lines))))
    stray = {i for i in below if bare[i].strip()}
    heads = sorted(
        (*(each.head for each in voted.found), *said.headed.heads),
        key=lambda head: head.start,
    )
    return evolve(
        said,
        headed=Headed(shape="plain", heads=tuple(heads)),
        lines=tuple("" if i in stray else text for i, text in enumerate(said.lines)),
        events=said.events | stray,
        sides={**said.sides, **{e.head.start: e.side or "" for e in voted.found}},
    )


def _spoken(lines: Sequence[str]) -> Plain | None:
    """Give the heads of what people say."""
    forms: tuple[Callable[[Sequence[str]], Iterator[Found]], ...] = (
        _footed, name_first, date_first, chat, _speeches, signed,
    )  # fmt: skip
    tried = [(tuple(form(lines)), form) for form in forms]
    threads = [(found, form) for found, form in tried if _is_thread(lines, found)]
    if not threads:
        return None
    most = max(len(found) for found, _ in threads)
    found, form = max(threads, key=lambda thread: _weight(*thread, most=most))
    shown = _EVENTS[form](lines, found) if form in _EVENTS else ()
    told = frozenset((*shown, *_votes(lines, found)))
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


def _weight(found: Sequence[Found], form: object, *, most: int) -> tuple[bool, int]:
    """Rank a form: buttons below every comment are surer than people who speak twice."""
    parted = form is _footed and len(found) == most and all(e.sure for e in found)
    return parted, repeated(found)


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


def _votes(lines: Sequence[str], found: Sequence[Found]) -> Iterator[int]:
    """Give the numbers of votes, where one stands below every head and above the words."""
    ends = [*(each.head.start for each in found[1:]), len(lines)]
    first = []
    for each, end in zip(found, ends, strict=True):
        text, place = next_line(lines, each.head.end, end)
        if each.words is not None or not (text and text.strip().isdigit()):
            return
        if next_line(lines, place + 1, end)[0] is None:
            return
        first.append(place)
    yield from first


def _is_spoken_to(bodies: Sequence[Sequence[str]], names: set[str]) -> bool:
    """Say whether the words of a post have the name of somebody in them."""
    written = {word for body in bodies for text in body for word in _words(text)}
    return any(set(_words(name)) <= written for name in names)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


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
    name_first: stamps,
    _speeches: _parts,
    signed: section_headings,
}
"""What of each form is the program's own."""
