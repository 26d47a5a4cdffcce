"""What was edited beside a debate that its graph still means, kept with the debate.

A file of ours may come back with another layout, other rows of people, fields of a
record or keys of the document. The debate beside its graph stays in force; the edits
are kept as what any other file writes otherwise than we would.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, TypeVar

import attrs

from disputatio.converter.importers.shared.aif.corrections import (
    edges_row,
    entry_corrections,
)
from disputatio.converter.importers.shared.aif.debate import graph_corrections
from disputatio.converter.importers.shared.aif.documents import Document, RawGraph
from disputatio.converter.importers.shared.aif.extension import Beside
from disputatio.converter.importers.shared.aif.graphs import Read
from disputatio.converter.importers.shared.aif.index import Index
from disputatio.schemas.debate import Claim, Debate, Passage, Post, Relation
from disputatio.schemas.extras import Extras, freeze
from disputatio.schemas.foreign.aif import LOCUTION, Edge, Graph
from disputatio.schemas.foreign.aif_columns import EDGES, SPOKEN, TIMESTAMPS, column
from disputatio.schemas.foreign.aif_corrections import (
    FORMAT,
    IMPLIES,
    PINNED,
    is_spelled_out,
    node_differences,
    own_id,
    settings,
)
from disputatio.schemas.foreign.aif_document import STRAYS
from disputatio.schemas.foreign.aif_draft import UNNAMED, Draft, Part
from disputatio.schemas.foreign.aif_lists import list_corrections, lists_of

_OF_NODES = frozenset({
    "order", "edge_order", "locution_order", "others", TIMESTAMPS, SPOKEN, EDGES,
    UNNAMED,
})  # fmt: skip
"""What is kept beside a debate of the records of its graph."""

_OF_ELEMENT = frozenset({
    "text", "scheme", "schemeID", "more", "locutions", PINNED, EDGES,
})  # fmt: skip
"""What is kept of the records of one element."""

_Element = TypeVar("_Element", Post, Passage, Claim, Relation)
_Kept = dict[str, Any]


def with_edits(beside: Beside, read: Read, index: Index, document: Document) -> Debate:
    """Give a debate with what its file was edited in beside it.

    Args:
        beside: the debate, and what was written of it.
        read: the graph of the file, which means the same as what was written.
        index: the same, sorted.
        document: what else the file has that we would not write by ourselves.
    """
    debate, found = beside.debate, read.graph
    if _records(found) != _records(beside.graph):
        debate = with_records(debate, beside.draft, found, index)
    kept = dict(settings(debate.extras).items())
    _put(kept, "document", document.rest)
    _put(kept, STRAYS, read.strays)
    _put(kept, "lists", _lists(beside, found, read.raw))
    return _with_kept(debate, kept)


def _with_kept(debate: Debate, kept: _Kept) -> Debate:
    """Give a debate with what AIF keeps beside it; a thread stays one."""
    if kept and not is_spelled_out(debate):
        kept[IMPLIES] = True
    return attrs.evolve(debate, extras=_with(debate.extras, kept))


def _records(graph: Graph) -> tuple[object, ...]:
    return graph.nodes, graph.edges, graph.locutions


def _put(kept: _Kept, name: str, value: Any) -> None:
    kept.pop(name, None)
    if value:
        kept[name] = freeze(value)


def _with(extras: Extras, kept: _Kept) -> Extras:
    """Give extras with what AIF keeps; without it where that is nothing."""
    if kept or FORMAT in extras:
        return Extras.adopt({**dict(extras.items()), FORMAT: Extras.adopt(kept)})
    return extras


def _lists(beside: Beside, found: Graph, raw: RawGraph) -> dict[str, Any]:
    people = beside.graph.participants
    kept: dict[str, Any] = {}
    for name, made in lists_of(attrs.evolve(found, participants=people)).items():
        rows = raw.rows(name) or beside.lists[name]
        different = list_corrections(name, made, rows)
        if different is not None:
            kept[name] = different
    return kept


def with_records(debate: Debate, draft: Draft, found: Graph, index: Index) -> Debate:
    """Give a debate with what the records of a graph have otherwise than we write them.

    Args:
        debate: the debate.
        draft: what its graph was made of.
        found: a graph that means the same.
        index: the same, sorted.
    """
    parts = list(draft.parts())
    entries = {
        part.key: index.entries[part.id][0].timestamp
        for part in parts
        if part.node.type == LOCUTION and part.key and part.id in index.entries
    }
    unnamed = {p.name: _of_part(p, index, "") for p in parts if not p.key}
    elements = {
        p.key: _of_part(p, index, entries.get(p.key, "")) for p in parts if p.key
    }
    for key, rows in _plain_edges(draft, found).items():
        elements.setdefault(key, {}).update(rows)
    before = settings(debate.extras).items()
    kept = {name: value for name, value in before if name not in _OF_NODES}
    kept |= {k: v for k, v in graph_corrections(found, index).items() if k != SPOKEN}
    kept |= column(SPOKEN, entries, list(entries.values()))
    kept[UNNAMED] = Extras.adopt({k: Extras.adopt(v) for k, v in unnamed.items() if v})
    return _with_kept(_changed(debate, elements), kept)


def with_ids(debate: Debate, draft: Draft) -> Debate:
    """Give a debate whose elements stay the nodes that they are, whatever is edited."""
    parts = list(draft.parts())
    elements = {p.key: _pinned(p, dict(p.kept.items())) for p in parts if p.key}
    unnamed = {p.name: _pinned(p, dict(p.kept.items())) for p in parts if not p.key}
    kept = dict(settings(debate.extras).items())
    kept[UNNAMED] = Extras.adopt({k: Extras.adopt(v) for k, v in unnamed.items()})
    return _with_kept(_changed(debate, elements), kept)


def _pinned(part: Part, kept: _Kept) -> _Kept:
    """Add the id that a node had in the file, where nothing else says it."""
    if own_id(part.kept, part.key or "") != part.id:
        kept[PINNED] = part.id
    return kept


def _of_part(part: Part, index: Index, timestamp: str | None) -> _Kept:
    """Give what is kept of a node as it was found; its entries usually have a timestamp."""
    node = index.by_id[part.id]
    rows = index.entries.get(part.id, ())
    default = part.default._replace(timestamp=timestamp)
    kept = {k: v for k, v in part.kept.items() if k not in _OF_ELEMENT}
    kept |= node_differences(part.node, node)
    kept |= entry_corrections(default, part.expected, rows)
    return _pinned(part, kept)


def _plain_edges(draft: Draft, found: Graph) -> dict[str, _Kept]:
    """Give the ids of edges without an S-node, by the relations that they are."""
    waiting: dict[tuple[str, str], list[Edge]] = {}
    for edge in reversed(found.edges):
        waiting.setdefault((edge.source, edge.target), []).append(edge)
    joins = [join for join in draft.joins() if join.owner is not None]
    return {
        owner or "": edges_row(
            [waiting[join.source, join.target].pop() for join in row]
        )
        for owner, row in groupby(joins, key=lambda join: join.owner)
    }


def _changed(debate: Debate, elements: Mapping[str, _Kept]) -> Debate:
    def changed(items: Sequence[_Element]) -> tuple[_Element, ...]:
        return tuple(_element(item, elements.get(item.key)) for item in items)

    return attrs.evolve(
        debate,
        posts=changed(debate.posts),
        passages=changed(debate.passages),
        claims=changed(debate.claims),
        relations=changed(debate.relations),
    )


def _element(item: _Element, kept: _Kept | None) -> _Element:
    if kept is None or kept == settings(item.extras):
        return item
    extras = _with(item.extras, kept) if kept else item.extras.without(FORMAT)
    return attrs.evolve(item, extras=extras)
