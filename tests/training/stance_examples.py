"""Answers with a stance from the project's own corpus, for training and calibration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from attrs import frozen

from disputatio.converter.structure.cue_tables import cue_reader
from disputatio.converter.structure.quotations import find_quotations
from disputatio.converter.structure.sentences import sentences
from disputatio.converter.structure.stance_features import Features, features
from disputatio.schemas.debate import Debate
from disputatio.schemas.text import Range
from tests.gold import corpus
from tests.gold.quiet import quiet_debates, quiet_sides
from tests.gold.thread import GoldAnswer, GoldThread

LANGUAGE = "en"
"""The language of the model."""


@frozen(kw_only=True)
class Example:
    """An answer whose stance is known."""

    text: str
    """The post."""
    ranges: tuple[Range, ...]
    """The sentences that answer."""
    asked: str
    """What they answer."""
    label: str
    """The stance."""
    group: str
    """Topic or thread: what is kept together when data is divided."""
    language: str = LANGUAGE
    """What it is written in."""
    acceptable: tuple[str, ...] = ()
    """Other stances that a reader may defend."""

    def right(self, stance: str) -> bool:
        """Say whether a reader may call this its stance."""
        return stance == self.label or stance in self.acceptable

    def features(self) -> Features:
        """Give what the model sees."""
        language = self.language
        return features(
            cue_reader(language), language, self.text, self.ranges, self.asked
        )


def pair_examples(split: str, language: str = LANGUAGE) -> Iterator[Example]:
    """Give the reply pairs of a split in a language."""
    for pair in corpus.pairs(split):
        if pair.lang == language:
            yield Example(
                text=pair.reply,
                ranges=tuple(sentences(pair.reply, 0, len(pair.reply))),
                asked=pair.parent,
                label=pair.label,
                group=f"pairs: {pair.topic}",
                language=language,
            )


def thread_examples(split: str, language: str = LANGUAGE) -> Iterator[Example]:
    """Give the answers of the threads of a split in a language."""
    for thread in corpus.threads(split):
        if thread.language == language:
            for answer in thread.answers:
                ranges = tuple(_ranges(thread, answer))
                if ranges:
                    yield Example(
                        text=thread.posts[answer.post - 1].body,
                        ranges=ranges,
                        asked=_own_words(thread, answer.to),
                        label=answer.stance,
                        group=f"thread: {thread.name}",
                        language=language,
                        acceptable=answer.acceptable,
                    )


def quiet_examples(split: str, language: str = LANGUAGE) -> Iterator[Example]:
    """Give the answers in threads without a debate: few take a side.

    Where none is marked, a post answers the one before it.
    """
    sides = quiet_sides(split)
    for name, debate in quiet_debates(split):
        if debate.language == language:
            yield from _quiet(quiet_group(name), find_quotations(debate), sides[name])


def quiet_group(name: str) -> str:
    """Give the group of a thread without a debate."""
    return f"quiet: {name}"


def _quiet(
    group: str, debate: Debate, sides: Mapping[tuple[str, str], str]
) -> Iterator[Example]:
    posts = {post.key: post for post in debate.posts}
    for before, post in pairwise(debate.posts):
        own = [r for a, b in post.own for r in sentences(post.text, a, b)]
        marked = {to: side for (key, to), side in sides.items() if key == post.key}
        for to, side in (marked or {before.key: "neutral"}).items():
            asked = "".join(posts[to].text[a:b] for a, b in posts[to].own)
            if own:
                yield Example(
                    text=post.text,
                    ranges=tuple(own),
                    asked=asked,
                    label=side,
                    group=group,
                    language=debate.language or LANGUAGE,
                )


def _ranges(thread: GoldThread, answer: GoldAnswer) -> Iterator[Range]:
    """Give the sentences of an answer: of a post that answers several, those that show it."""
    several = sum(other.post == answer.post for other in thread.answers) > 1
    body = thread.posts[answer.post - 1].body
    for start, end in _own(thread, answer.post):
        for first, last in sentences(body, start, end):
            place = answer.place if several else None
            if place is None or (first < place.end and place.start < last):
                yield first, last


def _own(thread: GoldThread, number: int) -> Iterator[Range]:
    """Give the stretches of a post outside its quotations."""
    at = 0
    places = [q.place for q in thread.quotations if q.place.post == number]
    for place in sorted(places, key=lambda p: p.start):
        yield at, place.start
        at = place.end
    yield at, len(thread.posts[number - 1].body)


def _own_words(thread: GoldThread, number: int) -> str:
    body = thread.posts[number - 1].body
    return "".join(body[start:end] for start, end in _own(thread, number))
