"""The AIF graph in an RDF document, whichever dialect wrote it.

Three namespaces and two vocabularies are read alike. AIFdb states a link from both of
its ends with the same property, so the direction comes from the property and from the
types of the two nodes, not from who is the subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputatio.converter.importers.shared.rdf_people import people
from disputatio.converter.importers.shared.rdf_store import Statement, Store
from disputatio.schemas.foreign.aif import (
    CONFLICT,
    ILLOCUTION,
    INFERENCE,
    INFORMATION,
    LOCUTION,
    PREFERENCE,
    REPHRASE,
    SCHEME_TYPES,
    TRANSITION,
    Edge,
    Graph,
    Node,
)
from disputatio.schemas.foreign.aif_schemes import scheme_of
from disputatio.schemas.foreign.rdf import (
    AIF,
    AIF_NAMESPACES,
    IDENTIFIER,
    TYPE,
    Literal,
    Resource,
    exact_text,
    local_name,
    twin,
)
from disputatio.schemas.foreign.rdf_aif import (
    LINK,
    NODE_TEXT,
    SCHEME_ID,
    TIMESTAMP,
)
from disputatio.schemas.notices import Notice, notice

_CLASSES = {
    "L-node": LOCUTION,
    "RA-node": INFERENCE,
    "Inference": INFERENCE,
    "CA-node": CONFLICT,
    "Conflict": CONFLICT,
    "PA-node": PREFERENCE,
    "Preference": PREFERENCE,
    "MA-node": REPHRASE,
    "TA-node": TRANSITION,
    "Transition": TRANSITION,
    "YA-node": ILLOCUTION,
    "Illocution": ILLOCUTION,
    "I-node": INFORMATION,
    "Statement": INFORMATION,
}
"""Type of node by class, the more particular first: an L-node is an I-node too."""

_ARGUMENTS = frozenset({INFERENCE, CONFLICT, REPHRASE, PREFERENCE})


_INCOMING = {
    "Premise": _ARGUMENTS,
    "hasPremise": frozenset({INFERENCE}),
    "hasPresumption": frozenset({INFERENCE}),
    "hasConflictingElement": frozenset({CONFLICT}),
    "hasException": frozenset({CONFLICT}),
    "hasPreferredElement": frozenset({PREFERENCE}),
    "StartLocution": frozenset({TRANSITION}),
    "Locution": frozenset({ILLOCUTION}),
    "Anchor": frozenset({ILLOCUTION}),
}
"""Links that lead to a scheme node, with the types of node that own them."""

_OUTGOING = {
    "Conclusion": _ARGUMENTS,
    "hasConclusion": frozenset({INFERENCE}),
    "hasConflictedElement": frozenset({CONFLICT}),
    "hasDispreferredElement": frozenset({PREFERENCE}),
    "EndLocution": frozenset({TRANSITION}),
    "IllocutionaryContent": frozenset({ILLOCUTION}),
}
"""Links that lead from a scheme node, with the types of node that own them."""

_LINKS = {**_INCOMING, **_OUTGOING}
"""Every link of AIF.owl and of AIFdb's RDF by its local name."""

_READ = frozenset({
    "claimText", "creationDate", "source", "hasAuthor", "fulfils", "createdBy",
})  # fmt: skip
"""Other properties of a node that are read, or that repeat its text (`source`)."""

_UNTOLD = {ILLOCUTION: "Default Illocuting"}
"""Schemes of nodes that name none, where the type's usual one would be a claim."""

_DATABASE = "/nodes/"
"""Where AIFdb puts the number of a node in its URI."""


def aif_name(uri: str) -> str | None:
    """Give the local name of a term of AIF in any of its namespaces, else None."""
    for namespace in AIF_NAMESPACES:
        if uri.startswith(namespace):
            return uri.removeprefix(namespace)
    return None


def node_types(store: Store) -> dict[str, str]:
    """Give the AIF type of every node of a document by its subject."""
    result = {}
    for subject in store.subjects:
        names = {aif_name(uri) for uri in store.types(subject)}
        found = next((kind for name, kind in _CLASSES.items() if name in names), None)
        if found is not None:
            result[subject] = found
    return result


def graph_of(store: Store) -> tuple[Graph, tuple[Notice, ...]]:
    """Give the AIF graph of a document and what of its AIF was not understood."""
    types = node_types(store)
    ids = _ids(store, types)
    nodes = tuple(_node(store, uri, kind, ids[uri]) for uri, kind in types.items())
    edges: dict[tuple[str, str], None] = {}
    notices: list[Notice] = []
    for statement in _links(store, types):
        found = _edge(types, statement)
        if found is None:
            notices.append(_unread(statement.subject, statement, "leads to no node"))
        else:
            edges[ids[found[0]], ids[found[1]]] = None
    participants, locutions = people(store, ids)
    graph = Graph(
        nodes=nodes,
        edges=tuple(Edge(str(i), *ends) for i, ends in enumerate(edges, 1)),
        participants=participants,
        locutions=locutions,
    )
    return graph, (*_strangers(store, types), *notices)


def _ids(store: Store, types: dict[str, str]) -> dict[str, str]:
    """Give each node its nodeID: its identifier, AIFdb's number, or its URI."""
    taken: set[str] = set()
    result: dict[str, str] = {}
    for place, uri in enumerate(types, 1):
        stated = exact_value(store, uri, IDENTIFIER)
        number = uri.rsplit(_DATABASE, 1)[-1]
        own = number if _DATABASE in uri and number.isdecimal() else uri
        chosen = stated or (f"node-{place}" if uri.startswith("_:") else own)
        while chosen in taken:
            chosen = f"{chosen}-{place}"
        taken.add(chosen)
        result[uri] = chosen
    return result


def exact_value(store: Store, subject: str, uri: str) -> str | None:
    """Give the exact text of a property, or None where it has none."""
    readable = store.literal(subject, uri)
    if readable is None:
        return None
    return exact_text(readable, store.literal(subject, twin(uri)))


def _value(store: Store, subject: str, name: str) -> str | None:
    """Give the exact text of an AIF property in any namespace."""
    for namespace in AIF_NAMESPACES:
        found = store.literal(subject, namespace + name)
        if found is not None:
            return exact_text(found, store.literal(subject, twin(AIF + name)))
    return None


def _node(store: Store, uri: str, kind: str, identifier: str) -> Node:
    words = _value(store, uri, "claimText")
    scheme, number = _scheme(store, uri, kind, words)
    text = exact_value(store, uri, NODE_TEXT)
    if text is None:
        text = words or _display(kind, scheme)
    stamp = exact_value(store, uri, TIMESTAMP)
    return Node(
        id=identifier,
        type=kind,
        text=text,
        scheme=scheme,
        scheme_id=number,
        timestamp=stamp or _value(store, uri, "creationDate") or "",
    )


def _display(kind: str, scheme: str | None) -> str:
    """Give the text of a node without words: that of its scheme."""
    if kind not in SCHEME_TYPES:
        return ""
    return scheme_of(kind, scheme or _UNTOLD.get(kind)).text


def _scheme(
    store: Store, uri: str, kind: str, words: str | None
) -> tuple[str | None, str | None]:
    """Give the wire spelling and the number of the scheme that a node applies."""
    form = next(_forms(store, uri), None)
    if form is None:
        named = words if kind in SCHEME_TYPES else None
        return named, named and scheme_of(kind, named).id
    name = _value(store, form, "schemeName") or local_name(form)
    name = name.removesuffix("_Scheme") or name
    own = exact_value(store, uri, SCHEME_ID) or exact_value(store, form, SCHEME_ID)
    if own is None and kind in SCHEME_TYPES:
        own = scheme_of(kind, name).id
    return name, own


def _forms(store: Store, uri: str) -> Iterator[str]:
    for namespace in AIF_NAMESPACES:
        yield from store.resources(uri, f"{namespace}fulfils")


def _links(store: Store, types: dict[str, str]) -> Iterator[Statement]:
    for subject in types:
        for uri, found in store.subjects[subject].items():
            if uri == LINK or aif_name(uri) in _LINKS:
                yield from found


def _edge(types: dict[str, str], statement: Statement) -> tuple[str, str] | None:
    """Give the subjects from which and to which a link leads."""
    if not isinstance(statement.term, Resource):
        return None
    subject, other = statement.subject, statement.term.uri
    if other not in types:
        return None
    if statement.property == LINK:
        return subject, other
    name = aif_name(statement.property) or ""
    owner, end = _owned(types, _LINKS[name], subject, other)
    if types[owner] not in SCHEME_TYPES:
        return None
    return (end, owner) if name in _INCOMING else (owner, end)


def _owned(
    types: dict[str, str], owners: frozenset[str], subject: str, other: str
) -> tuple[str, str]:
    """Give the scheme node of a link first, and its other end."""
    if types[subject] in owners:
        return subject, other
    if types[other] in owners or types[subject] not in SCHEME_TYPES:
        return other, subject
    return subject, other


def _strangers(store: Store, types: dict[str, str]) -> Iterator[Notice]:
    """Tell what speaks AIF and is not read: other classes and other properties."""
    for subject, properties in store.subjects.items():
        for uri, found in properties.items():
            if uri == TYPE and subject not in types:
                for statement in found:
                    if _is_unknown_class(statement):
                        yield _unread(subject, statement, "is of an unknown class")
            name = aif_name(uri)
            if subject in types and name is not None and name not in _known_names():
                yield _unread(subject, found[0], "has an unknown property")


def _known_names() -> frozenset[str]:
    return _READ | _LINKS.keys()


def _is_unknown_class(statement: Statement) -> bool:
    name = (
        aif_name(statement.term.uri) if isinstance(statement.term, Resource) else None
    )
    return name is not None and not name.endswith("Scheme")


def _unread(subject: str, statement: Statement, problem: str) -> Notice:
    term = statement.term
    value = term.text if isinstance(term, Literal) else term.uri
    name = local_name(statement.property)
    return notice(
        "NodeNotUnderstood",
        f"{subject} {problem}: {name} {value}",
        line=statement.line,
        element=subject,
    )
