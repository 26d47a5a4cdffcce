"""An index of the words that posts wrote themselves, by runs of four words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from disputatio.converter.structure.words import Token

LENGTH = 4
"""Words in a shingle."""

PLACES = 60
"""How many places of one shingle are looked at, so that boilerplate stays cheap."""

LONG_POST = 2000
"""Words from which on only a part of a post is compared with a line."""

QUOTED = "\x00"
"""Stands for a word of a post that is not its own."""

Shingle = tuple[str, ...]


def _within(places: Sequence[int], first: int, width: int) -> int:
    """Count the ordered places from one on that lie within a width of it."""
    return bisect_right(places, first + width) - bisect_left(places, first)


class OwnWords:
    """The words of earlier posts, as far as they are their own."""

    def __init__(self) -> None:
        """Begin with no posts."""
        self.posts: list[tuple[Token, ...]] = []
        self.words: list[tuple[str, ...]] = []
        self._places: dict[Shingle, list[tuple[int, int]]] = {}
        self._lines: dict[tuple[str, ...], tuple[int, int]] = {}

    def add(
        self,
        tokens: Sequence[Token],
        own: Sequence[bool],
        lines: Sequence[tuple[int, int]],
    ) -> None:
        """Add the next post: its words, which are its own, token ranges of own lines."""
        number = len(self.posts)
        self.posts.append(tuple(tokens))
        words = tuple(t.text if o else QUOTED for t, o in zip(tokens, own, strict=True))
        self.words.append(words)
        for at in range(len(words) - LENGTH + 1):
            if own[at] and own[at + LENGTH - 1]:
                places = self._places.setdefault(words[at : at + LENGTH], [])
                if len(places) < PLACES:
                    places.append((number, at))
        for first, last in lines:
            self._lines[words[first:last]] = (number, first)

    def votes(self, unit: tuple[str, ...]) -> Counter[int]:
        """Count, for each earlier post, the shingles of a unit that it has."""
        votes: Counter[int] = Counter()
        for at in range(len(unit) - LENGTH + 1):
            places = self._places.get(unit[at : at + LENGTH], ())
            votes.update(sorted({post for post, _ in places}))
        return votes

    def stretch(self, post: int, unit: tuple[str, ...]) -> tuple[int, int]:
        """Give the token range of a post in which a unit is looked for.

        The whole post; of a very long one, the surroundings of where most of the
        unit's shingles stand, so that the work stays linear.
        """
        length = len(self.words[post])
        if length <= LONG_POST:
            return 0, length
        places = sorted(
            place
            for at in range(len(unit) - LENGTH + 1)
            for number, place in self._places.get(unit[at : at + LENGTH], ())
            if number == post
        )
        width = 2 * len(unit)
        best = max(places, key=lambda first: _within(places, first, width), default=0)
        return max(0, best - len(unit)), min(length, best + width + len(unit))

    def whole_line(self, unit: tuple[str, ...]) -> tuple[int, int] | None:
        """Give the last post, and the place in it, with just this line."""
        return self._lines.get(unit)
