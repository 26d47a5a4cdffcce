"""The pass `replies`: which posts does a post answer?

A quotation whose source or author is known answers that post. Beside it, and where there is
none, all that the words and the order tell is weighed for each earlier post near by
(`reply_ranking`): the likeliest is answered, and others that are likely enough. A post
whose answer the source states answers beside that only whom it quotes, names or points at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from disputatio.converter.structure import rules
from disputatio.converter.structure.reading import Reader, ReadPost
from disputatio.converter.structure.reply_features import ReplyFeatures
from disputatio.converter.structure.reply_ranking import (
    chosen,
    confidence,
    ranked,
    reason,
    weights,
)
from disputatio.converter.structure.results import (
    Relations,
    inferred,
    without_relations,
)
from disputatio.converter.structure.segments import segments
from disputatio.converter.structure.words import folded
from disputatio.schemas.content import Quotation
from disputatio.schemas.debate import Debate
from disputatio.schemas.origins import Inferred, Span
from disputatio.schemas.quoted import QuotedRange

SURE = (rules.REPLY_MENTION, rules.REPLY_POINTER)
"""Rules that add to what the source states."""


@frozen(kw_only=True)
class Link:
    """A post that is answered, and why."""

    target: str
    """Key of the post."""
    origin: Inferred
    """Rule, confidence and the words."""


def find_replies(debate: Debate, reader: Reader | None = None) -> Debate:
    """Add what each post answers."""
    debate = without_relations(debate, rules.REPLIES)
    relations = Relations(debate)
    finder = _Finder(debate, (reader or Reader())(debate))
    for read in finder.posts:
        for link in finder.links(read):
            if link.target != read.post.key:
                relations.add("reply", read.post.key, link.target, link.origin)
    return relations.debate()


class _Finder:
    def __init__(self, debate: Debate, posts: tuple[ReadPost, ...]) -> None:
        self.posts = posts
        self._features = ReplyFeatures(debate, self.posts)
        self._numbers = {read.post.key: read.number for read in self.posts}
        self._last: dict[str, str] = {}
        self._people = {folded(p.name): p.key for p in debate.participants if p.name}
        self._stated: dict[str, list[str]] = {}
        for relation in debate.relations:
            if relation.kind == "reply":
                for source in relation.sources:
                    self._stated.setdefault(source, []).extend(relation.targets)

    def links(self, read: ReadPost) -> Iterator[Link]:
        """Give what a post answers; then remember the post."""
        found = list(self._quoted(read))
        quoted = dict.fromkeys(self._places(link.target for link in found), 1.0)
        post = self._features.read(read)
        rows = ranked(self._features.candidates(post, _before(quoted, read)), weights())
        stated = self._stated.get(read.post.key, [])
        picked = chosen(rows, quoted)
        meant = any(row.candidate.meant for row in picked)
        for row in picked:
            rule, evidence = reason(row, post)
            guessed = meant and rule in rules.DEFAULTS
            if not guessed and (not stated or rule in SURE):
                target = self.posts[row.candidate.number].post.key
                origin = inferred(rule, confidence(row, rule), *evidence)
                found.append(Link(target=target, origin=origin))
        yield from found
        answered = (*stated, *(link.target for link in found))
        self._features.add(post, dict.fromkeys(self._places(answered)), bool(quoted))
        if read.post.author is not None:
            self._last[read.post.author] = read.post.key

    def _places(self, keys: Iterable[str]) -> Iterator[int]:
        return (self._numbers[key] for key in keys if key in self._numbers)

    def _quoted(self, read: ReadPost) -> Iterator[Link]:
        """Give whom a post quotes; who quotes himself speaks to somebody else."""
        for segment in segments(read.post):
            for place in segment.quotations:
                for link in self._quotation(read, place):
                    there = self.posts[self._numbers[link.target]].post
                    if there.author is None or there.author != read.post.author:
                        yield link

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


def _before(quoted: Mapping[int, float], read: ReadPost) -> dict[int, float]:
    return {n: value for n, value in quoted.items() if n < read.number}


def _trust(quotation: Quotation) -> float:
    """Give how sure it is that a quotation's source is what the post answers."""
    source = quotation.source
    sure = (
        source.origin.confidence
        if source and isinstance(source.origin, Inferred)
        else 1
    )
    return 0.97 * sure
