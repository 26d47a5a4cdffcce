"""Lines too short to be found by themselves, beside a quoted line of the same source.

"Oh wait," is nobody's, but between two lines of a joke that another post told it is a
line of that joke.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from disputatio.converter.structure.post_words import PostWords
from disputatio.converter.structure.quotation_search import Find, found_exactly
from disputatio.converter.structure.shingles import OwnWords

LEAST = 2
"""Words of a line that a source goes on with; one is enough between quoted lines."""


class Row(NamedTuple):
    """What is quoted in a line of a post."""

    nth: int
    """Number of the line."""
    finds: list[Find]
    """What was found in it, in order."""


def add_neighbours(index: OwnWords, words: PostWords, rows: Sequence[Row]) -> None:
    """Find lines without a quotation where the source of the next line has them too."""
    for before, row, behind in zip(rows, rows[1:], [*rows[2:], None], strict=False):
        between = behind is not None and bool(behind.finds)
        if before.finds and not row.finds and (between or _is_long(words, row)):
            _add(index, words, row, before.finds[-1], after=True)
    for behind, row in pairwise(reversed(rows)):
        if behind.finds and not row.finds and _is_long(words, row):
            _add(index, words, row, behind.finds[0], after=False)


def _is_long(words: PostWords, row: Row) -> bool:
    first, last = words.lines[row.nth]
    return last - first >= LEAST


def _add(
    index: OwnWords, words: PostWords, row: Row, beside: Find, *, after: bool
) -> None:
    first, last = words.lines[row.nth]
    if (beside.last != first) if after else (beside.first != last):
        return
    there = beside.alignment
    at = there.end if after else there.start - (last - first)
    if at >= 0 and index.codes[beside.post].startswith(words.codes[first:last], at):
        row.finds.append(
            found_exactly(
                first, last, beside.post, at, place=words.line_extent(first, last)
            )
        )
