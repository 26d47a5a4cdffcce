"""The dates and times that copies of comments and chats show beside a name."""

from __future__ import annotations

import re

from disputatio.converter.importers.shared.dates import LONGEST, is_date

_CLOCK = r"\d\d?[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?"
_SPAN = r"\d{1,3} ?(?:min|mo|yr|[smhdwy])\.?(?: ago)?"
_AGE = re.compile(
    rf"{_SPAN}|\d{{1,3}} ?(?:std|tg|wo|wk|sem|tyg|j|t|u|g|ч|д|нед)\.?", re.I
)
"""Ages beside buttons, in more languages: nothing else is so short there."""
_ALONE = re.compile(rf"{_CLOCK}|{_SPAN}|\d\d?[/.]\d\d?\.?,? {_CLOCK}", re.I)
_STAMP = re.compile(rf"(?:\[{_CLOCK}\]|{_CLOCK})", re.I)
_CLOCK_FIRST = re.compile(rf"{_CLOCK},?(?: ·)? (?=\S)", re.I)
_AROUND = re.compile(
    r"^(?:(?::[\w+-]{1,40}:\s*)+|(?:updated|edited|answered)\s+)|\s+\(?edited\)?$"
    r"|\s+\((?:bearbeitet|modifié|editado|modificato|bewerkt|edytowany|muokattu|redigerad|изменено)\)$",
    re.I,
)
_TAIL = re.compile(r"(?<!\s)\s*(?:[·•|()\[\]].*|:$)")


def when(text: str) -> str | None:
    """Give the date that a text is, or the bare time of a chat, or "3h ago"."""
    text = text.strip(" \t[(—–")[: 2 * LONGEST]
    clock = _CLOCK_FIRST.match(text)
    if clock and is_date(text[clock.end() :]):
        return text
    text = _TAIL.sub("", _AROUND.sub("", text))
    if not 2 <= len(text) <= LONGEST:
        return None
    return text if _ALONE.fullmatch(text) or is_date(text) else None


def is_stamp(text: str) -> bool:
    """Say whether a line is a bare time, as chats print it above further words."""
    return _STAMP.fullmatch(text.strip()) is not None


def age(text: str) -> str | None:
    """Give the age that a line is: "3h", "2 w", "5d ago"."""
    return text.strip() if _AGE.fullmatch(text.strip()) else None
