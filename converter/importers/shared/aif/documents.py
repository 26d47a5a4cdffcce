"""The JSON documents in which AIF graphs stand: bare, wrapped (xAIF), or both."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, TypeAlias

from attrs import evolve, field, frozen

from disputatio.converter.importers.shared.aif.lines import line_of
from disputatio.converter.importers.shared.aif.loading import (
    HINT,
    MAX_DEPTH,
    Loaded,
    loaded,
    way_down,
)
from disputatio.converter.importers.shared.aif.ova2 import (
    FIELDS,
    is_ova2,
    modern,
    speaking,
)
from disputatio.converter.importers.shared.aif.usual import usual_lists
from disputatio.schemas.errors import ReadError
from disputatio.schemas.foreign.aif_document import (
    EXTENSION,
    KEPT_EMPTY,
    LISTS,
    SIDE_LISTS,
)
from disputatio.schemas.foreign.aif_records import id_of
from disputatio.schemas.notices import Notice, notice

Json: TypeAlias = dict[str, Any]
"""A JSON object."""

WRAPPED = ("AIF", "aif")
"""Keys under which xAIF has its graph."""

LAYOUT = ("OVA", "ova")
"""Keys under which xAIF has a layout."""

_ROWS = ("nodes", "edges")
"""The lists that a graph has, and that its layout has, too."""

_GRAPH = frozenset({"nodes", "edges", "locutions"})
_WRAPPERS = 3


@frozen
class RawGraph:
    """The lists of a graph."""

    lists: Mapping[str, Sequence[Any]]
    """Rows by name of the list; those that the file lacks, or has something else for, are absent."""
    path: str = ""
    """JSON path of the object that has the lists."""
    places: Mapping[str, list[str]] = field(factory=dict)
    """JSON paths of the rows, where they do not stand in one list after another."""
    fields: Mapping[str, str] = field(factory=dict)
    """What the file calls the fields of its records, where it has names of its own."""
    decoded: bool = False
    """Whether the rows are no JSON, but the records of it already."""

    def rows(self, name: str) -> Sequence[Any]:
        """Give the rows of a list; none where it is absent."""
        return self.lists.get(name, [])

    def place(self, name: str, number: int | None = None) -> str:
        """Give the JSON path of a list, or of one of its rows."""
        if number is not None and name in self.places:
            return self.places[name][number]
        path = below(self.path, name)
        return path if number is None else f"{path}[{number}]"


@frozen
class Document:
    """An AIF-JSON document."""

    graphs: tuple[RawGraph, ...]
    """The copies that are there: the bare one, then the one under "AIF".

    The latter is first where something else stands for nodes or edges of the former.
    """
    layout: Json = field(factory=dict)
    """What OVA says of places; empty where there is nothing."""
    layout_key: str = ""
    """Under which key it says that; empty where the records themselves do."""
    extension: Any = None
    """What stands under "debate"; None where nothing does."""
    rest: Json = field(factory=dict)
    """What else is there, such as the annotated text."""
    notices: tuple[Notice, ...] = field(default=())
    """What was met in reading it."""
    path: str = ""
    """JSON path of its object; empty where it is the whole file."""


def documents(data: bytes) -> Iterator[Document]:
    """Give the documents that some bytes hold: one, a list, or one after another.

    Raises:
        ReadError: they are no JSON, nest too deep, or have no AIF graph.
    """
    data = data.removeprefix(BOM_UTF8)
    usual = usual_lists(data)
    if usual is not None:
        yield Document(graphs=(RawGraph(usual, decoded=True),))
        return
    for around, found in _placed(loaded(data)):
        if found.depth > MAX_DEPTH:
            line = line_of(data, f"{around}{way_down(found.value)}")
            raise ReadError(f"nests deeper than {MAX_DEPTH}", HINT, line=line)
        notices = tuple(_moved(told, around) for told in found.notices)
        for path, value in _apart(found.value):
            try:
                document = _document(value, f"{around}{path}", notices)
            except _NoListError as error:
                line = line_of(data, str(error))
                raise ReadError(f"{error} is no list", HINT, line=line) from None
            yield document


def _placed(values: Iterator[Loaded]) -> Iterator[tuple[str, Loaded]]:
    """Give values with their paths: "[0]" and so on where one follows another."""
    first = next(values)
    try:
        second = next(values, None)
    except ReadError:
        yield "", first
        raise
    if second is None:
        yield "", first
        return
    for number, value in enumerate(chain((first, second), values)):
        yield f"[{number}]", value


def _apart(value: Any) -> list[tuple[str, Any]]:
    """Give the documents of a list of them; any other value is one itself."""
    if isinstance(value, list) and value and all(map(_unwrapped, value)):
        return [(f"[{number}]", item) for number, item in enumerate(value)]
    return [("", value)]


def _moved(told: Notice, around: str) -> Notice:
    """Give a notice of a value of several with its path in the whole file."""
    if not around or told.path is None:
        return told
    inside = told.path.removeprefix("$")
    joined = f"{around}{inside}" if inside[:1] in {"", "["} else f"{around}.{inside}"
    return evolve(told, path=joined)


def below(path: str, name: str) -> str:
    """Give the JSON path of a member of an object."""
    return f"{path}.{name}" if path else name


def _document(value: Any, path: str, notices: tuple[Notice, ...]) -> Document:
    if not isinstance(value, dict):
        raise ReadError("is JSON, but no object with an AIF graph", HINT)
    unwrapped = _unwrapped(value)
    if unwrapped is None:
        raise ReadError("is JSON, but has no lists nodes and edges", HINT)
    inside, inner = unwrapped
    notices += _told_wrapper(value, inner, path or "$")
    path = below(path, inside) if inside else path
    notices += tuple(_told_odd(inner, path))
    old = is_ova2(inner)
    places = speaking_places(inner, path) if old else {}
    inner = modern(inner) if old else inner
    name, part = _first(inner, WRAPPED)
    layout_key, layout = _first(inner, LAYOUT)
    inside = path if old else below(path, name)
    _refuse_odd(((inner, path), (part, inside)))
    bare, wrapped = _copy(inner, path, {}), _copy(part, inside, places)
    notices += (*_told_lists(inner, path), *_told_lists(part, inside))
    notices += tuple(_told_rows(layout, below(path, layout_key)))
    if old and wrapped is not None:
        wrapped = evolve(wrapped, fields=FIELDS)
    copies = (bare, wrapped) if _is_whole(inner) else (wrapped, bare)
    return Document(
        graphs=tuple(graph for graph in copies if graph is not None),
        layout=layout,
        layout_key="" if old else layout_key,
        extension=inner.get(EXTENSION),
        rest=rest_of(inner),
        notices=notices,
        path=path,
    )


def _first(value: Json, keys: tuple[str, ...]) -> tuple[str, Json]:
    """Give the first object under some keys, with its key; empty where there is none."""
    found = ((key, value[key]) for key in keys if isinstance(value.get(key), dict))
    return next(found, (keys[0], {}))


def _has_graph(part: Any) -> bool:
    if not isinstance(part, dict) or "nodes" not in part:
        return False
    nodes = part["nodes"]
    if "edges" in part or "locutions" in part:
        return True
    if nodes == [] and part.keys() <= set(LISTS):
        return True
    return isinstance(nodes, list) and any(
        isinstance(node, dict) and id_of(node.get("nodeID")) for node in nodes[:1]
    )


def _unwrapped(value: Any) -> tuple[str, Json] | None:
    """Give the object that has the graph: the value, or one in it that wraps nothing else.

    Services return their answer in an object of their own, some levels deep. The path
    to it is given, too.
    """
    level = [("", value)]
    for _ in range(_WRAPPERS):
        objects: list[tuple[str, Json]] = [
            (path, outer) for path, outer in level if isinstance(outer, dict)
        ]
        for path, outer in objects:
            if _has_graph(outer) or _has_graph(_first(outer, WRAPPED)[1]):
                return path, outer
        level = [
            (below(path, key), inner)
            for path, outer in objects
            for key, inner in outer.items()
        ]
    return None


def _told_wrapper(value: Json, inner: Json, path: str) -> tuple[Notice, ...]:
    if inner is value:
        return ()
    keys = [key for key, item in value.items() if item is not inner]
    beside = f" Beside it stood {', '.join(map(repr, keys[:5]))}." if keys else ""
    sentence = f"The graph was taken out of an object around it.{beside}"
    return (notice("NoiseSkipped", sentence, path=path),)


def _told_odd(value: Json, path: str) -> Iterator[Notice]:
    """Tell of what stands where a graph or a layout should, and is none or a second one."""
    for key, small in (WRAPPED, LAYOUT):
        found = value.get(key)
        if found and not isinstance(found, dict):
            sentence = f'What stands under "{key}" is no object; it is only kept.'
            yield notice("NodeNotUnderstood", sentence, path=below(path, key))
        if isinstance(found, dict) and isinstance(value.get(small), dict):
            sentence = f'Beside "{key}" stands "{small}", too; the latter is only kept.'
            yield notice("NodeNotUnderstood", sentence, path=below(path, small))


def _told_lists(part: Json, path: str) -> Iterator[Notice]:
    """Tell of what stands where a list of a graph should, and is none."""
    alone = not _has_graph(part)
    for key in LISTS:
        found = part.get(key)
        if not isinstance(found, list | None):
            sentence = f'What stands under "{key}" is no list and was read as if it were absent; it is only kept.'
            yield notice("NodeNotUnderstood", sentence, path=below(path, key))
        elif found and alone and key in _ROWS:
            sentence = (
                f'The list "{key}" is of no graph, as it stands; it was left out.'
            )
            yield notice("NodeNotUnderstood", sentence, path=below(path, key))


def _told_rows(layout: Json, path: str) -> Iterator[Notice]:
    """Tell of what stands where the rows of a layout should, and is no list."""
    for key in _ROWS:
        if not isinstance(layout.get(key, []), list | None):
            sentence = (
                f'What stands under "{key}" of the layout is no list; it is only kept.'
            )
            yield notice("NodeNotUnderstood", sentence, path=below(path, key))


def speaking_places(ova2: Json, path: str) -> dict[str, list[str]]:
    """Give where an analysis of OVA2 has its locution entries: in its nodes."""
    nodes = below(path, "nodes")
    return {"locutions": [f"{nodes}[{number}]" for number in speaking(ova2)]}


def rest_of(value: Json) -> Json:
    """Give what a document has beside its graph, places of nodes and extension.

    What stands in place of a list, of the layout or of its rows is of that, too.
    """
    wrapped, part = _first(value, WRAPPED)
    drawn, layout = _first(value, LAYOUT)
    known = {*LISTS, EXTENSION}
    if part or isinstance(value.get(wrapped), dict):
        known |= {WRAPPED[0], wrapped}
    if layout or isinstance(value.get(drawn), dict):
        known |= {LAYOUT[0], drawn}
    rest = _without(value, known) | _odd_lists(value, part)
    inner = _without(part, LISTS) | _odd_lists(part, value)
    outer = _without(layout, _ROWS) | _odd_rows(layout, (value, part))
    more = {WRAPPED[0]: inner, LAYOUT[0]: outer}
    return rest | {key: item for key, item in more.items() if item}


def _without(value: Json, keys: Container[str]) -> Json:
    return {key: item for key, item in value.items() if key not in keys}


def _odd_lists(part: Json, other: Json) -> Json:
    """Give what stands for lists of one copy of a graph: null, or what is no list.

    What is empty there while the other copy has rows is marked to stay so.
    """
    odd = {key: part[key] for key in LISTS if not isinstance(part.get(key, []), list)}
    boxed = {key: [odd[key]] for key in _ROWS if odd.get(key) is not None}
    filled = [key for key in KEPT_EMPTY if isinstance(other.get(key), list)]
    empty = {
        key: [] if part[key] == [] else [None]
        for key in filled
        if other[key] and key in part and part[key] in (None, [])
    }
    return odd | boxed | empty


def _odd_rows(layout: Json, graphs: Sequence[Json]) -> Json:
    """Give what stands for rows of a layout that draws nothing of what there is."""
    return {
        key: layout[key]
        for key in _ROWS
        if key in layout
        and (
            not isinstance(layout[key], list)
            or (not layout[key] and any(graph.get(key) for graph in graphs))
        )
    }


class _NoListError(Exception):
    """What should be a list is none; its words are the JSON path."""


def _is_whole(part: Json) -> bool:
    """Say whether nothing else stands for the nodes and edges of a copy of the graph."""
    return all(isinstance(part.get(key), list | None) for key in _ROWS)


def _refuse_odd(copies: Sequence[tuple[Json, str]]) -> None:
    """Refuse a document in which something stands for nodes or edges, and no copy is whole."""
    graphs = [(part, path) for part, path in copies if _has_graph(part)]
    if any(_is_whole(part) and isinstance(part["nodes"], list) for part, _ in graphs):
        return
    for key in _ROWS:
        for part, path in graphs:
            if not isinstance(part.get(key), list | None):
                raise _NoListError(below(path, key))


def _copy(part: Json, path: str, places: Mapping[str, list[str]]) -> RawGraph | None:
    """Give a copy of the graph; one that has only lists beside nodes and edges is one, too."""
    whole = _has_graph(part)
    lists = {
        key: part[key]
        for key in (LISTS if whole else SIDE_LISTS)
        if isinstance(part.get(key), list) and (part[key] or key in _GRAPH)
    }
    return RawGraph(lists, path, places) if whole or lists else None
