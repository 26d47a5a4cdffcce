"""What is odd about the edges of an AIF graph, and about the ends of scheme nodes."""

from __future__ import annotations

from collections.abc import Iterator

from disputatio.converter.importers.shared.aif.lint_cycles import cycles
from disputatio.converter.importers.shared.aif.lint_sites import Site
from disputatio.converter.importers.shared.aif.rules import Place, finding
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
from disputatio.schemas.notices import Notice
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

_ENDS = {
    INFERENCE: ("premise", "conclusion"),
    CONFLICT: ("conflicting element", "conflicted element"),
    REPHRASE: ("rephrasing", "rephrased element"),
    PREFERENCE: ("preferred element", "dispreferred element"),
    TRANSITION: ("start", "end"),
    ILLOCUTION: ("locution or anchor", "content"),
}
"""What the two sides of a scheme node are called."""


def edge_findings(site: Site) -> Iterator[Notice]:
    """Give what is odd about edges, scheme nodes and cycles."""
    seen: set[tuple[str, str]] = set()
    ids: set[str] = set()
    for number, edge in enumerate(site.graph.edges):
        yield from _edge(site, number, edge, seen, ids)
    for node in site.nodes.values():
        if node.type in SCHEME_TYPES:
            yield from _scheme_node(site, node)
        if not site.entering[node.id] and not site.leaving[node.id]:
            yield site.node_finding("AifIsolated", node.id, "has no edge")
    yield from _repeated_relations(site)
    for circle in cycles(site):
        names = ", ".join(map(site.named, circle[:4]))
        more = f" and {len(circle) - 4} more" if len(circle) > 4 else ""
        problem = f"supports itself in a circle of {names}{more}"
        yield site.node_finding("AifSupportCycle", circle[0], problem)


def _edge(
    site: Site, number: int, edge: Edge, seen: set[tuple[str, str]], ids: set[str]
) -> Iterator[Notice]:
    if edge.id and edge.id in ids:
        sentence = f"two edges have the edgeID {shortened(edge.id, 40)}"
        place = site.place("edges", number).at("edgeID")
        yield finding("AifEdgeIdRepeated", sentence, place, None)
    ids.add(edge.id)
    if edge.source not in site.nodes or edge.target not in site.nodes:
        yield from _dangling(site, edge, site.place("edges", number))
        return
    pair = edge.source, edge.target
    problems = [_signature(site, edge)]
    if pair in seen:
        problems.insert(0, ("AifEdgeRepeated", "stands twice"))
    seen.add(pair)
    for rule, problem in problems:
        if rule is not None:
            sentence = f"{_named(edge)} {problem}"
            yield finding(rule, sentence, site.place("edges", number), edge.source)


def _dangling(site: Site, edge: Edge, place: Place) -> Iterator[Notice]:
    ends = {"fromID": ("begins", edge.source), "toID": ("ends", edge.target)}
    for field, (verb, key) in ends.items():
        if key not in site.nodes:
            what = f"{verb} at {shortened(key, 60)}, which is no node"
            sentence = f"{_named(edge)} {what}"
            yield finding("AifEdgeDangling", sentence, place.at(field), key)


def _named(edge: Edge) -> str:
    ends = shortened(edge.source, 60), shortened(edge.target, 60)
    return "the edge from {} to {}".format(*ends)


def _signature(site: Site, edge: Edge) -> tuple[str | None, str]:
    first, last = site.type(edge.source), site.type(edge.target)
    if edge.source == edge.target:
        return "AifSelfLoop", "leads back to where it begins"
    if first not in NODE_TYPES or last not in NODE_TYPES:
        return None, ""
    if first not in SCHEME_TYPES and last not in SCHEME_TYPES:
        problem = f"leads from {first} to {last} without a scheme node between them"
        return "AifEdgeWithoutScheme", problem
    if TRANSITION in {first, last} and ILLOCUTION not in {first, last}:
        return None, ""
    if (first, last) in _USUAL:
        return None, ""
    return (
        "AifEdgeUnusual",
        f"leads from {first} to {last}, which is outside of the textbook",
    )


def _scheme_node(site: Site, node: Node) -> Iterator[Notice]:
    incoming, outgoing = _ENDS[node.type]
    entering, leaving = site.entering[node.id], site.leaving[node.id]
    if not entering:
        yield site.node_finding("AifNoPremise", node.id, f"has no {incoming}")
    targets = [key for key in dict.fromkeys(leaving) if not _anchored(site, node, key)]
    if not targets:
        yield site.node_finding("AifNoConclusion", node.id, f"has no {outgoing}")
    if len(targets) > 1:
        problem = f"has {len(targets)} of {outgoing}: {', '.join(targets[:4])}"
        yield site.node_finding("AifSeveralConclusions", node.id, problem)
    if node.type == TRANSITION:
        yield from _transition(site, node.id, (*entering, *targets))
    both = set(entering).intersection(targets) - {node.id}
    if both:
        problem = f"leads from {site.named(min(both))} to itself"
        yield site.node_finding("AifSelfLoop", node.id, problem)


def _transition(site: Site, node: str, ends: tuple[str, ...]) -> Iterator[Notice]:
    fitting = {LOCUTION, ILLOCUTION}
    others = [key for key in ends if site.type(key) not in fitting and key != node]
    if others:
        problem = f"joins {', '.join(map(site.named, others[:4]))}, not locutions"
        yield site.node_finding("AifTransitionEnds", node, problem)


def _anchored(site: Site, node: Node, target: str) -> bool:
    """Say whether an edge only leads to an illocution that rests on a scheme node."""
    return node.type != ILLOCUTION and site.type(target) == ILLOCUTION


def _repeated_relations(site: Site) -> Iterator[Notice]:
    seen: dict[tuple[object, ...], str] = {}
    for node in site.nodes.values():
        entering, leaving = site.entering[node.id], site.leaving[node.id]
        if node.type in _ARGUING and entering and leaving:
            ends = (node.type, node.scheme, frozenset(entering), frozenset(leaving))
            first = seen.setdefault(ends, node.id)
            if first != node.id:
                problem = f"says the same as {site.named(first)}"
                yield site.node_finding("AifRelationRepeated", node.id, problem)
