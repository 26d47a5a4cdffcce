"""An AIF graph as RDF descriptions: nodes, links and schemes.

Links of inferences and conflicts are written twice, with the terms of the ontology
AIF.owl and with those of AIFdb's RDF; every link stands at the scheme node that owns
it. AIF.owl has no class for rephrases, so they are S-nodes too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from disputatio.schemas.debate import Debate
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
    Graph,
    Node,
)
from disputatio.schemas.foreign.aif_relations import comes_in
from disputatio.schemas.foreign.aif_schemes import Scheme, scheme_of
from disputatio.schemas.foreign.rdf import (
    AIF,
    DCTERMS,
    DSP,
    IDENTIFIER,
    INDIVIDUAL,
    SAME,
    TYPE,
    Description,
    Literal,
    Resource,
    Term,
    element_uri,
    node_uri,
    person_uri,
    quoted,
    scheme_uri,
    text_values,
)
from disputatio.schemas.foreign.rdf_description import time_literal
from disputatio.schemas.foreign.rdf_kept import names_of
from disputatio.schemas.rooms import MEMORY, Places, Room, Table

CLAIM_TEXT = AIF + "claimText"
NODE_TEXT = DSP + "nodeText"
FULFILS = AIF + "fulfils"
SCHEME_NAME = AIF + "schemeName"
SCHEME_ID = DSP + "schemeId"
TIMESTAMP = DSP + "timestamp"
AUTHOR = AIF + "hasAuthor"
CREATED = DCTERMS + "created"
PART_OF = DCTERMS + "isPartOf"
ELEMENT = DSP + "element"
LINK = DSP + "link"
"""A link between two nodes without a scheme node between them."""

LINKS: dict[tuple[str, bool], tuple[str, ...]] = {
    (INFERENCE, True): ("hasPremise", "Premise"),
    (INFERENCE, False): ("hasConclusion", "Conclusion"),
    (CONFLICT, True): ("hasConflictingElement", "Premise"),
    (CONFLICT, False): ("hasConflictedElement", "Conclusion"),
    (PREFERENCE, True): ("hasPreferredElement", "Premise"),
    (PREFERENCE, False): ("hasDispreferredElement", "Conclusion"),
    (REPHRASE, True): ("Premise",),
    (REPHRASE, False): ("Conclusion",),
    (TRANSITION, True): ("StartLocution",),
    (TRANSITION, False): ("EndLocution",),
    (ILLOCUTION, True): ("Locution",),
    (ILLOCUTION, False): ("IllocutionaryContent",),
}
"""Local names of the links of a scheme node, by its type and whether they come in."""

_LINK_URIS = {
    side: tuple(AIF + name for name in names) for side, names in LINKS.items()
}

_WORDED = frozenset({INFORMATION, LOCUTION})
"""Types of the nodes that have words of their own."""

_resource = partial(tuple.__new__, Resource)

ANCHOR = "Anchor"
"""The link of an illocution to the scheme node that it is anchored in."""

SCHEME_CLASSES = {
    INFERENCE: "Inference_Scheme",
    CONFLICT: "Conflict_Scheme",
    PREFERENCE: "Preference_Scheme",
    TRANSITION: "Transition_Scheme",
    ILLOCUTION: "Illocutionary_Scheme",
}
"""Class of the schemes of a type of node; the others are just aif:Scheme."""


def aif_descriptions(
    debate: Debate,
    graph: Graph,
    base: str,
    *,
    alone: bool = False,
    room: Room = MEMORY,
) -> Iterator[Description]:
    """Give the schemes and the nodes of a graph that was derived from a debate.

    Args:
        debate: the debate.
        graph: its graph, or a part of it.
        base: the URI of the debate.
        alone: whether nodes do not lead to posts and elements, which are not there.
        room: where to remember.
    """
    yield from schemes(graph.nodes)
    links = _Links(graph, room)
    context = _Context(debate, graph, base, alone=alone, room=room)
    for node in graph.nodes:
        properties = node_properties(node)
        properties += links.properties(node.id, base)
        properties += context.properties(node)
        yield Description(node_uri(base, node.id), INDIVIDUAL, tuple(properties))


def schemes(nodes: Iterable[Node]) -> Iterator[Description]:
    """Give the schemes that some nodes apply, in the order of the nodes."""
    seen: set[str] = set()
    for node in nodes:
        if node.scheme is None or scheme_uri(node.type, node.scheme) in seen:
            continue
        scheme, uri = (
            _spelled_scheme(node.type, node.scheme),
            scheme_uri(node.type, node.scheme),
        )
        seen.add(uri)
        kind = AIF + SCHEME_CLASSES.get(node.type, "Scheme")
        properties: list[tuple[str, Term]] = [(TYPE, Resource(kind))]
        properties += text_values(SCHEME_NAME, scheme.name)
        if scheme.id is not None:
            properties.append((SCHEME_ID, Literal(scheme.id)))
        yield Description(uri, INDIVIDUAL, tuple(properties))


@lru_cache(maxsize=1024)
def _spelled_scheme(kind: str, spelling: str | None) -> Scheme:
    """Give the scheme that a node's spelling names in the table."""
    known = scheme_of(kind, spelling)
    return Scheme(known.text, known.name if spelling is None else spelling, known.id)


def node_properties(node: Node) -> list[tuple[str, Term]]:
    """Give what a node says of itself."""
    kind, scheme = node.type, node.scheme
    told = [*_classes(kind), *text_values(IDENTIFIER, node.id)]
    if kind in _WORDED:
        told += text_values(CLAIM_TEXT, node.text)
    elif scheme is None or node.text != _spelled_scheme(kind, scheme).text:
        told += text_values(NODE_TEXT, node.text)
    if scheme is not None:
        told.append((FULFILS, _resource((scheme_uri(kind, scheme),))))
    if node.scheme_id is not None:
        usual = None if scheme is None else _spelled_scheme(kind, scheme).id
        if node.scheme_id != usual:
            told += text_values(SCHEME_ID, node.scheme_id)
    if node.timestamp:
        told += text_values(TIMESTAMP, node.timestamp)
    return told


@lru_cache(maxsize=64)
def _classes(kind: str) -> tuple[tuple[str, Term], ...]:
    """Give the classes of a type of node."""
    own = TYPE, Resource(f"{AIF}{quoted(kind)}-node")
    more = ((TYPE, Resource(AIF + "S-node")),) if kind == REPHRASE else ()
    return (own, *more)


class _Links:
    """The edges of a graph by the node that owns them."""

    def __init__(self, graph: Graph, room: Room) -> None:
        self._types: Table[str, str] = room.table()
        self._incoming, self._outgoing = room.groups(), room.groups()
        self._told: Table[str, int] = room.table()
        self._repeated = False
        for node in graph.nodes:
            self._repeated = self._repeated or node.id in self._types
            self._types[node.id] = node.type
        for edge in graph.edges:
            ends = self._types.get(edge.source, ""), self._types.get(edge.target, "")
            if comes_in(*ends):
                self._incoming.put(edge.target, edge.source)
            else:
                self._outgoing.put(edge.source, edge.target)

    def properties(self, node: str, base: str) -> list[tuple[str, Term]]:
        """Give the links of a node: what comes in before what goes out.

        Of several nodes of one id the first has them: all are one thing in RDF.
        """
        links: list[tuple[str, Term]] = []
        if self._repeated:
            if node in self._told:
                return links
            self._told[node] = 1
        for side, enters in ((self._incoming, True), (self._outgoing, False)):
            for other in dict.fromkeys(side.of(node)):
                kinds = self._types.get(node, ""), self._types.get(other, "")
                end = _resource((node_uri(base, other),))
                links += [(name, end) for name in link_names(*kinds, enters)]
        return links


@lru_cache(maxsize=1024)
def link_names(owner: str, other: str, comes_in: bool) -> tuple[str, ...]:
    """Give the properties that are an edge, by the types of its owner and other end."""
    if owner not in SCHEME_TYPES:
        return (LINK,)
    if comes_in and owner == ILLOCUTION and other in SCHEME_TYPES:
        return (AIF + ANCHOR,)
    return _LINK_URIS[owner, comes_in]


class _Context:
    """What the thread layer knows of nodes."""

    def __init__(
        self, debate: Debate, graph: Graph, base: str, *, alone: bool, room: Room
    ) -> None:
        self._base = base
        self._alone = alone
        self._keys = graph.keys
        self._passages = Places(debate.passages, room)
        self._posts = Places(debate.posts, room)
        self._starts: Table[str, str] = room.table()
        for locution in graph.locutions:
            if locution.start:
                self._starts.setdefault(locution.node, locution.start)
        self._name = names_of(debate)

    def properties(self, node: Node) -> list[tuple[str, Term]]:
        """Give a node's author, post and time, its element, and its URI elsewhere."""
        told: list[tuple[str, Term]] = []
        key = self._keys.get(node.id)
        if node.type == LOCUTION:
            told += self._said(key)
        start = self._starts.get(node.id)
        if start is not None:
            told += _time_values(start)
        if key is not None and not self._alone:
            told.append((ELEMENT, _resource((element_uri(self._base, key),))))
        name = self._name(node.id)
        if name is not None:
            told.append((SAME, _resource((name,))))
        return told

    def _said(self, key: str | None) -> Iterator[tuple[str, Term]]:
        """Give the author and the post of what a locution stands for."""
        passage = None if key is None else self._passages.get(key)
        post = self._posts.get(passage.post if passage else key or "")
        if post is not None:
            if post.author is not None:
                yield AUTHOR, Resource(person_uri(self._base, post.author))
            if not self._alone:
                yield PART_OF, Resource(element_uri(self._base, post.key))


def _time_values(start: str) -> tuple[tuple[str, Term], ...]:
    """Give the values of a time of AIF: what is no time stays as words."""
    try:
        return ((CREATED, time_literal(dt.datetime.fromisoformat(start))),)
    except ValueError:
        return text_values(CREATED, start)
