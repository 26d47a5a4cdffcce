"""Files of ours that a person or a tool edited: nothing that was changed is lost."""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.schemas.debate import Debate
from disputatio.schemas.features import without_extras_of
from tests.converter.importers.test_aif_json import read, rules, written
from tests.schemas.foreign.aif_payloads import ova3
from tests.schemas.foreign.aif_thread import inferred_thread, thread

Json = dict[str, Any]
"""A JSON object."""

LISTS = ("nodes", "edges", "locutions", "participants", "schemefulfillments")

SEED = Path(__file__).parents[3] / "seeds" / "bike-lane.aif.json"

DEBATES: dict[str, Callable[[], Debate]] = {
    "a thread": thread,
    "an inferred thread": inferred_thread,
    "a nodeset": lambda: read(json.loads(SEED.read_bytes())).debate,
    "an analysis with places": lambda: read(ova3()).debate,
}
"""What our file was written of."""


def node(graph: Json, kind: str, place: int = 0) -> Json:
    """One of the nodes of a type; a negative place counts from the end."""
    found: Json = [n for n in graph["nodes"] if n["type"] == kind][place]
    return found


def changed(name: str, place: int, **fields: object) -> Callable[[Json], None]:
    """An edit that sets fields of a row of a list."""

    def edit(graph: Json) -> None:
        graph[name][place].update(fields)

    return edit


def noted(kind: str, place: int = 0, **fields: object) -> Callable[[Json], None]:
    """An edit that sets fields of a node of a type."""

    def edit(graph: Json) -> None:
        node(graph, kind, place).update(fields)

    return edit


def added(name: str, row: Json) -> Callable[[Json], None]:
    """An edit that adds a row to a list."""

    def edit(graph: Json) -> None:
        graph[name].append(dict(row))

    return edit


def without(name: str, *fields: str) -> Callable[[Json], None]:
    """An edit that takes some fields out of all rows of a list."""

    def edit(graph: Json) -> None:
        for row in graph[name]:
            for field in fields:
                row.pop(field, None)

    return edit


def turned(name: str) -> Callable[[Json], None]:
    """An edit that turns a list round."""

    def edit(graph: Json) -> None:
        graph[name].reverse()

    return edit


def _all_new_edge_ids(graph: Json) -> None:
    for number, edge in enumerate(graph["edges"], 9000):
        edge["edgeID"] = str(number)


def _ids_as_numbers(graph: Json) -> None:
    for row in graph["edges"]:
        row["edgeID"] = 7 + LISTS.index("edges")


def _an_unknown_node(graph: Json) -> None:
    first = graph["nodes"][0]["nodeID"]
    graph["nodes"].append({"nodeID": "9001", "text": "?", "type": "EN"})
    graph["edges"].append({"edgeID": "9002", "fromID": "9001", "toID": first})


TIME = "2024-05-01 12:00:00"

OF_THE_GRAPH: dict[str, Callable[[Json], None]] = {
    "another surname": changed("participants", 0, surname="Leigh"),
    "a note on a person": changed("participants", -1, note="chairs"),
    "a person more": added("participants", {"participantID": "99", "firstname": "Eve", "surname": "Moss"}),
    "a person less": lambda graph: graph["participants"].pop(),
    "people turned round": turned("participants"),
    "a scheme fulfilled otherwise": changed("schemefulfillments", 0, schemeID="15"),
    "a fulfilment more": added("schemefulfillments", {"nodeID": "6", "schemeID": "1"}),
    "a note on a claim": noted("I", note="see page 4"),
    "a list on a claim": noted("I", 1, tags=["a", {"b": None}]),
    "a note on a locution": noted("L", note=True),
    "a note on an inference": noted("RA", note="weak"),
    "a note on an illocution": noted("YA", note=1),
    "a note on the last illocution": noted("YA", -1, note=1),
    "a note on the last transition": lambda graph: [n for n in graph["nodes"] if n["type"] in {"TA", "YA"}][-4:][0].update(note=1),
    "the time of a claim": noted("I", timestamp=TIME),
    "the time of a locution": noted("L", timestamp=TIME),
    "the time of the last illocution": noted("YA", -1, timestamp=TIME),
    "no times": without("nodes", "timestamp"),
    "no schemes": without("nodes", "scheme", "schemeID"),
    "a scheme in other letters": noted("RA", scheme="default inference"),
    "a scheme's name as text": noted("RA", text="RA"),
    "an id as a number": lambda graph: graph["nodes"][1].update(nodeID=int(graph["nodes"][1]["nodeID"].split("_")[0])) if "_" not in graph["nodes"][1]["nodeID"] else None,
    "a name apart otherwise": lambda graph: node(graph, "L").update(text=node(graph, "L")["text"].replace(" : ", ": ", 1)),
    "a note on an edge": changed("edges", 0, note="x"),
    "a note on the last edge": changed("edges", -1, note="x"),
    "a form of an edge": changed("edges", 1, formEdgeID="5"),
    "edges numbered anew": _all_new_edge_ids,
    "one number for all edges": _ids_as_numbers,
    "no numbers of edges": without("edges", "edgeID", "formEdgeID"),
    "the time of an entry": changed("locutions", 0, timestamp=TIME),
    "the end of an entry": changed("locutions", 0, end=TIME),
    "the source of an entry": changed("locutions", -1, source="tape 4"),
    "a note on an entry": changed("locutions", 0, note="x"),
    "another person of an entry": changed("locutions", 0, personID="2"),
    "an entry again": lambda graph: graph["locutions"].append(dict(graph["locutions"][0])),
    "nodes turned round": turned("nodes"),
    "edges turned round": turned("edges"),
    "entries turned round": turned("locutions"),
    "an unknown node": _an_unknown_node,
}  # fmt: skip
"""Edits of a graph after which it says the same."""


def _moved(document: Json) -> None:
    document["OVA"]["nodes"][0].update(x=-7, y="1280.5")


OF_THE_DOCUMENT: dict[str, Callable[[Json], None]] = {
    "a node moved": _moved,
    "a node hidden": lambda d: d["OVA"]["nodes"][2].update(visible=False),
    "a colour of a node": lambda d: d["OVA"]["nodes"][1].update(color="b"),
    "an edge hidden": lambda d: d["OVA"]["edges"][0].update(visible=False),
    "a width of an edge": lambda d: d["OVA"]["edges"][-1].update(width=2),
    "who made the layout": lambda d: d["OVA"].update(firstname="Nic"),
    "a zoom of the layout": lambda d: d["OVA"].update(zoom=1.5),
    "another text": lambda d: d.update(text="<p>Notes</p>"),
    "a text that is an object": lambda d: d.update(text={"txt": "Notes"}),
    "a key of the document": lambda d: d.update(dialog=True),
    "a key that is null": lambda d: d.update(comment=None),
    "a key under AIF": lambda d: d["AIF"].update(nodesetID=7),
    "a list of AIF": lambda d: d["AIF"].update(
        cqdescriptorfulfillments=[{"nodeID": "10", "cqID": "3"}]
    ),
}
"""Edits of what stands beside the graph."""


def same_but_for_aif(one: Debate, other: Debate) -> bool:
    """Whether two debates differ in nothing but what AIF keeps beside them."""
    return without_extras_of(one, "aif") == without_extras_of(other, "aif")


def check(debate: Debate, document: Json, expected: Json, told: set[str]) -> None:
    """The debate stays in force, and what is written again has the edits."""
    reading = read(document)
    assert set(rules(reading)) == told
    assert same_but_for_aif(reading.debate, debate)
    again = written(reading.debate)
    assert again.keys() == expected.keys()
    for key in expected.keys() - {"debate"}:
        assert again[key] == expected[key], key
    assert read(again).debate == reading.debate
    kept = attrs.evolve(reading.debate, title="Another title")
    other = written(kept)
    assert [other[name] for name in LISTS] == [again[name] for name in LISTS]


@pytest.mark.parametrize("name", OF_THE_GRAPH)
@pytest.mark.parametrize(
    ("kind", "copies"),
    [
        ("a thread", "bare"),
        ("an inferred thread", "both"),
        ("a nodeset", "AIF"),
    ],
)
def test_what_a_graph_says_beside_the_debate_is_kept(
    kind: str, name: str, copies: str
) -> None:
    """A graph that says the same leaves the debate in force; its edits are in both copies."""
    debate = DEBATES[kind]()
    document = written(debate)
    whole = copy.deepcopy(document)
    edit = OF_THE_GRAPH[name]
    edit(whole)
    whole["AIF"] |= {key: whole[key] for key in LISTS}
    if copies != "AIF":
        edit(document)
    if copies != "bare":
        edit(document["AIF"])
    unknown = {"NodeNotUnderstood", "ReferenceBroken"}
    told = unknown if name == "an unknown node" else set()
    follows = written(read(document).debate)
    whole |= {"OVA": follows["OVA"], "text": follows["text"]}
    check(debate, document, whole, told)


@pytest.mark.parametrize("name", OF_THE_DOCUMENT)
@pytest.mark.parametrize("kind", DEBATES)
def test_what_stands_beside_a_graph_is_kept(kind: str, name: str) -> None:
    """Layout, text and other keys of a file of ours are written again as they were edited."""
    debate = DEBATES[kind]()
    document = written(debate)
    OF_THE_DOCUMENT[name](document)
    check(debate, document, copy.deepcopy(document), set())


def test_what_we_would_write_anyway_is_not_kept() -> None:
    """After an edit of a claim the text and the layout go with what is said now."""
    document = written(thread())
    for graph in (document, document["AIF"]):
        node(graph, "L")["text"] = "Ann Lee : Cars must go."
    again = written(read(document).debate)
    assert "Cars must go." in again["text"]
    assert again["OVA"] == document["OVA"]


BASES = {kind: json.dumps(written(make())) for kind, make in DEBATES.items()}
"""Our files, as text."""


def _places(value: Any, *way: str | int) -> list[tuple[str | int, ...]]:
    """The ways to everything in a document but its debate and its whole lists."""
    found = [way] if len(way) > 2 and way[-1] not in LISTS else []
    rows = enumerate(value) if isinstance(value, list) else ()
    for key, item in value.items() if isinstance(value, dict) else rows:
        if (way, key) != ((), "debate"):
            found += _places(item, *way, key)
    return found


PLACES = {kind: _places(json.loads(text)) for kind, text in BASES.items()}


def _leaves(value: Any, name: str | int = "") -> Counter[str]:
    """What stands in a document but its debate, with the names of the fields."""
    if isinstance(value, dict | list):
        rows = value.items() if isinstance(value, dict) else ((name, v) for v in value)
        return sum((_leaves(v, k) for k, v in rows if k != "debate"), Counter())
    return Counter([f"{name} {value!r}"])


@given(
    kind=st.sampled_from(sorted(BASES)),
    value=st.sampled_from(["zz", "99", 7, None, [1], {"a": 1}, "2"]),
    data=st.data(),
)
def test_no_change_of_a_record_is_lost(
    kind: str, value: object, data: st.DataObject
) -> None:
    """Whatever is set somewhere in a file of ours is written again, or told."""
    document = json.loads(BASES[kind])
    *way, last = data.draw(st.sampled_from(PLACES[kind]))
    holder = document
    for step in way:
        holder = holder[step]
    before = _leaves(document)
    holder[last] = copy.deepcopy(value)
    new = _leaves(document) - before
    reading = read(document)
    again = written(reading.debate)
    assert reading.notices or not new - _leaves(again)
    assert read(again).debate == reading.debate


def test_entries_of_any_node_keep_their_times() -> None:
    """Those of an analyst's words and of what nobody speaks, too, when an edge loses its id."""
    kinds = {"1": "L", "2": "I", "3": "RA", "4": "I", "5": "L"}
    texts = {"1": "Ann : tea", "5": "Nic: Ann : tea"}
    nodes = [
        {"nodeID": key, "text": texts.get(key, kind), "type": kind, "timestamp": ""}
        for key, kind in kinds.items()
    ]
    edges = [
        {"edgeID": "7", "fromID": "4", "toID": "3", "formEdgeID": None},
        {"edgeID": "8", "fromID": "3", "toID": "2", "formEdgeID": None},
    ]
    locutions = [
        {"nodeID": key, "personID": "9", "timestamp": f"2020-05-28 19:08:4{key}",
         "start": None, "end": None, "source": None}
        for key in kinds
    ]  # fmt: skip
    document = {"nodes": nodes, "edges": edges, "locutions": locutions}
    ours = written(read(document).debate)
    for graph in (ours, ours["AIF"]):
        del graph["edges"][0]["edgeID"]
    again = written(read(ours).debate)
    assert again["locutions"] == locutions
    assert again["edges"] == ours["edges"]
