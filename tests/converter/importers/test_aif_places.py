"""Where things stand in an AIF-JSON file: every notice leads to its place."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.importers.aif_json import AifJsonImporter
from disputatio.converter.importers.shared.aif.lines import with_lines
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Source
from tests.converter.importers.test_aif_json import written
from tests.schemas.foreign.aif_payloads import ova2
from tests.schemas.foreign.aif_thread import thread

TEA = """{
  "nodes": [
    {"nodeID": "1", "text": "Tea wakes.", "type": "I"},
    {"nodeID": "1", "text": "Tea is dear.", "type": "I"},
    {"text": "Tea is hot.", "type": "I"},
    {"nodeID": "4", "text": "Enthymeme", "type": "EN "},
    {"nodeID": "5", "text": "Default Inference", "type": "ra "},
    {"nodeID": "6", "text": "Default Inference", "type": "ra "}
  ],
  "edges": [
    {"edgeID": "1", "fromID": "8", "toID": "1"},
    {"edgeID": "2", "fromID": "1", "toID": "9"},
    {"edgeID": "3",
     "fromID": "8", "toID": "9"},
    {"edgeID": "4", "fromID": "1"}
  ],
  "locutions": [
    {"nodeID": "7", "personID": "1"}
  ]
}"""


def read(data: bytes) -> tuple[Notice, ...]:
    """What the reader tells of a file."""
    return tuple(
        n for r in AifJsonImporter().read(Source(data=data), {}) for n in r.notices
    )


def lint(data: bytes) -> list[Notice]:
    """What the linter finds in a file."""
    return list(AifJsonImporter().lint(Source(data=data)))


def test_every_notice_of_the_reader_has_its_path_and_line() -> None:
    """Record and field, and the line in which they stand."""
    told = {(n.path, n.line) for n in read(TEA.encode())}
    assert told == {
        ("nodes[1].nodeID", 4), ("nodes[2]", 5), ("nodes[3].type", 6),
        ("nodes[4].type", 7), ("edges[0].fromID", 11), ("edges[1].toID", 12),
        ("edges[2].fromID", 14), ("edges[3]", 15), ("locutions[0].nodeID", 18),
    }  # fmt: skip


def test_ends_of_other_names_have_their_place() -> None:
    """Where a file says "target", the path does, too, and leads to a line."""
    data = b"""{"nodes": [{"id": "a", "text": "Tea wakes.", "type": "I"},
    {"id":
     "a", "text": "Tea", "type": "I"}],
    "edges": [{"edgeID": "1", "source": "a",
      "target": "zz"}]}"""

    told = {(n.path, n.line) for n in read(data) if n.rule != "SpellingRead"}
    found = {(n.path, n.line) for n in lint(data) if n.severity == "error"}

    assert told == {("nodes[1].id", 3), ("edges[0].target", 5)}
    assert told <= found


def test_sentences_say_which_end_is_missing() -> None:
    """An edge begins or ends at what is no node, or both; types are shown as they are."""
    said = " ".join(n.sentence for n in read(TEA.encode()))
    assert "Edge 1 begins at 8, which is no node" in said
    assert "Edge 2 ends at 9, which is no node" in said
    assert "Edge 3 begins at 8 and ends at 9, which are no nodes" in said
    assert "'EN '" in said
    assert (
        "The type 'ra ' was read as 'RA' at 2 nodes, the first of them node 5" in said
    )


def test_the_linter_says_the_same_places() -> None:
    """Both ends of an edge, and types with their blanks."""
    found = [n for n in lint(TEA.encode()) if n.rule == "AifEdgeDangling"]
    assert [(n.path, n.line) for n in found] == [
        ("edges[0].fromID", 11), ("edges[1].toID", 12),
        ("edges[2].fromID", 14), ("edges[2].toID", 14),
    ]  # fmt: skip
    assert "begins at 8" in found[0].sentence
    types = {
        n.rule: n.sentence for n in lint(TEA.encode()) if n.path and "type" in n.path
    }
    assert "'ra '" in types["AifTypeOdd"]
    assert "'EN '" in types["AifTypeUnknown"]
    assert all(n.line for n in lint(TEA.encode()))


@pytest.mark.parametrize(
    ("outer", "path"),
    [
        ('{"AIF": TEA}', "AIF.edges[0].fromID"),
        ('{"answer": {"data": TEA}}', "answer.data.edges[0].fromID"),
        ("[TEA, TEA]", "[1].edges[0].fromID"),
        ("TEA\nTEA", "[1].edges[0].fromID"),
    ],
)
def test_paths_begin_at_the_file(outer: str, path: str) -> None:
    """Whatever stands around a graph is part of the paths, of reader and linter."""
    data = outer.replace("TEA", TEA).encode()
    assert path in {n.path for n in read(data)}
    assert path in {n.path for n in lint(data)}


def test_a_type_in_small_letters_means_what_it_means() -> None:
    """It is read as AIF's, told, and written again as it was until the kind changes."""
    document = written(thread())
    for graph in (document, document["AIF"]):
        for node in graph["nodes"]:
            node["type"] = f" {node['type'].lower()}"
    (reading,) = AifJsonImporter().read(Source(data=json.dumps(document).encode()), {})
    assert {n.rule for n in reading.notices} == {"SpellingRead"}
    assert reading.debate.claims[0].text == thread().claims[0].text
    again = written(reading.debate)
    assert again["nodes"] == document["nodes"]
    bare = {"nodes": document["nodes"], "edges": document["edges"], "locutions": []}
    (plain,) = AifJsonImporter().read(Source(data=json.dumps(bare).encode()), {})
    assert len(plain.debate.claims) == len(thread().claims)
    assert written(plain.debate)["nodes"] == document["nodes"]


def test_an_analysis_of_ova2_is_no_broken_nodeset() -> None:
    """Its own names of fields are known, and places are those of its own records."""
    assert [(n.rule, n.path) for n in lint(json.dumps(ova2()).encode())] == [
        ("AifClaimUnspoken", "nodes[0]")
    ]
    document: dict[str, Any] = ova2()
    document["nodes"][3]["text"] = ""
    document["nodes"][1]["type"] = "ra"
    document["edges"][0] = {"from": {"id": 3}, "to": {"id": 99}}
    document["edges"].append({"from": None, "to": {"id": 1}})
    data = json.dumps(document, indent=1).encode()
    found = {n.path: n.rule for n in lint(data)}
    assert found["nodes[3].text"] == "AifTextEmpty"
    assert found["nodes[1].type"] == "AifTypeOdd"
    assert found["edges[0].to"] == "AifEdgeDangling"
    assert found["edges[4]"] == "AifIdMissing"
    assert {n.path for n in read(data)} <= found.keys()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.text('ab.[0]\n"', min_size=1, max_size=3), inner, max_size=3
        )
    ),
    max_leaves=12,
)


def _paths(value: Any, path: str) -> dict[str, Any]:
    found = {path: value} if path else {}
    if isinstance(value, dict):
        for key, item in value.items():
            found |= _paths(item, f"{path}.{key}" if path else key)
    if isinstance(value, list):
        for number, item in enumerate(value):
            found |= _paths(item, f"{path}[{number}]")
    return found


@given(JSON, st.integers(0, 2))
def test_lines_are_those_where_values_begin(value: Any, indent: int) -> None:
    """In the line of a path the value stands, however the file is laid out."""
    text = json.dumps(value, indent=indent or None)
    paths = _paths(value, "")
    told = with_lines([notice("X", "", path=p) for p in paths], text.encode())
    for found in told:
        path = found.path or ""
        assert found.line is not None
        assert found.line <= text.count("\n") + 1
        begin = json.dumps(paths[path], indent=indent or None).split("\n")[0]
        if indent and not re.search(r'"[^"]*[.\[]', text):
            assert begin in text.split("\n")[found.line - 1]
