"""The graph of the Argument Interchange Format, whatever file it stands in.

Terms follow AIFdb: I-nodes are propositions, L-nodes locutions ("Name : words"),
and S-nodes apply schemes: RA inference, CA conflict, MA rephrase, PA preference,
TA transition between locutions, YA illocution. Ids are strings; AIF-JSON may write
them as numbers. Directions: I -> RA -> I, L -> TA -> L (the later one is the answer),
L -> YA -> I, TA -> YA -> RA. Records are named tuples, because a file has many thousands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, count, repeat
from operator import eq, is_, itemgetter
from typing import Any, NamedTuple, TypeVar

from attrs import field, frozen

from disputatio.schemas.extras import NO_EXTRAS, Extras

INFORMATION = "I"
LOCUTION = "L"
INFERENCE = "RA"
CONFLICT = "CA"
REPHRASE = "MA"
PREFERENCE = "PA"
TRANSITION = "TA"
ILLOCUTION = "YA"

SCHEME_TYPES = frozenset(
    {INFERENCE, CONFLICT, REPHRASE, PREFERENCE, TRANSITION, ILLOCUTION}
)
"""Types of the nodes that apply a scheme (S-nodes)."""

NODE_TYPES = SCHEME_TYPES | {INFORMATION, LOCUTION}
"""Every type of node that has a meaning in the debate model."""


class Node(NamedTuple):
    """A node of the graph."""

    id: str
    """nodeID, unique in the graph."""
    type: str
    """One of `NODE_TYPES`; other types have no meaning here."""
    text: str
    """The proposition, "Name : words" of a locution, or a scheme's display name."""
    scheme: str | None = None
    """Wire spelling of the scheme ("PureQuestioning"); None where it has none."""
    scheme_id: str | None = None
    """AIFdb's schemeID; None where it has none."""
    timestamp: str | None = ""
    """When the record was made, as "YYYY-MM-DD HH:MM:SS"; "" = unknown, None = no such field."""
    more: Extras = NO_EXTRAS
    """JSON fields that a file writes differently or additionally."""


class Edge(NamedTuple):
    """A directed edge between two nodes."""

    id: str
    """edgeID, unique in the graph."""
    source: str
    """nodeID at which it begins (fromID)."""
    target: str
    """nodeID at which it ends (toID)."""
    form_edge_id: str | None = None
    """formEdgeID; no download has one."""
    more: Extras = NO_EXTRAS
    """JSON fields that a file writes differently or additionally."""


class Locution(NamedTuple):
    """The record of who spoke the words of a node, and when."""

    node: str
    """nodeID, usually of an L-node."""
    person: str | None = None
    """participantID of the speaker."""
    timestamp: str | None = ""
    """When the record was made."""
    start: str | None = None
    """When it was said, as "YYYY-MM-DD HH:MM:SS"."""
    end: str | None = None
    """When the words ended."""
    source: str | None = None
    """Where the words are from."""
    more: Extras = NO_EXTRAS
    """JSON fields that a file writes differently or additionally."""


_Record = TypeVar("_Record", bound=tuple[Any, ...])


class Records(Sequence[_Record]):
    """Named tuples of one kind, kept field by field; each is made when it is asked for."""

    def __init__(self, record: type[_Record], *fields: Sequence[Any]) -> None:
        """Take the values of each field for all records."""
        self.record = record
        self.fields = fields

    def __len__(self) -> int:
        """Count the records."""
        return len(self.fields[0])

    def __iter__(self) -> Iterator[_Record]:
        """Make all records."""
        return columns(self.record, *self.fields)

    def __getitem__(self, place: int) -> _Record:  # type: ignore[override]
        """Make the record at a place."""
        return tuple.__new__(self.record, [field[place] for field in self.fields])

    def __eq__(self, other: object) -> bool:
        """Compare with any list of records."""
        if other is self:
            return True
        if isinstance(other, Records) and other.record is self.record:
            return all(map(eq, map(list, self.fields), map(list, other.fields)))
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def at(self, places: Sequence[int]) -> Records[_Record]:
        """Give the records at some places, in their order."""
        if len(places) > 1:
            return Records(self.record, *map(itemgetter(*places), self.fields))
        fields = ([field[place] for place in places] for field in self.fields)
        return Records(self.record, *fields)


def columns(record: type[_Record], *fields: Iterable[object]) -> Iterator[_Record]:
    """Make many named tuples of their fields, each given for all of them; the shortest ends it."""
    return map(tuple.__new__, repeat(record), zip(*fields, strict=False))


def in_columns(record: type[_Record], records: Sequence[_Record]) -> Records[_Record]:
    """Give records field by field."""
    if isinstance(records, Records):
        return records
    absent = [()] * len(record._fields)  # type: ignore[attr-defined]
    return Records(record, *(zip(*records, strict=True) if records else absent))


def picked(records: Sequence[_Record], places: Sequence[int]) -> Sequence[_Record]:
    """Give the records at some places, in the order of these."""
    if isinstance(records, Records):
        return records.at(places)
    return tuple(map(records.__getitem__, places))


def chosen(records: Sequence[_Record], which: Sequence[int]) -> Sequence[_Record]:
    """Give those records whose value is true, in their order."""
    return picked(records, [*compress(count(), which)])


def with_values(
    records: Records[_Record], values: Mapping[int, Sequence[Any]]
) -> Records[_Record]:
    """Give records of which some fields have other values; the same where none has."""
    fields = [values.get(place, each) for place, each in enumerate(records.fields)]
    if all(map(is_, fields, records.fields)):
        return records
    return Records(records.record, *fields)


def values_of(records: Sequence[tuple[Any, ...]], place: int) -> Sequence[Any]:
    """Give one field of all records."""
    if isinstance(records, Records):
        return records.fields[place]
    return list(map(itemgetter(place), records))


def are_plain(more: Iterable[Extras]) -> bool:
    """Say whether no record has JSON fields of its own."""
    return all(map(is_, more, repeat(NO_EXTRAS)))


NO_ENTRY = Locution("")
"""The entry that we derive for a node that nobody speaks."""


@frozen
class AifParticipant:
    """A person who speaks; AIF has two names for each."""

    id: str
    """participantID, unique in the graph."""
    firstname: str
    """Given name, never empty in what we write."""
    surname: str
    """Family name; "None" where there is one name only (as xaif reads it)."""


@frozen
class Graph:
    """An AIF graph."""

    nodes: Sequence[Node] = ()
    """Nodes in the order in which they are written."""
    edges: Sequence[Edge] = ()
    """Edges in the order in which they are written."""
    locutions: Sequence[Locution] = ()
    """Locution entries; a node may have none or several."""
    participants: tuple[AifParticipant, ...] = ()
    """People."""
    keys: Mapping[str, str] = field(factory=dict)
    """For a nodeID the key of the element that it was derived from; nodes that stand for no element of their own are absent."""
