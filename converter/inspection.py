"""What a person would want to check in a debate: broken rules and odd relations."""

from __future__ import annotations

from collections.abc import Iterator

from disputatio.schemas.debate import Debate, Relation
from disputatio.schemas.invariants import problems
from disputatio.schemas.keys import names_itself
from disputatio.schemas.notices import Notice, notice


def inspected(debate: Debate) -> tuple[Notice, ...]:
    """Give a notice for each broken rule, lost parent and oddly tied relation."""
    return (*_broken(debate), *_lost_parents(debate), *_odd_relations(debate))


def _broken(debate: Debate) -> Iterator[Notice]:
    for problem in problems(debate):
        yield notice("InvalidDebate", problem)


def _lost_parents(debate: Debate) -> Iterator[Notice]:
    for post in debate.posts:
        if post.claimed_parent is not None:
            own = names_itself(post.key, post.claimed_parent)
            why = "which is itself" if own else "which is not here"
            yield notice(
                "ReferenceBroken",
                f"{post.key} answers {post.claimed_parent!r}, {why}",
                element=post.key,
            )


def _odd_relations(debate: Debate) -> Iterator[Notice]:
    for relation in debate.relations:
        problem = _oddity(relation)
        if problem is not None:
            yield notice(
                "RelationOdd",
                f"the {relation.kind} {relation.key} {problem}",
                element=relation.key,
            )


def _oddity(relation: Relation) -> str | None:
    """Say what is odd about a relation's ends; real files have all of these."""
    ends = (*relation.sources, *relation.targets)
    if relation.key in ends:
        return "is one of its own ends"
    if not relation.sources:
        return "has no source"
    if not relation.targets:
        return "has no target"
    for side in (relation.sources, relation.targets):
        if len(set(side)) < len(side):
            return "has the same end twice"
    both = set(relation.sources) & set(relation.targets)
    return f"leads from {min(both)} to itself" if both else None
