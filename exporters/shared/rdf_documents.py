"""A debate as the descriptions that every RDF format writes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from disputatio.schemas.debate import Debate
from disputatio.schemas.foreign.aif_derive import derive
from disputatio.schemas.foreign.rdf import (
    AIF,
    NAMESPACES,
    PREFIXES,
    Description,
    Resource,
    Term,
    base_of,
)
from disputatio.schemas.foreign.rdf_aif import aif_descriptions
from disputatio.schemas.foreign.rdf_description import descriptions
from disputatio.schemas.foreign.rdf_kept import kept_descriptions
from disputatio.schemas.protocols import FormatInfo, Option, Options, option_value

_PLACES = ("node", "element", "participant", "section")

NAMESPACE = Option(
    name="aif-namespace",
    help="Whose AIF terms are written: those of the ontology (dundee) or of AIFdb.",
    type="choice",
    default="dundee",
    choices=tuple(NAMESPACES),
)
"""The option that all RDF formats have."""


class Document(NamedTuple):
    """What is written, and the prefixes that it needs."""

    descriptions: Iterator[Description]
    """Everything in order, made one by one."""
    prefixes: dict[str, str]
    """Namespaces by prefix."""
    places: dict[str, str]
    """What the names of this debate's own things begin with, by prefix."""


def document_of(debate: Debate, info: FormatInfo, options: Options) -> Document:
    """Give the document of a valid debate."""
    namespace = NAMESPACES[option_value(info, options, NAMESPACE.name)]
    base, graph = base_of(debate), derive(debate)
    found = chain(
        descriptions(debate, base),
        aif_descriptions(debate, graph, base),
        kept_descriptions(debate, graph, base),
    )
    if namespace != AIF:
        found = chain(_moved(each, namespace) for each in found)
    places = {name: f"{base}/{name}/" for name in _PLACES}
    return Document(found, {**PREFIXES, "aif": namespace}, places)


def _moved(description: Description, namespace: str) -> Description:
    """Give a description with AIF's terms in another namespace."""

    def moved(uri: str) -> str:
        return namespace + uri.removeprefix(AIF) if uri.startswith(AIF) else uri

    def other(term: Term) -> Term:
        return Resource(moved(term.uri)) if isinstance(term, Resource) else term

    properties = ((moved(uri), other(term)) for uri, term in description.properties)
    return description._replace(properties=tuple(properties))
