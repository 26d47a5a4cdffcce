"""Where to remember: in dictionaries and lists, or in little memory and a file.

What must be remembered of a debate while it is written grows with it. A `Room` holds
it in memory, which is fast. A `DiskRoom` holds the newest things in memory and the
rest in a temporary file, so that no debate is too long to be written.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, count, islice
from typing import Any, Generic, Protocol, Self, TypeAlias, TypeVar

from disputatio.schemas.temporary import temporary

_K = TypeVar("_K", bound=int | str | tuple[int, int] | tuple[str, str])
_V = TypeVar("_V", bound=int | str)
_T = TypeVar("_T")


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


_E = TypeVar("_E", bound=_Keyed)

RECENT = 512
"""How many things each table of a `DiskRoom` holds in memory."""

_BLOCKS = 8
"""How many blocks each list of a `DiskRoom` holds in memory."""

_LARGEST = 2**63 - 1
"""The largest number that the file has as one; larger ones are longer texts."""


class Room:
    """Remembers in dictionaries and lists."""

    def table(self) -> Table[_K, _V]:
        """Give an empty table of values by key."""
        return {}

    def rows(self, items: Iterable[_T] = ()) -> Rows[_T]:
        """Give a list of some items."""
        return list(items)

    def groups(self) -> Groups:
        """Give an empty table of several values by key."""
        return Groups()

    def grouped(
        self, items: Sequence[_T], key: Callable[[_T], str]
    ) -> Callable[[str], list[_T] | None]:
        """Give what gives the items of a key, in their order; or None."""
        found: dict[str, list[_T]] = {}
        for item, name in zip(items, map(key, items), strict=True):
            if name in found:
                found[name].append(item)
            else:
                found[name] = [item]
        return found.get

    def ordered(
        self, items: Iterable[_T], rank: Callable[[_T], tuple[int, int, int]]
    ) -> Rows[_T]:
        """Give items in the order of their numbers, then as they stand."""
        return sorted(items, key=rank)


class Groups:
    """Several values by key, in the order in which they are put in."""

    def __init__(self) -> None:
        """Begin with none."""
        self._found: dict[str, list[Any]] = {}

    def put(self, key: str, value: int | str) -> None:
        """Add a value to those of a key."""
        self._found.setdefault(key, []).append(value)

    def of(self, key: str) -> Iterable[Any]:
        """Give the values of a key."""
        return self._found.get(key, ())


class DiskRoom(Room):
    """Remembers in little memory and a temporary file, which goes away when it is left."""

    def __init__(self) -> None:
        """Begin without a file."""
        self._names = map("t{}".format, count())

    def __enter__(self) -> Self:
        """Begin to remember."""
        return self

    def __exit__(self, *_: object) -> None:
        """Forget all, and let go of the file.

        A connection is in a cycle of references: by itself it would stay open, with
        its cache, until Python looks for cycles.
        """
        if "base" in vars(self):
            self.base.close()

    @cached_property
    def base(self) -> sqlite3.Connection:
        """The file."""
        base = temporary()
        base.execute("BEGIN")
        return base

    def made(self, columns: str) -> str:
        """Make a table in the file and give its name."""
        name = next(self._names)
        self.base.execute(f"CREATE TABLE {name} {columns}")
        return name

    def table(self) -> Table[_K, _V]:
        """Give an empty table of values by key."""
        return DiskTable(self)

    def rows(self, items: Iterable[_T] = ()) -> Rows[_T]:
        """Give a list of some items."""
        rows: DiskRows[_T] = DiskRows(self)
        rows.extend(items)
        return rows

    def groups(self) -> Groups:
        """Give an empty table of several values by key."""
        return _DiskGroups(self)

    def grouped(
        self, items: Sequence[_T], key: Callable[[_T], str]
    ) -> Callable[[str], list[_T] | None]:
        """Give what gives the items of a key, in their order; it remembers their places."""
        places = self.groups()
        for place, item in enumerate(items):
            places.put(key(item), place)
        return lambda name: list(map(items.__getitem__, places.of(name)))

    def ordered(
        self, items: Iterable[_T], rank: Callable[[_T], tuple[int, int, int]]
    ) -> Rows[_T]:
        """Give items in the order of their numbers, then as they stand."""
        name = self.made("(a, b, c, place INTEGER PRIMARY KEY, item)")
        told = ((*map(_comparable, rank(item)), pickle.dumps(item)) for item in items)
        insert = f"INSERT INTO {name} (a, b, c, item) VALUES (?, ?, ?, ?)"  # noqa: S608
        self.base.executemany(insert, told)
        select = f"SELECT item FROM {name} ORDER BY a, b, c, place"  # noqa: S608
        return self.rows(pickle.loads(row[0]) for row in self.base.execute(select))  # noqa: S301


def _comparable(number: int) -> int | str:
    return number if number <= _LARGEST else f"{number:040}"


class DiskTable(Mapping[_K, _V]):
    """Values by key: the newest in memory, the others in a file."""

    def __init__(self, room: DiskRoom) -> None:
        """Begin with none."""
        self._room = room
        self._recent: dict[_K, _V] = {}
        self._former: dict[_K, _V] = {}
        self._name = self._select = ""

    def get(self, key: _K, default: Any = None) -> Any:
        """Give the value of a key, or the default."""
        value: Any = self._recent.get(key)
        if value is None and self._name:
            value = self._former.get(key)
            if value is None:
                row = self._room.base.execute(self._select, (_text(key),)).fetchone()
                value = row and row[0]
        return default if value is None else value

    def __contains__(self, key: object) -> bool:
        return self.get(key) is not None  # type: ignore[arg-type]

    def __getitem__(self, key: _K) -> _V:
        value: _V | None = self.get(key)
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key: _K, value: _V) -> None:
        self._recent[key] = value
        if len(self._recent) >= RECENT:
            self._put_away()

    def setdefault(self, key: _K, default: _V) -> _V:
        """Give the value of a key; a key without one has the default from then on."""
        value: _V | None = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def __iter__(self) -> Iterator[_K]:
        self._put_away()
        select = f"SELECT key FROM {self._name}"  # noqa: S608
        return (key for (key,) in self._room.base.execute(select))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _put_away(self) -> None:
        columns = "(key PRIMARY KEY, value) WITHOUT ROWID"
        self._name = self._name or self._room.made(columns)
        self._select = f"SELECT value FROM {self._name} WHERE key = ?"  # noqa: S608
        insert = f"INSERT OR REPLACE INTO {self._name} VALUES (?, ?)"  # noqa: S608
        items = self._recent.items()
        self._room.base.executemany(insert, ((_text(k), v) for k, v in items))
        self._former, self._recent = self._recent, {}


def _text(key: object) -> object:
    """Give a key as what the file takes; no two pairs have the same text."""
    return repr(key) if type(key) is tuple else key


class DiskRows(Sequence[_T]):
    """A list: the newest items in memory, the others in blocks in a file."""

    def __init__(self, room: DiskRoom) -> None:
        """Begin with none."""
        self._room = room
        self._recent: list[_T] = []
        self._count = 0
        self._near: dict[int, list[_T]] = {}
        self._name = ""

    def append(self, item: _T) -> None:
        """Add an item."""
        self._recent.append(item)
        if len(self._recent) == RECENT:
            self._put_away()

    def extend(self, items: Iterable[_T]) -> None:
        """Add items."""
        items = iter(items)
        while more := list(islice(items, RECENT - len(self._recent))):
            self._recent += more
            if len(self._recent) == RECENT:
                self._put_away()

    def _put_away(self) -> None:
        self._name = self._name or self._room.made("(place INTEGER PRIMARY KEY, block)")
        row = self._count, pickle.dumps(self._recent)
        self._room.base.execute(f"INSERT INTO {self._name} VALUES (?, ?)", row)  # noqa: S608
        self._recent = []
        self._count += 1

    def __len__(self) -> int:
        return self._count * RECENT + len(self._recent)

    def __iter__(self) -> Iterator[_T]:
        for number in range(self._count):
            yield from self._block(number)
        yield from self._recent

    def __getitem__(self, place: int) -> _T:  # type: ignore[override]
        """Give the item at a place from 0."""
        number, rest = divmod(place, RECENT)
        if number == self._count:
            return self._recent[rest]
        if number not in self._near:
            if len(self._near) == _BLOCKS:
                del self._near[next(iter(self._near))]
            self._near[number] = self._block(number)
        return self._near[number][rest]

    def _block(self, number: int) -> list[_T]:
        select = f"SELECT block FROM {self._name} WHERE place = ?"  # noqa: S608
        (block,) = self._room.base.execute(select, (number,)).fetchone()
        found: list[_T] = pickle.loads(block)  # noqa: S301
        return found


class _DiskGroups(Groups):
    """Some values in memory; all of them in a file as soon as they are more."""

    def __init__(self, room: DiskRoom) -> None:
        super().__init__()
        self._room = room
        self._count = 0
        self._name = ""

    def put(self, key: str, value: int | str) -> None:
        super().put(key, value)
        self._count += 1
        if self._count % RECENT == 0:
            self._put_away()

    def _put_away(self) -> None:
        columns = "(key, place INTEGER, value, PRIMARY KEY (key, place)) WITHOUT ROWID"
        self._name = self._name or self._room.made(columns)
        found, places = self._found.items(), count(self._count)
        told = ((key, next(places), value) for key, all_ in found for value in all_)
        insert = f"INSERT INTO {self._name} VALUES (?, ?, ?)"  # noqa: S608
        self._room.base.executemany(insert, told)
        self._found = {}

    def of(self, key: str) -> Iterable[Any]:
        recent = super().of(key)
        if not self._name:
            return recent
        select = f"SELECT value FROM {self._name} WHERE key = ? ORDER BY place"  # noqa: S608
        found = self._room.base.execute(select, (key,))
        return chain((value for (value,) in found), recent)


MEMORY = Room()
"""The room that is fast."""

Table: TypeAlias = dict[_K, _V] | DiskTable[_K, _V]
"""Values by key."""

Rows: TypeAlias = list[_T] | DiskRows[_T]
"""A list that grows."""


class Places(Generic[_E]):
    """Elements by their keys."""

    def __init__(self, elements: Sequence[_E], room: Room) -> None:
        """Know all of some elements."""
        self._elements = elements
        self._places: Table[str, int] = room.table()
        for place, element in enumerate(elements):
            self._places[element.key] = place

    def get(self, key: str) -> _E | None:
        """Give the element of a key, or None."""
        place = self._places.get(key)
        return None if place is None else self._elements[place]


def batches(items: Iterable[_T]) -> Iterator[list[_T]]:
    """Give items, as many at once as may be in memory."""
    waiting = iter(items)
    while batch := list(islice(waiting, RECENT)):
        yield batch


def blocks(*rows: Rows[Any]) -> Iterator[tuple[list[Any], ...]]:
    """Give lists of one length side by side, as many items at once as are in memory."""
    if all(isinstance(each, list) for each in rows):
        yield rows  # type: ignore[misc]
        return
    items = tuple(map(iter, rows))
    while (block := tuple(list(islice(each, RECENT)) for each in items))[0]:
        yield block


def fixed(rows: Rows[_T]) -> Sequence[_T]:
    """Give a list that grows no more."""
    return tuple(rows) if isinstance(rows, list) else rows


def in_row(parts: Iterable[Sequence[Any]], room: Room) -> Any:
    """Give what was made of blocks as one list: in memory there is one block."""
    if room is MEMORY:
        (whole,) = parts
        return whole
    return room.rows(chain.from_iterable(parts))


def together(
    parts: Iterable[Sequence[_T]], others: Sequence[_T], room: Room
) -> Sequence[_T]:
    """Give what was made of blocks, with others behind it."""
    whole: Sequence[_T] = in_row(parts, room)
    return room.rows(chain(whole, others)) if others else whole
