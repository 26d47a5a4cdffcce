"""Finding lines of a post in what earlier posts wrote (see docs: quotation recovery).

Only earlier posts can be sources, or a later one that the mark of a quotation names, and
only by their own words, so that a chain of quotations leads to who said it first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence

from attrs import evolve, frozen

from disputatio.converter.structure.alignment import Alignment, aligned
from disputatio.converter.structure.shingles import (
    LENGTH,
    Hit,
    OwnWords,
    none_stands,
)
from disputatio.schemas.text import Range

CANDIDATES = 4
"""How many posts a line is aligned with."""

LEAST_SHARE = 0.25
"""Share of a line's shingles that a candidate has, at least …"""

MANY_VOTES = 8
"""… or this many of them."""

LEAST_COVERAGE = 0.6
LEAST_SIMILARITY = 0.6

LONG = 8
"""Words from which an edited line is accepted."""

SHORT_COVERAGE = 0.95
"""Coverage that a shorter line needs."""

NEAR = 60
"""How many posts of an author are looked through for a line of few words."""

WHOLE_LINE = 3
"""Words of a line that is accepted only as a whole line of an earlier post."""


@frozen(kw_only=True)
class Find:
    """Where words of a post were found."""

    first: int
    """Place of the first word in the quoting post."""
    last: int
    """Place after the last word."""
    post: int
    """Number of the source, from 0."""
    alignment: Alignment
    """Where and how well in the source."""
    place: Range = (0, 0)
    """The range of the quoting post's text that it covers."""

    def at(self, start: int, end: int) -> Find:
        """Give it with this place."""
        return Find(
            first=self.first, last=self.last, post=self.post,
            alignment=self.alignment, place=(start, end),
        )  # fmt: skip


@frozen(kw_only=True)
class Likely:
    """Posts that the mark of a quotation may mean."""

    posts: list[int]
    """Their numbers, rising."""
    first: int = 0
    """The place in the row from which on they count."""

    def after(self, number: int) -> Likely:
        """Give those that come after a post."""
        first = bisect_right(self.posts, number)
        return Likely(posts=self.posts, first=max(first, self.first))

    def nearest(self) -> Sequence[int]:
        """Give few of them, the nearest to the quotation first."""
        if self.first:
            return self.posts[self.first : self.first + NEAR]
        return self.posts[: -NEAR - 1 : -1]

    def __contains__(self, number: int) -> bool:
        at = bisect_left(self.posts, number, self.first)
        return at < len(self.posts) and self.posts[at] == number


NOBODY = Likely(posts=[])
"""No posts."""


@frozen
class Line:
    """A line of a post, with where its shingles stand."""

    first: int
    """Place of its first word in the post."""
    codes: str
    """Its words, each a character."""
    hits: Sequence[Hit]
    """Where each of its shingles stands in earlier posts."""

    def stands(self, word: int) -> bool:
        """Say whether the shingle of a word, by its place in the post, stands anywhere."""
        return self.hits[word - self.first] is not None

    def part(self, first: int, last: int) -> Line:
        """Give some of its words, by their places in the post."""
        start, end = first - self.first, last - self.first
        hits = self.hits[start : max(start, end - LENGTH + 1)]
        return Line(first, self.codes[start:end], hits)

    def find(self, post: int, alignment: Alignment) -> Find:
        """Say where it was found."""
        last = self.first + len(self.codes)
        return Find(first=self.first, last=last, post=post, alignment=alignment)


def find_line(index: OwnWords, line: Line) -> Find | None:
    """Find a line of the next post in the earlier ones."""
    if len(line.codes) == WHOLE_LINE:
        return _whole_line(index, line)
    exact = index.last_exact(line.codes, line.hits)
    if exact is not None:
        return line.find(exact[0], _exact(exact[1], len(line.codes)))
    best = _best(index, line, _candidates(index, line.hits))
    if best is None or not _acceptable(best[1], len(line.codes)):
        return None
    return line.find(*best)


def find_among(index: OwnWords, line: Line, likely: Likely) -> Find | None:
    """Find a line that is known to be quoted from one of these posts.

    Short lines count too, where they stand there word for word.
    """
    if len(line.codes) < LENGTH:
        for post in likely.nearest():
            at = index.codes[post].rfind(line.codes)
            if at >= 0:
                return line.find(post, _exact(at, len(line.codes)))
        return None
    chosen = [post for post in _candidates(index, line.hits) if post in likely]
    best = _best(index, line, chosen)
    if best is None or best[1].coverage < LEAST_COVERAGE:
        return None
    return line.find(*best)


def merged_finds(finds: Iterable[Find], adjacent: Collection[int]) -> list[Find]:
    """Join neighbours from one source; `adjacent` holds the places where lines touch."""
    result: list[Find] = []
    for find in finds:
        if result and _continues(result[-1], find) and find.first in adjacent:
            result[-1] = _joined(result[-1], find)
        else:
            result.append(find)
    return result


def _continues(before: Find, after: Find) -> bool:
    return before.post == after.post and before.last == after.first


def _joined(before: Find, after: Find) -> Find:
    """Join two finds; verbatim only if the source goes on without a gap, too."""
    a, b = before.alignment, after.alignment
    seamless = a.verbatim and b.verbatim and a.end == b.start
    worst = min(a.similarity, b.similarity)
    alignment = Alignment(
        start=min(a.start, b.start),
        end=max(a.end, b.end),
        last=after.last - before.first,
        coverage=min(a.coverage, b.coverage),
        similarity=worst if seamless else min(worst, 0.99),
    )
    return Find(
        first=before.first,
        last=after.last,
        post=after.post,
        alignment=alignment,
        place=(before.place[0], after.place[1]),
    )


def _candidates(index: OwnWords, hits: Sequence[Hit]) -> list[int]:
    if none_stands(hits):
        return []
    votes = index.votes(hits)
    least = min(max(1, LEAST_SHARE * len(hits)), MANY_VOTES)
    ranked = sorted(votes, key=lambda post: (-votes[post], -post))[:CANDIDATES]
    return [post for post in ranked if votes[post] >= least]


def _best(
    index: OwnWords, line: Line, posts: Iterable[int]
) -> tuple[int, Alignment] | None:
    pairs = ((post, _aligned(index, post, line)) for post in posts)
    good = [(post, alignment) for post, alignment in pairs if alignment is not None]
    return max(
        good, key=lambda pair: (round(pair[1].coverage, 2), pair[0]), default=None
    )


def _aligned(index: OwnWords, post: int, line: Line) -> Alignment | None:
    at = index.exact(post, line.codes, line.hits)
    if at is not None:
        return _exact(at, len(line.codes))
    first, last = index.stretch(post, line.hits)
    found = aligned(index.codes[post][first:last], line.codes, LEAST_COVERAGE)
    if found is None or not first:
        return found
    return evolve(found, start=found.start + first, end=found.end + first)


def _acceptable(alignment: Alignment, length: int) -> bool:
    if alignment.coverage < LEAST_COVERAGE or alignment.similarity < LEAST_SIMILARITY:
        return False
    return length >= LONG or alignment.coverage >= SHORT_COVERAGE


def _whole_line(index: OwnWords, line: Line) -> Find | None:
    place = index.whole_line(line.codes)
    if place is None:
        return None
    return line.find(place[0], _exact(place[1], len(line.codes)))


def found_exactly(first: int, last: int, post: int, at: int, place: Range) -> Find:
    """Give words of a post that stand in a source from a place on, word for word."""
    alignment = _exact(at, last - first)
    return Find(first=first, last=last, post=post, alignment=alignment, place=place)


def _exact(at: int, length: int) -> Alignment:
    return Alignment(
        start=at, end=at + length, last=length, coverage=1.0, similarity=1.0
    )
