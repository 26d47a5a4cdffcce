"""Words that point at a post by its place: "OP", "the previous poster", "both of you"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import frozen

from disputatio.converter.structure.quotation_marks import inside, quoted_stretches
from disputatio.converter.structure.reading import ReadPost
from disputatio.converter.structure.word_tables import tables_for
from disputatio.converter.structure.words import straight


@frozen(kw_only=True)
class Pointer:
    """Words that point at the opening post, the previous one or the last two people."""

    opening: bool
    """Whether at the opening post, else at the previous one."""
    both: bool
    """Whether at the last post of somebody else, too."""
    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point."""


def pointers(read: ReadPost) -> Iterator[Pointer]:
    """Give the pointing words in a post's own text, outside quotation marks."""
    stretches = quoted_stretches(read.post.text)
    text = straight(read.post.text)
    for which in ("opening", "previous", "both"):
        pattern = _pattern(read.language, which)
        for start, end in read.post.own:
            for match in pattern.finditer(text, start, end):
                if not inside(stretches, match.start(), match.end()):
                    yield Pointer(
                        opening=which == "opening",
                        both=which == "both",
                        start=match.start(),
                        end=match.end(),
                    )


@cache
def _pattern(language: str | None, which: str) -> re.Pattern[str]:
    tables = tables_for(language, "pointers")
    patterns = "|".join(p for table in tables for p in table.get(which, ()))
    return re.compile(rf"\b(?:{patterns or '(?!)'})")
