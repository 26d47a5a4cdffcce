"""Relative times, settled against the time at which a page was saved.

"6 minutes ago" and "yesterday, 03:31" say when only to those who know when they were
read. What they then settle is honest: minutes to the minute, "2 hours ago" to the hour,
"3 days ago" to the day (`within` says which); weeks, months and years stay text.
"""

from __future__ import annotations

import datetime as dt
import re

from attrs import frozen

from disputatio.converter.importers.shared import date_words as calendar
from disputatio.converter.importers.shared.dates import clock_in, is_date

_WORD = re.compile(r"[^\W\d_]+|\d+")
_MOST = {"minute": 60 * 24, "hour": 24 * 7, "day": 31}
"""So many units are told in one number, at most: "400 days ago" is a year and more."""


@frozen(kw_only=True)
class Settled:
    """What a relative time settles."""

    at: dt.datetime
    """The time, with a zone where the time of saving has one that counts."""
    within: str
    """How exact it is: minute, hour, day."""


def settled(text: str, saved: dt.datetime) -> Settled | None:
    """Give when a relative time was, on a page that was saved at some time."""
    if not is_date(text):
        return None
    words = [w.casefold() for w in _WORD.findall(text)]
    return _named_day(text, words, saved) or _ago(words, saved)


def _named_day(text: str, words: list[str], saved: dt.datetime) -> Settled | None:
    """Settle "yesterday, 03:31": the clock is that of the page, whose zone is unknown."""
    back = _days_back(words, saved)
    time = clock_in(text)
    if back is None or time is None:
        return None
    try:
        day = saved.date() - dt.timedelta(days=back)
    except OverflowError:
        return None
    return Settled(at=dt.datetime.combine(day, time), within="minute")


def _days_back(words: list[str], saved: dt.datetime) -> int | None:
    if not words:
        return None
    if words[0] in calendar.DAYS_BACK:
        return calendar.DAYS_BACK[words[0]]
    number = calendar.WEEKDAY_NUMBERS.get(words[0])
    if number is None or any(w in calendar.MONTHS for w in words[1:]):
        return None
    return (saved.isoweekday() - number) % 7 or 7


def _ago(words: list[str], saved: dt.datetime) -> Settled | None:
    behind = words[-1:] and words[-1] in calendar.AGO_BEHIND_NUMBERS
    if not behind and not any(w in calendar.AGO_SIGNS or w == "il" for w in words):
        return None
    unit = next(
        (u for u, names in calendar.UNITS.items() if not names.isdisjoint(words)), None
    )
    count = _count(words)
    if unit == "moment":
        return Settled(at=saved.replace(second=0, microsecond=0), within="minute")
    if unit is None or count is None or count > _MOST[unit]:
        return None
    try:
        at = saved - dt.timedelta(**{f"{unit}s": count})
    except OverflowError:
        return None
    return Settled(at=_cut(at, unit), within=unit)


def _count(words: list[str]) -> int | None:
    numbers = [w for w in words if w.isdecimal()]
    if len(numbers) == 1 and len(numbers[0]) < 5:
        return int(numbers[0])
    return 1 if not numbers and not calendar.ONE.isdisjoint(words) else None


def _cut(at: dt.datetime, unit: str) -> dt.datetime:
    """Leave out what the unit does not tell."""
    at = at.replace(second=0, microsecond=0)
    if unit == "hour":
        return at.replace(minute=0)
    return at if unit == "minute" else at.replace(hour=0, minute=0)
