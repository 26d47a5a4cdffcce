"""An RDF document as a debate: by our own terms while they hold, else by its AIF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeAlias

import attrs

from disputatio.converter.importers.shared.aif.reconciled import reconciled
from disputatio.converter.importers.shared.aif.rules import NOWHERE, Place
from disputatio.converter.importers.shared.rdf.debate import (
    OwnDebate,
    own_debate,
    own_threads,
    things_astray,
)
from disputatio.converter.importers.shared.rdf.graph import Found, graph_of
from disputatio.converter.importers.shared.rdf.kept import kept_of
from disputatio.converter.importers.shared.rdf.nodes import node_types
from disputatio.converter.importers.shared.rdf.store import Properties, Store
from disputatio.converter.importers.shared.rdf.taken import (
    with_spelling,
    with_statements,
)
from disputatio.converter.importers.shared.rdf.terms import CLAIM_TEXTS, aif_name
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from disputatio.schemas.foreign.aif import Graph
from disputatio.schemas.foreign.aif_corrections import mapping
from disputatio.schemas.foreign.aif_derive import drafted
from disputatio.schemas.foreign.rdf import (
    AIF,
    IDENTIFIER,
    TYPE,
    Description,
    Literal,
    Resource,
    Term,
)
from disputatio.schemas.foreign.rdf_aif import (
    CREATED,
    NODE_TEXT,
    TIMESTAMP,
    aif_descriptions,
)
from disputatio.schemas.foreign.rdf_kept import (
    RDF_EXTRAS,
    kept_descriptions,
    with_kept,
)
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Reading
from disputatio.schemas.text import counted, shortened

_Values: TypeAlias = dict[str, list[str]]
"""What is said of a subject, as plain values, by property."""


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
        if strays := things_astray(store):
            store.notices.append(_astray(store, strays))
        return reading_of_graph(store, graph_of(store), source)
    return _by_own_terms(store, source, threads[0])


def _by_own_terms(store: Store, source: str | None, own: str) -> Reading:
    """Give the debate in our own terms while the AIF means it; else that of the AIF."""
    read = own_debate(store, own)
    debate = read.debate
    strays = [uri for uri in read.strays if not _is_kept(uri, debate)]
    if strays:
        store.notices.append(_astray(store, strays))
    if read.unread:
        store.notices.append(_unread(store, read.unread))
    draft, graph = drafted(debate)
    types = node_types(store)
    if graph.nodes and not types:
        store.notices.append(_cut(store, own))
    difference = _difference(store, debate, graph, own, types)
    if difference is None:
        whole = with_statements(debate, draft, graph, store, read)
        return Reading(debate=whole, notices=tuple(store.notices))
    found = graph_of(store)
    spelled = with_spelling(debate, draft, graph, found.graph)
    if spelled is not None:
        read = read._replace(nodes=found.ids)
        whole = with_statements(spelled, draft, graph, store, read)
        return Reading(debate=whole, notices=(*store.notices, *found.notices))
    stale = reading_of_graph(store, found, source, read, (_stale(difference),))
    return attrs.evolve(stale, debate=reconciled(stale.debate, debate, graph.keys))


def reading_of_graph(
    store: Store,
    found: Found,
    source: str | None,
    own: OwnDebate | None = None,
    notices: tuple[Notice, ...] = (),
) -> Reading:
    """Give the debate of an AIF graph.

    Args:
        store: the document, or what it says of other things than the graph's nodes.
        found: the graph.
        source: name of its file.
        own: a debate in our own terms that is not believed any more.
        notices: what is to be told first.

    Raises:
        ReadError: the graph has no nodes.
    """
    from disputatio.converter.importers.shared.aif.debate import debate_of

    if not found.graph.nodes:
        raise ReadError(
            "there are no AIF nodes in this file",
            "AIF nodes have a class like aif:I-node or aif:RA-node",
            line=1,
        )
    uris = list(found.ids)

    def where(name: str, number: int) -> Place:
        if name == "nodes":
            return Place(line=store.line(uris[number]))
        return Place(line=found.lines[number]) if name == "edges" else NOWHERE

    debate, more = debate_of(found.graph, source, where=where)
    language = _language(store)
    extras = with_kept(debate.extras, kept_of(store, found, own, language))
    debate = attrs.evolve(debate, extras=extras, language=language)
    return Reading(
        debate=debate, notices=(*notices, *store.notices, *found.notices, *more)
    )


def _language(store: Store) -> str | None:
    """Give the language of all claims and words, where they agree in one."""
    texts = {
        term.language
        for properties in store.subjects.values()
        for uri in CLAIM_TEXTS
        for term, _ in properties.get(uri, ())
        if isinstance(term, Literal)
    }
    return texts.pop() if len(texts) == 1 else None


def _is_kept(subject: str, debate: Debate) -> bool:
    """Say whether a debate keeps what was said of a subject: it was told when that began.

    Blank nodes are called otherwise in every file: one that is kept may be any of them.
    """
    kept = mapping(mapping(debate.extras, RDF_EXTRAS), "statements")
    if not subject.startswith("_:"):
        return subject in kept
    return any(uri.startswith("_:") for uri in kept)


def _astray(store: Store, strays: Sequence[str]) -> Notice:
    sentence = (
        f"{counted(len(strays), 'thing')} of a debate that the file does not hold, first"
        f" {shortened(strays[0], 80)}; kept as statements (its URI may be damaged)"
    )
    return notice("ReferenceBroken", sentence, line=store.line(strays[0]))


def _unread(store: Store, unread: Sequence[str]) -> Notice:
    sentence = (
        f"{counted(len(unread), 'thing')} of the debate of no class of ours, first"
        f" {shortened(unread[0], 80)}; left out (its class may be damaged)"
    )
    return notice("NodeNotUnderstood", sentence, line=store.line(unread[0]))


def _cut(store: Store, own: str) -> Notice:
    sentence = (
        "the AIF of the debate is missing: the file may be cut off, and elements"
        " that stood below with it; what our own terms say was read"
    )
    return notice("RecordBroken", sentence, line=store.line(own))


def _stale(difference: str) -> Notice:
    return notice(
        "ExtensionStale",
        f"the AIF nodes are not those of the debate in our own terms ({difference}): "
        "the AIF was read. What still fits was kept: title, positions, origins.",
    )


def _difference(
    store: Store, debate: Debate, graph: Graph, base: str, types: dict[str, str]
) -> str | None:
    """Say where the AIF of a document is not the AIF of its debate; None if nowhere.

    A document whose AIF was taken out altogether contradicts nothing.

    Args:
        store: the document.
        debate: its debate in our own terms.
        graph: the AIF of that debate.
        base: the URI of the debate.
        types: the nodes of the document with their types; left are those that are not
            of the debate.
    """
    if not types:
        return None
    kept = {d.uri: _expected(d) for d in kept_descriptions(debate, graph, base)}
    for description in _merged(aif_descriptions(debate, graph, base), graph):
        subject = description.uri
        types.pop(subject, None)
        properties = store.subjects.get(subject, {})
        if _is_as_written(description, properties):
            continue
        found = _told(properties)
        expected = _expected(description)
        difference = _unlike(subject, expected, found, kept.get(subject, {}))
        if difference is not None:
            return difference
    for subject in types:
        for uri, values in _told(store.subjects[subject]).items():
            return f"{subject} has {uri} {values[0]!r}"
    return None


def _merged(told: Iterable[Description], graph: Graph) -> Iterable[Description]:
    """Give descriptions; those of several nodes of one id as one, as RDF knows them."""
    ids = {node.id for node in graph.nodes}
    if len(ids) == len(graph.nodes):
        return told
    merged: dict[str, Description] = {}
    for each in told:
        known = merged.get(each.uri)
        merged[each.uri] = (
            each
            if known is None
            else known._replace(properties=(*known.properties, *each.properties))
        )
    return merged.values()


def _is_as_written(description: Description, properties: Properties) -> bool:
    """Say soon that a document says just what we write, in our order."""
    named = TYPE, Resource(description.element)
    told = [(uri, v[0]) for uri, values in properties.items() for v in values]
    return told == [named, *description.properties]


def _unlike(
    subject: str, expected: _Values, found: _Values, kept: _Values
) -> str | None:
    """Say in what two descriptions differ, whatever the order of their statements.

    What is only kept of the file that a debate was read from may be there, or not.
    """
    if expected == found:
        return None
    for uri, values in found.items():
        usual = {*expected.get(uri, ()), *kept.get(uri, ())}
        for value in dict.fromkeys(values):
            if value not in usual:
                return f"{subject} has {uri} {value!r}"
    for uri, values in expected.items():
        for value in dict.fromkeys(values):
            if value not in found.get(uri, ()):
                return f"{subject} lacks {uri} {value!r}"
    return None


def _expected(description: Description) -> _Values:
    return _counted(description.properties)


def _told(properties: Properties) -> _Values:
    """Give what a document says of a subject in AIF, as plain values."""
    return _counted((uri, v[0]) for uri, values in properties.items() for v in values)


def _counted(properties: Iterable[tuple[str, Term]]) -> _Values:
    """Give the AIF among some properties; what others add beside it does not count."""
    said: _Values = {}
    for uri, term in properties:
        name = _usual(uri)
        value = _usual(term[0]) if uri == TYPE else term[0]
        if name is not None and value is not None:
            said.setdefault(name, []).append(value)
    return said


@lru_cache(maxsize=4096)
def _usual(uri: str) -> str | None:
    """Give a term of AIF in its first namespace; None for what is no AIF."""
    if uri in {TYPE, IDENTIFIER, CREATED, NODE_TEXT, TIMESTAMP}:
        return uri
    name = aif_name(uri)
    return None if name is None else AIF + name
