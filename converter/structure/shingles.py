"""An index of the words that posts wrote themselves, by runs of four words."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from operator import ne
from typing import TypeAlias

from attrs import frozen

from disputatio.converter.structure.word_codes import OTHER
from disputatio.schemas.text import Range

LENGTH = 4
"""Words in a shingle."""

PLACES = 60
"""How many places of one shingle are looked at, so that boilerplate stays cheap."""

LONG_POST = 2000
"""Words of a post that are looked through for the next part of a quotation."""

COMPARED = 200
"""Words from which on only a part of a post is compared with a line."""

Hit: TypeAlias = int | list[int] | None
"""Where a shingle stands: nowhere, at one place, or at several."""

Placed: TypeAlias = tuple[int, int]
"""A post, and the place of a word in it."""


@frozen(kw_only=True)
class Borrowed:
    """Words that a post quotes inside a line of its own."""

    first: int
    """Place of the first word."""
    last: int
    """Place after the last word."""
    post: int
    """Number of the post that said them first."""
    start: int
    """Place of the first word there."""
    end: int
    """Place after the last word there."""

    def source(self, start: int, end: int) -> tuple[int, int, int]:
        """Give where some of the words stand there: all of them if they were edited."""
        if self.end - self.start != self.last - self.first:
            return self.post, self.start, self.end
        moved = self.start - self.first
        return self.post, start + moved, end + moved


def shingles(codes: str, length: int = LENGTH) -> list[str]:
    """Give each run of so many words; words are single characters."""
    return [codes[at : at + length] for at in range(len(codes) - length + 1)]


class PostShingles:
    """The shingles of a post, made for the lines that need them, each once.

    Of a line that is found by its first words none are needed.
    """

    def __init__(self, codes: str, length: int = LENGTH) -> None:
        """Begin with none."""
        self.codes = codes
        self._length = length
        self._made = [""] * (len(codes) - length + 1)

    def of_line(self, first: int, last: int) -> list[str]:
        """Make those that begin in a line, and give those that end in it, too."""
        length = self._length
        end = min(last, len(self._made))
        made = [self.codes[at : at + length] for at in range(first, end)]
        self._made[first:end] = made
        return made[: max(0, last - first - length + 1)]

    def within(self, first: int, last: int) -> list[str]:
        """Give those that stand in a range of words."""
        made = self._made[first : last - self._length + 1]
        return shingles(self.codes[first:last], self._length) if "" in made else made


_OWN = re.compile(f"[^{OTHER}]+")
"""Words in a row that are a post's own."""


class _Places:
    """Where runs of some length stand; places count through all posts."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._places: dict[str, int | list[int]] = {}

    def add(self, own: str, base: int, runs: PostShingles) -> None:
        """Add the runs of a post whose first word has this place, if all are its own."""
        for part in _OWN.finditer(own):
            first, last = part.span()
            new = range(base + first, base + last - self._length + 1)
            if new:
                self._add(runs.within(first, last), new)

    def _add(self, runs: Sequence[str], new: range) -> None:
        places = self._places
        known = list(map(places.setdefault, runs, new))
        again = map(ne, known, new)
        for run, place in compress(zip(runs, new, strict=True), again):
            before = places[run]
            if isinstance(before, int):
                places[run] = [before, place]
            elif len(before) < PLACES:
                before.append(place)

    def of(self, runs: Sequence[str]) -> list[Hit]:
        """Give, for each run, where it stands."""
        return list(map(self._places.get, runs))

    def of_one(self, run: str) -> Hit:
        """Give where one run stands."""
        return self._places.get(run)


class OwnWords:
    """The words of earlier posts, as far as they are their own."""

    def __init__(self) -> None:
        """Begin with no posts."""
        self.codes: list[str] = []
        self._bases: list[int] = []
        self._owners = array("I")
        self._runs = _Places(LENGTH)
        self._pairs = _Places(2)
        self._paired = 0
        self._borrowed: dict[int, list[Borrowed]] = {}
        self._lines: dict[str, tuple[int, int]] = {}

    def add(
        self,
        codes: str,
        runs: PostShingles,
        lines: Iterable[Range],
        borrowed: list[Borrowed],
    ) -> None:
        """Add the next post: its words, its own lines, and what it quotes inside them.

        Words of other people's lines are `OTHER`, but for the shingles, `runs`.
        """
        number = len(self.codes)
        base = len(self._owners)
        self.codes.append(codes)
        self._bases.append(base)
        self._runs.add(codes, base, runs)
        if borrowed:
            self._borrowed[number] = borrowed
        self._owners.extend(array("I", [number]) * len(codes))
        for first, last in lines:
            self._lines[codes[first:last]] = (number, first)

    def hits(self, runs: Sequence[str]) -> list[Hit]:
        """Give, for each of some shingles, where it stands in earlier posts."""
        return self._runs.of(runs)

    def _pair_hits(self, codes: str) -> list[Hit]:
        """Give the same for each two words; they are indexed when first asked for."""
        for post in range(self._paired, len(self.codes)):
            here = self.codes[post]
            self._pairs.add(here, self._bases[post], PostShingles(here, 2))
        self._paired = len(self.codes)
        return self._pairs.of(shingles(codes, 2))

    def votes(self, hits: Sequence[Hit]) -> Counter[int]:
        """Count, for each earlier post, the shingles that it has."""
        owners = self._owners
        votes: Counter[int] = Counter()
        for hit in hits:
            if isinstance(hit, int):
                votes[owners[hit]] += 1
            elif hit is not None:
                votes.update({owners[place] for place in hit})
        return votes

    def placed(self, hit: Hit) -> Iterator[Placed]:
        """Give posts, and the places in them, where a shingle stands."""
        for place in _places(hit):
            post = self._owners[place]
            yield post, place - self._bases[post]

    def places_of(self, codes: str) -> list[Placed]:
        """Give where a run of two words and more stands, in thread order.

        Of a run that is very common, only the first places, or none, are known.
        """
        short = len(codes) < LENGTH
        hits = self._pair_hits(codes) if short else self.hits(shingles(codes))
        if not hits or None in hits:
            return []
        rarest = _rarest(hits)
        places = ((post, at - rarest) for post, at in self.placed(hits[rarest]))
        found = [
            self.origin(post, at, at + len(codes))[:2]
            for post, at in places
            if at >= 0 and self.codes[post].startswith(codes, at)
        ]
        return sorted(set(found))

    def after(self, place: Placed, run: str, least: int) -> tuple[int, int]:
        """Give where a post goes on with the first words of a run, and how many.

        Only the words that follow a place at once are looked through; (-1, 0) for none.
        """
        post, start = place
        at = self.codes[post].find(run[:least], start, start + LONG_POST)
        if at < 0 or len(run) < least:
            return -1, 0
        return at, self.common((post, at), run, 0, len(run))

    def common(self, place: Placed, codes: str, first: int, last: int) -> int:
        """Count the words that codes[first:last] and a post from a place on share."""
        post, at = place
        there = self.codes[post]
        most = min(last - first, len(there) - at)
        length = 0
        while length < most and there[at + length] == codes[first + length]:
            length += 1
        return length

    def origin(self, post: int, start: int, end: int) -> tuple[int, int, int]:
        """Give who said words of a post first, where the post itself quotes them."""
        borrowed = self._borrowed.get(post, ())
        at = bisect_right(borrowed, start, key=lambda one: one.first) - 1
        if at < 0 or end > borrowed[at].last:
            return post, start, end
        return borrowed[at].source(start, end)

    def only_exact(self, codes: str) -> Placed | None:
        """Give where a line stands word for word, if its first words stand only there."""
        hit = self._runs.of_one(codes[:LENGTH])
        if not isinstance(hit, int):
            return None
        number = self._owners[hit]
        at = hit - self._bases[number]
        return (number, at) if self.codes[number].startswith(codes, at) else None

    def last_exact(self, codes: str, hits: Sequence[Hit]) -> Placed | None:
        """Give the last place where any post has a line word for word, if one is seen."""
        if not hits or None in hits:
            return None
        rarest = _rarest(hits)
        for place in reversed(_places(hits[rarest])):
            number = self._owners[place]
            at = place - self._bases[number] - rarest
            if at >= 0 and self.codes[number].startswith(codes, at):
                return number, at
        return None

    def exact(self, post: int, codes: str, hits: Sequence[Hit]) -> int | None:
        """Give the last place where a post has a line word for word, if one is seen.

        It is looked for at the places of the line's rarest shingle.
        """
        rarest = _rarest(hits)
        for number, place in reversed(list(self.placed(hits[rarest]))):
            at = place - rarest
            if number == post and at >= 0 and self.codes[post].startswith(codes, at):
                return at
        return None

    def stretch(self, post: int, hits: Sequence[Hit]) -> tuple[int, int]:
        """Give the token range of a post in which a line is looked for.

        The whole post; of a long one, the surroundings of where most of the
        line's shingles stand, so that the work stays linear.
        """
        length = len(self.codes[post])
        if length <= COMPARED:
            return 0, length
        words = len(hits) + LENGTH - 1
        places = sorted(
            place
            for hit in hits
            for number, place in self.placed(hit)
            if number == post
        )
        width = 2 * words
        best = max(places, key=lambda first: _within(places, first, width), default=0)
        return max(0, best - words), min(length, best + width + words)

    def whole_line(self, codes: str) -> tuple[int, int] | None:
        """Give the last post, and the place in it, with just this line."""
        return self._lines.get(codes)


def _places(hit: Hit) -> list[int]:
    return [hit] if isinstance(hit, int) else hit or []


def none_stands(hits: Sequence[Hit]) -> bool:
    """Say whether no shingle of a line stands in earlier posts."""
    return hits.count(None) == len(hits)


def _rarest(hits: Sequence[Hit]) -> int:
    """Give the first shingle with one place or none, else that with the fewest."""
    best, least = 0, PLACES + 1
    for at, hit in enumerate(hits):
        if not isinstance(hit, list):
            return at
        if len(hit) < least:
            best, least = at, len(hit)
    return best


def _within(places: Sequence[int], first: int, width: int) -> int:
    """Count the ordered places from one on that lie within a width of it."""
    return bisect_right(places, first + width) - bisect_left(places, first)
