"""A linter's work grows with its file and no faster, and what it tells is bounded."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.importers.shared.aif.lines import with_lines
from disputatio.converter.importers.shared.aif.lint_bounds import MOST, bounded
from disputatio.converter.importers.shared.aif.rules import NOWHERE, Finding, Said
from disputatio.schemas.notices import notice
from tests.benchmarks.aif_growing import SHAPES, nodeset
from tests.converter.importers.test_aif_rules import lint
from tests.laws.work import work_of
from tests.strategies.nodesets import nodesets

Json = dict[str, Any]


def _node(number: int, kind: str) -> Json:
    return {"nodeID": str(number), "type": kind, "text": f"tea {number}"}


def _edge(number: int, source: object, target: object) -> Json:
    return {"edgeID": str(number), "fromID": str(source), "toID": str(target)}


def _around(kind: str, hub: str, *, away: bool = False) -> Callable[[int], Json]:
    """Give a graph in which all nodes of a type have an edge to one node, or from it."""

    def graph(size: int) -> Json:
        rim = range(1, size + 1)
        ends = [(0, n) if away else (n, 0) for n in rim]
        return {
            "nodes": [_node(0, hub), *(_node(n, kind) for n in rim)],
            "edges": [_edge(n, *pair) for n, pair in enumerate(ends)],
        }

    return graph


def _edges(*ends: tuple[str, str]) -> Callable[[int], Json]:
    """Give a graph of two nodes with these edges over and over."""
    nodes = [_node(1, "I"), _node(2, "RA")]
    return lambda size: {
        "nodes": nodes,
        "edges": [_edge(n, *ends[n % len(ends)]) for n in range(size)],
    }


GRAPHS: dict[str, Callable[[int], Json]] = {
    "claims into an inference": _around("I", "RA"),
    "an inference to claims": _around("I", "RA", away=True),
    "claims into a claim": _around("I", "I"),
    "locutions into an illocution": _around("L", "YA"),
    "a transition to locutions": _around("L", "TA", away=True),
    "transitions into an illocution": _around("TA", "YA"),
    "inferences into an inference": _around("RA", "RA"),
    "one edge again and again": _edges(("1", "2")),
    "edges there and back": _edges(("1", "2"), ("2", "1")),
    "edges to nowhere": _edges(("1", "3"), ("4", "2"), ("5", "6")),
    "edges that are none": lambda size: {"nodes": [_node(1, "I")], "edges": [{}] * size},
    "one node again and again": lambda size: {"nodes": [_node(1, "I")] * size},
    "fields of many names": lambda size: {
        "nodes": [_node(1, "I") | {f"a{n}": n for n in range(size)}]
    },
    "a field with many dots": lambda size: {"nodes": [_node(1, "I") | {".a" * size: 1}]},
}  # fmt: skip


def _data(kind: str, size: int) -> bytes:
    return json.dumps(GRAPHS[kind](size)).encode()


@pytest.mark.parametrize("kind", GRAPHS)
def test_work_grows_with_the_file(kind: str) -> None:
    """Twice the records, at most 2.2 times the work."""
    lint("aif-json", _data(kind, 2))
    few, many = (partial(lint, "aif-json", _data(kind, size)) for size in (200, 400))

    assert work_of(many) <= 2.2 * work_of(few)


@pytest.mark.parametrize("kind", GRAPHS)
def test_of_each_rule_so_many_are_told(kind: str) -> None:
    """And before, in one more finding of that rule, how many there are."""
    found = [n.rule for n in lint("aif-json", _data(kind, MOST + 20))]

    assert max(map(found.count, found)) <= MOST + 1


def test_it_is_told_how_many_there_are() -> None:
    """First of all, with the severity of the rule."""
    first, second, *_ = lint("aif-json", _data("one edge again and again", MOST + 21))

    sentence = f"there are {MOST + 20} of these; the first {MOST} are listed"
    assert (first.rule, first.severity) == ("AifEdgeRepeated", "warning")
    assert (first.sentence, first.path) == (sentence, None)
    assert second.path


def test_what_is_not_told_is_not_put_in_words() -> None:
    """It is only counted."""
    said: list[Said] = []

    def say() -> Said:
        said.append(Said("stands alone", NOWHERE))
        return said[-1]

    told = list(bounded([Finding("AifIsolated", say)] * (MOST + 20)))

    assert len(said) == len(told) - 1 == MOST


@given(nodesets() | st.sampled_from(sorted(SHAPES)).map(partial(nodeset, nodes=60)))
def test_records_of_aifdb_are_linted_at_once(document: Json) -> None:
    """Any other file goes record by record, as one with a space before colons; both tell the same."""
    slowly = json.dumps(document, separators=(",", " : ")).encode()

    assert lint("aif-json", json.dumps(document).encode()) == lint("aif-json", slowly)


def test_no_line_is_looked_for_behind_the_last() -> None:
    """However long the file is."""
    few, many = (_data("one edge again and again", size) for size in (50, 500))
    found = [notice("X", "", path="edges[3].toID")]

    assert work_of(partial(with_lines, found, few)) == work_of(
        partial(with_lines, found, many)
    )


def test_rdf_is_told_as_briefly() -> None:
    """The bound is that of all AIF files."""
    nodes = "".join(
        f'<aif:I-node rdf:about="urn:{n}"><aif:Odd>a</aif:Odd></aif:I-node>'
        for n in range(MOST + 5)
    )
    head = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:aif="http://www.arg.dundee.ac.uk/aif#">'
    )
    found = [n.rule for n in lint("aif-xml", f"{head}{nodes}</rdf:RDF>".encode())]

    assert found.count("AifPropertyUnknown") == MOST + 1


def test_the_place_of_a_field_with_an_endless_name_is_its_record() -> None:
    """Of a path every beginning is looked for."""
    (found,) = (
        n
        for n in lint("aif-json", _data("a field with many dots", 200))
        if n.rule == "AifFieldUnknown"
    )

    assert (found.path, found.line) == ("nodes[0]", 1)
