"""The debate that an RDF document holds in our own terms."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from disputatio.converter.importers.shared.rdf.store import Store, Value
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from disputatio.schemas.extras import Extras
from disputatio.schemas.foreign import rdf_shapes as shapes
from disputatio.schemas.foreign.rdf import (
    BASE64,
    DSP,
    RDF,
    TERMS_VERSION,
    VERSION,
    Literal,
    Resource,
    base64_text,
    exact_text,
    local_name,
    twin,
)
from disputatio.schemas.foreign.rdf_records import OUTSIDE, built
from disputatio.schemas.foreign.rdf_shapes import Field, Kind, Shape
from disputatio.schemas.invariants import problems

_KEY = DSP + "key"
_INDEX = DSP + "index"
_SHORT = 256
"""How long extras may be that are remembered."""

_MEMBER = re.compile(re.escape(RDF) + r"_([1-9][0-9]{0,8})\Z")


def own_threads(store: Store) -> list[str]:
    """Give the URIs of the debates that the document holds in our own terms."""
    return [subject for subject, found in store.subjects.items() if VERSION in found]


def own_debate(store: Store, thread: str) -> Debate:
    """Give the debate that the own terms of a document tell.

    Raises:
        ReadError: a value is missing or wrong, or the debate breaks a rule.
    """
    debate = _OwnTerms(store, thread).debate()
    broken = problems(debate)
    if broken:
        raise ReadError(
            f"the debate is not valid: {broken[0]}", line=store.line(thread)
        )
    return debate


class _OwnTerms:
    """Read shapes from a store; every subject is read once per shape."""

    def __init__(self, store: Store, thread: str) -> None:
        self._store = store
        self._thread = thread
        self._keys = {
            uri: key
            for uri, properties in store.subjects.items()
            if _KEY in properties and (key := self._key(uri))
        }
        self._known: dict[tuple[str, str], Any] = {}
        self._fields: dict[str, tuple[dict[str, Field], dict[str, Field]]] = {}
        self._simple: dict[Kind, Callable[[str], Any]] = {
            Kind.INTEGER: int,
            Kind.DOUBLE: float,
            Kind.FLAG: lambda text: text in {"true", "1"},
            Kind.TIME: dt.datetime.fromisoformat,
            Kind.JSON: extras_of,
        }

    def debate(self) -> Debate:
        self._check_version()
        classes = self._store.by_class()
        lists: dict[str, Any] = {
            name: tuple(self._listed(shape, classes.get(shape.uri, [])))
            for name, shape in shapes.LISTS.items()
        }
        return Debate(**self._element(shapes.DEBATE, self._thread), **lists)

    def _check_version(self) -> None:
        version = self._store.literal(self._thread, VERSION)
        if version != str(TERMS_VERSION):
            raise ReadError(
                f"its own terms have version {version}, and {TERMS_VERSION} is known",
                "use the disputatio that wrote it, or a newer one",
                line=self._store.line(self._thread),
            )

    def _key(self, uri: str) -> str | None:
        return self._text(uri, _KEY)

    def _text(self, subject: str, uri: str) -> str | None:
        readable = self._store.literal(subject, uri)
        if readable is None:
            return None
        return exact_text(readable, self._store.literal(subject, twin(uri)))

    def _listed(self, shape: Shape, subjects: list[str]) -> list[Any]:
        container = next(f for f in shape.fields if f.kind is Kind.DEBATE)
        own = [
            uri
            for uri in subjects
            if self._thread in self._store.resources(uri, container.property)
        ]
        return [self._element(shape, uri) for uri in sorted(own, key=self._index)]

    def _index(self, uri: str) -> int:
        try:
            return int(self._store.literal(uri, _INDEX) or 0)
        except ValueError as error:
            raise self._wrong(uri, "dsp:index is no number") from error

    def _wrong(self, uri: str, problem: str) -> ReadError:
        return ReadError(f"{uri}: {problem}", line=self._store.line(uri))

    def _element(self, shape: Shape, uri: str) -> Any:
        known = self._known.get((shape.uri, uri))
        if known is None:
            known = self._known[shape.uri, uri] = self._built(shape, uri)
        return known

    def _built(self, shape: Shape, uri: str) -> Any:
        fields, required = self._told(shape)
        record: dict[str, Any] = {}
        properties = self._store.subjects.get(uri, {})
        if not required.keys() <= properties.keys():
            missing = next(name for name in required if name not in properties)
            raise self._wrong(uri, f"{local_name(missing)} is missing")
        for name, values in properties.items():
            field = fields.get(name)
            if field is None:
                continue
            term, _ = values[0]
            plain = field.kind is Kind.TEXT and type(term) is Literal
            if plain and len(values) == 1 and twin(name) not in properties:
                record[field.name] = term[0]
            else:
                record[field.name] = self._value(field, uri, values)
        try:
            return built(shape, record)
        except (ValueError, TypeError) as error:
            raise self._wrong(uri, str(error)) from error

    def _told(self, shape: Shape) -> tuple[dict[str, Field], dict[str, Field]]:
        """Give the fields of a shape that its element has, and those needed, by property."""
        known = self._fields.get(shape.uri)
        if known is None:
            read = {f.property: f for f in shape.fields if not f.derived}
            needed = {name: field for name, field in read.items() if field.required}
            held = {n: field for n, field in read.items() if field.name not in OUTSIDE}
            known = self._fields[shape.uri] = held, needed
        return known

    def _value(self, field: Field, uri: str, values: list[Value]) -> Any:
        if field.kind is Kind.CHILDREN:
            parts = sorted(self._store.resources(uri, field.property), key=self._index)
            return tuple(self._element(_part_shape(field), part) for part in parts)
        term, line = values[0]
        if len(values) > 1 and any(other != term for other, _ in values):
            name = local_name(field.property)
            raise ReadError(f"{uri}: {name} has several values", line=values[1][1])
        if field.kind is Kind.TEXT:
            text = self._text(uri, field.property)
            if text is None:
                raise _no_value(field, uri, line)
            return text
        if field.kind in self._simple:
            return self._parsed(field, uri, values[0])
        if not isinstance(term, Resource):
            raise _no_value(field, uri, line)
        return self._referred(field, term.uri)

    def _parsed(self, field: Field, uri: str, value: Value) -> Any:
        term, line = value
        if not isinstance(term, Literal):
            raise _no_value(field, uri, line)
        try:
            return self._simple[field.kind](term.text)
        except (ValueError, TypeError, RecursionError) as error:
            raise _no_value(field, uri, line) from error

    def _referred(self, field: Field, uri: str) -> Any:
        if field.kind is Kind.CHILD:
            return self._element(_part_shape(field), uri)
        if field.kind in {Kind.ELEMENTS, Kind.TEXTS}:
            return self._members(field.kind, uri)
        return self._keys.get(uri, uri)

    def _members(self, kind: Kind, uri: str) -> tuple[str, ...]:
        known: tuple[str, ...] | None = self._known.get((kind.value, uri))
        if known is None:
            members = [
                (number, values[0])
                for name, values in self._store.subjects.get(uri, {}).items()
                if (number := _place(name)) is not None
            ]
            members.sort(key=lambda member: member[0])
            known = tuple(self._member(kind, uri, value) for _, value in members)
            self._known[kind.value, uri] = known
        return known

    def _member(self, kind: Kind, uri: str, value: Value) -> str:
        term, line = value
        if isinstance(term, Resource):
            if kind is Kind.ELEMENTS:
                return self._keys.get(term.uri, term.uri)
        elif kind is Kind.TEXTS:
            exact = base64_text(term.text) if term.datatype == BASE64 else term.text
            if exact is not None:
                return exact
        raise ReadError(f"{uri}: a member is none of {kind.value}", line=line)


@lru_cache(maxsize=4096)
def _place(uri: str) -> int | None:
    """Give the place of a member of a sequence by its property; None for any other."""
    found = _MEMBER.match(uri)
    return None if found is None else int(found[1])


def _no_value(field: Field, subject: str, line: int) -> ReadError:
    name = local_name(field.property)
    return ReadError(f"{subject}: {name} is no {field.kind.value}", line=line)


def _part_shape(field: Field) -> Shape:
    if field.shape is None:
        raise TypeError(f"{field.name} has no shape")
    return field.shape


def extras_of(text: str) -> Extras:
    """Give the extras that an rdf:JSON literal holds.

    Raises:
        TypeError: it is no object.
        ValueError: it is no JSON.
    """
    return _short_extras(text) if len(text) <= _SHORT else _parsed_extras(text)


def _parsed_extras(text: str) -> Extras:
    value = json.loads(text)
    if not isinstance(value, dict):
        raise TypeError("no JSON object")
    return Extras(value)


_short_extras = lru_cache(maxsize=1024)(_parsed_extras)
"""Most elements that keep something keep the same: it is read once."""
