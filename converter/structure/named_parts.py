"""Which words of a sentence that names several people are said of which.

"I agree with Ann but not with Bob" is cut where a clause begins between two names; names
that a word joins ("Ann and Bob are right") share their part. Where nothing cuts ("Ann says
Bob is wrong"), nobody has one. A part that only makes an exception ("but not with Bob")
is against, after agreement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from disputatio.converter.structure.committed import clause_start, exception
from disputatio.converter.structure.cues import Hit
from disputatio.converter.structure.name_surroundings import joined
from disputatio.schemas.text import Range

_LEAD = re.compile(r"[\s,;:.]*")


@frozen(kw_only=True)
class Part:
    """What is said of somebody in a sentence."""

    ranges: tuple[Range, ...] = ()
    """The words to read."""
    acts: tuple[Hit, ...] = ()
    """The side that an exception takes; its words are in no range."""


def part_of(
    language: str | None,
    text: str,
    sentence: Range,
    mine: Sequence[Range],
    others: Sequence[Range],
) -> Part:
    """Give what a sentence says of the person whose names stand at `mine`.

    `others` are the names of others in it.
    """
    rows = list(_groups(language, text, sorted({*mine, *others})))
    cuts: list[int | None] = [sentence[0]]
    for one, next_one in pairwise(rows):
        cuts.append(_cut(language, text, one[-1][1], next_one[0][0]))
    cuts.append(sentence[1])
    ranges: list[Range] = []
    acts: list[Hit] = []
    for number, group in enumerate(rows):
        start, end = cuts[number], cuts[number + 1]
        if start is None or end is None or not set(group) & set(mine):
            continue
        last = cuts[number - 1] if number else None
        before = (last, start) if last is not None else None
        said = exception(language, text, (start, end), before)
        if said is None:
            lead = _LEAD.match(text, start, end)
            ranges.append((lead.end() if lead else start, end))
        else:
            acts.append(said)
    return Part(ranges=tuple(ranges), acts=tuple(acts))


def _cut(language: str | None, text: str, start: int, end: int) -> int | None:
    """Give where between two names what is said of the second begins, if anywhere."""
    if not text[start:end].strip():
        return end
    return clause_start(language, text, start, end)


def _groups(
    language: str | None, text: str, names: Sequence[Range]
) -> Iterator[list[Range]]:
    """Give the names, those together that a word joins."""
    group: list[Range] = []
    for name in names:
        if group and not joined(language, text, group[-1][1], name[0]):
            yield group
            group = []
        group.append(name)
    if group:
        yield group
