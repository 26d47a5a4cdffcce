"""What the reader of Argdown tells: refusals of the official parser, and more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from disputatio.converter.importers.shared.argdown.places import Places
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice, notice

Place: TypeAlias = tuple[int, int]
"""Line and column."""

_INCLUDE = re.compile(r"^[ \t]*@include\(", re.MULTILINE)
_HINT = "correct the line, or read it without --argdown-strict"


class Report:
    """Collects notices; where it is strict, the first refusal is an error."""

    def __init__(self, places: Places, *, strict: bool) -> None:
        """Take the lines and columns of the source."""
        self.notices: list[Notice] = []
        self._places = places
        self._strict = strict
        self._late: ReadError | None = None

    def refuse(self, offset: int, problem: str, place: Place | None = None) -> None:
        """Note what the official parser refuses, at the place where it does.

        Raises:
            ReadError: the reading is strict.
        """
        line, column = place or self._places.place(offset)
        if self._strict:
            raise ReadError(problem, _HINT, line=line, column=column)
        self._note(problem, line, column)

    def refuse_late(self, offset: int, problem: str) -> None:
        """Note what the official parser refuses only when the grammar is satisfied."""
        line, column = self._places.place(offset)
        if not self._strict:
            self._note(problem, line, column)
        elif self._late is None:
            self._late = ReadError(problem, _HINT, line=line, column=column)

    def tell(self, offset: int, problem: str) -> None:
        """Note what is read otherwise than a person may think."""
        self._note(problem, *self._places.place(offset))

    def finish(self) -> None:
        """Put the notices into the order of the text.

        Raises:
            ReadError: the reading is strict, and something was refused late.
        """
        if self._late is not None:
            raise self._late
        self.notices.sort(key=lambda told: (told.line or 0, told.column or 0))

    def _note(self, problem: str, line: int, column: int) -> None:
        self.notices.append(
            notice("LineNotUnderstood", problem, line=line, column=column)
        )

    def tell_of_cuts(self, text: str, cuts: Iterable[int]) -> None:
        """Tell where a comment or an include is perhaps none, in the order of the text."""
        for offset in cuts:
            problem = "what follows // is a comment; write \\/ for an address"
            self.tell(offset, problem)
        for match in _INCLUDE.finditer(text):
            self.tell(match.start(), "an include is not followed")
