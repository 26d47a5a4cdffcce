"""The JSON document that stands for an AIF graph: AIFdb's lists, and xAIF's beside them.

What a document that was read had otherwise (other rows of its lists, other keys) is
kept beside the debate and written again; corrections of a list count only while the
row that we derive is still the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from disputatio.schemas.extras import Extras, thaw
from disputatio.schemas.foreign.aif import Graph
from disputatio.schemas.foreign.aif_corrections import mapping, rows
from disputatio.schemas.foreign.aif_layout import layout, marked_text
from disputatio.schemas.foreign.aif_lists import (
    corrected_list,
    lists_of,
    with_strays,
)
from disputatio.schemas.foreign.aif_rows import edge_rows, locution_rows, node_rows

Document: TypeAlias = dict[str, Any]
"""A JSON document."""

EXTENSION = "debate"
"""Key of what our files say beside the graph."""

MISLEADING = "analysis"
"""A key by which arguebuf takes a file for one of OVA's, and fails on it."""

STRAYS = "strays"
"""Under which name rows are kept that are no records: they name nothing."""

NEVER_KEPT = frozenset({EXTENSION, MISLEADING})
"""Keys of a document that are never written again."""


SIDE_LISTS = ("locutions", "participants", "schemefulfillments")
"""Lists beside nodes and edges; something else may stand for one in a document."""

LISTS = ("nodes", "edges", *SIDE_LISTS)
"""The lists of a graph; null may stand for one in a document."""

KEPT_EMPTY = ("participants", "schemefulfillments")
"""Lists that stay empty in that copy of a graph in which they are, beside rows in the other."""


def bare(graph: Graph, kept: Extras) -> Document:
    """Give the lists of AIFdb.

    Args:
        graph: the graph.
        kept: what AIF keeps beside the debate.
    """
    lists = lists_of(graph)
    found, strays = mapping(kept, "lists"), mapping(kept, STRAYS)
    return {
        "nodes": with_strays(node_rows(graph.nodes), rows(strays, "nodes")),
        "edges": with_strays(edge_rows(graph.edges), rows(strays, "edges")),
        **{
            name: corrected_list(name, derived, mapping(found, name))
            for name, derived in lists.items()
        },
        "locutions": with_strays(
            locution_rows(graph.locutions), rows(strays, "locutions")
        ),
    }


def wrapped(graph: Graph, lists: Document, kept: Extras, prefix: str) -> Document:
    """Give what xAIF has: the graph under "AIF", a layout and the text.

    Args:
        graph: the graph.
        lists: its lists, as `bare` gives them.
        kept: what AIF keeps beside the debate.
        prefix: what stands before a nodeID in the text.
    """
    told = mapping(kept, "document")
    rest = told.plain()
    inner, outer = rest.pop("AIF", {}), rest.pop("OVA", {})
    document: Document = {"AIF": inner}
    if isinstance(inner, dict):
        empty: Document = {"descriptorfulfillments": [], "cqdescriptorfulfillments": []}
        found = _as_found(lists, mapping(told, "AIF"), told)
        document["AIF"] = {**found, **empty, **_without_lists(inner)}
    if not isinstance(outer, dict):
        document["OVA"] = outer
    elif graph.nodes:
        document["OVA"] = layout(graph, outer)
    document["text"] = marked_text(graph, prefix)
    own = (document.keys() | lists.keys() | NEVER_KEPT) - {"text"}
    return document | {key: value for key, value in rest.items() if key not in own}


def _as_found(lists: Document, ours: Extras, other: Extras) -> Document:
    """Give the lists of one copy of a graph, with what stood in it for some of them.

    Null stands there again while there is nothing to write, and so does what the other
    copy has: of a graph that a file has once, the second copy is ours. What is kept in a
    list of one stands there whatever there is to write (null beside rows in the other
    copy, anything for nodes or edges), and so does an empty list.

    Args:
        lists: the lists.
        ours: what stood for lists in this copy, by name.
        other: what did in the other one.
    """
    odd: Document = {}
    for name in LISTS:
        found = ours.get(name)
        if isinstance(found, tuple):
            odd[name] = thaw(found[0]) if found else []
        elif found is not None and name in SIDE_LISTS:
            odd[name] = thaw(found)
        elif not lists[name] and name in ours:
            odd[name] = None
        elif not lists[name] and _stands_for_both(name, other):
            odd[name] = thaw(other[name])
    return lists | odd


def _stands_for_both(name: str, told: Extras) -> bool:
    """Say whether what stood for a list in one copy stands in the other, too."""
    if name not in told or isinstance(told[name], tuple):
        return False
    return told[name] is None or name in SIDE_LISTS


def _without_lists(value: Mapping[str, Any]) -> Document:
    return {key: item for key, item in value.items() if key not in LISTS}


def for_all(graph: Graph, kept: Extras) -> Document:
    """Give the document that all tools read, without the debate beside it."""
    lists, told = bare(graph, kept), mapping(kept, "document")
    found = _as_found(lists, told, mapping(told, "AIF"))
    document = found | wrapped(graph, lists, kept, "node")
    drawn = mapping(told, "OVA")
    if "OVA" not in document and drawn:
        document["OVA"] = layout(graph, drawn.plain())
    return document
