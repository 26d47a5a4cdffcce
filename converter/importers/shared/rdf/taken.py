"""What another tool told beside a debate in our own terms, kept with the debate.

The AIF of a document may be spelled otherwise and still mean the debate, and other
vocabularies may say something of its things. Our own terms stay in force; the rest is
kept as what any other RDF file says beside its AIF.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import attrs

from disputatio.converter.importers.shared.aif.index import Index
from disputatio.converter.importers.shared.aif.meaning import mean_the_same
from disputatio.converter.importers.shared.aif.taken import with_ids, with_records
from disputatio.converter.importers.shared.rdf.debate import OwnDebate
from disputatio.converter.importers.shared.rdf.store import Properties, Store
from disputatio.converter.importers.shared.rdf.terms import NAMES, aif_name
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
    SCHEMES,
    SEQUENCE,
    SIOC,
    TYPE,
    Resource,
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
from disputatio.schemas.text import allowed_in_xml

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


def other_statements(properties: Properties) -> Iterator[tuple[str, Term]]:
    """Give what is told of a thing of ours in other terms than ours."""
    if OURS.issuperset(properties):
        values = properties.get(TYPE, ())
        yield from ((TYPE, term) for term, _ in values if _is_strange(term[0]))
        return
    for uri, values in properties.items():
        if uri == TYPE or not _is_ours(uri):
            yield from ((uri, term) for term, _ in values if _is_other(uri, term))


def statements_of_no_node(properties: Properties) -> Iterator[tuple[str, Term]]:
    """Give the same of a thing that is no node, with what AIF says of it."""
    for uri, values in properties.items():
        for term, _ in values:
            name = term[0] if uri == TYPE else uri
            if aif_name(name) is not None or _is_other(uri, term):
                yield uri, term


def _is_ours(uri: str) -> bool:
    return uri in OURS or uri.startswith(RDF + "_")


def _is_other(uri: str, term: Term) -> bool:
    return _is_strange(term[0]) if uri == TYPE else not _is_ours(uri)


@lru_cache(maxsize=4096)
def _is_strange(uri: str) -> bool:
    return not uri.startswith(_CLASSES) and uri not in {INDIVIDUAL, SEQUENCE}


class _Said(NamedTuple):
    """A statement."""

    subject: str
    uri: str
    term: Term

    @property
    def shape(self) -> tuple[str, ...]:
        """What it says whatever blank nodes are called, as far as XML can say it."""
        subject, uri, term = self
        if isinstance(term, Resource):
            return _named(subject), uri, _named(term.uri)
        tags = term.datatype or "", term.language or ""
        return _named(subject), uri, allowed_in_xml(term.text), *tags


def _named(uri: str) -> str:
    return "_:" if uri.startswith("_:") else uri


def with_statements(
    debate: Debate, draft: Draft, graph: Graph, store: Store, read: OwnDebate
) -> Debate:
    """Give a debate with what a document says of its things beside them.

    Args:
        debate: the debate in our own terms, perhaps spelled as the document has it.
        draft: what its graph was made of.
        graph: its graph.
        store: the document.
        read: the debate as it was read.
    """
    own = read.uri
    kept = mapping(debate.extras, RDF_EXTRAS)
    found = list(_found(store, read))
    if not kept and not found:
        return debate
    written = [
        _Said(description.uri, *each)
        for description in kept_descriptions(debate, graph, own)
        for each in description.properties
    ]
    other = [said for said in written if _is_of_others(said, own)]
    if Counter(s.shape for s in found) == Counter(s.shape for s in other):
        return debate
    hidden = [said for said in written if not _is_of_others(said, own)]
    return _retold(debate, draft, graph, own, [*hidden, *found])


def _is_of_others(said: _Said, own: str) -> bool:
    ours = said.subject.startswith((own, SCHEMES))
    return not ours or _is_other(said.uri, said.term)


def _found(store: Store, read: OwnDebate) -> Iterator[_Said]:
    """Give what a document tells of other things than ours, or in other terms."""
    all_ours = OURS.issuperset(set().union(*store.subjects.values()))
    for subject, properties in store.subjects.items():
        if not read.owns(subject):
            for uri, values in properties.items():
                yield from (_Said(subject, uri, term) for term, _ in values)
        elif not all_ours:
            yield from (_Said(subject, *each) for each in other_statements(properties))
        else:
            for term, _ in properties.get(TYPE, ()):
                if _is_strange(term[0]):
                    yield _Said(subject, TYPE, term)


def _retold(
    debate: Debate, draft: Draft, graph: Graph, own: str, told: Iterable[_Said]
) -> Debate:
    """Keep some statements with a debate, in place of those that it kept."""
    uris = {node_uri(own, node.id): node.id for node in graph.nodes}
    rows: dict[str, dict[str, list[Any]]] = {"nodes": {}, "statements": {}}
    for subject, uri, term in told:
        name, key = (
            ("nodes", uris[subject]) if subject in uris else ("statements", subject)
        )
        rows[name].setdefault(key, []).append(row_of(uri, term, {}))
    if rows["nodes"]:
        debate = with_ids(debate, draft)
    kept = mapping(debate.extras, RDF_EXTRAS).plain()
    extras = with_kept(debate.extras.without(RDF_EXTRAS), {**kept, **rows})
    return attrs.evolve(debate, extras=extras)


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
    nodes = tuple(
        _respelled(node, told[node.id]) if node.id in told else node
        for node in graph.nodes
    )
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
