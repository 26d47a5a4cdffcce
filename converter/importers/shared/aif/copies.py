"""The two copies of a graph in one file, as one graph.

Our files, and xAIF's beside AIFdb's lists, hold the graph twice: bare and under "AIF".
A tool edits one of them. Where the debate beside them tells what was written, what
either copy changed is taken; where both changed the same, the bare copy counts, and a
change counts more than a removal. Where nothing tells what was written, the bare copy
counts. What is dropped is told with its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import count
from typing import Any, NamedTuple

from attrs import define, field

from disputatio.converter.importers.shared.aif.documents import RawGraph
from disputatio.schemas.foreign.aif import SCHEME_TYPES
from disputatio.schemas.foreign.aif_lists import IDS, named_rows
from disputatio.schemas.foreign.aif_numbers import number_of
from disputatio.schemas.foreign.aif_records import id_of
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import shortened

_NAMING = {
    "nodes": ("nodeID",),
    "edges": ("fromID", "toID"),
    "locutions": ("nodeID",),
    **{name: (key,) for name, key in IDS.items()},
}
"""Fields by which a row of each list is the same row in both copies."""

_ADDED = {"nodes": ("nodeID", "type", "text"), "edges": ("edgeID", "fromID", "toID")}
"""The id of what tools add, and what tells that two of one id are not the same."""


class _Row(NamedTuple):
    """A row of a list."""

    value: Any
    """The JSON value."""
    path: str
    """Where it stands."""


_ABSENT = object()
"""What is where nothing is; null is a value of JSON."""

_NONE = _Row(_ABSENT, "")
"""No row."""


def one_graph(
    graphs: Sequence[RawGraph], written: Mapping[str, list[Any]] | None
) -> tuple[RawGraph, tuple[Notice, ...]]:
    """Give the graph that the copies in a file come to.

    Args:
        graphs: the copies, the bare one first.
        written: the lists that were written into both; None where nothing tells.

    Returns:
        One graph, and a notice for each thing that was dropped.
    """
    first, *others = graphs
    if not others:
        return first, ()
    second = others[0]
    whole = RawGraph(
        {**second.lists, **first.lists}, first.path, _places(first, second)
    )
    if all(second.lists.get(n, rows) == rows for n, rows in whole.lists.items()):
        return whole, ()
    if written is None:
        return whole, tuple(_told_other(whole, second))
    return _Merge(written, whole, second).graph()


def _places(first: RawGraph, second: RawGraph) -> dict[str, list[str]]:
    """Give the places of the rows that only the second copy has, and those of the first."""
    alone = second.lists.keys() - first.lists.keys()
    rows = {name: range(len(second.lists[name])) for name in alone}
    places = {name: [second.place(name, n) for n in rows[name]] for name in alone}
    return {**places, **first.places}


def _told_other(first: RawGraph, second: RawGraph) -> Iterator[Notice]:
    """Tell of every list of the copy that does not count how it differs, first."""
    for name, rows in second.lists.items():
        ours, theirs = _named(first, name), _named(second, name)
        different = [k for k in ours | theirs if _value(ours, k) != _value(theirs, k)]
        if different:
            key = different[0]
            path = theirs.get(key, ours.get(key, _NONE)).path
            more = f" and {len(different) - 1} more" if len(different) > 1 else ""
            sentence = f"The two copies of the graph are not the same in {name}: “{shortened(key, 60)}”{more}."
            rest = f"What stands under {second.path or 'the top'} was not read."
            yield notice("CopiesDiffer", f"{sentence} {rest}", path=path)
        elif rows != first.rows(name):
            sentence = f"The two copies of the graph have {name} in another order."
            yield notice("CopiesDiffer", sentence, path=second.place(name))


@define
class _Merge:
    """What two copies changed of the lists that were written."""

    written: Mapping[str, list[Any]]
    first: RawGraph
    second: RawGraph
    told: list[Notice] = field(factory=list)

    def graph(self) -> tuple[RawGraph, tuple[Notice, ...]]:
        """Give the lists with the changes of both copies."""
        for name in _ADDED:
            if self._side(name) is None:
                self._rename(name)
        lists: dict[str, list[Any]] = {}
        places: dict[str, list[str]] = {}
        for name in {**self.first.lists, **self.second.lists}:
            side = self._side(name)
            rows = self._rows(name) if side is None else _located(side, name)
            found = list(rows)
            lists[name] = [row.value for row in found]
            places[name] = [row.path for row in found]
        return RawGraph(lists, self.first.path, places), tuple(self.told)

    def _side(self, name: str) -> RawGraph | None:
        """Give the copy of a list that counts where the other is as it was written."""
        written = self.written.get(name)
        ours, theirs = (graph.lists.get(name) for graph in (self.first, self.second))
        if theirs is None or theirs == written:
            return self.first if ours is not None else self.second
        return self.second if ours is None or ours == written else None

    def _rename(self, name: str) -> None:
        """Give what the bare copy added another id where the other added the same.

        The layout and the text go with the copy under "AIF", so its ids stay.
        """
        key, *telling = _ADDED[name]
        written = self.written.get(name, [])
        ours, theirs, known = (
            {id_of(_get(row, key)) or "": row for row in rows}
            for rows in (self.first.rows(name), self.second.rows(name), written)
        )
        both = ours.keys() & theirs.keys() - known.keys() - {""}
        clashing = {
            i
            for i in both
            if any(_get(ours[i], f) != _get(theirs[i], f) for f in telling)
        }
        if name == "nodes" and (clashing or self._new_edges() != [{}, {}]):
            clashing |= {i for i in both if _get(ours[i], "type") in SCHEME_TYPES}
        if clashing:
            numbers = [number_of(i) or 0 for i in ours.keys() | theirs.keys()]
            fresh = dict(zip(sorted(clashing), count(max(numbers) + 1), strict=False))
            fields = {key} if name == "edges" else {key, "fromID", "toID"}
            self.first = _renumbered(self.first, fields, fresh)

    def _new_edges(self) -> list[Counter[str]]:
        """Give the edges that only one copy has, of either: scheme nodes are their edges."""
        one, other = (
            Counter(key for key, _ in named_rows(_NAMING["edges"], graph.rows("edges")))
            for graph in (self.first, self.second)
        )
        return [one - other, other - one]

    def _rows(self, name: str) -> Iterator[_Row]:
        """Give the rows of a list, in the order of the copy that has another one."""
        base = dict(named_rows(_NAMING[name], self.written.get(name, [])))
        ours, theirs = _named(self.first, name), _named(self.second, name)
        order = {**theirs, **ours} if list(ours) == list(base) else {**ours, **theirs}
        for key in order:
            one, two = ours.get(key, _NONE), theirs.get(key, _NONE)
            value = self._decided(base.get(key, _ABSENT), one, two)
            if value is not _ABSENT:
                yield _Row(value, one.path or two.path)

    def _decided(self, base: Any, one: _Row, two: _Row) -> Any:
        """Give what a row or field is, where either copy may have changed it."""
        if two.value in (one.value, base):
            return one.value
        if one.value == base:
            return two.value
        if isinstance(one.value, dict) and isinstance(two.value, dict):
            return self._fields(base if isinstance(base, dict) else {}, one, two)
        lost = one if one.value is _ABSENT else two
        self.told.append(_told(one, two, lost))
        return two.value if lost is one else one.value

    def _fields(self, base: dict[str, Any], one: _Row, two: _Row) -> dict[str, Any]:
        found = {}
        for name in {**one.value, **two.value}:
            sides = (
                _Row(r.value.get(name, _ABSENT), f"{r.path}.{name}") for r in (one, two)
            )
            value = self._decided(base.get(name, _ABSENT), *sides)
            if value is not _ABSENT:
                found[name] = value
        return found


def _told(one: _Row, two: _Row, lost: _Row) -> Notice:
    kept = two if lost is one else one
    if lost.value is _ABSENT:
        sentence = f"The two copies of the graph were edited differently: what was changed at {kept.path} is gone from the other copy. The change was kept."
    else:
        ours, theirs = _apart(kept.value, lost.value), _apart(lost.value, kept.value)
        sentence = f"The two copies of the graph were edited differently: {kept.path} is {ours}, {lost.path} is {theirs}. The latter was dropped."
    return notice("CopiesDiffer", sentence, path=lost.path or kept.path)


def _apart(value: Any, other: Any) -> str:
    """Show a value; of a long text the part where it differs from another."""
    if not isinstance(value, str) or not isinstance(other, str):
        return shortened(repr(value), 60)
    pairs = enumerate(zip(value, other, strict=False))
    same = next((i for i, (a, b) in pairs if a != b), min(len(value), len(other)))
    start = max(same - 20, 0)
    return f"“{'…' if start else ''}{shortened(value[start:], 60)}”"


def _value(rows: Mapping[str, _Row], key: str) -> Any:
    return rows.get(key, _NONE).value


def _get(row: Any, key: str) -> Any:
    return row.get(key) if isinstance(row, dict) else None


def _located(graph: RawGraph, name: str) -> list[_Row]:
    """Give the rows of a list with their places."""
    rows = enumerate(graph.rows(name))
    return [_Row(value, graph.place(name, number)) for number, value in rows]


def _named(graph: RawGraph, name: str) -> dict[str, _Row]:
    """Give the rows of a list by what they are the same rows by."""
    rows = named_rows(_NAMING[name], graph.rows(name))
    return {
        key: _Row(value, graph.place(name, number))
        for number, (key, value) in enumerate(rows)
    }


def _renumbered(
    graph: RawGraph, fields: AbstractSet[str], fresh: Mapping[str, int]
) -> RawGraph:
    """Give a graph with new ids in some fields of all its rows."""
    lists = {
        name: [_renamed(row, fields, fresh) for row in rows]
        for name, rows in graph.lists.items()
    }
    return RawGraph(lists, graph.path, graph.places)


def _renamed(row: Any, fields: AbstractSet[str], fresh: Mapping[str, int]) -> Any:
    """Give a row with new ids, as texts or numbers as before."""
    if not isinstance(row, dict):
        return row
    new = {
        key: fresh[name] if isinstance(row[key], int) else str(fresh[name])
        for key in fields & row.keys()
        if (name := id_of(row[key]) or "") in fresh
    }
    return {**row, **new}
