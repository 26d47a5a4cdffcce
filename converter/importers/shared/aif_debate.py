"""An AIF graph as a debate: what both AIF readers do with files of other programs.

Locutions become posts with one passage, I-nodes claims, S-nodes relations. What the
model has no place for stays in the extras as corrections, so that the graph can be
written again as it was.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import attrs

from disputatio.converter.importers.shared.aif_analysts import without_analysts
from disputatio.converter.importers.shared.aif_claims import claims_of
from disputatio.converter.importers.shared.aif_index import Index
from disputatio.converter.importers.shared.aif_keys import Keys
from disputatio.converter.importers.shared.aif_posts import thread_of
from disputatio.converter.importers.shared.aif_relations import relations_of
from disputatio.schemas.debate import Debate
from disputatio.schemas.foreign.aif import Graph
from disputatio.schemas.foreign.aif_corrections import FORMAT
from disputatio.schemas.foreign.aif_draft import rank_of
from disputatio.schemas.foreign.aif_records import (
    edge_record,
    locution_record,
    node_record,
)
from disputatio.schemas.notices import Notice


def debate_of(
    graph: Graph, source: str | None = None, document: dict[str, Any] | None = None
) -> tuple[Debate, tuple[Notice, ...]]:
    """Give the debate of a graph, whatever the graph is like.

    Args:
        graph: a graph without `keys`.
        source: name of the file that it was read from.
        document: what the file had beside the graph, to be written again.

    Returns:
        A valid debate, and a notice for everything that has no meaning in it.
    """
    plain, origins = without_analysts(graph)
    index = Index(plain)
    keys = Keys(index.nodes)
    thread = thread_of(index, plain.participants, keys)
    relations = relations_of(index, origins, keys)
    debate = Debate(
        source=source,
        participants=thread.participants,
        posts=thread.posts,
        passages=thread.passages,
        claims=claims_of(index, relations, thread.words),
        relations=relations,
    )
    kept = {**_orders(plain, index), **_others(index.others)}
    if origins:
        kept["analyst"] = True
    if document:
        kept["document"] = document
    return attrs.evolve(debate, extras={FORMAT: kept}), tuple(index.notices)


def _orders(graph: Graph, index: Index) -> dict[str, Any]:
    """Give the orders of a file that are not the usual ones: by number."""
    nodes = [node.id for node in graph.nodes]
    edges = [edge.id for edge in graph.edges]
    place = {key: number for number, key in enumerate(index.nodes)}
    entries = [entry.node for entry in graph.locutions]
    usual = sorted(entries, key=lambda key: place.get(key, len(place)))
    kept: dict[str, Any] = {}
    if not _rising(nodes):
        kept["order"] = nodes
    if not _rising(edges):
        kept["edge_order"] = edges
    return kept | ({"locution_order": entries} if entries != usual else {})


def _rising(ids: list[str]) -> bool:
    """Say whether ids are numbers in rising order."""
    ranks = [rank_of(value) for value in ids]
    named = any(nameless for nameless, _ in ranks)
    return not named and all(a < b for a, b in pairwise(ranks))


def _others(others: Graph) -> dict[str, Any]:
    """Give what has no meaning for the model as it was written."""
    kept = {
        "nodes": [node_record(node) for node in others.nodes],
        "edges": [edge_record(edge) for edge in others.edges],
        "locutions": [locution_record(entry) for entry in others.locutions],
    }
    found = {name: records for name, records in kept.items() if records}
    return {"others": found} if found else {}
