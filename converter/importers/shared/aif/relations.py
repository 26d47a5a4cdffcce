"""S-nodes as relations, and edges without one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from operator import itemgetter

from disputatio.converter.importers.shared.aif.corrections import (
    edges_row,
    entry_corrections,
    extras,
    node_corrections,
)
from disputatio.converter.importers.shared.aif.index import Index
from disputatio.converter.importers.shared.aif.keys import Keys
from disputatio.schemas.debate import Relation, RelationKind
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.forces import folded
from disputatio.schemas.foreign.aif import (
    CONFLICT,
    ILLOCUTION,
    INFERENCE,
    INFORMATION,
    LOCUTION,
    NO_ENTRY,
    PREFERENCE,
    REPHRASE,
    TRANSITION,
    Edge,
    Node,
)
from disputatio.schemas.foreign.aif_corrections import node_differences
from disputatio.schemas.foreign.aif_nodes import STANCE_FORCES, relation_node
from disputatio.schemas.foreign.aif_numbers import number_of
from disputatio.schemas.foreign.aif_relations import EDGE
from disputatio.schemas.foreign.aif_schemes import (
    display_name,
    is_scheme,
    name_of_number,
)
from disputatio.schemas.origins import STATED, Inferred

_KINDS: dict[str, RelationKind] = {
    INFERENCE: "support",
    CONFLICT: "attack",
    REPHRASE: "rephrase",
    PREFERENCE: "preference",
    TRANSITION: "reply",
    ILLOCUTION: "illocution",
}
_SOURCE, _TARGET = itemgetter(1), itemgetter(2)
_STANCES = {folded(force): stance for stance, force in STANCE_FORCES.items()}

_NO_NAME = re.compile(r"YA(_[0-9a-f]+)?")
"""What Araucaria's files write as the text of an illocution without a force."""


def relations_of(
    index: Index, origins: Mapping[str, Inferred], keys: Keys
) -> tuple[Relation, ...]:
    """Give the relations of a graph: S-nodes in the order of the file, then edges.

    Args:
        index: the graph.
        origins: who inferred a relation, by nodeID.
        keys: gives new keys.
    """
    nodes = (_relation(index, node, origins) for node in index.schemes)
    edges = (_edge(edge, keys) for edge in index.plain)
    return (*nodes, *edges)


def _relation(index: Index, node: Node, origins: Mapping[str, Inferred]) -> Relation:
    incoming, outgoing = index.ends[node[0]]
    sources = tuple(map(_SOURCE, incoming))
    targets = tuple(map(_TARGET, outgoing))
    kind, scheme = _meaning(index, node, sources, targets)
    if kind == "reply":
        sources, targets = targets, sources
    return Relation(
        key=node[0],
        kind=kind,
        sources=sources,
        targets=targets,
        scheme=scheme,
        origin=origins.get(node[0], STATED) if origins else STATED,
        extras=_kept(index, node, kind, scheme),
    )


def _kept(index: Index, node: Node, kind: RelationKind, scheme: str | None) -> Extras:
    key, type_, text, name, number, _, more = node
    entries = index.entries.get(key, ())
    if not entries and more is NO_EXTRAS and key in index.numbered:
        return _usually_kept(kind, scheme, type_, text, name, number)
    kept = node_corrections(index, relation_node(kind, scheme), node)
    return extras(kept | entry_corrections(NO_ENTRY, 0, entries))


@lru_cache(maxsize=1024)
def _usually_kept(  # noqa: PLR0913, PLR0917 - a scheme node is written in these fields
    kind: RelationKind,
    scheme: str | None,
    type_: str,
    text: str,
    name: str | None,
    number: str | None,
) -> Extras:
    found = Node("", type_, text, name, number)
    return extras(node_differences(relation_node(kind, scheme), found))


def _meaning(
    index: Index, node: Node, sources: tuple[str, ...], targets: tuple[str, ...]
) -> tuple[RelationKind, str | None]:
    _, type_, text, name, number, _, _ = node
    kind, scheme, stance = _named(type_, name or _name_beside(type_, text, number))
    if kind == "attack" and not index.ends.keys().isdisjoint(targets):
        return "undercut", scheme
    if stance is None:
        return kind, scheme
    spoken = _only(index, sources, LOCUTION) and _only(index, targets, INFORMATION)
    return ("stance", stance) if spoken else (kind, scheme)


@lru_cache(maxsize=1024)
def _named(type_: str, name: str) -> tuple[RelationKind, str | None, str | None]:
    """Give the kind of relation, the display name of a scheme, and the stance it may be."""
    kind = _KINDS[type_]
    stance = _STANCES.get(folded(name)) if kind == "illocution" else None
    if not name or (kind == "illocution" and _NO_NAME.fullmatch(name)):
        return kind, None, stance
    return kind, display_name(type_, name), stance


@lru_cache(maxsize=1024)
def _name_beside(type_: str, text: str, number: str | None) -> str:
    """Give the name of a scheme that has no field of its own: its text's or number's."""
    numbered = None if is_scheme(type_, text) else name_of_number(type_, number)
    return numbered or text


def _only(index: Index, keys: tuple[str, ...], kind: str) -> bool:
    return bool(keys) and all(index.type(key) == kind for key in keys)


def _edge(edge: Edge, keys: Keys) -> Relation:
    key = keys.new(f"{EDGE}{edge.id}")
    usual = key == f"{EDGE}{edge.id}" and number_of(edge.id) is not None
    plain = edge.form_edge_id is None and not edge.more
    kept = {} if usual and plain else edges_row((edge,))
    return Relation(
        key=key,
        kind="unspecified",
        sources=(edge.source,),
        targets=(edge.target,),
        extras=extras(kept),
    )
