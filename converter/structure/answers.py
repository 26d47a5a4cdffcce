"""What the words after a quotation say to the claims in the quoted words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from disputatio.converter.structure.claim_index import ClaimIndex, Said
from disputatio.converter.structure.cues import Side
from disputatio.converter.structure.reading import ReadPost, Sentence
from disputatio.converter.structure.segments import Segment, segments
from disputatio.converter.structure.side_reading import Models, WordsRead, read_words
from disputatio.converter.structure.stance_model import stance_model
from disputatio.converter.structure.verdicts import Verdict
from disputatio.converter.structure.words import terms
from disputatio.schemas.content import QuotationSource
from disputatio.schemas.debate import Post
from disputatio.schemas.quoted import QuotedRange

SEVERAL = 4
"""Quoted claims up to which agreement goes to each of them."""


@frozen(kw_only=True)
class Answer:
    """A stretch of own words that answers quoted words, with its verdict."""

    segment: Segment
    """Where the words stand."""
    place: QuotedRange
    """The quotation."""
    source: QuotationSource
    """Where its words were first written."""
    words: WordsRead
    """What the words of the answer say of its side."""
    sentences: tuple[Sentence, ...]
    """The sentences of the answer."""

    @property
    def verdict(self) -> Verdict | None:
        """The side that the answer takes by its words; None where unknown."""
        return self.words.verdict


def answers(read: ReadPost, models: Models = stance_model) -> Iterator[Answer]:
    """Give the answers of a post to quotations whose source is known."""
    for segment in segments(read.post):
        own = read.within(segment.start, segment.end)
        ranges = tuple((s.start, s.end) for s in own)
        for place in segment.quotations:
            source = place.quotation.source
            if source is None or source.post == read.post.key:
                continue
            asked = read.post.text[place.start : place.end]
            found = read_words(read.language, read.post.text, ranges, asked, models)
            yield Answer(
                segment=segment,
                place=place,
                source=source,
                words=found,
                sentences=own,
            )


def quoting_answers(
    reads: Iterable[ReadPost], models: Models = stance_model
) -> dict[str, tuple[Answer, ...]]:
    """Give the answers of all posts of a thread, by the key of the post."""
    return {read.post.key: tuple(answers(read, models)) for read in reads}


def answered_claims(
    index: ClaimIndex, answer: Answer, side: Side, there: Post, language: str | None
) -> tuple[Said, ...]:
    """Give the quoted claims that an answer is about.

    The only one; else, of several, for agreement all (few), for other sides the one
    whose words the answer takes up.
    """
    span = (answer.source.start, answer.source.end)
    said = index.within(there.key, (span,))
    if len(said) < 2:
        return said
    if side == "agree" and len(said) <= SEVERAL:
        return said
    mine = {term.stem for sentence in answer.sentences for term in sentence.terms}
    shared = [_shared(mine, there, s, language) for s in said]
    best = max(shared)
    return (said[shared.index(best)],) if best >= 1 and shared.count(best) == 1 else ()


def _shared(mine: set[str], there: Post, said: Said, language: str | None) -> int:
    theirs = {t.stem for t in terms(there.text, language, said.start, said.end)}
    return len(mine & theirs)
