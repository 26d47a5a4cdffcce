"""Records of AIF-JSON with the fields and types of AIFdb, decoded and encoded in C.

Fields stand in the order in which AIFdb writes them. A record that a file writes
otherwise is a row of its own: an object.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress, count, repeat
from operator import is_not
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

from msgspec import Meta, Struct

from disputatio.schemas.extras import NO_EXTRAS
from disputatio.schemas.foreign.aif import Edge, Locution, Node, values_of
from disputatio.schemas.foreign.aif_records import (
    Record,
    edge_record,
    locution_record,
    node_record,
)

_Found = TypeVar("_Found", Node, Edge, Locution)
_Id: TypeAlias = Annotated[str, Meta(min_length=1)]
_Text: TypeAlias = str | None
_ABSENT: Any = None
"""Stands for a text that is absent; where it is null the record is not a usual one."""


class NodeRow(Struct, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """A node."""

    nodeID: _Id  # noqa: N815
    text: str
    type: Literal["I", "L", "RA", "CA", "MA", "PA", "TA", "YA"]
    timestamp: str = _ABSENT
    scheme: str = _ABSENT
    schemeID: _Id = _ABSENT  # noqa: N815


class EdgeRow(Struct, forbid_unknown_fields=True, gc=False):
    """An edge."""

    edgeID: _Id  # noqa: N815
    fromID: _Id  # noqa: N815
    toID: _Id  # noqa: N815
    formEdgeID: None  # noqa: N815


class LocutionRow(Struct, forbid_unknown_fields=True, gc=False):
    """The record of who spoke the words of a node, and when."""

    nodeID: _Id  # noqa: N815
    personID: _Id | None  # noqa: N815
    timestamp: _Text
    start: _Text
    end: _Text
    source: _Text


NODE = (0, 2, 1, 4, 5, 3)
"""The places of a node's fields in its row."""

_IN_NODE = [NODE.index(place) for place in range(len(NODE))]


def node_rows(nodes: Sequence[Node]) -> list[Any]:
    """Give nodes as AIFdb writes them."""
    return _rows(nodes, NodeRow, _IN_NODE, node_record)


def edge_rows(edges: Sequence[Edge]) -> list[Any]:
    """Give edges as AIFdb writes them."""
    return _rows(edges, EdgeRow, range(4), edge_record)


def locution_rows(locutions: Sequence[Locution]) -> list[Any]:
    """Give locution entries as AIFdb writes them."""
    return _rows(locutions, LocutionRow, range(6), locution_record)


def _rows(
    records: Sequence[_Found],
    row: Callable[..., Struct],
    places: Sequence[int],
    record_of: Callable[[_Found], Record],
) -> list[Any]:
    rows: list[Any] = list(map(row, *(values_of(records, place) for place in places)))
    more = values_of(records, -1)
    for place in compress(count(), map(is_not, more, repeat(NO_EXTRAS))):
        rows[place] = record_of(records[place])
    return rows
