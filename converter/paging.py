"""Which pages of a thread were given, and which were not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import attrs
from attrs import define, field

from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Reading

_RUNS_NAMED = 5


@define
class Paging:
    """The pages of one thread, as far as each says which of how many it is."""

    _given: set[int] = field(factory=set)
    _last: int = 0
    _silent: bool = False

    def add(self, reading: Reading) -> None:
        """Add a page; one that does not say how many there are may hold the whole."""
        if reading.page is None or reading.pages is None:
            self._silent = True
        else:
            self._given.add(reading.page)
            self._last = max(self._last, reading.pages)

    def notices(self) -> Iterator[Notice]:
        """Say which pages are not in what was given."""
        missing = [n for n in range(1, self._last + 1) if n not in self._given]
        if missing and not self._silent:
            given = sorted(self._given)
            yield notice(
                "PagesMissing",
                f"{_here(given, self._last)}; {_named(missing)}"
                f" {'is' if len(missing) == 1 else 'are'} not in what was given",
            )


def paged(reading: Reading) -> Reading:
    """Give the only page of a thread, which may say that there are others."""
    paging = Paging()
    paging.add(reading)
    return attrs.evolve(reading, notices=(*reading.notices, *paging.notices()))


def _here(given: Sequence[int], last: int) -> str:
    if len(given) == 1:
        return f"this is page {given[0]} of {last}"
    return f"these are {_named(given)} of {last}"


def _named(numbers: Sequence[int]) -> str:
    """Name pages: "page 2", "pages 1 to 3 and 5"."""
    steps = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    runs = [[number for _, number in run] for _, run in steps]
    shown = [
        f"{run[0]} to {run[-1]}" if len(run) > 2 else " and ".join(map(str, run))
        for run in runs[:_RUNS_NAMED]
    ]
    if len(runs) > _RUNS_NAMED:
        shown.append(f"{sum(map(len, runs[_RUNS_NAMED:]))} more")
    *before, end = shown
    row = f"{', '.join(before)} and {end}" if before else end
    return f"{'page' if len(numbers) == 1 else 'pages'} {row}"
