"""An index of the words that posts wrote themselves, by runs of four words."""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, islice
from operator import ne
from typing import Generic, TypeAlias, TypeVar

from attrs import frozen

from disputatio.converter.structure.word_codes import OTHER
from disputatio.schemas.text import Range

LENGTH = 4
"""Words in a shingle."""

PLACES = 60
"""How many places of one shingle are looked at, so that boilerplate stays cheap."""

LONG_POST = 2000
"""Words of a post that are looked through for the next part of a quotation."""

READ_THROUGH = 8
"""Questions for two or three words before it is worth to index each pair of words."""

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


def shingles(codes: str) -> list[int]:
    """Give each run of four words as a number; words are single characters.

    A word has 16 bits of it. In a thread of more different words than these tell apart
    two runs may have one number, so what is found by number is compared.
    """
    wide = memoryview(codes.encode("utf-32", errors="surrogatepass")[4:])
    units = wide.cast("H")[_LOW_HALVES].tobytes()
    runs = [0] * max(0, len(codes) - LENGTH + 1)
    for at in range(LENGTH):
        last = len(units) - (len(units) - 2 * at) % 8
        runs[at::LENGTH] = memoryview(units)[2 * at : last].cast("Q").tolist()
    return runs


_LOW_HALVES = slice(0 if sys.byteorder == "little" else 1, None, 2)


_OWN = re.compile(f"[^{OTHER}]+")
"""Words in a row that are a post's own."""


_Run = TypeVar("_Run", int, str)


class _Places(Generic[_Run]):
    """Where runs of words stand; places count through all posts."""

    def __init__(self) -> None:
        self._places: dict[_Run, int | list[int]] = {}

    def add(self, runs: Sequence[_Run], first: int) -> None:
        """Add runs that begin one word after the other, from this place on."""
        places = self._places
        new = range(first, first + len(runs))
        known = list(map(places.setdefault, runs, new))
        for at in compress(range(len(runs)), map(ne, known, new)):
            before = places[runs[at]]
            if isinstance(before, int):
                places[runs[at]] = [before, new[at]]
            elif len(before) < PLACES:
                before.append(new[at])

    def of(self, runs: Iterable[_Run]) -> list[Hit]:
        """Give, for each run, where it stands."""
        return list(map(self._places.get, runs))


class OwnWords:
    """The words of earlier posts, as far as they are their own."""

    def __init__(self) -> None:
        """Begin with no posts."""
        self.codes: list[str] = []
        self._bases: list[int] = []
        self._owners = array("I")
        self._runs = _Places[int]()
        self._pairs = _Places[str]()
        self._paired = 0
        self._asked = 0
        self._borrowed: dict[int, list[Borrowed]] = {}
        self._lines: dict[str, tuple[int, int]] = {}

    def add(
        self,
        codes: str,
        runs: Sequence[int],
        lines: Iterable[Range],
        borrowed: list[Borrowed],
    ) -> None:
        """Add the next post: its words, own lines to be found whole, and what it quotes.

        Words of other people's lines are `OTHER`, but for the shingles, `runs`.
        """
        number = len(self.codes)
        base = len(self._owners)
        self.codes.append(codes)
        self._bases.append(base)
        for part in _OWN.finditer(codes):
            first, last = part.span()
            self._runs.add(runs[first : max(first, last - LENGTH + 1)], base + first)
        if borrowed:
            self._borrowed[number] = borrowed
        self._owners.extend(array("I", [number]) * len(codes))
        for first, last in lines:
            self._lines[codes[first:last]] = (number, first)

    def hits(self, runs: Iterable[int]) -> list[Hit]:
        """Give, for each of some shingles, where it stands in earlier posts."""
        return self._runs.of(runs)

    def _pair_hits(self, codes: str) -> list[Hit]:
        """Give the same for each two words; they are indexed when first asked for."""
        for post in range(self._paired, len(self.codes)):
            for part in _OWN.finditer(self.codes[post]):
                first = self._bases[post] + part.start()
                self._pairs.add(_pairs(part.group()), first)
        self._paired = len(self.codes)
        return self._pairs.of(_pairs(codes))

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
        found = self._places_of(codes)
        return sorted(
            {self.origin(post, at, at + len(codes))[:2] for post, at in found}
        )

    def _places_of(self, codes: str) -> Iterator[Placed]:
        if len(codes) >= LENGTH:
            return self._at_rarest(codes, self.hits(shingles(codes)))
        self._asked += 1
        if self._asked <= READ_THROUGH:
            return islice(self._read_through(codes), PLACES)
        return self._at_rarest(codes, self._pair_hits(codes))

    def _read_through(self, codes: str) -> Iterator[Placed]:
        """Give where some words stand, reading all posts: for a few questions."""
        for post, there in enumerate(self.codes):
            at = there.find(codes)
            while at >= 0:
                yield post, at
                at = there.find(codes, at + 1)

    def _at_rarest(self, codes: str, hits: Sequence[Hit]) -> Iterator[Placed]:
        """Give where some words stand, at the places of the rarest of their runs."""
        if not hits or None in hits:
            return
        rarest = _rarest(hits)
        for post, place in self.placed(hits[rarest]):
            at = place - rarest
            if at >= 0 and self.codes[post].startswith(codes, at):
                yield post, at

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
        borrowed = self._borrowed.get(post)
        if borrowed is None:
            return post, start, end
        at = bisect_right(borrowed, start, key=lambda one: one.first) - 1
        if at < 0 or end > borrowed[at].last:
            return post, start, end
        return borrowed[at].source(start, end)

    def only_exact(self, codes: str, hit: Hit) -> Placed | None:
        """Give where a line stands word for word, if its first words stand only there."""
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
        """Give the last post, and the place in it, with just this line that was added."""
        return self._lines.get(codes)


def _pairs(codes: str) -> list[str]:
    return [codes[at : at + 2] for at in range(len(codes) - 1)]


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
