"""The pass `names`: authors that a copy of the page lost, where the text gives them away.

Only from a chain of evidence, never from a guess:

1. a quotation that the source marks with an author was found in a post without one;
2. a post says what a person meant by a word, that person's name stands nowhere earlier,
   and the word stands in a post that its quotations lead to;
3. a later post quotes that sentence and confirms it in the first person;
4. a person answers a correction ("You mean …") in the first person: so the corrected
   post is that person's;
5. it is signed with, or others speak to it by, the name of somebody who shows that name
   elsewhere in the thread (`name_calls`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs
from attrs import frozen

from disputatio.converter.structure import rules
from disputatio.converter.structure.aliases import Aliases
from disputatio.converter.structure.name_calls import calls
from disputatio.converter.structure.name_clues import (
    Meant,
    confirms,
    corrects,
    explains,
    meanings,
)
from disputatio.converter.structure.name_unseen import unseen
from disputatio.converter.structure.reading import Reader, ReadPost
from disputatio.converter.structure.results import inferred, made_by, speaking
from disputatio.converter.structure.segments import segments
from disputatio.converter.structure.words import folded, folded_words, tokens
from disputatio.schemas.debate import Debate, Participant, Post
from disputatio.schemas.keys import unique
from disputatio.schemas.origins import STATED, Inferred, Span
from disputatio.schemas.quoted import QuotedRange, quotations

PREFIX = "named-"
"""Beginning of the keys of participants that this pass makes."""

CHAIN = 8
"""Quotations that are followed back, at most."""


@frozen(kw_only=True)
class Clue:
    """What says who wrote a post."""

    post: str
    """Key of the post."""
    name: str
    """The name."""
    origin: Inferred
    """Rule, confidence and the words."""


def find_names(debate: Debate, reader: Reader | None = None) -> Debate:
    """Give posts of unknown authors the names that the text gives away."""
    debate = _without_names(debate)
    reads = (reader or Reader())(debate)
    finder = _Finder(debate)
    for clues in (finder.quoted, finder.meant, finder.confirmed, finder.corrected):
        for clue in tuple(clues()):
            finder.named.setdefault(clue.post, clue)
    names = {p.key: p.name for p in debate.participants}
    for call in calls(debate, reads):
        clue = Clue(post=call.post, name=names[call.person] or "", origin=call.origin)
        finder.named.setdefault(call.post, clue)
    for clue in _unseen(debate, reads):
        finder.named.setdefault(clue.post, clue)
    return _with_names(debate, finder.named)


def _unseen(debate: Debate, reads: Sequence[ReadPost]) -> Iterator[Clue]:
    """Give the people whom others call by a name that nobody shows."""
    known = Aliases(debate.participants).words()
    for found in unseen(reads, known):
        origin = inferred(rules.NAME_UNSEEN, 0.6, found.span)
        yield Clue(post=reads[found.number].post.key, name=found.name, origin=origin)


def _without_names(debate: Debate) -> Debate:
    """Take out the authors that this pass named, and people nobody else refers to."""
    mine = {p.author for p in debate.posts if made_by(p.author_origin, rules.NAMES)}
    posts = tuple(
        attrs.evolve(post, author=None, author_origin=STATED)
        if made_by(post.author_origin, rules.NAMES)
        else post
        for post in debate.posts
    )
    gone = {key for key in mine if key is not None and key.startswith(PREFIX)}
    gone -= {post.author for post in posts}
    people = tuple(p for p in debate.participants if p.key not in gone)
    return attrs.evolve(debate, posts=posts, participants=people)


def _with_names(debate: Debate, named: dict[str, Clue]) -> Debate:
    people = list(debate.participants)
    keys = {p.name: p.key for p in reversed(people) if p.name is not None}
    authors = {}
    for post in debate.posts:
        clue = named.get(post.key)
        if clue is not None:
            if clue.name not in keys:
                keys[clue.name] = _person(clue.name, people)
            authors[post.key] = (keys[clue.name], clue.origin)
    posts = (
        _authored(post, *authors.get(post.key, (None, None))) for post in debate.posts
    )
    return attrs.evolve(debate, posts=tuple(posts), participants=tuple(people))


def _authored(post: Post, author: str | None, origin: Inferred | None) -> Post:
    if author is None or origin is None:
        return post
    return attrs.evolve(post, author=author, author_origin=origin)


def _person(name: str, people: list[Participant]) -> str:
    """Add a participant of a name; give the key."""
    short = re.sub(r"\W+", "-", folded(name)).strip("-")
    key = unique(f"{PREFIX}{short or 'person'}", {p.key for p in people})
    people.append(Participant(key=key, name=name))
    return key


class _Finder:
    def __init__(self, debate: Debate) -> None:
        self.named: dict[str, Clue] = {}
        self._posts = {post.key: post for post in speaking(debate)}
        self._numbers = {key: number for number, key in enumerate(self._posts)}
        self._known = {folded(p.name) for p in debate.participants if p.name}
        self._words = {
            key: [w for a, b in post.own for w in folded_words(post.text[a:b])]
            for key, post in self._posts.items()
        }
        self._first: dict[str, int] = {}
        for number, words in enumerate(self._words.values()):
            for word in words:
                self._first.setdefault(word.removesuffix("'s"), number)
        self._meant: list[tuple[Post, Meant]] = []

    def quoted(self) -> Iterator[Clue]:
        """Rule 1: marks of quotations, where they agree about a post."""
        found: dict[str, dict[str, list[Span]]] = {}
        for post, place in self._quotations():
            source, author = place.quotation.source, place.quotation.claimed_author
            if source is not None and author and self._unknown(source.post):
                span = Span(post=post.key, start=place.start, end=place.end)
                found.setdefault(source.post, {}).setdefault(author, []).append(span)
        for key, authors in found.items():
            if len(authors) == 1:
                ((author, spans),) = authors.items()
                origin = inferred(rules.NAME_QUOTED, 0.9, *spans[:3])
                yield Clue(post=key, name=author, origin=origin)

    def meant(self) -> Iterator[Clue]:
        """Rule 2: what a person meant by a word."""
        for post in self._posts.values():
            for meant in meanings(post):
                name = folded(meant.name)
                new = self._first.get(name) == self._numbers[post.key]
                target = self._author_of(post, meant)
                if name not in self._known and new and target is not None:
                    self._meant.append((post, meant))
                    origin = inferred(
                        rules.NAME_MEANT, 0.6, meant.span, self._word(target, meant)
                    )
                    yield Clue(post=target, name=meant.name, origin=origin)

    def confirmed(self) -> Iterator[Clue]:
        """Rule 3: who confirms such a sentence in the first person."""
        sentences = {post.key: meant for post, meant in self._meant}
        for post, place in self._quotations():
            source = place.quotation.source
            meant = sentences.get(source.post) if source is not None else None
            if source is None or meant is None or not self._unknown(post.key):
                continue
            span = confirms(post)
            if span is not None and source.start < meant.span.end <= source.end:
                origin = inferred(rules.NAME_CONFIRMED, 0.5, span, meant.span)
                yield Clue(post=post.key, name=meant.name, origin=origin)

    def corrected(self) -> Iterator[Clue]:
        """Rule 4: whose words were corrected, by who answers the correction."""
        for post in self._posts.values():
            for segment in segments(post):
                for place in segment.quotations:
                    yield from self._corrected(post, place, segment.start, segment.end)

    def _corrected(
        self, post: Post, place: QuotedRange, start: int, end: int
    ) -> Iterator[Clue]:
        source = place.quotation.source
        answer = explains(post, start, end)
        between = self._posts.get(source.post) if source is not None else None
        if answer is None or between is None or source is None:
            return
        correction = corrects(between, source.start, source.end)
        clue = self.named.get(post.key)
        if correction is None or clue is None:
            return
        for key in self._sources(between):
            if self._unknown(key):
                origin = inferred(rules.NAME_CORRECTED, 0.5, answer, correction)
                yield Clue(post=key, name=clue.name, origin=origin)

    def _unknown(self, key: str) -> bool:
        post = self._posts.get(key)
        return post is not None and post.author is None and key not in self.named

    def _quotations(self) -> Iterator[tuple[Post, QuotedRange]]:
        for post in self._posts.values():
            for place in quotations(post.body):
                yield post, place

    def _sources(self, post: Post) -> tuple[str, ...]:
        found = (place.quotation.source for place in quotations(post.body))
        return tuple(dict.fromkeys(source.post for source in found if source))

    def _author_of(self, post: Post, meant: Meant) -> str | None:
        """Follow quotations back to the first post that has the word.

        Where the sentence speaks to "you", the post quoted directly is somebody else's.
        """
        chain: list[str] = []
        waiting = list(self._sources(post))
        direct = set(waiting)
        while waiting and len(chain) < CHAIN:
            key = waiting.pop(0)
            if key in self._posts and key not in chain:
                chain.append(key)
                waiting += self._sources(self._posts[key])
        having = [
            key
            for key in chain
            if set(meant.words) <= set(self._words[key])
            and not (meant.addressed and key in direct)
        ]
        having = [key for key in having if self._unknown(key)]
        return min(having, key=lambda key: self._numbers[key]) if having else None

    def _word(self, key: str, meant: Meant) -> Span:
        """Give where the word stands in the post."""
        post = self._posts[key]
        for start, end in post.own:
            for token in tokens(post.text, start, end):
                if token.text == meant.words[0]:
                    return Span(post=key, start=token.start, end=token.end)
        return Span(post=key, start=0, end=0)
