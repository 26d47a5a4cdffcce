"""Answers with a stance from the project's own corpus, for training and calibration."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from disputatio.converter.structure.cue_tables import cue_reader
from disputatio.converter.structure.sentences import sentences
from disputatio.converter.structure.stance_features import Features, features
from disputatio.schemas.text import Range
from tests.gold import corpus
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
