"""Words that point at a post by its place: "OP", "the previous poster"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from disputatio.converter.structure.quotation_marks import inside, quoted_stretches
from disputatio.converter.structure.reading import ReadPost

_OPENING = re.compile(
    r"\b(?:OP(?:'s)?(?![\w-])|(?:[Tt]he )?(?:original|first) post(?:er)?\b"
    r"|[Tt]hread[ -]?(?:starter|opener)\b|Threadersteller(?:in)?\b|TE\b(?=[^\w-]))"
)
_PREVIOUS = re.compile(
    r"\b(?:[Tt]he (?:previous|last) post(?:er)?\b|[Tt]he post(?:er)? above\b"
    r"|(?:[Mm]ein|[Dd]er|[Dd]ie) Vorredner(?:in)?\b|[Vv]orposter(?:in)?\b)"
)


@frozen(kw_only=True)
class Pointer:
    """Words that point at the opening or the previous post."""

    opening: bool
    """Whether at the opening post, else at the previous one."""
    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point."""


def pointers(read: ReadPost) -> Iterator[Pointer]:
    """Give the pointing words in a post's own text, outside quotation marks."""
    stretches = quoted_stretches(read.post.text)
    for opening, pattern in ((True, _OPENING), (False, _PREVIOUS)):
        for start, end in read.post.own:
            for match in pattern.finditer(read.post.text, start, end):
                if not inside(stretches, match.start(), match.end()):
                    yield Pointer(opening=opening, start=match.start(), end=match.end())
