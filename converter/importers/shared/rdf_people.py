"""Who spoke, and when, in the AIF graph of an RDF document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from disputatio.converter.importers.shared.rdf_store import Store
from disputatio.schemas.foreign.aif import AifParticipant, Locution
from disputatio.schemas.foreign.rdf import (
    AIF_NAMESPACES,
    DCTERMS,
    DSP,
    FOAF,
    exact_text,
    twin,
)

_NAMES = (
    FOAF + "name",
    *(namespace + "authorName" for namespace in AIF_NAMESPACES),
    DSP + "label",
)
_CREATED = DCTERMS + "created"


def people(
    store: Store, ids: Mapping[str, str]
) -> tuple[tuple[AifParticipant, ...], tuple[Locution, ...]]:
    """Give the people who spoke a document's nodes, and a locution for each of those.

    Args:
        store: the document.
        ids: nodeIDs by the subjects of the nodes.
    """
    persons: dict[str, AifParticipant] = {}
    locutions: list[Locution] = []
    for subject, node in ids.items():
        author = _author(store, subject)
        start = store.literal(subject, _CREATED)
        if author is not None and author not in persons:
            persons[author] = _participant(store, author, len(persons) + 1)
        if author is not None or start is not None:
            person = None if author is None else persons[author].id
            locutions.append(
                Locution(node=node, person=person, start=_start(start), timestamp="")
            )
    return tuple(persons.values()), tuple(locutions)


def _author(store: Store, subject: str) -> str | None:
    for namespace in AIF_NAMESPACES:
        for uri in store.resources(subject, f"{namespace}hasAuthor"):
            return uri
    return None


def _participant(store: Store, author: str, number: int) -> AifParticipant:
    found = (_name(store, author, uri) for uri in _NAMES)
    name = next((name for name in found if name), author)
    first, _, last = name.partition(" ")
    return AifParticipant(str(number), first, last or "None")


def _name(store: Store, author: str, uri: str) -> str | None:
    readable = store.literal(author, uri)
    if readable is None:
        return None
    return exact_text(readable, store.literal(author, twin(uri)))


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
