"""Ids of nodes and edges as numbers, and the order in which files have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from disputatio.schemas.foreign.aif import Edge, Locution, Node

_DECIMAL = re.compile(r"[0-9]+(?:_[0-9]+)*", re.ASCII)
_LONGEST_ID = 40
_USUAL_ID = 15
_Item = TypeVar("_Item", Node, Edge)


def number_of(value: str) -> int | None:
    """Give the number that an id writes ("7", or "2_16" as DialAM's), or None."""
    if len(value) <= _USUAL_ID and value.isdecimal() and value.isascii():
        return int(value)
    if len(value) > _LONGEST_ID or not _DECIMAL.fullmatch(value):
        return None
    return int(value)


def rank_of(value: str) -> tuple[bool, int]:
    """Give what ids are sorted by: their numbers, then those that have none."""
    number = number_of(value)
    return number is None, number or 0


def numbered(wanted: Sequence[str | None], taken: Iterable[str]) -> list[str]:
    """Give every wanted id once, and numbers above all of them to the rest."""
    seen = set(taken)
    result: list[str | None] = []
    for value in wanted:
        result.append(value if value not in seen else None)
        if value is not None:
            seen.add(value)
    if None not in result:
        return result  # type: ignore[return-value]
    following = 1 + max((number_of(value) or 0 for value in seen), default=0)
    final: list[str] = []
    for known in result:
        final.append(known if known is not None else str(following))
        following += known is None
    return final


def in_order(items: Sequence[_Item], order: Sequence[Any]) -> tuple[_Item, ...]:
    """Sort by number; where the file had another order, by that."""
    numbers = [n for n in (number_of(item.id) for item in items) if n is not None]
    if len(numbers) < len(items):
        result = sorted(items, key=lambda item: rank_of(item.id))
    else:
        places = sorted(range(len(numbers)), key=numbers.__getitem__)
        result = [items[place] for place in places]
    if order:
        wished = {v: i for i, v in enumerate(order) if isinstance(v, str)}
        result.sort(key=lambda item: wished.get(item.id, len(order)))
    return tuple(result)


def queued(entries: Sequence[Locution], order: Sequence[Any]) -> tuple[Locution, ...]:
    """Give entries in the order in which the file names their nodes."""
    if not order:
        return tuple(entries)
    queues: dict[str, list[Locution]] = {}
    for entry in reversed(entries):
        queues.setdefault(entry.node, []).append(entry)
    first = [
        queues[name].pop()
        for name in order
        if isinstance(name, str) and queues.get(name)
    ]
    rest = (entry for queue in queues.values() for entry in reversed(queue))
    return (*first, *rest)
