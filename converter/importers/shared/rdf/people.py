"""Who spoke, and when, in the AIF graph of an RDF document."""

from __future__ import annotations

import datetime as dt

from disputatio.converter.importers.shared.rdf.nodes import (
    Told,
    resource_of,
    text_of,
    told,
)
from disputatio.converter.importers.shared.rdf.store import Store
from disputatio.schemas.foreign.aif import AifParticipant, Locution

_NAMES = ("name", "authorName", "label")


class People:
    """The people who spoke a document's nodes, and a locution for each of those.

    Attributes:
        locutions: in the order of the document.
        uris: of the people who were met.
    """

    def __init__(self, store: Store) -> None:
        """Look people up in a document."""
        self._store = store
        self._persons: dict[str, AifParticipant] = {}
        self.locutions: list[Locution] = []

    @property
    def participants(self) -> tuple[AifParticipant, ...]:
        """Everybody who was met, in the order of the document."""
        return tuple(self._persons.values())

    @property
    def uris(self) -> frozenset[str]:
        """Who they are in the document."""
        return frozenset(self._persons)

    def hear(self, node: str, said: Told) -> None:
        """Take note of who spoke a node, and when, where that is told."""
        author = resource_of(said, "hasAuthor") if "hasAuthor" in said else None
        start = text_of(said, "created") if "created" in said else None
        if author is None and start is None:
            return
        if author is not None and author not in self._persons:
            self._persons[author] = self._participant(author)
        person = None if author is None else self._persons[author].id
        self.locutions.append(
            Locution(node=node, person=person, start=_start(start), timestamp="")
        )

    def _participant(self, author: str) -> AifParticipant:
        said = told(self._store.subjects.get(author, {}))
        found = (text_of(said, name) for name in _NAMES)
        name = next((name for name in found if name), author)
        first, _, last = name.partition(" ")
        return AifParticipant(str(len(self._persons) + 1), first, last or "None")


def _start(words: str | None) -> str | None:
    """Give a time as AIFdb writes it; what is no plain time stays as it is."""
    if words is None:
        return None
    try:
        moment = dt.datetime.fromisoformat(words)
    except ValueError:
        return words
    plain = moment.tzinfo is None and not moment.microsecond
    return moment.isoformat(sep=" ") if plain else words
