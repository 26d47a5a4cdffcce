"""A thread as the passes read it: the posts' own sentences, with their terms."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from attrs import evolve, frozen

from disputatio.converter.structure.languages import post_language, thread_language
from disputatio.converter.structure.quotation_marks import inside, quoted_stretches
from disputatio.converter.structure.results import speaking
from disputatio.converter.structure.sentences import sentences
from disputatio.converter.structure.words import Term, straight, terms
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.origins import Span
from disputatio.schemas.quoted import quotations
from disputatio.schemas.text import Range

_Found = TypeVar("_Found")


@frozen(kw_only=True)
class Sentence:
    """A sentence that a poster wrote."""

    post: str
    """Key of the post."""
    number: int
    """Place of the post in the thread, from 0."""
    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point."""
    text: str
    """The words; a line break in them is a space."""
    plain: str
    """The same as patterns are written (`words.straight`)."""
    terms: tuple[Term, ...]
    """The words that carry meaning; offsets in the post's text."""
    foreign: bool
    """Whether it stands in quotation marks as a whole."""

    @property
    def stems(self) -> frozenset[str]:
        """The stems of its terms."""
        return frozenset(term.stem for term in self.terms)

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(post=self.post, start=self.start, end=self.end)


@frozen(kw_only=True)
class ReadPost:
    """A post with the sentences of its own words."""

    post: Post
    """The post."""
    number: int
    """Place in the thread, from 0."""
    language: str | None
    """First part of a BCP 47 tag; None where unknown."""
    sentences: tuple[Sentence, ...]
    """The sentences outside its quotations, in order."""

    def within(self, start: int, end: int) -> tuple[Sentence, ...]:
        """Give the sentences that begin in a range."""
        return tuple(s for s in self.sentences if start <= s.start < end)


def read_posts(debate: Debate) -> tuple[ReadPost, ...]:
    """Read the posts that were sent to the thread, in its order."""
    return Reader()(debate)


class Reader:
    """Reads the posts of a debate for pass after pass, each once while its words stay.

    What several passes find in the same posts is found `once`, too.
    """

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._kept: dict[str, ReadPost] = {}
        self._found: dict[Callable[..., Any], tuple[tuple[object, ...], Any]] = {}

    def __call__(self, debate: Debate) -> tuple[ReadPost, ...]:
        """Read the posts as `read_posts` does; only those of this debate are kept."""
        language = thread_language(debate)
        reads = tuple(
            self._read(post, number, post_language(post, language))
            for number, post in enumerate(speaking(debate))
        )
        self._kept = {read.post.key: read for read in reads}
        return reads

    def once(self, find: Callable[..., _Found], *given: object) -> _Found:
        """Give what a function finds; it is called again only for other arguments."""
        if find not in self._found or self._found[find][0] != given:
            self._found[find] = given, find(*given)
        found: _Found = self._found[find][1]
        return found

    def _read(self, post: Post, number: int, language: str | None) -> ReadPost:
        kept = self._kept.get(post.key)
        if (
            kept is None
            or kept.post.body is not post.body
            or (kept.number, kept.language) != (number, language)
        ):
            return _read(post, number, language)
        return kept if kept.post is post else evolve(kept, post=post)


def _read(post: Post, number: int, language: str | None) -> ReadPost:
    found = tuple(_sentences(post, number, language))
    return ReadPost(post=post, number=number, language=language, sentences=found)


def _sentences(post: Post, number: int, language: str | None) -> Iterator[Sentence]:
    stretches = tuple(
        (a, b) for a, b in quoted_stretches(post.text) if _long(post.text, a, b)
    )
    inline = [(q.start, q.end) for q in quotations(post.body) if q.inline]
    for first, last in post.flow:
        for begin, end in sentences(post.text, first, last):
            start = _own_start(post.text, begin, end, inline)
            if start >= end:
                continue
            text = post.text[start:end].replace("\n", " ")
            yield Sentence(
                post=post.key,
                number=number,
                start=start,
                end=end,
                text=text,
                plain=straight(text),
                terms=terms(post.text, language, start, end),
                foreign=inside(stretches, start, end),
            )


def _own_start(text: str, start: int, end: int, inline: list[Range]) -> int:
    """Give where a poster's own words begin in a sentence that opens with quoted ones."""
    index = bisect_right(inline, (start, len(text))) - 1
    if index < 0 or inline[index][1] <= start:
        return start
    start = inline[index][1]
    while start < end and not text[start].isalnum():
        start += 1
    return start


def _long(text: str, start: int, end: int) -> bool:
    """Say whether a stretch holds more than a phrase: a whole sentence or a line break."""
    return end - start > 60 or "\n" in text[start:end]
