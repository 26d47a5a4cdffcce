"""Cutting a poster's own sentences off a line that was found to be quoted.

Who quotes by hand may answer on the same line: the line is found as an edited one, but
its first or last sentence stands nowhere in the source.
"""

from __future__ import annotations

import re

import attrs

from disputatio.converter.structure.post_words import PostWords
from disputatio.converter.structure.quotation_search import Find

LEAST = 3
"""Words at an end of a line that stand nowhere in the source: fewer are a change."""

_SENTENCE_ENDS = re.compile(r"[.!?…:](?:[\"”»')\]]|\s)|[\"”»][,;]?\s|\s[–—-]\s")


def trimmed(words: PostWords, find: Find) -> Find:
    """Give a find in whole lines its place, without whole sentences of the poster's."""
    start, end = words.line_extent(find.first, find.last)
    there = find.alignment
    first, last = find.first + there.first, find.first + there.last
    if there.first < LEAST or not _parted(words, first - 1):
        first = find.first
    if find.last - last < LEAST or not _parted(words, last - 1):
        last = find.last
    if (first, last) == (find.first, find.last):
        return find.at(start, end)
    start = start if first == find.first else words.place(first)[0]
    end = end if last == find.last else words.with_signs(last)
    return _cut(find.at(start, end), first, last)


def _parted(words: PostWords, word: int) -> bool:
    """Say whether a sentence ends between a word and the next."""
    between = words.text[words.place(word)[1] : words.place(word + 1)[0]]
    return _SENTENCE_ENDS.search(between) is not None


def _cut(find: Find, first: int, last: int) -> Find:
    there = find.alignment
    matched = there.coverage * (find.last - find.first)
    length = last - first
    alignment = attrs.evolve(
        there,
        first=max(0, there.first - (first - find.first)),
        last=there.last - (first - find.first),
        coverage=min(1.0, matched / length),
        similarity=min(1.0, 2 * matched / (there.end - there.start + length)),
    )
    return attrs.evolve(find, first=first, last=last, alignment=alignment)
