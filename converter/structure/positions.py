"""The pass `positions`: the question of a thread, and the answers that compete.

A position is the claim that stands best for a theme that several people take up, the
proposal of the opening post, or a claim that others quote and answer. A thread in which nobody
takes sides or gives reasons is no debate: it gets no question and no positions. Where
the source states positions, none are added; a claim that a person decided on is a
position only if that person says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from disputatio.converter.structure import rules
from disputatio.converter.structure.bearings import UNKNOWN, Bearing, bearing
from disputatio.converter.structure.candidates import Candidate, fitness, proposes
from disputatio.converter.structure.circles import Circle, circles
from disputatio.converter.structure.claim_forms import with_forms
from disputatio.converter.structure.claim_index import ClaimIndex
from disputatio.converter.structure.cue_tables import cue_reader
from disputatio.converter.structure.proper_names import people_stems, proper_names
from disputatio.converter.structure.questions import asked
from disputatio.converter.structure.reading import ReadPost, read_posts
from disputatio.converter.structure.results import (
    Relations,
    inferred,
    made_by,
    without_relations,
)
from disputatio.converter.structure.short_titles import short_title
from disputatio.converter.structure.similarity import Similarities
from disputatio.converter.structure.words import terms
from disputatio.schemas.debate import Debate, Position, Question
from disputatio.schemas.origins import Decided, Span, Stated, strength

FEWEST = 2
"""Positions below which there is nothing to debate."""

SIDED = ("support", "attack", "undercut", "contradiction", "rephrase")
"""Kinds of relations after which nothing is left to find between two claims."""

MOST_CLAIMS = 2000
"""Claims that are compared; in longer threads, the first ones."""


def find_positions(debate: Debate) -> Debate:
    """Add the question, the positions, and what the claims about them do to them."""
    debate = _without_positions(debate)
    reads = read_posts(debate)
    if not reads or any(isinstance(p.origin, Stated) for p in debate.positions):
        return with_forms(debate)
    finder = _Finder(debate, reads)
    if not finder.disputed():
        return with_forms(debate)
    return with_forms(finder.debate())


def _without_positions(debate: Debate) -> Debate:
    debate = without_relations(debate, rules.POSITIONS)
    positions = tuple(
        p for p in debate.positions if not made_by(p.origin, rules.POSITIONS)
    )
    question = debate.question
    if question is not None and made_by(question.origin, rules.POSITIONS):
        question = None
    return attrs.evolve(debate, positions=tuple(positions), question=question)


class _Finder:
    def __init__(self, debate: Debate, reads: Sequence[ReadPost]) -> None:
        self._debate = debate
        self._reads = {read.post.key: read for read in reads}
        self._opening = reads[0]
        self._spans: dict[str, Span] = {}
        self._sides = {
            frozenset((*r.sources, *r.targets)): r.scheme
            for r in debate.relations
            if r.kind == "stance"
        }
        self._pairs = set(_pairs(debate))
        self._about = self._topic_words()
        self._candidates = list(self._found())[:MOST_CLAIMS]
        claims = [(c.post, c.terms) for c in self._candidates]
        self._alike = Similarities(claims, self._opening.language)

    def disputed(self) -> bool:
        """Say whether people take sides: attacks, and stances that are not neutral."""
        sides = sum(
            r.kind in ("attack", "undercut")
            or (r.kind == "stance" and r.scheme in ("disagree", "mixed"))
            for r in self._debate.relations
        )
        return sides > 0

    def _found(self) -> Iterator[Candidate]:
        """Give the claims that are worded in a post, in thread order."""
        index = ClaimIndex(self._debate)
        argued = self._argued()
        claims = {claim.key: claim for claim in self._debate.claims}
        for read in self._reads.values():
            reader = cue_reader(read.language)
            for said in index.of(read.post.key):
                if said.claim in self._spans:
                    continue
                span = Span(post=read.post.key, start=said.start, end=said.end)
                self._spans[said.claim] = span
                text = claims[said.claim].text
                sure = min(1.0, strength(claims[said.claim].origin))
                found = terms(text, read.language)
                on_topic = len(self._about & {term.stem for term in found})
                yield Candidate(
                    key=said.claim,
                    post=read.number,
                    author=read.post.author or read.post.key,
                    text=text,
                    terms=found,
                    argued=argued.get(said.claim, 0.0),
                    proposes=proposes(text),
                    fitness=fitness(text, found, on_topic, reader) * _trust(sure),
                )

    def _topic_words(self) -> frozenset[str]:
        """Give the stems of the title and of the question."""
        language = self._opening.language
        found = asked(self._debate.title, self._opening)
        about = " ".join((self._debate.title or "", found.text if found else ""))
        return frozenset(term.stem for term in terms(about, language))

    def _argued(self) -> dict[str, float]:
        counts: dict[str, float] = {}
        for relation in self._debate.relations:
            if relation.kind in ("attack", "undercut", "stance"):
                for target in relation.targets:
                    counts[target] = counts.get(target, 0.0) + 1
        return counts

    def debate(self) -> Debate:
        """Give the debate with what was found."""
        given = {position.claim for position in self._debate.positions}
        decided = {
            claim.key
            for claim in self._debate.claims
            if isinstance(claim.origin, Decided)
        }
        found = [
            circle
            for circle in self._circles()
            if self._candidates[circle.chosen].key not in given | decided
        ]
        if len(found) + len(given) < FEWEST:
            return self._debate
        found.sort(key=lambda circle: self._candidates[circle.chosen].post)
        relations = Relations(self._debate)
        for circle in found:
            self._relate(relations, circle)
        positions = list(self._debate.positions)
        for circle in found:
            titles = {position.title for position in positions if position.title}
            positions.append(self._position(circle, titles))
        question = self._debate.question or self._question()
        return attrs.evolve(
            relations.debate(), positions=tuple(positions), question=question
        )

    def _circles(self) -> list[Circle]:
        names = proper_names(self._reads.values())
        people = people_stems(self._debate, self._opening.language)
        return circles(self._candidates, self._alike, people, names, self._about)

    def _position(self, circle: Circle, taken: set[str]) -> Position:
        chosen = self._candidates[circle.chosen]
        language = self._reads[self._spans[chosen.key].post].language
        weights = circle.words
        others = sorted(circle.members, key=lambda n: -circle.members[n])[:3]
        spans = [self._spans[self._candidates[n].key] for n in (circle.chosen, *others)]
        confidence = min(0.7, 0.3 + circle.score / 5)
        return Position(
            claim=chosen.key,
            title=short_title(chosen.text, weights, language, taken),
            origin=inferred(rules.POSITION, confidence, *spans),
        )

    def _question(self) -> Question | None:
        found = asked(self._debate.title, self._opening)
        if found is None:
            return None
        origin = inferred(rules.QUESTION, found.confidence, *found.evidence)
        return Question(text=found.text, origin=origin)

    def _relate(self, relations: Relations, circle: Circle) -> None:
        """Link the claims of a circle to its position, on a side where it is clear."""
        chosen = self._candidates[circle.chosen]
        for number in circle.members:
            other = self._candidates[number]
            if self._related(other.key, chosen.key):
                continue
            found = self._bearing(other, chosen)
            spans = (self._spans[other.key], self._spans[chosen.key])
            origin = inferred(found.rule, found.confidence, *spans)
            relations.add(found.kind, other.key, chosen.key, origin)

    def _bearing(self, other: Candidate, chosen: Candidate) -> Bearing:
        """Judge the words; where their posts disagree, the side is unknown."""
        posts = frozenset(self._spans[c.key].post for c in (other, chosen))
        if self._sides.get(posts) == "disagree":
            return UNKNOWN
        language = self._reads[self._spans[other.key].post].language
        return bearing(other.text, chosen.text, language)

    def _related(self, first: str, second: str) -> bool:
        return frozenset((first, second)) in self._pairs


def _pairs(debate: Debate) -> Iterator[frozenset[str]]:
    """Give the pairs of elements that are related already, each once."""
    for relation in debate.relations:
        if relation.kind in SIDED:
            for source in relation.sources:
                yield from (frozenset((source, t)) for t in relation.targets)


def _trust(sure: float) -> float:
    """Weigh how sure it is that words are a claim: little differences hardly count."""
    return 0.6 + 0.4 * sure
