"""The order of locutions: along the transitions, then by time, then as in the file."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence

from disputatio.converter.importers.shared.aif.index import Index
from disputatio.schemas.foreign.aif import TRANSITION

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
    if _lead_on(index, ranks):
        return sorted(ranks, key=ranks.__getitem__)
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


def _lead_on(index: Index, ranks: Mapping[str, _Rank]) -> bool:
    """Say whether every transition leads to a later rank: then these are the order."""
    for _, sources, targets in _transitions(index, ranks):
        if sources and targets:
            last = max(map(ranks.__getitem__, sources))
            if min(map(ranks.__getitem__, targets)) <= last:
                return False
    return True


def _transitions(
    index: Index, ranks: Mapping[str, _Rank]
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Give every transition with the locutions from which and to which it leads."""
    for node in index.schemes:
        if node.type == TRANSITION:
            incoming, outgoing = index.ends[node.id]
            sources = [edge.source for edge in incoming if edge.source in ranks]
            targets = [edge.target for edge in outgoing if edge.target in ranks]
            yield node.id, sources, targets


def _following(index: Index, ranks: Mapping[str, _Rank]) -> dict[str, list[str]]:
    """Give what follows each locution: transitions, and after those the answers."""
    after: dict[str, list[str]] = {key: [] for key in ranks}
    for key, sources, targets in _transitions(index, ranks):
        after[key] = targets
        for source in sources:
            after[source].append(key)
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
