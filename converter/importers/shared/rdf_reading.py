"""An RDF document as a debate: by our own terms while they hold, else by its AIF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disputatio.converter.importers.shared.rdf_debate import own_debate, own_threads
from disputatio.converter.importers.shared.rdf_graph import (
    aif_name,
    graph_of,
    node_types,
)
from disputatio.converter.importers.shared.rdf_store import Store
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from disputatio.schemas.foreign.aif_derive import derive
from disputatio.schemas.foreign.rdf import IDENTIFIER, TYPE, Literal, Term
from disputatio.schemas.foreign.rdf_aif import CREATED, NODE_TEXT, aif_descriptions
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Reading

_Said = tuple[str, str, str]


def reading(store: Store, source: str | None) -> Reading:
    """Give the one debate of an RDF document.

    Args:
        store: the document.
        source: name of its file, for a debate that does not tell its own source.

    Raises:
        ReadError: it holds several debates, none, or a broken one.
    """
    threads = own_threads(store)
    if len(threads) > 1:
        raise ReadError(
            f"the file holds {len(threads)} debates", "give one debate per file",
            line=store.line(threads[1]),
        )  # fmt: skip
    if not threads:
        return _by_aif(store, source, ())
    debate = own_debate(store, threads[0])
    difference = _difference(store, debate, threads[0])
    if difference is None:
        return Reading(debate=debate, notices=tuple(store.notices))
    return _by_aif(store, source, (_stale(difference),))


def _by_aif(store: Store, source: str | None, notices: tuple[Notice, ...]) -> Reading:
    from disputatio.converter.importers.shared.aif_debate import debate_of

    graph, unread = graph_of(store)
    if not graph.nodes:
        raise ReadError(
            "there are no AIF nodes in this file",
            "AIF nodes have a class like aif:I-node or aif:RA-node",
            line=1,
        )
    debate, more = debate_of(graph, source)
    return Reading(debate=debate, notices=(*notices, *store.notices, *unread, *more))


def _stale(difference: str) -> Notice:
    return notice(
        "ExtensionStale",
        f"the AIF nodes are not those of the debate in our own terms ({difference}): "
        "the AIF was read, and posts, positions and origins were left out",
    )


def _difference(store: Store, debate: Debate, base: str) -> str | None:
    """Say where the AIF of a document is not the AIF of its debate; None if nowhere.

    A document whose AIF was taken out altogether contradicts nothing.
    """
    types = node_types(store)
    if not types:
        return None
    expected = dict.fromkeys(_expected(debate, base))
    subjects = dict.fromkeys([*types, *(said[0] for said in expected)])
    found = dict.fromkeys(_found(store, subjects))
    for said in found:
        if said not in expected:
            return f"{said[0]} has {said[1]} {said[2]!r}"
    for said in expected:
        if said not in found:
            return f"{said[0]} lacks {said[1]} {said[2]!r}"
    return None


def _expected(debate: Debate, base: str) -> Iterator[_Said]:
    for description in aif_descriptions(debate, derive(debate), base):
        for uri, term in description.properties:
            yield from _said(description.uri, uri, term)


def _found(store: Store, subjects: Iterable[str]) -> Iterator[_Said]:
    for subject in subjects:
        for uri, statements in store.subjects.get(subject, {}).items():
            for statement in statements:
                yield from _said(subject, uri, statement.term)


def _said(subject: str, uri: str, term: Term) -> Iterator[_Said]:
    """Give a statement if it is AIF; what others add beside the AIF does not count."""
    value = term.text if isinstance(term, Literal) else term.uri
    if uri == TYPE:
        counts = aif_name(value) is not None
    else:
        counts = aif_name(uri) is not None or uri in {IDENTIFIER, CREATED, NODE_TEXT}
    if counts:
        yield subject, uri, value
