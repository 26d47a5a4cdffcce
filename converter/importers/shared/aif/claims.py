"""I-nodes as claims, with the words of those who say them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from disputatio.converter.importers.shared.aif.corrections import (
    entry_corrections,
    extras,
    node_corrections,
)
from disputatio.converter.importers.shared.aif.index import Index
from disputatio.schemas.debate import Claim, Relation, Wording
from disputatio.schemas.forces import commits
from disputatio.schemas.foreign.aif import NO_ENTRY, Node
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
    sayers: dict[str, dict[str, None]] = {}
    for relation in relations:
        if relation.kind == "illocution" and commits(relation.scheme):
            for passage, claim in spanning_pairs(relation.sources, relation.targets):
                if passage in words:
                    sayers.setdefault(claim, {})[passage] = None
    return tuple(
        _claim(index, node, tuple(_wordings(sayers.get(node.id, ()), words)))
        for node in index.propositions
    )


def _wordings(passages: Iterable[str], words: Mapping[str, str]) -> Iterable[Wording]:
    return [Wording(text=words[passage], passage=passage) for passage in passages]


def _claim(index: Index, node: Node, wordings: tuple[Wording, ...]) -> Claim:
    derived = information_node(node.text or node.id)
    kept: dict[str, Any] = node_corrections(index, derived, node)
    if node.id in index.entries:
        kept |= entry_corrections(NO_ENTRY, 0, index.entries[node.id])
    return Claim(key=node.id, text=node.text, wordings=wordings, extras=extras(kept))
