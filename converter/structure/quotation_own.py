"""Whether posters quote, or only say again what they or others said.

Signatures, posts pasted once more and favourite sentences are repeated. Who quotes
oneself opens a post with the old words, marks them, or says so on the line before. Who
writes no more than "The library should open on Sundays.", as others did, says so too.
"""

from __future__ import annotations

from collections.abc import Sequence

from disputatio.converter.structure.post_words import PostWords
from disputatio.converter.structure.quotation_bounds import begins_marked
from disputatio.converter.structure.quotation_leads import Leads
from disputatio.converter.structure.quotation_search import Find

RESTATED = 0.9
"""Coverage below which words like one's own earlier ones are said anew."""

COPIED = 25
"""Words in a row that nobody says again by chance, or to agree."""


def quotes_oneself(words: PostWords, find: Find, leads: Leads) -> bool:
    """Say whether words that their author wrote before are quoted, not said again."""
    if find.alignment.coverage < RESTATED:
        return False
    if not words.is_lines(find.first, find.last):
        return True
    nth = words.line_of(find.first)
    start, end = words.row(nth)
    if nth == 0 or words.text[start:end].lstrip().startswith(">"):
        return True
    first, last = words.lines[nth - 1]
    return last - first in leads.ends(words.codes[first:last])


def without_restated(words: PostWords, finds: Sequence[Find]) -> Sequence[Find]:
    """Leave out what nothing marks and is all that a post says, unless it is long.

    A post without a word of its own would say nothing.
    """
    if sum(map(_length, finds)) < words.own_count():
        return finds
    return [
        find
        for find in finds
        if _length(find) >= COPIED or begins_marked(words.text, find.place[0])
    ]


def _length(find: Find) -> int:
    return find.last - find.first
