"""What is lost while a long source is read, told with the readings that come of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs
from attrs import define, field

from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Reading
from disputatio.schemas.text import counted

MOST_TOLD = 20
"""So many losses of one kind are told each by itself; the rest is counted."""


@define
class Losses:
    """Losses in the order in which they were met."""

    notices: list[Notice] = field(factory=list)
    """What is to be told; only ever grows."""
    _untold: dict[str, int] = field(factory=dict)
    _told: dict[str, int] = field(factory=dict)
    _mended: dict[str, list[tuple[int, str]]] = field(factory=dict)

    def add(self, rule: str, sentence: str, line: int | None = None) -> None:
        """Take a loss."""
        if self._told.get(rule, 0) < MOST_TOLD:
            self._told[rule] = self._told.get(rule, 0) + 1
            self.notices.append(notice(rule, sentence, line=line))
        else:
            self._untold[rule] = self._untold.get(rule, 0) + 1

    def mended(self, line: int, notices: Iterable[Notice]) -> None:
        """Take what was met in reading a line that is read all the same."""
        for each in notices:
            self._mended.setdefault(each.rule, []).append((line, each.sentence))

    def end(self) -> None:
        """Tell how many more there were, and of mended lines the first of each kind."""
        for rule, places in self._mended.items():
            line, sentence = places[0]
            more = (
                f" It is so in {counted(len(places), 'line')}."
                if len(places) > 1
                else ""
            )
            self.notices.append(notice(rule, f"{sentence}{more}", line=line))
        self._mended.clear()
        for rule, count in self._untold.items():
            were = "was" if count == 1 else "were"
            sentence = f"{counted(count, 'more such place')} {were} met"
            self.notices.append(notice(rule, sentence))
        self._untold.clear()


def told(readings: Iterator[Reading], met: list[Notice]) -> Iterator[Reading]:
    """Give readings, each with what was newly met before it; the last with the rest.

    Raises:
        ReadError: there is no reading; it says what was met.
    """
    given = 0
    held: Reading | None = None
    try:
        for reading in readings:
            if held is not None:
                yield held
            new, given = met[given:], len(met)
            held = with_notices(reading, new)
    except ReadError as error:
        raise _explained(error, met) from None
    if held is not None:
        yield with_notices(held, met[given:])
    elif met:
        raise ReadError(f"has no thread that can be read: {met[0].sentence}")


def with_notices(reading: Reading, new: list[Notice]) -> Reading:
    """Give a reading with some notices in front of its own."""
    if not new:
        return reading
    return attrs.evolve(reading, notices=(*new, *reading.notices))


def _explained(error: ReadError, met: list[Notice]) -> ReadError:
    if not met:
        return error
    problem = f"{error.problem} ({met[0].sentence})"
    return ReadError(
        problem, error.hint, source=error.source, line=error.line, column=error.column
    )
