"""A document that is just as aif-xml writes it, read by the shapes of its elements.

What we write has one spelling: elements in a fixed order, each with its properties in
a fixed order. So an element of the own terms is taken apart by one pattern, and of the
AIF after them nothing has to be read: it is spelled anew from the debate and compared.
Where a single letter is otherwise, the document is left to the reader of any RDF/XML,
which gives the same debate for a document that is not.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import unquote

from disputatio.converter.importers.shared.rdf.debate import extras_of
from disputatio.converter.importers.shared.rdf.parsing import MAX_BYTES
from disputatio.converter.importers.shared.rdf.plain import plain_text
from disputatio.converter.importers.shared.rdf.prologue import UnusualError, unescaped
from disputatio.schemas.debate import Debate
from disputatio.schemas.foreign import rdf_shapes as shapes
from disputatio.schemas.foreign.aif_derive import derive
from disputatio.schemas.foreign.rdf import (
    BOOLEAN,
    DATE_TIME,
    DOUBLE,
    INTEGER,
    JSON,
    PREFIXES,
    TERMS_VERSION,
    element_uri,
    local_name,
    person_uri,
    quoted,
    section_uri,
)
from disputatio.schemas.foreign.rdf_aif import aif_descriptions
from disputatio.schemas.foreign.rdf_kept import kept_descriptions
from disputatio.schemas.foreign.rdf_records import OUTSIDE, Record, built
from disputatio.schemas.foreign.rdf_shapes import Field, Kind, Shape
from disputatio.schemas.foreign.rdf_spelling import ENDING, Spelling, beginning
from disputatio.schemas.invariants import problems

_BEGINNING = beginning(PREFIXES)
_WORDS = "([^<]*)"
_ADDRESS = r'[^"<&\s]*'
_VALUES = {
    Kind.INTEGER: (INTEGER, "(-?[0-9]{1,18})"),
    Kind.DOUBLE: (DOUBLE, "(-?[0-9]+(?:[.][0-9]+)?(?:e[+-]?[0-9]+)?)"),
    Kind.FLAG: (BOOLEAN, "(true)"),
    Kind.JSON: (JSON, _WORDS),
}
"""Datatypes of the kinds of field that have one, and patterns of their values."""

_LINKS = frozenset({
    Kind.PERSON, Kind.SECTION, Kind.ELEMENT, Kind.DEBATE, Kind.CHILD, Kind.ELEMENTS,
    Kind.TEXTS,
})  # fmt: skip
"""Kinds of field whose value is one address."""

_ITEM = '\n    <rdf:li rdf:resource="'
_ITEM_END = '"/>'
_ELEMENTS = re.compile(
    rf'\n  <rdf:Seq rdf:about="({_ADDRESS})">((?:{_ITEM}{_ADDRESS}{_ITEM_END})+)\n  </rdf:Seq>'
)
_TEXT = rf"\n    <rdf:li(?:(/)|>{_WORDS}</rdf:li)>"
_TEXTS = re.compile(
    rf'\n  <rdf:Seq rdf:about="({_ADDRESS})">((?:\n    <rdf:li(?:/|>[^<]*</rdf:li)>)+)\n  </rdf:Seq>'
)
_TEXT_ITEM = re.compile(_TEXT)


class _Told(NamedTuple):
    """A field and where the pattern of its shape finds it."""

    field: Field
    """The field."""
    group: int
    """Number of the group of its value; that of an empty text is the next one."""
    read: Callable[[str], Any] | None
    """What reads a simple value."""


class _Pattern(NamedTuple):
    """How an element of a shape is spelled."""

    match: Callable[[str, int], re.Match[str] | None]
    """Finds one; the first group is its address."""
    told: tuple[_Told, ...]
    """Its fields that are read."""


def as_written(data: bytes) -> Debate | None:
    """Give the debate of a document as we write it; None for any other document."""
    if len(data) > MAX_BYTES or not data.startswith(_BEGINNING.encode()):
        return None
    text = plain_text(data)
    if text is None or not text.endswith(ENDING):
        return None
    reader = _Reader(text)
    try:
        debate = reader.debate()
    except (UnusualError, ValueError, TypeError, RecursionError):
        return None
    if problems(debate) or not _is_rest(debate, reader):
        return None
    return debate


def _is_rest(debate: Debate, reader: _Reader) -> bool:
    """Say whether what follows the own terms is what we write of a debate."""
    spelling, text, place = Spelling(PREFIXES), reader.text, reader.place
    graph = derive(debate)
    for part in (aif_descriptions, kept_descriptions):
        for description in part(debate, graph, reader.base):
            element = spelling.element(description)
            if not text.startswith(element, place):
                return False
            place += len(element)
    return not spelling.notices and place == len(text) - len(ENDING)


class _Reader:
    """Reads the own terms, one element after the other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = len(_BEGINNING)
        self.base = ""
        self._keys: dict[str, str] = {}

    def debate(self) -> Debate:
        """Give the debate that they tell.

        Raises:
            UnusualError: something is not as we write it.
        """
        pattern = _pattern(shapes.DEBATE)
        found = pattern.match(self.text, self.place)
        if found is None:
            raise UnusualError
        self.base = found[1]
        record = self._record(pattern, found, self.base)
        if record.pop("version") != TERMS_VERSION:
            raise UnusualError
        lists: dict[str, Any] = {
            name: self._list(shape) for name, shape in shapes.LISTS.items()
        }
        return Debate(**record, **lists)

    def _list(self, shape: Shape) -> tuple[Any, ...]:
        """Give the elements of a shape that come next."""
        pattern = _pattern(shape)
        found = pattern.match(self.text, self.place)
        elements: list[Any] = []
        while found is not None:
            uri = found[1]
            record = self._record(pattern, found, uri)
            key = record.get("key")
            if uri != self._uri(shape, key, len(elements) + 1):
                raise UnusualError
            elements.append(self._built(shape, record, len(elements) + 1))
            found = pattern.match(self.text, self.place)
        return tuple(elements)

    def _uri(self, shape: Shape, key: str | None, place: int) -> str:
        """Give the address of an element of a list."""
        if key is None:
            return f"{self.base}/{local_name(shape.uri).casefold()}/{place}"
        if shape is shapes.PARTICIPANT:
            return person_uri(self.base, key)
        if shape is shapes.SECTION:
            return section_uri(self.base, key)
        return element_uri(self.base, key)

    @staticmethod
    def _built(shape: Shape, record: Record, place: int | None) -> Any:
        if record.pop("index", None) != place:
            raise UnusualError
        return built(shape, record)

    def _record(
        self, pattern: _Pattern, found: re.Match[str], uri: str
    ) -> dict[str, Any]:
        """Give the fields of an element, and those of its parts, which follow it."""
        self.place = found.end()
        values = found.groups()
        record: dict[str, Any] = {}
        for field, group, read in pattern.told:
            value = values[group - 1]
            if value is None:
                if read is _text and values[group] is not None:
                    record[field.name] = ""
            elif read is not None:
                record[field.name] = read(value)
            elif field.kind is Kind.DEBATE:
                if value != self.base:
                    raise UnusualError
            elif value or field.kind is not Kind.CHILDREN:
                record[field.name] = self._linked(field, uri, value)
        return record

    def _linked(self, field: Field, uri: str, value: str) -> Any:
        """Give what an address leads to: an element, or a part that follows."""
        part = f"{uri}/{local_name(field.property)}"
        if field.kind is Kind.CHILDREN:
            return self._children(field, part, value)
        if field.kind in _PLACES:
            return self._key(value, _PLACES[field.kind])
        if value != part:
            raise UnusualError
        if field.kind is Kind.CHILD:
            return self._part(field, part, None)
        return self._members(field.kind, part)

    def _children(self, field: Field, part: str, links: str) -> tuple[Any, ...]:
        tag = _tag(field.property)
        places = range(1, links.count("\n") + 1)
        usual = (f'\n    <{tag} rdf:resource="{part}/{n}"/>' for n in places)
        if links != "".join(usual):
            raise UnusualError
        return tuple([self._part(field, f"{part}/{n}", n) for n in places])

    def _part(self, field: Field, uri: str, place: int | None) -> Any:
        if field.shape is None:
            raise UnusualError
        pattern = _pattern(field.shape)
        found = pattern.match(self.text, self.place)
        if found is None or found[1] != uri:
            raise UnusualError
        record = self._record(pattern, found, uri)
        return self._built(field.shape, record, place)

    def _members(self, kind: Kind, uri: str) -> tuple[str, ...]:
        """Give the members of a sequence that follows."""
        pattern = _ELEMENTS if kind is Kind.ELEMENTS else _TEXTS
        found = pattern.match(self.text, self.place)
        if found is None or found[1] != uri:
            raise UnusualError
        self.place = found.end()
        rows = found[2]
        if kind is Kind.TEXTS:
            texts = _TEXT_ITEM.finditer(rows)
            return tuple([_text(each[2] or "") for each in texts])
        addresses = rows[len(_ITEM) : -len(_ITEM_END)].split(f"{_ITEM_END}{_ITEM}")
        return tuple([self._key(uri, "element") for uri in addresses])

    def _key(self, uri: str, place: str) -> str:
        """Give the key that is the last part of an address."""
        beginning = f"{self.base}/{place}/"
        if not uri.startswith(beginning):
            raise UnusualError
        part = uri[len(beginning) :]
        key = self._keys.get(part)
        if key is None:
            key = unquote(part, errors="strict")
            if quoted(key) != part:
                raise UnusualError
            self._keys[part] = key
        return key


def _text(value: str) -> str:
    return value if "&" not in value else unescaped(value)


_PLACES = {
    Kind.PERSON: "participant",
    Kind.SECTION: "section",
    Kind.ELEMENT: "element",
}
"""What stands before the key in an address."""

_READ: dict[Kind, Callable[[str], Any]] = {
    Kind.TEXT: _text,
    Kind.INTEGER: int,
    Kind.DOUBLE: float,
    Kind.FLAG: bool,
    Kind.TIME: dt.datetime.fromisoformat,
    Kind.JSON: lambda value: extras_of(_text(value)),
}
"""What reads a value, by its kind."""


@lru_cache(maxsize=64)
def _tag(uri: str) -> str:
    return Spelling(PREFIXES).tag(uri) or ""


@lru_cache(maxsize=64)
def _pattern(shape: Shape) -> _Pattern:
    """Give the pattern of a shape: each property in its place, or not there."""
    parts, told, group = [], [], 2
    for field in shape.fields:
        pattern = _spelled(field)
        parts.append(pattern if field.required else f"(?:{pattern})?")
        held = field.name not in OUTSIDE or field.name in {"index", "debate", "version"}
        if held and not field.derived:
            told.append(_Told(field, group, _READ.get(field.kind)))
        group += re.compile(pattern).groups
    name = _tag(shape.uri)
    whole = f'\n  <{name} rdf:about="({_ADDRESS})">{"".join(parts)}\n  </{name}>'
    return _Pattern(re.compile(whole).match, tuple(told))


def _spelled(field: Field) -> str:
    """Give the pattern of a property; its first group is the value."""
    tag = re.escape(_tag(field.property))
    line = f"\n    <{tag}"
    if field.kind is Kind.TEXT:
        return f"{line}(?:>{_WORDS}</{tag}|(/))>"
    if field.kind is Kind.TIME:
        return f'{line}(?: rdf:datatype="{re.escape(DATE_TIME)}")?>([^<&]+)</{tag}>'
    if field.kind in _LINKS:
        return f'{line} rdf:resource="({_ADDRESS})"/>'
    if field.kind in _VALUES:
        datatype, value = _VALUES[field.kind]
        return f'{line} rdf:datatype="{re.escape(datatype)}">{value}</{tag}>'
    return f'((?:{line} rdf:resource="{_ADDRESS}"/>)*)'
