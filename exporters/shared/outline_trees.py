"""Under each position the tree of what bears on it: every claim once, cycles cut.

Trees grow breadth first, so that a claim stands as near to its position as it can;
nothing recurses, because a chain of replies may be thousands of steps long.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from attrs import define, field

from disputatio.schemas.debate import Relation
from disputatio.schemas.views import Answer, Views


@define(kw_only=True, eq=False)
class Branch:
    """A claim in a tree."""

    key: str
    """Key of the claim."""
    relation: Relation | None
    """What joins it to the branch above; None at a root."""
    position: int
    """Number of the position that the tree belongs to."""
    again: Branch | None = None
    """The branch where this claim stands with its answers, if that is another."""
    depth: int = 0
    """How many branches stand above it."""
    children: list[Branch] = field(factory=list)
    """What bears on it."""


class Forest:
    """The trees of all positions."""

    def __init__(self, views: Views) -> None:
        """Grow the trees: positions first, then claims in order of nearness."""
        self.views = views
        self.placed: dict[str, Branch] = {}
        self.roots = [
            Branch(key=standing.claim.key, relation=None, position=number)
            for number, standing in enumerate(views.standings, start=1)
        ]
        for root in self.roots:
            self.placed.setdefault(root.key, root)
        for root in self.roots:
            self._grow(root)

    def _grow(self, root: Branch) -> None:
        waiting = deque([root] if self.placed[root.key] is root else [])
        while waiting:
            branch = waiting.popleft()
            for answer in self._answers(branch):
                child = self._child(branch, answer)
                branch.children.append(child)
                if child.again is None:
                    waiting.append(child)

    def _child(self, branch: Branch, answer: Answer) -> Branch:
        child = Branch(
            key=answer.key,
            relation=answer.relation,
            position=branch.position,
            depth=branch.depth + 1,
        )
        child.again = self.placed.setdefault(answer.key, child)
        if child.again is child:
            child.again = None
        return child

    def branches(self) -> Iterator[Branch]:
        """Give every branch of every tree."""
        waiting = list(reversed(self.roots))
        while waiting:
            branch = waiting.pop()
            yield branch
            waiting += reversed(branch.children)

    def _answers(self, branch: Branch) -> list[Answer]:
        """Give the claims that bear on a branch, or on the step that it makes."""
        answers = list(self.views.answers(branch.key))
        if branch.relation is not None:
            answers += self.views.answers(branch.relation.key)
        above = {branch.relation.key} if branch.relation is not None else set[str]()
        claims = self.views.graph.claims
        return [a for a in answers if a.key in claims and a.relation.key not in above]
