"""Every field of every record comes back as it was written, whatever stands in it.

Empty strings, nulls, absent fields, numbers, true and false, lists and objects are all
different; so is a character that XML cannot hold.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from functools import partial
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.schemas.debate import Debate
from disputatio.schemas.foreign.aif import Edge
from disputatio.schemas.foreign.aif_records import (
    edge_of,
    edge_record,
    locution_of,
    node_of,
    node_record,
)
from tests.benchmarks.aif_nodesets import WAYS, first_difference, lists_of, read, write
from tests.converter.importers.test_aif_rdf_edited import without_extras

Json = dict[str, Any]


def _by(name: str, debate: Debate) -> Debate:
    reading = read(name, write(name, debate))
    assert reading.notices == ()
    return reading.debate


EVERY_WAY: dict[str, Callable[[Debate], Debate]] = {
    **WAYS,
    **{name: partial(_by, name) for name in ("aif-nt", "aif-turtle", "debate-json")},
}
ABSENT: Final = object()
VALUES: tuple[Any, ...] = (
    ABSENT, None, "", " ", 0, 1, -3, 10**30, 0.0, 1.0, 1.5, 1e300, True, False, [], [1],
    {}, {"a": None}, "0", "07", "7", "N1", "1 : 2", "é", "a\0b", "\1", "\ufffe", "\r\n",
)  # fmt: skip
LINKS = {"nodes": {"nodeID"}, "edges": {"fromID", "toID"}, "locutions": {"nodeID"}}
"""Fields without which a record is none."""


def _nodeset() -> Json:
    rows = (
        ("1", "L", "Ann : Tea wakes."),
        ("2", "YA", "Asserting"),
        ("3", "I", "Tea wakes."),
        ("4", "RA", "Default Inference"),
        ("5", "I", "It has caffeine."),
        ("6", "L", "Bob : Why?"),
        ("7", "TA", "Default Transition"),
        ("8", "EN", "of no known type"),
        ("9", "L", "Nic: Ann : Tea wakes."),
    )
    ends = ("12", "23", "54", "43", "17", "76", "35", "83", "03")
    usual = {"timestamp": "2020-01-01 00:00:00"}
    times = {**usual, "start": "2020-01-01 00:00:00", "end": None, "source": None}
    nodes: list[Json] = [
        {"nodeID": key, "type": kind, "text": text, **usual} for key, kind, text in rows
    ]
    nodes[1] |= {"scheme": "Asserting", "schemeID": "74"}
    nodes[3] |= {"scheme": "Default Inference", "schemeID": "72"}
    edges: list[Json] = [
        {"edgeID": str(key), "fromID": source, "toID": target, "formEdgeID": None}
        for key, (source, target) in enumerate(map(tuple, ends), 10)
    ]
    locutions: list[Json] = [
        {"nodeID": node, "personID": person, **times}
        for node, person in map(tuple, ("17", "62", "13", "34", "01"))
    ]
    return {"nodes": nodes, "edges": edges, "locutions": locutions}


def _may_be(name: str, field: str, value: object) -> bool:
    """Say whether a record with this value is one still: what it needs is an id."""
    is_id = type(value) is int or (isinstance(value, str) and value != "")
    return is_id or field not in LINKS[name]


@st.composite
def changed(draw: st.DrawFn) -> Json:
    """Draw a nodeset with some fields that hold what nobody expects there."""
    document = deepcopy(_nodeset())
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from([*document]))
        record = draw(st.sampled_from(document[name]))
        field = draw(st.sampled_from([*record, "scheme", "schemeID", "note"]))
        value = draw(st.sampled_from([v for v in VALUES if _may_be(name, field, v)]))
        record[field] = value
        if value is ABSENT:
            del record[field]
    return document


@pytest.mark.parametrize("wrap", [False, True])
@given(document=changed(), way=st.sampled_from([*EVERY_WAY]))
def test_every_field_comes_back_as_it_was(
    document: Json, way: str, *, wrap: bool
) -> None:
    """By every way, bare or as xAIF, nothing becomes null, empty or another type."""
    found = {"AIF": {**document, "participants": []}} if wrap else document
    debate = read("aif-json", json.dumps(found).encode()).debate
    again = json.loads(write("aif-json", EVERY_WAY[way](debate)))
    for copy in (again, again["AIF"]):
        assert first_difference(document, lists_of(copy)) is None


@pytest.mark.parametrize("way", EVERY_WAY)
@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("locutions", "personID", ""),
        ("edges", "edgeID", ""),
        ("locutions", "start", "a\1b"),
        ("nodes", "nodeID", "7"),
    ],
)
def test_what_was_lost_once_is_not(
    name: str, field: str, value: object, way: str
) -> None:
    """In the first record, and in all of them at once."""
    for number in (1, None):
        document = _nodeset()
        for record in document[name][:number]:
            record[field] = value
        debate = read("aif-json", json.dumps(document).encode()).debate
        again = json.loads(write("aif-json", EVERY_WAY[way](debate)))
        assert first_difference(document, lists_of(again)) is None


@pytest.mark.parametrize("way", EVERY_WAY)
@pytest.mark.parametrize("names", [("source", "target"), ("from", "to")])
@pytest.mark.parametrize("step", [1, 2])
def test_ends_of_edges_have_other_names_too(
    names: tuple[str, str], step: int, way: str
) -> None:
    """As CISpaces has them, in all edges or some: the debate is the same, and the file."""
    document = _nodeset()
    usual = read("aif-json", json.dumps(document).encode()).debate
    for edge in document["edges"][::step]:
        for old, new in zip(("fromID", "toID"), names, strict=True):
            edge[new] = edge.pop(old)

    debate = read("aif-json", json.dumps(document).encode()).debate
    again = json.loads(write("aif-json", EVERY_WAY[way](debate)))

    assert without_extras(debate) == without_extras(usual)
    assert first_difference(document, lists_of(again)) is None


@pytest.mark.parametrize("way", EVERY_WAY)
@pytest.mark.parametrize("step", [1, 2])
@pytest.mark.parametrize("number", [str, int])
def test_ids_of_nodes_have_another_name_too(
    number: Callable[[str], object], step: int, way: str
) -> None:
    """Of all nodes or some, as text or number: the debate is the same, and the file."""
    document = _nodeset()
    usual = read("aif-json", json.dumps(document).encode()).debate
    for node in document["nodes"][::step]:
        node["id"] = number(node.pop("nodeID"))

    found = read("aif-json", json.dumps(document).encode())
    again = json.loads(write("aif-json", EVERY_WAY[way](found.debate)))

    assert without_extras(found.debate) == without_extras(usual)
    assert first_difference(document, lists_of(again)) is None
    told = [n.sentence for n in found.notices if n.rule == "SpellingRead"]
    assert any("'id' was read as nodeID" in sentence for sentence in told)


def test_another_name_of_an_id_is_written_with_the_id_of_now() -> None:
    """A node that is numbered anew keeps the name, and locutions have none."""
    found = node_of({"id": 2, "type": "I", "text": "a"})
    assert found is not None
    assert node_record(found) == {"id": 2, "type": "I", "text": "a"}
    assert node_record(found._replace(id="7")) == {"id": "7", "type": "I", "text": "a"}
    assert node_of({"nodeID": None, "id": 2, "type": "I", "text": "a"}) is None
    assert locution_of({"id": 2, "personID": "1"}) is None


@pytest.mark.parametrize("names", [("source", "target"), ("from", "to")])
def test_ends_of_edges_follow_their_nodes(names: tuple[str, str]) -> None:
    """Where nodes get other ids the ends of edges do, whatever they are called."""
    edge = Edge("1", "2", "3")
    found = edge_of({"edgeID": "1", names[0]: 2, names[1]: "3", "formEdgeID": None})
    assert found is not None
    assert found[:3] == edge[:3]

    moved = found._replace(source="7", target="8")

    assert edge_record(found) == {
        "edgeID": "1", names[0]: 2, names[1]: "3", "formEdgeID": None,
    }  # fmt: skip
    assert edge_record(moved) == {
        "edgeID": "1", names[0]: "7", names[1]: "8", "formEdgeID": None,
    }  # fmt: skip


def test_the_usual_name_of_an_end_counts_first() -> None:
    """Then another one is a field as any other, and what is null is no end."""
    record = {"edgeID": "1", "fromID": "2", "toID": "3", "source": "4", "to": "5"}
    found = edge_of(record)
    assert found is not None
    assert (found.source, found.target, edge_record(found)) == ("2", "3", record)
    assert edge_of({**record, "fromID": None}) is None
