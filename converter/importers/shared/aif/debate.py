"""An AIF graph as a debate: what both AIF readers do with files of other programs.

Locutions become posts with one passage, I-nodes claims, S-nodes relations. What the
model has no place for stays in the extras as corrections, so that the graph can be
written again as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

import attrs

from disputatio.converter.importers.shared.aif.analysts import (
    NO_ANALYSES,
    Analyses,
    without_analysts,
)
from disputatio.converter.importers.shared.aif.claims import claims_of
from disputatio.converter.importers.shared.aif.corrections import edges_row
from disputatio.converter.importers.shared.aif.index import Index
from disputatio.converter.importers.shared.aif.keys import Keys
from disputatio.converter.importers.shared.aif.posts import thread_of
from disputatio.converter.importers.shared.aif.relations import relations_of
from disputatio.converter.importers.shared.aif.rules import Where, nowhere
from disputatio.schemas.debate import Debate
from disputatio.schemas.extras import Extras, freeze
from disputatio.schemas.foreign.aif import Graph, Node, in_columns, values_of
from disputatio.schemas.foreign.aif_columns import SPOKEN, TIMESTAMPS, column
from disputatio.schemas.foreign.aif_corrections import FORMAT
from disputatio.schemas.foreign.aif_draft import UNNAMED
from disputatio.schemas.foreign.aif_lists import list_corrections, lists_of
from disputatio.schemas.foreign.aif_numbers import are_rising
from disputatio.schemas.foreign.aif_people import People
from disputatio.schemas.notices import Notice


def debate_of(
    graph: Graph,
    source: str | None = None,
    beside: Mapping[str, Any] | None = None,
    lists: Mapping[str, Sequence[Any]] | None = None,
    where: Where = nowhere,
) -> tuple[Debate, tuple[Notice, ...]]:
    """Give the debate of a graph, whatever the graph is like.

    Args:
        graph: a graph without `keys`.
        source: name of the file that it was read from.
        beside: what the file had beside the records of the graph, to be written again,
            by the names under which it is kept.
        lists: JSON rows of the lists of people and of schemes, to be written again.
        where: gives the places of records for the notices.

    Returns:
        A valid debate, and a notice for everything that has no meaning in it.
    """
    plain, analyses = without_analysts(graph)
    index = Index(plain)
    keys = Keys(index.ids)
    thread = thread_of(index, plain.participants, keys)
    relations = relations_of(index, analyses.origins, keys)
    debate = Debate(
        source=source,
        participants=thread.participants,
        posts=thread.posts,
        passages=thread.passages,
        claims=claims_of(index, relations, thread.words),
        relations=relations,
    )
    kept = graph_corrections(graph, index, analyses)
    if analyses.nodes:
        kept["analyst"] = True
        kept[UNNAMED] = Extras.adopt(analyses.kept())
    kept |= {name: freeze(value) for name, value in (beside or {}).items() if value}
    kept |= _lists(debate, graph, lists or {})
    return attrs.evolve(debate, extras=extras_of(kept)), index.notices(
        analyses.where(where)
    )


def graph_corrections(
    graph: Graph, index: Index, analyses: Analyses = NO_ANALYSES
) -> dict[str, Any]:
    """Give what is kept of a graph as a whole: orders, columns, and what has no meaning.

    Args:
        graph: the graph.
        index: the same, sorted, without the analyses.
        analyses: what our analyst concluded in it.
    """
    columns = _columns(index, analyses)
    return {**_orders(graph, index), **columns, **_others(index.others)}


def _lists(
    debate: Debate, graph: Graph, lists: Mapping[str, Sequence[Any]]
) -> dict[str, Any]:
    found = {name: rows for name, rows in lists.items() if rows}
    if not found:
        return {}
    people = People(debate).records(())
    derived = lists_of(attrs.evolve(graph, participants=people))
    kept = {
        name: list_corrections(name, derived[name], rows)
        for name, rows in found.items()
    }
    kept = {name: rows for name, rows in kept.items() if rows is not None}
    return {"lists": freeze(kept)} if kept else {}


def extras_of(kept: dict[str, Any]) -> Extras:
    """Give the extras of a debate that was read from AIF, frozen corrections or none."""
    return Extras.adopt({FORMAT: Extras.adopt(kept)})


def _columns(index: Index, analyses: Analyses) -> dict[str, Any]:
    """Give the fields that every record has and no element says."""
    ours = analyses.nodes
    nodes = in_columns(Node, [*index.nodes, *ours]) if ours else index.nodes
    entries = index.entries
    spoken = [key for key in index.locutions.fields[0] if key in entries]
    owned = [*index.owned, *analyses.edges] if analyses.edges else index.owned
    return {
        **column(TIMESTAMPS, nodes.fields[0], nodes.fields[5]),
        **column(SPOKEN, spoken, [entries[key][0][2] for key in spoken]),
        **edges_row(owned),
    }


def _orders(graph: Graph, index: Index) -> dict[str, Any]:
    """Give the orders of a file that are not the usual ones: by number."""
    nodes, edges = values_of(graph.nodes, 0), values_of(graph.edges, 0)
    entries = values_of(graph.locutions, 0)
    kept: dict[str, Any] = {}
    rising = are_rising(nodes)
    if not rising:
        kept["order"] = tuple(nodes)
    if not are_rising(edges):
        alone = len(set(edges)) == len(edges)
        kept["edge_order"] = tuple(edges if alone else (e[:3] for e in graph.edges))
    known = not index.others.locutions
    if not (known and rising and are_rising(entries)) and not _follow(index, entries):
        kept["locution_order"] = tuple(entries)
    return kept


def _follow(index: Index, entries: Sequence[str]) -> bool:
    """Say whether entries stand in the order of their nodes, those of none at the end."""
    place = dict(zip(index.ids, count()))
    places = [place.get(key, len(place)) for key in entries]
    return places == sorted(places)


def _others(others: Graph) -> dict[str, Any]:
    """Give the fields of what has no meaning for the model."""
    kept = {name: getattr(others, name) for name in ("nodes", "edges", "locutions")}
    found = {name: records for name, records in kept.items() if records}
    return {"others": freeze(found)} if found else {}
