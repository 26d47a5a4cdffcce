"""S-nodes as relations, and edges without one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import attrs

from disputatio.converter.importers.shared.aif_corrections import (
    edge_corrections,
    edges_kept,
    entry_corrections,
    extras,
    node_corrections,
)
from disputatio.converter.importers.shared.aif_index import Ends, Index
from disputatio.converter.importers.shared.aif_keys import Keys
from disputatio.schemas.debate import Relation, RelationKind
from disputatio.schemas.forces import folded
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
    Locution,
    Node,
)
from disputatio.schemas.foreign.aif_draft import OUTWARD, number_of
from disputatio.schemas.foreign.aif_nodes import STANCE_FORCES, relation_node
from disputatio.schemas.foreign.aif_relations import EDGE
from disputatio.schemas.foreign.aif_schemes import display_name
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
    sources = tuple(edge.source for edge in ends.incoming)
    targets = tuple(edge.target for edge in ends.outgoing)
    if node.type == TRANSITION:
        sources, targets = targets, sources
    kind, scheme = _meaning(index, node, sources, targets)
    relation = Relation(
        key=node.id,
        kind=kind,
        sources=sources,
        targets=targets,
        scheme=scheme,
        origin=origins.get(node.id, STATED),
    )
    return attrs.evolve(relation, extras=extras(_kept(index, node, relation, ends)))


def _kept(index: Index, node: Node, relation: Relation, ends: Ends) -> dict[str, Any]:
    found = index.entries.get(node.id, ())
    return {
        **node_corrections(relation_node(relation), node),
        **entry_corrections(Locution(""), 0, found),
        **edge_corrections(ends),
    }


def _meaning(
    index: Index, node: Node, sources: tuple[str, ...], targets: tuple[str, ...]
) -> tuple[RelationKind, str | None]:
    kind = _KINDS[node.type]
    if kind == "attack" and any(index.type(key) in SCHEME_TYPES for key in targets):
        kind = "undercut"
    name = node.scheme or node.text
    if kind == "illocution":
        stance = _STANCES.get(folded(name))
        spoken = _only(index, sources, LOCUTION) and _only(index, targets, INFORMATION)
        if stance and spoken:
            return "stance", stance
        if _NO_NAME.fullmatch(name):
            return kind, None
    return kind, display_name(node.type, name) if name else None


def _only(index: Index, keys: tuple[str, ...], kind: str) -> bool:
    return bool(keys) and all(index.type(key) == kind for key in keys)


def _edge(edge: Edge, keys: Keys) -> Relation:
    key = keys.new(f"{EDGE}{edge.id}")
    usual = key == f"{EDGE}{edge.id}" and number_of(edge.id) is not None
    plain = edge.form_edge_id is None and not edge.more
    kept = {} if usual and plain else edges_kept([(OUTWARD + edge.target, edge)])
    return Relation(
        key=key,
        kind="unspecified",
        sources=(edge.source,),
        targets=(edge.target,),
        extras=extras(kept),
    )
