"""AIF-JSON documents as readings."""

from __future__ import annotations

import attrs

from disputatio.converter.importers.shared.aif_debate import debate_of
from disputatio.converter.importers.shared.aif_documents import Document, RawGraph
from disputatio.converter.importers.shared.aif_extension import (
    debate_in,
    first_changed,
)
from disputatio.converter.importers.shared.aif_graphs import graph_of
from disputatio.converter.importers.shared.aif_reconciled import reconciled
from disputatio.schemas.collecting import without_collection
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Reading


def reading(document: Document, source: str | None) -> Reading:
    """Give the debate of a document: the one beside its graph while that fits.

    Args:
        document: the document.
        source: name of the file.
    """
    with without_collection():
        return _reading(document, source)


def _reading(document: Document, source: str | None) -> Reading:
    if document.extension is None:
        return _graph_read(document, document.graphs[0], source, ())
    debate = debate_in(document.extension)
    raw = document.graphs[0]
    if debate is not None:
        changed = first_changed(document.graphs, debate, document.extension)
        if changed is None:
            return Reading(debate=debate, notices=document.notices)
        raw = changed
    found = _graph_read(document, raw, source, (_stale(debate is None),))
    if debate is None:
        return found
    whole = reconciled(found.debate, debate, document.extension)
    return attrs.evolve(found, debate=whole)


def _stale(broken: bool) -> Notice:
    what = "is no valid debate" if broken else "does not fit the graph any more"
    kept = "" if broken else " What still fits was kept: title, positions, origins."
    sentence = f'What stands under "debate" {what}; the graph was read instead.{kept}'
    return notice("ExtensionStale", sentence)


def _graph_read(
    document: Document, raw: RawGraph, source: str | None, told: tuple[Notice, ...]
) -> Reading:
    graph, unread = graph_of(raw, document)
    lists = {"participants": raw.participants, "schemefulfillments": raw.schemes}
    debate, others = debate_of(graph, source, document.rest, lists)
    return Reading(debate=debate, notices=(*document.notices, *told, *unread, *others))
