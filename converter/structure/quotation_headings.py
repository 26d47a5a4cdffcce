"""Lines that many posts share though none quotes the other: links, and "Ann wrote:"."""

from __future__ import annotations

import re

from disputatio.converter.structure.quotation_leads import Leads
from disputatio.converter.structure.words import words

FEW = 8
"""Words below which a line with a colon at its end only leads to the next."""

LONGEST = 160
"""Characters of a line that says whose words follow."""

LEAST = 3
"""Words that a line has besides its links to be more than links."""

_LINK = re.compile(r"(?:https?://|www\.)\S+")
_QUOTED = re.compile(r"[\s>]*")


def only_leads(text: str, leads: Leads) -> bool:
    """Say whether each line of a text only leads to other words, of a page or a post."""
    lines = [line for line in text.split("\n") if line.strip()]
    # A long line rarely does, and that is quick to tell.
    return all(_leads(line, leads) for line in sorted(lines, key=len, reverse=True))


def _leads(line: str, leads: Leads) -> bool:
    bare = _QUOTED.sub("", line, count=1).rstrip() if ">" in line else line.strip()
    if bare.endswith(":") and len(words(bare)) < FEW:
        return True
    if "://" in bare or "www." in bare:
        without = _LINK.sub("", bare)
        if without != bare:
            return len(words(without)) < LEAST
    return len(bare) <= LONGEST and leads.is_heading(bare)
