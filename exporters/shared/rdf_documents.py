"""A debate as the descriptions that every RDF format writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from disputatio.exporters.shared.aif_alone import told_alone
from disputatio.exporters.shared.aif_options import LAYERS_OPTION, NAMESPACE
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import WriteError
from disputatio.schemas.foreign.aif import LOCUTION
from disputatio.schemas.foreign.aif_derive import derive_in
from disputatio.schemas.foreign.aif_layers import Layers, layered
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
from disputatio.schemas.foreign.rdf_shapes import PARTICIPANT
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Options, option_value
from disputatio.schemas.rooms import DiskRoom

_PLACES = ("node", "element", "participant", "section")


class Document(NamedTuple):
    """What is written, and the prefixes that it needs."""

    descriptions: Iterator[Description]
    """Everything in order, made one by one."""
    prefixes: dict[str, str]
    """Namespaces by prefix."""
    places: dict[str, str]
    """What the names of this debate's own things begin with, by prefix."""
    told: tuple[Notice, ...] = ()
    """What of the debate is not in it."""


def document_of(debate: Debate, info: FormatInfo, options: Options) -> Document:
    """Give the document of a valid debate.

    One layer of the graph stands alone, with the people who speak in it.
    """
    namespace = NAMESPACES[option_value(info, options, NAMESPACE.name)]
    layers = option_value(info, options, LAYERS_OPTION.name)
    base = base_of(debate)
    told: tuple[Notice, ...] = ()
    if layers == "all":
        found = _whole(debate, base)
    else:
        found = _alone(debate, layers, base)
        what = f"{info.name} with some layers only"
        told = told_alone(debate, what, layers, signed=False)
    if namespace != AIF:
        found = (_moved(each, namespace) for each in found)
    places = {name: f"{base}/{name}/" for name in _PLACES}
    return Document(_roomy(found), {**PREFIXES, "aif": namespace}, places, told)


def _roomy(found: Iterator[Description]) -> Iterator[Description]:
    """Give descriptions; say so where the temporary folder cannot hold what they need.

    Raises:
        WriteError: it is full, or broken.
    """
    try:
        yield from found
    except sqlite3.OperationalError as error:
        raise WriteError(
            f"the folder of temporary files cannot be written to: {error}",
            "make room there, or name another folder in the environment variable TMPDIR",
        ) from error


def _whole(debate: Debate, base: str) -> Iterator[Description]:
    with DiskRoom() as room:
        yield from descriptions(debate, base, room)
    with DiskRoom() as room:
        graph = derive_in(debate, room)
        yield from aif_descriptions(debate, graph, base, room=room)
        yield from kept_descriptions(debate, graph, base, room=room)


def _alone(debate: Debate, layers: Layers, base: str) -> Iterator[Description]:
    with DiskRoom() as room:
        graph = layered(derive_in(debate, room), layers, room)
        if any(node.type == LOCUTION for node in graph.nodes):
            people = Debate(participants=debate.participants)
            for person in descriptions(people, base):
                if person.element == PARTICIPANT.uri:
                    yield person
        yield from aif_descriptions(debate, graph, base, alone=True, room=room)


def _moved(description: Description, namespace: str) -> Description:
    """Give a description with AIF's terms in another namespace."""

    def moved(uri: str) -> str:
        return namespace + uri.removeprefix(AIF) if uri.startswith(AIF) else uri

    def other(term: Term) -> Term:
        return Resource(moved(term.uri)) if isinstance(term, Resource) else term

    properties = ((moved(uri), other(term)) for uri, term in description.properties)
    return description._replace(properties=tuple(properties))
