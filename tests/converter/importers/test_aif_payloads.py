"""aif-json as annotation tools and services give it: OVA2, OVA3, lists and wrappers."""

from __future__ import annotations

import io
import json
from typing import Any

import attrs
import pytest

from disputatio.converter.importers.aif_json import AifJsonImporter
from disputatio.exporters.aif_json import AifJsonExporter
from disputatio.schemas.debate import Claim, Debate
from disputatio.schemas.errors import ReadError
from disputatio.schemas.invariants import problems
from disputatio.schemas.protocols import Reading, Source
from tests.schemas.foreign.aif_payloads import ova2, ova3

NODE = {"nodeID": "1", "text": "Keep the pier", "type": "I"}
BARE: dict[str, Any] = {"nodes": [NODE], "edges": [], "locutions": []}


def readings(data: bytes) -> list[Reading]:
    """All readings of some bytes, which are recognised by what they are."""
    assert AifJsonImporter().sniff(data[:65536]) == 0.9
    found = list(AifJsonImporter().read(Source(data=data, name="x"), {}))
    assert not any(problems(reading.debate) for reading in found)
    return found


def read(document: object) -> Debate:
    """The one debate of a document, of which there is nothing to tell."""
    (reading,) = readings(json.dumps(document).encode())
    assert reading.notices == ()
    return reading.debate


def written(debate: Debate) -> dict[str, Any]:
    """The file of a debate, as JSON values."""
    sink = io.BytesIO()
    AifJsonExporter().write(debate, sink, {})
    value = json.loads(sink.getvalue())
    assert isinstance(value, dict)
    return value


@pytest.mark.parametrize("data", [b'{"nodes": [], "edges": []}\n', b'{"nodes": []}'])
def test_an_export_of_nothing_is_known_and_told(data: bytes) -> None:
    """Without other lists, too: it is AIF-JSON, and `check` says that it is empty."""
    (reading,) = readings(data)
    assert reading.debate.claims == ()

    found = {n.rule: n for n in AifJsonImporter().lint(Source(data=data))}

    assert found["AifEmpty"].path == "nodes"
    assert "export it again" in found["AifEmpty"].sentence


def test_an_ova3_payload_comes_back_whole() -> None:
    """Graph, people, schemes, descriptors, text and places are all as they were."""
    again = written(read(ova3()))
    assert again["AIF"] == ova3()["AIF"]
    assert again["OVA"] == ova3()["OVA"]
    assert again["text"] == ova3()["text"]


def test_a_scheme_list_beside_the_nodes_says_the_schemes() -> None:
    """A node that only says "RA" has the scheme of its number in the list."""
    document = ova3()
    document["AIF"]["nodes"][4]["text"] = "RA"
    document["AIF"]["schemefulfillments"][1]["schemeID"] = "14"
    debate = read(document)
    assert [r.scheme for r in debate.relations] == ["Asserting", "Example"]
    assert written(debate)["AIF"] == document["AIF"]


def test_new_nodes_are_placed_below_all_that_have_a_place() -> None:
    """Who adds a claim finds it in OVA under the others, which stay where they were."""
    debate = read(ova3())
    claims = (*debate.claims, Claim(key="new", text="It is old"))
    again = written(attrs.evolve(debate, claims=claims))["OVA"]
    assert again["nodes"][:-1] == ova3()["OVA"]["nodes"]
    lowest = max(float(node["y"]) for node in ova3()["OVA"]["nodes"])
    assert again["nodes"][-1]["y"] > lowest
    assert again["edges"] == ova3()["OVA"]["edges"]


def test_an_ova2_payload_is_the_same_analysis() -> None:
    """Nodes, ends of edges, people, words, schemes and places are those of the file."""
    debate = read(ova2())
    claims = [claim.text for claim in debate.claims]
    assert claims == ["Keep the pier", "The park pays, too"]
    (post,) = debate.posts
    assert post.text == "the park pays, too"
    assert post.written is not None
    assert str(post.written.at) == "2020-05-21 22:51:28"
    assert [p.name for p in debate.participants] == ["Ann Lee"]
    support = next(r for r in debate.relations if r.kind == "support")
    assert (support.scheme, support.sources) == ("Analogy", ("3",))
    again = written(debate)
    places = {node["nodeID"]: (node["x"], node["y"]) for node in again["OVA"]["nodes"]}
    assert places == {str(n["id"]): (n["x"], n["y"]) for n in ova2()["nodes"]}
    assert [edge["visible"] for edge in again["OVA"]["edges"]] == [
        True,
        True,
        False,
        False,
    ]
    assert again["text"] == ova2()["analysis"]["txt"]
    assert "analysis" not in again


@pytest.mark.parametrize(
    "data",
    [
        json.dumps([BARE, ova3()]).encode(),
        f"{json.dumps(BARE)}\n{json.dumps(ova3())}\n".encode(),
        f"{json.dumps(BARE, indent=1)} {json.dumps(ova3())}".encode(),
        f"\ufeff{json.dumps(BARE)}\n\n{json.dumps(ova3())}".encode(),
    ],
)
def test_several_documents_are_several_debates(data: bytes) -> None:
    """A list of documents, or one after another, are read one by one."""
    first, second = readings(data)
    assert (len(first.debate.claims), len(second.debate.claims)) == (1, 2)


def test_what_follows_a_document_is_an_error_at_its_place() -> None:
    """The documents before it are read; the error has the line of what is broken."""
    found = AifJsonImporter().read(Source(data=json.dumps(BARE).encode() + b"\n{x"), {})
    assert len(next(found).debate.claims) == 1
    with pytest.raises(ReadError, match="2:2"):
        next(found)


@pytest.mark.parametrize(
    "outer", [{"data": BARE}, {"ok": 1, "answer": {"xaif": ova3()}}]
)
def test_the_graph_is_found_in_what_wraps_it(outer: dict[str, Any]) -> None:
    """A service's object around the graph is taken off, and what stood beside is told."""
    (reading,) = readings(json.dumps(outer).encode())
    assert [notice.rule for notice in reading.notices] == ["NoiseSkipped"]
    assert ("'ok'" in reading.notices[0].sentence) == ("ok" in outer)
    assert reading.debate.claims


def test_a_key_that_stands_twice_is_told() -> None:
    """JSON lets the last one win; what that hides is said."""
    data = b'{"nodes": [{"nodeID": "1", "text": "x", "text": "y", "type": "I"}], "edges": []}'
    (reading,) = readings(data)
    (told,) = reading.notices
    assert (told.rule, told.path) == ("KeyRepeated", "nodes[0]")
    assert "'text'" in told.sentence
    assert reading.debate.claims[0].text == "y"


def test_a_key_that_stands_twice_is_told_where_documents_follow_each_other() -> None:
    """The path begins with the place of the document; the document itself has no name."""
    once = b'{"nodes": [], "edges": []}'
    twice = b'{"nodes": [], "edges": [], "edges": []}'
    (_, second) = AifJsonImporter().read(Source(data=once + b"\n" + twice), {})
    assert [(n.rule, n.path) for n in second.notices] == [("KeyRepeated", "[1]")]
    (whole,) = AifJsonImporter().read(Source(data=twice), {})
    assert [(n.rule, n.path) for n in whole.notices] == [("KeyRepeated", "$")]


@pytest.mark.parametrize(
    "text", ['{"nodes" : [ ], "edges":[]}', '{"nodes":[],"edges":[],"a\\":": "\\":"}']
)
def test_a_key_that_stands_once_is_not_told(text: str) -> None:
    """Spaces before colons and quotes in texts look like repeated keys, and are none."""
    (reading,) = AifJsonImporter().read(Source(data=text.encode()), {})
    assert reading.notices == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_every_encoding_of_json_is_read(encoding: str) -> None:
    """The encodings that JSON has had, with their marks."""
    (reading,) = readings(json.dumps(BARE).encode(encoding))
    assert reading.debate.claims[0].text == "Keep the pier"


def test_lists_that_stand_under_aif_only_are_read_for_both() -> None:
    """A hybrid file may have people and schemes in one of its two graphs only."""
    document = ova3()
    bare = {key: document["AIF"][key] for key in ("nodes", "edges", "locutions")}
    debate = read({**bare, **document})
    assert [p.name for p in debate.participants] == ["Ann Lee", "Nic"]
    assert written(debate)["AIF"] == document["AIF"]


@pytest.mark.parametrize("missing", ["edges", "locutions"])
def test_a_list_that_is_missing_is_empty(missing: str) -> None:
    """A file may have no edges or no locutions, or null for them."""
    left = {key: value for key, value in BARE.items() if key != missing}
    assert read(left).claims == read(BARE).claims
    assert read(BARE | {missing: None}).claims == read(BARE).claims
