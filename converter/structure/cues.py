"""Reading words for the side they take: a small grammar of cues.

A cue speaks for one side with a weight; a negation before it turns agreement into
disagreement and silences disagreement; agreement followed by a contrast ("you are right,
but …") is mixed. Families and weights follow structure.md, section 5; they were set by
hand and never fitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from attrs import evolve, frozen

from disputatio.converter.structure.words import straight
from disputatio.schemas.text import Range

Side: TypeAlias = Literal["agree", "disagree", "mixed", "neutral"]
"""What a cue speaks for."""

Place: TypeAlias = Literal["alone", "head", "start", "any"]
"""Where a cue counts: as all that a sentence says ("Hard pass."), first of all words, at
the start of a sentence, anywhere."""

REACH = 600
"""How many characters of an answer are read: sides are taken early."""

LATE = 250
"""Offset from which a cue counts only half."""

_REST = re.compile(r"(?:\W|\blol\b|\b[x:]?[dp]\b)*", re.IGNORECASE)
"""What may stand behind words that are all that a sentence says."""


class Cue(NamedTuple):
    """A pattern that speaks for a side."""

    side: Side
    weight: float
    place: Place
    pattern: str


@frozen(kw_only=True)
class CueTable:
    """The cues of a language."""

    cues: tuple[Cue, ...]
    """The patterns; matched without case."""
    negation: str
    """Pattern of a negation that ends just before a cue."""
    contrast: str
    """Pattern of a contrast that takes back agreement before it."""
    answers: str
    """Pattern of first words that may only answer a question."""


@frozen(kw_only=True)
class Hit:
    """A cue in a text."""

    side: Side
    """What it speaks for, negation counted."""
    weight: float
    """How much."""
    start: int
    """Offset of its first code point."""
    end: int
    """Offset after its last code point."""
    plain: bool = False
    """Whether it says so in so many words: as a sentence of its own, or an act by negation."""


class CueReader:
    """Finds the cues of a language in a text."""

    def __init__(self, table: CueTable) -> None:
        """Compile the patterns of a table."""
        self._cues = [
            (cue, re.compile(cue.pattern, re.IGNORECASE)) for cue in table.cues
        ]
        self._negation = re.compile(rf"(?:{table.negation})\W*$", re.IGNORECASE)
        self._answers = re.compile(table.answers, re.IGNORECASE)
        self.contrast = re.compile(table.contrast, re.IGNORECASE)

    def hits(
        self, text: str, ranges: Iterable[Range], *, asked: bool = False
    ) -> tuple[Hit, ...]:
        """Give the cues in the sentences at these ranges, in order, none overlapping.

        Where a question was `asked`, a first word such as "yes" only answers it.
        """
        ranges = tuple(ranges)
        begin = ranges[0][0] if ranges else 0
        window = straight(text[begin : begin + REACH])
        sentences = tuple(
            (start - begin, min(end - begin, REACH))
            for start, end in ranges
            if start < begin + REACH
        )
        found = _in_window(self, window, sentences, asked)
        return tuple(
            evolve(hit, start=hit.start + begin, end=hit.end + begin) for hit in found
        )

    def in_window(
        self, text: str, sentences: Iterable[Range], asked: bool
    ) -> Iterator[Hit]:
        """Give the cues in the sentences of a short text, overlapping ones, too."""
        for sentence in sentences:
            for cue, match in self._matches(text, sentence, asked):
                yield from self._hit(text, cue, match, sentence[0])

    def _matches(
        self, text: str, sentence: Range, asked: bool
    ) -> Iterator[tuple[Cue, re.Match[str]]]:
        start, end = sentence
        if start >= end:
            return
        for cue, pattern in self._cues:
            if cue.place == "any":
                yield from ((cue, m) for m in pattern.finditer(text, start, end))
                continue
            first = pattern.match(text, start, end)
            if first and self._placed(cue, text, first, sentence):
                answers = asked and not start and self._answers.match(first.group())
                if not answers:
                    yield cue, first

    def _placed(
        self, cue: Cue, text: str, match: re.Match[str], sentence: Range
    ) -> bool:
        if cue.place == "alone":
            return _REST.fullmatch(text, match.end(), sentence[1]) is not None
        return cue.place == "start" or not sentence[0]

    def _hit(
        self, text: str, cue: Cue, match: re.Match[str], start: int
    ) -> Iterator[Hit]:
        side, weight = cue.side, cue.weight
        if match.start() > LATE:
            weight /= 2
        before = text[max(start, match.start() - 24) : match.start()]
        if side in ("agree", "disagree") and self._negation.search(before):
            if side == "disagree":
                return
            side = "disagree"
        yield Hit(
            side=side,
            weight=weight,
            start=match.start(),
            end=match.end(),
            plain=cue.place == "alone",
        )


# Both the model and the grammar of cues ask for the same words.
@lru_cache(maxsize=4)
def _in_window(
    reader: CueReader, text: str, sentences: tuple[Range, ...], asked: bool
) -> list[Hit]:
    return _without_overlaps(reader.in_window(text, sentences, asked))


def _without_overlaps(hits: Iterable[Hit]) -> list[Hit]:
    """Keep, of cues that overlap, the heaviest."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.weight, h.end)):
        if kept and hit.start < kept[-1].end:
            if hit.weight > kept[-1].weight:
                kept[-1] = hit
        else:
            kept.append(hit)
    return kept
