"""The debate that our AIF-JSON files carry beside their graph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from disputatio.converter.importers.shared.aif_documents import RawGraph
from disputatio.schemas import codec
from disputatio.schemas.debate import Debate
from disputatio.schemas.foreign.aif_derive import derive
from disputatio.schemas.foreign.aif_records import (
    edge_record,
    locution_record,
    node_record,
)
from disputatio.schemas.invariants import problems


def debate_in(extension: Any) -> Debate | None:
    """Give the debate of an extension; None where it holds no valid one."""
    value = extension.get("debate") if isinstance(extension, dict) else None
    try:
        debate = codec.from_plain(value)
    except codec.CodecError:
        return None
    return None if problems(debate) else debate


def first_changed(
    graphs: Sequence[RawGraph], debate: Debate, extension: Any
) -> RawGraph | None:
    """Give the first graph of a file that its debate does not stand for; or None.

    A tool that edits one of the two copies leaves the other as it was, so the changed
    one is what somebody meant.
    """
    graph = derive(debate, analyst=extension.get("analyst") is True)
    expected = (
        [node_record(node) for node in graph.nodes],
        [edge_record(edge) for edge in graph.edges],
        [locution_record(entry) for entry in graph.locutions],
    )
    for raw in graphs:
        if (raw.nodes, raw.edges, raw.locutions) != expected:
            return raw
    return None
