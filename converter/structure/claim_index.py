"""Which claims stand in which words of a post."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from disputatio.schemas.debate import Debate
from disputatio.schemas.text import Range


@frozen(kw_only=True)
class Said:
    """A claim at a place of a post."""

    claim: str
    """Key of the claim."""
    passage: str
    """Key of the passage."""
    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point."""


class ClaimIndex:
    """The claims of each post, by place."""

    def __init__(self, debate: Debate) -> None:
        """Index every wording that has a passage."""
        passages = {passage.key: passage for passage in debate.passages}
        self._said: dict[str, list[Said]] = {}
        for claim in debate.claims:
            for wording in claim.wordings:
                passage = passages.get(wording.passage or "")
                if passage is not None:
                    said = Said(
                        claim=claim.key,
                        passage=passage.key,
                        start=passage.start,
                        end=passage.end,
                    )
                    self._said.setdefault(passage.post, []).append(said)
        for row in self._said.values():
            row.sort(key=lambda said: said.start)

    def of(self, post: str) -> tuple[Said, ...]:
        """Give the claims of a post in order."""
        return tuple(self._said.get(post, ()))

    def within(self, post: str, ranges: Iterable[Range]) -> tuple[Said, ...]:
        """Give the claims that share at least half of their words with a range.

        Or half of the range, where that is only a part of the claim.
        """
        ranges = tuple(ranges)
        return tuple(
            said
            for said in self._said.get(post, ())
            if any(_half(said, start, end) for start, end in ranges)
        )


def _half(said: Said, start: int, end: int) -> bool:
    shared = min(said.end, end) - max(said.start, start)
    return shared * 2 >= max(1, min(said.end - said.start, end - start))
