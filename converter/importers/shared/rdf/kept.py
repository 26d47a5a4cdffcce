"""What an RDF document says that the AIF graph has no place for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any

from disputatio.converter.importers.shared.rdf.debate import OwnDebate
from disputatio.converter.importers.shared.rdf.graph import Found
from disputatio.converter.importers.shared.rdf.store import Properties, Store
from disputatio.converter.importers.shared.rdf.taken import (
    other_statements,
    statements_of_no_node,
)
from disputatio.converter.importers.shared.rdf.terms import (
    CLAIM_TEXTS,
    LINKS,
    NAMES,
    PLAIN_CLASSES,
)
from disputatio.schemas.foreign.rdf import (
    TYPE,
    Literal,
    Resource,
    Term,
)
from disputatio.schemas.foreign.rdf_kept import row_of

_OF_PEOPLE = frozenset({"name", "authorName", "label"})
_OF_FORMS = frozenset({"type", "schemeName", "schemeId"})
_SINGLE = frozenset({
    "identifier", "nodeText", "timestamp", "schemeId", "created", "element",
    "claimText", "creationDate", "hasAuthor", "fulfils",
})  # fmt: skip
"""Of these the first value is taken into the graph."""

_SHORT = {uri: name.removesuffix(" twin") for uri, name in NAMES.items()}

_LINKING = frozenset(uri for uri, name in NAMES.items() if name in LINKS)

_ALWAYS = frozenset(u for u, n in _SHORT.items() if n in _SINGLE and n != "claimText")
"""Properties of which a single value is taken whatever it is."""

_PLAIN_TYPES = frozenset(map(Resource, PLAIN_CLASSES))


def kept_of(
    store: Store, found: Found, own: OwnDebate | None, language: str | None
) -> dict[str, Any]:
    """Give what is to be kept of a document beside its AIF (`foreign.rdf_kept`).

    Args:
        store: the document.
        found: its AIF.
        own: a debate in our own terms that is not believed any more: of its things
            only other terms are kept, and what looks like a node and is not understood.
        language: that of the debate; words in another keep their tag.
    """
    place, names = _names(found.ids)
    astray: dict[str, set[Term]] = {}
    for said in found.astray:
        astray.setdefault(said.subject, set()).add(said.term)
    of_nodes: dict[str, list[Any]] = {}
    statements: dict[str, list[Any]] = {}
    unread = {said.subject for said in (*found.strange, *found.classless)}
    for subject, properties in store.subjects.items():
        node = found.ids.get(subject)
        ours = own is not None and own.owns(subject)
        if ours and (node is not None or subject not in unread):
            left = other_statements(properties)
        elif ours and "/node/" not in subject:
            left = statements_of_no_node(properties)
        elif node is not None:
            left = _left_of_node(properties, astray.get(subject, ()), language)
        else:
            left = _left(subject, properties, found)
        rows = [row_of(uri, term, found.ids) for uri, term in left]
        if rows and node is not None:
            of_nodes[node] = rows
        elif rows:
            statements[subject] = rows
    kept = {"place": place, "names": names}
    return {**kept, "nodes": of_nodes, "statements": statements}


def _names(
    ids: Mapping[str, str],
) -> tuple[str | None, dict[str, str | None]]:
    """Give what most URIs of nodes begin with, and the URIs that are otherwise."""
    first = next(iter(ids.items()), ("", ""))
    usual = first[0].removesuffix(first[1])
    whole = [usual + node for node in ids.values()] == list(ids)
    if whole and len(usual) > 1 and not usual.startswith("_:"):
        return usual, {}
    named = {uri: node for uri, node in ids.items() if not uri.startswith("_:")}
    places = Counter(
        uri.removesuffix(node) for uri, node in named.items() if uri.endswith(node)
    )
    place = places.most_common(1)[0][0] if places else None
    names: dict[str, str | None] = {}
    for uri, node in ids.items():
        if uri not in named:
            names[node] = None
        elif place is None or uri != f"{place}{node}":
            names[node] = uri
    return place, names if place is not None or named else {}


def _left(
    subject: str, properties: Properties, found: Found
) -> Iterator[tuple[str, Term]]:
    """Give the properties of what is no node that were not taken into the graph."""
    known = _OF_PEOPLE if subject in found.people else frozenset()
    known = _OF_FORMS if subject in found.forms else known
    for uri, values in properties.items():
        name = NAMES.get(uri, "").removesuffix(" twin")
        if name not in known:
            yield from ((uri, term) for term, _ in values)


def _left_of_node(
    properties: Properties, astray: Collection[Term], language: str | None
) -> Iterator[tuple[str, Term]]:
    """Give the properties of a node that were not taken into the graph."""
    for uri in properties if astray else _without_links(tuple(properties)):
        values = properties[uri]
        if uri in _LINKING:
            yield from ((uri, term) for term, _ in values if term in astray)
        elif len(values) > 1 or not _is_plainly_taken(uri, values[0][0], language):
            name = _SHORT.get(uri, "")
            words = _words(properties) if name == "source" else ""
            for place, (term, _) in enumerate(values):
                taken = _is_taken(name, term, words, language)
                if not taken or (place and name in _SINGLE):
                    yield uri, term


@lru_cache(maxsize=1024)
def _without_links(uris: tuple[str, ...]) -> tuple[str, ...]:
    """Give the properties that are no links: the graph has every one of those."""
    return tuple(uri for uri in uris if uri not in _LINKING)


def _is_plainly_taken(uri: str, term: Term, language: str | None) -> bool:
    """Say of the usual properties of a node, soon, that the graph has their value."""
    if uri in _ALWAYS:
        return True
    if uri == TYPE:
        return term in _PLAIN_TYPES
    return uri in CLAIM_TEXTS and type(term) is Literal and term[2] == language


def _words(properties: Properties) -> str:
    texts = (values for uri in CLAIM_TEXTS for values in properties.get(uri, ()))
    return next((term[0] for term, _ in texts), "")


def _is_taken(name: str, term: Term, words: str, language: str | None) -> bool:
    """Say whether the graph has what a property says of a node."""
    if name == "type":
        return term in _PLAIN_TYPES
    if name == "claimText":
        return getattr(term, "language", None) == language
    if name == "source":
        return term[0] == words.partition(" says ")[0]
    return name in _SINGLE
