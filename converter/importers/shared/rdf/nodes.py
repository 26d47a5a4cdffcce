"""The nodes of an AIF graph in RDF: their types, ids, words and schemes."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

from disputatio.converter.importers.shared.rdf.store import (
    Properties,
    Store,
    Value,
    words_of,
)
from disputatio.converter.importers.shared.rdf.terms import CLASSES, NAMES
from disputatio.schemas.extras import NO_EXTRAS
from disputatio.schemas.foreign.aif import ILLOCUTION, SCHEME_TYPES, Node
from disputatio.schemas.foreign.aif_schemes import scheme_of
from disputatio.schemas.foreign.rdf import (
    TYPE,
    Resource,
    exact_text,
    local_name,
)

Told: TypeAlias = dict[str, list[Value]]
"""What is told of a subject in terms that are understood, by their short names."""

_UNTOLD = {ILLOCUTION: "Default Illocuting"}
"""Schemes of nodes that name none, where the type's usual one would be a claim."""

_DATABASE = "/nodes/"
"""Where AIFdb puts the number of a node in its URI."""


def node_types(store: Store) -> dict[str, str]:
    """Give the AIF type of every node of a document by its subject."""
    result = {}
    for subject, properties in store.subjects.items():
        values = properties.get(TYPE, ())
        if len(values) == 1:
            found = CLASSES.get(values[0][0][0])
        else:
            known = [CLASSES[term[0]] for term, _ in values if term[0] in CLASSES]
            found = min(known, default=None)
        if found is not None:
            result[subject] = found[1]
    return result


def told(properties: Properties) -> Told:
    """Give what is understood of a subject, by short names."""
    names, plain = _short_names(tuple(properties))
    if plain:
        return dict(zip(names, properties.values(), strict=True))
    found: Told = {}
    for name, values in zip(names, properties.values(), strict=True):
        if name:
            known = found.get(name)
            found[name] = values if known is None else [*known, *values]
    return found


@lru_cache(maxsize=1024)
def _short_names(uris: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """Give short names of properties, and whether all have one of their own; else "" or twice."""
    names = tuple(NAMES.get(uri, "") for uri in uris)
    return names, "" not in names and len(set(names)) == len(names)


def text_of(said: Told, name: str) -> str | None:
    """Give the exact text of a property, or None where it has none."""
    values = said.get(name)
    if values is None:
        return None
    readable = words_of(values)
    encoded = None if readable is None else said.get(f"{name} twin")
    return (
        readable if encoded is None else exact_text(readable or "", words_of(encoded))
    )


def resource_of(said: Told, name: str) -> str | None:
    """Give the first thing to which a property leads, or None."""
    for term, _ in said.get(name, ()):
        if isinstance(term, Resource):
            return term.uri
    return None


class Ids:
    """Gives each node its nodeID: its identifier, AIFdb's number, or its URI."""

    def __init__(self) -> None:
        """Begin with no id taken."""
        self._taken: set[str] = set()
        self._place = 0

    def of(self, uri: str, said: Told) -> str:
        """Give the id of the next node of a document."""
        self._place += 1
        told = text_of(said, "identifier") if "identifier" in said else None
        chosen = told or self._by_name(uri)
        while chosen in self._taken:
            chosen = f"{chosen}-{self._place}"
        self._taken.add(chosen)
        return chosen

    def _by_name(self, uri: str) -> str:
        if uri.startswith("_:") or not uri:
            return f"node-{self._place}"
        _, database, number = uri.rpartition(_DATABASE)
        return number if database and number.isdecimal() else uri


class Schemes:
    """The schemes of a document's nodes: wire spelling and number."""

    def __init__(self, store: Store) -> None:
        """Look schemes up in a document."""
        self._store = store
        self._forms: dict[str, tuple[str, str | None]] = {}

    @property
    def uris(self) -> frozenset[str]:
        """The URIs of those that were asked for."""
        return frozenset(self._forms)

    def of(
        self, kind: str, said: Told, words: str | None
    ) -> tuple[str | None, str | None]:
        """Give the wire spelling and the number of the scheme that a node applies.

        Where no scheme is named, the words of a scheme node are its name.
        """
        form = resource_of(said, "fulfils") if "fulfils" in said else None
        if form is None:
            if words is None or kind not in SCHEME_TYPES:
                return None, None
            return words, words and scheme_of(kind, words).id
        name, number = self._form(form)
        own = text_of(said, "schemeId") or number
        if own is None and kind in SCHEME_TYPES:
            own = scheme_of(kind, name).id
        return name, own

    def _form(self, uri: str) -> tuple[str, str | None]:
        known = self._forms.get(uri)
        if known is None:
            said = told(self._store.subjects.get(uri, {}))
            name = text_of(said, "schemeName") or local_name(uri)
            name = name.removesuffix("_Scheme") or name
            known = self._forms[uri] = name, text_of(said, "schemeId")
        return known


def node_of(kind: str, identifier: str, said: Told, schemes: Schemes) -> Node:
    """Give a node by what is told of it."""
    words = text_of(said, "claimText") if "claimText" in said else None
    scheme, number = schemes.of(kind, said, words)
    text = text_of(said, "nodeText") if "nodeText" in said else None
    if text is None:
        text = words or display(kind, scheme)
    stamp = text_of(said, "timestamp") if "timestamp" in said else None
    stamp = stamp or text_of(said, "creationDate") or ""
    fields = (identifier, kind, text, scheme, number, stamp, NO_EXTRAS)
    return tuple.__new__(Node, fields)


@lru_cache(maxsize=1024)
def display(kind: str, scheme: str | None) -> str:
    """Give the text of a node without words: that of its scheme."""
    if kind not in SCHEME_TYPES:
        return ""
    return scheme_of(kind, scheme or _UNTOLD.get(kind)).text
