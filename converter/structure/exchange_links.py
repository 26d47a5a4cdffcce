"""The answers of a thread as one exchange: which other answers tell of an answer's side.

Who is answered back has mostly disagreed; two people who talk mostly keep their sides;
who takes the other side of the same post opposes. Each answer has its neighbours by
kind, at most `MOST` of a kind, the nearest ones, so that the work is linear.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType

from attrs import frozen

MOST = 20
"""How many neighbours of a kind count, the nearest in the thread."""


@frozen(kw_only=True)
class Link:
    """A post that answers another."""

    post: int
    """Place of the post in the thread, from 0."""
    target: int
    """Place of the one that it answers."""
    weight: float
    """How sure it is that it answers it, from 0 to 1."""


@frozen
class Near:
    """Answers that tell of another answer's side."""

    kind: str
    """What they are to it."""
    links: tuple[int, ...]
    """Their numbers: one; two where a third post or person lies between, whose sides
    are multiplied."""


class Exchange:
    """The links of a thread, in its order, and who wrote the posts."""

    def __init__(
        self,
        links: Sequence[Link],
        people: Sequence[str],
        tone: Mapping[str, float] = MappingProxyType({}),
    ) -> None:
        """Index the links; `people` has a name for the author of each place.

        A post whose author is unknown has a name that no other has. `tone` has the signs
        of the whole thread.
        """
        self.links = tuple(links)
        self.people = tuple(people)
        self.tone = dict(tone)
        self.first, self.before = _own_posts(self.people)
        self._of: dict[int, list[int]] = {}
        self._to: dict[int, list[int]] = {}
        self._pairs: dict[tuple[str, str], list[int]] = {}
        self._taken: dict[tuple[str, int], list[int]] = {}
        for number, link in enumerate(self.links):
            self._of.setdefault(link.post, []).append(number)
            self._to.setdefault(link.target, []).append(number)
            self._pairs.setdefault(self._pair(link), []).append(number)
            author = self.people[link.post]
            self._taken.setdefault((author, link.target), []).append(number)
        self.near = tuple(self._all_near())

    def _pair(self, link: Link) -> tuple[str, str]:
        return self.people[link.post], self.people[link.target]

    def _all_near(self) -> Iterator[tuple[Near, ...]]:
        met: dict[str, dict[str, int]] = {}
        done = 0
        for number, link in enumerate(self.links):
            while self.links[done].post < link.post:
                self._meet(met, done)
                done += 1
            yield (
                *self._direct(number),
                *self._before_and_after(number),
                *self._common_posts(number),
                *self._common_people(number, met),
            )

    def _meet(self, met: dict[str, dict[str, int]], number: int) -> None:
        """Remember the last answer of a person to each other one, the latest last."""
        author, answered = self._pair(self.links[number])
        row = met.setdefault(author, {})
        row.pop(answered, None)
        row[answered] = number

    def _direct(self, number: int) -> Iterator[Near]:
        """Give what answers this answer, what it answers, and what stands beside it."""
        link = self.links[number]
        me, other = self._pair(link)
        for one in self._to.get(link.post, ())[:MOST]:
            back = self.people[self.links[one].post] == other
            yield Near("answered back" if back else "answered by others", (one,))
        for one in self._of.get(link.target, ())[:MOST]:
            mine = self.people[self.links[one].target] == me
            yield Near("answers an answer" if mine else "joins in", (one,))
        for one in self._of[link.post][:MOST]:
            if one != number:
                yield Near("same post", (one,))
        for one in _nearest(self._to[link.target], number):
            if self.links[one].post != link.post:
                yield Near("beside", (one,))

    def _before_and_after(self, number: int) -> Iterator[Near]:
        """Give other answers between the same two people."""
        link = self.links[number]
        me, other = self._pair(link)
        for one in _nearest(self._pairs[(me, other)], number):
            if self.links[one].post != link.post:
                yield Near(f"same two {self._when(one, link)}", (one,))
        for one in _nearest(self._pairs.get((other, me), []), number):
            there = self.links[one]
            if there.post != link.target and there.target != link.post:
                yield Near(f"the other {self._when(one, link)}", (one,))

    def _when(self, number: int, link: Link) -> str:
        return "before" if self.links[number].post < link.post else "after"

    def _common_posts(self, number: int) -> Iterator[Near]:
        """Give pairs: this author's answer, and the answered post's, to a third post."""
        link = self.links[number]
        author = self.people[link.post]
        for theirs in self._of.get(link.target, ())[:MOST]:
            third = self.links[theirs].target
            for mine in _nearest(self._taken.get((author, third), []), number):
                if mine != number:
                    yield Near("common post", (mine, theirs))

    def _common_people(
        self, number: int, met: dict[str, dict[str, int]]
    ) -> Iterator[Near]:
        """Give pairs: the last answers of both authors to a third person."""
        me, other = self._pair(self.links[number])
        theirs = met.get(other, {})
        latest = list(islice(reversed(met.get(me, {}).items()), MOST))
        for third, mine in reversed(latest):
            if third in theirs and third not in (me, other):
                yield Near("common person", (mine, theirs[third]))


def _own_posts(people: Sequence[str]) -> tuple[list[bool], list[int]]:
    """Say for each place whether it is its author's first, and how many came before."""
    counts: dict[str, int] = {}
    before: list[int] = []
    for person in people:
        before.append(counts.get(person, 0))
        counts[person] = before[-1] + 1
    return [not count for count in before], before


def _nearest(numbers: list[int], number: int) -> list[int]:
    """Give the numbers around one, without it; numbers are in order."""
    at = bisect_left(numbers, number)
    return [
        n for n in numbers[max(0, at - MOST // 2) : at + MOST // 2 + 1] if n != number
    ]
