"""Records of AIF that are kept field by field, and written as AIFdb does."""

from __future__ import annotations

from msgspec import to_builtins

from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.aif import (
    Edge,
    Node,
    Records,
    are_plain,
    chosen,
    in_columns,
    picked,
    values_of,
    with_values,
)
from disputatio.schemas.foreign.aif_records import edge_record, node_record
from disputatio.schemas.foreign.aif_rows import edge_rows, node_rows

_EDGES = (Edge("1", "a", "b"), Edge("2", "b", "c", "9"), Edge("3", "c", "a"))


def kept(edges: tuple[Edge, ...]) -> Records[Edge]:
    """Keep edges field by field."""
    return Records(Edge, *zip(*edges, strict=True))


def test_records_are_those_of_a_list() -> None:
    """Whoever reads them does not see how they are kept."""
    found = kept(_EDGES)
    assert (len(found), list(found), found[1]) == (3, list(_EDGES), _EDGES[1])
    assert found == _EDGES
    assert found != _EDGES[:2]
    assert found != kept((*_EDGES[:2], Edge("3", "c", "b")))
    assert found != "abc"
    assert values_of(found, 2) == ("b", "c", "a")
    assert values_of(_EDGES, 2) == ["b", "c", "a"]


def test_records_are_chosen_and_put_in_another_order() -> None:
    """Those of a list, and those that are kept field by field."""
    for found in (_EDGES, kept(_EDGES)):
        assert picked(found, [2, 0, 1]) == (_EDGES[2], _EDGES[0], _EDGES[1])
        assert list(chosen(found, [True, False, True])) == [_EDGES[0], _EDGES[2]]
    assert picked(kept(_EDGES[:1]), [0]) == _EDGES[:1]


def test_records_of_a_list_are_kept_field_by_field() -> None:
    """Those that are kept so stay as they are, and none have no values."""
    found = in_columns(Edge, _EDGES)
    assert (found, found.fields[1]) == (kept(_EDGES), ("a", "b", "c"))
    assert in_columns(Edge, found) is found
    assert (len(in_columns(Edge, ())), in_columns(Edge, ()).fields[4]) == (0, ())


def test_records_with_fields_of_their_own_are_told() -> None:
    """They are those that have another object than the empty one."""
    assert are_plain(values_of(_EDGES, 4))
    assert not are_plain([NO_EXTRAS, Extras({"fields": {}})])


def test_fields_of_all_records_are_set() -> None:
    """The other fields stay, and records of which all stay are the same."""
    found = in_columns(Edge, _EDGES)
    others = with_values(found, {2: ["x", "y", "z"], 4: found.fields[4]})
    assert list(others) == [
        edge._replace(target=key) for edge, key in zip(_EDGES, "xyz", strict=True)
    ]
    assert with_values(found, {4: found.fields[4]}) is found


def test_a_row_says_what_the_record_of_a_node_or_an_edge_does() -> None:
    """Usual ones, those without some fields, and odd ones, field after field."""
    odd = Extras({"fields": {"nodeID": 3}})
    nodes = (
        Node("1", "I", "Some words"),
        Node("2", "RA", "Alternatives", "Alternatives", "30", "2020-05-28 19:24:01"),
        Node("3", "X", "", timestamp=None, more=odd),
    )
    assert [list(row.items()) for row in to_builtins(node_rows(nodes))] == [
        list(node_record(node).items()) for node in nodes
    ]
    assert to_builtins(edge_rows(_EDGES)) == list(map(edge_record, _EDGES))
