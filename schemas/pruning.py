"""A debate without references that lead nowhere."""

from __future__ import annotations

import attrs

from disputatio.schemas.debate import Debate
from disputatio.schemas.references import with_references


def pruned(debate: Debate) -> Debate:
    """Take out what refers to elements that are not there.

    Passages without their post, relations that miss an end (and relations on those),
    and positions without their claim go; other references become None or vanish.
    """
    posts = {p.key for p in debate.posts}
    passages = tuple(p for p in debate.passages if p.post in posts)
    known = posts | {p.key for p in passages} | {c.key for c in debate.claims}
    debate = _without_broken_relations(attrs.evolve(debate, passages=passages), known)
    claims = {c.key for c in debate.claims}
    positions = tuple(p for p in debate.positions if p.claim in claims)
    nodes = known | {r.key for r in debate.relations}
    people = {p.key for p in debate.participants}
    sections = {s.key for s in debate.sections}
    return with_references(
        attrs.evolve(debate, positions=positions),
        node=lambda key: key if key in nodes else None,
        person=lambda key: key if key in people else None,
        section=lambda key: key if key in sections else None,
    )


def _without_broken_relations(debate: Debate, known: set[str]) -> Debate:
    """Take out relations that miss an end, with all that hang on them: linear work."""
    relations = {r.key: r for r in debate.relations}
    users: dict[str, list[str]] = {}
    broken: list[str] = []
    for relation in debate.relations:
        ends = {*relation.sources, *relation.targets}
        for end in sorted(ends & relations.keys()):
            users.setdefault(end, []).append(relation.key)
        if any(end not in known and end not in relations for end in ends):
            broken.append(relation.key)
    gone: set[str] = set()
    while broken:
        key = broken.pop()
        if key not in gone:
            gone.add(key)
            broken += users.get(key, ())
    left = tuple(r for r in debate.relations if r.key not in gone)
    return attrs.evolve(debate, relations=left)
