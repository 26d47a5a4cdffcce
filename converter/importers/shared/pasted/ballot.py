"""Votes that are listed by names alone: "For: Ann, Ben, Carl" above "Against: Dora".

Advantages and disadvantages are listed in the same way ("For: quiet, cheap"), so all that
is listed must be names, of which it must show that they are: half of them have two words or
are known as given names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from disputatio.converter.importers.shared.pasted import lines as line
from disputatio.converter.importers.shared.pasted.found import Found, name_in
from disputatio.converter.importers.shared.pasted.given_names import GIVEN_NAMES
from disputatio.converter.importers.shared.pasted.heads import Head
from disputatio.converter.importers.shared.pasted.speech_words import (
    NO_SPEAKERS,
    PARTICLES,
    SIDES,
    TITLES,
)

_LONGEST = 2000
"""So many characters of a line are looked at."""
_MOST_WORDS = 4
_HEADING = re.compile(
    r"[*#_\s]{0,4}(?:(?:votes?|voted|voting|those|in) ){0,2}(?P<side>[^\W\d_]{2,16})"
    r"\s?(?:\(?\d{1,4}\)?)?[*_]{0,2}\s?(?P<colon>:?)[*_]{0,2}(?P<names>.*)",
    re.I,
)
_BETWEEN = re.compile(r"[,;•·]|\s(?:and|und|et|y|e|och|i|en|&)\s")
_BULLET = re.compile(r"\s*(?:[-*•–]|\d{1,3}[.)])\s+")


@frozen(kw_only=True)
class Ballot:
    """Who voted, and the lines that say so."""

    found: tuple[Found, ...]
    """One head for each, with the side; nobody says a word there."""
    lines: frozenset[int]
    """The headings and the names."""


def ballot(lines: Sequence[str]) -> Ballot | None:
    """Give the votes of a text; None where no two sides have lists of names."""
    listed = list(_lists(lines))
    sides = [side for side, _, _ in listed]
    once = len(set(sides)) == len(sides)
    names = [name for _, _, voters in listed for name, _ in voters]
    if not (once and {"agree", "disagree"} <= set(sides)) or len(names) < 3:
        return None
    if len(set(names)) < len(names) or not _are_people(names):
        return None
    return Ballot(
        found=tuple(
            Found(head=Head(start=at, end=at + 1, author=name), sure=True, side=side)
            for side, _, voters in listed
            for name, at in voters
        ),
        lines=frozenset(
            place
            for _, heading, voters in listed
            for place in (heading, *(at for _, at in voters))
        ),
    )


def _lists(
    lines: Sequence[str],
) -> Iterator[tuple[str, int, list[tuple[str, int]]]]:
    """Give each heading of a side with the names behind it, or in the lines below."""
    for place, text in enumerate(lines):
        found = _HEADING.fullmatch(text[:_LONGEST])
        side = _SIDES.get(found["side"].casefold()) if found else None
        if found is None or not side:
            continue
        behind = found["names"].strip()
        if behind and not found["colon"]:
            continue
        voters = _voters(behind, place) if behind else list(_below(lines, place))
        if voters:
            yield side, place, voters


_SIDES: Mapping[str, str] = {**SIDES, "favour": "agree", "approve": "agree"}


def _below(lines: Sequence[str], heading: int) -> Iterator[tuple[str, int]]:
    """Give the names in the lines below a heading, up to an empty one or other words."""
    for place in range(heading + 1, len(lines)):
        text = _BULLET.sub("", lines[place][:_LONGEST], count=1)
        voters = [] if line.is_blank(text) else _voters(text, place)
        if not voters:
            return
        yield from voters


def _voters(text: str, place: int) -> list[tuple[str, int]]:
    """Give the names of a list; none where one of its parts is no name."""
    parts = [part.strip(" .*_") for part in _BETWEEN.split(text)]
    names = [name_in(part) for part in parts if part]
    if not all(name and _may_vote(name) for name in names):
        return []
    return [(name, place) for name in names if name]


def _may_vote(name: str) -> bool:
    words = name.split()
    capital = all(w[0].isupper() or w.casefold() in PARTICLES for w in words)
    handle = len(words) == 1 and any(not c.isalpha() for c in name)
    known = name.casefold() in NO_SPEAKERS or name.casefold() in _SIDES
    return (capital or handle) and len(words) <= _MOST_WORDS and not known


def _are_people(names: Sequence[str]) -> bool:
    """Say whether half of the names have two words of a name, or are given names."""
    sure = 0
    for name in names:
        words = [word.casefold().rstrip(".") for word in name.split()]
        titled = words[0] in TITLES or words[0] in GIVEN_NAMES
        sure += titled or (len(words) > 1 and words[-1] in GIVEN_NAMES)
    full = sum(1 for name in names if len(name.split()) > 1)
    return sure * 2 >= len(names) or (sure > 0 and full * 2 >= len(names))
