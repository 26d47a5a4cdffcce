"""Sides that a source states: for and against an answer, for and against a post.

A post that takes a side is an argument: the whole of its words is a claim, which
supports or attacks the answer or what the other post claims.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from disputatio.schemas.debate import (
    Claim,
    Debate,
    Passage,
    Position,
    Post,
    Question,
    Relation,
    RelationKind,
    Wording,
)
from disputatio.schemas.features import Feature
from disputatio.schemas.keys import bare, passage_key, relation_key, unique
from disputatio.schemas.protocols import Reading

if TYPE_CHECKING:
    from disputatio.converter.importers.shared.thread_records import PostRecord

ARGUED = frozenset({
    Feature.QUESTION, Feature.PASSAGES, Feature.CLAIMS, Feature.WORDINGS,
    Feature.ARGUMENTS, Feature.STANCES, Feature.POSITIONS,
})  # fmt: skip
"""What importers of stated sides keep beside posts."""

_KINDS: Mapping[str, RelationKind] = {"agree": "support", "disagree": "attack"}


@frozen(kw_only=True)
class Side:
    """Which side a post takes, on an answer or on another post."""

    post: str
    """Key of the post."""
    scheme: str
    """agree, disagree, mixed or neutral."""
    answer: str | None = None
    """The words of the answer."""
    on: str | None = None
    """Key of the other post."""
    argues: bool = True
    """Whether the post is a reason for or against it, not only on a side."""


def with_sides(debate: Debate, answers: Sequence[str], sides: Sequence[Side]) -> Debate:
    """Give a debate with its stated answers as positions, and with who is for them.

    A title that asks is the question. What points to no post or answer is left out.
    """
    posts = {post.key: post for post in debate.posts}
    taken = {p.key for p in debate.posts} | {r.key for r in debate.relations}
    stated = _answers(answers, taken)
    argued = [posts[key] for key in _arguing(sides, posts)]
    passages = {post.key: _passage(post, taken) for post in argued}
    claims = {post.key: _claim(post, passages[post.key], taken) for post in argued}
    relations = list(debate.relations)
    for side in sides:
        relations += _relations(side, stated, claims, posts, taken)
    return attrs.evolve(
        debate,
        question=_asked(debate.title) or debate.question,
        passages=tuple(passages.values()),
        claims=(*stated.values(), *claims.values()),
        positions=tuple(Position(claim=claim.key) for claim in stated.values()),
        relations=tuple(relations),
    )


def with_stances(
    reading: Reading, records: Sequence[PostRecord], answer: str
) -> Reading:
    """Make what a thread is about a position where posts take a side on it.

    `records` are those that the reading was made of.
    """
    sides = [
        Side(post=post.key, scheme=record.stance, answer=answer)
        for record, post in zip(records, reading.debate.posts, strict=True)
        if record.stance is not None
    ]
    if not sides:
        return reading
    return attrs.evolve(reading, debate=with_sides(reading.debate, [answer], sides))


def nameless(source: str | None) -> str:
    """Give the words for what a thread is about that has no title: its file's name."""
    return PurePath(source or "").stem or "what is discussed"


def with_title(debate: Debate, title: str) -> Debate:
    """Give a debate with a title, which its position says where it had no other words."""
    stated = _titled(debate) if debate.title is None and debate.posts else ()
    if not stated:
        return attrs.evolve(debate, title=title)
    claims = tuple(
        attrs.evolve(c, text=title, wordings=(Wording(text=title),))
        if c.key in stated
        else c
        for c in debate.claims
    )
    return attrs.evolve(
        debate, title=title, claims=claims, question=_asked(title) or debate.question
    )


def _titled(debate: Debate) -> set[str]:
    """Give the positions that only say the name of the file."""
    words = (Wording(text=nameless(debate.source)),)
    positions = {position.claim for position in debate.positions}
    return {c.key for c in debate.claims if c.key in positions and c.wordings == words}


def _asked(title: str | None) -> Question | None:
    """Give a title as the question where it asks."""
    asks = title is not None and title.endswith(("?", "？"))
    return Question(text=title or "") if asks else None


def _answers(answers: Sequence[str], taken: set[str]) -> dict[str, Claim]:
    """Give a claim for each answer."""
    claims: dict[str, Claim] = {}
    for number, answer in enumerate(dict.fromkeys(answers), start=1):
        key = _new(f"claim-answer-{number}", taken)
        claims[answer] = Claim(key=key, text=answer, wordings=(Wording(text=answer),))
    return claims


def _arguing(sides: Sequence[Side], posts: Mapping[str, Post]) -> list[str]:
    """Give the posts that argue or are argued about, in the order of the debate."""
    named = {
        key
        for side in sides
        if side.argues and side.scheme in _KINDS
        for key in (side.post, side.on)
    }
    return [key for key in posts if key in named and posts[key].text.strip()]


def _passage(post: Post, taken: set[str]) -> Passage:
    key = _new(passage_key(post.key, 0), taken)
    return Passage(key=key, post=post.key, start=0, end=len(post.text))


def _claim(post: Post, passage: Passage, taken: set[str]) -> Claim:
    wording = Wording(text=post.text, passage=passage.key)
    return Claim(
        key=_new(f"claim-{bare(post.key)}", taken),
        form="argument",
        text=post.text,
        wordings=(wording,),
    )


def _relations(
    side: Side,
    answers: Mapping[str, Claim],
    claims: Mapping[str, Claim],
    posts: Mapping[str, Post],
    taken: set[str],
) -> list[Relation]:
    """Give what a side is: a reason between claims, else a stance of the post."""
    answer = answers.get(side.answer or "")
    own, other = claims.get(side.post), answer or claims.get(side.on or "")
    kind = _KINDS.get(side.scheme)
    if side.argues and kind is not None and own is not None and other is not None:
        return [_relation(kind, own.key, other.key, taken)]
    on = answer.key if answer else side.on if side.on in posts else None
    if side.post not in posts or on in (None, side.post):
        return []
    return [_relation("stance", side.post, str(on), taken, side.scheme)]


def _relation(
    kind: RelationKind,
    source: str,
    target: str,
    taken: set[str],
    scheme: str | None = None,
) -> Relation:
    key = _new(relation_key(kind, [source], [target]), taken)
    return Relation(
        key=key, kind=kind, sources=(source,), targets=(target,), scheme=scheme
    )


def _new(key: str, taken: set[str]) -> str:
    key = unique(key, taken)
    taken.add(key)
    return key
