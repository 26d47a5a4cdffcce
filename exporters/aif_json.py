"""AIF-JSON: one file for AIFdb's tools, arguebuf, xaif and OVA3, and for disputatio.

The graph stands twice: bare, as AIFdb writes it, and under "AIF" with a layout under
"OVA", as xAIF has it. The key "debate" holds the debate itself, which makes the file
lossless; other tools ignore it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from disputatio.exporters.shared.aif_layout import layout, marked_text
from disputatio.schemas import codec
from disputatio.schemas.debate import Debate
from disputatio.schemas.extras import JsonValue
from disputatio.schemas.features import ALL
from disputatio.schemas.foreign.aif import Graph
from disputatio.schemas.foreign.aif_corrections import mapping, settings
from disputatio.schemas.foreign.aif_derive import derive
from disputatio.schemas.foreign.aif_records import (
    Record,
    edge_record,
    locution_record,
    node_record,
    participant_record,
)
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Option, Options, option_value

_ANALYST = Option(
    name="analyst",
    help="Name the rules behind inferred relations by an analyst's L-nodes.",
    type="bool",
    default=False,
)


_REGENERATED = frozenset({"OVA", "debate", "analysis"})
"""Keys that are never kept: made anew, or (`analysis`) not understood by arguebuf."""


class AifJsonExporter:
    """Writes a debate as AIF-JSON."""

    info = FormatInfo(
        name="aif-json",
        title="Argument Interchange Format, JSON (AIFdb, xAIF, OVA3)",
        extensions=(".aif.json",),
        media_types=("application/json",),
        keeps=ALL,
        options=(_ANALYST,),
        structured=True,
    )

    def write(
        self, debate: Debate, sink: BinaryIO, options: Options
    ) -> tuple[Notice, ...]:
        """Write the graph of a debate with the debate beside it."""
        analyst = bool(option_value(self.info, options, "analyst"))
        graph = derive(debate, analyst=analyst)
        document = _document(debate, graph, analyst)
        for piece in _pieces(document):
            sink.write(piece.encode())
        return ()


def _document(debate: Debate, graph: Graph, analyst: bool) -> dict[str, object]:
    bare: dict[str, object] = {
        "nodes": [node_record(node) for node in graph.nodes],
        "edges": [edge_record(edge) for edge in graph.edges],
        "locutions": [locution_record(entry) for entry in graph.locutions],
        "participants": [participant_record(person) for person in graph.participants],
    }
    document = {**bare, "AIF": {**bare, **_fulfilments(graph)}}
    if graph.nodes:
        document["OVA"] = layout(graph)
    document["text"] = marked_text(graph)
    document |= _kept(debate, document)
    document["debate"] = _extension(debate, graph, analyst)
    return document


def _kept(debate: Debate, document: Mapping[str, object]) -> dict[str, object]:
    """Give what a file that was read had beside its graph, its own text included."""
    found = mapping(settings(debate.extras), "document").plain()
    own = (document.keys() | _REGENERATED) - {"text"}
    return {key: value for key, value in found.items() if key not in own}


def _fulfilments(graph: Graph) -> dict[str, object]:
    schemes: list[Record] = [
        {"nodeID": node.id, "schemeID": node.scheme_id}
        for node in graph.nodes
        if node.scheme_id is not None
    ]
    empty: list[JsonValue] = []
    return {
        "schemefulfillments": schemes,
        "descriptorfulfillments": empty,
        "cqdescriptorfulfillments": empty,
    }


def _extension(debate: Debate, graph: Graph, analyst: bool) -> dict[str, object]:
    return {
        "analyst": analyst,
        "nodes": dict(graph.keys),
        "debate": codec.to_plain(debate),
    }


def _pieces(document: Mapping[str, object]) -> Iterator[str]:
    """Give a JSON document piece by piece: one record a line, so that lines compare."""
    yield from _members(document.items(), " ")
    yield "\n"


def _members(items: Iterable[tuple[str, object]], indent: str) -> Iterator[str]:
    before = "{\n"
    for key, value in items:
        yield f"{before}{indent}{_json(key)}: "
        if isinstance(value, dict) and len(indent) == 1:
            yield from _members(value.items(), indent + " ")
        elif isinstance(value, list):
            yield from _rows(value, indent)
        else:
            yield _json(value)
        before = ",\n"
    yield "{}" if before == "{\n" else f"\n{indent[1:]}}}"


def _rows(values: list[object], indent: str) -> Iterator[str]:
    before = "[\n"
    for value in values:
        yield f"{before}{indent} {_json(value)}"
        before = ",\n"
    yield "[]" if before == "[\n" else f"\n{indent}]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
