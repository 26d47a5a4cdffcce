"""The JSON documents in which AIF graphs stand: bare, wrapped (xAIF), or both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from attrs import evolve, field, frozen

from disputatio.converter.importers.shared.aif_loading import (
    EXTENSION,
    HINT,
    MAX_DEPTH,
    Loaded,
    loaded,
)
from disputatio.converter.importers.shared.aif_ova2 import is_ova2, modern
from disputatio.schemas.errors import ReadError
from disputatio.schemas.foreign.aif_records import id_of
from disputatio.schemas.notices import Notice, notice

Json: TypeAlias = dict[str, Any]
"""A JSON object."""

WRAPPED = ("AIF", "aif")
"""Keys under which xAIF has its graph."""

LAYOUT = ("OVA", "ova")
"""Keys under which xAIF has a layout."""

_LISTS = ("nodes", "edges", "locutions", "participants", "schemefulfillments")
_WRAPPERS = 3


@frozen
class RawGraph:
    """The lists of a graph as JSON; those that a file lacks are empty."""

    nodes: list[Any]
    """Records of nodes."""
    edges: list[Any]
    """Records of edges."""
    locutions: list[Any]
    """Records of locutions."""
    participants: list[Any]
    """Records of people."""
    schemes: list[Any]
    """Records that give a node its schemeID."""


@frozen
class Document:
    """An AIF-JSON document."""

    graphs: tuple[RawGraph, ...]
    """The bare graph and the one under "AIF", those that are there."""
    layout: Json
    """What OVA says of places; empty where there is nothing."""
    extension: Any
    """What stands under "debate"; None where nothing does."""
    rest: Json
    """What else is there, such as the annotated text."""
    notices: tuple[Notice, ...] = field(default=())
    """What was met in reading it."""


def documents(data: bytes) -> Iterator[Document]:
    """Give the documents that some bytes hold: one, a list, or one after another.

    Raises:
        ReadError: they are no JSON, nest too deep, or have no AIF graph.
    """
    for found in loaded(data):
        if found.depth > MAX_DEPTH:
            raise ReadError(f"nests deeper than {MAX_DEPTH}", HINT)
        for value in _apart(found.value):
            yield _document(value, found)


def _apart(value: Any) -> list[Any]:
    """Give the documents of a list of them; any other value is one itself."""
    if isinstance(value, list) and value and all(map(_unwrapped, value)):
        return value
    return [value]


def _document(value: Any, found: Loaded) -> Document:
    if not isinstance(value, dict):
        raise ReadError("is JSON, but no object with an AIF graph", HINT)
    inner = _unwrapped(value)
    if inner is None:
        raise ReadError("is JSON, but has no lists nodes and edges", HINT)
    notices = found.notices + _told_wrapper(value, inner)
    if is_ova2(inner):
        inner = modern(inner)
    part = _first(inner, WRAPPED)
    graphs = tuple(_raw_graph(p) for p in (inner, part) if _has_graph(p))
    people = next((g.participants for g in graphs if g.participants), [])
    schemes = next((g.schemes for g in graphs if g.schemes), [])
    return Document(
        graphs=tuple(
            evolve(
                graph,
                participants=graph.participants or people,
                schemes=graph.schemes or schemes,
            )
            for graph in graphs
        ),
        layout=_first(inner, LAYOUT),
        extension=inner.get(EXTENSION),
        rest=_rest(inner, part),
        notices=notices,
    )


def _first(value: Json, keys: tuple[str, ...]) -> Json:
    """Give the first object under some keys; empty where there is none."""
    found = (value[key] for key in keys if isinstance(value.get(key), dict))
    return next(found, {})


def _has_graph(part: Any) -> bool:
    if not isinstance(part, dict) or "nodes" not in part:
        return False
    nodes = part["nodes"]
    if "edges" in part or "locutions" in part:
        return True
    return isinstance(nodes, list) and any(
        isinstance(node, dict) and id_of(node.get("nodeID")) for node in nodes[:1]
    )


def _unwrapped(value: Any) -> Json | None:
    """Give the object that has the graph: the value, or one in it that wraps nothing else.

    Services return their answer in an object of their own, some levels deep.
    """
    level = [value]
    for _ in range(_WRAPPERS):
        objects: list[Json] = [outer for outer in level if isinstance(outer, dict)]
        for outer in objects:
            if _has_graph(outer) or _has_graph(_first(outer, WRAPPED)):
                return outer
        level = [inner for outer in objects for inner in outer.values()]
    return None


def _told_wrapper(value: Json, inner: Json) -> tuple[Notice, ...]:
    if inner is value:
        return ()
    keys = [key for key, item in value.items() if item is not inner]
    beside = f" Beside it stood {', '.join(map(repr, keys[:5]))}." if keys else ""
    sentence = f"The graph was taken out of an object around it.{beside}"
    return (notice("NoiseSkipped", sentence),)


def _rest(value: Json, part: Json) -> Json:
    """Give what a document has beside its graph, places of nodes and extension."""
    known = {*_LISTS, *WRAPPED, *LAYOUT, EXTENSION}
    rest = {key: item for key, item in value.items() if key not in known}
    inner = {key: item for key, item in part.items() if key not in _LISTS}
    layout = _first(value, LAYOUT)
    outer = {key: i for key, i in layout.items() if key not in {"nodes", "edges"}}
    more = {WRAPPED[0]: inner, LAYOUT[0]: outer}
    return rest | {key: item for key, item in more.items() if item}


def _raw_graph(part: Json) -> RawGraph:
    lists = [part.get(key) for key in _LISTS]
    for key, found in zip(_LISTS, lists, strict=True):
        if found is not None and not isinstance(found, list):
            raise ReadError(f"{key} is no list", HINT)
    return RawGraph(*(found or [] for found in lists))
