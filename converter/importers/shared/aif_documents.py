"""The JSON documents in which AIF graphs stand: bare, wrapped (xAIF), or both."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NoReturn, TypeVar

from attrs import frozen

from disputatio.schemas.errors import ReadError
from disputatio.schemas.foreign.aif import Graph
from disputatio.schemas.foreign.aif_records import (
    edge_of,
    locution_of,
    node_of,
    participant_of,
)
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import is_scalar, scalar

MAX_DEPTH = 64
"""How deep a document may nest, its extension apart."""

HINT = "give a file with the lists nodes and edges, as AIFdb, xAIF or OVA3 write it"
"""What to try where a document is no AIF-JSON."""

_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\Z)|[{}\[\]:]', re.DOTALL)
_HALVES = re.compile(r"\\u[dD][89a-fA-F]")
_GRAPH_KEYS = ("nodes", "edges", "locutions", "participants")
_MADE_ANEW = {*_GRAPH_KEYS, "AIF", "OVA", "debate", "schemefulfillments"}
_Record = TypeVar("_Record")


@frozen
class RawGraph:
    """The four lists of a graph as JSON."""

    nodes: list[Any]
    """Records of nodes."""
    edges: list[Any]
    """Records of edges."""
    locutions: list[Any]
    """Records of locutions; empty where the file has none."""
    participants: list[Any]
    """Records of people; empty where the file has none."""


@frozen
class Document:
    """An AIF-JSON file."""

    graphs: tuple[RawGraph, ...]
    """The bare graph and the one under "AIF", those that are there."""
    extension: Any
    """What stands under "debate"; None where nothing does."""
    rest: dict[str, Any]
    """What else is there, such as the annotated text."""


def looks_like_aif(head: bytes) -> bool:
    """Say whether the first bytes of a file look like AIF-JSON."""
    text = head.decode(json.detect_encoding(head), errors="replace")
    if not text.lstrip("\ufeff \t\r\n").startswith("{"):
        return False
    keys = set(_outer_keys(text))
    if {"version", "posts"} <= keys:
        return False
    graph = "nodes" in keys and '"nodeID"' in text
    return graph or "AIF" in keys or {"nodes", "edges", "locutions"} <= keys


def _outer_keys(text: str) -> Iterator[str]:
    """Give the keys of the outermost object, as far as a cut text shows them."""
    depth = 0
    last = ""
    for found in _TOKENS.finditer(text):
        piece = found[0]
        if piece in "{[":
            depth += 1
        elif piece in "}]":
            depth -= 1
        elif piece == ":" and depth == 1:
            yield last.strip('"')
        last = piece


def parsed(data: bytes) -> tuple[Document, tuple[Notice, ...]]:
    """Give the document that some bytes hold.

    Raises:
        ReadError: they are no JSON, nest too deep, or have no AIF graph.
    """
    value, notices = _loaded(data)
    if not isinstance(value, dict):
        raise ReadError("is JSON, but no object with an AIF graph", HINT)
    extension = value.pop("debate", None)
    if _is_deep(value):
        raise ReadError(f"nests deeper than {MAX_DEPTH}", HINT)
    graphs = tuple(
        raw
        for part in (value, value.get("AIF"))
        if isinstance(part, dict) and (raw := _raw_graph(part)) is not None
    )
    if not graphs:
        raise ReadError("is JSON, but has no lists nodes and edges", HINT)
    rest = {key: item for key, item in value.items() if key not in _MADE_ANEW}
    return Document(graphs, extension, rest), notices


def _loaded(data: bytes) -> tuple[Any, tuple[Notice, ...]]:
    try:
        text = data.decode(json.detect_encoding(data)).removeprefix("\ufeff")
        value = json.loads(text, parse_constant=_refuse, parse_float=_finite)
    except UnicodeDecodeError as error:
        hint = "save it in UTF-8, as JSON demands"
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError("is not UTF-8 text", hint, line=line) from None
    except json.JSONDecodeError as error:
        hint = "check whether the file is complete"
        line, column = error.lineno, error.colno
        raise ReadError(
            f"is no JSON: {error.msg}", hint, line=line, column=column
        ) from None
    except RecursionError:
        raise ReadError(f"nests deeper than {MAX_DEPTH}", HINT) from None
    except ValueError as error:
        problem = str(error).partition(";")[0]
        raise ReadError(f"has a number that is too large: {problem}", HINT) from None
    return _scalars(value) if _HALVES.search(text) else (value, ())


def _refuse(word: str) -> NoReturn:
    raise ValueError(word)


def _finite(text: str) -> float:
    value = float(text)
    return value if abs(value) != float("inf") else _refuse(text[:20])


def _scalars(value: Any) -> tuple[Any, tuple[Notice, ...]]:
    """Replace lone surrogates, which JSON can write and text cannot hold."""
    holder = [value]
    waiting: list[Any] = [holder]
    count = 0
    while waiting:
        container = waiting.pop()
        if isinstance(container, dict) and not all(map(is_scalar, container)):
            items = {scalar(key): item for key, item in container.items()}
            container.clear()
            container.update(items)
            count += 1
        places = container if isinstance(container, dict) else range(len(container))
        for place in places:
            item = container[place]
            if isinstance(item, dict | list):
                waiting.append(item)
            elif isinstance(item, str) and not is_scalar(item):
                container[place] = scalar(item)
                count += 1
    if not count:
        return holder[0], ()
    sentence = f"Half characters (lone surrogates) in {count} texts became U+FFFD."
    return holder[0], (notice("CharacterReplaced", sentence),)


def _is_deep(value: Any) -> bool:
    level = [value]
    for _ in range(MAX_DEPTH + 1):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True


def _raw_graph(part: dict[str, Any]) -> RawGraph | None:
    if "nodes" not in part or "edges" not in part:
        return None
    lists = [part.get(key) for key in _GRAPH_KEYS]
    for key, found in zip(_GRAPH_KEYS, lists, strict=True):
        if not isinstance(found, list) and (found is not None or key in {"nodes"}):
            raise ReadError(f"{key} is no list", HINT)
    return RawGraph(*(found or [] for found in lists))


def graph_of(raw: RawGraph) -> tuple[Graph, tuple[Notice, ...]]:
    """Give the graph of its JSON records, with a notice for each that is none."""
    notices: list[Notice] = []

    def records(
        name: str, values: Iterable[Any], read: _Read[_Record]
    ) -> tuple[_Record, ...]:
        found = []
        for place, value in enumerate(values):
            record = read(value)
            if record is None:
                sentence = f"Entry {place + 1} of {name} lacks an id and was left out."
                notices.append(notice("NodeNotUnderstood", sentence))
            else:
                found.append(record)
        return tuple(found)

    graph = Graph(
        nodes=records("nodes", raw.nodes, node_of),
        edges=records("edges", raw.edges, edge_of),
        locutions=records("locutions", raw.locutions, locution_of),
        participants=records("participants", raw.participants, participant_of),
    )
    return graph, tuple(notices)


_Read = Callable[[object], _Record | None]
