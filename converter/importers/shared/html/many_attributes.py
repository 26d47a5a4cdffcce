"""Tags with more attributes than any page has: libxml2 passes all before it for each.

Only places where no tag begins or ends for long are looked at; a tag that has signs of
tags in its quoted values all along is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.schemas.notices import Notice, notice

MOST = 2000
"""A tag keeps so many attributes."""

_STEP = 16 * 1024
"""In so many bytes of a page nearly always a tag begins and ends."""
_NAME = re.compile(rb"<[a-z][^\s<>/]{0,100}", re.I)
_ATTRIBUTE = re.compile(
    rb"[\s/]+[^\s\"'<>/=][^\s>/=]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?"
)


def with_few_attributes(data: bytes) -> tuple[bytes, tuple[Notice, ...]]:
    """Give a page in which no tag has more than `MOST` attributes; what goes is told."""
    kept: list[bytes] = []
    begin = 0
    for start, end in _surplus(data):
        kept.append(data[begin:start])
        begin = end
    if not kept:
        return data, ()
    line = data.count(b"\n", 0, len(kept[0])) + 1
    sentence = f"an element has more than {MOST} attributes; the others were left out"
    told = notice("NodeNotUnderstood", sentence, line=line)
    return b"".join((*kept, data[begin:])), (told,)


def _surplus(data: bytes) -> Iterator[tuple[int, int]]:
    """Give from where to where attributes stand that are too many in their tags."""
    done = 0
    for at in range(0, len(data), _STEP):
        end = at + _STEP
        if at < done or (
            data.find(b">", at, end) >= 0 and data.find(b"<", at, end) >= 0
        ):
            continue
        tag = _NAME.match(data, data.rfind(b"<", done, at + 1)) if at else None
        found = _too_many(data, tag.end()) if tag is not None else None
        if found is not None:
            yield found
            done = found[1]


def _too_many(data: bytes, at: int) -> tuple[int, int] | None:
    count, start = 0, at
    while (attribute := _ATTRIBUTE.match(data, at)) is not None:
        at = attribute.end()
        count += 1
        if count == MOST:
            start = at
    return (start, at) if count > MOST else None
