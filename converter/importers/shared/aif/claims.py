"""I-nodes as claims, with the words of those who say them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import compress, count, islice, repeat
from operator import not_

from disputatio.converter.importers.shared.aif.corrections import (
    entry_corrections,
    extras,
    node_corrections,
)
from disputatio.converter.importers.shared.aif.index import Index
from disputatio.schemas.debate import Claim, Relation, Wording
from disputatio.schemas.extras import NO_EXTRAS, Extras
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
    acts = [relation for relation in relations if relation.kind == "illocution"]
    forces = {relation.scheme for relation in acts}
    committing = frozenset(filter(commits, forces))
    sayers: dict[str, dict[str, None]] = {}
    for act in acts:
        if act.scheme in committing:
            for passage, claim in spanning_pairs(act.sources, act.targets):
                if passage in words:
                    sayers.setdefault(claim, {})[passage] = None
    worded = _wordings(sayers, words)
    ids, _, texts = index.propositions.fields[:3]
    found = made(
        Claim,
        key=ids,
        text=texts,
        wordings=list(map(worded.get, ids, repeat(()))),
        extras=_kept_of(index),
    )
    return tuple(found)


def _wordings(
    sayers: Mapping[str, Collection[str]], words: Mapping[str, str]
) -> dict[str, tuple[Wording, ...]]:
    """Give for each claim the words of those passages that say it."""
    said = [passage for each in sayers.values() for passage in each]
    texts = [words[passage] for passage in said]
    wordings = iter(made(Wording, passage=said, text=texts))
    return {
        claim: tuple(islice(wordings, len(passages)))
        for claim, passages in sayers.items()
    }


def _kept_of(index: Index) -> list[Extras]:
    """Give what is kept of each I-node beside the claim that it is."""
    numbered, entries = index.numbered, index.entries
    ids, _, texts, schemes, numbers, _, more = index.propositions.fields
    rows = zip(ids, texts, schemes, numbers, more, strict=True)
    usual = [
        scheme is number is None
        and others is NO_EXTRAS
        and text.isprintable()
        and text != ""
        and key in numbered
        and key not in entries
        for key, text, scheme, number, others in rows
    ]
    kept = [NO_EXTRAS] * len(usual)
    for place in compress(count(), map(not_, usual)):
        kept[place] = _kept(index, index.propositions[place])
    return kept


def _kept(index: Index, node: Node) -> Extras:
    key = node.id
    kept = node_corrections(index, information_node(node.text or key), node)
    if key in index.entries:
        kept |= entry_corrections(NO_ENTRY, 0, index.entries[key])
    return extras(kept)
