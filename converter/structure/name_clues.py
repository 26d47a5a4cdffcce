"""Sentences that give an author away: patterns for English and German."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from disputatio.converter.structure.words import folded_words
from disputatio.schemas.debate import Post
from disputatio.schemas.origins import Span

_NAME = r"(?P<name>[A-ZÄÖÜ][\w-]{1,29})"
_QUOTED = r"[\"“„«'‘](?P<word>[^\"”“«»'’\n]{2,40}?)[.,;:!?]?[\"”“»'’]"
_MEANT = re.compile(
    rf"\b(?:(?:what|how) {_NAME} (?:meant|means|was saying|said) (?:by|with) {_QUOTED}"
    rf"|(?:was) {_NAME.replace('name', 'name2')} mit {_QUOTED.replace('word', 'word2')} (?:meint|meinte|gemeint))"
)
_ADDRESS = re.compile(r"\b(?:you|you're|you've|your|du|dich|dir|ihr)\b", re.IGNORECASE)
_CONFIRM = re.compile(
    r"(?:that's (?:it |exactly |precisely )+|(?:that's |this is )?(?:exactly|precisely) what i (?:meant|mean|said|was)"
    r"|that's what i (?:meant|mean|said)|yes,? (?:that's|exactly|precisely)"
    r"|genau (?:das|so) (?:meinte|habe) ich|das (?:meinte|habe) ich)",
    re.IGNORECASE,
)
_CORRECT = re.compile(r"\s*(?:you (?:mean|meant)|du meinst|meinst du)\b", re.IGNORECASE)
_EXPLAIN = re.compile(
    r"(?:no,? |nope,? |well,? |yes,? |nein,? )?(?:i (?:did |do |really |actually )?(?:mean|meant)\b|what i (?:meant|mean)|ich (?:meine|meinte))",
    re.IGNORECASE,
)

BEFORE = 80
"""Characters before the name in which somebody is addressed."""

BRIEF = 160
"""Characters of the longest confirmation."""


@frozen(kw_only=True)
class Meant:
    """A sentence about what somebody meant by a word."""

    name: str
    """The name."""
    words: tuple[str, ...]
    """The words in quotation marks."""
    addressed: bool
    """Whether the sentence speaks to somebody else."""
    span: Span
    """Where it stands."""


def meanings(post: Post) -> Iterator[Meant]:
    """Give the sentences of a post's own that say what somebody meant by a word."""
    for start, end in post.own:
        for match in _MEANT.finditer(post.text, start, end):
            word = match["word"] or match["word2"]
            before = post.text[max(start, match.start() - BEFORE) : match.start()]
            words = tuple(folded_words(word))
            if words:
                yield Meant(
                    name=match["name"] or match["name2"],
                    words=words,
                    addressed=_ADDRESS.search(before) is not None,
                    span=Span(post=post.key, start=match.start(), end=match.end()),
                )


def confirms(post: Post) -> Span | None:
    """Give the words of a brief post that confirm in the first person."""
    own = [(a, b) for a, b in post.own if post.text[a:b].strip()]
    if len(own) != 1 or own[0][1] - own[0][0] > BRIEF:
        return None
    return _span(post, _CONFIRM, *own[0])


def corrects(post: Post, start: int, end: int) -> Span | None:
    """Give the words of a post's own in a range that correct somebody: "You mean …"."""
    for first, last in post.own:
        if first < end and start < last:
            return _span(post, _CORRECT, max(first, start), min(last, end))
    return None


def explains(post: Post, start: int, end: int) -> Span | None:
    """Give the words that begin an answer with what the author meant."""
    return _span(post, _EXPLAIN, start, end)


def _span(post: Post, pattern: re.Pattern[str], start: int, end: int) -> Span | None:
    text = post.text[start:end]
    start += len(text) - len(text.lstrip())
    match = pattern.match(post.text, start, end)
    if match is None:
        return None
    return Span(post=post.key, start=match.start(), end=match.end())
