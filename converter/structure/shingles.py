"""An index of the words that posts wrote themselves, by runs of four words."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from disputatio.converter.structure.word_codes import OTHER

LENGTH = 4
"""Words in a shingle."""

PLACES = 60
"""How many places of one shingle are looked at, so that boilerplate stays cheap."""

LONG_POST = 2000
"""Words from which on only a part of a post is compared with a line."""

Hit: TypeAlias = int | list[int] | None
"""Where a shingle stands: nowhere, at one place, or at several."""


def shingles(codes: str) -> list[str]:
    """Give each run of four words; words are single characters."""
    return [codes[at : at + LENGTH] for at in range(len(codes) - LENGTH + 1)]


class OwnWords:
    """The words of earlier posts, as far as they are their own.

    Places count through all posts: the words of a post follow those of the one before.
    """

    def __init__(self) -> None:
        """Begin with no posts."""
        self.codes: list[str] = []
        self._bases: list[int] = []
        self._owners = array("I")
        self._places: dict[str, int | list[int]] = {}
        self._lines: dict[str, tuple[int, int]] = {}

    def add(self, codes: str, lines: Sequence[tuple[int, int]]) -> None:
        """Add the next post: its words, `OTHER` for those of others; its own lines."""
        number = len(self.codes)
        self.codes.append(codes)
        self._bases.append(len(self._owners))
        places = self._places
        for place, run in enumerate(shingles(codes), len(self._owners)):
            if OTHER in run:
                continue
            known = places.setdefault(run, place)
            if known == place:
                continue
            if isinstance(known, int):
                places[run] = [known, place]
            elif len(known) < PLACES:
                known.append(place)
        self._owners.extend(array("I", [number]) * len(codes))
        for first, last in lines:
            self._lines[codes[first:last]] = (number, first)

    def hits(self, codes: str) -> list[Hit]:
        """Give, for each shingle of a line, where it stands in earlier posts."""
        return list(map(self._places.get, shingles(codes)))

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

    def exact(self, post: int, codes: str, hits: Sequence[Hit]) -> int | None:
        """Give the last place where a post has a line word for word, if one is seen.

        It is looked for at the places of the line's rarest shingle.
        """
        rarest = min(range(len(hits)), key=lambda at: _count(hits[at]))
        base = self._bases[post]
        for place in reversed(list(self._in_post(post, hits[rarest : rarest + 1]))):
            at = place - base - rarest
            if at >= 0 and self.codes[post].startswith(codes, at):
                return at
        return None

    def stretch(self, post: int, hits: Sequence[Hit]) -> tuple[int, int]:
        """Give the token range of a post in which a line is looked for.

        The whole post; of a very long one, the surroundings of where most of the
        line's shingles stand, so that the work stays linear.
        """
        length = len(self.codes[post])
        if length <= LONG_POST:
            return 0, length
        base, words = self._bases[post], len(hits) + LENGTH - 1
        places = sorted(place - base for place in self._in_post(post, hits))
        width = 2 * words
        best = max(places, key=lambda first: _within(places, first, width), default=0)
        return max(0, best - words), min(length, best + width + words)

    def _in_post(self, post: int, hits: Sequence[Hit]) -> Iterator[int]:
        for hit in hits:
            for place in [hit] if isinstance(hit, int) else hit or ():
                if self._owners[place] == post:
                    yield place

    def whole_line(self, codes: str) -> tuple[int, int] | None:
        """Give the last post, and the place in it, with just this line."""
        return self._lines.get(codes)


def _count(hit: Hit) -> int:
    return len(hit) if isinstance(hit, list) else int(hit is not None)


def _within(places: Sequence[int], first: int, width: int) -> int:
    """Count the ordered places from one on that lie within a width of it."""
    return bisect_right(places, first + width) - bisect_left(places, first)
