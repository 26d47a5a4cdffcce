"""The debate that our AIF-JSON files carry beside their graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs
from attrs import frozen
from msgspec import to_builtins

from disputatio.converter.importers.shared.aif.documents import Document, rest_of
from disputatio.schemas import codec
from disputatio.schemas.debate import Debate
from disputatio.schemas.foreign.aif import Edge, Graph, Node
from disputatio.schemas.foreign.aif_corrections import mapping, settings
from disputatio.schemas.foreign.aif_derive import drafted
from disputatio.schemas.foreign.aif_document import LISTS, for_all
from disputatio.schemas.foreign.aif_draft import Draft
from disputatio.schemas.foreign.aif_records import PLACE
from disputatio.schemas.invariants import problems


@frozen
class Beside:
    """A debate beside a graph, and the file that was written of it."""

    debate: Debate
    """The debate."""
    draft: Draft
    """Of what its graph was made."""
    graph: Graph
    """Its graph, as it was written."""
    written: Mapping[str, Any]
    """The document as it was written, but for the debate in it."""

    @classmethod
    def of(cls, extension: Any) -> Beside | None:
        """Give what an extension holds; None where it holds no valid debate."""
        debate = _debate_in(extension)
        if debate is None:
            return None
        analyst = extension.get("analyst") is True
        draft, graph = drafted(debate, analyst=analyst)
        written = to_builtins(for_all(graph, settings(debate.extras)))
        return cls(debate, draft, graph, written)

    @property
    def lists(self) -> dict[str, list[Any]]:
        """The lists of the graph, as they were written into both copies, or into one."""
        copies = (self.written, _object(self.written.get("AIF")))
        found = {n: [c[n] for c in copies if isinstance(c.get(n), list)] for n in LISTS}
        return {name: rows[0] if rows else [] for name, rows in found.items()}

    def fits(self, document: Document) -> bool:
        """Say whether nothing was changed in a file but the form of the whole."""
        lists = self.lists
        same = all(
            rows == lists[name]
            for graph in document.graphs
            for name, rows in graph.lists.items()
        )
        layout = self.written.get("OVA", {})
        rest = rest_of(dict(self.written))
        return same and document.layout in ({}, layout) and document.rest == rest

    def edited(self, document: Document) -> Document:
        """Give a document with only that beside its graph which was not made for it.

        What we would write again by ourselves is left out: then it goes with the graph
        as it is edited later. Layouts that were not changed are what they were before.
        """
        was = _object(self.written.get("OVA"))
        layout = {
            "nodes": _rows(document, was, "nodes", _places(self.graph.nodes)),
            "edges": _rows(document, was, "edges", _shown(self.graph.edges)),
        }
        return attrs.evolve(document, layout=layout, rest=self._rest(document))

    def _rest(self, document: Document) -> dict[str, Any]:
        kept = settings(self.debate.extras)
        if document.rest == rest_of(dict(self.written)):
            return mapping(kept, "document").plain()
        made = rest_of(for_all(self.graph, kept.without("document")))
        return _different(document.rest, made)


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _debate_in(extension: Any) -> Debate | None:
    value = extension.get("debate") if isinstance(extension, dict) else None
    try:
        debate = codec.from_plain(value)
    except codec.CodecError:
        return None
    return None if problems(debate) else debate


def _rows(
    document: Document, was: Mapping[str, Any], name: str, kept: list[Any]
) -> list[Any]:
    """Give the rows of a layout that count: those of the file where it was changed."""
    found = document.layout.get(name)
    changed = isinstance(found, list) and found != was.get(name)
    return found if changed else kept  # type: ignore[return-value]


def _places(nodes: Iterable[Node]) -> list[Any]:
    placed = ((node, mapping(node.more, PLACE)) for node in nodes)
    return [{"nodeID": node.id, **place.plain()} for node, place in placed if place]


def _shown(edges: Iterable[Edge]) -> list[Any]:
    shown = ((edge, mapping(edge.more, PLACE)) for edge in edges)
    return [
        {"fromID": edge.source, "toID": edge.target, **place.plain()}
        for edge, place in shown
        if place
    ]


def _different(found: Mapping[str, Any], made: Mapping[str, Any]) -> dict[str, Any]:
    """Give the members of an object that are not made so anyway, one level deeper too."""
    different: dict[str, Any] = {}
    for key, value in found.items():
        usual = made.get(key)
        if isinstance(value, dict) and isinstance(usual, dict):
            value = _different(value, usual)  # noqa: PLW2901 - what is left of it
            if value:
                different[key] = value
        elif key not in made or value != usual:
            different[key] = value
    return different
