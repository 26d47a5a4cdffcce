"""Lines and columns of a source."""

from __future__ import annotations

import re
from bisect import bisect_right

_LINE = re.compile(r"\r\n|\n|\r")


class Places:
    """Knows where the lines of a text begin; a lone CR ends a line, too."""

    def __init__(self, text: str) -> None:
        """Look at the whole text once."""
        self._starts = [0, *(match.end() for match in _LINE.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Give line and column of a character, from 1, in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
