"""A nodeset comes back the same by every way: JSON, RDF/XML, with joined turns or not."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from disputatio.converter import registry
from disputatio.schemas.debate import Claim, Debate, Relation
from disputatio.schemas.origins import Inferred
from disputatio.schemas.protocols import Reading
from tests.benchmarks.aif_nodesets import (
    FOLDERS,
    WAYS,
    first_difference,
    lists_of,
    read,
    row_of,
    write,
)
from tests.laws.test_aif_one_copy import spoken
from tests.schemas.foreign.aif_payloads import ova3, ova3_in_numbers
from tests.strategies.nodesets import nodesets, with_strays


@pytest.mark.parametrize("name", WAYS)
@given(document=nodesets(most=8))
def test_a_nodeset_comes_back_the_same(name: str, document: dict[str, Any]) -> None:
    """Every record and every order is what it was."""
    debate = read("aif-json", json.dumps(document).encode()).debate
    again = json.loads(write("aif-json", WAYS[name](debate)))
    assert first_difference(lists_of(document), lists_of(again)) is None


@pytest.mark.parametrize("name", WAYS)
@given(document=with_strays(nodesets(most=4)))
def test_rows_that_are_no_records_come_back_in_their_places(
    name: str, document: dict[str, Any]
) -> None:
    """They are told, and stay among the others; so in a file of ours that is read again."""
    debate = read("aif-json", json.dumps(document).encode()).debate
    written = write("aif-json", WAYS[name](debate))
    again = read("aif-json", written)
    assert first_difference(lists_of(document), lists_of(json.loads(written))) is None
    assert write("aif-json", again.debate) == written
    assert not again.notices


@pytest.mark.parametrize("name", WAYS)
def test_a_payload_comes_back_the_same(name: str) -> None:
    """So with a payload whose layout, people and schemes stand beside the graph."""
    debate = read("aif-json", json.dumps(ova3()).encode()).debate
    again = json.loads(write("aif-json", WAYS[name](debate)))
    assert again["AIF"] == ova3()["AIF"]
    assert again["OVA"] == ova3()["OVA"]


@pytest.mark.parametrize("name", WAYS)
def test_numbers_stay_numbers_in_a_layout(name: str) -> None:
    """Of nodes and of ends of edges; an edge that is just shown has them, too."""
    debate = read("aif-json", json.dumps(ova3_in_numbers()).encode()).debate
    again = json.loads(write("aif-json", WAYS[name](debate)))
    assert again["AIF"] == ova3_in_numbers()["AIF"]
    assert again["OVA"] == ova3_in_numbers()["OVA"]


EMPTY: dict[str, dict[str, Any]] = {
    "a layout that is a list": {"ova": []},
    "a layout that is null": {"ova": None},
    "schemes": {"schemefulfillments": None},
    "people": {"participants": None},
    "locutions": {"locutions": None},
    "all of them": {"ova": [], **dict.fromkeys(("participants", "locutions"))},
}
"""Members without content, as services write them."""


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("wrap", [False, True])
@pytest.mark.parametrize("case", EMPTY)
def test_what_is_empty_or_null_stays_so(case: str, name: str, *, wrap: bool) -> None:
    """While there is nothing to be written in its place, and in our file read again."""
    graph: dict[str, Any] = {"nodes": [{"nodeID": "1", "text": "a", "type": "I"}]}
    lists = dict.fromkeys(("edges", "locutions", "participants", "schemefulfillments"))
    graph |= {key: [] for key in lists} | EMPTY[case]
    outer = {"ova": graph.pop("ova")} if "ova" in graph else {}
    found = {"AIF": graph, **outer} if wrap else {**graph, **outer}

    debate = WAYS[name](read("aif-json", json.dumps(found).encode()).debate)
    written = write("aif-json", debate)
    again = json.loads(written)

    for copy in (again, again["AIF"]):
        assert {key: copy[key] for key in graph} == graph
    assert {key: again.get(key, "absent") for key in outer} == outer
    second = read("aif-json", written)
    assert second == Reading(debate=debate)
    assert write("aif-json", second.debate) == written


ODD: dict[str, Any] = {
    "an empty object": {},
    "an object": {"1": {"participantID": "1", "more": [None, 1.5]}},
    "a text": "none",
    "a number": 0,
    "false": False,
}
"""What stands where a list should."""

SIDE_LISTS = ("locutions", "participants", "schemefulfillments")


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("wrap", [False, True])
@pytest.mark.parametrize("key", SIDE_LISTS)
@pytest.mark.parametrize("case", ODD)
def test_what_stands_for_a_list_is_told_and_comes_back(
    case: str, key: str, name: str, *, wrap: bool
) -> None:
    """It is read as if it were absent; so in our file read again, where it stands twice."""
    graph: dict[str, Any] = {
        "nodes": [{"nodeID": "1", "text": "a", "type": "I"}],
        "edges": [],
        key: ODD[case],
    }
    found = {"AIF": graph} if wrap else graph
    without = {"nodes": graph["nodes"], "edges": []}

    reading = read("aif-json", json.dumps(found).encode())
    (told,) = reading.notices
    path = f"AIF.{key}" if wrap else key
    assert (told.rule, told.path) == ("NodeNotUnderstood", path)
    plain = read("aif-json", json.dumps(without).encode()).debate
    assert (reading.debate.claims, reading.debate.participants) == (plain.claims, ())

    debate = WAYS[name](reading.debate)
    written = write("aif-json", debate)
    again = json.loads(written)
    for copy in (again, again["AIF"]):
        assert {key: copy[key] for key in graph} == graph
    second = read("aif-json", written)
    assert second.debate == debate
    assert [told.path for told in second.notices] == [key, f"AIF.{key}"]
    assert write("aif-json", second.debate) == written


def test_what_stands_for_one_copy_of_a_list_leaves_the_other() -> None:
    """Of a graph that stands twice the list that is one counts, in our files too."""
    document: dict[str, Any] = {
        "nodes": [{"nodeID": "1", "text": "Ann : a", "type": "L"}],
        "edges": [],
        "locutions": [{"nodeID": "1", "personID": "7"}],
        "participants": [{"participantID": "7", "firstname": "Ann", "surname": "Lee"}],
    }
    whole = read("aif-json", json.dumps(document).encode()).debate
    ours = json.loads(write("aif-json", whole))
    for key in SIDE_LISTS:
        for edited in (
            {**document, "AIF": {**document, key: {}}},
            {**document, "AIF": document, key: {}},
            {**ours, "AIF": {**ours["AIF"], key: {}}},
            {**ours, key: {}},
        ):
            reading = read("aif-json", json.dumps(edited).encode())
            assert [told.rule for told in reading.notices] == ["NodeNotUnderstood"]
            assert reading.debate.participants == whole.participants
            assert reading.debate.passages == whole.passages


def _told(reading: Reading) -> list[tuple[str, str | None]]:
    return [(notice.rule, notice.path) for notice in reading.notices]


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("key", SIDE_LISTS)
@pytest.mark.parametrize("case", ODD)
def test_what_stands_for_a_list_in_one_copy_comes_back_in_it(
    case: str, key: str, name: str
) -> None:
    """And the list of the other copy in that one; so where both have something else."""
    odd = spoken(**{key: ODD[case]})
    for found in (
        {**odd, "AIF": spoken()},
        {**spoken(), "AIF": odd},
        {**odd, "AIF": spoken(**{key: "another"})},
        {**odd, "AIF": odd},
    ):
        reading = read("aif-json", json.dumps(found).encode())
        debate = WAYS[name](reading.debate)
        written = write("aif-json", debate)
        again = json.loads(written)
        for path in ("", "AIF"):
            ours, theirs = (d[path] if path else d for d in (again, found))
            assert {k: ours[k] for k in odd} == {k: theirs[k] for k in odd}
        second = read("aif-json", written)
        assert second.debate == debate
        assert _told(second) == _told(reading)
        assert write("aif-json", second.debate) == written


@pytest.mark.parametrize("key", SIDE_LISTS)
@pytest.mark.parametrize("where", ["", "AIF"])
def test_a_list_that_only_one_copy_has_is_read(where: str, key: str) -> None:
    """Where the other has null for it, or nothing, or is no graph but for this list."""
    whole = spoken()
    without = {k: rows for k, rows in whole.items() if k != key}
    others = [without, {**without, key: None}]
    plain = read("aif-json", json.dumps(whole).encode()).debate
    for one, two in [
        *((other, whole) for other in others),
        (without, {key: whole[key]}),
    ]:
        bare, inner = (two, one) if where else (one, two)
        reading = read("aif-json", json.dumps({**bare, "AIF": inner}).encode())
        assert reading.notices == ()
        assert evolve(reading.debate, extras=plain.extras) == plain


def test_a_list_that_was_null_is_written_where_there_is_something_to_write() -> None:
    """Whose words have an entry is a participant, whatever the file says."""
    document = {
        "nodes": [{"nodeID": "1", "text": "Ann : a", "type": "L"}],
        "edges": [],
        "locutions": [{"nodeID": "1", "personID": "7"}],
        "participants": None,
    }
    debate = read("aif-json", json.dumps(document).encode()).debate
    again = json.loads(write("aif-json", debate))
    assert [person["firstname"] for person in again["participants"]] == ["Ann"]


ODD_LAYOUTS: dict[str, Any] = {
    "a list": [],
    "null": None,
    "a text": "none",
    "without rows": {"firstname": "Ann", "nodes": [], "edges": []},
    "rows by number": {"nodes": {"1": {"x": 2, "y": 3}}, "edges": None},
    "nodes only": {
        "nodes": [
            {"nodeID": key, "visible": True, "x": 1, "y": 2, "timestamp": ""}
            for key in "12"
        ],
        "edges": [],
    },
}
"""Layouts that draw nothing, or no edges."""


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("case", ODD_LAYOUTS)
def test_a_layout_that_draws_nothing_comes_back(case: str, name: str) -> None:
    """Ours does not take its place, but in a file for one tool."""
    edge = {"edgeID": "1", "fromID": "1", "toID": "2"}
    nodes = [{"nodeID": key, "text": f"Ann : {key}", "type": "L"} for key in "12"]
    found = {"AIF": {"nodes": nodes, "edges": [edge]}, "OVA": ODD_LAYOUTS[case]}

    debate = WAYS[name](read("aif-json", json.dumps(found).encode()).debate)
    written = write("aif-json", debate)
    again = json.loads(written)["OVA"]
    if isinstance(again, dict):
        again = {key: again[key] for key in ODD_LAYOUTS[case]}
    assert again == ODD_LAYOUTS[case]
    second = read("aif-json", written)
    assert second.debate == debate
    assert write("aif-json", second.debate) == written
    for target in ("ova3", "xaif"):
        sink = BytesIO()
        registry.exporter("aif-json").write(debate, sink, {"aif-target": target})
        drawn = json.loads(sink.getvalue())["OVA"]
        assert [row["nodeID"] for row in drawn["nodes"]] == ["1", "2"]
        assert [row["fromID"] for row in drawn["edges"]] == ["1"]


@pytest.mark.parametrize("found", [[], None, "none"])
def test_what_stands_for_the_wrapped_graph_comes_back(found: Any) -> None:
    """Beside a bare graph; a file for one tool has the graph."""
    nodes = [{"nodeID": "1", "text": "a", "type": "I"}]
    document = {"nodes": nodes, "edges": [], "AIF": found}
    debate = read("aif-json", json.dumps(document).encode()).debate
    written = write("aif-json", debate)
    assert json.loads(written)["AIF"] == found
    assert read("aif-json", written).debate == debate
    sink = BytesIO()
    registry.exporter("aif-json").write(debate, sink, {"aif-target": "xaif"})
    assert len(json.loads(sink.getvalue())["AIF"]["nodes"]) == 1


@pytest.mark.parametrize("key", ["AIF", "OVA"])
def test_a_key_in_small_letters_beside_the_other_is_told_and_comes_back(
    key: str,
) -> None:
    """Of two graphs under a key, or two layouts, the one in capitals is read."""
    graph = {"nodes": [{"nodeID": "1", "text": "a", "type": "I"}], "edges": []}
    layout = {"nodes": [{"nodeID": "1", "x": 1, "y": 2}]}
    small = {"nodes": [], "edges": [], "note": key}
    document = {"AIF": graph, "OVA": layout, key.lower(): small}
    reading = read("aif-json", json.dumps(document).encode())
    assert _told(reading) == [("NodeNotUnderstood", key.lower())]
    written = write("aif-json", reading.debate)
    again = json.loads(written)
    assert again[key.lower()] == small
    assert again["AIF"]["nodes"] == graph["nodes"]
    second = read("aif-json", written)
    assert (second.debate, _told(second)) == (reading.debate, _told(reading))


@pytest.mark.parametrize("name", WAYS)
def test_edges_of_one_id_keep_their_order(name: str) -> None:
    """Several edges have one id, and stand in no order that follows from anything."""
    ends = [("2", "3"), ("1", "4"), ("4", "2"), ("3", "1"), ("1", "4"), ("2", "3")]
    document = {
        "nodes": [
            {"nodeID": str(number), "text": f"point {number}", "type": kind}
            for number, kind in enumerate(("I", "I", "RA", "CA"), 1)
        ],
        "edges": [
            {"edgeID": "70", "fromID": source, "toID": target, "formEdgeID": None}
            for source, target in ends
        ],
        "locutions": [],
    }
    debate = read("aif-json", json.dumps(document).encode()).debate
    again = json.loads(write("aif-json", WAYS[name](debate)))
    assert first_difference(lists_of(document), lists_of(again)) is None


@pytest.mark.parametrize("name", WAYS)
def test_our_analyst_comes_back_from_a_store(name: str) -> None:
    """A store gave ids and times of its own to what our analyst wrote; rules are read."""
    origin = Inferred(rule="cue-1", confidence=0.5)
    claims = tuple(Claim(key=key, text=f"point {key}") for key in "abc")
    relations = tuple(
        Relation(
            key=f"r{key}", kind="support", sources=(key,), targets=("a",), origin=origin
        )
        for key in "bc"
    )
    sink = BytesIO()
    options = {"aif-target": "aifdb", "analyst": True}
    debate = Debate(claims=claims, relations=relations)
    registry.exporter("aif-json").write(debate, sink, options)
    document = lists_of(json.loads(sink.getvalue()))
    for place, node in enumerate(document["nodes"]):
        node["timestamp"] = f"2020-01-01 00:00:{place:02}"
    stored = json.loads(json.dumps(document).replace('ID": "', 'ID": "90'))
    found = read("aif-json", json.dumps(stored).encode()).debate
    assert {relation.origin for relation in found.relations} == {origin}
    again = json.loads(write("aif-json", WAYS[name](found)))
    assert first_difference(stored, lists_of(again)) is None


@pytest.mark.parametrize("edges", [[], [{"edgeID": "1", "fromID": "1", "toID": "2"}]])
def test_what_only_looks_like_our_analyst_is_kept(edges: list[dict[str, str]]) -> None:
    """A rule that concludes nothing, or no relation, is a locution as any other."""
    nodes = [
        {"nodeID": "1", "text": "disputatio converter : cue-1 0.5", "type": "L"},
        {"nodeID": "2", "text": "point", "type": "I"},
    ]
    document = {"nodes": nodes, "edges": edges, "locutions": []}
    debate = read("aif-json", json.dumps(document).encode()).debate
    again = json.loads(write("aif-json", debate))
    assert first_difference(lists_of(document), lists_of(again)) is None


@pytest.mark.real
@pytest.mark.parametrize("folder", FOLDERS)
def test_real_nodesets_come_back_the_same(fixtures_folder: Path, folder: str) -> None:
    """Every real file is read without a notice and comes back by every way."""
    paths = sorted((fixtures_folder / "aif" / folder).glob("*.json"))
    assert paths
    for row in map(row_of, paths):
        assert (row.error, row.lost, row.notices) == (None, {}, {}), row.path.name
