"""The AIF graph that a debate stands for (docs/formats/aif-json.md).

Passages become L-nodes, claims I-nodes, relations S-nodes with their edges. What a
thread only implies (a passage asserts what it words; passages of one post follow one
another; who argues a relation) is written out, unless the debate was read from AIF,
where everything is said.
"""

from __future__ import annotations

from disputatio.schemas.debate import Debate
from disputatio.schemas.extras import Extras
from disputatio.schemas.foreign.aif import NO_ENTRY, Edge, Graph, Locution, Node
from disputatio.schemas.foreign.aif_corrections import (
    corrected_entries,
    mapping,
    rows,
    settings,
)
from disputatio.schemas.foreign.aif_draft import Draft
from disputatio.schemas.foreign.aif_implied import imply
from disputatio.schemas.foreign.aif_locutions import add_locutions
from disputatio.schemas.foreign.aif_nodes import claim_node
from disputatio.schemas.foreign.aif_records import edge_of, locution_of, node_of
from disputatio.schemas.foreign.aif_relations import add_relations, with_nodes


def derive(debate: Debate, *, analyst: bool = False) -> Graph:
    """Give the AIF graph of a debate: the same debate, the same graph.

    Args:
        debate: any valid debate.
        analyst: name the rules behind inferred relations by an analyst's L-nodes
            instead of arguing them in a speaker's name.
    """
    kept = settings(debate.extras)
    draft = Draft()
    relations = with_nodes(debate)
    people = add_locutions(debate, relations, draft)
    _add_claims(debate, draft)
    add_relations(debate, relations, draft)
    imply(debate, relations, draft, analyst=analyst or kept.get("analyst") is True)
    return draft.graph(people, kept, _others(kept))


def _add_claims(debate: Debate, draft: Draft) -> None:
    for claim in debate.claims:
        kept = settings(claim.extras)
        handle = draft.add(claim_node(claim), claim.key, kept)
        if kept:
            draft.speak(handle, corrected_entries(NO_ENTRY, 0, kept))


def _others(kept: Extras) -> Graph:
    """Give what a file had that has no meaning for the model."""
    others = mapping(kept, "others")
    nodes = map(node_of, rows(others, "nodes"))
    edges = map(edge_of, rows(others, "edges"))
    entries = map(locution_of, rows(others, "locutions"))
    return Graph(
        nodes=tuple(n for n in nodes if isinstance(n, Node)),
        edges=tuple(e for e in edges if isinstance(e, Edge)),
        locutions=tuple(e for e in entries if isinstance(e, Locution)),
    )
