"""S-nodes as relations, and edges without one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from disputatio.converter.importers.shared.aif_corrections import (
    edges_row,
    entry_corrections,
    extras,
    node_corrections,
)
from disputatio.converter.importers.shared.aif_index import Index
from disputatio.converter.importers.shared.aif_keys import Keys
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
    SCHEME_TYPES,
    TRANSITION,
    Edge,
    Locution,
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
    nodes = (_relation(index, node, origins) for node in index.of_types(*SCHEME_TYPES))
    edges = (_edge(edge, keys) for edge in index.plain)
    return (*nodes, *edges)


def _relation(index: Index, node: Node, origins: Mapping[str, Inferred]) -> Relation:
    ends = index.ends[node.id]
    sources = tuple([edge.source for edge in ends.incoming])
    targets = tuple([edge.target for edge in ends.outgoing])
    kind, scheme = _meaning(index, node, sources, targets)
    if kind == "reply":
        sources, targets = targets, sources
    return Relation(
        key=node.id,
        kind=kind,
        sources=sources,
        targets=targets,
        scheme=scheme,
        origin=origins.get(node.id, STATED),
        extras=_kept(node, kind, scheme, index.entries.get(node.id, ())),
    )


def _kept(
    node: Node, kind: RelationKind, scheme: str | None, entries: Sequence[Locution]
) -> Extras:
    if not entries and node.more is NO_EXTRAS and number_of(node.id) is not None:
        return _usually_kept(
            kind, scheme, node.type, node.text, node.scheme, node.scheme_id
        )
    kept = node_corrections(relation_node(kind, scheme), node)
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
    name = node.scheme or _name_beside(node.type, node.text, node.scheme_id)
    kind, scheme = _named(node.type, name)
    if kind == "attack" and any(index.type(key) in SCHEME_TYPES for key in targets):
        return "undercut", scheme
    if kind == "illocution" and (stance := _stance(name)) is not None:
        spoken = _only(index, sources, LOCUTION) and _only(index, targets, INFORMATION)
        return ("stance", stance) if spoken else (kind, scheme)
    return kind, scheme


@lru_cache(maxsize=1024)
def _named(type_: str, name: str) -> tuple[RelationKind, str | None]:
    """Give the kind of relation and the display name of a scheme."""
    kind = _KINDS[type_]
    if not name or (kind == "illocution" and _NO_NAME.fullmatch(name)):
        return kind, None
    return kind, display_name(type_, name)


@lru_cache(maxsize=1024)
def _stance(force: str) -> str | None:
    return _STANCES.get(folded(force))


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
