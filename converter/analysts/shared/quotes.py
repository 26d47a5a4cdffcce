"""Where the words that a language model gives as a quotation really stand."""

from __future__ import annotations

import re

from disputatio.schemas.debate import Post
from disputatio.schemas.origins import Span

_WORD = re.compile(r"\w")


def found_quote(post: Post, quote: str) -> Span | None:
    """Give where the poster's own words have a quotation, letter by letter.

    White space may differ; anything else may not, and words that the post itself
    quotes are not its own. None where it does not stand there.
    """
    words = quote.split()
    if not _WORD.search(quote):
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    for start, end in post.own:
        match = pattern.search(post.text, start, end)
        if match is not None:
            return Span(post=post.key, start=match.start(), end=match.end())
    return None
