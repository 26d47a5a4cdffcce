"""Usual records are read and written in rows, odd ones one by one: it makes no difference."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from disputatio.converter.importers.aif_json import AifJsonImporter
from disputatio.exporters.aif_json import AifJsonExporter
from disputatio.schemas.debate import Debate
from disputatio.schemas.protocols import Source
from tests.benchmarks.aif_growing import SHAPES, joined, nodeset

_ODD: dict[str, list[dict[str, Any]]] = {
    "nodes": [
        {"nodeID": "b1", "type": "RA", "text": "odd", "scheme": "odd", "color": "x"},
        {"nodeID": "b2", "type": "I", "text": "odd", "timestamp": None},
        {"nodeID": "b3", "type": "L", "text": "Eve  : odd", "scheme": "odd"},
        {"nodeID": "b4", "type": "YA", "text": "Asserting"},
    ],
    "edges": [
        {"edgeID": 1, "fromID": "b2", "toID": "b1"},
        {"edgeID": None, "fromID": "b2", "toID": "b2", "formEdgeID": "7"},
        {"edgeID": "2", "fromID": "nowhere", "toID": "b1", "formEdgeID": None},
    ],
    "locutions": [
        {"nodeID": "b1", "personID": 5},
        {"nodeID": "b4", "personID": "5", "start": "yesterday"},
        {"nodeID": "nobody", "personID": "5"},
    ],
}
"""Records that no usual file has, and that nothing else rests on."""


@pytest.mark.parametrize("shape", SHAPES)
def test_odd_records_change_nothing_of_the_others(shape: str) -> None:
    """The elements of usual nodes are the same beside odd ones, and so are their records."""
    usual = nodeset(shape, 60)
    odd = {name: [*rows, *_ODD[name]] for name, rows in usual.items()}
    alone, beside = _read(usual), _read(odd)
    assert _elements(alone) <= _elements(beside)
    written = _written(beside)
    for name, rows in usual.items():
        assert rows == written[name][: len(rows)]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_nodeset_twice_is_twice_the_nodeset(shape: str) -> None:
    """Texts, scheme nodes and times that stand in a file again are read again."""
    document = nodeset(shape, 60)
    twice = joined([document], 2 * len(document["nodes"]))
    debate = _read(twice)
    once = _read(document)
    assert len(debate.relations) == 2 * len(once.relations)
    assert len(debate.posts) == 2 * len(once.posts)
    written = _written(debate)
    assert {name: written[name] for name in twice} == twice


def _elements(debate: Debate) -> set[object]:
    posts = {post for post in debate.posts if post.state is not None}
    return {*posts, *debate.passages, *debate.claims, *debate.relations}


def _read(document: object) -> Debate:
    source = Source(data=json.dumps(document).encode())
    (reading,) = AifJsonImporter().read(source, {})
    return reading.debate


def _written(debate: Debate) -> dict[str, Any]:
    sink = io.BytesIO()
    AifJsonExporter().write(debate, sink, {"aif-target": "all"})
    document: dict[str, Any] = json.loads(sink.getvalue())
    return document
