"""What a debate beside a graph still says where the graph was edited.

The graph wins. But who edits a word does not state what a rule concluded: an element
whose node is still there keeps its origin, and title, question and positions that still
fit are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import attrs

from disputatio.schemas.debate import Claim, Debate, Position, Question, Relation
from disputatio.schemas.origins import Inferred, Origin

_Element = TypeVar("_Element", Claim, Relation)


def reconciled(graph: Debate, known: Debate, keys: Mapping[str, str]) -> Debate:
    """Give the debate of an edited graph with what the debate beside it still tells.

    Args:
        graph: the debate as the graph alone says it, by nodeIDs.
        known: the debate beside the graph.
        keys: the element behind each node, by nodeID.
    """
    claims = {claim.key: claim for claim in known.claims}
    relations = {relation.key: relation for relation in known.relations}
    return attrs.evolve(
        graph,
        title=known.title,
        question=_question(known.question),
        language=known.language,
        claims=tuple(_kept(c, claims.get(keys.get(c.key, ""))) for c in graph.claims),
        relations=tuple(
            _kept(r, relations.get(keys.get(r.key, ""))) for r in graph.relations
        ),
        positions=_positions(graph, known, keys),
    )


def _kept(element: _Element, known: _Element | None) -> _Element:
    """Give an element the origin that it had, if it is still of its kind."""
    if known is None or getattr(known, "kind", "") != getattr(element, "kind", ""):
        return element
    return attrs.evolve(element, origin=_origin(known.origin))


def _origin(origin: Origin) -> Origin:
    """Give an origin without its evidence: the posts of the graph are others."""
    return attrs.evolve(origin, evidence=()) if isinstance(origin, Inferred) else origin


def _question(question: Question | None) -> Question | None:
    return question and attrs.evolve(question, origin=_origin(question.origin))


def _positions(
    graph: Debate, known: Debate, keys: Mapping[str, str]
) -> tuple[Position, ...]:
    nodes = {keys[c.key]: c.key for c in graph.claims if c.key in keys}
    return tuple(
        attrs.evolve(p, claim=nodes[p.claim], origin=_origin(p.origin))
        for p in known.positions
        if p.claim in nodes
    )
