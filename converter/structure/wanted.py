"""Sentences that are worth a claim because of where they stand, whatever their words.

Somebody quotes them and answers, or they are the first words after such a quotation.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from disputatio.converter.structure.reading import ReadPost, Sentence
from disputatio.converter.structure.segments import segments
from disputatio.schemas.content import QuotationSource

PICKED = 3
"""Sentences of a quotation up to which each is what the answer is about."""

ANSWERING = 2
"""Sentences after a quotation that answer it."""

TELLING = 2
"""Words that carry meaning in an answer that says more than yes or no."""

Place = tuple[str, int]
"""Key of a post and the offset where a sentence begins."""


def wanted_sentences(reads: Sequence[ReadPost]) -> frozenset[Place]:
    """Give the sentences that are quoted and answered, and those that answer."""
    posts = {read.post.key: read for read in reads}
    return frozenset(
        (sentence.post, sentence.start)
        for read in reads
        for sentence in _wanted(read, posts)
    )


def _wanted(read: ReadPost, posts: Mapping[str, ReadPost]) -> Iterator[Sentence]:
    for segment in segments(read.post):
        sources = [place.quotation.source for place in segment.quotations]
        found = [s for s in sources if s is not None and s.post != read.post.key]
        for source in found:
            yield from _picked(source, posts)
        if found:
            answering = read.within(segment.start, segment.end)[:ANSWERING]
            yield from (s for s in answering if len(s.terms) >= TELLING)


def _picked(
    source: QuotationSource, posts: Mapping[str, ReadPost]
) -> tuple[Sentence, ...]:
    """Give the sentences that a quotation takes from a post, where they are few."""
    there = posts.get(source.post)
    if there is None:
        return ()
    first = bisect_right(there.sentences, source.start, key=_end)
    last = bisect_left(there.sentences, source.end, key=_start)
    if last - first > PICKED + 2:
        return ()
    found = tuple(s for s in there.sentences[first:last] if _shared(s, source))
    return found if len(found) <= PICKED else ()


def _start(sentence: Sentence) -> int:
    return sentence.start


def _end(sentence: Sentence) -> int:
    return sentence.end


def _shared(sentence: Sentence, source: QuotationSource) -> bool:
    shared = min(sentence.end, source.end) - max(sentence.start, source.start)
    return shared * 2 >= min(sentence.end - sentence.start, source.end - source.start)
