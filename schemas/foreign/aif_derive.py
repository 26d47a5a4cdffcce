"""The AIF graph that a debate stands for (docs/formats/aif-json.md).

Passages become L-nodes, claims I-nodes, relations S-nodes with their edges. What a
thread only implies (a passage asserts what it words; passages of one post follow one
another; who argues a relation) is written out, unless the debate was read from AIF,
where everything is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from disputatio.schemas.debate import Debate
from disputatio.schemas.extras import Extras
from disputatio.schemas.foreign.aif import (
    AifParticipant,
    Edge,
    Graph,
    Locution,
    Node,
)
from disputatio.schemas.foreign.aif_corrections import (
    mapping,
    rows,
    settings,
    settings_of,
)
from disputatio.schemas.foreign.aif_draft import Draft
from disputatio.schemas.foreign.aif_implied import imply
from disputatio.schemas.foreign.aif_locutions import add_locutions
from disputatio.schemas.foreign.aif_nodes import claim_nodes
from disputatio.schemas.foreign.aif_relations import add_relations, with_nodes
from disputatio.schemas.rooms import MEMORY, Room, batches


def derive(debate: Debate, *, analyst: bool = False) -> Graph:
    """Give the AIF graph of a debate: the same debate, the same graph.

    Args:
        debate: any valid debate.
        analyst: name the rules behind inferred relations by an analyst's L-nodes
            instead of arguing them in a speaker's name.
    """
    return drafted(debate, analyst=analyst)[1]


def drafted(debate: Debate, *, analyst: bool = False) -> tuple[Draft, Graph]:
    """Give the graph of a debate with the draft that it was made of (see `derive`)."""
    draft, people = _draft(debate, MEMORY, analyst=analyst)
    return draft, draft.graph(people(), _others(settings(debate.extras)))


def derive_in(debate: Debate, room: Room) -> Graph:
    """Give the graph of a debate, without its participants, in a room that may be small."""
    draft, _ = _draft(debate, room)
    return draft.graph(None, _others(settings(debate.extras)))


def _draft(
    debate: Debate, room: Room, *, analyst: bool = False
) -> tuple[Draft, Callable[[], tuple[AifParticipant, ...]]]:
    kept = settings(debate.extras)
    draft = Draft(kept, room)
    relations = with_nodes(debate, room)
    people = add_locutions(debate, relations, draft)
    _add_claims(debate, draft)
    add_relations(debate, relations, draft)
    imply(debate, relations, draft, analyst=analyst or kept.get("analyst") is True)
    return draft, people


def _add_claims(debate: Debate, draft: Draft) -> None:
    for batch in batches(debate.claims):
        keys = [claim.key for claim in batch]
        draft.extend(claim_nodes(batch), keys, settings_of(batch))


def _others(kept: Extras) -> Graph:
    """Give what a file had that has no meaning for the model."""
    others = mapping(kept, "others")
    return Graph(
        nodes=tuple(Node(*row) for row in _rows(others, "nodes", 3, Node)),
        edges=tuple(Edge(*row) for row in _rows(others, "edges", 3, Edge)),
        locutions=tuple(
            Locution(*row) for row in _rows(others, "locutions", 1, Locution)
        ),
    )


def _rows(
    others: Extras, name: str, needed: int, record: type[Node | Edge | Locution]
) -> Iterable[tuple[Any, ...]]:
    """Give those rows that are the fields of a record, the first ones never null."""
    for row in rows(others, name):
        if isinstance(row, tuple) and len(row) == len(record._fields):
            *fields, more = row
            texts = all(isinstance(f, str | None) for f in fields)
            if texts and None not in fields[:needed] and type(more) is Extras:
                yield row
