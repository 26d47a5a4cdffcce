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
from disputatio.converter.structure.post_words import PostWords
from disputatio.converter.structure.quotation_bodies import with_sources, without_found
from disputatio.converter.structure.quotation_bounds import may_be_short
from disputatio.converter.structure.quotation_headings import only_leads
from disputatio.converter.structure.quotation_leads import codes_and_leads
from disputatio.converter.structure.quotation_neighbours import Row, add_neighbours
from disputatio.converter.structure.quotation_own import (
    quotes_oneself,
    without_restated,
)
from disputatio.converter.structure.quotation_parts import Place, find_inside
from disputatio.converter.structure.quotation_search import (
    NOBODY,
    WHOLE_LINE,
    Find,
    Likely,
    Line,
    find_among,
    find_line,
    found_exactly,
    merged_finds,
)
from disputatio.converter.structure.quotation_trims import trimmed
from disputatio.converter.structure.results import inferred, made_by, speaking
from disputatio.converter.structure.shingles import (
    LENGTH,
    Borrowed,
    Hit,
    OwnWords,
    none_stands,
    shingles,
)
from disputatio.converter.structure.words import folded, word_ranges
from disputatio.schemas.content import Quotation, QuotationSource
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.origins import Inferred, Span
from disputatio.schemas.quoted import quotations
from disputatio.schemas.quoting import Wrap, wrapped_each

SHORT = 8
"""Below this many words a match may be chance."""

MOSTLY = 0.8
"""Share of a line's words from which on the line is quoted, not something inside it."""

FAIRLY = 0.5
"""Share of the words of a marked quotation that the posts of its mark must have."""

FEW = 4
"""So few words of a longer quotation stand in a post by chance."""

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
    words: PostWords
    """The words of that post."""
    lines: tuple[tuple[int, int], ...]
    """The token ranges of its lines."""


class _Search:
    """Reads posts in thread order and remembers what each wrote itself."""

    def __init__(self, debate: Debate) -> None:
        self._index = OwnWords()
        self._codes, self._leads = codes_and_leads()
        self._posts: list[Post] = []
        self._words: list[PostWords] = []
        self._authors: dict[str, Likely] = {}
        self._keys: dict[str, int] = {}
        self._names = {p.key: folded(p.name) for p in debate.participants if p.name}
        self._all_keys = {post.key for post in speaking(debate)}
        self._open: list[_Open] = []

    def read(self, post: Post) -> Post:
        body = without_found(post.body, rules.QUOTATION)
        marked = quotations(body)
        words = PostWords(post.text, marked, self._codes)
        sources = [
            self._marked(words, place.quotation, nth)
            for nth, place in enumerate(marked)
        ]
        runs = shingles(words.codes)
        finds = without_restated(words, self._finds(post, words, runs))
        body = with_sources(body, sources) if sources else body
        body = wrapped_each(body, [self._wrap(words, find) for find in finds])
        borrowed: list[Borrowed] = []
        for find in finds:
            if words.is_lines(find.first, find.last):
                words.disown(find.first, find.last)
            else:
                borrowed.append(_borrowed(find))
        post = post if body is post.body else attrs.evolve(post, body=body)
        lines = (words.lines[nth] for nth in words.own_lines())
        short = [line for line in lines if line[1] - line[0] == WHOLE_LINE]
        self._index.add(words.own_codes(), runs, short, borrowed)
        self._remember(post, words)
        return post

    def _finds(self, post: Post, words: PostWords, runs: Sequence[int]) -> list[Find]:
        """Give what is quoted, with the place where it was said first."""
        mine = self._authors.get(self._name(post), NOBODY)
        hits = self._index.hits(runs)
        rows = [
            Row(nth, self._in_line(words, nth, hits, mine)) for nth in words.own_lines()
        ]
        if not any(row.finds for row in rows):
            return []
        add_neighbours(self._index, words, rows)
        starts = {words.lines[row.nth][0] for row in rows}
        merged = merged_finds((f for row in rows for f in row.finds), starts)
        return [find for find in merged if self._counts(words, find, mine)]

    def _counts(self, words: PostWords, find: Find, mine: Likely) -> bool:
        """Say whether words that stand in an earlier post are a quotation of it."""
        if find.post in mine and (
            not quotes_oneself(words, find, self._leads) or self._cited(find)
        ):
            return False
        start, end = find.place
        return not only_leads(words.text[start:end], self._leads)

    def _in_line(
        self, words: PostWords, nth: int, all_hits: Sequence[Hit], mine: Likely
    ) -> list[Find]:
        first, last = words.lines[nth]
        hits = all_hits[first : max(first, last - LENGTH + 1)]
        if (
            none_stands(hits)
            and last - first != WHOLE_LINE
            and not may_be_short(words, nth)
        ):
            return []
        codes = words.codes[first:last]
        there = self._index.only_exact(codes, hits[0]) if hits else None
        if there is not None:
            extent = words.line_extent(first, last)
            find = found_exactly(first, last, *there, place=extent)
            return [self._first_said(find)]
        line = Line(first, codes, hits)
        return list(map(self._first_said, self._of_line(words, nth, line, mine)))

    def _of_line(
        self, words: PostWords, nth: int, line: Line, mine: Likely
    ) -> list[Find]:
        """Give what is quoted in a line that may be quoted, whole or in part."""
        whole = find_line(self._index, line)
        if whole is not None and whole.alignment.coverage >= MOSTLY:
            return [trimmed(words, whole)]
        place = Place(
            index=self._index, words=words, nth=nth, line=line, leads=self._leads,
            own=mine.__contains__, cited=self._cited,
            earlier=self._words,
        )  # fmt: skip
        inside = find_inside(place)
        if whole is None or _hold(inside, whole):
            return inside
        return [trimmed(words, whole)]

    def _cited(self, find: Find) -> bool:
        there = find.alignment
        return self._words[find.post].cites(there.start, there.end)

    def _first_said(self, find: Find) -> Find:
        there = find.alignment
        post, start, end = self._index.origin(find.post, there.start, there.end)
        if (post, start) == (find.post, there.start):
            return find
        return attrs.evolve(
            find, post=post, alignment=attrs.evolve(there, start=start, end=end)
        )

    def _lines(self, words: PostWords, lines: Lines) -> Iterator[Line]:
        for first, last in lines:
            codes = words.codes[first:last]
            yield Line(first, codes, self._index.hits(shingles(codes)))

    def _wrap(self, words: PostWords, find: Find) -> Wrap:
        source = self._source(words, find)
        start, end = find.place
        return start, end, Quotation(origin=source.origin, source=source)

    def _source(self, words: PostWords, find: Find) -> QuotationSource:
        alignment = find.alignment
        there = self._words[find.post]
        key = self._posts[find.post].key
        start, end = there.extent(alignment.start, alignment.end)
        last = words.place(find.last - 1)[1]
        line_end = find.place[1] or words.line_extent(find.first, find.last)[1]
        end += _common(there.text, end, words.text, last, line_end)
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
            find = self._among(each.words, each.lines, later)
            all_words = sum(last - first for first, last in each.lines)
            if find is not None and _length(find) >= min(FEW, FAIRLY * all_words):
                key = self._posts[each.number].key
                found.setdefault(key, {})[each.nth] = self._source(each.words, find)
        return {key: _with_later(done[key], sources) for key, sources in found.items()}

    def _marked(
        self, words: PostWords, quotation: Quotation, nth: int
    ) -> QuotationSource | None:
        """Find the source of a quotation that the post marks; None leaves it as it is."""
        if quotation.source is not None:
            return quotation.source
        lines = tuple(words.lines_of(nth))
        likely = self._likely(quotation)
        if lines:
            found = self._of_marked(words, lines, likely)
        else:
            found = self._of_signs(words.marked_text(nth).strip(), likely)
        if found is None or self._names_later(quotation):
            number = len(self._posts)
            self._open.append(
                _Open(
                    number=number, nth=nth, quotation=quotation, words=words,
                    lines=lines,
                )
            )  # fmt: skip
        return found

    def _of_marked(
        self, words: PostWords, lines: Lines, likely: Likely
    ) -> QuotationSource | None:
        """Find a marked quotation in the posts that its mark names, else anywhere.

        Where those have little of it, the words of another post count if they have more:
        one word in common, such as a name, says nothing.
        """
        all_words = sum(last - first for first, last in lines)
        named = self._among(words, lines, likely)
        if named is not None and _length(named) >= FAIRLY * all_words:
            return self._source(words, named)
        found = [find_line(self._index, line) for line in self._lines(words, lines)]
        other = _most(lines, found)
        if other is not None and _length(other) > _length(named):
            return self._source(words, other)
        if named is None or _length(named) < FEW:
            return None
        return self._source(words, named)

    def _of_signs(self, signs: str, likely: Likely) -> QuotationSource | None:
        """Find a marked quotation that has no word ("♥") in the posts of its mark."""
        if not signs or word_ranges(signs):
            return None
        for number in likely.nearest():
            post = self._posts[number]
            places = (post.text.find(signs, *own) for own in post.own)
            start = next((at for at in places if at >= 0), None)
            if start is not None:
                end = start + len(signs)
                span = Span(post=post.key, start=start, end=end)
                origin = inferred(rules.QUOTATION, 0.9, span)
                return QuotationSource(
                    post=post.key, start=start, end=end, verbatim=True, origin=origin
                )
        return None

    def _among(self, words: PostWords, lines: Lines, likely: Likely) -> Find | None:
        found = [
            find_among(self._index, line, likely) for line in self._lines(words, lines)
        ]
        return _most(lines, found)

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

    def _name(self, post: Post) -> str:
        """Give the name of an author that the source gives, else nothing."""
        # An inferred author rests on quotations: it must not lead to other ones.
        if isinstance(post.author_origin, Inferred):
            return ""
        return self._names.get(post.author or "", "")

    def _remember(self, post: Post, words: PostWords) -> None:
        number = len(self._posts)
        self._keys[post.key] = number
        name = self._name(post)
        if name:
            self._authors.setdefault(name, Likely(posts=[])).posts.append(number)
        self._words.append(words)
        self._posts.append(post)


def _hold(inside: Sequence[Find], whole: Find) -> bool:
    """Say whether most of what was found of a line stands inside it, apart."""
    words = sum(find.last - find.first for find in inside)
    found = whole.alignment.coverage * (whole.last - whole.first)
    return words >= MOSTLY * found


def _most(lines: Lines, found: Sequence[Find | None]) -> Find | None:
    """Give the place where most of the lines of a quotation stand."""
    runs = merged_finds((f for f in found if f), {first for first, _ in lines})
    return max(runs, key=_length) if runs else None


def _length(find: Find | None) -> int:
    return 0 if find is None else find.last - find.first


def _borrowed(find: Find) -> Borrowed:
    there = find.alignment
    return Borrowed(
        first=find.first, last=find.last, post=find.post, start=there.start,
        end=there.end,
    )  # fmt: skip


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
