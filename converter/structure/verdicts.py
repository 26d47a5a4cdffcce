"""From cues to a side, with a grade: agree, disagree, mixed, neutral, or unknown."""

from __future__ import annotations

import re

from attrs import evolve, frozen

from disputatio.converter.structure import rules
from disputatio.converter.structure.cues import CueReader, Hit, Side
from disputatio.schemas.text import Range

LEAST = 1.0
"""Margin below which the side is unknown."""

OUTRIGHT = 3.0
"""Weight of cues that say so in so many words."""

CONCEDED = 1.2
"""Weight of agreement that a following contrast makes mixed."""

LONGEST = 20
"""Characters before a cue in which its first word begins, at most."""

_LEAD = re.compile(r"[^\W\d_]+\Z")

_GRADES = {
    "agree": ((3.0, 0.85), (2.0, 0.8), (1.0, 0.6)),
    "disagree": ((3.0, 0.8), (2.0, 0.62), (1.0, 0.6)),
}
"""Margin and how often such a side was right on two sets of short replies, counted with
those that take no side (tests/benchmarks/structure/stances.py)."""


@frozen(kw_only=True)
class Verdict:
    """A side and the words that show it."""

    side: Side
    """What the words say."""
    confidence: float
    """How sure that is."""
    evidence: tuple[Range, ...]
    """Ranges of the words that show it."""
    rule: str = rules.STANCE
    """What found it."""
    plain: bool = False
    """Whether a cue says so in so many words: "I agree with Ann"."""


def verdict(
    reader: CueReader,
    text: str,
    ranges: tuple[Range, ...],
    *,
    asked: bool = False,
    acts: tuple[Hit, ...] = (),
) -> Verdict | None:
    """Judge the sentences at these ranges of a text; None where they tell no side.

    `asked` says that the words answered are a question; `acts` are sides that words
    outside these ranges take. Evidence is whole words.
    """
    hits = (*reader.hits(text, ranges, asked=asked), *acts)
    found = _judged(reader, text, ranges, tuple(sorted(hits, key=lambda h: h.start)))
    if found is None:
        return None
    return evolve(found, evidence=tuple(_whole(text, *r) for r in found.evidence))


def _whole(text: str, start: int, end: int) -> Range:
    """Give a range from the beginning of its first word: "don't", not "n't"."""
    lead = _LEAD.search(text, max(0, start - LONGEST), start)
    inside = lead is not None and text[start : start + 1].isalpha()
    return (lead.start() if lead is not None and inside else start), end


def _judged(
    reader: CueReader, text: str, ranges: tuple[Range, ...], hits: tuple[Hit, ...]
) -> Verdict | None:
    agree, disagree = _sum(hits, "agree"), _sum(hits, "disagree")
    margin = agree - disagree
    if abs(margin) < _patience(_sum(hits, "mixed")):
        return _verdict("mixed", 0.5, hits, ("mixed",))
    taken_back = _taken_back(reader, text, ranges, hits)
    if taken_back is not None and margin > -2:
        evidence = (*_places(hits, ("agree", "disagree")), taken_back)
        return Verdict(side="mixed", confidence=0.5, evidence=tuple(sorted(evidence)))
    if min(agree, disagree) >= 2 and abs(margin) < 2:
        return _verdict("mixed", 0.4, hits, ("agree", "disagree"))
    return _one_side(hits, margin)


def _one_side(hits: tuple[Hit, ...], margin: float) -> Verdict | None:
    neutral = _sum(hits, "neutral") >= LEAST
    if abs(margin) < LEAST or (neutral and abs(margin) < 1.5):
        return _verdict("neutral", 0.4, hits, ("neutral",)) if neutral else None
    side: Side = "agree" if margin > 0 else "disagree"
    grade = next(grade for least, grade in _GRADES[side] if abs(margin) >= least)
    return _verdict(side, grade, hits, (side,))


def _sum(hits: tuple[Hit, ...], side: Side) -> float:
    return sum(hit.weight for hit in hits if hit.side == side)


def _verdict(
    side: Side, confidence: float, hits: tuple[Hit, ...], shown: tuple[Side, ...]
) -> Verdict:
    return Verdict(
        side=side,
        confidence=confidence,
        evidence=_places(hits, shown),
        plain=any(
            hit.side == side and (hit.plain or hit.weight >= OUTRIGHT) for hit in hits
        ),
    )


def _places(hits: tuple[Hit, ...], shown: tuple[Side, ...]) -> tuple[Range, ...]:
    return tuple((hit.start, hit.end) for hit in hits if hit.side in shown)


def _patience(mixed: float) -> float:
    """Give the margin up to which words that speak for both sides decide.

    "X may …, but …" gives way to any other cue; "yes and no" to none but strong ones.
    """
    return 3.0 if mixed >= 2 else 1.0 if mixed >= LEAST else 0.0


def _taken_back(
    reader: CueReader, text: str, ranges: tuple[Range, ...], hits: tuple[Hit, ...]
) -> Range | None:
    """Give the contrast that takes back clear agreement, if any.

    It stands later in the same sentence, or at the beginning of the next one.
    """
    for hit in hits:
        if hit.side == "agree" and hit.weight >= CONCEDED:
            rest = [r for r in ranges if hit.end <= r[1]][:2]
            inside = bool(rest) and rest[0][0] <= hit.start
            found = (
                reader.contrast.search(text, hit.end, rest[0][1]) if inside else None
            )
            after = rest[inside:][:1]
            if found is None and after:
                found = reader.contrast.match(text, *after[0])
            if found is not None:
                return found.span()
    return None
