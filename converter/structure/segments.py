"""Which words of a post answer which of its quotations.

Words after a quotation, up to the next one, answer it; quotations with no word between
them are answered together; words before the first quotation are free, but where nothing
follows the last one they answer it (an answer on top).
"""

from __future__ import annotations

from attrs import evolve, frozen

from disputatio.schemas.debate import Post
from disputatio.schemas.quoted import QuotedRange, quotations


@frozen(kw_only=True)
class Segment:
    """A stretch of a post's own words, and the quotations that it answers."""

    start: int
    """Offset of its first code point."""
    end: int
    """Offset after its last code point."""
    quotations: tuple[QuotedRange, ...] = ()
    """The quotations that it answers; empty for free words."""


def segments(post: Post) -> tuple[Segment, ...]:
    """Give the stretches of a post's own words in order, none of them blank."""
    outer = [place for place in quotations(post.body) if place.level == 0]
    result: list[Segment] = []
    done = 0
    for start, end in post.own:
        before = done
        while done < len(outer) and outer[done].end <= start:
            done += 1
        if post.text[start:end].strip():
            answered = tuple(outer[before:done])
            result.append(Segment(start=start, end=end, quotations=answered))
        else:
            done = before
    if done < len(outer) and result and not result[-1].quotations:
        result[-1] = evolve(result[-1], quotations=tuple(outer[done:]))
    return tuple(result)
