"""The pass `stances`: does an answer agree or disagree, and with what?

The words next to a quotation, a name or an echo are read for cues. A reply that rests on
a default gets no stance: no evidence, no side. Where no cue decides, the stance is
unknown, and there is no relation.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from disputatio.converter.structure import rules
from disputatio.converter.structure.answers import Answer, answered_claims, answers
from disputatio.converter.structure.claim_index import ClaimIndex
from disputatio.converter.structure.reading import ReadPost, Sentence, read_posts
from disputatio.converter.structure.results import (
    Relations,
    inferred,
    made_by,
    without_relations,
)
from disputatio.converter.structure.segments import segments
from disputatio.converter.structure.side_reading import read_side
from disputatio.converter.structure.stance_features import ASKED
from disputatio.converter.structure.verdicts import Verdict
from disputatio.schemas.debate import Debate, Relation
from disputatio.schemas.origins import Inferred, Span

FAINT = 0.75
"""What a stance counts whose link was concluded from a name or an echo."""


@frozen(kw_only=True)
class Taken:
    """A stance that a post takes."""

    target: str
    """Key of the post or claim."""
    verdict: Verdict
    """The side and its words."""
    confidence: float
    """How sure it is, the link included."""


def find_stances(debate: Debate) -> Debate:
    """Add the sides that posts take on the posts and claims that they answer."""
    debate = without_relations(debate, rules.STANCES)
    relations = Relations(debate)
    finder = _Finder(debate)
    for read in finder.reads:
        for taken in finder.stances(read):
            found = taken.verdict
            spans = (
                Span(post=read.post.key, start=a, end=b) for a, b in found.evidence
            )
            origin = inferred(found.rule, taken.confidence, *spans)
            relations.add("stance", read.post.key, taken.target, origin, found.side)
    return relations.debate()


class _Finder:
    def __init__(self, debate: Debate) -> None:
        self.reads = read_posts(debate)
        self._posts = {read.post.key: read for read in self.reads}
        self._index = ClaimIndex(debate)
        self._asked: dict[str, str] = {}
        self._replies: dict[str, list[Relation]] = {}
        for relation in debate.relations:
            if relation.kind == "reply" and len(relation.sources) == 1:
                self._replies.setdefault(relation.sources[0], []).append(relation)

    def stances(self, read: ReadPost) -> Iterator[Taken]:
        """Give the stances of a post: on quoted posts and claims, then on others."""
        done: set[str] = set()
        for answer in answers(read):
            target = answer.source.post
            if target in self._posts and self._linked(read, target):
                if answer.verdict is not None and target not in done:
                    yield _taken(target, answer.verdict, 1.0)
                done.add(target)
                yield from self._on_claims(answer)
        for reply in self._replies.get(read.post.key, ()):
            for target in reply.targets:
                if target in self._posts and target not in done:
                    done.add(target)
                    yield from self._on_reply(read, reply, target)

    def _linked(self, read: ReadPost, target: str) -> bool:
        replies = self._replies.get(read.post.key, ())
        return any(target in reply.targets for reply in replies)

    def _on_claims(self, answer: Answer) -> Iterator[Taken]:
        there = self._posts[answer.source.post]
        if answer.verdict is None or answer.verdict.side == "neutral":
            return
        for said in answered_claims(self._index, answer, there.post, there.language):
            yield _taken(said.claim, answer.verdict, 0.9)

    def _on_reply(
        self, read: ReadPost, reply: Relation, target: str
    ) -> Iterator[Taken]:
        """Read the sentences that a reply rests on; all free words where it is stated."""
        if made_by(reply.origin, rules.DEFAULTS):
            return
        share = FAINT if isinstance(reply.origin, Inferred) else 1.0
        for sentences in self._regions(read, reply):
            ranges = tuple((s.start, s.end) for s in sentences)
            asked = self._own_words(target)
            found = read_side(read.language, read.post.text, ranges, asked)
            if found is not None:
                yield _taken(target, found, share)
                return

    def _own_words(self, target: str) -> str:
        """Give the end of what a post says itself: what answers to the post answer."""
        if target not in self._asked:
            post = self._posts[target].post
            own = "".join(post.text[start:end] for start, end in post.own)
            self._asked[target] = own[-ASKED:]
        return self._asked[target]

    def _regions(
        self, read: ReadPost, reply: Relation
    ) -> Iterator[tuple[Sentence, ...]]:
        """Give what to read, the nearest first: where the reply shows, then all free words.

        Sentences that name somebody else speak to that person.
        """
        others = [
            span
            for other in self._replies.get(read.post.key, ())
            if other.key != reply.key and made_by(other.origin, {rules.REPLY_MENTION})
            for span in _evidence(other, read)
        ]
        if isinstance(reply.origin, Inferred):
            spans = _evidence(reply, read)
            near = [s for s in read.sentences if _touched(s, spans)]
            if made_by(reply.origin, {rules.REPLY_ECHO}):
                near = _with_next(read.sentences, spans)
            yield tuple(s for s in near if not _touched(s, others))
        free = (
            sentence
            for segment in segments(read.post)
            if not segment.quotations
            for sentence in read.within(segment.start, segment.end)
        )
        yield tuple(s for s in free if not _touched(s, others))


def _evidence(reply: Relation, read: ReadPost) -> list[Span]:
    origin = reply.origin
    spans = origin.evidence if isinstance(origin, Inferred) else ()
    return [span for span in spans if span.post == read.post.key]


def _touched(sentence: Sentence, spans: list[Span]) -> bool:
    return any(s.start < sentence.end and sentence.start < s.end for s in spans)


def _with_next(sentences: tuple[Sentence, ...], spans: list[Span]) -> list[Sentence]:
    """Give the sentences with evidence, each with the one after it."""
    touched = [_touched(sentence, spans) for sentence in sentences]
    return [
        sentence
        for at, sentence in enumerate(sentences)
        if touched[at] or (at and touched[at - 1])
    ]


def _taken(target: str, found: Verdict, share: float) -> Taken:
    return Taken(target=target, verdict=found, confidence=found.confidence * share)
