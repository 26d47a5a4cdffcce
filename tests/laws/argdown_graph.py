"""The graph that the official Argdown parser reads, in words and not in titles."""

from collections.abc import Iterator, Mapping
from typing import Any

from disputatio.schemas.debate import Debate

Edge = tuple[str, str, str]
"""Kind of the relation, words of its source, words of its target."""

_NAMES = {"contradictory": "contradiction"}


def official_edges(model: Mapping[str, Any]) -> set[Edge]:
    """Give the relations of the official model; a contradiction has no direction."""
    words = _words(model)
    edges = (
        (
            _NAMES.get(relation["relationType"], relation["relationType"]),
            words[relation["fromType"], relation["from"]],
            words[relation["toType"], relation["to"]],
        )
        for relation in model["relations"]
    )
    return set(map(_undirected, edges))


def expected_edges(debate: Debate) -> set[Edge]:
    """Give the relations of a debate whose relations lead from claim to claim."""
    words = {claim.key: claim.text for claim in debate.claims}
    edges = (
        (r.kind, words[r.sources[0]], words[r.targets[0]]) for r in debate.relations
    )
    return set(map(_undirected, edges))


def official_texts(model: Mapping[str, Any]) -> set[str]:
    """Give the words of every statement and argument, as the official parser has them."""
    return set(_texts(model))


def _undirected(edge: Edge) -> Edge:
    kind, source, target = edge
    return (kind, *sorted((source, target))) if kind == "contradiction" else edge  # type: ignore[return-value]


def _words(model: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    found = {}
    for kind, group in (("equivalence-class", "statements"), ("argument", "arguments")):
        for title, element in model[group].items():
            found[kind, title] = next(_member_texts(element), "")
    return found


def _texts(model: Mapping[str, Any]) -> Iterator[str]:
    for group in ("statements", "arguments"):
        for element in model[group].values():
            yield from _member_texts(element)


def _member_texts(element: Mapping[str, Any]) -> Iterator[str]:
    """Give the words of what is no bare reference, without the blank before data."""
    for member in element["members"]:
        if not member.get("isReference"):
            yield member["text"].removesuffix(" ")
