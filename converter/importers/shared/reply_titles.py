"""Titles of posts, which mostly repeat that of the thread behind a "Re:"."""

from __future__ import annotations

import re

from disputatio.converter.importers.shared.page_words import REPLY_SUBJECT, either

_REPLY = re.compile(
    rf"^(?:(?:{either(REPLY_SUBJECT)})(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE
)


def own_title(title: str | None, thread: str | None) -> str | None:
    """Give a post's title where it says more than "Re:" and that of the thread."""
    plain = _plain(title)
    return title if plain and not plain.endswith(_plain(thread) or plain) else None


def without_reply(title: str | None) -> str | None:
    """Give a title without the "Re:" before it."""
    return _REPLY.sub("", (title or "").strip()) or None


def _plain(title: str | None) -> str:
    return (without_reply(title) or "").casefold()
