"""What is odd about an AIF-JSON file: its lists, its records, and their graph."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias

from disputatio.converter.importers.shared.aif.fields import other_fields
from disputatio.converter.importers.shared.aif.lint import graph_findings
from disputatio.converter.importers.shared.aif.lint_bounds import bounded
from disputatio.converter.importers.shared.aif.lint_records import (
    name_findings,
    record_findings,
)
from disputatio.converter.importers.shared.aif.lint_sites import Site
from disputatio.converter.importers.shared.aif.ova2 import (
    FIELDS as OVA2,
)
from disputatio.converter.importers.shared.aif.ova2 import is_ova2, modern, speaking
from disputatio.converter.importers.shared.aif.rules import (
    Finding,
    Place,
    Places,
    Said,
)
from disputatio.converter.importers.shared.aif.usual import usual_lists
from disputatio.schemas.foreign.aif import Graph, values_of
from disputatio.schemas.foreign.aif_document import SIDE_LISTS
from disputatio.schemas.foreign.aif_numbers import number_of
from disputatio.schemas.foreign.aif_records import (
    edges_of,
    id_of,
    locutions_of,
    nodes_of,
    participant_of,
)
from disputatio.schemas.notices import Notice

Json: TypeAlias = dict[str, Any]
"""A JSON object."""

_WHITE = re.compile(r"\s*")
_DEEPEST = 4
"""How many objects may stand around a graph."""

_NO_NODES = (
    "the graph has no nodes, so there is nothing to read: "
    "export it again, and look at its number"
)
_LOCUTIONS = "has no list locutions, without which arguebuf does not take it for AIF"
_PEOPLE = "has no list participants, without which xaif finds no speaker"


def json_findings(data: bytes) -> Iterator[Notice]:
    """Give what is odd about an AIF-JSON file; nothing about what is no JSON.

    A file may hold several documents, one after another or in a list; the place of one
    of these begins with its number.
    """
    return bounded(_all_findings(data))


def _all_findings(data: bytes) -> Iterator[Finding]:
    usual = usual_lists(data.removeprefix(BOM_UTF8))
    if usual is not None and _are_numbered(usual):
        yield from _lists_findings(usual)
        return
    values = list(_values(data))
    whole: Any = values[0] if len(values) == 1 else values
    for path, part in _objects(whole, "", 0):
        inner = next((key for key in ("AIF", "aif") if _has_graph(part.get(key))), None)
        bare = _has_graph(part)
        if is_ova2(part):
            yield from _ova2_findings(path, part)
            continue
        if bare:
            yield from _findings(path, part)
        if inner is not None:
            below = f"{_below(path)}{inner}"
            if not bare:
                yield from _findings(below, part[inner])
            elif not _same(part, part[inner]):
                sentence = f"the bare graph and the one under {inner} are not the same"
                yield _once("AifCopiesDiffer", sentence, below)
                yield from _findings(below, part[inner])
            yield from _wrapped(below, part[inner])
        elif bare and "locutions" not in part:
            yield _once("AifListMissing", _LOCUTIONS, path or "$")
        if inner is not None or bare:
            yield from _layout(path, part, part[inner] if inner else part)
            yield from _people(path, part, None if bare else inner)


def _are_numbered(lists: Mapping[str, Any]) -> bool:
    """Say whether records of AIFdb have no oddity: all but their ids is checked."""
    ids = {*values_of(lists["nodes"], 0), *values_of(lists["locutions"], 0)}
    return None not in map(number_of, ids)


def _lists_findings(lists: Mapping[str, Any]) -> Iterator[Finding]:
    """Give what is odd about a file of which each record is as AIFdb has it."""
    if not lists["nodes"]:
        yield _once("AifEmpty", _NO_NODES, "nodes")
    places = {name: Places(name, range(len(rows))) for name, rows in lists.items()}
    yield from graph_findings(Site(Graph(**lists), **places))


def _people(path: str, whole: Json, inner: str | None) -> Iterator[Finding]:
    """Find names that hurt; AIFdb's upload finds people in a bare graph only.

    A file with a debate beside the graph is one for all tools; that for AIFdb has none.
    """
    graph = whole if inner is None else whole[inner]
    begin = f"{_below(path)}{'' if inner is None else f'{inner}.'}participants"
    layouts = (whole.get(key) for key in ("OVA", "ova"))
    drawn = any(isinstance(found, dict) and _rows(found, "nodes") for found in layouts)
    drawn = drawn or not graph["nodes"]
    rows = _rows(graph, "participants")
    uploaded = inner is None and not isinstance(whole.get("debate"), dict)
    yield from name_findings(begin, rows, uploaded=uploaded, drawn=drawn)


def _values(data: bytes) -> Iterator[Any]:
    """Give the JSON values of a file, as far as it is JSON."""
    text = data.decode(json.detect_encoding(data), "replace").removeprefix("\ufeff")
    decoder = json.JSONDecoder()
    at = _WHITE.match(text, 0).end()  # type: ignore[union-attr]
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield value
        at = _WHITE.match(text, at).end()  # type: ignore[union-attr]


def _objects(value: Any, path: str, depth: int) -> Iterator[tuple[str, Json]]:
    """Give the objects that hold a graph, bare or wrapped, with their paths."""
    if isinstance(value, list) and depth == 0:
        for number, item in enumerate(value):
            yield from _objects(item, f"[{number}]", 1)
    if not isinstance(value, dict):
        return
    if (
        _has_graph(value)
        or _has_graph(value.get("AIF"))
        or _has_graph(value.get("aif"))
    ):
        yield path, value
    elif depth < _DEEPEST:
        for key, item in value.items():
            yield from _objects(item, f"{_below(path)}{key}", depth + 1)


def _below(path: str) -> str:
    return f"{path}." if path else ""


def _has_graph(part: Any) -> bool:
    return isinstance(part, dict) and isinstance(part.get("nodes"), list)


def _rows(part: Json, name: str) -> list[Any]:
    found = part.get(name)
    return found if isinstance(found, list) else []


def _same(one: Json, other: Json) -> bool:
    return all(_rows(one, name) == _rows(other, name) for name in ("nodes", "edges"))


def _once(rule: str, sentence: str, path: str) -> Finding:
    """Give a finding that a graph can have only once."""
    return Finding(rule, partial(Said, sentence, Place(path)))


def _wrapped(path: str, part: Json) -> Iterator[Finding]:
    if "participants" not in part:
        yield _once("AifListMissing", _PEOPLE, path)


def _layout(path: str, whole: Json, part: Json) -> Iterator[Finding]:
    """Find what is odd about a layout: OVA3 takes the first place of an empty list."""
    for key in ("OVA", "ova"):
        layout, begin = whole.get(key), f"{_below(path)}{key}"
        if layout and not isinstance(layout, dict):
            yield _once("AifFieldOdd", f"{key} is no object", begin)
        if not isinstance(layout, dict):
            continue
        if part["nodes"] and not _rows(layout, "nodes"):
            sentence = "the layout lists no nodes, at which OVA3 fails"
            yield _once("AifLayoutEmpty", sentence, f"{begin}.nodes")
        for name, ids in (("nodes", ("nodeID",)), ("edges", ("fromID", "toID"))):
            known = {_ids(row, ids) for row in _rows(part, name)}
            for number, row in enumerate(_rows(layout, name)):
                if _ids(row, ids) not in known:
                    say = partial(_unshown, begin, name, number)
                    yield Finding("AifLayoutDangling", say)


def _unshown(begin: str, name: str, number: int) -> Said:
    sentence = f"a row of the layout shows none of the {name}"
    return Said(sentence, Place(f"{begin}.{name}[{number}]"))


def _ids(row: Any, fields: Sequence[str]) -> tuple[str | None, ...]:
    """Give what a row names, and nothing where it is no row."""
    return tuple(id_of(row.get(f)) for f in fields) if isinstance(row, dict) else ()


_READERS: dict[str, Callable[[list[Any]], list[Any]]] = {
    "nodes": nodes_of,
    "edges": edges_of,
    "locutions": locutions_of,
    "participants": lambda rows: list(map(participant_of, rows)),
}
"""How the records of each list are read; None stands for what is none."""


def _findings(path: str, part: Json) -> Iterator[Finding]:
    """Give what is odd about one graph: its records, then what they say."""
    places: dict[str, Places] = {}
    if not part["nodes"]:
        yield _once("AifEmpty", _NO_NODES, f"{_below(path)}nodes")
    yield from _no_lists(path, part)
    for name in _READERS:
        rows = _rows(part, name)
        begin = f"{_below(path)}{name}"
        yield from record_findings(name, begin, rows)
        places[name] = Places(begin, range(len(rows)), other_fields(rows))
    yield from graph_findings(_site(part, places))


def _no_lists(path: str, part: Json) -> Iterator[Finding]:
    """Find what stands where a list beside nodes and edges should, and is none."""
    for name in SIDE_LISTS:
        if not isinstance(part.get(name), list | None):
            yield _once("AifFieldOdd", f"{name} is no list", f"{_below(path)}{name}")


def _site(part: Json, places: Mapping[str, Places]) -> Site:
    """Give a graph with the places of those of its records that are some."""
    records: dict[str, Any] = {}
    where: dict[str, Places] = {}
    for name, read in _READERS.items():
        found, where[name] = read(_rows(part, name)), places[name]
        if None in found:
            some = [n for n, record in enumerate(found) if record is not None]
            where[name] = places[name].of(some)
            found = [found[number] for number in some]
        records[name] = tuple(found)
    return Site(Graph(**records), **where)


def _ova2_findings(path: str, part: Json) -> Iterator[Finding]:
    """Give what is odd about an analysis of OVA2, in the places of its own records."""
    graph = modern(part)["AIF"]
    begin = _below(path)
    places: dict[str, Places] = {}
    yield from _no_lists(path, graph)
    for name in ("nodes", "edges", "participants"):
        found = _READERS[name](_rows(graph, name))
        places[name] = Places(f"{begin}{name}", range(len(found)), OVA2)
        for number, record in enumerate(found):
            if record is None:
                say = partial(_nameless, name, places[name], number)
                yield Finding("AifIdMissing", say)
    people = f"{begin}participants", _rows(graph, "participants")
    yield from name_findings(*people, uploaded=True, drawn=False)
    places["locutions"] = places["nodes"].of(speaking(part))
    yield from graph_findings(_site(graph, places))


def _nameless(name: str, places: Places, number: int) -> Said:
    what = "has an end that is none" if name == "edges" else "has no id"
    return Said(f"a record of {name} {what}, so it is none", places[number])
