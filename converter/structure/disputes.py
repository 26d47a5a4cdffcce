"""Claims that attack or support a claim of a quoted post."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from attrs import frozen

from disputatio.converter.structure.answers import Answer, answered_claims
from disputatio.converter.structure.claim_index import ClaimIndex, Said
from disputatio.converter.structure.reading import ReadPost
from disputatio.converter.structure.settled import Settled
from disputatio.converter.structure.words import folded_words
from disputatio.schemas.debate import Debate
from disputatio.schemas.origins import Span

LEAD = 30
"""Characters of a lead-in ("As you say, …") that does not make a claim another one."""


@frozen(kw_only=True)
class Dispute:
    """A claim against or for another."""

    kind: Literal["attack", "support"]
    """What it does."""
    source: str
    """Key of the claim that answers."""
    target: str
    """Key of the claim that is answered."""
    confidence: float
    """How sure that is."""
    evidence: tuple[Span, ...]
    """The words that take a side, and the quoted words."""


def disputes(
    debate: Debate, reads: Sequence[ReadPost], answers: Mapping[str, Sequence[Answer]]
) -> Iterator[Dispute]:
    """Give what the answers to quotations, by post, do to the claims that are quoted.

    No claim of the answering post itself; the same words only once; nothing against a side
    that is settled.
    """
    index, settled = ClaimIndex(debate), Settled(debate)
    posts = {read.post.key: read for read in reads}
    words = {claim.key: _words(claim.text) for claim in debate.claims}
    for read in reads:
        done: set[tuple[str, frozenset[str]]] = set()
        for answer in answers[read.post.key]:
            there = posts.get(answer.source.post)
            if there is None or answer.verdict is None:
                continue
            if settled.excludes(read.post.key, there.post.key, answer.verdict.side):
                continue
            for dispute in _disputes(index, read, answer, there):
                ends = (dispute.source, words[dispute.target])
                if ends not in done:
                    done.add(ends)
                    yield dispute


def _disputes(
    index: ClaimIndex, read: ReadPost, answer: Answer, there: ReadPost
) -> Iterator[Dispute]:
    verdict = answer.verdict
    source = _speaking(index, read, answer)
    if verdict is None or verdict.side not in ("agree", "disagree") or source is None:
        return
    quoted = Span(post=read.post.key, start=answer.place.start, end=answer.place.end)
    cues = tuple(Span(post=read.post.key, start=a, end=b) for a, b in verdict.evidence)
    mine = {said.claim for said in index.of(read.post.key)}
    for target in answered_claims(
        index, answer, verdict.side, there.post, there.language
    ):
        if target.claim not in mine:
            yield Dispute(
                kind="support" if verdict.side == "agree" else "attack",
                source=source.claim,
                target=target.claim,
                confidence=verdict.confidence * 0.8,
                evidence=(*cues, quoted),
            )


def _speaking(index: ClaimIndex, read: ReadPost, answer: Answer) -> Said | None:
    """Give the claim with the first cue of the answer in it, else the first after it."""
    segment = answer.segment
    said = index.within(read.post.key, ((segment.start, segment.end),))
    if answer.verdict is None or not said:
        return None
    first = answer.verdict.evidence[0][0] if answer.verdict.evidence else segment.start
    return next((s for s in said if s.end > first), said[-1])


def _words(text: str) -> frozenset[str]:
    """Give the words of a claim: the same where it is quoted without its first clause."""
    return frozenset(folded_words(text[text.rfind(", ", 0, LEAD) + 1 :]))
