"""Claims that are made in another's name: "As Pantograph says, …".

Who makes a claim in the name of another person of the thread, at the beginning of the
sentence, leans on what that person said, and agrees with it. So that person's nearest
earlier claim, where both share enough words, supports the new one, and the post that
leans on it takes its side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import frozen

from disputatio.converter.structure.bearings import conceding
from disputatio.converter.structure.claim_index import ClaimIndex, Said
from disputatio.converter.structure.mentions import Mention, Names
from disputatio.converter.structure.polarity import negations
from disputatio.converter.structure.reading import ReadPost
from disputatio.converter.structure.word_tables import tables_for
from disputatio.converter.structure.words import Term, terms
from disputatio.schemas.debate import Debate
from disputatio.schemas.origins import Span

CONFIDENCE = 0.6
"""How sure such a support is; set by hand, no labelled data was at hand."""

SHARED = 2
"""Stems that both claims must have in common, at least."""

LATEST = 40
"""Earlier claims of the person that are compared, the latest ones."""


@frozen(kw_only=True)
class Concurrence:
    """A claim that leans on what another person of the thread said."""

    post: str
    """Key of the post that leans on another."""
    claim: str
    """Key of its claim."""
    credited: str
    """Key of the earlier claim of the person who is named."""
    evidence: tuple[Span, ...]
    """The words that name the person."""


def concurrences(debate: Debate, reads: Sequence[ReadPost]) -> Iterator[Concurrence]:
    """Give each claim in another's name with that person's nearest earlier claim."""
    index = ClaimIndex(debate)
    names = Names(debate)
    earlier: dict[str, list[tuple[str, frozenset[str], str]]] = {}
    texts = {claim.key: claim.text for claim in debate.claims}
    for read in reads:
        mentions = tuple(names.mentions(read))
        for said in index.of(read.post.key):
            for mention in _credited(read, said, mentions):
                if mention.person != read.post.author:
                    yield from _nearest(read, said, mention, earlier, texts)
        if read.post.author is not None:
            row = earlier.setdefault(read.post.author, [])
            for said in index.of(read.post.key):
                stems = _stems(texts[said.claim], read.language)
                row.append((said.claim, stems, texts[said.claim]))


def _credited(
    read: ReadPost, said: Said, mentions: Sequence[Mention]
) -> Iterator[Mention]:
    """Give the people in whose name a claim begins: "As X says, …"."""
    text = read.post.text
    words = _words(read.language)
    for mention in mentions:
        if said.start <= mention.start and mention.end <= said.end:
            lead = text[said.start : mention.start]
            before = words.before.fullmatch(lead)
            if before and (before["said"] or words.after.match(text, mention.end)):
                yield mention


@frozen
class _Words:
    before: re.Pattern[str]
    """What stands before the name, the verb included where that comes first."""
    after: re.Pattern[str]
    """The verb after the name."""


@cache
def _words(language: str | None) -> _Words:
    tables = tables_for(language, "credit")
    linking, like, between, said = (
        "|".join(word for table in tables for word in table[name])
        for name in ("linking", "as", "between", "said")
    )
    return _Words(
        re.compile(
            rf"(?:\W*(?:{linking})\b)?\W*(?:{like})\s+"
            rf"(?:(?:(?:{between})\s+)*(?P<said>{said})\s+)?@?",
            re.IGNORECASE,
        ),
        re.compile(rf"\s*(?:(?:{between})\s+)*(?:{said})\b", re.IGNORECASE),
    )


def _nearest(
    read: ReadPost,
    said: Said,
    mention: Mention,
    earlier: dict[str, list[tuple[str, frozenset[str], str]]],
    texts: dict[str, str],
) -> Iterator[Concurrence]:
    mine = texts[said.claim]
    name = _stems(read.post.text[mention.start : mention.end], read.language)
    stems = _stems(mine, read.language) - name
    denials = negations(mine, read.language) % 2
    rows = earlier.get(mention.person, ())[-LATEST:]
    fitting = [
        (len(stems & theirs), key)
        for key, theirs, text in rows
        if len(stems & theirs) >= SHARED
        and denials == negations(text, read.language) % 2
        and not conceding(mine, read.language)
    ]
    if fitting:
        most = max(count for count, _ in fitting)
        target = [key for count, key in fitting if count == most][-1]
        span = Span(post=read.post.key, start=said.start, end=mention.end)
        if target != said.claim:
            yield Concurrence(
                post=read.post.key,
                claim=said.claim,
                credited=target,
                evidence=(span,),
            )


def _stems(text: str, language: str | None) -> frozenset[str]:
    found: tuple[Term, ...] = terms(text, language)
    return frozenset(term.stem for term in found)
