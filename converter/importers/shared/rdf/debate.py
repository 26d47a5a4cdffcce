"""The debate that an RDF document holds in our own terms."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Callable, Container, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from disputatio.converter.importers.shared.rdf.store import Store, Value, words_of
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from disputatio.schemas.extras import Extras
from disputatio.schemas.foreign import rdf_shapes as shapes
from disputatio.schemas.foreign.rdf import (
    BASE64,
    DSP,
    RDF,
    SCHEMES,
    TERMS_VERSION,
    TYPE,
    VERSION,
    Literal,
    Resource,
    Term,
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


def things_astray(store: Store) -> list[str]:
    """Give the subjects that say, in our own terms, that they are of some debate.

    People are not among them: a file of ours with some layers only has them alone.
    """
    of, person = shapes.OWN_CONTAINER, Resource(shapes.PARTICIPANT.uri)
    return [
        subject
        for subject, found in store.subjects.items()
        if of in found and all(term != person for term, _ in found.get(TYPE, ()))
    ]


class OwnDebate(NamedTuple):
    """A debate and what of a document it was read from."""

    uri: str
    """Its URI in the document."""
    debate: Debate
    """The debate."""
    has_read: Callable[[str], bool]
    """Says of a subject whether it was read as a thing of the debate."""
    strays: Sequence[str] = ()
    """Subjects in our own terms that are of another debate, which the file does not hold."""
    unread: Sequence[str] = ()
    """Subjects that are of this debate, and were read as nothing: of no class of ours."""
    nodes: Container[str] = ()
    """Subjects that are nodes of its graph."""

    def owns(self, subject: str) -> bool:
        """Say whether a subject is a thing of the debate, by its name or by what it is."""
        ours = subject.startswith((self.uri, SCHEMES)) or subject in self.nodes
        return ours or self.has_read(subject)


def own_debate(store: Store, thread: str) -> OwnDebate:
    """Give the debate that the own terms of a document tell.

    Raises:
        ReadError: a value is missing or wrong, or the debate breaks a rule.
    """
    terms = _OwnTerms(store, thread)
    debate = terms.debate()
    broken = problems(debate)
    if broken:
        raise ReadError(
            f"the debate is not valid: {broken[0]}", line=store.line(thread)
        )
    return OwnDebate(thread, debate, terms.has_read, terms.strays, terms.unread())


_Read: TypeAlias = Callable[["_OwnTerms", Field, str, list[Value]], Any]
"""Gives what the values of a field say of a subject."""

_Told: TypeAlias = tuple[str, str, Field, bool, _Read]
"""A property that is read: its URI, the name of its field, the field, its reader.

And, before the reader, whether a literal is its text as it stands.
"""


class _OwnTerms:
    """Read shapes from a store; every subject is read once per shape."""

    def __init__(self, store: Store, thread: str) -> None:
        self._store = store
        self._thread = thread
        self._keys = {
            uri: key
            for uri, properties in store.subjects.items()
            if _KEY in properties and (key := self._text(uri, _KEY))
        }
        self.strays: list[str] = []
        self._known: dict[str, dict[str, Any]] = defaultdict(dict)
        self._tables: dict[tuple[str, tuple[str, ...]], list[_Told]] = {}
        self._orders: dict[tuple[str, ...], list[str]] = {}

    def debate(self) -> Debate:
        self._check_version()
        classes = self._store.by_class()
        lists: dict[str, Any] = {
            name: tuple(self._listed(shape, classes.get(shape.uri, [])))
            for name, shape in shapes.LISTS.items()
        }
        return Debate(**self._element(shapes.DEBATE, self._thread), **lists)

    def has_read(self, uri: str) -> bool:
        """Say whether a subject was read as an element, a part or a sequence of one."""
        return any(uri in found for found in self._known.values())

    def unread(self) -> list[str]:
        """Give the subjects that are of the debate and were not read."""
        read = set().union(*self._known.values())
        return [
            uri
            for uri, properties in self._store.subjects.items()
            if not shapes.CONTAINERS.isdisjoint(properties)
            and uri not in read
            and any(
                self._thread in self._store.resources(uri, container)
                for container in shapes.CONTAINERS
            )
        ]

    def _check_version(self) -> None:
        version = self._store.literal(self._thread, VERSION)
        if version != str(TERMS_VERSION):
            raise ReadError(
                f"its own terms have version {version}, and {TERMS_VERSION} is known",
                "use the disputatio that wrote it, or a newer one",
                line=self._store.line(self._thread),
            )

    def _text(self, subject: str, uri: str) -> str | None:
        properties = self._store.subjects[subject]
        readable = words_of(properties[uri])
        encoded = properties.get(twin(uri))
        if readable is None or encoded is None:
            return readable
        return exact_text(readable, words_of(encoded))

    def _listed(self, shape: Shape, subjects: list[str]) -> list[Any]:
        container = next(f for f in shape.fields if f.kind is Kind.DEBATE)
        own = []
        for uri in subjects:
            debates = self._store.resources(uri, container.property)
            if self._thread in debates:
                own.append(uri)
            elif debates:
                self.strays.append(uri)
        return [self._element(shape, uri) for uri in sorted(own, key=self._index)]

    def _index(self, uri: str) -> int:
        try:
            return int(self._store.literal(uri, _INDEX) or 0)
        except ValueError as error:
            raise self._wrong(uri, "dsp:index is no number") from error

    def _wrong(self, uri: str, problem: str) -> ReadError:
        return ReadError(f"{uri}: {problem}", line=self._store.line(uri))

    def _element(self, shape: Shape, uri: str) -> Any:
        elements = self._known[shape.uri]
        known = elements.get(uri)
        if known is None:
            known = elements[uri] = self._built(shape, uri)
        return known

    def _built(self, shape: Shape, uri: str) -> Any:
        properties = self._store.subjects.get(uri, {})
        names = tuple(properties)
        table = self._tables.get((shape.uri, names))
        if table is None:
            table = self._tables[shape.uri, names] = self._table(shape, uri, names)
        record: dict[str, Any] = {}
        for told, name, field, is_plain, read in table:
            values = properties[told]
            term, _ = values[0]
            if is_plain and len(values) == 1 and type(term) is Literal:
                record[name] = term[0]
            else:
                record[name] = read(self, field, uri, values)
        try:
            return built(shape, record)
        except (ValueError, TypeError) as error:
            raise self._wrong(uri, str(error)) from error

    def _table(self, shape: Shape, uri: str, names: tuple[str, ...]) -> list[_Told]:
        """Give what is read of an element with some properties, in their order."""
        read = {f.property: f for f in shape.fields if not f.derived}
        for name, field in read.items():
            if field.required and name not in names:
                raise self._wrong(uri, f"{local_name(name)} is missing")
        held = [read[n] for n in names if n in read and read[n].name not in OUTSIDE]
        return [
            (
                field.property,
                field.name,
                field,
                field.kind is Kind.TEXT and twin(field.property) not in names,
                _READERS[field.kind],
            )
            for field in held
        ]

    def children(self, field: Field, uri: str, values: list[Value]) -> Any:  # noqa: ARG002
        found = [term.uri for term, _ in values if isinstance(term, Resource)]
        parts = sorted(found, key=self._index)
        return tuple([self._element(_part_shape(field), part) for part in parts])

    def worded(self, field: Field, uri: str, values: list[Value]) -> str:
        _, line = _only(field, uri, values)
        text = self._text(uri, field.property)
        if text is None:
            raise _no_value(field, uri, line)
        return text

    def parsed(self, field: Field, uri: str, values: list[Value]) -> Any:
        term, line = _only(field, uri, values)
        if not isinstance(term, Literal):
            raise _no_value(field, uri, line)
        try:
            return _SIMPLE[field.kind](term.text)
        except (ValueError, TypeError, RecursionError) as error:
            raise _no_value(field, uri, line) from error

    def referred(self, field: Field, uri: str, values: list[Value]) -> str:
        found = _resource(field, uri, values)
        return self._keys.get(found, found)

    def child(self, field: Field, uri: str, values: list[Value]) -> Any:
        return self._element(_part_shape(field), _resource(field, uri, values))

    def elements(self, field: Field, uri: str, values: list[Value]) -> tuple[str, ...]:
        return self._members(self._key_of, field, uri, values)

    def texts(self, field: Field, uri: str, values: list[Value]) -> tuple[str, ...]:
        return self._members(_item_of, field, uri, values)

    def _members(
        self,
        member: Callable[[Term], str | None],
        field: Field,
        uri: str,
        values: list[Value],
    ) -> tuple[str, ...]:
        sequence = _resource(field, uri, values)
        sequences = self._known[field.kind]
        known: tuple[str, ...] | None = sequences.get(sequence)
        if known is None:
            properties = self._store.subjects.get(sequence, {})
            rows = [properties[name][0] for name in self._order(tuple(properties))]
            found = [member(term) for term, _ in rows]
            if None in found:
                problem = f"{sequence}: a member is none of {field.kind.value}"
                raise ReadError(problem, line=rows[found.index(None)][1])
            known = sequences[sequence] = tuple(found)
        return known

    def _order(self, names: tuple[str, ...]) -> list[str]:
        """Give which of some properties lead to members of a sequence, in their order."""
        known = self._orders.get(names)
        if known is None:
            found = ((_MEMBER.match(name), name) for name in names)
            places = sorted((int(place[1]), name) for place, name in found if place)
            known = self._orders[names] = [name for _, name in places]
        return known

    def _key_of(self, term: Term) -> str | None:
        uri = term[0] if type(term) is Resource else None
        return None if uri is None else self._keys.get(uri, uri)


def _item_of(term: Term) -> str | None:
    """Give the text that is a member of a list."""
    if not isinstance(term, Literal):
        return None
    return base64_text(term.text) if term.datatype == BASE64 else term.text


def _only(field: Field, subject: str, values: list[Value]) -> Value:
    """Give the only value of a field."""
    term, _ = values[0]
    if len(values) > 1 and any(other != term for other, _ in values):
        name = local_name(field.property)
        raise ReadError(f"{subject}: {name} has several values", line=values[1][1])
    return values[0]


def _resource(field: Field, subject: str, values: list[Value]) -> str:
    """Give the only thing to which a field leads."""
    term, line = _only(field, subject, values)
    if type(term) is not Resource:
        raise _no_value(field, subject, line)
    return term[0]


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

_SIMPLE: dict[Kind, Callable[[str], Any]] = {
    Kind.INTEGER: int,
    Kind.DOUBLE: float,
    Kind.FLAG: lambda text: text in {"true", "1"},
    Kind.TIME: dt.datetime.fromisoformat,
    Kind.JSON: extras_of,
}
"""What reads a value from its words, by its kind."""

# Functions, not bound methods: these would tie each reader to itself in a cycle
_READERS: dict[Kind, _Read] = {
    **dict.fromkeys(Kind, _OwnTerms.referred),
    **dict.fromkeys(_SIMPLE, _OwnTerms.parsed),
    Kind.TEXT: _OwnTerms.worded,
    Kind.CHILD: _OwnTerms.child,
    Kind.CHILDREN: _OwnTerms.children,
    Kind.ELEMENTS: _OwnTerms.elements,
    Kind.TEXTS: _OwnTerms.texts,
}
"""What reads the values of a field, by its kind."""
