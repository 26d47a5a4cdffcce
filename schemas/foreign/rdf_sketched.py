"""The sketch of an AIF graph as RDF descriptions, one node in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator

from disputatio.schemas.foreign.aif_sketch import Sketch
from disputatio.schemas.foreign.rdf import (
    INDIVIDUAL,
    Description,
    Resource,
    Term,
    element_uri,
    node_uri,
    person_uri,
)
from disputatio.schemas.foreign.rdf_aif import (
    AUTHOR,
    CREATED,
    ELEMENT,
    PART_OF,
    link_names,
    node_properties,
    schemes,
    time_of,
)


def sketched_descriptions(sketch: Sketch, base: str) -> Iterator[Description]:
    """Give the schemes and the nodes of a sketch, as of its graph (`rdf_aif`)."""
    applied = filter(sketch.applies_scheme, sketch.handles_in_order())
    yield from schemes(map(sketch.node, applied))
    for handle in sketch.handles_in_order():
        node = sketch.node(handle)
        properties = (
            *node_properties(node),
            *_links(sketch, handle, base),
            *_context(sketch, handle, base),
        )
        yield Description(node_uri(base, node.id), INDIVIDUAL, properties)


def _links(sketch: Sketch, handle: int, base: str) -> Iterator[tuple[str, Term]]:
    """Give the links of a node: what comes in before what goes out, each once."""
    found = dict.fromkeys(sketch.links(handle))
    own = sketch.type(handle)
    for enters in (True, False):
        for other in (other for other, comes_in in found if comes_in is enters):
            uri = node_uri(base, sketch.id(other))
            for name in link_names(own, sketch.type(other), comes_in=enters):
                yield name, Resource(uri)


def _context(sketch: Sketch, handle: int, base: str) -> Iterator[tuple[str, Term]]:
    """Give a node's author, post and time, and its element."""
    post = sketch.post(handle)
    if post is not None:
        if post.author is not None:
            yield AUTHOR, Resource(person_uri(base, post.author))
        yield PART_OF, Resource(element_uri(base, post.key))
        start = sketch.start(handle)
        if start:
            yield CREATED, time_of(start)
    element = sketch.element(handle)
    if element is not None:
        yield ELEMENT, Resource(element_uri(base, element.key))
