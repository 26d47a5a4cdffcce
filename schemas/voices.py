"""What the views answer with: standings, voices, sides, answers, steps."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from attrs import evolve, field, frozen

from disputatio.schemas.debate import Claim, Post, Relation
from disputatio.schemas.graph import Route, Sign
from disputatio.schemas.origins import Origin, weakest


@frozen(kw_only=True)
class Standing:
    """A claim that stands as an answer to the debate's question."""

    claim: Claim
    """The claim."""
    title: str | None
    """A short name, of the position or else of the claim."""
    origin: Origin
    """Who says that it is a position."""
    recorded: bool
    """False where no position is recorded and this claim stands in."""


@frozen(kw_only=True)
class Voice:
    """One post that takes a side on a claim."""

    post: Post
    """The post."""
    sign: Sign
    """1 for, -1 against, 0 both."""
    origin: Origin
    """The least certain origin on the path, that of an illocution included."""
    route: Route = field(eq=attrgetter("path"), repr=False)
    """How what the post says bears on the claim."""
    said: tuple[str, ...] = ()
    """Keys before the route: the passage and the illocution that say its claim."""
    counter: Voice | None = None
    """Of a post on both sides, its shortest voice on the other side."""

    @property
    def path(self) -> tuple[str, ...]:
        """Keys from what the post says (a passage, a stance) to the claim."""
        return (*self.said, *self.route.path)

    @property
    def sure(self) -> Origin:
        """How sure it is that this person takes this side: the least sure of all steps."""
        return weakest(self.post.author_origin, self.origin)

    @property
    def length(self) -> int:
        """How many keys the path has."""
        return len(self.said) + self.route.length


@frozen(kw_only=True)
class Sides:
    """Who is for and against a claim, in the order of the thread."""

    supporters: tuple[Voice, ...]
    """Posts that are only for it."""
    opponents: tuple[Voice, ...]
    """Posts that are only against it."""
    mixed: tuple[Voice, ...]
    """Posts that are on both sides, or take a mixed stance."""


@frozen(kw_only=True)
class Answer:
    """One element that speaks for or against another directly."""

    key: str
    """Key of the claim, passage or post that speaks."""
    relation: Relation
    """The relation that joins them."""
    sign: Sign
    """1 for, -1 against, 0 both."""


@frozen(kw_only=True)
class Step:
    """One line of a rebuttal chain."""

    depth: int
    """0 for what is rebutted first, 1 for its rebuttals, and so on."""
    key: str
    """Key of the claim, passage or post on this line."""
    relation: Relation | None
    """The rebuttal that leads to the line above; None at depth 0."""


def voice(post: Post, route: Route, *origins: Origin) -> Voice:
    """Give the voice of a post on a route, with the origins before the route."""
    origin = weakest(*origins, route.origin)
    return Voice(post=post, sign=route.sign, origin=origin, route=route)


def united(voices: Sequence[Voice]) -> Voice:
    """Give the shortest voice of a post, mixed where its voices differ in sign."""
    best = min(voices, key=attrgetter("length"))
    others = [v for v in voices if v.sign != best.sign]
    if not others:
        return best
    counter = min(others, key=attrgetter("length"))
    return evolve(best, sign=0, counter=counter)
