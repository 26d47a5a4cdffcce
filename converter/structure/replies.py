"""The pass `replies`: which posts does a post answer?

In order of trust: a quotation, a name, "OP" and "the previous poster", an echo of rare
words, and last a default. A post may answer several posts, each with the words that say
so. A post whose answer the source states gets no echo and no default.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from disputatio.converter.structure import rules
from disputatio.converter.structure.echo_replies import EchoReplies
from disputatio.converter.structure.mentions import Names
from disputatio.converter.structure.pointers import pointers
from disputatio.converter.structure.reading import ReadPost, Sentence, read_posts
from disputatio.converter.structure.results import (
    Relations,
    inferred,
    without_relations,
)
from disputatio.converter.structure.segments import Segment, segments
from disputatio.converter.structure.words import folded
from disputatio.schemas.content import Quotation
from disputatio.schemas.debate import Debate
from disputatio.schemas.origins import Inferred, Span
from disputatio.schemas.quoted import QuotedRange

EARLY = 20
"""Posts that by default answer the question of title or opening post. A guess: readers
of such threads name the opening post; the record of one forum's software, which fills in
what nobody chose, names the previous post (tests/benchmarks/structure/replies.py)."""

DEFAULT_CONFIDENCE = 0.2
"""The lowest grade."""


@frozen(kw_only=True)
class Link:
    """A post that is answered, and why."""

    target: str
    """Key of the post."""
    origin: Inferred
    """Rule, confidence and the words."""


def find_replies(debate: Debate) -> Debate:
    """Add what each post answers."""
    debate = without_relations(debate, rules.REPLIES)
    relations = Relations(debate)
    finder = _Finder(debate)
    for read in finder.posts:
        for link in finder.links(read):
            if link.target != read.post.key:
                relations.add("reply", read.post.key, link.target, link.origin)
    return relations.debate()


class _Finder:
    def __init__(self, debate: Debate) -> None:
        self.posts = read_posts(debate)
        self._names = Names(debate)
        self._asks = "?" in (debate.title or "") or any(map(_asks, self.posts[:1]))
        self._echoes = EchoReplies(self.posts)
        self._numbers = {read.post.key: read.number for read in self.posts}
        self._last: dict[str, str] = {}
        self._previous: str | None = None
        self._people = {folded(p.name): p.key for p in debate.participants if p.name}
        self._stated = {
            source
            for relation in debate.relations
            if relation.kind == "reply"
            for source in relation.sources
        }

    def links(self, read: ReadPost) -> Iterator[Link]:
        """Give what a post answers, the most trusted first; then remember the post."""
        found = [*self._quoted(read), *self._named(read), *self._pointed(read)]
        if read.post.key not in self._stated:
            found += self._echoed(read, {link.target for link in found})
        if not found and read.post.key not in self._stated:
            found += self._default(read)
        yield from found
        self._echoes.add(read)
        if read.post.author is not None:
            self._last[read.post.author] = read.post.key
        if read.post.text.strip():
            self._previous = read.post.key

    def _quoted(self, read: ReadPost) -> Iterator[Link]:
        for segment in segments(read.post):
            for place in segment.quotations:
                yield from self._quotation(read, place)

    def _quotation(self, read: ReadPost, place: QuotedRange) -> Iterator[Link]:
        span = Span(post=read.post.key, start=place.start, end=place.end)
        source = place.quotation.source
        if source is not None and source.post in self._numbers:
            there = Span(post=source.post, start=source.start, end=source.end)
            origin = inferred(
                rules.REPLY_QUOTATION, _trust(place.quotation), span, there
            )
            yield Link(target=source.post, origin=origin)
            return
        target, confidence = self._claimed(place.quotation)
        if target is not None and self._earlier(target, read):
            origin = inferred(rules.REPLY_AUTHOR, confidence, span)
            yield Link(target=target, origin=origin)

    def _claimed(self, quotation: Quotation) -> tuple[str | None, float]:
        """Give the post that the mark of a quotation names, by id or by author."""
        post = quotation.claimed_post
        if post is not None:
            for key in (post, f"post-{post}"):
                if key in self._numbers:
                    return key, 0.97
        person = self._people.get(folded(quotation.claimed_author or ""))
        return (self._last.get(person), 0.7) if person else (None, 0.0)

    def _earlier(self, key: str, read: ReadPost) -> bool:
        return self._numbers.get(key, read.number) < read.number

    def _named(self, read: ReadPost) -> Iterator[Link]:
        free = _free(read)
        for mention in self._names.mentions(read):
            target = self._last.get(mention.person)
            if target is None or mention.person == read.post.author:
                continue
            alone = any(s.start <= mention.start < s.end for s in free)
            if mention.addressed or alone:
                confidence = 0.85 if mention.addressed else 0.55
                span = Span(post=read.post.key, start=mention.start, end=mention.end)
                yield Link(
                    target=target,
                    origin=inferred(rules.REPLY_MENTION, confidence, span),
                )

    def _pointed(self, read: ReadPost) -> Iterator[Link]:
        if read.number == 0:
            return
        opening, previous = self.posts[0].post, self.posts[read.number - 1].post
        for pointer in pointers(read):
            post = opening if pointer.opening else previous
            if post.author is None or post.author != read.post.author:
                span = Span(post=read.post.key, start=pointer.start, end=pointer.end)
                yield Link(
                    target=post.key, origin=inferred(rules.REPLY_POINTER, 0.75, span)
                )

    def _echoed(self, read: ReadPost, known: set[str]) -> Iterator[Link]:
        opening = self.posts[0].post.key
        for echo in self._echoes.of(read, _free_sentences(read)):
            # Everybody echoes the opening post: it tells nothing beside better evidence.
            if echo.target not in known and not (known and echo.target == opening):
                origin = inferred(rules.REPLY_ECHO, echo.confidence, *echo.evidence)
                yield Link(target=echo.target, origin=origin)

    def _default(self, read: ReadPost) -> Iterator[Link]:
        if self._previous is None or not read.post.text.strip():
            return
        opening = self.posts[0]
        if read.number < EARLY and self._asks:
            origin = inferred(rules.DEFAULT_OPENING, DEFAULT_CONFIDENCE)
            yield Link(target=opening.post.key, origin=origin)
        else:
            origin = inferred(rules.DEFAULT_PREVIOUS, DEFAULT_CONFIDENCE)
            yield Link(target=self._previous, origin=origin)


def _trust(quotation: Quotation) -> float:
    """Give how sure it is that a quotation's source is what the post answers."""
    source = quotation.source
    sure = (
        source.origin.confidence
        if source and isinstance(source.origin, Inferred)
        else 1
    )
    return 0.97 * sure


def _free(read: ReadPost) -> tuple[Segment, ...]:
    return tuple(s for s in segments(read.post) if not s.quotations)


def _free_sentences(read: ReadPost) -> tuple[Sentence, ...]:
    return tuple(s for part in _free(read) for s in read.within(part.start, part.end))


def _asks(read: ReadPost) -> bool:
    return any("?" in sentence.text for sentence in read.sentences)
