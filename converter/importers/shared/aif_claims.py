"""I-nodes as claims, with the words of those who say them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from disputatio.converter.importers.shared.aif_corrections import (
    entry_corrections,
    extras,
    node_corrections,
)
from disputatio.converter.importers.shared.aif_index import Index
from disputatio.schemas.debate import Claim, Relation, Wording
from disputatio.schemas.forces import commits
from disputatio.schemas.foreign.aif import INFORMATION, Locution, Node
from disputatio.schemas.foreign.aif_nodes import information_node
from disputatio.schemas.foreign.aif_pairs import spanning_pairs


def claims_of(
    index: Index, relations: Iterable[Relation], words: Mapping[str, str]
) -> tuple[Claim, ...]:
    """Give the claims of a graph in the order of the file.

    Args:
        index: the graph.
        relations: the relations, for who says what.
        words: for a passage its words.

    Returns:
        Claims by nodeID. Who commits himself to one words it; one who only agrees
        or asks does not.
    """
    wordings: dict[str, dict[str, Wording]] = {}
    for relation in relations:
        if relation.kind == "illocution" and commits(relation.scheme):
            for passage, claim in spanning_pairs(relation.sources, relation.targets):
                if passage in words:
                    said = Wording(text=words[passage], passage=passage)
                    wordings.setdefault(claim, {}).setdefault(passage, said)
    return tuple(
        _claim(index, node, tuple(wordings.get(node.id, {}).values()))
        for node in index.of_types(INFORMATION)
    )


def _claim(index: Index, node: Node, wordings: tuple[Wording, ...]) -> Claim:
    derived = information_node(node.text or node.id)
    kept: dict[str, Any] = node_corrections(derived, node)
    found = index.entries.get(node.id, ())
    kept |= entry_corrections(Locution(""), 0, found)
    return Claim(key=node.id, text=node.text, wordings=wordings, extras=extras(kept))
