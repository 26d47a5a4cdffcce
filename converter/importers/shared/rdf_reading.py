"""An RDF document as a debate: by our own terms while they hold, else by its AIF."""

from __future__ import annotations

from functools import lru_cache

from disputatio.converter.importers.shared.rdf_debate import own_debate, own_threads
from disputatio.converter.importers.shared.rdf_graph import graph_of
from disputatio.converter.importers.shared.rdf_nodes import node_types
from disputatio.converter.importers.shared.rdf_store import Properties, Store
from disputatio.converter.importers.shared.rdf_terms import aif_name
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from disputatio.schemas.foreign.aif_derive import derive
from disputatio.schemas.foreign.rdf import IDENTIFIER, TYPE, Description
from disputatio.schemas.foreign.rdf_aif import CREATED, NODE_TEXT, aif_descriptions
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Reading

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

    found = graph_of(store)
    if not found.graph.nodes:
        raise ReadError(
            "there are no AIF nodes in this file",
            "AIF nodes have a class like aif:I-node or aif:RA-node",
            line=1,
        )
    debate, more = debate_of(found.graph, source)
    return Reading(
        debate=debate, notices=(*notices, *store.notices, *found.notices, *more)
    )


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
    for description in aif_descriptions(debate, derive(debate), base):
        subject = description.uri
        types.pop(subject, None)
        found = _told(store.subjects.get(subject, {}))
        difference = _unlike(subject, _expected(description), found)
        if difference is not None:
            return difference
    for subject in types:
        for uri, values in _told(store.subjects[subject]).items():
            return f"{subject} has {uri} {values[0]!r}"
    return None


def _unlike(
    subject: str, expected: dict[str, list[str]], found: dict[str, list[str]]
) -> str | None:
    """Say in what two descriptions differ, whatever the order of their statements."""
    if expected == found:
        return None
    for uri, values in found.items():
        for value in dict.fromkeys(values):
            if value not in expected.get(uri, ()):
                return f"{subject} has {uri} {value!r}"
    for uri, values in expected.items():
        for value in dict.fromkeys(values):
            if value not in found.get(uri, ()):
                return f"{subject} lacks {uri} {value!r}"
    return None


def _expected(description: Description) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for uri, term in description.properties:
        if _counts(uri, term[0]):
            said.setdefault(uri, []).append(term[0])
    return said


def _told(properties: Properties) -> dict[str, list[str]]:
    """Give what a document says of a subject in AIF, as plain values."""
    said: dict[str, list[str]] = {}
    for uri, values in properties.items():
        if _counts(uri, None):
            said[uri] = [term[0] for term, _ in values]
        elif uri == TYPE:
            kinds = [term[0] for term, _ in values if _counts(uri, term[0])]
            if kinds:
                said[uri] = kinds
    return said


@lru_cache(maxsize=4096)
def _is_aif(uri: str) -> bool:
    """Say whether a property is AIF; what others add beside it does not count."""
    return aif_name(uri) is not None or uri in {IDENTIFIER, CREATED, NODE_TEXT}


def _counts(uri: str, value: str | None) -> bool:
    if uri == TYPE:
        return value is not None and _is_aif(value)
    return _is_aif(uri)
