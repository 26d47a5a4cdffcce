"""Ids of nodes and edges as numbers, and the order in which files have them."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import islice
from operator import le
from typing import Any, TypeVar

from disputatio.schemas.foreign.aif import Edge, Node

_DECIMAL = re.compile(r"[0-9]+(?:_[0-9]+)*", re.ASCII)
_LONGEST_ID = 40
_USUAL_ID = 15
_Item = TypeVar("_Item", Node, Edge)
_Record = TypeVar("_Record")


def number_of(value: str) -> int | None:
    """Give the number that an id writes ("7", or "2_16" as DialAM's), or None."""
    if len(value) <= _USUAL_ID and value.isdecimal() and value.isascii():
        return int(value)
    if len(value) > _LONGEST_ID or not _DECIMAL.fullmatch(value):
        return None
    return int(value)


def numbers_of(ids: Sequence[str]) -> list[int | None]:
    """Give the numbers of many ids; those of a usual file at once."""
    together = "".join(ids)
    digits = together.isdecimal() and together.isascii() and all(ids)
    if digits and max(map(len, ids)) <= _USUAL_ID:
        return list(map(int, ids))
    return list(map(number_of, ids))


def rank_of(value: str) -> tuple[bool, int]:
    """Give what ids are sorted by: their numbers, then those that have none."""
    number = number_of(value)
    return number is None, number or 0


def numbered(wanted: Sequence[str | None], taken: Iterable[str]) -> list[str]:
    """Give every wanted id once, and numbers above all of them to the rest.

    Args:
        wanted: the ids; None where any will do.
        taken: ids of others, above which the numbers are, too.
    """
    if None not in wanted and len(set(wanted)) == len(wanted):
        return list(wanted)  # type: ignore[arg-type]
    seen: set[str] = set()
    once: list[str | None] = []
    for value in wanted:
        once.append(value if value not in seen else None)
        if value is not None:
            seen.add(value)
    return filled(once, taken)


def filled(ids: Sequence[str | None], taken: Iterable[str]) -> list[str]:
    """Give ids as they are, repeated ones too, and numbers above all where there is none."""
    if None not in ids:
        return ids if isinstance(ids, list) else list(ids)  # type: ignore[arg-type]
    known = (number_of(value) or 0 for value in (*ids, *taken) if value is not None)
    following = 1 + max(known, default=0)
    final: list[str] = []
    for value in ids:
        final.append(value if value is not None else str(following))
        following += value is None
    return final


def in_order(items: Sequence[_Item], order: Sequence[Any]) -> tuple[_Item, ...]:
    """Sort by number; where the file had another order, by that."""
    result = _sorted(items, numbers_of([item.id for item in items]))
    return (
        queued(result, [item.id for item in result], order) if order else tuple(result)
    )


def _sorted(items: Sequence[_Item], numbers: Sequence[int | None]) -> Sequence[_Item]:
    if None in numbers:
        return sorted(items, key=lambda item: rank_of(item.id))
    if all(map(le, numbers, islice(numbers, 1, None))):  # type: ignore[arg-type]
        return items
    places = sorted(range(len(numbers)), key=numbers.__getitem__)  # type: ignore[arg-type]
    return [items[place] for place in places]


def queued(
    items: Sequence[_Record], ids: Sequence[str], order: Sequence[Any]
) -> tuple[_Record, ...]:
    """Give items in the order in which the file names their ids, then the others.

    An id that is named twice is that of two items, in the order in which they stand.
    """
    if not order:
        return tuple(items)
    places: dict[str, deque[int]] = {}
    for place, name in enumerate(ids):
        places.setdefault(name, deque()).append(place)
    first = [
        places[name].popleft()
        for name in order
        if isinstance(name, str) and places.get(name)
    ]
    rest = sorted(set(range(len(items))).difference(first))
    return tuple(items[place] for place in (*first, *rest))
