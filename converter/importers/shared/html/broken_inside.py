"""Tags and comments that are broken inside, where no sign shows what must have been.

Careless pages repeat what is wrong about them; what is found once or twice is damage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.html.broken_tags import end_of_aside
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import counted

_TAG = re.compile(
    rb"<[a-zA-Z][a-zA-Z0-9]*(?:[^\s\w<>/:\"'.-]|\s[^<>\"'=]*[\"'])[^<>]{0,200}>"
)
"""A tag with a value that has no name, or with something else than a space after its own."""
_COMMENT = re.compile(rb"<!-- ?\w(?:(?!-->)[^<\n])*(?:<(?!!--)(?:(?!-->)[^<\n])*)*<!--")
"""A comment in which another one begins, on the same line."""
_SELDOM = 2


def broken_inside(data: bytes) -> Iterator[Notice]:
    """Tell tags that are broken inside, and comments that have lost their end."""
    places = [found.start() for found in _TAG.finditer(data)]
    if places and len(places) <= 20 * _SELDOM:
        places = [at for at in places if end_of_aside(data, 0, at) is None]
    if not 0 < len(places) <= _SELDOM:
        places = []
    comments = [found.start() for found in _COMMENT.finditer(data)]
    if 0 < len(comments) <= _SELDOM:
        places += comments
    if places:
        sentence = (
            f"{counted(len(places), 'tag')} of this page broken inside; what it marked may"
            " be read as something else"
        )
        line = data.count(b"\n", 0, min(places)) + 1
        yield notice("NodeNotUnderstood", sentence, line=line)
