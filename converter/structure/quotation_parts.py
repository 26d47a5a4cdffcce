"""Finding words that somebody copied into a line of their own: in runs and in parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from disputatio.converter.structure.alignment import Alignment
from disputatio.converter.structure.post_words import PostWords
from disputatio.converter.structure.quotation_bounds import (
    Stretch,
    in_midst,
    stretches,
)
from disputatio.converter.structure.quotation_leads import Leads
from disputatio.converter.structure.quotation_search import Find, Line, find_line
from disputatio.converter.structure.shingles import LENGTH, OwnWords
from disputatio.schemas.text import Range

LONG = 8
"""Words that are never fewer where they are edited, or stand without a mark …"""

WITHIN = 10
"""… and in the midst of a sentence without a mark."""

SURELY = 20
"""Words in a row that are copied from the post even where it cites them itself."""

WHOLLY = 0.999
"""Coverage of what is no edited quotation."""

LEAST_LED = 4
"""Words in a row after "you said"."""

LEAST_PARTS = 6
"""Words of an abridged quotation without marks around it, together."""

LEAST_HEAD = 2
LEAST_TAIL = 3
"""Words in its first part, and in its last one."""

_ENDS = frozenset(".,;:?!…-–—\"'”’»«)(]\n")
"""What may follow the last word of a quotation without marks."""


@frozen(kw_only=True)
class Place:
    """A line of a post in which quotations are looked for."""

    index: OwnWords
    """The words of earlier posts."""
    words: PostWords
    """Those of this one."""
    nth: int
    """Number of the line."""
    line: Line
    """The line."""
    leads: Leads
    """What stands before repeated words."""
    own: Callable[[int], bool]
    """Whether a post is by the same author."""
    earlier: Sequence[PostWords]
    """The words of each earlier post, with their places."""
    cited: Callable[[Find], bool]
    """Whether the source itself has the words between marks."""


def find_inside(place: Place) -> list[Find]:
    """Give what is quoted inside a line, in order; what marks bound goes first."""
    taken = bytearray(len(place.line.codes))
    finds: list[Find] = []
    for find in _all(place, taken):
        first, last = find.first - place.line.first, find.last - place.line.first
        if not any(taken[first:last]):
            taken[first:last] = b"\x01" * (last - first)
            finds.append(find)
    return sorted(finds, key=lambda find: find.first)


def _all(place: Place, taken: bytearray) -> Iterator[Find]:
    for stretch in stretches(place.words, place.nth, place.leads):
        if not taken[stretch.whole[0] - place.line.first]:
            find = _opened(place, stretch) if stretch.open else _bounded(place, stretch)
            if find is not None:
                yield find
    for find in _long_runs(place, taken):
        start = place.words.place(find.first)[0]
        end = place.words.with_signs(find.last)
        yield find.at(start, end)


def _bounded(place: Place, stretch: Stretch) -> Find | None:
    """Find words between marks: as they are, if many also edited, or in parts."""
    first, last = stretch.whole
    codes = place.words.codes[first:last]
    find = None
    if len(codes) >= LONG:
        find = find_line(place.index, place.line.part(first, last))
    elif len(codes) >= stretch.least:
        find = _short(place.index, first, codes)
        if find is not None and _is_phrase(place, stretch):
            find = None
    if find is None and len(stretch.parts) > 1:
        find = _in_parts(place, stretch)
    if find is None:
        return None
    if _is_phrase(place, stretch) and not _is_cited_word_for_word(place, find):
        return None
    return find.at(*stretch.place)


def _is_phrase(place: Place, stretch: Stretch) -> bool:
    """Say whether marks in the midst of a sentence bound words of it."""
    first = stretch.whole[0]
    return stretch.marked and in_midst(place.words, place.nth, first, place.leads)


def _is_cited_word_for_word(place: Place, find: Find) -> bool:
    """Say whether these are words of the other post, and its own, unchanged."""
    return find.alignment.coverage >= WHOLLY and not place.cited(find)


def _short(index: OwnWords, first: int, codes: str) -> Find | None:
    """Find few words that just one other post has."""
    places = index.places_of(codes)
    if len({post for post, _ in places}) != 1:
        return None
    return _same(first, len(codes), places[-1])


def _opened(place: Place, stretch: Stretch) -> Find | None:
    """Find words that may end anywhere, but, in one part, not within a clause."""
    abridged = len(stretch.parts) > 1
    find = _in_parts(place, stretch) if abridged else _led(place, *stretch.parts[0])
    if find is None or not (abridged or _ends(place.words, find.last)):
        return None
    return find.at(*place.words.extent(find.first, find.last))


def _led(place: Place, first: int, last: int) -> Find | None:
    if last - first < LEAST_LED or not place.line.stands(first):
        return None
    codes = place.words.codes
    head = codes[first : first + LEAST_LED]
    return max(
        (
            _same(first, place.index.common(at, codes, first, last), at)
            for at in place.index.places_of(head)
        ),
        key=lambda find: (find.last, find.post),
        default=None,
    )


def _ends(words: PostWords, last: int) -> bool:
    """Say whether a clause ends, or may end, before a word."""
    at = words.place(last - 1)[1]
    return words.text[at : at + 1] in _ENDS or words.text[at : at + 2] in (" -", " –")


def _in_parts(place: Place, stretch: Stretch) -> Find | None:
    """Find the parts of an abridged quotation in order in one post."""
    first, last = stretch.parts[0]
    if last - first < LEAST_HEAD:
        return None
    codes = place.words.codes[first:last]
    for post, at in reversed(place.index.places_of(codes)):
        find = _rest(place, stretch, post, at)
        if find is not None:
            return find
    return None


def _rest(place: Place, stretch: Stretch, post: int, start: int) -> Find | None:
    """Find the later parts in a post that has the first one."""
    (first, last), *others = stretch.parts
    matched = last - first
    end = start + matched
    for a, b in others:
        least = LEAST_TAIL if stretch.open else b - a
        run = place.words.codes[a:b]
        at, length = place.index.after((post, end), run, least)
        if at < 0:
            return None
        end, last, matched = at + length, a + length, matched + length
        if length < b - a:
            break
    if stretch.open and matched < LEAST_PARTS:
        return None
    return _found((first, last), post, (start, end), edited=True)


def _long_runs(place: Place, taken: bytearray) -> Iterator[Find]:
    """Give what another wrote before, word for word: many words, or a whole sentence."""
    end = 0
    for at, hit in enumerate(place.line.hits):
        if hit is None or at < end or taken[at] or not _may_begin(place, at):
            continue
        find = _longest(place, at)
        if find is not None and _is_long(place, find):
            yield find
            end = find.last - place.line.first


def _may_begin(place: Place, at: int) -> bool:
    """Say whether a run is long enough from here, or begins a sentence."""
    later = place.line.hits[at + LENGTH : at + LENGTH + 1]
    return (bool(later) and later[0] is not None) or _begins(place, at)


def _begins(place: Place, at: int) -> bool:
    return at == 0 or _ends(place.words, place.line.first + at)


def _is_long(place: Place, find: Find) -> bool:
    length = find.last - find.first
    if length >= SURELY:
        return True
    if length < LENGTH:
        return False  # Another run had the same number.
    begins = _begins(place, find.first - place.line.first)
    if length < (LONG if begins else WITHIN):
        return begins and _is_sentence(place, find)
    return not place.cited(find)


def _is_sentence(place: Place, find: Find) -> bool:
    """Say whether words begin a sentence and end a clause, and are a sentence there."""
    there = place.earlier[find.post]
    return (
        place.words.parted(find.first)
        and _ends(place.words, find.last)
        and there.parted(find.alignment.start)
        and there.parted(find.alignment.end)
    )


def _longest(place: Place, at: int) -> Find | None:
    codes = place.line.codes
    return max(
        (
            _same(
                place.line.first + at,
                place.index.common(there, codes, at, len(codes)),
                there,
            )
            for there in place.index.placed(place.line.hits[at])
            if not place.own(there[0])
        ),
        key=lambda find: (find.last, find.post),
        default=None,
    )


def _same(first: int, length: int, at: tuple[int, int]) -> Find:
    source = (at[1], at[1] + length)
    return _found((first, first + length), at[0], source, edited=False)


def _found(words: Range, post: int, source: Range, *, edited: bool) -> Find:
    first, last = words
    alignment = Alignment(
        start=source[0], end=source[1], last=last - first, coverage=1.0,
        similarity=0.99 if edited else 1.0,
    )  # fmt: skip
    return Find(first=first, last=last, post=post, alignment=alignment)
