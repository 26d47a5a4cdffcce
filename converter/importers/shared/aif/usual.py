"""Files as AIFdb gives them, decoded into records at once.

Almost every file has the three lists of AIFdb, and in them records with its fields and
types. They are checked while they are decoded; whatever is odd about a file makes it
one that is decoded as any JSON is, and looked at record by record.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any, TypeAlias, TypeVar

from msgspec import MsgspecError, Struct
from msgspec.json import Decoder
from msgspec.structs import astuple

from disputatio.schemas.collecting import without_collection
from disputatio.schemas.extras import NO_EXTRAS
from disputatio.schemas.foreign.aif import Edge, Locution, Node, Records
from disputatio.schemas.foreign.aif_rows import NODE, EdgeRow, LocutionRow, NodeRow

_Fields: TypeAlias = Sequence[tuple[str | None, ...]]
_Record = TypeVar("_Record", Node, Edge, Locution)


class _Nodeset(Struct, forbid_unknown_fields=True):
    nodes: list[NodeRow]
    edges: list[EdgeRow]
    locutions: list[LocutionRow]


_OPTIONAL = slice(3, None)
"""Which fields of a row of a node may be absent."""

_DECODER = Decoder(_Nodeset)


def usual_lists(data: bytes) -> dict[str, Sequence[Any]] | None:
    """Give the records of a usual file by the names of their lists; None for any other.

    A file in which a key may stand twice in one object is none.
    """
    try:
        with without_collection():
            return _lists(_DECODER.decode(data), members_in(data))
    except (MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _lists(found: _Nodeset, members: int) -> dict[str, Sequence[Any]] | None:
    nodes = _fields(NodeRow, found.nodes)
    edges = _fields(EdgeRow, found.edges)
    locutions = _fields(LocutionRow, found.locutions)
    lists = {
        "nodes": _records(Node, [nodes[place] for place in NODE]),
        "edges": _records(Edge, edges),
        "locutions": _records(Locution, locutions),
    }
    values = sum(map(len, chain(nodes, edges, locutions)))
    absent = sum(column.count(None) for column in nodes[_OPTIONAL])
    return lists if members == len(lists) + values - absent else None


def members_in(data: bytes) -> int:
    """Count the members of all objects in some JSON: behind every key stands a colon.

    There are more or fewer where a space stands before a colon, or where a quote does
    within a text.
    """
    escaped = data.count(b'\\":') if b"\\" in data else 0
    return data.count(b'":') - escaped


def _fields(row: type[Struct], rows: Sequence[Struct]) -> _Fields:
    """Give the values of each field of all rows."""
    found = list(zip(*map(astuple, rows), strict=True))
    return found or [()] * len(row.__struct_fields__)


def _records(record: type[_Record], fields: _Fields) -> Sequence[_Record]:
    return Records(record, *fields, [NO_EXTRAS] * len(fields[0]))
