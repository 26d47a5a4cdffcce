"""A debate without what is too little certain (`--min-confidence`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

import attrs

from disputatio.converter.structure.names import PREFIX
from disputatio.converter.structure.rules import POSITION
from disputatio.schemas.content import Block, Para, Quotation, rows_of
from disputatio.schemas.debate import Claim, Debate, Passage, Post, Relation
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.origins import STATED, Inferred, Origin
from disputatio.schemas.pruning import pruned
from disputatio.schemas.quoted import quotations
from disputatio.schemas.quoting import with_rows
from disputatio.schemas.references import needs
from disputatio.schemas.text import counted

_KINDS = {"reply": "reply link", "unspecified": "loose link"}
"""What relations are called where their kind is no word for them."""


def confident(debate: Debate, least: float) -> tuple[Debate, tuple[Notice, ...]]:
    """Leave out what was inferred with less confidence than `least`.

    What rests on something left out goes with it. Nothing stated or decided goes, nor
    what it needs. No post's text changes. One `ConfidenceLow` counts what went.
    """
    if least <= 0:
        return debate, ()
    kept = _without_names(_without_elements(debate, least), least)
    posts = tuple(_with_sure_quotations(post, least) for post in kept.posts)
    question = kept.question
    if question is not None and _low(question.origin, least):
        question = None
    kept = attrs.evolve(kept, posts=posts, question=question)
    gone = _counts(debate)
    gone.subtract(_counts(kept))
    words = [counted(count, kind) for kind, count in gone.items() if count]
    if not words:
        return debate, ()
    sentence = f"left out, being inferred with less than {least:g}: {', '.join(words)}"
    if not kept.positions:
        sentence += _beyond_positions(debate, least)
    return kept, (notice("ConfidenceLow", sentence),)


def _beyond_positions(debate: Debate, least: float) -> str:
    """Say that no position that the passes find can be as sure as `least`, if so."""
    from disputatio.converter.structure.positions import MOST_SURE

    found = (p.origin for p in debate.positions)
    rules = {o.rule for o in found if isinstance(o, Inferred)}
    if least <= MOST_SURE or POSITION not in rules:
        return ""
    return f" (positions have {MOST_SURE:g} at most)"


def _low(origin: Origin, least: float) -> bool:
    return isinstance(origin, Inferred) and origin.confidence < least


def _without_elements(debate: Debate, least: float) -> Debate:
    rows = (debate.passages, debate.claims, debate.relations)
    needed = _needed(debate)
    low = {
        element.key
        for row in rows
        for element in row
        if _low(element.origin, least) and element.key not in needed
    }
    return pruned(
        attrs.evolve(
            debate,
            passages=tuple(p for p in debate.passages if p.key not in low),
            claims=tuple(c for c in debate.claims if c.key not in low),
            relations=tuple(r for r in debate.relations if r.key not in low),
            positions=tuple(p for p in debate.positions if not _low(p.origin, least)),
        )
    )


def _needed(debate: Debate) -> set[str]:
    """Give the keys that what is stated or decided refers to, directly or not."""
    elements: dict[str, Passage | Claim | Relation] = {
        e.key: e
        for row in (debate.passages, debate.claims, debate.relations)
        for e in row
    }
    sure = (e for e in elements.values() if not isinstance(e.origin, Inferred))
    waiting = [key for element in sure for key in needs(element)]
    waiting += [p.claim for p in debate.positions if not isinstance(p.origin, Inferred)]
    found: set[str] = set()
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += needs(elements[key]) if key in elements else ()
    return found


def _without_names(debate: Debate, least: float) -> Debate:
    """Take out the names that a rule gave to posts, and people whom nothing else names."""
    doubtful = {p.author for p in debate.posts if _low(p.author_origin, least)}
    posts = tuple(
        attrs.evolve(post, author=None, author_origin=STATED)
        if _low(post.author_origin, least)
        else post
        for post in debate.posts
    )
    gone = {key for key in doubtful if key is not None and key.startswith(PREFIX)}
    gone -= {post.author for post in posts}
    people = tuple(p for p in debate.participants if p.key not in gone)
    return attrs.evolve(debate, posts=posts, participants=people)


def _with_sure_quotations(post: Post, least: float) -> Post:
    doubts = (
        _low(q.quotation.origin, least)
        or (q.quotation.source is not None and _low(q.quotation.source.origin, least))
        for q in quotations(post.body)
    )
    if not any(doubts):
        return post
    return attrs.evolve(post, body=_sure(post.body, least))


def _sure(body: tuple[Block, ...], least: float) -> tuple[Block, ...]:
    result: list[Block] = []
    for old in body:
        block = with_rows(old, tuple(map(partial(_sure, least=least), rows_of(old))))
        if not isinstance(block, Quotation):
            result.append(block)
        elif _low(block.origin, least):
            inner = block.blocks or (Para(),)
            result += (attrs.evolve(inner[0], gap=block.gap), *inner[1:])
        elif block.source is not None and _low(block.source.origin, least):
            result.append(attrs.evolve(block, source=None))
        else:
            result.append(block)
    return tuple(result)


def _counts(debate: Debate) -> Counter[str]:
    """Count what can be inferred, by kind, in the order in which it is told."""
    return Counter(_kinds(debate))


def _kinds(debate: Debate) -> Iterator[str]:
    for post in debate.posts:
        found = quotations(post.body)
        yield from ("quotation" for _ in found)
        yield from ("found source" for q in found if q.quotation.source)
        if post.author is not None:
            yield "name"
    yield from ("claim" for _ in debate.claims)
    yield from (_KINDS.get(r.kind, r.kind) for r in debate.relations)
    yield from ("position" for _ in debate.positions)
    if debate.question is not None:
        yield "question"
