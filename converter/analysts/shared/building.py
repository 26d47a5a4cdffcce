"""A debate with what a language model found in place of what the passes concluded."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

import attrs
from attrs import frozen

from disputatio.converter.analysts.shared.answers import Answer
from disputatio.converter.analysts.shared.checking import (
    Checked,
    SaidClaim,
    TakenSide,
)
from disputatio.converter.structure import rules
from disputatio.converter.structure.results import Relations, made_by, node_keys
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Passage,
    Position,
    Question,
    Relation,
    RelationKind,
    Wording,
)
from disputatio.schemas.keys import claim_key, passage_key, unique
from disputatio.schemas.origins import Inferred, Span
from disputatio.schemas.text import has_words, one_line, shortened

TITLE = 60
"""Characters of a title."""

SAME = 0.6
"""Which part of both passages must be shared where they say one claim."""


_KINDS: dict[str, RelationKind] = {"for": "support", "against": "attack"}


@frozen(kw_only=True)
class Picked:
    """A claim of the debate that the model picked."""

    key: str
    """Its key."""
    span: Span
    """Where it is said."""
    confidence: float
    """How sure the model is that it is one."""


def with_sides(debate: Debate, sides: Sequence[TakenSide], rule: str) -> Debate:
    """Put reply links and stances in place of those that the passes concluded.

    What the source states or a person decided stays, and so does what the passes
    concluded about posts of which the model says nothing.
    """
    sources = {side.source for side in sides}
    posts = {p.key: p.post for p in debate.passages} | {k: k for k in sources}
    old = rules.REPLIES | rules.STANCES
    kept = _without(
        debate, old, lambda r: any(posts.get(k) in sources for k in r.sources)
    )
    relations = Relations(kept)
    for side in sides:
        origin = Inferred(rule=rule, confidence=side.confidence, evidence=(side.span,))
        relations.add("reply", side.source, side.target, origin)
        if side.side != "unknown":
            relations.add("stance", side.source, side.target, origin, side.side)
    return relations.debate()


def with_claims(
    debate: Debate, claims: Iterable[SaidClaim], rule: str
) -> tuple[Debate, list[Picked]]:
    """Add claims; one that is there already is picked, not made a second time."""
    there = _Passages(debate)
    taken = node_keys(debate)
    refused = {r.claim for r in debate.refused}
    posts = {post.key: post for post in debate.posts}
    picked: dict[str, Picked] = {}
    passages: list[Passage] = []
    made: list[Claim] = []
    for claim in claims:
        span, sure = claim.span, claim.confidence
        key = there.claim_at(span)
        if key is None:
            key = claim_key(span.post, span.start)
            if key in refused:
                continue
            origin = Inferred(rule=rule, confidence=sure, evidence=(span,))
            key = unique(key, taken)
            passage = unique(passage_key(span.post, span.start), taken | {key})
            taken |= {key, passage}
            text = posts[span.post].text[span.start : span.end]
            wording = Wording(text=text, passage=passage)
            passages.append(
                Passage(
                    key=passage, post=span.post, start=span.start, end=span.end,
                    origin=origin,
                )
            )  # fmt: skip
            made.append(Claim(key=key, text=text, wordings=(wording,), origin=origin))
        picked.setdefault(key, Picked(key=key, span=span, confidence=sure))
    grown = attrs.evolve(
        debate,
        passages=(*debate.passages, *passages),
        claims=(*debate.claims, *made),
    )
    return grown, list(picked.values())


class _Passages:
    """The claims of a debate by where they are said."""

    def __init__(self, debate: Debate) -> None:
        claims = {w.passage: c.key for c in debate.claims for w in c.wordings}
        self._rows: dict[str, list[tuple[int, int, str]]] = {}
        for passage in debate.passages:
            if passage.key in claims:
                row = (passage.start, passage.end, claims[passage.key])
                self._rows.setdefault(passage.post, []).append(row)

    def claim_at(self, span: Span) -> str | None:
        """Give the claim whose passage is much the same words."""
        for start, end, key in self._rows.get(span.post, ()):
            shared = min(end, span.end) - max(start, span.start)
            longer = max(end - start, span.end - span.start)
            if shared >= SAME * longer:
                return key
        return None


def with_positions(
    debate: Debate,
    answers: Sequence[Answer],
    picked: Sequence[Picked],
    checked: Checked,
    rule: str,
) -> Debate:
    """Put positions in place of those that the passes concluded, where there are any.

    Where the source states positions or a person decided some, none are added.
    """
    good = [a for a in answers if checked.known(a.claim, len(picked), "a position")]
    given = [p for p in debate.positions if not made_by(p.origin, rules.POSITIONS)]
    if not good or given:
        return debate
    kept = _without(debate, rules.POSITIONS, lambda _: True)
    relations = Relations(attrs.evolve(kept, positions=()))
    positions: dict[str, Position] = {}
    for answer in good:
        target = picked[answer.claim - 1]
        if target.key not in positions:
            positions[target.key] = _position(kept, answer, target, rule)
    for answer in good:
        target = picked[answer.claim - 1]
        for bearing in answer.bearings:
            if not checked.known(bearing.claim, len(picked), "a side"):
                continue
            source = picked[bearing.claim - 1]
            if source.key == target.key:
                continue
            origin = Inferred(
                rule=rule, confidence=round(min(bearing.confidence, 0.95), 2),
                evidence=(source.span, target.span),
            )  # fmt: skip
            kind = _KINDS[bearing.side]
            relations.add(kind, source.key, target.key, origin)
    found = attrs.evolve(relations.debate(), positions=tuple(positions.values()))
    return _with_forms(found, positions, rule)


def _position(debate: Debate, answer: Answer, target: Picked, rule: str) -> Position:
    claim = next(c for c in debate.claims if c.key == target.key)
    title = one_line(answer.title)
    words = [w for w in title.split() if len(w) > 3]
    own = title and all(has_words(claim.text, w) for w in words)
    sure = round(min(max(answer.confidence, 0.05), 0.95), 2)
    return Position(
        claim=claim.key,
        title=shortened(title if own else claim.text, TITLE),
        origin=Inferred(rule=rule, confidence=sure, evidence=(target.span,)),
    )


def with_question(debate: Debate, span: Span, confidence: float, rule: str) -> Debate:
    """Set the question, unless the source states one or a person set it."""
    if debate.question is not None and not made_by(
        debate.question.origin, rules.POSITIONS
    ):
        return debate
    post = next(p for p in debate.posts if p.key == span.post)
    text = one_line(post.text[span.start : span.end])
    origin = Inferred(rule=rule, confidence=confidence, evidence=(span,))
    return attrs.evolve(debate, question=Question(text=text, origin=origin))


def _with_forms(debate: Debate, positions: Collection[str], rule: str) -> Debate:
    """Make claims of the model arguments where they argue for or against something."""
    arguing = {
        key
        for r in debate.relations
        if r.kind in ("support", "attack")
        for key in r.sources
        if key not in positions
    }
    claims = tuple(
        attrs.evolve(claim, form="argument")
        if claim.key in arguing and made_by(claim.origin, {rule} | rules.CLAIM_RULES)
        else claim
        for claim in debate.claims
    )
    return attrs.evolve(debate, claims=claims)


def _without(
    debate: Debate, old: Collection[str], which: Callable[[Relation], bool]
) -> Debate:
    kept = tuple(
        r for r in debate.relations if not (made_by(r.origin, old) and which(r))
    )
    return attrs.evolve(debate, relations=kept)
