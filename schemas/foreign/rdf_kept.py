"""What an RDF file says beside its AIF: kept with the debate, and written again.

Under "rdf" in the extras of a debate stand `place` (what the URIs of nodes begin with,
the nodeID follows), `names` (URIs of nodes that are otherwise, null for blank nodes),
`nodes` and `statements`: rows by nodeID, or by subject for what is no node. A row is a
property, then "uri" and a URI, "node" and a nodeID, or "text", the words, the datatype
and the language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any

from disputatio.schemas.debate import Debate
from disputatio.schemas.extras import Extras
from disputatio.schemas.foreign.aif import Graph
from disputatio.schemas.foreign.aif_corrections import mapping
from disputatio.schemas.foreign.rdf import (
    DESCRIPTION,
    Description,
    Literal,
    Resource,
    Term,
    node_uri,
)
from disputatio.schemas.foreign.rdf_shapes import CONTAINERS
from disputatio.schemas.rooms import MEMORY, Room, Table

RDF_EXTRAS = "rdf"
"""Key of the extras that all RDF formats share."""


def row_of(uri: str, term: Term, ids: Mapping[str, str]) -> list[Any]:
    """Give a property and its value as a JSON row.

    Args:
        uri: the property.
        term: the value.
        ids: nodeIDs by the names that nodes have in the file.
    """
    if isinstance(term, Literal):
        return [uri, "text", term.text, term.datatype, term.language]
    if term.uri.startswith("_:") and term.uri in ids:
        return [uri, "node", ids[term.uri]]
    return [uri, "uri", term.uri]


def names_of(debate: Debate) -> Callable[[str], str | None]:
    """Give what tells the URI that a node had in the file that a debate was read from."""
    kept = mapping(debate.extras, RDF_EXTRAS)
    names, place = mapping(kept, "names"), kept.get("place")

    def name_of(node: str) -> str | None:
        usual = f"{place}{node}" if isinstance(place, str) else None
        name = names.get(node, usual)
        return name if isinstance(name, str) else None

    return name_of


def kept_descriptions(
    debate: Debate, graph: Graph, base: str, *, room: Room = MEMORY
) -> Iterator[Description]:
    """Give what the file said beside its AIF, but of nodes that are gone.

    What was no element of the debate does not become one by its name.
    """
    kept = mapping(debate.extras, RDF_EXTRAS)
    if not kept:
        return
    name_of = names_of(debate)
    joining = {(uri, Resource(base)) for uri in CONTAINERS}
    uris: Table[str, str] = room.table()
    for node in graph.nodes:
        uris[node.id] = name_of(node.id) or node_uri(base, node.id)
    of_nodes = ((uris.get(k), v) for k, v in mapping(kept, "nodes").items())
    for subject, found in chain(of_nodes, mapping(kept, "statements").items()):
        values = (
            _property(row, uris) for row in (found if isinstance(found, tuple) else ())
        )
        properties = tuple(
            value for value in values if value is not None and value not in joining
        )
        if properties and subject is not None:
            yield Description(subject, DESCRIPTION, properties)


def _property(row: Any, uris: Mapping[str, str]) -> tuple[str, Term] | None:
    """Give the property of a row; None for what an edit made of it."""
    match row:
        case (str(uri), "uri", str(other)):
            return uri, Resource(other)
        case (str(uri), "node", str(node)) if node in uris:
            return uri, Resource(uris[node])
        case (str(uri), "text", str(words), datatype, language):
            kind = datatype if isinstance(datatype, str) else None
            tag = language if isinstance(language, str) else None
            return uri, Literal(words, kind, tag)
    return None


def with_kept(extras: Extras, kept: dict[str, Any]) -> Extras:
    """Give the extras of a debate with what a file said beside its AIF."""
    found = {name: value for name, value in kept.items() if value or value == ""}
    return extras.with_value(RDF_EXTRAS, found) if found else extras
