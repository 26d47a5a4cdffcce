"""Whether a line of the post names who said the words that it quotes ("Ann wrote:")."""

from __future__ import annotations

import re

from tests.gold.thread import GoldQuotation, GoldThread

_EDGE = ' >|"“«„'
_ENDS = (":",)
_BEGINS = ("wrote:", "quote:")


def attributed(thread: GoldThread, quotation: GoldQuotation) -> bool:
    """Say whether the last line before quoted words that is not quoted names the author."""
    if quotation.of is None:
        return False
    body = thread.posts[quotation.place.post - 1].body
    author = thread.posts[quotation.of - 1].author
    *lines, begun = body[: quotation.place.start].split("\n")
    if begun.strip(_EDGE):
        return False
    ends = len(body[: quotation.place.start]) - len(begun)
    for line in reversed(lines):
        ends -= len(line) + 1
        if _names(line.strip(_EDGE), author):
            return True
        if line.strip() and not _quoted(thread, quotation, line, ends):
            return False
    return False


def _names(line: str, author: str) -> bool:
    lower = line.casefold()
    words = {author, *(w for w in re.split(r"\W+", author) if len(w) > 2)}
    introduces = lower.endswith(_ENDS) or lower.startswith(_BEGINS)
    return introduces and any(word.casefold() in lower for word in words)


def _quoted(thread: GoldThread, near: GoldQuotation, line: str, start: int) -> bool:
    """Say whether a line of the same post is quoted too, by a mark or as a whole."""
    return line.startswith(">") or any(
        q.place.post == near.place.post
        and q.place.start <= start
        and start + len(line) <= q.place.end
        for q in thread.quotations
    )
