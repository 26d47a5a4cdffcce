"""Ids of nodes and edges as numbers, and the order in which files have them."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterable, Sequence
from itertools import chain, count, islice, pairwise, starmap
from operator import le, lt
from typing import Any, TypeVar

from disputatio.schemas.foreign.aif import Edge, Node, picked, values_of
from disputatio.schemas.rooms import MEMORY, DiskRows, Room, Rows, Table, fixed

_DECIMAL = re.compile(r"[0-9]+(?:_[0-9]+)*", re.ASCII)
_LONGEST_ID = 40
_USUAL_ID = 15
_Item = TypeVar("_Item", Node, Edge)
_Called = TypeVar("_Called")


def number_of(value: str) -> int | None:
    """Give the number that an id writes ("7", or "2_16" as DialAM's), or None."""
    if len(value) <= _USUAL_ID and value.isdecimal() and value.isascii():
        return int(value)
    if len(value) > _LONGEST_ID or not _DECIMAL.fullmatch(value):
        return None
    return int(value)


def numbers_of(ids: Sequence[str]) -> list[int | None]:
    """Give the numbers of many ids; those of a usual file at once."""
    return list(map(int if are_numbers(ids) else number_of, ids))


def are_numbers(ids: Collection[str]) -> bool:
    """Say whether all ids are numbers as those of a usual file; they may be if not so."""
    lengths = set(map(len, ids))
    return bool(lengths) and _are_numbers(ids, lengths)


def _are_numbers(ids: Iterable[str], lengths: Collection[int]) -> bool:
    if 0 in lengths or max(lengths) > _USUAL_ID:
        return False
    together = "".join(ids)
    return together.isascii() and together.encode().isdigit()


def comparable(ids: Sequence[str]) -> Sequence[str] | Sequence[int | None]:
    """Give what ids are compared by: numbers, which compare as texts if of one length."""
    lengths = set(map(len, ids))
    if len(lengths) == 1 and _are_numbers(ids, lengths):
        return ids
    return numbers_of(ids)


def are_rising(ids: Sequence[str]) -> bool:
    """Say whether all ids are numbers, and every one is more than the one before."""
    row: Sequence[Any] = comparable(ids)
    whole = row is ids or None not in row
    return whole and all(map(lt, row, islice(row, 1, None)))


def numbers_among(ids: Collection[str]) -> frozenset[str]:
    """Give those ids that are numbers."""
    if are_numbers(ids):
        return frozenset(ids)
    return frozenset(key for key in ids if number_of(key) is not None)


def rank_of(value: str) -> tuple[bool, int]:
    """Give what ids are sorted by: their numbers, then those that have none."""
    number = number_of(value)
    return number is None, number or 0


def numbered(
    wanted: Iterable[str | None], taken: Iterable[str], room: Room = MEMORY
) -> Rows[str]:
    """Give every wanted id once, and numbers above all of them to the rest.

    Args:
        wanted: the ids; None where any will do.
        taken: ids of others, above which the numbers are, too.
        room: where to remember.
    """
    rows = wanted if isinstance(wanted, list) else room.rows(wanted)
    if isinstance(rows, list):
        known = set(rows)
        if None not in known and len(known) == len(rows):
            return rows
    seen: Table[str, int] = room.table()

    def once(value: str | None) -> str | None:
        if value is None or value in seen:
            return None
        seen[value] = 1
        return value

    return filled(room.rows(map(once, rows)), taken, room)


def filled(
    ids: Rows[str | None], taken: Iterable[str], room: Room = MEMORY
) -> Rows[str]:
    """Give ids as they are, repeated ones too, and numbers above all where there is none."""
    if None not in ids:
        return ids  # type: ignore[return-value]
    known = (number_of(value) or 0 for value in chain(ids, taken) if value is not None)
    fresh = count(1 + max(known, default=0))
    return room.rows(str(next(fresh)) if value is None else value for value in ids)


def in_order(
    items: Sequence[_Item], order: Sequence[Any], room: Room = MEMORY
) -> Sequence[_Item]:
    """Sort by number; where the file had another order, by that."""
    with_ends = any(type(name) is tuple for name in order)
    if not isinstance(items, DiskRows):
        places = sorted_places(values_of(items, 0))
        if order:
            usual = map(items.__getitem__, places)
            names = [item[:3] if with_ends else item[0] for item in usual]
            places = called(places, names, order)
        return picked(items, places)
    if not order and all(starmap(le, pairwise(rank_of(item.id) for item in items))):
        return items
    queue = Queue(order, room)

    def rank(item: _Item) -> tuple[int, int, int]:
        return queue.place(item[:3] if with_ends else item.id), *rank_of(item.id)

    return fixed(room.ordered(items, rank))


def sorted_places(ids: Sequence[str]) -> list[int]:
    """Give the places of ids in the order of their numbers, then the others."""
    row: Sequence[Any] = comparable(ids)
    if row is not ids and None in row:
        row = list(map(rank_of, ids))
    return sorted(range(len(row)), key=row.__getitem__)


def called(
    items: list[_Called], names: Sequence[Hashable], order: Sequence[Any]
) -> list[_Called]:
    """Give items in the order in which their names are called, then the others.

    A name that is called twice calls two items, in the order in which they stand.
    """
    if not order:
        return items
    waiting: dict[Hashable, list[int]] = {}
    for place, name in reversed(list(enumerate(names))):
        waiting.setdefault(name, []).append(place)
    first = [row.pop() for name in order if (row := waiting.get(name))]
    rest = sorted(chain.from_iterable(waiting.values()))
    return [items[place] for place in chain(first, rest)]


class Queue:
    """The order in which a file names ids; what it does not name comes after.

    An id that is named twice is that of two items, in the order in which they stand.
    Edges of one id are named by it and their ends.
    """

    def __init__(self, order: Sequence[Any], room: Room = MEMORY) -> None:
        """Take the names in their order."""
        self._last = len(order)
        self._places: Table[str, int] = room.table()
        self._named: Table[str, int] = room.table()
        self._used: Table[str, int] = room.table()
        for place, name in enumerate(order):
            if isinstance(name, str | tuple):
                self._places[_turn(self._named, name)] = place

    def place(self, name: str | tuple[str, ...]) -> int:
        """Give the place of the next item of an id."""
        if not self._last:
            return 0
        place = self._places.get(_turn(self._used, name))
        return self._last if place is None else place


def _turn(turns: Table[str, int], name: str | tuple[str, ...]) -> str:
    """Give a name with a number for each time that it is named."""
    turn = turns.get(str(name)) or 0
    turns[str(name)] = turn + 1
    return f"{turn} {name}"
