"""AIF-JSON's records of nodes, edges, locutions and participants, both ways.

A record that a file writes in another way (a number for an id, a field that is null,
absent or unknown) keeps that in `more`, so that it is written the same way again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, repeat
from typing import Any, TypeAlias

from disputatio.schemas.extras import NO_EXTRAS, Extras, JsonValue
from disputatio.schemas.foreign.aif import (
    NODE_TYPES,
    AifParticipant,
    Edge,
    Locution,
    Node,
    columns,
)

PLACE = "ova"
"""Where a node or an edge keeps what a layout says of it."""

_NODE_FIELDS = ("nodeID", "type", "text", "scheme", "schemeID", "timestamp")
_NODE = frozenset(_NODE_FIELDS)
_ENDS = ("edgeID", "fromID", "toID")
_EDGE = frozenset({*_ENDS, "formEdgeID"})
OTHER_NAMES = {
    "nodeID": ("id",),
    "fromID": ("source", "from"),
    "toID": ("target", "to"),
}
"""What others (CISpaces) call the id of a node and the ends of an edge where AIFdb's names are absent."""

_TEXT = frozenset({str})
_TEXT_OR_NULL = frozenset({str, type(None)})
_TIMES = ("timestamp", "start", "end", "source")
_LOCUTION = frozenset({"nodeID", "personID", *_TIMES})
_IDS = frozenset({
    "nodeID", "edgeID", "fromID", "toID", "formEdgeID", "schemeID", "personID",
})  # fmt: skip
_NUMBERED = frozenset({"edgeID", "schemeID"})
"""Ids that something else gives to a record which has none."""

_TO_COME = "\0"
"""Stands for the id that an edge without one will be given: nothing that is no id is it."""

Record: TypeAlias = dict[str, JsonValue]
"""A JSON object as AIFdb writes it."""


def node_record(node: Node) -> Record:
    """Give a node as AIFdb writes it."""
    key, kind, text, scheme, number, timestamp, more = node
    record: Record = {"nodeID": key, "text": text, "type": kind}
    if timestamp is not None:
        record["timestamp"] = timestamp
    if scheme is not None:
        record["scheme"] = scheme
    if number is not None:
        record["schemeID"] = number
    return record if more is NO_EXTRAS else _as_found(record, more)


def edge_record(edge: Edge) -> Record:
    """Give an edge as AIFdb writes it."""
    record: Record = {
        "edgeID": edge.id,
        "fromID": edge.source,
        "toID": edge.target,
        "formEdgeID": edge.form_edge_id,
    }
    return record if edge.more is NO_EXTRAS else _as_found(record, edge.more)


def locution_record(locution: Locution) -> Record:
    """Give a locution entry as AIFdb writes it."""
    record: Record = {
        "nodeID": locution.node,
        "personID": locution.person,
        "timestamp": locution.timestamp,
        "start": locution.start,
        "end": locution.end,
        "source": locution.source,
    }
    return record if locution.more is NO_EXTRAS else _as_found(record, locution.more)


def participant_record(participant: AifParticipant) -> Record:
    """Give a participant as AIFdb takes it."""
    return {
        "participantID": participant.id,
        "firstname": participant.firstname,
        "surname": participant.surname,
    }


def nodes_of(records: Sequence[Any]) -> list[Node | None]:
    """Give the nodes of many records, as `node_of` does; those of a usual file at once."""
    if _are_usual(records, _NODE, _TEXT):
        fields = [[record.get(name) for record in records] for name in _NODE_FIELDS]
        ids, kinds, texts, _, numbers, _ = fields
        named = None not in ids and "" not in ids and "" not in numbers
        if named and None not in texts and NODE_TYPES.issuperset(kinds):
            return list(columns(Node, *fields, repeat(NO_EXTRAS)))
    return list(map(node_of, records))


def edges_of(records: Sequence[Any]) -> list[Edge | None]:
    """Give the edges of many records, as `edge_of` does; those of a usual file at once."""
    if _are_usual(records, _EDGE, _TEXT_OR_NULL) and set(map(len, records)) == {4}:
        ends = [[record[name] for record in records] for name in _ENDS]
        forms = [record["formEdgeID"] for record in records]
        if all(map(all, ends)) and {None}.issuperset(forms):
            return list(columns(Edge, *ends, forms, repeat(NO_EXTRAS)))
    return list(map(edge_of, records))


def locutions_of(records: Sequence[Any]) -> list[Locution | None]:
    """Give the locutions of many records, as `locution_of` does; usual ones at once."""
    usual = _are_usual(records, _LOCUTION, _TEXT_OR_NULL)
    if usual and set(map(len, records)) == {len(_LOCUTION)}:
        ids = [record["nodeID"] for record in records]
        people = [record["personID"] for record in records]
        times = [[record[name] for record in records] for name in _TIMES]
        if all(ids) and "" not in people:
            return list(columns(Locution, ids, people, *times, repeat(NO_EXTRAS)))
    return list(map(locution_of, records))


def _are_usual(
    records: Sequence[Any], names: frozenset[str], types: frozenset[object]
) -> bool:
    """Say whether all records are objects with no other fields and types than these."""
    if set(map(type, records)) != {dict}:
        return False
    return names.issuperset(chain.from_iterable(records)) and types.issuperset(
        map(type, chain.from_iterable(map(dict.values, records)))
    )


def node_of(record: object) -> Node | None:
    """Give the node of a record, or None where it has no usable nodeID."""
    if not isinstance(record, dict) or (key := named_id(record, "nodeID")) is None:
        return None
    get = record.get
    kind, text, number = get("type"), get("text"), get("schemeID")
    usual = _NODE.issuperset(record) and _TEXT.issuperset(map(type, record.values()))
    if usual and kind in NODE_TYPES and text is not None and number != "":
        return Node(key, kind, text, get("scheme"), number, get("timestamp"))
    node = Node(
        id=key,
        type=type_of(kind),
        text=_text(text) or "",
        scheme=_text(get("scheme")),
        scheme_id=id_of(number),
        timestamp=_text(get("timestamp")),
    )
    more = _oddities(record, node_record(node))
    return node._replace(more=more) if more else node


def edge_of(record: object) -> Edge | None:
    """Give the edge of a record, or None where an end is missing."""
    if not isinstance(record, dict):
        return None
    get = record.get
    key, source, target = get("edgeID"), get("fromID"), get("toID")
    usual = len(record) == 4 and get("formEdgeID", "") is None
    texts = type(key) is type(source) is type(target) is str
    if usual and texts and key and source and target:
        return Edge(key, source, target)
    source, target = named_id(record, "fromID"), named_id(record, "toID")
    if source is None or target is None:
        return None
    edge = Edge(id_of(key) or "", source, target, id_of(get("formEdgeID")))
    more = _oddities(record, {**edge_record(edge), "edgeID": edge.id or _TO_COME})
    return edge._replace(more=more) if more else edge


def named_id(record: Mapping[str, Any], name: str) -> str | None:
    """Give the id of a node, or of an end of an edge, which some files call otherwise."""
    names = (name, *OTHER_NAMES[name])
    return id_of(next((record[each] for each in names if each in record), None))


def other_name(more: Extras, name: str) -> str | None:
    """Give what a record that was read calls one of `OTHER_NAMES`; None if just that."""
    absent, fields = more.get("absent", ()), more.get("fields", ())
    if name not in absent:
        return None
    return next((each for each in OTHER_NAMES[name] if each in fields), None)


def locution_of(record: object) -> Locution | None:
    """Give the locution of a record, or None where it names no node."""
    if not isinstance(record, dict) or (key := id_of(record.get("nodeID"))) is None:
        return None
    usual = record.keys() == _LOCUTION and record["personID"] != ""
    if usual and _TEXT_OR_NULL.issuperset(map(type, record.values())):
        get = record.__getitem__
        return Locution(key, get("personID"), *map(get, _TIMES))
    locution = Locution(
        node=key,
        person=id_of(record.get("personID")),
        timestamp=_text(record.get("timestamp")),
        start=_text(record.get("start")),
        end=_text(record.get("end")),
        source=_text(record.get("source")),
    )
    more = _oddities(record, locution_record(locution))
    return locution._replace(more=more) if more else locution


def participant_of(record: object) -> AifParticipant | None:
    """Give the participant of a record, or None where it has no usable id."""
    if not isinstance(record, dict):
        return None
    key = id_of(record.get("participantID"))
    if key is None:
        return None
    first, last = _text(record.get("firstname")), _text(record.get("surname"))
    return AifParticipant(key, first or "", last or "")


def id_of(value: object) -> str | None:
    """Give an id as a string: some files have numbers, as 7 or 7.0; None where it is no id."""
    if isinstance(value, str):
        return value or None
    if type(value) is float and value.is_integer():
        value = int(value)
    return str(value) if type(value) is int else None


def type_of(value: object) -> str:
    """Give the type of a node: AIF's for "ra" or " I", too; else as it is found."""
    found = _text(value) or ""
    usual = found.strip().upper()
    return usual if usual in NODE_TYPES else found


def spelling_of_type(node: Node) -> str | None:
    """Give how a file writes the type of a node, where it writes it otherwise."""
    fields = node.more.get("fields") if node.more else None
    found = fields.get("type") if isinstance(fields, Extras) else None
    return found if isinstance(found, str) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _oddities(found: Mapping[str, Any], written: Record) -> Extras:
    """Give what makes a record that is found from the one that would be written.

    What we write are texts and nulls, so equal values are of the same type.
    """
    if found == written:
        return NO_EXTRAS
    fields = {
        key: value
        for key, value in found.items()
        if key not in written or written[key] != value
    }
    absent = [key for key in written if key not in found]
    more: dict[str, Any] = {"fields": fields} if fields else {}
    if absent:
        more["absent"] = absent
    return Extras(more)


def _as_found(record: Record, more: Extras) -> Record:
    """Give a record as a file wrote it, where its fields still say what they said."""
    absent, fields = more.get("absent"), more.get("fields")
    plain = fields.plain() if isinstance(fields, Extras) else {}
    names = absent if isinstance(absent, tuple) else ()
    gone = {name: record.pop(name, None) for name in names if isinstance(name, str)}
    record |= {n: v for n, v in plain.items() if _fits(n, v, record)}
    return record | _renamed(plain, gone)


def _renamed(found: Record, gone: Record) -> Record:
    """Give ids by the names that a file has for them, as they are now."""
    record: Record = {}
    for name, others in OTHER_NAMES.items():
        key = gone.get(name)
        other = next((each for each in others if each in found), None)
        if key is not None and other is not None and id_of(found[other]) != key:
            record[other] = key
    return record


def _fits(name: str, value: JsonValue, record: Record) -> bool:
    """Say whether a value that was found is read as what stands in a record now.

    What is no id stands for any number that its record was given.
    """
    if name not in record:
        return True
    if name == "type":
        return type_of(value) == record[name]
    if name in _IDS:
        found = id_of(value)
        return found == record[name] or (found is None and name in _NUMBERED)
    return (_text(value) or None) == (record[name] or None)
