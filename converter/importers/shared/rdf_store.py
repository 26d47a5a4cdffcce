"""Statements of an RDF document, found by their subject, property and class."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from disputatio.schemas.foreign.rdf import TYPE, Literal, Resource, Term
from disputatio.schemas.notices import Notice


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
    """All statements of a document, in its order."""

    def __init__(self) -> None:
        """Begin without statements."""
        self.subjects: dict[str, dict[str, list[Statement]]] = {}
        self.notices: list[Notice] = []

    def add(self, subject: str, uri: str, term: Term, line: int) -> None:
        """Add a statement."""
        statement = Statement(subject, uri, term, line)
        self.subjects.setdefault(subject, {}).setdefault(uri, []).append(statement)

    def __iter__(self) -> Iterator[Statement]:
        """Give all statements by subject, in the order of the document."""
        for properties in self.subjects.values():
            for found in properties.values():
                yield from found

    def values(self, subject: str, uri: str) -> list[Statement]:
        """Give the statements of one property of a subject."""
        return self.subjects.get(subject, {}).get(uri, [])

    def literal(self, subject: str, uri: str) -> str | None:
        """Give the first literal value of a property, or None."""
        for statement in self.values(subject, uri):
            if isinstance(statement.term, Literal):
                return statement.term.text
        return None

    def resources(self, subject: str, uri: str) -> list[str]:
        """Give the things that a property leads to."""
        return [
            statement.term.uri
            for statement in self.values(subject, uri)
            if isinstance(statement.term, Resource)
        ]

    def types(self, subject: str) -> list[str]:
        """Give the classes of a subject."""
        return self.resources(subject, TYPE)

    def line(self, subject: str) -> int:
        """Give the line in which a subject is first spoken of."""
        for found in self.subjects.get(subject, {}).values():
            return found[0].line
        return 1

    def by_class(self) -> dict[str, list[str]]:
        """Give the subjects of each class, in the order of the document."""
        classes: dict[str, list[str]] = {}
        for subject in self.subjects:
            for uri in dict.fromkeys(self.types(subject)):
                classes.setdefault(uri, []).append(subject)
        return classes
