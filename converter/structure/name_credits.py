"""Names of people whose earlier post somebody speaks of: "As Ann says", "Ann is right".

The words around the name are in the table `credit` (`before`, `after`). Who is credited
has said something earlier in the thread: the nameless post that has most of the rarer
words of the sentence, more than any post that the person shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import frozen

from disputatio.converter.structure.mentions import Mention
from disputatio.converter.structure.name_matters import Matters
from disputatio.converter.structure.reading import ReadPost
from disputatio.converter.structure.word_tables import word_table

REACH = 15
"""How many posts back the post that is spoken of may stand."""

SHARED = 2
"""Words that the sentence and the post must have in common."""

LEAD = 60
"""Characters before a name that are read."""


@frozen(kw_only=True)
class Credit:
    """A nameless post that a person seems to be credited for."""

    number: int
    """Place of the post in the thread, from 0."""
    mention: Mention
    """The name."""


def credited(
    read: ReadPost,
    mentions: Sequence[Mention],
    nameless: Sequence[int],
    shown: Sequence[int],
    matters: Matters,
) -> Iterator[Credit]:
    """Give the nameless post that is meant where a post credits a person.

    `mentions` are those of one person; `nameless` the places of posts without an author
    that may be theirs, `shown` those of their own posts.
    """
    before = [n for n in nameless if read.number - REACH <= n < read.number]
    earlier = [n for n in shown if n < read.number]
    for mention in mentions:
        if before and not earlier and speaks_of(read, mention):
            stems = matters.of(mention, read.number)
            number = _meant(stems, before, earlier, matters)
            if number is not None:
                yield Credit(number=number, mention=mention)
                return


def _meant(
    stems: frozenset[str], before: list[int], earlier: list[int], matters: Matters
) -> int | None:
    counts = [matters.shared(stems, number) for number in before]
    most = max(counts)
    best = [n for n, count in zip(before, counts, strict=True) if count == most]
    told = most >= SHARED and most > matters.most(stems, earlier)
    return best[0] if told and len(best) == 1 else None


def speaks_of(read: ReadPost, mention: Mention) -> bool:
    """Say whether the words around a name credit its bearer, or say that they are wrong."""
    words = _words(read.language)
    if words is None:
        return False
    text = read.post.text
    lead = text[max(0, mention.start - LEAD) : mention.start]
    if words.before.search(lead):
        return True
    ends = range(mention.end, max(mention.start, mention.end - 3), -1)
    return any(words.after.match(text, end) for end in ends)


@frozen
class _Words:
    before: re.Pattern[str]
    """What ends just before the name."""
    after: re.Pattern[str]
    """What follows it."""


@cache
def _words(language: str | None) -> _Words | None:
    table = word_table(language, "credit")
    if "after" not in table:
        return None
    return _Words(
        re.compile(rf"\b{table['before']}\s+@?$", re.IGNORECASE),
        re.compile(table["after"], re.IGNORECASE),
    )
