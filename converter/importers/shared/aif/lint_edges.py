"""What is odd about the edges of an AIF graph, and about the ends of scheme nodes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from disputatio.converter.importers.shared.aif.lint_cycles import cycles
from disputatio.converter.importers.shared.aif.lint_sites import Site
from disputatio.converter.importers.shared.aif.rules import Finding, Said
from disputatio.schemas.foreign.aif import (
    CONFLICT,
    ILLOCUTION,
    INFERENCE,
    INFORMATION,
    LOCUTION,
    NODE_TYPES,
    PREFERENCE,
    REPHRASE,
    SCHEME_TYPES,
    TRANSITION,
    Edge,
    Node,
)
from disputatio.schemas.text import shortened

_ARGUING = (INFERENCE, CONFLICT, REPHRASE, PREFERENCE)
_USUAL = frozenset({
    *((INFORMATION, kind) for kind in _ARGUING),
    *((kind, INFORMATION) for kind in _ARGUING),
    *((CONFLICT, kind) for kind in _ARGUING),
    *((PREFERENCE, kind) for kind in _ARGUING),
    *((ILLOCUTION, kind) for kind in (*_ARGUING, INFORMATION, TRANSITION)),
    (INFERENCE, INFERENCE), (LOCUTION, ILLOCUTION), (TRANSITION, ILLOCUTION),
})  # fmt: skip
"""Types between which the literature has edges; those of transitions have a rule."""

_PROBLEMS = {
    "AifEdgeRepeated": "stands twice",
    "AifSelfLoop": "leads back to where it begins",
    "AifEdgeWithoutScheme": "leads from {} to {} without a scheme node between them",
    "AifEdgeUnusual": "leads from {} to {}, which is outside of the textbook",
}
"""What is wrong with an edge, with the types of its ends."""

_ENDS = {
    INFERENCE: ("premise", "conclusion"),
    CONFLICT: ("conflicting element", "conflicted element"),
    REPHRASE: ("rephrasing", "rephrased element"),
    PREFERENCE: ("preferred element", "dispreferred element"),
    TRANSITION: ("start", "end"),
    ILLOCUTION: ("locution or anchor", "content"),
}
"""What the two sides of a scheme node are called."""


def edge_findings(site: Site) -> Iterator[Finding]:
    """Give what is odd about edges, scheme nodes and cycles."""
    yield from _edges(site)
    for node in site.nodes.values():
        if node.type in SCHEME_TYPES:
            yield from _scheme_node(site, node)
        if not site.entering[node.id] and not site.leaving[node.id]:
            yield site.node_finding("AifIsolated", node.id, "has no edge")
    yield from _repeated_relations(site)
    for circle in cycles(site):
        words = partial(_circle, site, circle)
        yield site.node_finding("AifSupportCycle", circle[0], words)


def _circle(site: Site, circle: list[str]) -> str:
    names = ", ".join(map(site.named, circle[:4]))
    more = f" and {len(circle) - 4} more" if len(circle) > 4 else ""
    return f"supports itself in a circle of {names}{more}"


def _edges(site: Site) -> Iterator[Finding]:
    """Give what is odd about edges, each by itself."""
    seen: set[tuple[str, str]] = set()
    ids: set[str] = set()
    nodes = site.nodes
    for number, (key, source, target, *_) in enumerate(site.graph.edges):
        if key and key in ids:
            yield Finding("AifEdgeIdRepeated", partial(_same_id, site, number))
        ids.add(key)
        if source not in nodes or target not in nodes:
            yield from _dangling(site, number, source, target)
            continue
        if (source, target) in seen:
            rule = "AifEdgeRepeated"
            yield Finding(rule, partial(_problem, site, number, rule))
        seen.add((source, target))
        if source == target:
            rule = "AifSelfLoop"
        elif odd := _SIGNATURES.get((nodes[source].type, nodes[target].type)):
            rule = odd
        else:
            continue
        yield Finding(rule, partial(_problem, site, number, rule))


def _same_id(site: Site, number: int) -> Said:
    edge = site.graph.edges[number]
    sentence = f"two edges have the edgeID {shortened(edge.id, 40)}"
    return Said(sentence, site.place("edges", number).at("edgeID"))


def _dangling(site: Site, number: int, source: str, target: str) -> Iterator[Finding]:
    rule = "AifEdgeDangling"
    if source not in site.nodes:
        yield Finding(rule, partial(_lost, site, number, "fromID", "begins"))
    if target not in site.nodes:
        yield Finding(rule, partial(_lost, site, number, "toID", "ends"))


def _lost(site: Site, number: int, field: str, verb: str) -> Said:
    edge = site.graph.edges[number]
    key = edge.source if field == "fromID" else edge.target
    what = f"{verb} at {shortened(key, 60)}, which is no node"
    place = site.place("edges", number).at(field)
    return Said(f"{_named(edge)} {what}", place, key)


def _problem(site: Site, number: int, rule: str) -> Said:
    edge = site.graph.edges[number]
    kinds = site.type(edge.source), site.type(edge.target)
    sentence = f"{_named(edge)} {_PROBLEMS[rule].format(*kinds)}"
    return Said(sentence, site.place("edges", number), edge.source)


def _named(edge: Edge) -> str:
    return f"the edge from {shortened(edge.source, 60)} to {shortened(edge.target, 60)}"


def _signature(first: str, last: str) -> str | None:
    """Give the rule that an edge between nodes of two types breaks."""
    if first not in SCHEME_TYPES and last not in SCHEME_TYPES:
        return "AifEdgeWithoutScheme"
    transits = TRANSITION in {first, last} and ILLOCUTION not in {first, last}
    return None if transits or (first, last) in _USUAL else "AifEdgeUnusual"


_SIGNATURES = {
    (first, last): _signature(first, last)
    for first in NODE_TYPES
    for last in NODE_TYPES
}
"""By the types of its ends the rule that an edge breaks; other types have none."""


def _scheme_node(site: Site, node: Node) -> Iterator[Finding]:
    incoming, outgoing = _ENDS[node.type]
    entering, leaving = site.entering[node.id], site.leaving[node.id]
    if not entering:
        yield site.node_finding("AifNoPremise", node.id, f"has no {incoming}")
    targets = [key for key in dict.fromkeys(leaving) if not _anchored(site, node, key)]
    if not targets:
        yield site.node_finding("AifNoConclusion", node.id, f"has no {outgoing}")
    if len(targets) > 1:
        words = partial(_several, targets, outgoing)
        yield site.node_finding("AifSeveralConclusions", node.id, words)
    if node.type == TRANSITION:
        yield from _transition(site, node.id, (*entering, *targets))
    both = set(entering).intersection(targets) - {node.id}
    if both:
        words = partial(_both_ends, site, both)
        yield site.node_finding("AifSelfLoop", node.id, words)


def _transition(site: Site, node: str, ends: tuple[str, ...]) -> Iterator[Finding]:
    fitting = {LOCUTION, ILLOCUTION}
    others = [key for key in ends if site.type(key) not in fitting and key != node]
    if others:
        words = partial(_joined, site, others)
        yield site.node_finding("AifTransitionEnds", node, words)


def _several(targets: list[str], outgoing: str) -> str:
    return f"has {len(targets)} of {outgoing}: {', '.join(targets[:4])}"


def _both_ends(site: Site, both: set[str]) -> str:
    return f"leads from {site.named(min(both))} to itself"


def _joined(site: Site, others: list[str]) -> str:
    return f"joins {', '.join(map(site.named, others[:4]))}, not locutions"


def _same_as(site: Site, first: str) -> str:
    return f"says the same as {site.named(first)}"


def _anchored(site: Site, node: Node, target: str) -> bool:
    """Say whether an edge only leads to an illocution that rests on a scheme node."""
    return node.type != ILLOCUTION and site.type(target) == ILLOCUTION


def _repeated_relations(site: Site) -> Iterator[Finding]:
    seen: dict[tuple[object, ...], str] = {}
    for node in site.nodes.values():
        entering, leaving = site.entering[node.id], site.leaving[node.id]
        if node.type in _ARGUING and entering and leaving:
            ends = (node.type, node.scheme, frozenset(entering), frozenset(leaving))
            first = seen.setdefault(ends, node.id)
            if first != node.id:
                words = partial(_same_as, site, first)
                yield site.node_finding("AifRelationRepeated", node.id, words)
