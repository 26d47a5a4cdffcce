"""Values of data records by kind: whatever stands in a field, no kind is assumed."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any

LARGEST = 1 << 53
"""Numbers beyond this are no counts."""


def text(record: Mapping[str, Any], *names: str) -> str | None:
    """Give the first of some fields that is a text with words in it."""
    for name in names:
        value = record.get(name)
        if isinstance(value, str) and value.strip():
            return value
    return None


def identity(record: Mapping[str, Any], *names: str) -> str | None:
    """Give the first of some fields that is an id: a text, or a number as text."""
    for name in names:
        value = record.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return None


def whole(record: Mapping[str, Any], *names: str) -> int | None:
    """Give the first of some fields that is a whole number, or a text of one."""
    for name in names:
        value = number(record, name)
        if value is not None and value == int(value):
            return int(value)
    return None


def number(record: Mapping[str, Any], name: str) -> float | None:
    """Give a field that is a number, or a text of one."""
    value = record.get(name)
    if isinstance(value, str):
        try:
            value = float(value[:30])
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if isfinite(value) and abs(value) < LARGEST else None


def rows(record: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """Give the objects of a field that is a list."""
    value = record.get(name)
    return [v for v in value if isinstance(v, dict)] if isinstance(value, list) else []


def inner(record: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Give a field that is an object; an empty one where it is not."""
    value = record.get(name)
    return value if isinstance(value, dict) else {}
