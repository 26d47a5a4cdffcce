"""The pass `quotations`: whose words are these?

Lines that an earlier post wrote are put into a `Quotation`; quotations that the source
marks get the place where their words were found: in an earlier post, or in a later one
that the mark names, as in posts that were edited. Own results of earlier runs are taken
out first and found again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs
from attrs import frozen

from disputatio.converter.structure import rules
from disputatio.converter.structure.quotation_bodies import with_sources, without_found
from disputatio.converter.structure.quotation_search import (
    NOBODY,
    Find,
    Likely,
    find_among,
    find_line,
    merged_finds,
)
from disputatio.converter.structure.results import inferred, made_by, speaking
from disputatio.converter.structure.shingles import OwnWords
from disputatio.converter.structure.words import Token, folded, tokens
from disputatio.schemas.content import Quotation, QuotationSource
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.origins import Inferred, Span
from disputatio.schemas.quoted import QuotedRange, quotations
from disputatio.schemas.quoting import wrapped

SHORT = 8
"""Below this many words a match may be chance."""

Lines: TypeAlias = Sequence[tuple[int, int]]
"""Token ranges of lines."""


def find_quotations(debate: Debate) -> Debate:
    """Wrap words of earlier posts in quotations and find the source of marked ones."""
    search = _Search(debate)
    done = {post.key: search.read(post) for post in speaking(debate)}
    done |= search.of_later_posts(done)
    return attrs.evolve(debate, posts=tuple(done.get(p.key, p) for p in debate.posts))


@frozen(kw_only=True)
class _Open:
    """A marked quotation whose mark may name a later post."""

    number: int
    """Number of the post that quotes, from 0."""
    nth: int
    """Which of the marked quotations of that post it is, from 0."""
    quotation: Quotation
    """The quotation."""
    words: _Words
    """The words of that post."""
    lines: tuple[tuple[int, int], ...]
    """The token ranges of its lines."""


class _Search:
    """Reads posts in thread order and remembers what each wrote itself."""

    def __init__(self, debate: Debate) -> None:
        self._index = OwnWords()
        self._posts: list[Post] = []
        self._authors: dict[str, Likely] = {}
        self._keys: dict[str, int] = {}
        self._names = {p.key: folded(p.name) for p in debate.participants if p.name}
        self._all_keys = {post.key for post in speaking(debate)}
        self._open: list[_Open] = []

    def read(self, post: Post) -> Post:
        post = attrs.evolve(post, body=without_found(post.body, rules.QUOTATION))
        words = _Words(post)
        marked = quotations(post.body)
        sources = [
            self._marked(words, place, marked, nth) for nth, place in enumerate(marked)
        ]
        post = attrs.evolve(post, body=with_sources(post.body, sources))
        finds = self._finds(words)
        for find in finds:
            words.disown(find)
            post = self._wrap(post, words, find)
        self._remember(post, words)
        return post

    def _finds(self, words: _Words) -> list[Find]:
        lines = list(words.own_lines())
        found = (find_line(self._index, words.texts, a, b) for a, b in lines)
        starts = {first for first, _ in lines}
        return merged_finds((find for find in found if find), starts)

    def _wrap(self, post: Post, words: _Words, find: Find) -> Post:
        start, end = words.extent(find.first, find.last)
        source = self._source(words, find)
        quotation = Quotation(origin=source.origin, source=source)
        body = wrapped(post.body, start, end, quotation)
        return post if body is None else attrs.evolve(post, body=body)

    def _source(self, words: _Words, find: Find) -> QuotationSource:
        there = self._index.posts[find.post]
        alignment = find.alignment
        post = self._posts[find.post]
        key, start = post.key, there[alignment.start].start
        end = there[alignment.end - 1].end
        end += _common(post.text, end, *words.tail(find))
        chance = 0.9 if find.last - find.first < SHORT else 0.99
        origin = inferred(
            rules.QUOTATION,
            min(chance, alignment.coverage),
            Span(post=key, start=start, end=end),
        )
        return QuotationSource(
            post=key, start=start, end=end, verbatim=alignment.verbatim, origin=origin
        )

    def of_later_posts(self, done: Mapping[str, Post]) -> dict[str, Post]:
        """Give the posts whose quotations were found in later posts that they name."""
        found: dict[str, dict[int, QuotationSource]] = {}
        for each in self._open:
            later = self._likely(each.quotation).after(each.number)
            source = self._among(each.words, each.lines, later)
            if source is not None:
                found.setdefault(self._posts[each.number].key, {})[each.nth] = source
        return {key: _with_later(done[key], sources) for key, sources in found.items()}

    def _marked(
        self,
        words: _Words,
        place: QuotedRange,
        marked: tuple[QuotedRange, ...],
        nth: int,
    ) -> QuotationSource | None:
        """Find the source of a quotation that the post marks; None leaves it as it is."""
        quotation = place.quotation
        if quotation.source is not None:
            return quotation.source
        lines = tuple(words.lines_of(place, marked))
        likely = self._likely(quotation)
        found = self._among(words, lines, likely) or self._anywhere(words, lines)
        if found is None or self._names_later(quotation):
            number = len(self._posts)
            self._open.append(
                _Open(
                    number=number, nth=nth, quotation=quotation, words=words,
                    lines=lines,
                )
            )  # fmt: skip
        return found

    def _among(
        self, words: _Words, lines: Lines, likely: Likely
    ) -> QuotationSource | None:
        found = [find_among(self._index, words.texts, a, b, likely) for a, b in lines]
        return self._most(words, lines, found)

    def _anywhere(self, words: _Words, lines: Lines) -> QuotationSource | None:
        found = [find_line(self._index, words.texts, a, b) for a, b in lines]
        return self._most(words, lines, found)

    def _most(
        self, words: _Words, lines: Lines, found: Sequence[Find | None]
    ) -> QuotationSource | None:
        """Give the place where most of the lines of a quotation stand."""
        runs = merged_finds((f for f in found if f), {first for first, _ in lines})
        if not runs:
            return None
        return self._source(words, max(runs, key=lambda run: run.last - run.first))

    def _likely(self, quotation: Quotation) -> Likely:
        """Give the posts that the mark names: by key, else by author."""
        for key in _keys(quotation):
            if key in self._keys:
                return Likely(posts=[self._keys[key]])
        author = quotation.claimed_author
        return self._authors.get(folded(author), NOBODY) if author else NOBODY

    def _names_later(self, quotation: Quotation) -> bool:
        """Say whether the mark names a post that comes later."""
        return any(
            key in self._all_keys and key not in self._keys for key in _keys(quotation)
        )

    def _remember(self, post: Post, words: _Words) -> None:
        number = len(self._posts)
        self._keys[post.key] = number
        name = self._names.get(post.author or "")
        # An inferred author rests on quotations: it must not lead to other ones.
        if name is not None and not isinstance(post.author_origin, Inferred):
            self._authors.setdefault(name, Likely(posts=[])).posts.append(number)
        self._index.add(words.tokens, words.own, list(words.own_lines()))
        self._posts.append(post)


class _Words:
    """The words of a post, its lines, and which words are its own."""

    def __init__(self, post: Post) -> None:
        self._text = post.text
        self.tokens: tuple[Token, ...] = tuple(tokens(post.text))
        self.texts = tuple(token.text for token in self.tokens)
        self.own = _flags(self.tokens, post.own)

    def disown(self, find: Find) -> None:
        self.own[find.first : find.last] = [False] * (find.last - find.first)

    def own_lines(self) -> Iterator[tuple[int, int]]:
        """Give the token ranges of lines whose every word is the post's own."""
        for first, last in self._lines():
            if all(self.own[first:last]):
                yield first, last

    def lines_of(
        self, place: QuotedRange, marked: tuple[QuotedRange, ...]
    ) -> Iterator[tuple[int, int]]:
        """Give the lines of a quotation, without those of quotations inside it."""
        inner = [
            (other.start, other.end)
            for other in marked
            if other.level == place.level + 1
            and place.start <= other.start
            and other.end <= place.end
        ]
        for first, last in self._lines():
            start, end = self.tokens[first].start, self.tokens[last - 1].end
            inside = place.start <= start and end <= place.end
            if inside and not any(a <= start and end <= b for a, b in inner):
                yield first, last

    def _lines(self) -> Iterator[tuple[int, int]]:
        """Give the token ranges of the lines that have words."""
        first = 0
        for number, token in enumerate(self.tokens):
            following = self.tokens[number + 1 : number + 2]
            at_end = not following or "\n" in self._text[token.end : following[0].start]
            if at_end:
                yield first, number + 1
                first = number + 1

    def tail(self, find: Find) -> tuple[str, int, int]:
        """Give what follows the last word of a find on its line: text, start, end."""
        return (
            self._text,
            self.tokens[find.last - 1].end,
            self.extent(find.first, find.last)[1],
        )

    def extent(self, first: int, last: int) -> tuple[int, int]:
        """Give the range of the text of whole lines, without white space around them."""
        start = self._text.rfind("\n", 0, self.tokens[first].start) + 1
        end = self._text.find("\n", self.tokens[last - 1].end)
        end = len(self._text) if end < 0 else end
        line = self._text[start:end]
        start += len(line) - len(line.lstrip())
        return start, end - (len(line) - len(line.rstrip()))


def _keys(quotation: Quotation) -> tuple[str, ...]:
    """Give the keys that the post which a mark names may have."""
    post = quotation.claimed_post
    return () if post is None else (post, f"post-{post}")


def _with_later(post: Post, found: Mapping[int, QuotationSource]) -> Post:
    """Give a post the sources that were found for its marked quotations, by number."""
    sources: list[QuotationSource | None] = []
    nth = 0
    for place in quotations(post.body):
        source = place.quotation.source
        if not made_by(place.quotation.origin, {rules.QUOTATION}):
            source = found.get(nth, source)
            nth += 1
        sources.append(source)
    return attrs.evolve(post, body=with_sources(post.body, sources))


def _common(source: str, at: int, text: str, start: int, end: int) -> int:
    """Count the punctuation that both texts have after the last common word."""
    length = 0
    while start + length < end and at + length < len(source):
        character = text[start + length]
        if (
            character != source[at + length]
            or character.isspace()
            or character.isalnum()
        ):
            break
        length += 1
    return length


def _flags(words: tuple[Token, ...], ranges: tuple[tuple[int, int], ...]) -> list[bool]:
    """Say for each word whether it begins in one of the ordered ranges."""
    flags: list[bool] = []
    at = 0
    for word in words:
        while at < len(ranges) and ranges[at][1] <= word.start:
            at += 1
        flags.append(at < len(ranges) and ranges[at][0] <= word.start)
    return flags
