"""What another tool told beside a debate in our own terms, kept with the debate.

The AIF of a document may be spelled otherwise and still mean the debate, and other
vocabularies may say something of its things. Our own terms stay in force; the rest is
kept as what any other RDF file says beside its AIF.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from disputatio.converter.importers.shared.aif_index import Index
from disputatio.converter.importers.shared.aif_meaning import mean_the_same
from disputatio.converter.importers.shared.aif_taken import with_ids, with_records
from disputatio.converter.importers.shared.rdf_store import Properties, Store
from disputatio.converter.importers.shared.rdf_terms import NAMES
from disputatio.schemas.debate import Debate
from disputatio.schemas.foreign.aif import Graph, Node
from disputatio.schemas.foreign.aif_corrections import mapping
from disputatio.schemas.foreign.aif_draft import Draft
from disputatio.schemas.foreign.rdf import (
    AIF_NAMESPACES,
    DSP,
    INDIVIDUAL,
    RDF,
    SAME,
    SEQUENCE,
    SIOC,
    TYPE,
    Term,
    node_uri,
    twin,
)
from disputatio.schemas.foreign.rdf_kept import (
    RDF_EXTRAS,
    kept_descriptions,
    row_of,
    with_kept,
)
from disputatio.schemas.foreign.rdf_shapes import DEBATE, LISTS, Shape

SCHEMES = "urn:disputatio:scheme:"
"""What the URIs of schemes begin with."""

_CLASSES = (*AIF_NAMESPACES, DSP, SIOC)
"""What the classes of our own things begin with."""


def _properties(shape: Shape) -> Iterator[str]:
    for told in shape.fields:
        yield told.property
        yield twin(told.property)
        if told.shape is not None:
            yield from _properties(told.shape)


_MEMBERS = (f"{RDF}_{number}" for number in range(1, 10))

OURS = frozenset({TYPE, SAME, *NAMES, *_MEMBERS}).union(
    *map(_properties, (DEBATE, *LISTS.values()))
)
"""Properties that we write of our own things."""


def other_statements(
    properties: Properties, *, ours: bool
) -> Iterator[tuple[str, Term]]:
    """Give what is told of a thing in other terms than ours.

    Args:
        properties: what is told.
        ours: whether it is a thing of ours; of another one all is told in its terms.
    """
    for uri, values in properties.items():
        if not ours or (uri not in OURS and not uri.startswith(RDF + "_")):
            yield from ((uri, term) for term, _ in values)
        elif uri == TYPE:
            yield from ((uri, term) for term, _ in values if _is_strange(term[0]))


def _all_ours(store: Store, own: str) -> bool:
    """Say of a usual document that nothing in it is told in other terms."""
    subjects = store.subjects
    if not set().union(*subjects.values()) <= OURS:
        return False
    types = (found.get(TYPE, ()) for found in subjects.values())
    classes = {term[0] for values in types for term, _ in values}
    return not any(map(_is_strange, classes)) and all(
        subject.startswith((own, SCHEMES)) for subject in subjects
    )


def _is_strange(uri: str) -> bool:
    return not uri.startswith(_CLASSES) and uri not in {INDIVIDUAL, SEQUENCE}


def with_statements(
    debate: Debate, draft: Draft, graph: Graph, store: Store, own: str
) -> Debate:
    """Give a debate with what a document says of its things beside them.

    Args:
        debate: the debate in our own terms.
        draft: what its graph was made of.
        graph: its graph.
        store: the document.
        own: URI of the debate.
    """
    if _all_ours(store, own):
        return debate
    written = {
        (description.uri, *each)
        for description in kept_descriptions(debate, graph, own)
        for each in description.properties
    }
    of_nodes: dict[str, Any] = {}
    statements: dict[str, Any] = {}
    uris = {node_uri(own, node.id): node.id for node in graph.nodes}
    for subject, properties in store.subjects.items():
        ours = subject.startswith((own, SCHEMES))
        found = other_statements(properties, ours=ours)
        new = [row_of(*each, {}) for each in found if (subject, *each) not in written]
        if new:
            rows, key = (
                (of_nodes, uris[subject]) if subject in uris else (statements, subject)
            )
            rows[key] = new
    if not of_nodes and not statements:
        return debate
    if of_nodes:
        debate = with_ids(debate, draft)
    return attrs.evolve(debate, extras=_joined(debate, of_nodes, statements))


def _joined(
    debate: Debate, of_nodes: dict[str, Any], statements: dict[str, Any]
) -> Any:
    kept = mapping(debate.extras, RDF_EXTRAS).plain()
    for name, rows in (("nodes", of_nodes), ("statements", statements)):
        known = kept.get(name)
        known = dict(known) if isinstance(known, dict) else {}
        for key, new in rows.items():
            before = known.get(key)
            known[key] = [*(before if isinstance(before, list) else ()), *new]
        kept[name] = known
    return with_kept(debate.extras, kept)


def with_spelling(
    debate: Debate, draft: Draft, graph: Graph, found: Graph
) -> Debate | None:
    """Give a debate with the spelling of a graph that means the same; None if none does.

    Args:
        debate: the debate in our own terms.
        draft: what its graph was made of.
        graph: its graph.
        found: the graph of the document.
    """
    if not mean_the_same(found, graph):
        return None
    told = {node.id: node for node in found.nodes}
    nodes = tuple(_respelled(node, told[node.id]) for node in graph.nodes)
    if nodes == graph.nodes:
        return debate
    spelled = attrs.evolve(graph, nodes=nodes)
    return with_records(debate, draft, spelled, Index(spelled))


def _respelled(node: Node, found: Node) -> Node:
    time = (
        node.timestamp if found.timestamp == (node.timestamp or "") else found.timestamp
    )
    spelled = node._replace(text=found.text, timestamp=time)
    if node.scheme is None or node.scheme == found.scheme:
        return spelled
    return spelled._replace(scheme=found.scheme, scheme_id=found.scheme_id)
