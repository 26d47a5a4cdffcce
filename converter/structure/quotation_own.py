"""Whether posters quote words of their own, or only say them again.

Signatures, posts pasted once more and favourite sentences are repeated. Who quotes
oneself opens a post with the old words, marks them, or says so on the line before.
"""

from __future__ import annotations

from disputatio.converter.structure.post_words import PostWords
from disputatio.converter.structure.quotation_leads import Leads
from disputatio.converter.structure.quotation_search import Find


def quotes_oneself(
    words: PostWords, nth: int, find: Find, before: Find | None, leads: Leads
) -> bool:
    """Say whether a line that its author wrote before is quoted, not said again.

    `before` is what was found last in the lines above.
    """
    start, end = words.row(nth)
    if nth == 0 or words.text[start:end].lstrip().startswith(">"):
        return True
    if before is not None and before.last == find.first:
        return before.post == find.post
    first, last = words.lines[nth - 1]
    return last - first in leads.ends(words.codes[first:last])
