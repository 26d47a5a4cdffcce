"""Plain YAML scalars as js-yaml 4 resolves them, and keys as JavaScript writes them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?(?:0b[01]+|0x[0-9a-fA-F]+|0o[0-7]+|[0-9]+)\Z")
_FLOAT = re.compile(r"(?:[-+]?[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\Z")
_ENDLESS = re.compile(r"(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\Z")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_TIME = re.compile(
    r"([0-9]{4})-([0-9][0-9]?)-([0-9][0-9]?)(?:[Tt]|[ \t]+)([0-9][0-9]?):([0-9]{2})"
    r":([0-9]{2})(?:\.([0-9]*))?(?:[ \t]*(?:Z|([-+])([0-9][0-9]?)(?::([0-9]{2}))?))?\Z"
)
_BASES = {"0b": 2, "0x": 16, "0o": 8}
_LONGEST = 400
"""Longer numbers are beyond what a number can be."""


def resolved(text: str) -> Any:
    """Give the value of a plain scalar; a date is the text that JSON has for it."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789" or len(text) > _LONGEST:
        return text
    number = _number(text)
    if number is not None:
        return number
    if _ENDLESS.match(text):
        return None
    return timestamp(text) or text


def _number(text: str) -> int | float | None:
    if _INTEGER.match(text):
        bare = text.lstrip("+-")
        size = int(bare, _BASES.get(bare[:2], 10))
        return (-size if text.startswith("-") else size) if _is_finite(size) else None
    if _FLOAT.match(text):
        value = float(text)
        return value if _is_finite(value) else None
    return None


def _is_finite(value: float) -> bool:
    try:
        return abs(float(value)) != float("inf")
    except OverflowError:
        return False


def timestamp(text: str) -> str | None:
    """Give a date or time as JSON has it, in UTC; None where the text is none."""
    match = _DATE.match(text) or _TIME.match(text)
    if match is None:
        return None
    year, month, day, *rest = match.groups()
    try:
        moment = _first_of(int(year), int(month)) + timedelta(days=int(day) - 1)
        moment += _time_of_day(*rest) if rest else timedelta()
    except (OverflowError, ValueError):
        return None
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _first_of(year: int, month: int) -> datetime:
    """Give the first of a month; JavaScript counts on beyond December."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return datetime(1900 + year if year < 100 else year, month, 1, tzinfo=UTC)


def _time_of_day(  # noqa: PLR0913, PLR0917
    hour: str,
    minute: str,
    second: str,
    fraction: str | None,
    sign: str | None,
    zone_hour: str | None,
    zone_minute: str | None,
) -> timedelta:
    zone = timedelta(hours=int(zone_hour or 0), minutes=int(zone_minute or 0))
    time = timedelta(
        hours=int(hour),
        minutes=int(minute),
        seconds=int(second),
        milliseconds=int(((fraction or "") + "000")[:3]),
    )
    return time + zone if sign == "-" else time - zone


def key_of(value: Any) -> str | None:
    """Give a key as JavaScript writes its value; None for lists in a list."""
    if isinstance(value, dict):
        return "[object Object]"
    if isinstance(value, list):
        parts = ["" if item is None else key_of(item) for item in value]
        nested = any(isinstance(item, list) for item in value)
        return None if nested else ",".join(part or "" for part in parts)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return written_number(value)
    return "null" if value is None else str(value)


def written_number(value: float) -> str:
    """Give a number as JavaScript writes it."""
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e21):
        return str(int(value))
    return re.sub(r"e([-+])0+", r"e\1", repr(value))
