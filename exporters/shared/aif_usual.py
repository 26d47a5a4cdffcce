"""Records of a graph with AIFdb's fields and types, whatever the file had that they are from."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any, TypeAlias

import attrs

from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.aif import (
    ILLOCUTION,
    NODE_TYPES,
    SCHEME_TYPES,
    Edge,
    Graph,
    Locution,
    Node,
    are_plain,
    values_of,
)
from disputatio.schemas.foreign.aif_corrections import mapping
from disputatio.schemas.foreign.aif_layout import MAKER
from disputatio.schemas.foreign.aif_numbers import number_of
from disputatio.schemas.foreign.aif_records import PLACE
from disputatio.schemas.foreign.aif_schemes import display_name, scheme_of
from disputatio.schemas.foreign.aif_speech import on_one_line
from disputatio.schemas.foreign.aif_times import is_usual_time, moment_of, start_of

_NAMES_NOTHING = re.compile(r"\s*|YA(?:_[0-9a-f]+)?")
"""Texts of scheme nodes, as Araucaria writes them, that name no scheme."""

_ANY_FORCE = "Default Illocuting"
"""The force of an illocution that names none."""

_Types: TypeAlias = Mapping[str, Collection[type]]

_IN_PLACE: _Types = {
    "visible": {bool},
    "x": {int, float, str},
    "y": {int, float, str},
    "timestamp": {str},
}
_IN_DOCUMENT: _Types = {"text": {str, dict}, "dialog": {bool}}
_IN_GRAPH: _Types = {
    "descriptorfulfillments": {list},
    "cqdescriptorfulfillments": {list},
}
_IN_LAYOUT: _Types = {name: {str} for name in MAKER}
"""Types of the members that tools look at."""


def without_strangers(graph: Graph) -> Graph:
    """Leave out nodes of types that AIF lacks, and those of an id that is taken."""
    ids, kinds = values_of(graph.nodes, 0), values_of(graph.nodes, 1)
    if NODE_TYPES.issuperset(kinds) and len(set(ids)) == len(ids):
        return graph
    known: dict[str, Node] = {}
    for node in graph.nodes:
        if node.type in NODE_TYPES:
            known.setdefault(node.id, node)
    return attrs.evolve(graph, nodes=tuple(known.values()))


def with_usual_records(graph: Graph) -> Graph:
    """Write every record with AIFdb's fields and types; places stay."""
    if _are_usual(graph):
        return graph
    return attrs.evolve(
        graph,
        nodes=tuple(map(_usual_node, graph.nodes)),
        edges=tuple(map(_usual_edge, graph.edges)),
        locutions=tuple(map(_usual_entry, graph.locutions)),
    )


def usual_document(kept: Extras) -> Extras:
    """Give what AIF keeps beside a debate; members that tools look at only of their types."""
    document = mapping(kept, "document").plain()
    found = _of_types(document, _IN_DOCUMENT)
    for name, types in (("AIF", _IN_GRAPH), ("OVA", _IN_LAYOUT)):
        if isinstance(found.get(name), dict):
            found[name] = _of_types(found[name], types)
    return Extras({"document": found})


def _are_usual(graph: Graph) -> bool:
    nodes, lists = graph.nodes, (graph.nodes, graph.edges, graph.locutions)
    if not all(are_plain(values_of(each, -1)) for each in lists):
        return False
    schemes = set(zip(*(values_of(nodes, place) for place in (1, 3, 4)), strict=True))
    times = {*values_of(nodes, 5), *values_of(graph.locutions, 2)}
    return (
        all(_is_scheme(*scheme) for scheme in schemes)
        and all(not time or is_usual_time(time) for time in times)
        and None not in values_of(graph.locutions, 2)
        and {None}.issuperset(values_of(graph.edges, 3))
    )


def _is_scheme(kind: str, name: str | None, number: str | None) -> bool:
    """Say whether a node of a type has a scheme as AIFdb's have, which words have none."""
    if kind not in SCHEME_TYPES:
        return name is None and number is None
    return bool(name) and (number is None or number_of(number) is not None)


def _usual_node(node: Node) -> Node:
    node = node._replace(timestamp=_usual_time(node.timestamp), more=_place(node.more))
    if _is_scheme(node.type, node.scheme, node.scheme_id):
        return node
    if node.type not in SCHEME_TYPES:
        return node._replace(scheme=None, scheme_id=None)
    name = node.scheme or _scheme_named(node.type, node.text)
    return node._replace(scheme=name, scheme_id=scheme_of(node.type, name).id)


def _scheme_named(kind: str, text: str) -> str:
    """Give the scheme that the text of a node names, in its wire spelling."""
    if _NAMES_NOTHING.fullmatch(text):
        return scheme_of(kind, _ANY_FORCE if kind == ILLOCUTION else None).name
    return on_one_line(scheme_of(kind, display_name(kind, text)).name)


def _usual_edge(edge: Edge) -> Edge:
    return edge._replace(form_edge_id=None, more=_place(edge.more))


def _usual_entry(entry: Locution) -> Locution:
    time = _usual_time(entry.timestamp) or ""
    return entry._replace(timestamp=time, more=NO_EXTRAS)


def _usual_time(time: str | None) -> str | None:
    if not time or is_usual_time(time):
        return time
    return start_of(moment_of(time)) or ""


def _place(more: Extras) -> Extras:
    place = mapping(more, PLACE)
    if not place:
        return NO_EXTRAS
    return Extras({PLACE: _of_types(place.plain(), _IN_PLACE)})


def _of_types(found: Mapping[str, Any], types: _Types) -> dict[str, Any]:
    """Give the members of an object that are of some types, or of which nothing is said."""
    return {k: v for k, v in found.items() if k not in types or type(v) in types[k]}
