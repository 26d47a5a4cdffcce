"""Records of a graph with AIFdb's fields and types, whatever the file had that they are from."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import compress, count
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
    Records,
    are_plain,
    in_columns,
    values_of,
    with_values,
)
from disputatio.schemas.foreign.aif_corrections import mapping
from disputatio.schemas.foreign.aif_document import LISTS
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
    **{name: {str} for name in ("nodeID", "fromID", "toID")},
}
_NOT: Collection[type] = ()
_IN_DOCUMENT: _Types = {
    **dict.fromkeys(LISTS, _NOT),
    "AIF": {dict},
    "OVA": {dict},
    "text": {str, dict},
    "dialog": {bool},
}
_IN_GRAPH: _Types = {
    **dict.fromkeys(LISTS, _NOT),
    "descriptorfulfillments": {list},
    "cqdescriptorfulfillments": {list},
}
_IN_LAYOUT: _Types = {
    "nodes": _NOT,
    "edges": _NOT,
    **{name: {str} for name in MAKER},
}
"""Types of the members that tools look at; what stands for rows is not written."""


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
    return attrs.evolve(
        graph,
        nodes=_usual_nodes(in_columns(Node, graph.nodes)),
        edges=_usual_edges(in_columns(Edge, graph.edges)),
        locutions=_usual_entries(in_columns(Locution, graph.locutions)),
    )


def usual_document(kept: Extras) -> Extras:
    """Give what AIF keeps beside a debate; members that tools look at only of their types."""
    document = mapping(kept, "document").plain()
    found = _of_types(document, _IN_DOCUMENT)
    for name, types in (("AIF", _IN_GRAPH), ("OVA", _IN_LAYOUT)):
        if isinstance(found.get(name), dict):
            found[name] = _of_types(found[name], types)
    return Extras({"document": found})


def _usual_nodes(nodes: Records[Node]) -> Records[Node]:
    _, kinds, texts, names, numbers, times, more = nodes.fields
    names, numbers = _usual_schemes(kinds, texts, names, numbers)
    values = {3: names, 4: numbers, 5: _usual_times(times), 6: _places(more)}
    return with_values(nodes, values)


def _usual_edges(edges: Records[Edge]) -> Records[Edge]:
    _, _, _, forms, more = edges.fields
    no_forms = forms if {None}.issuperset(forms) else [None] * len(forms)
    return with_values(edges, {3: no_forms, 4: _places(more)})


def _usual_entries(entries: Records[Locution]) -> Records[Locution]:
    times, more = entries.fields[2], entries.fields[6]
    times = [time or "" for time in times] if None in times else times
    no_more = more if are_plain(more) else [NO_EXTRAS] * len(more)
    return with_values(entries, {2: _usual_times(times), 6: no_more})


def _usual_schemes(
    kinds: Sequence[str],
    texts: Sequence[str],
    names: Sequence[str | None],
    numbers: Sequence[str | None],
) -> tuple[Sequence[str | None], Sequence[str | None]]:
    """Give nodes those schemes that AIFdb's have, by name and number."""
    schemes = list(zip(kinds, names, numbers, strict=True))
    odd = {scheme for scheme in set(schemes) if not _is_scheme(*scheme)}
    if not odd:
        return names, numbers
    names, numbers = list(names), list(numbers)
    for place in compress(count(), map(odd.__contains__, schemes)):
        scheme = _usual_scheme(kinds[place], texts[place], names[place])
        names[place], numbers[place] = scheme
    return names, numbers


def _is_scheme(kind: str, name: str | None, number: str | None) -> bool:
    """Say whether a node of a type has a scheme as AIFdb's have, which words have none."""
    if kind not in SCHEME_TYPES:
        return name is None and number is None
    return bool(name) and (number is None or number_of(number) is not None)


@lru_cache(maxsize=1024)
def _usual_scheme(
    kind: str, text: str, name: str | None
) -> tuple[str | None, str | None]:
    if kind not in SCHEME_TYPES:
        return None, None
    name = name or _scheme_named(kind, text)
    return name, scheme_of(kind, name).id


def _scheme_named(kind: str, text: str) -> str:
    """Give the scheme that the text of a node names, in its wire spelling."""
    if _NAMES_NOTHING.fullmatch(text):
        return scheme_of(kind, _ANY_FORCE if kind == ILLOCUTION else None).name
    return on_one_line(scheme_of(kind, display_name(kind, text)).name)


def _usual_times(times: Sequence[str | None]) -> Sequence[str | None]:
    known = {time: _usual_time(time) for time in set(times)}
    if all(time == usual for time, usual in known.items()):
        return times
    return list(map(known.__getitem__, times))


def _usual_time(time: str | None) -> str | None:
    if not time or is_usual_time(time):
        return time
    return start_of(moment_of(time)) or ""


def _places(more: Sequence[Extras]) -> Sequence[Extras]:
    if are_plain(more):
        return more
    return [each if each is NO_EXTRAS else _place(each) for each in more]


def _place(more: Extras) -> Extras:
    place = mapping(more, PLACE)
    if not place:
        return NO_EXTRAS
    return Extras({PLACE: _of_types(place.plain(), _IN_PLACE)})


def _of_types(found: Mapping[str, Any], types: _Types) -> dict[str, Any]:
    """Give the members of an object that are of some types, or of which nothing is said."""
    return {k: v for k, v in found.items() if k not in types or type(v) in types[k]}
