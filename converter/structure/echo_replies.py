"""Echoes as evidence for a reply: whose rare words does a post take up?"""

from __future__ import annotations

import math

from attrs import frozen

from disputatio.converter.structure.echoes import Echo, Echoes
from disputatio.converter.structure.reading import ReadPost, Sentence
from disputatio.schemas.origins import Span

SHOWN = 3
"""Sentences that are given as evidence, at most."""


@frozen(kw_only=True)
class Echoed:
    """How much of an earlier post a post takes up."""

    weight: float
    """Summed weight of what they share, in units of a word that one post uses alone."""
    best: float
    """The same for the sentence that shares most."""
    stems: int
    """Different words that they share."""
    echoes: tuple[Echo, ...]
    """The best echo of each sentence, the strongest first."""

    @property
    def evidence(self) -> tuple[Span, ...]:
        """Pairs of stretches from the first to the last shared word: here, and there."""
        return tuple(span for echo in self.echoes[:SHOWN] for span in _spans(echo))


class EchoReplies:
    """Weighs what posts take up of earlier ones, in thread order."""

    def __init__(self, posts: tuple[ReadPost, ...]) -> None:
        """Weigh the words of all posts."""
        self._echoes = Echoes(posts)
        self._unit = math.log(1 + max(len(posts), 2))

    def add(self, read: ReadPost) -> None:
        """Let later posts echo this one."""
        self._echoes.add(read)

    def of(self, sentences: tuple[Sentence, ...]) -> dict[int, Echoed]:
        """Give what these sentences take up, by number of the earlier post."""
        rows: dict[int, list[Echo]] = {}
        for sentence in sentences:
            best: dict[int, Echo] = {}
            for echo in self._echoes.of(sentence):
                number = echo.source.number
                if number not in best or echo.score > best[number].score:
                    best[number] = echo
            for number, echo in best.items():
                rows.setdefault(number, []).append(echo)
        return {number: self._echoed(echoes) for number, echoes in rows.items()}

    def _echoed(self, echoes: list[Echo]) -> Echoed:
        ranked = sorted(echoes, key=lambda echo: (-echo.score, echo.sentence.start))
        return Echoed(
            weight=sum(echo.score for echo in ranked) / self._unit,
            best=ranked[0].score / self._unit,
            stems=len({term.stem for echo in ranked for term in echo.shared}),
            echoes=tuple(ranked),
        )


def _spans(echo: Echo) -> tuple[Span, Span]:
    here, there = echo.shared, echo.shared_there
    return (
        Span(post=echo.sentence.post, start=here[0].start, end=here[-1].end),
        Span(post=echo.source.post, start=there[0].start, end=there[-1].end),
    )
