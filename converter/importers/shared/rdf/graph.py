"""The AIF graph in an RDF document, whichever dialect wrote it.

Three namespaces and two vocabularies are read alike. AIFdb states a link from both of
its ends with the same property, so the direction comes from the property and from the
types of the two nodes, not from who is the subject.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import count, repeat
from typing import TypeAlias

from attrs import frozen

from disputatio.converter.importers.shared.rdf.nodes import (
    Ids,
    Schemes,
    Told,
    node_of,
    node_types,
    told,
)
from disputatio.converter.importers.shared.rdf.people import People
from disputatio.converter.importers.shared.rdf.store import Statement, Store
from disputatio.converter.importers.shared.rdf.terms import (
    INCOMING,
    LINKS,
    NAMES,
    ONLY_KEPT,
    aif_name,
)
from disputatio.schemas.extras import NO_EXTRAS
from disputatio.schemas.foreign.aif import SCHEME_TYPES, Edge, Graph, Node, columns
from disputatio.schemas.foreign.rdf import TYPE, Literal, Resource, Term, local_name
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import shortened

Ends: TypeAlias = tuple[str, str]
"""The nodeIDs from which and to which a link leads."""


_OF_NODES = frozenset(
    uri
    for uri, name in NAMES.items()
    if name in {*LINKS, "claimText", "fulfils", "hasAuthor"}
)
"""What only nodes say."""


@frozen
class Found:
    """The AIF of a document."""

    graph: Graph
    """Nodes, edges, people and locutions."""
    ids: dict[str, str]
    """For each node its nodeID by the URI that the document gives it."""
    lines: tuple[int, ...] = ()
    """For each edge the line in which it is first stated, where one is ever asked for."""
    people: frozenset[str] = frozenset()
    """URIs of those who speak."""
    forms: frozenset[str] = frozenset()
    """URIs of the schemes that nodes apply."""
    strange: tuple[Statement, ...] = ()
    """What speaks AIF and is not understood: classes and properties."""
    classless: tuple[Statement, ...] = ()
    """What says something only nodes say, but has no class: its first such statement."""
    astray: tuple[Statement, ...] = ()
    """Links of AIF that lead to no node."""

    @property
    def notices(self) -> tuple[Notice, ...]:
        """One for everything that is strange, classless or astray."""
        unread = map(_strange, self.strange), map(_classless, self.classless)
        return (*unread[0], *unread[1], *map(_astray, self.astray))


def graph_of(store: Store) -> Found:
    """Give the AIF graph of a document and what of its AIF was not understood."""
    types = node_types(store)
    heard: dict[str, Told] = {}
    ids: dict[str, str] = {}
    nodes: list[Node] = []
    numbers, schemes, people = Ids(), Schemes(store), People(store)
    for uri, kind in types.items():
        said = heard[uri] = told(store.subjects[uri])
        node = ids[uri] = numbers.of(uri, said)
        nodes.append(node_of(kind, node, said, schemes))
        people.hear(node, said)
    links = Links(types, ids)
    for uri, said in heard.items():
        links.add(uri, said)
    graph = Graph(
        nodes=tuple(nodes),
        edges=edges_of(links.lines),
        participants=people.participants,
        locutions=tuple(people.locutions),
    )
    return Found(
        graph=graph,
        lines=tuple(links.lines.values()),
        ids=ids,
        people=people.uris,
        forms=schemes.uris,
        strange=tuple(_strangers(store, types)),
        classless=tuple(_without_class(store, types)),
        astray=tuple(links.astray),
    )


class Links:
    """The links between the nodes of a document.

    Attributes:
        lines: for the ids of two ends the line in which their link is first stated.
        astray: what leads to no node.
    """

    def __init__(self, types: dict[str, str], ids: dict[str, str]) -> None:
        self._types = types
        self._ids = ids
        self.lines: dict[Ends, int] = {}
        self.astray: list[Statement] = []

    def add(self, subject: str, said: Told) -> None:
        """Add what a node states."""
        types, ids, lines = self._types, self._ids, self.lines
        kind, own = types[subject], ids[subject]
        for name, values in said.items():
            if name not in LINKS:
                continue
            for term, line in values:
                uri = term[0]
                other = types.get(uri) if type(term) is Resource else None
                away = leaves(name, kind, other)
                if away is None:
                    self.astray.append(Statement(subject, name, term, line))
                else:
                    ends = (own, ids[uri]) if away else (ids[uri], own)
                    lines.setdefault(ends, line)


def edges_of(ends: Iterable[Ends]) -> tuple[Edge, ...]:
    """Give a numbered edge for the ends of every link."""
    found = list(ends)
    sources = [source for source, _ in found]
    targets = [target for _, target in found]
    rest = repeat(None), repeat(NO_EXTRAS)
    return tuple(columns(Edge, map(str, count(1)), sources, targets, *rest))


@lru_cache(maxsize=1024)
def leaves(name: str, subject: str, other: str | None) -> bool | None:
    """Say whether a link leads away from its subject, by the types of its ends.

    None where no end is a scheme node, or there is no other end.
    """
    if other is None:
        return None
    if name == "link":
        return True
    owner_is_subject = _is_owner(LINKS[name], subject, other)
    if (subject if owner_is_subject else other) not in SCHEME_TYPES:
        return None
    return owner_is_subject is not (name in INCOMING)


def _is_owner(owners: frozenset[str], subject: str, other: str) -> bool:
    """Say whether the subject is the scheme node of a link, and not its other end."""
    if subject in owners:
        return True
    return other not in owners and subject in SCHEME_TYPES


_UNDERSTOOD = ONLY_KEPT | {None}
"""Local names of properties of which nothing is to be told."""


def _strangers(store: Store, types: dict[str, str]) -> Iterator[Statement]:
    """Give what speaks AIF and is not read: other classes and other properties."""
    ours = {
        uri
        for uri in set().union(*store.subjects.values())
        if uri not in NAMES and aif_name(uri) not in _UNDERSTOOD
    }
    for subject, properties in store.subjects.items():
        if subject not in types:
            for term, line in properties.get(TYPE, ()):
                if _is_unknown_class(term):
                    yield Statement(subject, TYPE, term, line)
        elif ours:
            for uri in filter(ours.__contains__, properties):
                for term, line in properties[uri]:
                    yield Statement(subject, uri, term, line)


def _without_class(store: Store, types: dict[str, str]) -> Iterator[Statement]:
    """Give the first statement of each thing that speaks as a node and has no class."""
    for subject, properties in store.subjects.items():
        if subject in types or _OF_NODES.isdisjoint(properties):
            continue
        if not any(_is_unknown_class(term) for term, _ in properties.get(TYPE, ())):
            uri = next(uri for uri in properties if uri in _OF_NODES)
            yield Statement(subject, uri, *properties[uri][0])


def _is_unknown_class(term: Term) -> bool:
    name = aif_name(term.uri) if isinstance(term, Resource) else None
    return name is not None and not name.endswith("Scheme")


def _strange(statement: Statement) -> Notice:
    kind = statement.property == TYPE
    problem = "is of an unknown class" if kind else "has an unknown property"
    return _unread("NodeNotUnderstood", statement, problem)


def _classless(statement: Statement) -> Notice:
    problem = "has no class of AIF, so it and its links are not in the graph"
    return _unread("NodeNotUnderstood", statement, problem)


def _astray(statement: Statement) -> Notice:
    return _unread("ReferenceBroken", statement, "leads to no node")


def _unread(rule: str, statement: Statement, problem: str) -> Notice:
    term = statement.term
    value = term.text if isinstance(term, Literal) else term.uri
    name = local_name(statement.property)
    return notice(
        rule,
        f"{statement.subject} {problem}: {name} {shortened(value, 60)}; it is only kept",
        line=statement.line,
        element=statement.subject,
    )
