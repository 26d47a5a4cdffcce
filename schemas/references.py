"""Every reference of a debate, changed in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from disputatio.schemas.content import Block, Quotation, rows_of
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Passage,
    Position,
    Post,
    Relation,
    Wording,
)
from disputatio.schemas.evolving import evolved
from disputatio.schemas.origins import Inferred, Origin, Span
from disputatio.schemas.quoting import with_rows

Find = Callable[[str], str | None]
"""Gives the new key of an old one, or None where there is no such element."""

_Item = TypeVar("_Item", Passage, Claim, Relation, Position)


def with_references(debate: Debate, node: Find, person: Find, section: Find) -> Debate:
    """Change all references to elements, participants and sections.

    References that are lost become None or vanish; elements that cannot stand
    without one (a passage without its post, a relation without one of its ends, a
    position without its claim) must have been taken out before. Keys of elements
    themselves and refusals stay.
    """
    question = debate.question and evolved(
        debate.question, origin=_origin(debate.question.origin, node)
    )
    return evolved(
        debate,
        question=question,
        sections=tuple(
            evolved(s, parent=_found(s.parent, section)) for s in debate.sections
        ),
        posts=tuple(_post(p, node, person) for p in debate.posts),
        passages=tuple(
            evolved(_evidenced(p, node), post=node(p.post) or p.post)
            for p in debate.passages
        ),
        claims=tuple(_claim(c, node, section) for c in debate.claims),
        relations=tuple(_relation(r, node) for r in debate.relations),
        positions=tuple(
            evolved(_evidenced(p, node), claim=node(p.claim) or p.claim)
            for p in debate.positions
        ),
    )


def needs(element: Passage | Claim | Relation) -> tuple[str, ...]:
    """Give the keys of the elements that an element refers to, but for the post of a passage."""
    if isinstance(element, Claim):
        keys = [key for w in element.wordings for key in (w.passage, w.argument)]
    elif isinstance(element, Relation):
        keys = [*element.sources, *element.targets, element.argument]
    else:
        keys = []
    return tuple(key for key in keys if key is not None)


def _found(key: str | None, find: Find) -> str | None:
    return None if key is None else find(key)


def _origin(origin: Origin, node: Find) -> Origin:
    if not isinstance(origin, Inferred):
        return origin
    spans = ((node(span.post), span) for span in origin.evidence)
    kept = tuple(
        Span(post=key, start=s.start, end=s.end) for key, s in spans if key is not None
    )
    return evolved(origin, evidence=kept)


def _evidenced(item: _Item, node: Find) -> _Item:
    return evolved(item, origin=_origin(item.origin, node))


def _post(post: Post, node: Find, person: Find) -> Post:
    return evolved(
        post,
        author=_found(post.author, person),
        author_origin=_origin(post.author_origin, node),
        body=_blocks(post.body, node),
    )


def _blocks(blocks: tuple[Block, ...], node: Find) -> tuple[Block, ...]:
    return tuple(_block(block, node) for block in blocks)


def _block(block: Block, node: Find) -> Block:
    rows = rows_of(block)
    if rows:
        block = with_rows(block, tuple(_blocks(row, node) for row in rows))
    if not isinstance(block, Quotation):
        return block
    source = block.source
    if source is not None:
        key = node(source.post)
        origin = _origin(source.origin, node)
        source = evolved(source, post=key, origin=origin) if key else None
    return evolved(block, origin=_origin(block.origin, node), source=source)


def _claim(claim: Claim, node: Find, section: Find) -> Claim:
    wordings = tuple(_wording(w, node, section) for w in claim.wordings)
    return evolved(_evidenced(claim, node), wordings=wordings)


def _wording(wording: Wording, node: Find, section: Find) -> Wording:
    return evolved(
        wording,
        section=_found(wording.section, section),
        passage=_found(wording.passage, node),
        argument=_found(wording.argument, node),
    )


def _relation(relation: Relation, node: Find) -> Relation:
    return evolved(
        _evidenced(relation, node),
        sources=tuple(node(key) or key for key in relation.sources),
        targets=tuple(node(key) or key for key in relation.targets),
        argument=_found(relation.argument, node),
    )
