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
    "2_16{}".format,
    "N{}".format,
)
_FORCES = ("Asserting", "Agreeing", "Disagreeing", "Analysing", "PureQuestioning")
_TIMES = (None, "", "2020-05-21 22:51:28", "2020-05-21 22:51:30", "1590101488")


@st.composite
def nodesets(draw: st.DrawFn, most: int = 10) -> dict[str, Any]:
    """Draw a document with the lists nodes, edges and locutions.

    Ids are unique; nodes of no known type, edges and locutions of nodes that are not
    there, numbers for ids, nulls, unknown and absent fields all occur.
    """
    style = draw(st.sampled_from(_STYLES))
    numbers = draw(st.permutations(range(1, draw(st.integers(0, most)) + 1)))
    ids = [style(number) for number in numbers]
    ends = st.sampled_from([*ids, style(most + 1)]) if ids else st.just(style(1))
    nodes = [draw(_nodes(key)) for key in ids]
    edges = [
        draw(_edges(style(n), ends)) for n in range(draw(st.integers(0, 2 * most)))
    ]
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
