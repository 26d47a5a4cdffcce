"""Times as AIF's tools write them.

AIFdb has local times without a zone, OVA2 those of its users, OVA3 what JavaScript
makes of a date; AIFdb's upload takes seconds since 1970.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from functools import lru_cache

from disputatio.schemas.debate import Moment

_ISO = re.compile(
    r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:?\d\d)?", re.ASCII
)
_AIFDB = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", re.ASCII)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_CLOCK = r"(?P<H>\d\d):(?P<M>\d\d):(?P<S>\d\d)"
_JAVASCRIPT = (
    rf"[A-Z][a-z]{{2}} (?P<m>[A-Z][a-z]{{2}}) (?P<d>\d\d) (?P<y>\d{{4}}) {_CLOCK}"
    r" GMT(?P<zone>[+-]\d{4})(?: \(.*\))?"
)
_SHAPES = tuple(
    re.compile(shape, re.ASCII)
    for shape in (
        rf"(?P<y>\d{{4}})/(?P<m>\d\d)/(?P<d>\d\d) {_CLOCK}",
        rf"(?P<d>\d\d)/(?P<m>\d\d)/(?P<y>\d{{4}}) - {_CLOCK}",
        _JAVASCRIPT,
    )
)
_MONTHS = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_LOCAL_EPOCH = _EPOCH.replace(tzinfo=None)
_DATE_PARTS = ("y", "m", "d", "H", "M", "S")


@lru_cache(maxsize=4096)
def is_usual_time(time: str) -> bool:
    """Say whether a time that there can be is written as AIFdb writes it."""
    return bool(_AIFDB.fullmatch(time)) and _can_be(time)


@lru_cache(maxsize=4096)
def is_iso_time(time: str) -> bool:
    """Say whether it is a day or an instant that there can be, as RDF writes them."""
    day = _DAY.fullmatch(time)
    return _can_be(day[1]) if day else bool(_ISO.fullmatch(time)) and _can_be(time)


def _can_be(time: str) -> bool:
    with suppress(ValueError):
        dt.datetime.fromisoformat(time)
        return True
    return False


def start_of(moment: Moment | None) -> str | None:
    """Give an instant as "YYYY-MM-DD HH:MM:SS", in UTC where its zone is known."""
    if moment is None or moment.at is None:
        return None
    return _in_utc(moment.at)


@lru_cache(maxsize=4096)
def _in_utc(at: dt.datetime) -> str:
    if at.tzinfo is None:
        return at.isoformat(" ", "seconds")
    with suppress(OverflowError):  # a few hours from the first or last year there is
        at = at.astimezone(dt.UTC)
    return at.replace(tzinfo=None).isoformat(" ", "seconds")


def epoch_of(start: str | None) -> int | None:
    """Give a locution's start as seconds since 1970, taken as UTC; None if it is none."""
    moment = moment_of(start)
    if moment is None or moment.at is None:
        return None
    begun = _EPOCH if moment.at.tzinfo else _LOCAL_EPOCH
    return int((moment.at - begun).total_seconds())


@lru_cache(maxsize=4096)
def moment_of(start: str | None) -> Moment | None:
    """Give a locution's start; `at` is None where it is written in no known way."""
    if not start:
        return None
    at = None
    with suppress(ValueError):
        at = _at(start)
    return Moment(text=start, at=at, zone_known=bool(at and at.tzinfo))


def _at(start: str) -> dt.datetime | None:
    if _ISO.fullmatch(start):
        return dt.datetime.fromisoformat(start)
    found = next((m for s in _SHAPES if (m := s.fullmatch(start))), None)
    return _instant(found.groupdict()) if found else None


def _instant(parts: dict[str, str]) -> dt.datetime:
    month = parts["m"]
    if month in _MONTHS:
        parts["m"] = str(_MONTHS.index(month) + 1)
    at = dt.datetime(*(int(parts[name]) for name in _DATE_PARTS))  # type: ignore[arg-type]  # noqa: DTZ001
    zone = parts.get("zone")
    if zone is None:
        return at
    minutes = int(zone[1:3]) * 60 + int(zone[3:])
    offset = dt.timedelta(minutes=-minutes if zone[0] == "-" else minutes)
    return at.replace(tzinfo=dt.timezone(offset))
