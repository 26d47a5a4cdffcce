"""Echoes as evidence for a reply: whose rare words does a post take up?

The opening and the previous post are the candidates; one of them counts when its echoes
outweigh the other's clearly. Any other post needs a single sentence with a very strong
echo. On recorded threads the record mostly says "previous post" whatever the words say,
so an echo is weak evidence and gets a low grade.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from attrs import frozen

from disputatio.converter.structure.echoes import Echo, Echoes
from disputatio.converter.structure.reading import ReadPost, Sentence
from disputatio.schemas.origins import Span

LEAST = 1.2
"""Least sum of weights, in units of a word that one post uses alone."""

STRONG = 3.5
"""The same for a single sentence that takes up a post which is no candidate."""

MARGIN = 1.5
"""How clearly the best must outweigh the next."""

SHOWN = 3
"""Sentences that are given as evidence, at most."""


@frozen(kw_only=True)
class EchoReply:
    """A post whose words a post takes up."""

    target: str
    """Key of the earlier post."""
    confidence: float
    """A low grade."""
    evidence: tuple[Span, ...]
    """Pairs of stretches from the first to the last shared word: here, and there."""


class EchoReplies:
    """Finds such posts, in thread order."""

    def __init__(self, posts: tuple[ReadPost, ...]) -> None:
        """Weigh the words of all posts."""
        self._posts = posts
        self._echoes = Echoes(posts)
        self._unit = math.log(1 + max(len(posts), 2))

    def add(self, read: ReadPost) -> None:
        """Let later posts echo this one."""
        self._echoes.add(read)

    def of(
        self, read: ReadPost, sentences: tuple[Sentence, ...]
    ) -> tuple[EchoReply, ...]:
        """Give the posts that these sentences of a post take up, in thread order."""
        rows = [self._best(read, sentence) for sentence in sentences]
        found: dict[int, list[Echo]] = {}
        for row in rows:
            for number in self._strong(row):
                found.setdefault(number, []).append(row[number])
        candidate = self._candidate(read, rows)
        if candidate is not None:
            found[candidate] = [row[candidate] for row in rows if candidate in row]
        return tuple(self._reply(number, found[number]) for number in sorted(found))

    def _best(self, read: ReadPost, sentence: Sentence) -> dict[int, Echo]:
        """Give the best echo of a sentence for each earlier post of another person."""
        found: dict[int, Echo] = {}
        for echo in self._echoes.of(sentence):
            number = echo.source.number
            if len({t.stem for t in echo.shared}) < 2 or self._same_person(
                read, number
            ):
                continue
            if number not in found or echo.score > found[number].score:
                found[number] = echo
        return found

    def _same_person(self, read: ReadPost, number: int) -> bool:
        author = read.post.author
        return author is not None and author == self._posts[number].post.author

    def _candidate(self, read: ReadPost, rows: list[dict[int, Echo]]) -> int | None:
        """Give the opening or the previous post, where its echoes outweigh the other's."""
        candidates = sorted({0, read.number - 1})
        sums = [sum(r[n].score for r in rows if n in r) for n in candidates]
        best = max(sums)
        rest = sum(sums) - best if len(sums) > 1 else 0.0
        if best < LEAST * self._unit or best < MARGIN * rest:
            return None
        return candidates[sums.index(best)]

    def _strong(self, row: dict[int, Echo]) -> Iterator[int]:
        ranked = sorted(row, key=lambda number: -row[number].score)
        if not ranked:
            return
        best = row[ranked[0]]
        rest = row[ranked[1]].score if len(ranked) > 1 else 0.0
        rich = len({term.stem for term in best.shared}) > 2
        if rich and best.score >= max(STRONG * self._unit, MARGIN * rest):
            yield ranked[0]

    def _reply(self, number: int, echoes: list[Echo]) -> EchoReply:
        shown = sorted(echoes, key=lambda echo: -echo.score)[:SHOWN]
        total = sum(echo.score for echo in echoes) / self._unit
        spans = [span for echo in shown for span in _spans(echo)]
        return EchoReply(
            target=self._posts[number].post.key,
            confidence=min(0.5, 0.25 + total / 40),
            evidence=tuple(spans),
        )


def _spans(echo: Echo) -> tuple[Span, Span]:
    here, there = echo.shared, echo.shared_there
    return (
        Span(post=echo.sentence.post, start=here[0].start, end=here[-1].end),
        Span(post=echo.source.post, start=there[0].start, end=there[-1].end),
    )
