"""Files as AIFdb gives them, decoded into records at once.

Almost every file has the three lists of AIFdb, and in them records with its fields and
types. They are checked while they are decoded; whatever is odd about a file makes it
one that is decoded as any JSON is, and looked at record by record.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, repeat
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

from msgspec import Meta, MsgspecError, Struct
from msgspec.json import Decoder
from msgspec.structs import astuple

from disputatio.schemas.collecting import without_collection
from disputatio.schemas.extras import NO_EXTRAS
from disputatio.schemas.foreign.aif import Edge, Locution, Node, columns

_Id: TypeAlias = Annotated[str, Meta(min_length=1)]
_Text: TypeAlias = str | None
_Fields: TypeAlias = Sequence[tuple[_Text, ...]]
_Record = TypeVar("_Record", Node, Edge, Locution)
_NONE: Any = None
"""Stands for a text that is absent; where it is null the file is not a usual one."""


class _Node(Struct, forbid_unknown_fields=True, gc=False):
    """Fields in the order in which `Node` has them."""

    nodeID: _Id  # noqa: N815
    type: Literal["I", "L", "RA", "CA", "MA", "PA", "TA", "YA"]
    text: str
    scheme: str = _NONE
    schemeID: _Id = _NONE  # noqa: N815
    timestamp: str = _NONE


class _Edge(Struct, forbid_unknown_fields=True, gc=False):
    """Fields in the order in which `Edge` has them."""

    edgeID: _Id  # noqa: N815
    fromID: _Id  # noqa: N815
    toID: _Id  # noqa: N815
    formEdgeID: None  # noqa: N815


class _Locution(Struct, forbid_unknown_fields=True, gc=False):
    """Fields in the order in which `Locution` has them."""

    nodeID: _Id  # noqa: N815
    personID: _Id | None  # noqa: N815
    timestamp: _Text
    start: _Text
    end: _Text
    source: _Text


class _Nodeset(Struct, forbid_unknown_fields=True):
    nodes: list[_Node]
    edges: list[_Edge]
    locutions: list[_Locution]


_LISTS = _Nodeset.__struct_fields__
_OPTIONAL = slice(3, None)
"""Which fields of a node may be absent."""

_DECODER = Decoder(_Nodeset)


def usual_lists(data: bytes) -> dict[str, list[Any]] | None:
    """Give the records of a usual file by the names of their lists; None for any other.

    A file in which a key may stand twice in one object is none.
    """
    try:
        with without_collection():
            return _lists(_DECODER.decode(data), members_in(data))
    except (MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _lists(found: _Nodeset, members: int) -> dict[str, list[Any]] | None:
    nodes, edges, locutions = (_fields(getattr(found, name)) for name in _LISTS)
    values = sum(map(len, chain(nodes, edges, locutions)))
    absent = sum(column.count(None) for column in nodes[_OPTIONAL])
    if members != len(_LISTS) + values - absent:
        return None
    return {
        "nodes": _records(Node, nodes),
        "edges": _records(Edge, edges),
        "locutions": _records(Locution, locutions),
    }


def members_in(data: bytes) -> int:
    """Count the members of all objects in some JSON: behind every key stands a colon.

    There are more or fewer where a space stands before a colon, or where a quote does
    within a text.
    """
    escaped = data.count(b'\\":') if b"\\" in data else 0
    return data.count(b'":') - escaped


def _fields(rows: Sequence[Struct]) -> _Fields:
    """Give the values of each field of all rows."""
    return list(zip(*map(astuple, rows), strict=True))


def _records(record: type[_Record], fields: _Fields) -> list[_Record]:
    return columns(record, *fields, repeat(NO_EXTRAS)) if fields else []
