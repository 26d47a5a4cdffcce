"""What a graph says of a debate, whatever else stands in its records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping

from disputatio.converter.importers.shared.aif.debate import debate_of
from disputatio.schemas.debate import Debate, Post, Relation
from disputatio.schemas.foreign.aif import Graph


def mean_the_same(one: Graph, other: Graph) -> bool:
    """Say whether two graphs give the same debate.

    Who says what and when, what is claimed, and what relates to what has to be the same
    at the same nodeIDs. Orders, ids of edges, times and spellings of records, and fields
    that the model has no place for, do not matter.
    """
    return _meaning(debate_of(one)[0]) == _meaning(debate_of(other)[0])


def _meaning(debate: Debate) -> tuple[object, ...]:
    names = {p.key: (p.name, p.label) for p in debate.participants}
    return (
        {post.key: _said(post, names) for post in debate.posts},
        {claim.key: claim.text for claim in debate.claims},
        Counter(map(_tie, debate.relations)),
    )


def _said(post: Post, names: Mapping[str, Hashable]) -> tuple[Hashable, ...]:
    moment = post.written
    time = None if moment is None else moment.at or moment.text
    author = None if post.author is None else names[post.author]
    return author, time, post.state, post.text


def _tie(relation: Relation) -> tuple[Hashable, ...]:
    """Give a relation by its node; an edge without one only by its ends."""
    ends = tuple(sorted(relation.sources)), tuple(sorted(relation.targets))
    key = "" if relation.kind == "unspecified" else relation.key
    return key, relation.kind, *ends, relation.scheme, relation.origin
