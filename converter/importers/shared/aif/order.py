"""The order of locutions: along the transitions, then by time, then as in the file."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

from disputatio.converter.importers.shared.aif.index import Index
from disputatio.schemas.foreign.aif import LOCUTION, TRANSITION

_Rank = tuple[str, int]


def order_of(
    index: Index, speaking: Sequence[str], starts: Mapping[str, str]
) -> list[str]:
    """Give locutions in the order in which they were said.

    Args:
        index: the graph.
        speaking: nodeIDs of the L-nodes, in the order of the file.
        starts: sortable times of those that have one; another takes the time of the
            one before it in the file.

    Returns:
        All of `speaking`. A cycle of transitions is cut at its earliest locution.
    """
    ranks = _ranks(speaking, starts)
    after = _following(index, ranks)
    waiting = dict.fromkeys((*after, *ranks), 0)
    for targets in after.values():
        for key in targets:
            waiting[key] += 1
    return _sorted(ranks, after, waiting)


def _ranks(speaking: Sequence[str], starts: Mapping[str, str]) -> dict[str, _Rank]:
    time = ""
    ranks: dict[str, _Rank] = {}
    for place, key in enumerate(speaking):
        time = starts.get(key, time)
        ranks[key] = (time, place)
    return ranks


def _following(index: Index, ranks: Mapping[str, _Rank]) -> dict[str, list[str]]:
    """Give what follows each locution: transitions, and after those the answers."""
    after: dict[str, list[str]] = {key: [] for key in ranks}
    for node in index.schemes:
        if node.type != TRANSITION:
            continue
        ends = index.ends[node.id]
        after[node.id] = [e.target for e in ends.outgoing if e.target in ranks]
        for edge in ends.incoming:
            if edge.source in ranks and index.type(edge.source) == LOCUTION:
                after[edge.source].append(node.id)
    return after


def _sorted(
    ranks: Mapping[str, _Rank],
    after: Mapping[str, list[str]],
    waiting: dict[str, int],
) -> list[str]:
    """Sort topologically, the lowest rank first; a transition goes at once."""
    earliest = ("", -1)
    ready = [(ranks.get(k, earliest), k) for k, count in waiting.items() if not count]
    heapq.heapify(ready)
    order: list[str] = []
    done: set[str] = set()
    stuck = iter(sorted(ranks, key=ranks.__getitem__))
    while True:
        key = heapq.heappop(ready)[1] if ready else next(stuck, None)
        if key is None:
            return order
        if key in done:
            continue
        done.add(key)
        if key in ranks:
            order.append(key)
        for target in after[key]:
            waiting[target] -= 1
            if not waiting[target] and target not in done:
                heapq.heappush(ready, (ranks.get(target, earliest), target))
