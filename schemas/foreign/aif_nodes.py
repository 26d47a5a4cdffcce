"""The AIF node that an element of the model stands for, without its id."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import repeat

from disputatio.schemas.debate import Claim, RelationKind
from disputatio.schemas.extras import NO_EXTRAS
from disputatio.schemas.forces import ASSERTING
from disputatio.schemas.foreign.aif import (
    CONFLICT,
    ILLOCUTION,
    INFERENCE,
    INFORMATION,
    LOCUTION,
    PREFERENCE,
    REPHRASE,
    TRANSITION,
    Node,
    columns,
)
from disputatio.schemas.foreign.aif_schemes import scheme_of
from disputatio.schemas.foreign.aif_speech import (
    SEPARATOR,
    on_one_line,
    on_one_line_each,
    spoken,
)

TYPES = {
    "support": INFERENCE,
    "attack": CONFLICT,
    "undercut": CONFLICT,
    "contradiction": CONFLICT,
    "rephrase": REPHRASE,
    "preference": PREFERENCE,
    "reply": TRANSITION,
    "illocution": ILLOCUTION,
    "stance": ILLOCUTION,
}
"""Type of node by kind of relation; `unspecified` is an edge without a node."""

STANCE_FORCES = {"agree": "Agreeing", "disagree": "Disagreeing"}
"""Forces that say a stance; the other stances have none."""


def claim_nodes(claims: Iterable[Claim]) -> list[Node]:
    """Give the I-nodes of claims: their words, or the name of one that has none."""
    texts = [claim.text or claim.title or claim.key for claim in claims]
    return plain_nodes(INFORMATION, on_one_line_each(texts))


def information_node(text: str) -> Node:
    """Give an I-node."""
    return _plain_node(INFORMATION, on_one_line(text))


def _plain_node(kind: str, text: str) -> Node:
    return tuple.__new__(Node, ("", kind, text, None, None, "", NO_EXTRAS))


def plain_nodes(kind: str, texts: Iterable[str]) -> list[Node]:
    """Give nodes of texts that stand on one line each."""
    none, empty = repeat(None), repeat("")
    fields = empty, repeat(kind), texts, none, none, empty, repeat(NO_EXTRAS)
    return list(columns(Node, *fields))


def locution_node(name: str | None, words: str, separator: str = SEPARATOR) -> Node:
    """Give the L-node of some words; without a name they stand alone."""
    words = on_one_line(words)
    text = words if name is None else spoken(name, separator, words)
    return _plain_node(LOCUTION, text)


def scheme_node(kind: str, name: str | None) -> Node:
    """Give an S-node of a type with a scheme by display name; None is the default."""
    scheme = scheme_of(kind, name)
    return Node("", kind, on_one_line(scheme.text), on_one_line(scheme.name), scheme.id)


@lru_cache(maxsize=1024)
def relation_node(kind: RelationKind, scheme: str | None) -> Node:
    """Give the S-node of a relation of any kind but `unspecified`."""
    name = scheme
    if kind == "stance":
        name = STANCE_FORCES.get(name or "", name)
    elif kind == "illocution":
        name = name or ASSERTING
    return scheme_node(TYPES[kind], name)
