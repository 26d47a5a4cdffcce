"""The signed graph under the views: who speaks for or against what, step by step.

An edge leads from what is said to what it is said about. A relation is a node of its
own between its sources and its targets, so that relations can be argued about too.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from attrs import evolve, frozen

from disputatio.schemas.debate import Claim, Debate, Post, Relation
from disputatio.schemas.origins import STATED, Origin, weakest

Sign: TypeAlias = Literal[1, -1, 0]
"""For, against, or both ways (mixed)."""

SIGNS: dict[str, Sign] = {
    "support": 1,
    "rephrase": 1,
    "attack": -1,
    "undercut": -1,
    "contradiction": -1,
}
"""The sign of each kind of relation that takes sides by itself."""

STANCE_SIGNS: dict[str | None, Sign] = {"agree": 1, "disagree": -1, "mixed": 0}
"""The sign of each stance that takes a side; neutral takes none."""


def sign_of(relation: Relation) -> Sign | None:
    """Give the side that a relation takes on its targets; None if it takes none."""
    if relation.kind == "stance":
        return STANCE_SIGNS.get(relation.scheme)
    return SIGNS.get(relation.kind)


@frozen(kw_only=True, eq=False, repr=False)
class Route:
    """The shortest way on which an element bears on a claim.

    Each route holds the next one, so that a chain costs no more than its length.
    """

    key: str
    """Key of the element."""
    sign: Sign
    """For, against, or both (two shortest ways of different sign)."""
    length: int
    """How many keys the path has."""
    origin: Origin
    """The least certain origin on the path."""
    onward: Route | None
    """The route of the next element on the path; None at the claim."""

    @property
    def path(self) -> tuple[str, ...]:
        """Keys from the element to the claim, relations included."""
        keys = []
        route: Route | None = self
        while route is not None:
            keys.append(route.key)
            route = route.onward
        return tuple(keys)


class Graph:
    """Indexes over one debate: every element by key and what bears on it."""

    def __init__(self, debate: Debate) -> None:
        """Index a valid debate, in time linear in its size."""
        self.debate = debate
        self.posts = {p.key: p for p in debate.posts}
        self.passages = {p.key: p for p in debate.passages}
        self.claims = {c.key: c for c in debate.claims}
        self.relations = {r.key: r for r in debate.relations}
        self.incoming: dict[str, list[Relation]] = {}
        self.outgoing: dict[str, list[Relation]] = {}
        self.steps: dict[str, list[Relation]] = {}
        for relation in debate.relations:
            self._index(relation)

    def _index(self, relation: Relation) -> None:
        for key in dict.fromkeys(relation.targets):
            self.incoming.setdefault(key, []).append(relation)
        for key in dict.fromkeys(relation.sources):
            self.outgoing.setdefault(key, []).append(relation)
        if relation.kind == "contradiction":
            self._index_back(relation)
        if relation.argument is not None:
            self.steps.setdefault(relation.argument, []).append(relation)

    def _index_back(self, relation: Relation) -> None:
        """Let a contradiction be found from both of its sides."""
        for key in dict.fromkeys(relation.sources):
            if key not in relation.targets:
                self.incoming.setdefault(key, []).append(relation)
        for key in dict.fromkeys(relation.targets):
            if key not in relation.sources:
                self.outgoing.setdefault(key, []).append(relation)

    def post_of(self, key: str) -> Post | None:
        """Give the post that an element stands in: itself, or a passage's post."""
        passage = self.passages.get(key)
        return self.posts.get(passage.post if passage else key)

    def sides_of(self, relation: Relation, target: str) -> tuple[str, ...]:
        """Give the ends that speak about a target: its sources, or the other side."""
        if relation.kind != "contradiction" or target not in relation.sources:
            return relation.sources
        back = relation.targets
        return (*relation.sources, *back) if target in back else back

    def origin(self, key: str) -> Origin:
        """Give the origin of an element; a post is what the source says."""
        sourced = (
            self.passages.get(key) or self.claims.get(key) or self.relations.get(key)
        )
        return sourced.origin if sourced else STATED

    def routes(self, claim: str) -> dict[str, Route]:
        """Give the shortest route of every claim, relation and speaker to a claim.

        Work is linear in the part of the graph that is reached; a cycle is cut where
        it comes back to what was reached already.
        """
        start = self.origin(claim)
        routes = {claim: Route(key=claim, sign=1, length=1, origin=start, onward=None)}
        waiting = deque([claim])
        while waiting:
            onward = routes[waiting.popleft()]
            for key, sign in self._bearing_on(onward):
                total: Sign = _product(onward.sign, sign)
                found = routes.get(key)
                if found is None:
                    routes[key] = self._route(key, total, onward)
                    waiting.append(key)
                elif found.length == onward.length + 1 and found.sign != total:
                    routes[key] = evolve(found, sign=0)
        return routes

    def _route(self, key: str, sign: Sign, onward: Route) -> Route:
        return Route(
            key=key,
            sign=sign,
            length=onward.length + 1,
            origin=weakest(self.origin(key), onward.origin),
            onward=onward,
        )

    def _bearing_on(self, onward: Route) -> Iterator[tuple[str, Sign]]:
        """Give what speaks about a claim or relation directly, with its sign.

        Posts and passages end a route: a stance on a post says nothing of the claims
        that the post makes.
        """
        key = onward.key
        if key in self.posts or key in self.passages:
            return
        relation = self.relations.get(key)
        if relation is not None:
            about = onward.onward.key if onward.onward is not None else key
            yield from ((end, 1) for end in self.sides_of(relation, about))
            if relation.argument is not None:
                yield relation.argument, 1
        for incoming in self.incoming.get(key, ()):
            sign = sign_of(incoming)
            if sign is not None:
                yield incoming.key, sign


def _product(first: Sign, second: Sign) -> Sign:
    if first == 0 or second == 0:
        return 0
    return 1 if first == second else -1


def arguable(claims: Iterable[Claim], graph: Graph) -> Iterator[Claim]:
    """Give the claims that are argued about and argue for nothing themselves."""
    about = _argued_about(graph)
    return (c for c in claims if c.key in about and not _argues(c.key, graph))


def restated(claims: Iterable[Claim], graph: Graph) -> Iterator[Claim]:
    """Give the claims that are only said again, and argue for nothing themselves."""
    about = _argued_about(graph)
    for claim in claims:
        said_again = any(
            r.kind == "rephrase" for r in graph.incoming.get(claim.key, ())
        )
        if said_again and claim.key not in about and not _argues(claim.key, graph):
            yield claim


def _argued_about(graph: Graph) -> set[str]:
    """Give what somebody speaks for or against, or does so in other words.

    A rephrase takes no side by itself, but hands on what is said about its source.
    """
    waiting = [
        key
        for key, relations in graph.incoming.items()
        if any(sign_of(r) is not None and r.kind != "rephrase" for r in relations)
    ]
    about = set(waiting)
    while waiting:
        key = waiting.pop()
        ways = [r for r in graph.outgoing.get(key, ()) if r.kind == "rephrase"]
        relation = graph.relations.get(key)
        if relation is not None and relation.kind == "rephrase":
            ways.append(relation)
        found = {end for r in ways for end in r.targets} - about
        about |= found
        waiting += found
    return about


def _argues(key: str, graph: Graph) -> bool:
    """Say whether a claim is used for or against something else."""
    for relation in graph.outgoing.get(key, ()):
        takes_side = sign_of(relation) is not None and relation.kind != "contradiction"
        if takes_side and set(relation.targets) - {key}:
            return True
    return bool(graph.steps.get(key))
