"""What the official model and its export cannot hold, though the grammar allows it."""

from __future__ import annotations

from typing import Any

RESERVED = frozenset(
    {
        "__defineGetter__",
        "__defineSetter__",
        "__lookupGetter__",
        "__lookupSetter__",
        "__proto__",
        "constructor",
        "hasOwnProperty",
        "isPrototypeOf",
        "propertyIsEnumerable",
        "toLocaleString",
        "toString",
        "valueOf",
    }
)
"""Titles that are members of every JavaScript object."""


def breaks_export(data: Any) -> bool:
    """Say whether some mapping in data looks like a relation that leads nowhere."""
    waiting = [data]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            if item.get("type") == "relation" and item.get("to") is None:
                return True
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
    return False
