"""Fields that AIF keeps for a whole graph at once, because almost every record has one.

The times of records and the ids of edges say nothing of the debate, but a file has one
for each node and edge. They stand beside the debate, by nodeID and by the ends of an
edge, so that the elements themselves stay free of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from disputatio.schemas.extras import NO_EXTRAS, Extras

TIMESTAMPS = "timestamps"
"""Times of the records of nodes, by nodeID."""

SPOKEN = "spoken"
"""Times of the records of locutions, by nodeID."""

EDGES = "edges"
"""Ids of the edges at S-nodes, by the nodeIDs of their ends."""

_VALUES = frozenset({str, type(None)})


class Column:
    """What one field of every record is; a record that is not listed has the default."""

    def __init__(self, kept: Extras, name: str) -> None:
        """Take the column of this name from what AIF keeps beside a debate."""
        found = kept.get(name, "")
        rows = found if type(found) is Extras else NO_EXTRAS
        fits = _VALUES.issuperset(map(type, rows.values()))
        self._rows = rows if fits else NO_EXTRAS
        self._default: str | None = found if type(found) in _VALUES else ""

    def of(self, keys: Iterable[str]) -> Iterator[str | None]:
        """Give the values of many records."""
        return self._rows.values_of(keys, self._default)

    def __getitem__(self, key: str) -> str | None:
        """Give the value of a record."""
        found: str | None = self._rows.get(key, self._default)
        return found


def column(
    name: str, keys: Iterable[str], values: Sequence[str | None]
) -> dict[str, Any]:
    """Give what is kept of a field: nothing, one value for all, or one for each key."""
    different = set(values)
    if not different or different == {""}:
        return {}
    if len(different) == 1:
        return {name: different.pop()}
    return {name: Extras.adopt(dict(zip(keys, values, strict=True)))}


def edge_names(sources: Sequence[str], targets: Iterable[str]) -> list[str]:
    """Give the names of edges by their ends; no two pairs of ends have the same one."""
    together = "".join(sources)
    if ">" in together or "%" in together:
        sources = [s.replace("%", "%25").replace(">", "%3E") for s in sources]
    return list(map(">".join, zip(sources, targets, strict=True)))


def edge_rows(names: Sequence[str], rows: Sequence[Any]) -> dict[str, Any]:
    """Give what is kept of edges by name; those of one name are a list, in order."""
    kept: dict[str, Any] = dict(zip(names, rows, strict=True))
    if len(kept) < len(rows):
        several: dict[str, list[Any]] = {}
        for name, row in zip(names, rows, strict=True):
            several.setdefault(name, []).append(row)
        kept = {n: tuple(r) if len(r) > 1 else r[0] for n, r in several.items()}
    return {EDGES: Extras.adopt(kept)} if kept else {}
