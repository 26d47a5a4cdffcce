"""Words that tell whom a post answers: `tables/LANGUAGE/replies.toml`.

Patterns of that table: `you` (words to the reader), `answer` (heads of posts that answer
what was just said). A sentence that takes a side and says nothing else ("Hard pass.") is
such a head, too.
"""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from disputatio.converter.structure.cue_tables import cue_reader
from disputatio.converter.structure.reading import ReadPost
from disputatio.converter.structure.word_tables import word_table
from disputatio.schemas.text import Range

_NEVER = "(?!)"


@frozen(kw_only=True)
class ReplyWords:
    """The patterns of a language."""

    you: re.Pattern[str]
    """Words to the reader."""
    answer: re.Pattern[str]
    """Heads of posts that answer what was just said."""
    yes_no: re.Pattern[str]
    """Heads that may only answer a question (table `cues`, `answers`)."""


@frozen(kw_only=True)
class Manner:
    """What the words of a post say of whom it speaks to."""

    you: Range | None
    """Words to the reader."""
    answer: Range | None
    """A head that answers what was just said."""
    yes_no: bool
    """Whether that may only answer a question."""
    asks: bool
    """Whether it asks something."""
    words: int
    """How many words of its own it has."""


@cache
def reply_words(language: str | None) -> ReplyWords:
    """Give the patterns of a language; those of one without a table match nothing."""
    table = word_table(language, "replies")

    def pattern(key: str) -> re.Pattern[str]:
        return re.compile(table.get(key, _NEVER), re.IGNORECASE)

    return ReplyWords(
        you=pattern("you"),
        answer=pattern("answer"),
        yes_no=re.compile(
            word_table(language, "cues").get("answers", _NEVER), re.IGNORECASE
        ),
    )


def manner(read: ReadPost) -> Manner:
    """Say how a post speaks, from its own words."""
    own = [s for s in read.sentences if not s.foreign]
    words = reply_words(read.language)
    return Manner(
        you=_first(words.you, read),
        answer=_at_head(words.answer, read) or _plain_side(read),
        yes_no=_at_head(words.yes_no, read) is not None,
        asks=any("?" in s.plain for s in own),
        words=sum(len(s.plain.split()) for s in own),
    )


def _first(pattern: re.Pattern[str], read: ReadPost) -> Range | None:
    for sentence in read.sentences:
        if not sentence.foreign:
            match = pattern.search(sentence.plain)
            if match is not None:
                return (sentence.start + match.start(), sentence.start + match.end())
    return None


def _at_head(pattern: re.Pattern[str], read: ReadPost) -> Range | None:
    for sentence in read.sentences[:1]:
        match = pattern.match(sentence.plain)
        if match is not None:
            return (sentence.start, sentence.start + match.end())
    return None


def _plain_side(read: ReadPost) -> Range | None:
    """Give the first sentence of a post where it takes a side and says nothing else."""
    for sentence in read.sentences[:1]:
        place = (sentence.start, sentence.end)
        hits = cue_reader(read.language).hits(read.post.text, (place,))
        if any(hit.plain for hit in hits):
            return place
    return None
