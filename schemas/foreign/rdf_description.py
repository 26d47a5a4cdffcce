"""A debate as RDF descriptions in our own terms, one element at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from disputatio.schemas.debate import Debate
from disputatio.schemas.extras import Extras
from disputatio.schemas.foreign.rdf import (
    BOOLEAN,
    DATE_TIME,
    DOUBLE,
    INTEGER,
    ITEM,
    SEQUENCE,
    Description,
    Literal,
    Resource,
    Term,
    element_uri,
    item_literal,
    local_name,
    person_uri,
    section_uri,
    text_values,
)
from disputatio.schemas.foreign.rdf_json import JsonLiteral
from disputatio.schemas.foreign.rdf_records import Record, records, thread_record
from disputatio.schemas.foreign.rdf_shapes import (
    DEBATE,
    PARTICIPANT,
    SECTION,
    Field,
    Kind,
    Shape,
)
from disputatio.schemas.rooms import MEMORY, Room

_WIDEST_ZONE = dt.timedelta(hours=14)


def descriptions(
    debate: Debate, base: str, room: Room = MEMORY
) -> Iterator[Description]:
    """Give everything that the model holds of a valid debate, as descriptions.

    Only block markup is left out. The thread comes first; parts of an element come
    right after it.

    Args:
        debate: the debate.
        base: its URI.
        room: where to remember.
    """
    yield from _described(base, DEBATE, base, thread_record(debate))
    for place, (shape, record) in enumerate(records(debate, room)):
        yield from _described(base, shape, _uri(base, shape, record, place), record)


def _uri(base: str, shape: Shape, record: Record, place: int) -> str:
    if "key" not in record:
        name = local_name(shape.uri).casefold()
        return f"{base}/{name}/{record.get('index', place)}"
    if shape is PARTICIPANT:
        return person_uri(base, record["key"])
    if shape is SECTION:
        return section_uri(base, record["key"])
    return element_uri(base, record["key"])


@frozen
class _Part:
    """A description that stands after that of its owner."""

    shape: Shape | None
    uri: str
    content: Any


def _described(
    base: str, shape: Shape, uri: str, record: Record
) -> Iterator[Description]:
    properties: list[tuple[str, Term]] = []
    parts: list[_Part] = []
    for field in shape.fields:
        value = base if field.kind is Kind.DEBATE else record.get(field.name)
        if _is_absent(value):
            continue
        if field.kind in _OWN_ELEMENT:
            parts += _parts(field, uri, value)
            properties += _links(field, uri, value)
        else:
            properties += _values(field, base, value)
    yield Description(uri, shape.uri, tuple(properties))
    for part in parts:
        yield from _part(base, part)


def _is_absent(value: Any) -> bool:
    return value is None or (isinstance(value, tuple | list | Extras) and not value)


_OWN_ELEMENT = frozenset({Kind.CHILD, Kind.CHILDREN, Kind.ELEMENTS, Kind.TEXTS})
"""Kinds of field whose value is described in an element of its own."""


def _parts(field: Field, uri: str, value: Any) -> Iterator[_Part]:
    name = local_name(field.property)
    if field.kind is Kind.CHILDREN:
        for record in value:
            yield _Part(field.shape, f"{uri}/{name}/{record['index']}", record)
    elif field.kind is Kind.CHILD:
        yield _Part(field.shape, f"{uri}/{name}", value)
    elif field.kind is Kind.ELEMENTS:
        yield _Part(None, f"{uri}/{name}", ("elements", value))
    else:
        yield _Part(None, f"{uri}/{name}", ("texts", value))


def _links(field: Field, uri: str, value: Any) -> Iterator[tuple[str, Term]]:
    for part in _parts(field, uri, value):
        yield field.property, Resource(part.uri)


def _part(base: str, part: _Part) -> Iterator[Description]:
    if part.shape is not None:
        yield from _described(base, part.shape, part.uri, part.content)
        return
    kind, values = part.content
    members: list[tuple[str, Term]] = [
        (
            ITEM,
            Resource(element_uri(base, v)) if kind == "elements" else item_literal(v),
        )
        for v in values
    ]
    yield Description(part.uri, SEQUENCE, tuple(members))


def _values(field: Field, base: str, value: Any) -> tuple[tuple[str, Term], ...]:
    if field.kind is Kind.TEXT:
        return text_values(field.property, value)
    if field.kind is Kind.REFERENCES:
        return tuple((field.property, Resource(element_uri(base, v))) for v in value)
    return ((field.property, _term(field.kind, base, value)),)


def _term(kind: Kind, base: str, value: Any) -> Term:
    if kind is Kind.INTEGER:
        return Literal(str(value), INTEGER)
    if kind is Kind.DOUBLE:
        return Literal(repr(value), DOUBLE)
    if kind is Kind.FLAG:
        return Literal("true", BOOLEAN)
    if kind is Kind.TIME:
        return time_literal(value)
    if kind is Kind.JSON:
        return JsonLiteral(value)
    return Resource(_reference(kind, base, value))


def _reference(kind: Kind, base: str, value: str) -> str:
    if kind is Kind.DEBATE:
        return base
    if kind is Kind.PERSON:
        return person_uri(base, value)
    if kind is Kind.SECTION:
        return section_uri(base, value)
    return element_uri(base, value)


def time_literal(value: dt.datetime) -> Literal:
    """Give a time as xsd:dateTime, or as plain words where its zone is no xsd zone."""
    offset = value.utcoffset()
    whole = offset is None or not offset % dt.timedelta(minutes=1)
    fits = offset is None or abs(offset) <= _WIDEST_ZONE
    return Literal(value.isoformat(), DATE_TIME if whole and fits else None)
