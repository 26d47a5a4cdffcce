"""What a format can keep of a debate, and a debate without the rest.

`project` gives a debate as a format that keeps only some features would give it
back; the round-trip law, the notices of loss and `disputatio formats` all rest on it.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from enum import StrEnum
from typing import Any, TypeVar

from disputatio.schemas.debate import (
    Claim,
    Debate,
    Participant,
    Passage,
    Position,
    Post,
    Relation,
    Section,
    Wording,
)
from disputatio.schemas.evolving import evolved
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.origins import STATED
from disputatio.schemas.pruning import pruned
from disputatio.schemas.quoted import quotations
from disputatio.schemas.quoting import plain_body
from disputatio.schemas.renaming import canonical_keys
from disputatio.schemas.unquoting import unquoted, with_stated_quotations
from disputatio.schemas.voicing import voiced


class Feature(StrEnum):
    """One thing that a format may keep of a debate."""

    TITLE = "title"
    QUESTION = "question"
    LANGUAGE = "language"
    SOURCE = "source"
    PARTICIPANTS = "participants"
    POSTS = "posts"
    DATES = "dates"
    POST_DETAILS = "post details"
    MARKUP = "block markup"
    QUOTATIONS = "quotations"
    PASSAGES = "passages"
    CLAIMS = "claims"
    CLAIM_TITLES = "claim titles"
    WORDINGS = "wordings"
    MARKS = "marks"
    TAGS = "tags"
    SECTIONS = "sections"
    ARGUMENTS = "support and attack"
    UNNATURAL_ENDS = "relations on anything"
    DIALOGUE = "replies and illocutions"
    STANCES = "stances"
    OTHER_RELATIONS = "other relations"
    SCHEMES = "schemes"
    RELATION_TITLES = "relation titles"
    POSITIONS = "positions"
    ORIGINS = "origins"
    REFUSED = "refusals"
    EXTRAS = "extras"
    KEYS = "keys"


_Sourced = TypeVar("_Sourced", Passage, Claim, Relation, Position)
_Element = TypeVar(
    "_Element", Participant, Section, Post, Passage, Claim, Relation, Position
)

ALL = frozenset(Feature)
"""Everything."""

ARGUMENT_KINDS = frozenset({"support", "attack", "undercut", "contradiction"})
"""Kinds of relation that `Feature.ARGUMENTS` stands for."""

DIALOGUE_KINDS = frozenset({"reply", "illocution"})
"""Kinds of relation that `Feature.DIALOGUE` stands for."""

OTHER_KINDS = frozenset({"rephrase", "preference", "unspecified"})
"""Kinds of relation that `Feature.OTHER_RELATIONS` stands for."""


def project(debate: Debate, keeps: Iterable[Feature]) -> Debate:
    """Give a debate as far as some features go; what needs the rest goes too."""
    kept = frozenset(keeps)
    for feature, drop in _DROPS.items():
        if feature not in kept:
            debate = drop(debate)
    debate = pruned(debate)
    return debate if Feature.KEYS in kept else canonical_keys(debate)


def used(debate: Debate, among: Iterable[Feature]) -> tuple[Feature, ...]:
    """Give those features that this debate would miss, in their usual order."""
    wanted = frozenset(among) - {Feature.KEYS}
    reference = pruned(debate)
    return tuple(
        feature
        for feature in Feature
        if feature in wanted and _DROPS[feature](reference) != reference
    )


def cut_arguments(debate: Debate, keeps: Iterable[Feature]) -> tuple[Relation, ...]:
    """Give the arguments and other relations that lose an end with posts or passages.

    Those that have other ends on that side live on between them; others go.
    """
    kept = frozenset(keeps)
    gone: set[str] = set()
    if not kept >= {Feature.POSTS, Feature.PASSAGES}:
        gone.update(passage.key for passage in debate.passages)
    if Feature.POSTS not in kept:
        gone.update(post.key for post in debate.posts)
    return tuple(
        relation
        for relation in debate.relations
        if relation.kind in ARGUMENT_KINDS | OTHER_KINDS
        and not gone.isdisjoint((*relation.sources, *relation.targets))
    )


def without_extras_of(debate: Debate, name: str) -> Debate:
    """Leave out the extras of one format, which that format itself writes back."""

    def others(extras: Extras) -> Extras:
        if name not in extras:
            return extras
        return Extras({key: extras[key] for key in extras if key != name})

    return _with_extras(debate, others)


def _field(**values: Any) -> Callable[[Debate], Debate]:
    return lambda debate: evolved(debate, **values)


def _posts(change: Callable[[Post], Post]) -> Callable[[Debate], Debate]:
    return lambda debate: evolved(debate, posts=tuple(map(change, debate.posts)))


def _claims(change: Callable[[Claim], Claim]) -> Callable[[Debate], Debate]:
    return lambda d: evolved(d, claims=tuple(map(change, d.claims)))


def _wordings(change: Callable[[Wording], Wording]) -> Callable[[Debate], Debate]:
    return _claims(lambda c: evolved(c, wordings=tuple(map(change, c.wordings))))


def _relations(change: Callable[[Relation], Relation]) -> Callable[[Debate], Debate]:
    return lambda d: evolved(d, relations=tuple(map(change, d.relations)))


def _without_kinds(kinds: frozenset[str]) -> Callable[[Debate], Debate]:
    def drop(debate: Debate) -> Debate:
        left = (r for r in debate.relations if r.kind not in kinds)
        refused = (r for r in debate.refused if r.kind not in kinds)
        return evolved(debate, relations=tuple(left), refused=tuple(refused))

    return drop


def _without_participants(debate: Debate) -> Debate:
    posts = (evolved(p, author=None, author_origin=STATED) for p in debate.posts)
    return evolved(debate, participants=(), posts=tuple(posts))


def _without_posts(debate: Debate) -> Debate:
    """Drop the posts; the sides that they take on claims are those of their words."""
    debate = voiced(debate)
    said = {post.key for post in debate.posts} | {p.key for p in debate.passages}
    return evolved(_between_others(debate, said), posts=())


def _without_passages(debate: Debate) -> Debate:
    said = {passage.key for passage in debate.passages}
    return evolved(_between_others(debate, said), passages=())


def _between_others(debate: Debate, gone: Container[str]) -> Debate:
    """Take ends that go out of arguments that have others on that side."""

    def others(ends: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(end for end in ends if end not in gone) or ends

    def left(relation: Relation) -> Relation:
        if relation.kind not in ARGUMENT_KINDS | OTHER_KINDS:
            return relation
        sources, targets = others(relation.sources), others(relation.targets)
        return evolved(relation, sources=sources, targets=targets)

    return _relations(left)(debate)


def _plain_post(post: Post) -> Post:
    return evolved(post, body=plain_body(post.text, quotations(post.body)))


def _unquoted_post(post: Post) -> Post:
    return evolved(post, body=unquoted(post.body))


def _natural(debate: Debate) -> Debate:
    """Drop argument relations on posts, passages, or on relations but undercuts."""
    claims = {c.key for c in debate.claims}
    steps = {r.key for r in debate.relations if r.kind == "support"}

    def fits(relation: Relation) -> bool:
        if relation.kind not in ARGUMENT_KINDS:
            return True
        targets = claims | steps if relation.kind == "undercut" else claims
        sides = bool(relation.sources) and bool(relation.targets)
        inside = set(relation.sources) <= claims and set(relation.targets) <= targets
        return sides and inside

    return evolved(debate, relations=tuple(filter(fits, debate.relations)))


def _without_origins(debate: Debate) -> Debate:
    def plain(post: Post) -> Post:
        body = with_stated_quotations(post.body)
        return evolved(post, author_origin=STATED, body=body)

    question = debate.question and evolved(debate.question, origin=STATED)
    return evolved(
        debate,
        question=question,
        posts=tuple(map(plain, debate.posts)),
        passages=_stated(debate.passages),
        claims=_stated(debate.claims),
        relations=_stated(debate.relations),
        positions=_stated(debate.positions),
    )


def _stated(items: tuple[_Sourced, ...]) -> tuple[_Sourced, ...]:
    return tuple(evolved(item, origin=STATED) for item in items)


def _without_extras(debate: Debate) -> Debate:
    return _with_extras(debate, lambda _: NO_EXTRAS)


def _with_extras(debate: Debate, change: Callable[[Extras], Extras]) -> Debate:
    def changed(items: tuple[_Element, ...]) -> tuple[_Element, ...]:
        return tuple(evolved(i, extras=change(i.extras)) for i in items)

    debate = _wordings(lambda w: evolved(w, extras=change(w.extras)))(debate)
    return evolved(
        debate,
        extras=change(debate.extras),
        participants=changed(debate.participants),
        sections=changed(debate.sections),
        posts=changed(debate.posts),
        passages=changed(debate.passages),
        claims=changed(debate.claims),
        relations=changed(debate.relations),
        positions=changed(debate.positions),
    )


def _without_tags(debate: Debate) -> Debate:
    debate = _wordings(lambda w: evolved(w, tags=()))(debate)
    sections = (evolved(s, tags=()) for s in debate.sections)
    return evolved(debate, sections=tuple(sections))


_DROPS: dict[Feature, Callable[[Debate], Debate]] = {
    Feature.TITLE: _field(title=None),
    Feature.QUESTION: _field(question=None),
    Feature.LANGUAGE: _field(language=None),
    Feature.SOURCE: _field(source=None),
    Feature.EXTRAS: _without_extras,
    Feature.POSTS: _without_posts,
    Feature.PARTICIPANTS: _without_participants,
    Feature.DATES: _posts(lambda p: evolved(p, written=None, edited=None)),
    Feature.POST_DETAILS: _posts(
        lambda p: evolved(
            p,
            url=None,
            title=None,
            score=None,
            language=None,
            claimed_parent=None,
            state=None,
        )
    ),
    Feature.QUOTATIONS: _posts(_unquoted_post),
    Feature.MARKUP: _posts(_plain_post),
    Feature.PASSAGES: _without_passages,
    Feature.CLAIMS: _field(claims=()),
    Feature.CLAIM_TITLES: _claims(lambda c: evolved(c, title=None)),
    Feature.WORDINGS: _claims(lambda c: evolved(c, wordings=())),
    Feature.MARKS: _wordings(lambda w: evolved(w, marks=())),
    Feature.TAGS: _without_tags,
    Feature.SECTIONS: _field(sections=()),
    Feature.ARGUMENTS: _without_kinds(ARGUMENT_KINDS),
    Feature.UNNATURAL_ENDS: _natural,
    Feature.DIALOGUE: _without_kinds(DIALOGUE_KINDS),
    Feature.STANCES: _without_kinds(frozenset({"stance"})),
    Feature.OTHER_RELATIONS: _without_kinds(OTHER_KINDS),
    Feature.SCHEMES: _relations(
        lambda r: r if r.kind == "stance" else evolved(r, scheme=None)
    ),
    Feature.RELATION_TITLES: _relations(lambda r: evolved(r, title=None)),
    Feature.POSITIONS: _field(positions=()),
    Feature.ORIGINS: _without_origins,
    Feature.REFUSED: _field(refused=()),
}
"""How to drop each feature, in order; KEYS come last, in `project`."""
