"""Speeches typed or printed one after another: "Marge: No.", "Mr SMITH—I move …".

Lists with headwords look alike (glossaries, recipes, papers, logs), so nearly every
paragraph must begin so, no headword may be one that such lists have, and people must
show: somebody speaks twice, or the words are those of people who talk (`pasted.talk`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from operator import itemgetter

from attrs import evolve, field, frozen

from disputatio.converter.importers.shared.pasted import lines as line
from disputatio.converter.importers.shared.pasted.found import Found, name_in, repeated
from disputatio.converter.importers.shared.pasted.heads import Head
from disputatio.converter.importers.shared.pasted.speech_words import (
    DISCUSSIONS,
    NO_SPEAKERS,
    PARTICLES,
    SIDES,
    TITLES,
)
from disputatio.converter.importers.shared.pasted.talk import Talk

_SHARE = 0.8
"""This share of the paragraphs begins with a name."""

_SHARE_OF_TALK = 0.3
"""The same where people speak twice and their words are those of a talk."""

_SPEECH = 4
"""So many words has a speech, on the average, at least."""

_LONGEST = 100
"""So many characters of a heading are looked at."""

_NAMED = r"(?P<name>[^\W\d_][^:<>\][(){}\"“„=/*]{0,40}?)(?: \((?P<role>[^()]{1,60})\))?"
_ITEM = r"(?:[-*•–]|\d{1,3}[.)]|\d{1,3}(?:\.\d{1,3}){1,3}[.)]?|\(?[a-z]\))"
"""What stands before an item of a list or of minutes: "-", "2.", "2.1", "a)"."""
_ALONE = re.compile(rf"{_NAMED}$")
_LAYOUTS = tuple(
    re.compile(layout)
    for layout in (
        rf"{_NAMED}:[ \t]+(?=\S)",
        rf"{_ITEM}[ \t]+(?:\*\*)?{_NAMED}(?::\*\*|\*\*:|:)[ \t]+(?=\S)",
        rf"\*\*{_NAMED}(?::\*\*|\*\*:)[ \t]*(?=\S)",
        rf"{_NAMED}:$",
        rf"(?![a-zß-ÿ]){_NAMED}(?:\s[-–—]\s|—)(?=\S)",
        r"(?P<name>(?:M[rsx]|Mrs|Miss|Dr|The)\.? [A-Z][A-Z' -]{2,30})(?:,? of (?P<role>[A-Z][a-z]+))?\. (?=\S)",
    )
)  # fmt: skip
"""A name and what parts it from the words; behind "Marge:" there are none."""

_SECTION = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?\s+[^\W\d_]")
"""The heading of an item of minutes: "2. Street lights"."""
_NUMBERED = re.compile(r"[\s\d.#]+$")
_COUNT = re.compile(r"\s*[(:\d).]*$")


@frozen(kw_only=True)
class Speeches:
    """Heads of speeches, and the headings between them."""

    found: tuple[Found, ...] = ()
    """The heads, in the order of the text."""
    headings: frozenset[int] = field(default=frozenset())
    """Lines such as "Oppose:" and "Item 4"."""


def speeches(lines: Sequence[str]) -> Speeches:
    """Give the heads of the layout that shows most speeches; none in other texts."""
    tried = [_laid_out(lines, layout) for layout in (*_LAYOUTS, _ALONE)]
    return max(tried, key=lambda speeches: len(speeches.found))


def _laid_out(lines: Sequence[str], layout: re.Pattern[str]) -> Speeches:
    headed = [
        (i, head) for i in range(len(lines)) if (head := _match(lines, i, layout))
    ]
    found = [each for i, head in headed if (each := _speech(lines[i], i, head))]
    again = bool(found) and repeated(found) * 2 >= len(found)
    if len(found) < 2 or not (again or len(found) >= _SHARE * len(headed)):
        return Speeches()
    headings = frozenset(_headings(lines, {each.head.start for each in found}))
    if not _are_people(lines, found, headings, again=again, alone=layout is _ALONE):
        return Speeches()
    sides = _sides(lines, headings)
    return Speeches(
        found=tuple(
            evolve(each, sure=True, side=_below(sides, each.head.start))
            for each in found[_is_typed_title(lines, found) :]
        ),
        headings=headings,
    )


def _match(
    lines: Sequence[str], index: int, layout: re.Pattern[str]
) -> re.Match[str] | None:
    found = layout.match(lines[index][:200].rstrip())
    if layout is _ALONE and found:
        below = lines[index + 1] if index + 1 < len(lines) else ""
        return found if _opens(lines, index) and below.strip() else None
    return found


def _speech(text: str, index: int, found: re.Match[str]) -> Found | None:
    name = name_in(found["name"])
    if name is None or not _may_speak(name) or line.is_label(text):
        return None
    words = found.end() if found.end() < len(text.rstrip()) else None
    end = index + (words is None)
    head = Head(start=index, end=end, author=name, badge=found["role"])
    return Found(head=head, words=words)


def _may_speak(name: str) -> bool:
    """Say whether a headword can be a name: "Ann", "Mr de Vries", not "Step 2"."""
    words = name.split()
    if len(words) > 3 + (_plain(words[0]) in TITLES):
        return False
    whole = name.casefold()
    if whole in NO_SPEAKERS or _NUMBERED.sub("", whole) in NO_SPEAKERS:
        return False
    small = words[-1].islower() and words[-1] not in PARTICLES
    phrase = small and len(words) > 1 and words[0][:1].isupper()
    return not (phrase and {_plain(words[0]), words[-1]} & NO_SPEAKERS)


def _plain(word: str) -> str:
    return word.casefold().rstrip(".")


# where they stand


def _headings(lines: Sequence[str], starts: AbstractSet[int]) -> Iterator[int]:
    """Give lines right above a speech that name a part: "Oppose:", "Item 4, Hoses"."""
    for start in starts:
        place = start - 1
        while place >= 0 and line.is_blank(lines[place]):
            place -= 1
        if place >= 0 and place not in starts and _is_heading(lines, place):
            yield place


def _is_heading(lines: Sequence[str], place: int) -> bool:
    text = lines[place].strip()[:_LONGEST]
    words = text.casefold().split()
    if not _opens(lines, place) or not 1 <= len(words) <= 8:
        return False
    numbered = len(words) > 1 and words[1][:1].isdigit() and words[0] in NO_SPEAKERS
    section = _SECTION.match(text) is not None and text[-1] not in ".!?;,"
    known = (
        section or _side(text) in SIDES or DISCUSSIONS.issuperset(_side(text).split())
    )
    return known or numbered or (text.endswith(":") and len(words) <= 4)


def _side(text: str) -> str:
    """Give a heading without its colon and the number of votes behind it."""
    return _COUNT.sub("", text.strip().casefold())


def _sides(
    lines: Sequence[str], headings: AbstractSet[int]
) -> list[tuple[int, str | None]]:
    """Give each heading with the side that those below it take, in the order of the text.

    Nothing where one side has two headings: these are on different questions.
    """
    found = [
        (place, SIDES.get(_side(lines[place][:_LONGEST])) or None)
        for place in sorted(headings)
    ]
    said = [side for _, side in found if side]
    alone = len(set(said)) == len(said)
    return found if alone and {"agree", "disagree"} <= set(said) else []


def _below(sides: Sequence[tuple[int, str | None]], start: int) -> str | None:
    """Give the side that the last heading above a line names."""
    place = bisect_left(sides, start, key=itemgetter(0))
    return sides[place - 1][1] if place else None


def _opens(lines: Sequence[str], index: int) -> bool:
    return index == 0 or line.is_blank(lines[index - 1])


def _fill(
    lines: Sequence[str],
    found: Sequence[Found],
    headings: AbstractSet[int],
    share: float,
) -> bool:
    """Say whether such a share of the paragraphs begin with heads, and few lines else."""
    starts = {each.head.start for each in found}
    firsts = [
        i
        for i, text in enumerate(lines)
        if text.strip()
        and i not in headings
        and (_opens(lines, i) or i - 1 in headings)
    ]
    begun = sum(1 for i in firsts if i in starts)
    titles = sum(1 for i in firsts[:2] if i < found[0].head.start)
    told = sum(1 for text in lines if text.strip())
    few = begun < share * (len(firsts) - titles) or len(found) * 5 < told
    records = len(firsts) > 2 and len(found) > (begun + len(headings)) * 1.5
    return not few and (bool(headings) or not records)


def _said(lines: Sequence[str], each: Found) -> str:
    """Give the words of a speech in its first line."""
    if each.words is not None:
        return lines[each.head.start][each.words :].strip()
    below = lines[each.head.end : each.head.end + 2]
    return next((text.strip() for text in below if text.strip()), "")


def _is_typed_title(lines: Sequence[str], found: Sequence[Found]) -> bool:
    """Say whether the first is "Dishwasher: yes or no?": all but that name speak again.

    People begin with a capital, a title goes on after its colon.
    """
    told = [i for i, text in enumerate(lines) if text.strip()][:2]
    if told != [each.head.start for each in found[:2]] or len(told) < 2:
        return False
    times = Counter(each.head.author for each in found)
    once = [name for name, count in times.items() if count == 1]
    goes_on = _said(lines, found[0])[:1].islower()
    return goes_on and once == [found[0].head.author]


# whether people speak


def _are_people(
    lines: Sequence[str],
    found: Sequence[Found],
    headings: AbstractSet[int],
    *,
    again: bool,
    alone: bool,
) -> bool:
    names = tuple(each.head.author or "" for each in found)
    talk = Talk(names=names, said=tuple(_said(lines, each) for each in found))
    lively = again and talk.is_lively()
    if sum(len(text.split()) for text in talk.said) < _SPEECH * len(found):
        return False
    if not _fill(lines, found, headings, _SHARE_OF_TALK if lively else _SHARE):
        return False
    listed = alone or any(_SECTION.match(lines[i].strip()) for i in headings)
    if lively or (again and not listed and not (talk.is_lower() and not talk.signs)):
        return True
    voted = len({_side(lines[i][:_LONGEST]) for i in headings} & SIDES.keys()) > 1
    above = lines[: found[0].head.start]
    asked = any(text.strip().endswith("?") for text in above)
    return not alone and talk.is_heard(asked=asked, voted=voted)
