"""AIF-JSON nodesets as other programs write them, the odd ones included."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from tests.strategies.texts import texts

TYPES = ("I", "L", "L", "RA", "CA", "MA", "PA", "TA", "TA", "YA", "YA")
"""Types of nodes, the common ones more than once."""

_NAMES = ("Ann Lee", "Bob", "Ann Lyst: Bob", "AudienceMember 20210819QT05", "Edit")
_SEPARATORS = (" : ", ": ", " :\t", ":")
_STYLES: tuple[Callable[[int], object], ...] = (
    str,
    str,
    int,
    float,
    "2_16{}".format,
    "N{}".format,
)
_FORCES = ("Asserting", "Agreeing", "Disagreeing", "Analysing", "PureQuestioning")
_TIMES = (None, "", "2020-05-21 22:51:28", "2020-05-21 22:51:30", "1590101488")


@st.composite
def nodesets(
    draw: st.DrawFn, most: int = 10, *, repeats: bool = False
) -> dict[str, Any]:
    """Draw a document with the lists nodes, edges and locutions.

    Nodes of no known type, edges and locutions of nodes that are not there, parallel
    edges, numbers for ids, nulls, unknown and absent fields all occur. Where `repeats`
    is set, ids occur twice, and edges without one.
    """
    style = draw(st.sampled_from(_STYLES))
    numbers = draw(st.permutations(range(1, draw(st.integers(0, most)) + 1)))
    ids = [style(number) for number in numbers]
    if repeats and ids:
        ids += draw(st.lists(st.sampled_from(ids), max_size=2))
    ends = st.sampled_from([*ids, style(most + 1)]) if ids else st.just(style(1))
    nodes = [draw(_nodes(key)) for key in ids]
    count = draw(st.integers(0, 2 * most))
    edges = [draw(_edges(style(number), ends)) for number in range(count)]
    if repeats and edges:
        edges += draw(st.lists(st.sampled_from(edges), max_size=2))
        for edge in draw(st.lists(st.sampled_from(edges), max_size=2)):
            edge.pop("edgeID", None)
    locutions = draw(st.lists(_locutions(ends), max_size=most))
    return {"nodes": nodes, "edges": edges, "locutions": locutions}


@st.composite
def _nodes(draw: st.DrawFn, key: object) -> dict[str, Any]:
    kind = draw(st.sampled_from((*TYPES, "EN")))
    node = {"nodeID": key, "text": draw(_text(kind)), "type": kind}
    node["timestamp"] = draw(st.sampled_from(("2020-05-28 19:08:42", "", None)))
    if draw(st.booleans()):
        node |= {"scheme": draw(st.sampled_from(_FORCES)), "schemeID": "74"}
    return draw(_odd(node, "nodeID"))


def _text(kind: str) -> st.SearchStrategy[str]:
    if kind == "L":
        parts = (st.sampled_from(_NAMES), st.sampled_from(_SEPARATORS), texts())
        return st.tuples(*parts).map("".join) | texts()
    if kind == "I":
        return texts()
    return st.sampled_from((kind, *_FORCES, "Default Inference", "YA_c8e3", ""))


@st.composite
def _edges(
    draw: st.DrawFn, key: object, ends: st.SearchStrategy[object]
) -> dict[str, Any]:
    edge = {"edgeID": key, "fromID": draw(ends), "toID": draw(ends), "formEdgeID": None}
    return draw(_odd(edge, "fromID", "toID", "edgeID"))


@st.composite
def _locutions(draw: st.DrawFn, ends: st.SearchStrategy[object]) -> dict[str, Any]:
    times = st.sampled_from(_TIMES)
    people = st.sampled_from(("71", "72", 73, None))
    entry = {"nodeID": draw(ends), "personID": draw(people), "timestamp": draw(times)}
    entry |= {"start": draw(times), "end": None, "source": draw(times)}
    return draw(_odd(entry, "nodeID"))


@st.composite
def _odd(draw: st.DrawFn, record: dict[str, Any], *needed: str) -> dict[str, Any]:
    """Draw a record with a field too few or too many."""
    odd = draw(st.integers(0, 9))
    free = [key for key in record if key not in needed]
    if odd == 0:
        del record[draw(st.sampled_from(free))]
    elif odd == 1:
        record[draw(st.sampled_from(free))] = draw(st.sampled_from((None, 7, [1])))
    elif odd == 2:
        record["note"] = {"by": ["x", 1.5]}
    return record


@st.composite
def with_strays(
    draw: st.DrawFn, documents: st.SearchStrategy[dict[str, Any]]
) -> dict[str, Any]:
    """Draw a nodeset with rows between its records that name nothing."""
    document = draw(documents)
    for name, field in (
        ("nodes", "nodeID"),
        ("edges", "toID"),
        ("locutions", "nodeID"),
    ):
        rows = document[name]
        strays = st.sampled_from(({}, None, "odd", [1], {"text": "a", field: None}))
        for stray in draw(st.lists(strays, max_size=3)):
            rows.insert(draw(st.integers(0, len(rows))), stray)
    return document


@st.composite
def wrapped(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a nodeset as a tool wraps it: under "AIF", or bare as well, with a layout."""
    graph = draw(nodesets(most=6, repeats=True))
    keys = [node["nodeID"] for node in graph["nodes"]]
    some = st.lists(st.sampled_from(keys), max_size=4) if keys else st.just([])
    lists: dict[str, Any] = {}
    if draw(st.booleans()):
        lists["schemefulfillments"] = [
            {"nodeID": key, "schemeID": draw(st.sampled_from(("72", 14, "x", None)))}
            for key in draw(some)
        ]
    if draw(st.booleans()):
        people = st.sampled_from((71, "72", "99"))
        lists["participants"] = [
            {
                "participantID": draw(people),
                "firstname": "Ann",
                "surname": draw(texts()),
            }
            for _ in range(draw(st.integers(0, 3)))
        ]
    document = {"AIF": graph | lists, "text": draw(texts()), "dialog": True}
    if draw(st.booleans()):
        document["OVA"] = _layout(draw, draw(some), graph["edges"])
    return document | (graph if draw(st.booleans()) else {})


def _layout(
    draw: st.DrawFn, keys: list[Any], edges: list[dict[str, Any]]
) -> dict[str, Any]:
    places = st.integers(-50, 900) | st.just("12.5") | st.none()
    return {
        "firstname": "Nic",
        "url": draw(texts()),
        "nodes": [
            {"nodeID": key, "visible": draw(st.booleans()), "x": 7, "y": draw(places)}
            for key in keys
        ],
        "edges": [
            {"fromID": e["fromID"], "toID": e["toID"], "visible": draw(st.booleans())}
            for e in edges[:4]
        ],
    }
