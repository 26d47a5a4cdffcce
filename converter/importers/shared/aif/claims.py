"""I-nodes as claims, with the words of those who say them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import islice
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
from disputatio.schemas.making import made


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
    worded = _wordings(sayers, words)
    rows = [_row(index, node, worded.get(node.id, ())) for node in index.propositions]
    return tuple(made(Claim, _FIELDS, rows))


def _wordings(
    sayers: Mapping[str, Collection[str]], words: Mapping[str, str]
) -> dict[str, tuple[Wording, ...]]:
    """Give for each claim the words of those passages that say it."""
    said = [(passage, words[passage]) for each in sayers.values() for passage in each]
    wordings = iter(made(Wording, ("passage", "text"), said))
    return {
        claim: tuple(islice(wordings, len(passages)))
        for claim, passages in sayers.items()
    }


_FIELDS = ("key", "text", "wordings", "extras")
"""What `_row` gives of a claim."""


def _row(index: Index, node: Node, wordings: tuple[Wording, ...]) -> tuple[Any, ...]:
    derived = information_node(node.text or node.id)
    kept: dict[str, Any] = node_corrections(index, derived, node)
    if node.id in index.entries:
        kept |= entry_corrections(NO_ENTRY, 0, index.entries[node.id])
    return (node.id, node.text, wordings, extras(kept))
