"""What passes share: dropping their own earlier results, adding new ones in order.

A pass drops everything that its own rules inferred and makes it again, so running it
twice changes nothing. What is stated, decided, or inferred by other rules stays where
it is; what is refused is not made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

import attrs

from disputatio.converter.structure.rules import SPOKEN_TO
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Passage,
    Position,
    Post,
    Relation,
    RelationKind,
)
from disputatio.schemas.keys import relation_key, unique
from disputatio.schemas.origins import Inferred, Origin, Span

_Item = TypeVar("_Item", Passage, Claim, Relation, Position)

SILENT_STATES = ("annotation", "reported")
"""States of posts that nobody sent to the thread."""


def speaking(debate: Debate) -> tuple[Post, ...]:
    """Give the posts that somebody sent to the thread, by number where all have one."""
    posts = [post for post in debate.posts if post.state not in SILENT_STATES]
    if all(post.number is not None for post in posts):
        posts.sort(key=lambda post: post.number or 0)
    return tuple(posts)


def made_by(origin: Origin, rules: Collection[str]) -> bool:
    """Say whether one of these rules inferred it."""
    return isinstance(origin, Inferred) and origin.rule in rules


def is_sure_reply(relation: Relation) -> bool:
    """Say whether somebody answers surely: it is stated, decided, or said by its words."""
    sure = not isinstance(relation.origin, Inferred)
    return relation.kind == "reply" and (sure or made_by(relation.origin, SPOKEN_TO))


def without_relations(debate: Debate, rules: Collection[str]) -> Debate:
    """Take out the relations that these rules inferred."""
    kept = tuple(r for r in debate.relations if not made_by(r.origin, rules))
    return attrs.evolve(debate, relations=kept)


def without_inferred(debate: Debate, mine: Callable[[str], bool]) -> Debate:
    """Take out everything of the argument layer that rules of some names inferred."""

    def kept(row: Iterable[_Item]) -> tuple[_Item, ...]:
        return tuple(e for e in row if not _is_mine(e.origin))

    def _is_mine(origin: Origin) -> bool:
        return isinstance(origin, Inferred) and mine(origin.rule)

    question = debate.question
    return attrs.evolve(
        debate,
        question=None if question and _is_mine(question.origin) else question,
        passages=kept(debate.passages),
        claims=kept(debate.claims),
        relations=kept(debate.relations),
        positions=kept(debate.positions),
    )


SUREST = 0.99
"""Confidence of what is concluded, at most: only what is stated is certain."""


def inferred(rule: str, confidence: float, *evidence: Span) -> Inferred:
    """Make the origin of a result; the confidence has two places and is never 1."""
    sure = round(min(confidence, SUREST), 2)
    return Inferred(rule=rule, confidence=sure, evidence=evidence)


class Places:
    """Where elements of a debate stand: (place of the post, offset)."""

    def __init__(self, debate: Debate) -> None:
        """Index posts, passages and claims."""
        self._places: dict[str, tuple[int, int]] = {}
        order = {post.key: place for place, post in enumerate(speaking(debate))}
        for post in debate.posts:
            self._places[post.key] = (order.get(post.key, len(order)), -1)
        for passage in debate.passages:
            self._places[passage.key] = (self._post(passage.post), passage.start)
        for claim in debate.claims:
            self._places[claim.key] = self._claim(claim)

    def _post(self, key: str) -> int:
        return self._places.get(key, (len(self._places), 0))[0]

    def _claim(self, claim: Claim) -> tuple[int, int]:
        keys = [w.passage for w in claim.wordings if w.passage is not None]
        return self.of(keys[0]) if keys else (len(self._places), 0)

    def of(self, key: str) -> tuple[int, int]:
        """Give the place of an element; unknown ones come last."""
        return self._places.get(key, (len(self._places), 0))

    def relation(self, relation: Relation) -> tuple[tuple[int, int], str]:
        """Give what relations are ordered by: the place of the first source, the key."""
        first = relation.sources[0] if relation.sources else ""
        return (self.of(first), relation.key)


def node_keys(debate: Debate) -> set[str]:
    """Give every key of the one key space."""
    nodes: tuple[Iterable[Post | Passage | Claim | Relation], ...] = (
        debate.posts, debate.passages, debate.claims, debate.relations,
    )  # fmt: skip
    return {element.key for row in nodes for element in row}


class Relations:
    """Relations that a pass makes: none twice, none refused, each with its key."""

    def __init__(self, debate: Debate) -> None:
        """Start from a debate whose own results are dropped."""
        self._debate = debate
        self._taken = node_keys(debate)
        self._made: list[Relation] = []
        self._known = {(r.kind, r.sources, r.targets) for r in debate.relations}
        self._known |= {
            (r.kind, r.sources, r.targets) for r in debate.refused if r.kind is not None
        }

    def add(
        self,
        kind: RelationKind,
        source: str,
        target: str,
        origin: Origin,
        scheme: str | None = None,
    ) -> None:
        """Add a relation, unless one of this kind and ends is there or was refused."""
        ends = (kind, (source,), (target,))
        if ends in self._known:
            return
        self._known.add(ends)
        key = unique(relation_key(kind, (source,), (target,)), self._taken)
        self._taken.add(key)
        relation = Relation(
            key=key, kind=kind, sources=(source,), targets=(target,), scheme=scheme,
            origin=origin,
        )  # fmt: skip
        self._made.append(relation)

    def debate(self) -> Debate:
        """Give the debate with what was added, inferred relations in thread order.

        Stated and decided relations keep their places, before the inferred ones.
        """
        given = (*self._debate.relations, *self._made)
        places = Places(self._debate)
        first = tuple(r for r in given if not isinstance(r.origin, Inferred))
        rest = sorted(
            (r for r in given if isinstance(r.origin, Inferred)), key=places.relation
        )
        return attrs.evolve(self._debate, relations=(*first, *rest))
