"""S-nodes as relations, and edges without one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import compress, count, repeat
from operator import not_
from typing import NamedTuple

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
    SCHEME_TYPES,
    TRANSITION,
    Edge,
    Node,
    are_plain,
    values_of,
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
from disputatio.schemas.making import made
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
    ids, *fields = index.schemes.fields[:5]
    told = list(zip(*fields, strict=True))
    known = {each: _said(*each) for each in dict.fromkeys(told)}
    said = list(map(known.__getitem__, told))
    kinds, schemes, kept, settled = (
        list(values_of(said, each)) for each in (0, 1, 3, 4)
    )
    sources = list(map(index.entering.get, ids, repeat(())))
    targets = list(map(index.leaving.get, ids, repeat(())))
    usual = _are_usual(index)
    for place in compress(count(), map(not_, settled)) if usual else range(len(ids)):
        each = said[place]
        kind, scheme = _tied(index, each, sources[place], targets[place])
        kinds[place], schemes[place] = kind, scheme
        if kind != each.kind or not (usual or _is_usual(index, place)):
            kept[place] = _kept(index, index.schemes[place], kind, scheme)
    for place, kind in enumerate(kinds):
        if kind == "reply":
            sources[place], targets[place] = targets[place], sources[place]
    found = made(
        Relation,
        key=ids,
        kind=kinds,
        sources=sources,
        targets=targets,
        scheme=schemes,
        origin=list(map(origins.get, ids, repeat(STATED)))
        if origins
        else [STATED] * len(ids),
        extras=kept,
    )
    return (*found, *(_edge(edge, keys) for edge in index.plain))


class _Said(NamedTuple):
    """What the fields of a scheme node say, whatever it ties together."""

    kind: RelationKind
    """The kind of relation."""
    scheme: str | None
    """The display name of its scheme."""
    stance: str | None
    """The stance that it is between words and claims."""
    kept: Extras
    """What is kept of a usual node."""
    settled: bool
    """Whether it makes no difference what a usual node ties together."""


def _are_usual(index: Index) -> bool:
    """Say whether no scheme node has an id that is no number, an entry, or odd fields."""
    ids = index.schemes.fields[0]
    numbered = index.numbered is index.ids or index.numbered >= set(ids)
    alone = numbered and index.entries.keys().isdisjoint(ids)
    return alone and are_plain(index.schemes.fields[6])


def _is_usual(index: Index, place: int) -> bool:
    key, more = index.schemes.fields[0][place], index.schemes.fields[6][place]
    numbered = key in index.numbered and key not in index.entries
    return numbered and more is NO_EXTRAS


def _tied(
    index: Index, said: _Said, sources: tuple[str, ...], targets: tuple[str, ...]
) -> tuple[RelationKind, str | None]:
    """Give kind and scheme of a relation, by what it ties together."""
    kind, scheme, stance, _, _ = said
    if kind == "attack" and any(index.type(key) in SCHEME_TYPES for key in targets):
        return "undercut", scheme
    if stance is not None and _is_taken(index, sources, targets):
        return "stance", stance
    return kind, scheme


def _kept(index: Index, node: Node, kind: RelationKind, scheme: str | None) -> Extras:
    kept = node_corrections(index, relation_node(kind, scheme), node)
    entries = index.entries.get(node.id, ())
    return extras(kept | entry_corrections(NO_ENTRY, 0, entries))


def _is_taken(index: Index, sources: tuple[str, ...], targets: tuple[str, ...]) -> bool:
    """Say whether words take a side on claims by what may be a stance."""
    return _only(index, sources, LOCUTION) and _only(index, targets, INFORMATION)


@lru_cache(maxsize=1024)
def _said(type_: str, text: str, name: str | None, number: str | None) -> _Said:
    kind, scheme, stance = _named(type_, name or _name_beside(type_, text, number))
    found = Node("", type_, text, name, number)
    kept = extras(node_differences(relation_node(kind, scheme), found))
    settled = stance is None and kind != "attack"
    return _Said(kind, scheme, stance, kept, settled)


def _named(type_: str, name: str) -> tuple[RelationKind, str | None, str | None]:
    """Give the kind of relation, the display name of a scheme, and the stance it may be."""
    kind = _KINDS[type_]
    stance = _STANCES.get(folded(name)) if kind == "illocution" else None
    if not name or (kind == "illocution" and _NO_NAME.fullmatch(name)):
        return kind, None, stance
    return kind, display_name(type_, name), stance


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
