"""What a file writes otherwise than we derive it: corrections, not copies.

A correction is a pair [derived, found] under the key "aif" of an element's extras; it
is applied only while the derived value is still the same, so that edits win.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import attrs

from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.aif import Locution, Node

FORMAT = "aif"
"""Key of the extras that both AIF formats share."""

NODE_FIELDS = {
    "text": "text",
    "scheme": "scheme",
    "schemeID": "scheme_id",
    "timestamp": "timestamp",
}
"""Names of the corrections of a node, with its attributes."""

ENTRY_FIELDS = {
    "personID": "person",
    "timestamp": "timestamp",
    "start": "start",
    "end": "end",
    "source": "source",
}
"""Names of the corrections of a locution entry, with its attributes."""

_REQUIRED = frozenset({"text"})
_Record = TypeVar("_Record", Node, Locution)


def settings(extras: Extras) -> Extras:
    """Give what AIF keeps beside an element; empty where there is nothing."""
    return mapping(extras, FORMAT)


def mapping(extras: Extras, name: str) -> Extras:
    """Give a mapping inside extras; empty where there is none."""
    value = extras.get(name)
    return value if isinstance(value, Extras) else NO_EXTRAS


def rows(extras: Extras, name: str) -> tuple[Any, ...]:
    """Give a list inside extras; empty where there is none."""
    value = extras.get(name)
    return value if isinstance(value, tuple) else ()


def node_differences(derived: Node, found: Node) -> dict[str, Any]:
    """Give the corrections that make the found node of the derived one."""
    return _differences(derived, found, NODE_FIELDS)


def corrected_node(derived: Node, kept: Extras, key: str) -> Node:
    """Give a node its id, and apply the corrections of it that still fit."""
    return _corrected(derived, kept, NODE_FIELDS, {"id": key})


def entry_differences(derived: Locution, found: Locution) -> dict[str, Any]:
    """Give the corrections that make the found entry of the derived one."""
    return _differences(derived, found, ENTRY_FIELDS)


def corrected_entries(default: Locution, expected: int, kept: Extras) -> list[Locution]:
    """Give the entries of a node: as kept, or `expected` copies of the default."""
    if not isinstance(kept.get("locutions"), tuple):
        return [default] * expected
    found = (row for row in rows(kept, "locutions") if isinstance(row, Extras))
    return [_corrected(default, row, ENTRY_FIELDS, {}) for row in found]


def _differences(
    derived: _Record, found: _Record, fields: Mapping[str, str]
) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name, attribute in fields.items():
        was, now = getattr(derived, attribute), getattr(found, attribute)
        if was != now:
            result[name] = [was, now]
    return result | ({"more": found.more.plain()} if found.more else {})


def _corrected(
    derived: _Record, kept: Extras, fields: Mapping[str, str], changes: dict[str, Any]
) -> _Record:
    for name, attribute in fields.items() if kept else ():
        pair = rows(kept, name)
        if _is_pair(pair, name) and pair[0] == getattr(derived, attribute):
            changes[attribute] = pair[1]
    if more := mapping(kept, "more"):
        changes["more"] = more
    return attrs.evolve(derived, **changes) if changes else derived


def _is_pair(value: tuple[Any, ...], name: str) -> bool:
    if len(value) != 2:
        return False
    return isinstance(value[1], str) or (value[1] is None and name not in _REQUIRED)
