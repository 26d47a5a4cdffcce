"""The words around the name of somebody who is credited or sided with: table `credit`.

`before` and `after` ("As Ann says", "Ann is right") credit somebody, `sided_before` and
`sided_after` ("I agree with Ann") say with or against whom a poster stands.
"""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from disputatio.converter.structure.word_tables import word_table
from disputatio.schemas.text import Range

CREDITED = ""
SIDED = "sided_"
"""Kinds of words around a name."""

LEAD = 60
"""Characters before a name that are read."""


@frozen
class NameSurroundings:
    """The patterns of a language and kind."""

    before: re.Pattern[str]
    """What ends just before the name."""
    after: re.Pattern[str]
    """What follows it."""

    def stand_around(self, text: str, place: Range) -> bool:
        """Say whether a name stands after the one or before the other."""
        start, end = place
        if self.before.search(text[max(0, start - LEAD) : start]):
            return True
        ends = range(end, max(start, end - 3), -1)
        return any(self.after.match(text, last) for last in ends)


@cache
def name_surroundings(language: str | None, kind: str) -> NameSurroundings | None:
    """Give the patterns of a language; None where its table has none."""
    table = word_table(language, "credit")
    if f"{kind}after" not in table:
        return None
    return NameSurroundings(
        re.compile(rf"(?<!\w){table[f'{kind}before']}\s+@?$", re.IGNORECASE),
        re.compile(table[f"{kind}after"], re.IGNORECASE),
    )


def joined(language: str | None, text: str, start: int, end: int) -> bool:
    """Say whether what stands between two names speaks of both together ("Ann and Bob").

    The word is in the table `credit`, `joined`.
    """
    if not 0 < end - start <= LEAD:
        return False
    found = _joining(language).fullmatch(text, start, end)
    return found is not None


@cache
def _joining(language: str | None) -> re.Pattern[str]:
    words = word_table(language, "credit").get("joined", "&")
    return re.compile(rf"\s*(?:{words})\s*@?", re.IGNORECASE)
