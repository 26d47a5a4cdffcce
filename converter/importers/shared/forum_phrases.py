"""What short phrases of forum software say: who edited, who is quoted."""

from __future__ import annotations

import re

from disputatio.converter.importers.shared import page_words as words

_EDITED_BY = re.compile(
    rf"^\W*(?:{words.either(words.LAST_EDITED_BY)})\s+(?P<name>\S.*)$", re.IGNORECASE
)
_VERBS = words.either(words.flat(words.SAID))
_SAID = re.compile(rf"^(?P<name>\S.*?),?\s+(?:{_VERBS})$", re.IGNORECASE)
_SAID_BY = re.compile(rf"^.*\d.*?\s(?:{_VERBS})\s+(?P<name>\S.*)$", re.IGNORECASE)
_WHEN_FIRST = re.compile(r"^[^,]*\d[^,]*,\s+(?=\S)")
_WHEN_LAST = re.compile(r",\s+(?:\w+\s)?[^,]*\d[^,]*$")
_LONGEST = 200


def editor(mark: str | None) -> str | None:
    """Give who edited, from an edit mark without its date: "Last edited by a moderator:"."""
    found = _EDITED_BY.match((mark or "")[:_LONGEST])
    return found["name"].rstrip(" :;,.–-") or None if found else None


def quoted_name(title: str | None, *, dated: bool = False) -> str | None:
    """Give the name in the title of a quotation: "X said:", "X schrieb: ↑".

    `dated` says that a time may stand with the name: "On 4 May 2020 at 12:30, X said:",
    "Am 4.5.2020 um 12:30 schrieb X:". In a language whose verb is not known, the name is
    all of the title.
    """
    text = (title or "")[:_LONGEST].strip().rstrip("↑ \xa0").removesuffix(":").strip()
    said = _SAID.match(text)
    if said is not None:
        name = said["name"]
        return (
            (_WHEN_FIRST.sub("", _WHEN_LAST.sub("", name)) or None) if dated else name
        )
    by = _SAID_BY.match(text) if dated else None
    return by["name"] if by else text or None
