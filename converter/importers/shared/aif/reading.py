"""AIF-JSON documents as readings."""

from __future__ import annotations

import attrs

from disputatio.converter.importers.shared.aif.copies import one_graph
from disputatio.converter.importers.shared.aif.debate import debate_of
from disputatio.converter.importers.shared.aif.documents import (
    Document,
    RawGraph,
    below,
)
from disputatio.converter.importers.shared.aif.extension import Beside
from disputatio.converter.importers.shared.aif.graphs import graph_of
from disputatio.converter.importers.shared.aif.index import Index
from disputatio.converter.importers.shared.aif.meaning import mean_the_same
from disputatio.converter.importers.shared.aif.reconciled import reconciled
from disputatio.converter.importers.shared.aif.taken import with_edits
from disputatio.schemas.collecting import without_collection
from disputatio.schemas.foreign.aif_document import EXTENSION, STRAYS
from disputatio.schemas.foreign.aif_lists import IDS
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
    beside = Beside.of(document.extension)
    if beside is None:
        raw, told = one_graph(document.graphs, None)
        broken = document.extension is not None
        told += (_stale(document, broken=True),) if broken else ()
        return _graph_read(document, raw, source, told)
    if beside.fits(document):
        return Reading(debate=beside.debate, notices=document.notices)
    return _edited(beside.edited(document), beside, source)


def _edited(document: Document, beside: Beside, source: str | None) -> Reading:
    """Read a file of ours that was edited: by its debate while the graph means that."""
    raw, told = one_graph(document.graphs, beside.lists)
    read = graph_of(raw, document)
    if mean_the_same(read.graph, beside.graph):
        index = Index(read.graph)
        debate = with_edits(beside, read, index, document)
        unread = (*read.notices, *index.notices(read.where))
        notices = (*document.notices, *told, *unread)
        return Reading(debate=debate, notices=notices)
    told += (_stale(document, broken=False),)
    found = _graph_read(document, raw, source, told)
    whole = reconciled(found.debate, beside.debate, beside.graph.keys)
    return attrs.evolve(found, debate=whole)


def _stale(document: Document, *, broken: bool) -> Notice:
    what = "is no valid debate" if broken else "does not fit the graph any more"
    kept = "" if broken else " What still fits was kept: title, positions, origins."
    sentence = f'What stands under "debate" {what}; the graph was read instead.{kept}'
    return notice("ExtensionStale", sentence, path=below(document.path, EXTENSION))


def _graph_read(
    document: Document, raw: RawGraph, source: str | None, told: tuple[Notice, ...]
) -> Reading:
    read = graph_of(raw, document)
    lists = {name: raw.rows(name) for name in IDS}
    kept = {"document": document.rest, STRAYS: read.strays}
    debate, others = debate_of(read.graph, source, kept, lists, read.where)
    notices = (*document.notices, *told, *read.notices, *others)
    return Reading(debate=debate, notices=notices)
