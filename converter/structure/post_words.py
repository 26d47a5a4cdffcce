"""The words of one post, its lines, and which words are its own."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, compress, pairwise
from operator import add

from disputatio.converter.structure.quotation_marks import (
    begins_quoted,
    inside,
    quoted_stretches,
)
from disputatio.converter.structure.word_codes import OTHER, WordCodes
from disputatio.converter.structure.words import first_word, word_ranges, words
from disputatio.schemas.quoted import QuotedRange
from disputatio.schemas.text import Range

_EDGE = 30
"""Characters at the edge of a line that are read for its first or last word."""

_NEAR = 400
"""Characters from the head of a line in which words are counted, not placed."""

_SIGNS = re.compile(r"[.?!…][.?!…\"”»')\]]*|[\"”»]")
"""What ends a sentence, or closes one between marks."""


_SENTENCE_END = re.compile(r"[.?!…:;](?:[\s\"”»')\]]|$)|\n")
"""What ends a sentence or a line, where it stands between two words."""


class PostWords:
    """The words of a post, each a character, with their places in its text."""

    def __init__(
        self, text: str, marked: Sequence[QuotedRange], codes: WordCodes
    ) -> None:
        """Read a text in which these quotations are marked."""
        self.text = text
        self.codes = self._read_lines(codes)
        self._read: dict[int, list[Range]] = {}
        self._marked = marked
        self._own = bytearray(b"\x01") * len(self.codes)
        for place in marked:
            if place.level == 0:
                self.disown(*self._between(place.start, place.end))

    def _read_lines(self, codes: WordCodes) -> str:
        """Give the words, and keep where lines with some begin and end."""
        here = codes.of_lines(self.text)
        ranges = pairwise(accumulate(map(len, here), initial=0))
        self.lines = list(compress(ranges, here))
        lengths = list(map(len, self.text.split("\n")))
        starts = list(accumulate(map((1).__add__, lengths), initial=0))
        rows = zip(starts, map(add, starts, lengths), strict=False)
        self._rows = list(compress(rows, here))
        return "".join(here)

    def _between(self, start: int, end: int) -> Range:
        """Give the token range of the words that begin in a range of the text."""
        places = self._places
        return bisect_left(places, (start,)), bisect_left(places, (end,))

    @cached_property
    def _places(self) -> list[Range]:
        return word_ranges(self.text)

    def place(self, word: int) -> Range:
        """Give where a word stands in the text; only its line is read for it."""
        nth = self.line_of(word)
        first, last = self.lines[nth]
        if nth not in self._read:
            if word == first and (found := first_word(self.text, *self._rows[nth])):
                return found
            if word == last - 1 and (found := self._last_place(nth)):
                return found
        return self._line_places(nth)[word - first]

    def line_of(self, word: int) -> int:
        """Give the number of the line of a word."""
        return bisect_right(self.lines, (word, sys.maxsize)) - 1

    def _line_places(self, nth: int) -> list[Range]:
        if nth not in self._read:
            self._read[nth] = word_ranges(self.text, *self._rows[nth])
        return self._read[nth]

    def _last_place(self, nth: int) -> Range | None:
        """Give the place of the last word of a line, if few characters tell."""
        start, end = self._rows[nth]
        found = word_ranges(self.text, max(start, end - _EDGE), end)
        # The one at the cut may be half a word.
        return found[-1] if len(found) > 1 else None

    def row(self, nth: int) -> Range:
        """Give the range of the text of a line that has words."""
        return self._rows[nth]

    def between(self, nth: int, start: int, end: int) -> Range:
        """Give the token range of a line's words that begin in a range of the text."""
        first = self.lines[nth][0]
        row = self._rows[nth][0]
        if end - row <= _NEAR:
            before = len(words(self.text[row:start]))
            return first + before, first + before + len(words(self.text[start:end]))
        places = self._line_places(nth)
        return (
            first + bisect_left(places, (start,)),
            first + bisect_left(places, (end,)),
        )

    def is_lines(self, first: int, last: int) -> bool:
        """Say whether words are whole lines."""
        begins = bisect_left(self.lines, (first,))
        ends = bisect_right(self.lines, (last - 1, sys.maxsize)) - 1
        return (
            begins < len(self.lines)
            and self.lines[begins][0] == first
            and self.lines[ends][1] == last
        )

    def disown(self, first: int, last: int) -> None:
        """Say that words are not the post's own."""
        self._own[first:last] = bytes(last - first)

    def own_lines(self) -> list[int]:
        """Give the numbers of the lines whose every word is the post's own."""
        if self._all_own():
            return list(range(len(self.lines)))
        return [n for n, line in enumerate(self.lines) if self.are_own(*line)]

    def are_own(self, first: int, last: int) -> bool:
        """Say whether all of some words are the post's own."""
        return self._own.find(0, first, last) < 0

    def _all_own(self) -> bool:
        return 0 not in self._own

    def own_count(self) -> int:
        """Count the words that are the post's own."""
        return self._own.count(1)

    def own_codes(self) -> str:
        """Give the words, with `OTHER` for those that are not the post's own."""
        if self._all_own():
            return self.codes
        parts: list[str] = []
        at = 0
        while at < len(self.codes):
            other = self._run(at, b"\x00")
            own = self._run(other, b"\x01")
            parts += (self.codes[at:other], OTHER * (own - other))
            at = own
        return "".join(parts)

    def _run(self, at: int, flag: bytes) -> int:
        """Give the next place of a flag, or the end."""
        found = self._own.find(flag, at)
        return len(self._own) if found < 0 else found

    def lines_of(self, nth: int) -> Iterator[Range]:
        """Give the lines of a marked quotation, without those of ones inside it."""
        place = self._marked[nth]
        starts = self._line_starts
        index = bisect_left(starts, place.start)
        while index < len(starts) and starts[index] < place.end:
            start, end = self.extent(*self.lines[index])
            held = _end_of_holder(start, end, self._inner[nth])
            if held is not None:
                index = max(index, bisect_left(starts, held) - 2)
            elif end <= place.end:
                yield self.lines[index]
            index += 1

    def marked_text(self, nth: int) -> str:
        """Give the text of a marked quotation, with that of ones inside it."""
        place = self._marked[nth]
        return self.text[place.start : place.end]

    @cached_property
    def _inner(self) -> list[list[Range]]:
        """For each marked quotation, the ranges of those that stand right inside it."""
        inner: list[list[Range]] = [[] for _ in self._marked]
        outer: list[int] = []
        for nth, place in enumerate(self._marked):
            outer[place.level :] = [nth]
            if place.level:
                inner[outer[place.level - 1]].append((place.start, place.end))
        return inner

    @cached_property
    def _line_starts(self) -> list[int]:
        return [self.place(first)[0] for first, _ in self.lines]

    def extent(self, first: int, last: int) -> Range:
        """Give the range of the text from one word to before another."""
        return self.place(first)[0], self.place(last - 1)[1]

    @cached_property
    def _between_marks(self) -> tuple[Range, ...]:
        return quoted_stretches(self.text)

    def cites(self, first: int, last: int) -> bool:
        """Say whether the post itself has these words between quotation marks.

        Of a citation of several paragraphs, or with others inside it, the head is enough.
        """
        start, end = self.extent(first, last)
        return begins_quoted(self.text, start) or inside(
            self._between_marks, start, end
        )

    def parted(self, word: int) -> bool:
        """Say whether a sentence or a line ends before a word, or the text does."""
        if word in (0, len(self.codes)):
            return True
        end = self.place(word - 1)[1]
        between = self.text[end : min(self.place(word)[0], end + _EDGE)]
        return _SENTENCE_END.search(between) is not None

    def with_signs(self, last: int) -> int:
        """Give the end of the text before a word, with the signs that end a sentence."""
        end = self.place(last - 1)[1]
        signs = _SIGNS.match(self.text, end)
        return signs.end() if signs else end

    def line_extent(self, first: int, last: int) -> Range:
        """Give the range of the text of whole lines, without white space around them."""
        start = self._rows[self.line_of(first)][0]
        end = self._rows[self.line_of(last - 1)][1]
        line = self.text[start:end]
        start += len(line) - len(line.lstrip())
        return start, end - (len(line) - len(line.rstrip()))


def _end_of_holder(start: int, end: int, ranges: Sequence[Range]) -> int | None:
    """Give the end of that of the ordered ranges, which are apart, that holds a range."""
    index = bisect_right(ranges, (start, sys.maxsize)) - 1
    return ranges[index][1] if index >= 0 and end <= ranges[index][1] else None
