"""The sides that posts take on claims, said by claims: for formats without posts.

A vote, a "hear, hear" or a side that the source states is a stance of a post, and no
claim argues for it. Where posts stay behind, the post's own words take the side: the
claim that they are already, if it argues for nothing else, or a claim of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from attrs import evolve

from disputatio.schemas.debate import (
    Claim,
    Debate,
    Passage,
    Post,
    Relation,
    RelationKind,
    Wording,
)
from disputatio.schemas.graph import SIGNS, STANCE_SIGNS, Graph, Sign
from disputatio.schemas.keys import unique
from disputatio.schemas.origins import Inferred, Origin, Span
from disputatio.schemas.sayers import SILENT_STATES

KINDS: dict[Sign, RelationKind] = {1: "support", -1: "attack"}
"""The relation by which a claim takes the side that a post took by a stance."""

_LINE = re.compile(r"\S[^\n]*")
_Side = tuple[str, str, Sign]
"""A post, the claim that it takes a side on, and which."""


def voiced(debate: Debate) -> Debate:
    """Give a debate in which each side that a post takes on a claim is that of a claim.

    The stance becomes a support or an attack, with its key, origin and place; claims that
    are new stand behind all others. A side that a claim of the post takes already, sides
    of posts without words of their own, and stances that are mixed or neutral stay.
    """
    if all(relation.kind != "stance" for relation in debate.relations):
        return debate
    return _Voices(debate).debate()


class _Voices:
    def __init__(self, debate: Debate) -> None:
        self._debate = debate
        self._graph = Graph(debate)
        self._positions = {position.claim for position in debate.positions}
        self._hosts = {c.key: frozenset(self._hosts_of(c)) for c in debate.claims}
        self._worded = self._worded_alone()
        self._told = set(self._told_by_claims())
        self._taken = {
            *self._graph.posts,
            *self._graph.passages,
            *self._graph.claims,
            *self._graph.relations,
        }
        self._passages: list[Passage] = []
        self._claims: dict[Span, Claim] = {}

    def debate(self) -> Debate:
        relations = tuple(self._voiced(r) for r in self._debate.relations)
        return evolve(
            self._debate,
            passages=(*self._debate.passages, *self._passages),
            claims=(*self._debate.claims, *self._claims.values()),
            relations=relations,
        )

    def _hosts_of(self, claim: Claim) -> Iterator[str]:
        for wording in claim.wordings:
            passage = self._graph.passages.get(wording.passage or "")
            if passage is not None:
                yield passage.post

    def _worded_alone(self) -> dict[str, list[tuple[Passage, str]]]:
        """Give by post, in order, the claims that it alone says and that bear on nothing."""
        found: dict[str, list[tuple[Passage, str]]] = {}
        for claim in self._debate.claims:
            sided = any(
                r.kind in SIGNS for r in self._graph.outgoing.get(claim.key, ())
            )
            if len(claim.wordings) == 1 and self._hosts[claim.key] and not sided:
                passage = self._graph.passages[claim.wordings[0].passage or ""]
                found.setdefault(passage.post, []).append((passage, claim.key))
        for rows in found.values():
            rows.sort(key=lambda row: row[0].start)
        return found

    def _told_by_claims(self) -> Iterator[_Side]:
        for relation in self._debate.relations:
            sign = SIGNS.get(relation.kind)
            if sign is not None and len(relation.targets) == 1:
                for source in relation.sources:
                    for post in self._hosts.get(source, ()):
                        yield post, relation.targets[0], sign

    def _voiced(self, relation: Relation) -> Relation:
        side = self._side(relation)
        if side is None or side in self._told:
            return relation
        post, target, sign = side
        span = self._words(relation, self._graph.posts[post])
        if span is None:
            return relation
        self._told.add(side)
        source = self._own_claim(span, target) or self._new_claim(span, relation)
        return evolve(relation, kind=KINDS[sign], sources=(source,), scheme=None)

    def _side(self, relation: Relation) -> _Side | None:
        """Give the side that a stance of a post on a claim of others takes, if it does."""
        sign = STANCE_SIGNS.get(relation.scheme) if relation.kind == "stance" else None
        if not sign or len(relation.sources) != 1 or len(relation.targets) != 1:
            return None
        (source,), (target,) = relation.sources, relation.targets
        post = self._graph.post_of(source)
        if post is None or post.state in SILENT_STATES:
            return None
        hosts = self._hosts.get(target)
        return None if hosts is None or post.key in hosts else (post.key, target, sign)

    def _words(self, relation: Relation, post: Post) -> Span | None:
        """Give the words that take a side: those it rests on, else the first own line."""
        for span in self._rests_on(relation):
            if span.post == post.key and post.text[span.start : span.end].strip():
                return span
        for start, end in post.own:
            line = _LINE.search(post.text, start, end)
            if line is not None:
                return Span(post=post.key, start=line.start(), end=line.end())
        return None

    def _rests_on(self, relation: Relation) -> Iterator[Span]:
        passage = self._graph.passages.get(relation.sources[0])
        if passage is not None:
            yield Span(post=passage.post, start=passage.start, end=passage.end)
        elif isinstance(relation.origin, Inferred):
            yield from relation.origin.evidence

    def _own_claim(self, span: Span, target: str) -> str | None:
        """Give the claim that these words are already, but for the positions."""
        rows = self._worded.get(span.post, [])
        at = bisect_right(rows, span.start, key=lambda row: row[0].start)
        for passage, claim in rows[max(at - 1, 0) : at + 1]:
            here = passage.start < span.end and span.start < passage.end
            if here and claim != target and claim not in self._positions:
                return claim
        return None

    def _new_claim(self, span: Span, relation: Relation) -> str:
        known = self._claims.get(span)
        if known is not None:
            return known.key
        post = self._graph.posts[span.post]
        origin = _plain(relation.origin, span)
        passage = Passage(
            key=self._fresh(f"passage-{relation.key}"),
            post=post.key,
            start=span.start,
            end=span.end,
            origin=origin,
        )
        text = post.text[span.start : span.end]
        claim = Claim(
            key=self._fresh(f"claim-{relation.key}"),
            text=text,
            wordings=(Wording(text=text, passage=passage.key),),
            origin=origin,
        )
        self._passages.append(passage)
        self._claims[span] = claim
        return claim.key

    def _fresh(self, key: str) -> str:
        found = unique(key, self._taken)
        self._taken.add(found)
        return found


def _plain(origin: Origin, span: Span) -> Origin:
    """Give the origin of words: as sure as the side, and resting on themselves."""
    return evolve(origin, evidence=(span,)) if isinstance(origin, Inferred) else origin
