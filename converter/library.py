"""The threads of many pages, with memory for one thread at a time.

All pages are read once, and of each reading only its identity is remembered
(`grouping.Identity`), with the readings themselves as long as they are few. Then thread
after thread is read in full, its pages a second time where they were not kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs
from attrs import define, field, frozen

from disputatio.converter import joining
from disputatio.converter.grouping import Identity, grouped, identity_of
from disputatio.converter.pages import Chosen, Page, nothing_found
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Reading

KEPT = 4_000_000
"""Characters of posts that are kept from the first time; pages beyond are read twice."""

_POST = 300
"""Characters that a post counts for beside its words."""

ReadPage = Callable[[Page], Iterator[Reading]]
"""Gives the readings of a page."""


@frozen(kw_only=True)
class Thread:
    """A thread of the library."""

    order: int
    """Its place, from 0."""
    title: str | None
    """Its title, as the first page that has one says."""
    readings: tuple[Identity, ...]
    """What it is made of, in order."""


@define
class Library:
    """Pages, and the threads on them."""

    _found: Chosen
    _read: ReadPage
    _kept: dict[tuple[int, int], Reading] = field(factory=dict)
    _order: dict[tuple[int, int], int] = field(factory=dict)
    _open: dict[int, Iterator[tuple[int, Reading]]] = field(factory=dict)
    _last: dict[int, int] = field(factory=dict)
    _several: bool = False

    def threads(self) -> tuple[Thread, ...]:
        """Look through all pages and give the threads, in the order of their beginnings.

        Pages that are no threads are counted in the `passed` of what was chosen.

        Raises:
            ReadError: a page that a person named cannot be read, or no page shows a
                thread.
        """
        groups = grouped(tuple(self._identities()))
        self._several = len(groups) > 1
        for order, group in enumerate(groups):
            self._order |= {(each.page, each.nth): order for each in group}
        return tuple(
            Thread(
                order=order,
                title=next((each.title for each in group if each.title), None),
                readings=tuple(group),
            )
            for order, group in enumerate(groups)
        )

    def joined(self, thread: Thread) -> Reading:
        """Read a thread in full; threads are asked for in their order, or left out."""
        row = (self._reading(each, thread.order) for each in thread.readings)
        reading = joining.joined(row)
        return _named(reading, thread) if self._several else reading

    def _identities(self) -> Iterator[Identity]:
        refused: list[ReadError] = []
        room = KEPT
        for place, page in enumerate(self._found.pages):
            try:
                for nth, reading in enumerate(self._read_page(page)):
                    room -= _weight(reading) if room > 0 else 0
                    if room > 0:
                        self._kept[place, nth] = reading
                    self._last[place] = nth
                    yield identity_of(reading, place, nth, inside=page.inside)
            except ReadError as error:
                if not page.inside:
                    raise
                refused.append(error)
                self._found.passed[_kind(error)] += 1
        if not self._last:
            raise self._nothing(refused)

    def _read_page(self, page: Page) -> Iterator[Reading]:
        ready = attrs.evolve(page, source=page.ready())
        for reading in self._read(ready):
            yield attrs.evolve(reading, captured=ready.source.captured)

    def _nothing(self, refused: list[ReadError]) -> ReadError:
        """Give the error of the only page, or say what was there."""
        if len(self._found.pages) == len(refused) == 1:
            return refused[0]
        return nothing_found(self._found.passed, self._found.name)

    def _reading(self, wanted: Identity, order: int) -> Reading:
        place = (wanted.page, wanted.nth)
        kept = self._kept.pop(place, None)
        if kept is not None:
            return kept
        for nth, reading in self._opened(wanted.page):
            if nth == self._last[wanted.page]:
                del self._open[wanted.page]
            if nth == wanted.nth:
                return reading
            if self._order.get((wanted.page, nth), -1) > order:
                self._kept[wanted.page, nth] = reading
        raise ReadError("changed while it was read", source=self._shown(wanted))

    def _opened(self, number: int) -> Iterator[tuple[int, Reading]]:
        """Go on with a page where it was left: files with many threads are read once."""
        if number not in self._open:
            readings = self._read_page(self._found.pages[number])
            self._open[number] = enumerate(readings)
        return self._open[number]

    def _shown(self, wanted: Identity) -> str | None:
        return self._found.pages[wanted.page].shown


def _named(reading: Reading, thread: Thread) -> Reading:
    """Let what is said of missing pages tell which of several threads lacks them."""
    name = f"“{thread.title}”" if thread.title else f"thread {thread.order + 1}"
    told = (
        attrs.evolve(each, sentence=f"{name}: {each.sentence}")
        if each.rule == "PagesMissing"
        else each
        for each in reading.notices
    )
    return attrs.evolve(reading, notices=tuple(told))


def _weight(reading: Reading) -> int:
    return sum(len(post.text) + _POST for post in reading.debate.posts)


def _kind(error: ReadError) -> str:
    """Give what a page is that shows no thread, as its importer says."""
    problem = error.problem.removeprefix("this page shows no thread: ")
    return problem.removeprefix("it is ")
