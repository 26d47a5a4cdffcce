"""Which claims of a post are reasons for which, by the words between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from disputatio.converter.structure.argument_words import argument_words
from disputatio.converter.structure.claim_sentences import Found
from disputatio.converter.structure.reading import ReadPost, Sentence
from disputatio.schemas.origins import Span

INSIDE = 0.7
"""Confidence of "claim because reason" in one sentence; set by hand."""

BETWEEN = 0.5
"""Confidence of "therefore" and "after all" between neighbours; set by hand."""


@frozen(kw_only=True)
class Support:
    """A reason and what it is for, each as (post, start of the claim)."""

    reason: tuple[str, int]
    """The reason."""
    conclusion: tuple[str, int]
    """What it is for."""
    confidence: float
    """How sure the words make it."""
    evidence: Span
    """The words."""


def supports(read: ReadPost, found: Sequence[Found]) -> Iterator[Support]:
    """Give the reasons in a post: inside sentences, then between neighbours."""
    for claim in found:
        if claim.reason_for is not None and claim.cue is not None:
            yield Support(
                reason=(read.post.key, claim.start),
                conclusion=(read.post.key, claim.reason_for),
                confidence=INSIDE,
                evidence=Span(post=read.post.key, start=claim.cue[0], end=claim.cue[1]),
            )
    yield from _neighbours(read, found)


def _neighbours(read: ReadPost, found: Sequence[Found]) -> Iterator[Support]:
    words = argument_words(read.language)
    if words is None:
        return
    main = {f.sentence.start: f for f in found if f.reason_for is None}
    for before, after in zip(read.sentences, read.sentences[1:], strict=False):
        first, second = main.get(before.start), main.get(after.start)
        if first is None or second is None or _far(read, before, after):
            continue
        match = words.therefore.match(after.plain)
        if match:
            yield _support(first, second, after, match.end())
        match = words.after_all.match(after.plain)
        if match:
            yield _support(second, first, after, match.end())


def _far(read: ReadPost, before: Sentence, after: Sentence) -> bool:
    """Say whether an empty line or a quotation stands between two sentences."""
    between = read.post.text[before.end : after.start]
    return "\n\n" in between or bool(between.strip(" \n\t-*•"))


def _support(reason: Found, claim: Found, at: Sentence, length: int) -> Support:
    return Support(
        reason=(at.post, reason.start),
        conclusion=(at.post, claim.start),
        confidence=BETWEEN,
        evidence=Span(post=at.post, start=at.start, end=at.start + length),
    )
