"""A debate with keys by place, for comparing debates whose keys did not survive."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from disputatio.schemas.debate import Debate, Refusal
from disputatio.schemas.references import with_references


def canonical_keys(debate: Debate) -> Debate:
    """Rename every key to its kind and its place: post-1, claim-2, and so on."""
    people = _by_place("person", (p.key for p in debate.participants))
    sections = _by_place("section", (s.key for s in debate.sections))
    nodes: dict[str, str] = {}
    for kind in ("post", "passage", "claim", "relation"):
        nodes |= _by_place(kind, (e.key for e in getattr(debate, f"{kind}s")))
    changed = with_references(debate, nodes.get, people.get, sections.get)
    return attrs.evolve(
        changed,
        participants=_renamed(changed.participants, people),
        sections=_renamed(changed.sections, sections),
        posts=_renamed(changed.posts, nodes),
        passages=_renamed(changed.passages, nodes),
        claims=_renamed(changed.claims, nodes),
        relations=_renamed(changed.relations, nodes),
        refused=tuple(_refusal(r, nodes) for r in changed.refused),
    )


def _by_place(kind: str, keys: Iterable[str]) -> dict[str, str]:
    return {key: f"{kind}-{place}" for place, key in enumerate(keys, 1)}


def _renamed(items: tuple, names: dict[str, str]) -> tuple:  # type: ignore[type-arg]
    return tuple(attrs.evolve(item, key=names[item.key]) for item in items)


def _refusal(refusal: Refusal, names: dict[str, str]) -> Refusal:
    return attrs.evolve(
        refusal,
        sources=tuple(names.get(key, key) for key in refusal.sources),
        targets=tuple(names.get(key, key) for key in refusal.targets),
        claim=None
        if refusal.claim is None
        else names.get(refusal.claim, refusal.claim),
    )
