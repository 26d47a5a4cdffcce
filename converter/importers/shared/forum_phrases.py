"""What short phrases of forum software say: who edited, and why."""

from __future__ import annotations

import re

from disputatio.converter.importers.shared import page_words as words

_EDITED_BY = re.compile(
    rf"^\W*(?:{words.either(words.LAST_EDITED_BY)})\s+(?P<name>\S.*)$", re.IGNORECASE
)
_REASON = re.compile(rf"\s(?:{words.either(words.EDIT_REASON)}):.*", re.IGNORECASE)
_LONGEST = 200


def editor(mark: str | None) -> str | None:
    """Give who edited, from an edit mark without its date: "Last edited by a moderator:"."""
    found = _EDITED_BY.match((mark or "")[:_LONGEST])
    return found["name"].rstrip(" :;,–-") or None if found else None


def without_reason(mark: str) -> str:
    """Take the reason off an edit mark, which stands at its end: "by Ann. Reason: typo"."""
    return _REASON.sub("", mark)
