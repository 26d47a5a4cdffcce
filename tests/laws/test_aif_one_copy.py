"""Of a graph that a file has twice one copy is odd: the other is read, both come back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Reading
from tests.benchmarks.aif_nodesets import WAYS, read, write

ODD: dict[str, Any] = {
    "an empty object": {},
    "an object": {"1": {"nodeID": "1", "more": [None, 1.5]}},
    "a text": "none",
    "a number": 3,
    "false": False,
}
"""What stands where a list should."""

ROWS = ("nodes", "edges")
LISTS = ("participants", "schemefulfillments")


def spoken(**lists: Any) -> dict[str, Any]:
    """Words with their speaker and a scheme, and other values for some lists."""
    nodes = [
        {"nodeID": "1", "text": "Ann : a", "type": "L"},
        {"nodeID": "2", "text": "a", "type": "I"},
        {"nodeID": "3", "text": "Asserting", "type": "YA", "scheme": "Asserting"},
    ]
    edges = [
        {"edgeID": "1", "fromID": "1", "toID": "3"},
        {"edgeID": "2", "fromID": "3", "toID": "2"},
    ]
    return {
        "nodes": nodes,
        "edges": edges,
        "locutions": [{"nodeID": "1", "personID": "7"}],
        "participants": [{"participantID": "7", "firstname": "Ann", "surname": "Lee"}],
        "schemefulfillments": [{"nodeID": "3", "schemeID": "74"}],
        **lists,
    }


def given(document: dict[str, Any]) -> Reading:
    """The one reading of a document."""
    return read("aif-json", json.dumps(document).encode())


def both(one: dict[str, Any], two: dict[str, Any], *, inside: bool) -> dict[str, Any]:
    """A document with the first as the bare copy, or as the one under "AIF"."""
    return {**two, "AIF": one} if inside else {**one, "AIF": two}


def told(reading: Reading) -> list[tuple[str, str | None]]:
    """Rules and places of the notices."""
    return [(notice.rule, notice.path) for notice in reading.notices]


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize("key", ROWS)
@pytest.mark.parametrize("case", ODD)
def test_the_copy_whose_nodes_and_edges_are_lists_is_read(
    case: str, key: str, name: str, *, inside: bool
) -> None:
    """What stands for a list in the other is told, and stands there again."""
    found = both(spoken(**{key: ODD[case]}), spoken(), inside=inside)
    path = f"AIF.{key}" if inside else key

    reading = given(found)

    assert told(reading) == [("NodeNotUnderstood", path)]
    assert len(reading.debate.passages) == len(reading.debate.claims) == 1
    assert len(reading.debate.relations) == 1
    debate = WAYS[name](reading.debate)
    written = write("aif-json", debate)
    again = json.loads(written)
    for ours, theirs in ((again, found), (again["AIF"], found["AIF"])):
        assert {k: ours[k] for k in spoken()} == {k: theirs[k] for k in spoken()}
    second = read("aif-json", written)
    assert (second.debate, told(second)) == (debate, told(reading))
    assert write("aif-json", second.debate) == written


@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize("key", ROWS)
def test_what_the_odd_copy_has_else_does_not_count(key: str, *, inside: bool) -> None:
    """A copy without nodes or edges is no graph: the other counts for all lists."""
    (other,) = {*ROWS} - {key}
    found = both(spoken(**{key: 3, other: []}), spoken(), inside=inside)
    reading = given(found)
    assert ("NodeNotUnderstood", f"AIF.{key}" if inside else key) in told(reading)
    assert len(reading.debate.relations) == 1


@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize("key", ROWS)
def test_what_stands_alone_for_a_list_is_told(key: str, *, inside: bool) -> None:
    """Services count the nodes beside the graph; a list of other things is no graph."""
    for value in (3, ["a"]):
        reading = given(both({key: value}, spoken(), inside=inside))
        path = f"AIF.{key}" if inside else key
        assert told(reading) == [("NodeNotUnderstood", path)]
        assert len(reading.debate.relations) == 1
    without = {"nodes": spoken()["nodes"]}
    for counts in ({"edges": 3}, {"edges": 3, "nodes": 3}):
        reading = given(both(counts, without, inside=inside))
        assert {rule for rule, _ in told(reading)} == {"NodeNotUnderstood"}
        assert len(reading.debate.claims) == 1


@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"nodes": 3}, {"nodes": "many"}),
        ({"nodes": 3}, {"nodes": None}),
        ({"edges": {}}, {"edges": 3}),
        ({"edges": {}}, {"nodes": 3}),
    ],
)
def test_where_no_copy_is_whole_the_file_is_refused(
    one: dict[str, Any], two: dict[str, Any], *, inside: bool
) -> None:
    """There is nothing to be read in its place."""
    with pytest.raises(ReadError, match="no list"):
        given(both(spoken(**one), spoken(**two), inside=inside))


def test_a_file_of_ours_one_copy_of_which_was_spoilt_is_its_debate() -> None:
    """With the debate beside the graph nothing but the odd copy is told."""
    whole = given(spoken()).debate
    ours = json.loads(write("aif-json", whole))
    for key in ROWS:
        for edited in ({**ours, key: 3}, {**ours, "AIF": {**ours["AIF"], key: 3}}):
            reading = given(edited)
            assert [rule for rule, _ in told(reading)] == ["NodeNotUnderstood"]
            assert reading.debate.relations == whole.relations


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize("key", LISTS)
@pytest.mark.parametrize("empty", [None, []])
def test_a_list_that_is_empty_in_one_copy_stays_so(
    empty: object, key: str, name: str, *, inside: bool
) -> None:
    """It is read where it has rows, and written as it stood in each."""
    found = both(spoken(**{key: empty}), spoken(), inside=inside)

    reading = given(found)

    assert reading.notices == ()
    assert reading.debate.participants == given(spoken()).debate.participants
    debate = WAYS[name](reading.debate)
    written = write("aif-json", debate)
    again = json.loads(written)
    for ours, theirs in ((again, found), (again["AIF"], found["AIF"])):
        assert {k: ours[k] for k in spoken()} == {k: theirs[k] for k in spoken()}
    second = read("aif-json", written)
    assert second == Reading(debate=debate)
    assert write("aif-json", second.debate) == written


@pytest.mark.parametrize("name", WAYS)
def test_who_drew_a_graph_without_nodes_comes_back(name: str) -> None:
    """An analysis that was only begun says who began it, and of what."""
    drawn = {"firstname": "Ann", "surname": "Lee", "url": "http://x.invalid/1"}
    found = {
        "AIF": {"nodes": [], "edges": [], "locutions": []},
        "OVA": {**drawn, "nodes": [], "edges": []},
        "text": "Tea wakes.",
    }

    debate = WAYS[name](given(found).debate)
    written = write("aif-json", debate)

    assert json.loads(written)["OVA"] == found["OVA"]
    assert read("aif-json", written) == Reading(debate=debate)
