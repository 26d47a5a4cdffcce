"""Who is for and against a position, by what people say about each other's posts.

Who agrees with the post that says a position is for it, who disagrees is against it; who
disagrees with an opponent defends it, and so on, three answers far. Its author is for it
in later posts that go on with the exchange or take up its words. An answer to a post that
says another position is no answer to this one, unless its words are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from attrs import frozen

from disputatio.converter.structure.reading import ReadPost
from disputatio.schemas.debate import Debate, Relation
from disputatio.schemas.origins import Inferred, Span

SIGNS = {"agree": 1.0, "disagree": -1.0, "mixed": -0.3}
"""What a stance passes on; people who are of two minds mostly end against it."""

STEPS = (1.0, 0.6, 0.5)
"""How much an answer counts, the first, second and third from the position."""

OWN = 0.5
"""How much it counts that the author goes on."""

LEAST = 0.3
"""Weight from which on a post is on a side."""

SAID = 0.4
"""Confidence from which on a side is said: of twelve below, a reader of real threads
called one right."""

TAKEN_UP = 0.3
"""Share of a position's stems from which on a post takes up its words."""

SURE = 0.9
"""Confidence of a stance that the source states or a person decided."""


@frozen(kw_only=True)
class Taken:
    """A post on a side of a position."""

    post: str
    """Key of the post."""
    agrees: bool
    """For it, or against it."""
    confidence: float
    """How sure it is."""
    evidence: tuple[Span, ...]
    """The words of the post that show it, then those that they lean on."""


@frozen
class _Edge:
    post: str
    sign: float
    sure: float
    evidence: tuple[Span, ...]


class Exchange:
    """Who agrees and disagrees with which post."""

    def __init__(self, debate: Debate, reads: Sequence[ReadPost]) -> None:
        """Index the stances on posts, and those on claims by the posts that say them."""
        self._reads = {read.post.key: read for read in reads}
        self._authors = {r.post.key: r.post.author for r in reads}
        self._stems = {
            r.post.key: frozenset(stem for s in r.sentences for stem in s.stems)
            for r in reads
        }
        self._said = _said(debate)
        self._answers: dict[str, list[_Edge]] = {}
        self._answered: dict[str, set[str]] = {}
        for relation in debate.relations:
            if relation.kind == "stance" and relation.scheme in SIGNS:
                for source, target in self._ends(relation):
                    edge = _edge(relation, source)
                    self._answers.setdefault(target, []).append(edge)
                    self._answered.setdefault(source, set()).add(target)

    def _ends(self, relation: Relation) -> Iterator[tuple[str, str]]:
        sources = [s for s in relation.sources if s in self._reads]
        targets = dict.fromkeys(self._said.get(t, t) for t in relation.targets)
        for target in targets:
            if target in self._reads:
                yield from ((source, target) for source in sources if source != target)

    def sides(
        self,
        host: str,
        stems: AbstractSet[str],
        others: AbstractSet[str],
        votes: Mapping[str, bool] | None = None,
    ) -> Iterator[Taken]:
        """Give the posts that are on a side of a position, in thread order.

        `host` is the post that says it, in words with these `stems`; `others` are the
        posts that say other positions. `votes` has the posts whose side is known (True for
        it); who answers them takes a side, too.
        """
        known = {
            post: 1.0 if agrees else -1.0 for post, agrees in (votes or {}).items()
        }
        known[host] = 1.0
        weights = dict(known)
        shown: dict[str, _Edge] = {}
        front = set(known)
        for step in STEPS:
            found: dict[str, float] = {}
            for post in sorted(front, key=self._number):
                if post in known or post not in others or self._takes_up(post, stems):
                    self._pass_on(post, weights[post] * step, weights, found, shown)
            weights |= found
            front = {post for post, weight in found.items() if abs(weight) >= LEAST}
        for post in self._own(host, stems, weights):
            weights[post] = weights.get(post, 0.0) + OWN
        for post in sorted(weights, key=self._number):
            if post not in known and abs(weights[post]) >= LEAST:
                taken = self._taken(post, weights[post], shown)
                if taken.confidence >= SAID:
                    yield taken

    def _pass_on(
        self,
        post: str,
        weight: float,
        weights: Mapping[str, float],
        found: dict[str, float],
        shown: dict[str, _Edge],
    ) -> None:
        for edge in self._answers.get(post, ()):
            if edge.post not in weights:
                passed = found.get(edge.post, 0.0) + weight * edge.sign
                found[edge.post] = max(-1.0, min(1.0, passed))
                if edge.post not in shown or shown[edge.post].sure < edge.sure:
                    shown[edge.post] = edge

    def _own(
        self, host: str, stems: AbstractSet[str], weights: Mapping[str, float]
    ) -> Iterator[str]:
        """Give the author's other posts that go on with the exchange."""
        author = self._authors[host]
        for post, who in self._authors.items():
            if author is not None and who == author and post != host:
                exchanged = self._answered.get(post, set()) & weights.keys()
                if exchanged or self._takes_up(post, stems):
                    yield post

    def _takes_up(self, post: str, stems: AbstractSet[str]) -> bool:
        return len(self._stems[post] & stems) >= TAKEN_UP * max(1, len(stems))

    def _number(self, post: str) -> int:
        return self._reads[post].number

    def _taken(self, post: str, weight: float, shown: Mapping[str, _Edge]) -> Taken:
        edge = shown.get(post)
        sure = edge.sure if edge is not None and edge.sign * weight > 0 else OWN
        evidence = edge.evidence if edge is not None else ()
        return Taken(
            post=post,
            agrees=weight > 0,
            confidence=min(0.9, max(0.2, sure * min(1.0, abs(weight) + 0.2))),
            evidence=evidence or self._first_words(post),
        )

    def _first_words(self, post: str) -> tuple[Span, ...]:
        """Give the first sentence that says something, where no words show the side."""
        found = self._reads[post].sentences
        told = [sentence for sentence in found if sentence.terms] or found
        return tuple(sentence.span for sentence in told[:1])


def _edge(relation: Relation, source: str) -> _Edge:
    sign = SIGNS[relation.scheme or ""]
    if not isinstance(relation.origin, Inferred):
        return _Edge(source, sign, SURE, ())
    spans = [span for span in relation.origin.evidence if span.post == source]
    return _Edge(source, sign, relation.origin.confidence, tuple(spans))


def _said(debate: Debate) -> dict[str, str]:
    """Give, for each claim and passage, the post that says it first."""
    posts = {passage.key: passage.post for passage in debate.passages}
    said = dict(posts)
    for claim in debate.claims:
        for wording in claim.wordings:
            if wording.passage in posts and claim.key not in said:
                said[claim.key] = posts[wording.passage or ""]
    return said
