"""Votes by agreement: "I agree with Bonzo" below a vote of Bonzo's.

Who opens with agreement that names another person of the thread, or agrees with the post
that it surely answers and says no more, votes as that person last did. The words are in
the table `options` of a language: `agrees_before` and `agrees_after` around a name,
`agrees` where none is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from attrs import frozen

from disputatio.converter.structure.mentions import Names
from disputatio.converter.structure.reading import ReadPost, Sentence
from disputatio.converter.structure.results import is_sure_reply
from disputatio.converter.structure.sentence_kinds import UNSAID, kinds_of
from disputatio.converter.structure.word_tables import word_table
from disputatio.schemas.debate import Debate

FIRST = 2
"""Sentences at the beginning of a post that may agree."""


def agreeing(
    debate: Debate, reads: Sequence[ReadPost], voted: Sequence[str]
) -> Iterator[tuple[Sentence, str]]:
    """Give the sentences that agree with a post that votes, in order, and that post.

    Args:
        debate: the thread.
        reads: its posts, read.
        voted: the keys of the posts that vote by their own words.
    """
    # Most threads have nobody who opens with agreement.
    names = cache(lambda: Names(debate))
    answered = _answered(debate)
    known = set(voted)
    last: dict[str, str] = {}
    for read in reads:
        key, author = read.post.key, read.post.author
        found = None if key in known else _agrees(read, names, last, answered, known)
        if found is not None:
            yield found
            known.add(key)
        if key in known and author is not None:
            last[author] = key


def _agrees(
    read: ReadPost,
    names: Callable[[], Names],
    last: Mapping[str, str],
    answered: Mapping[str, str],
    known: set[str],
) -> tuple[Sentence, str] | None:
    words = _words(read.language)
    if words is None or not last:
        return None
    firsts = [s for s in read.sentences[:FIRST] if not s.foreign]
    said = [s for s in firsts if words.may(s.plain) and not _unsaid(s, read.language)]
    if not said:
        return None
    mentions = tuple(names().mentions(read))
    for sentence in said:
        for mention in mentions:
            start, end = mention.start - sentence.start, mention.end - sentence.start
            if 0 <= start < end <= len(sentence.plain) and mention.person in last:
                before, after = sentence.plain[:start], sentence.plain[end:]
                if words.before.fullmatch(before) and words.after.match(after):
                    return sentence, last[mention.person]
    target = answered.get(read.post.key)
    if target in known and words.alone.search(said[0].plain):
        return said[0], target
    return None


def _unsaid(sentence: Sentence, language: str | None) -> bool:
    return any(marked.kind in UNSAID for marked in kinds_of(sentence.text, language))


def _answered(debate: Debate) -> dict[str, str]:
    """Give for each post the only one that it surely answers."""
    return {
        source: relation.targets[0]
        for relation in debate.relations
        if is_sure_reply(relation) and len(relation.targets) == 1
        for source in relation.sources
    }


@frozen
class _Words:
    opens: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    alone: re.Pattern[str]

    def may(self, text: str) -> bool:
        """Tell whether a sentence opens with agreement, in little time."""
        return bool(self.opens.match(text) or self.alone.search(text))


@cache
def _words(language: str | None) -> _Words | None:
    table = word_table(language, "options").get("agreeing")
    if table is None:
        return None
    before, after, alone = (table[n] for n in ("before", "after", "alone"))
    return _Words(
        re.compile(rf"\W*(?:{before})", re.IGNORECASE),
        re.compile(rf"\W*(?:{before})\W*", re.IGNORECASE),
        re.compile(after, re.IGNORECASE),
        re.compile(alone, re.IGNORECASE),
    )
