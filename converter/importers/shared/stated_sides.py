"""Sides that a source states: for and against an answer, for and against a post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs
from attrs import frozen

from disputatio.schemas.debate import (
    Claim,
    Debate,
    Position,
    Question,
    Relation,
    Wording,
)
from disputatio.schemas.keys import relation_key, unique


@frozen(kw_only=True)
class Stance:
    """Which side a post takes, on an answer or on another post."""

    post: str
    """Key of the post."""
    scheme: str
    """agree, disagree, mixed or neutral."""
    answer: str | None = None
    """The words of the answer."""
    on: str | None = None
    """Key of the other post."""


def with_sides(
    debate: Debate, answers: Sequence[str], stances: Sequence[Stance]
) -> Debate:
    """Give a debate with its stated answers as positions, and with who is for them.

    A title that asks is the question. What points to no post or answer is left out.
    """
    claims = _claims(debate, answers)
    posts = {post.key for post in debate.posts}
    taken = {r.key for r in debate.relations}
    relations = list(debate.relations)
    for stance in stances:
        target = _target(stance, claims, posts)
        if stance.post in posts and target not in (None, stance.post):
            key = relation_key("stance", [stance.post], [str(target)])
            key = unique(key, taken)
            taken.add(key)
            relations.append(
                Relation(
                    key=key, kind="stance", sources=(stance.post,),
                    targets=(str(target),), scheme=stance.scheme,
                )
            )  # fmt: skip
    asks = debate.title is not None and debate.title.endswith(("?", "？"))
    return attrs.evolve(
        debate,
        question=Question(text=debate.title or "") if asks else debate.question,
        claims=tuple(claims.values()),
        positions=tuple(Position(claim=claim.key) for claim in claims.values()),
        relations=tuple(relations),
    )


def _claims(debate: Debate, answers: Sequence[str]) -> dict[str, Claim]:
    """Give a claim for each answer."""
    taken = {p.key for p in debate.posts} | {r.key for r in debate.relations}
    claims: dict[str, Claim] = {}
    for number, answer in enumerate(dict.fromkeys(answers), start=1):
        key = unique(f"claim-answer-{number}", taken)
        taken.add(key)
        claims[answer] = Claim(key=key, text=answer, wordings=(Wording(text=answer),))
    return claims


def _target(
    stance: Stance, claims: Mapping[str, Claim], posts: set[str]
) -> str | None:
    if stance.answer is not None:
        claim = claims.get(stance.answer)
        return claim.key if claim else None
    return stance.on if stance.on in posts else None
