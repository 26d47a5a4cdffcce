"""Which position or topic everything in a debate without sections belongs to."""

from __future__ import annotations

from collections import deque

from attrs import frozen

from disputatio.exporters.shared.argdown_layout import Layout
from disputatio.exporters.shared.argdown_relations import NO_CLAIM


@frozen
class Groups:
    """The groups of a debate, each named after a claim."""

    leaders: tuple[int, ...]
    """Places of the claims that lead a group, in order."""
    of: list[int]
    """The leader of each node, or `NO_CLAIM`."""


def groups_of(layout: Layout, by_topic: bool) -> Groups:
    """Give the groups: one by position, and by topic one by everything that is argued about."""
    related = layout.related
    layout = Layout.of(related, flat=False) if layout.flat else layout
    roots = _roots(layout)
    leaders = [related.claims[p.claim] for p in related.debate.positions]
    if by_topic:
        leaders = list(dict.fromkeys((*leaders, *_argued_about(layout, roots))))
    led = set(leaders)
    group = [root if root in led else NO_CLAIM for root in roots]
    _follow_relations(layout, roots, group)
    if by_topic:
        _follow_matters(layout, roots, group)
    return Groups(tuple(leaders), [group[root] for root in roots])


def _argued_about(layout: Layout, roots: list[int]) -> list[int]:
    """Give the roots that something argues about and that argue for nothing else."""
    edges = layout.related.edges.values()
    busy = {roots[e.source] for e in edges if e.target != NO_CLAIM and roots[e.source] != roots[e.target]}  # fmt: skip
    about = {roots[e.target] for e in edges if e.target != NO_CLAIM}
    count = len(layout.related.debate.claims)
    return sorted(r for r in about - busy if r < count)


def _follow_relations(layout: Layout, roots: list[int], group: list[int]) -> None:
    """Give a root without a group that of what it argues about first, or that of that."""
    above: dict[int, int] = {}
    for _, edge in sorted(layout.related.edges.items()):
        if edge.source == roots[edge.source] and edge.target != NO_CLAIM:
            above.setdefault(edge.source, roots[edge.target])
    for start in above:
        path: dict[int, None] = {}
        at = start
        while group[at] == NO_CLAIM and at in above and at not in path:
            path[at] = None
            at = above[at]
        for root in path:
            group[root] = group[at]


def _follow_matters(layout: Layout, roots: list[int], group: list[int]) -> None:
    """Give a root without a group that of the first claim it is somehow related to."""
    related = layout.related
    for index in related.rest:
        relation = related.debate.relations[index]
        if relation.kind != "unspecified":
            continue
        ends = [related.claims.get(k) for k in (*relation.sources, *relation.targets)]
        if len(ends) != 2 or ends[0] is None or ends[1] is None:
            continue
        for one, other in (ends, ends[::-1]):
            if one is not None and other is not None and group[roots[one]] == NO_CLAIM:
                group[roots[one]] = group[roots[other]]


def _roots(layout: Layout) -> list[int]:
    """Give by node the node that begins its row of blocks."""
    nodes = layout.nodes
    roots = list(range(len(nodes)))
    waiting = deque(i for i, node in enumerate(nodes) if node.parent is None)
    while waiting:
        index = waiting.popleft()
        for child in nodes[index].children:
            if nodes[child].parent == index:
                roots[child] = roots[index]
                waiting.append(child)
    return roots
