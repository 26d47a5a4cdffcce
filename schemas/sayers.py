"""Who says a claim: whom the source names, else whom its words and transitions show."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from disputatio.schemas import forces
from disputatio.schemas.debate import Passage, Post, Relation
from disputatio.schemas.graph import Graph
from disputatio.schemas.origins import Inferred, Origin, Span
from disputatio.schemas.text import row_of_words

SILENT_STATES = frozenset({"annotation", "reported"})
"""States of posts that are left out of documents and counts."""

REPEATED = "sayer-words-1", 0.99
ANSWERED = "sayer-answered-1", 0.93
"""Names of the rules by which no illocution tells who says a claim, and how often each is
right where one does tell: by its very words (2,900 of 2,902 claims of real dialogues), and
by who is answered where it is attacked (more often still where it is rephrased)."""

_TIED = frozenset({"support", "attack", "rephrase"})


class Sayers:
    """Finds the posts behind the claims of one debate."""

    def __init__(self, graph: Graph) -> None:
        """Take the debate's graph."""
        self._graph = graph
        illocutions = (r for r in graph.relations.values() if r.kind == "illocution")
        self._forceful = {key for r in illocutions for key in r.sources}

    def sayings(self, claim: str) -> dict[str, Relation | None]:
        """Give the passages that say a claim, each with the illocution that commits."""
        wordings = self._graph.claims[claim].wordings
        worded = dict.fromkeys(w.passage for w in wordings if w.passage)
        committed: dict[str, Relation] = {}
        for relation in self._graph.incoming.get(claim, ()):
            if relation.kind == "illocution" and forces.commits(relation.scheme):
                for source in relation.sources:
                    committed.setdefault(source, relation)
        return {
            key: committed.get(key)
            for key in (*worded, *committed)
            if key in self._graph.passages
            and (key in committed or key not in self._forceful)
        }

    def behind(self, claim: str) -> tuple[tuple[Post, Origin], ...]:
        """Give who stands by a claim that no passage says, and where that is from.

        Who argues with it; where nobody does and nobody asks it, whose passage has its
        very words; and where none has, who is answered where it is argued about.
        """
        argued = [(post, act.origin) for post, act in self._arguers(claim)]
        return tuple(argued) or self._concluded(claim)

    def concluded(self, claim: str) -> tuple[tuple[Post, Inferred], ...]:
        """Give who stands by a claim by a rule alone: nobody says it or argues with it."""
        if self.sayings(claim) or self._arguers(claim):
            return ()
        return self._concluded(claim)

    def _concluded(self, claim: str) -> tuple[tuple[Post, Inferred], ...]:
        if any(True for _ in self.askers(claim)):
            return ()
        return tuple(self._repeating(claim)) or tuple(self._answered(claim))

    def askers(self, claim: str) -> Iterator[Post]:
        """Give the posts that ask whether, or why, a claim is so."""
        for act in self._graph.incoming.get(claim, ()):
            if act.kind == "illocution" and forces.asks(act.scheme):
                for source in act.sources:
                    yield from self._posts(source, answered=False)

    def repeats(self, claim: str, post: Post | None) -> bool:
        """Say whether a passage, of a post if one is given, has a claim's very words.

        Only of a claim that no passage says.
        """
        if self.sayings(claim) or any(True for _ in self.askers(claim)):
            return False
        found = self._repeating(claim)
        return any(post is None or said.key == post.key for said, _ in found)

    def _arguers(self, claim: str) -> list[tuple[Post, Relation]]:
        """Give who has an illocution on a relation of a claim, with that illocution.

        Who makes an attack denies what it attacks, and stands by what attacks.
        """
        made = self._graph.outgoing.get(claim, ())
        attacks = {r.key for r in made if r.kind in {"attack", "undercut"}}
        return [
            (post, act)
            for key in (claim, *(r.key for r in made))
            for act in self._graph.incoming.get(key, ())
            if act.kind == "illocution"
            if forces.commits(act.scheme)
            or (key in attacks and forces.denies(act.scheme))
            for source in act.sources
            for post in self._posts(source, answered=False)
        ]

    def _repeating(self, claim: str) -> Iterator[tuple[Post, Inferred]]:
        """Give the posts that say exactly the words of a claim."""
        words = row_of_words(self._graph.claims[claim].text)
        if not words.isspace():
            for passage in self._by_words.get(words, ()):
                rule, sure = REPEATED
                span = Span(post=passage.post, start=passage.start, end=passage.end)
                origin = Inferred(rule=rule, confidence=sure, evidence=(span,))
                yield self._graph.posts[passage.post], origin

    @cached_property
    def _by_words(self) -> dict[str, list[Passage]]:
        """The passages of those who speak here by their words."""
        found: dict[str, list[Passage]] = {}
        for passage in self._graph.passages.values():
            post = self._graph.posts[passage.post]
            if post.state not in SILENT_STATES:
                words = row_of_words(post.text[passage.start : passage.end])
                found.setdefault(words, []).append(passage)
        return found

    def _answered(self, claim: str) -> Iterator[tuple[Post, Inferred]]:
        """Give who is answered by a reply in which something is said about a claim."""
        rule, sure = ANSWERED
        for relation in self._graph.incoming.get(claim, ()):
            if relation.kind in _TIED:
                for act in self._graph.incoming.get(relation.key, ()):
                    if act.kind == "illocution":
                        for source in act.sources:
                            for post in self._posts(source, answered=True):
                                yield post, Inferred(rule=rule, confidence=sure)

    def _posts(self, source: str, *, answered: bool) -> Iterator[Post]:
        """Give the posts behind the source of an illocution: one end of a reply, too."""
        reply = self._graph.relations.get(source)
        if reply is not None and reply.kind == "reply":
            ends = reply.targets if answered else reply.sources
            yield from (p for p in map(self._graph.post_of, ends) if p is not None)
        elif not answered and (post := self._graph.post_of(source)) is not None:
            yield post
