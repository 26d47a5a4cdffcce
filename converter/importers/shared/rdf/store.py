"""Statements of an RDF document, found by their subject, property and class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from disputatio.schemas.foreign.rdf import TYPE, Literal, Resource, Term
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import counted, scalar

Value: TypeAlias = tuple[Term, int]
"""What a property says of a subject, and the line in which it does."""

Properties: TypeAlias = dict[str, list[Value]]
"""The values of a subject by the URI of the property."""


class Statement(NamedTuple):
    """One triple and its place."""

    subject: str
    """URI of what it is about, or a blank node's name after "_:"."""
    property: str
    """URI of the property."""
    term: Term
    """The value."""
    line: int
    """Line of the document, from 1."""


class Store:
    """All statements of a document, in its order.

    Attributes:
        subjects: the properties of everything that a statement is about.
        notices: what of the document was not read.
        replaced: lines of what had no whole characters, in place of which stands U+FFFD.
    """

    def __init__(self) -> None:
        """Begin without statements."""
        self.subjects: dict[str, Properties] = {}
        self.notices: list[Notice] = []
        self.replaced: list[int] = []

    def scalar(self, text: str, line: int) -> str:
        """Give a text with U+FFFD in place of half characters; its line is noted then."""
        plain = scalar(text)
        if plain != text:
            self.replaced.append(max(line, 1))
        return plain

    def tell_replaced(self) -> None:
        """Tell where characters were replaced, once for the whole document."""
        if self.replaced:
            times = counted(len(self.replaced), "text")
            sentence = (
                f"Escapes of half characters (lone surrogates) or beyond Unicode in {times}"
                " became U+FFFD."
            )
            line = self.replaced[0]
            self.notices.append(notice("CharacterReplaced", sentence, line=line))

    def about(self, subject: str) -> Properties:
        """Give the properties of a subject, to be added to."""
        found = self.subjects.get(subject)
        if found is None:
            found = self.subjects[subject] = {}
        return found

    def add(self, subject: str, uri: str, term: Term, line: int) -> None:
        """Add a statement."""
        self.about(subject).setdefault(uri, []).append((term, line))

    def __iter__(self) -> Iterator[Statement]:
        """Give all statements by subject, in the order of the document."""
        for subject, properties in self.subjects.items():
            for uri, values in properties.items():
                for term, line in values:
                    yield Statement(subject, uri, term, line)

    def values(self, subject: str, uri: str) -> list[Value]:
        """Give the values of one property of a subject."""
        return self.subjects.get(subject, {}).get(uri, [])

    def literal(self, subject: str, uri: str) -> str | None:
        """Give the first literal value of a property, or None."""
        return words_of(self.values(subject, uri))

    def resources(self, subject: str, uri: str) -> list[str]:
        """Give the things that a property leads to."""
        values = self.values(subject, uri)
        return [term.uri for term, _ in values if isinstance(term, Resource)]

    def types(self, subject: str) -> list[str]:
        """Give the classes of a subject."""
        return self.resources(subject, TYPE)

    def line(self, subject: str) -> int:
        """Give the line in which a subject is first spoken of."""
        for values in self.subjects.get(subject, {}).values():
            return values[0][1]
        return 1

    def by_class(self) -> dict[str, list[str]]:
        """Give the subjects of each class, in the order of the document."""
        classes: dict[str, list[str]] = {}
        for subject, properties in self.subjects.items():
            for term, _ in properties.get(TYPE, ()):
                if type(term) is Resource:
                    members = classes.get(term[0])
                    if members is None:
                        classes[term[0]] = [subject]
                    elif members[-1] != subject:
                        members.append(subject)
        return classes


def words_of(values: Iterable[Value]) -> str | None:
    """Give the first literal among some values, or None."""
    for term, _ in values:
        if type(term) is Literal:
            return term[0]
    return None
