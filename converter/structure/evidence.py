"""Which posts the spans of a debate point into."""

from __future__ import annotations

from collections.abc import Iterator

from disputatio.schemas.debate import Debate
from disputatio.schemas.origins import Inferred, Origin
from disputatio.schemas.quoted import quotations


def posts_with_spans(debate: Debate) -> frozenset[str]:
    """Give the posts that evidence and sources of quotations point into."""
    return frozenset(_posts(debate))


def _posts(debate: Debate) -> Iterator[str]:
    for origin in _origins(debate):
        if isinstance(origin, Inferred):
            yield from (span.post for span in origin.evidence)
    for post in debate.posts:
        for place in quotations(post.body):
            if place.quotation.source is not None:
                yield place.quotation.source.post


def _origins(debate: Debate) -> Iterator[Origin]:
    if debate.question is not None:
        yield debate.question.origin
    for row in (debate.passages, debate.claims, debate.relations, debate.positions):
        yield from (element.origin for element in row)
    for post in debate.posts:
        yield post.author_origin
        for place in quotations(post.body):
            yield place.quotation.origin
            if place.quotation.source is not None:
                yield place.quotation.source.origin
