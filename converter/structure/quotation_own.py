"""Whether posters quote words of their own, or only say them again.

Signatures, posts pasted once more and favourite sentences are repeated. Who quotes
oneself opens a post with the old words, marks them, or says so on the line before.
"""

from __future__ import annotations

from disputatio.converter.structure.post_words import PostWords
from disputatio.converter.structure.quotation_leads import Leads
from disputatio.converter.structure.quotation_search import Find

RESTATED = 0.9
"""Coverage below which words like one's own earlier ones are said anew."""


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
