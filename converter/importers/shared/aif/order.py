"""The order of locutions: along the transitions, then by time, then as in the file."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, repeat
from typing import TypeAlias

from disputatio.converter.importers.shared.aif.index import Index
from disputatio.schemas.foreign.aif import TRANSITION

_Transition: TypeAlias = tuple[list[int], list[int]]
"""From which locutions and to which it leads, by their ranks."""


def order_of(
    index: Index, speaking: Sequence[str], starts: Iterable[str | None]
) -> list[str]:
    """Give locutions in the order in which they were said.

    Args:
        index: the graph.
        speaking: nodeIDs of the L-nodes, in the order of the file.
        starts: for each its sortable time; one without takes the time of the one before.

    Returns:
        All of `speaking`. A cycle of transitions is cut at its earliest locution.
    """
    ranked = _ranked(speaking, starts)
    transitions = _transitions(index, ranked)
    if all(max(sources) < min(targets) for sources, targets in transitions):
        return ranked
    return [ranked[rank] for rank in _sorted(len(ranked), transitions)]


def _ranked(speaking: Sequence[str], starts: Iterable[str | None]) -> list[str]:
    """Give locutions by time, then as in the file."""
    time = ""
    times = [time := time if start is None else start for start in starts]
    order = sorted(range(len(times)), key=times.__getitem__)
    return [speaking[place] for place in order]


def _transitions(index: Index, ranked: Iterable[str]) -> list[_Transition]:
    """Give every transition that leads from locutions to locutions."""
    rank = dict(zip(ranked, count()))
    ids, kinds = index.schemes.fields[:2]
    turns = [key for key, kind in zip(ids, kinds, strict=True) if kind == TRANSITION]
    incoming = map(index.entering.get, turns, repeat(()))
    outgoing = map(index.leaving.get, turns, repeat(()))
    ends = [
        (
            [rank[key] for key in into if key in rank],
            [rank[key] for key in out if key in rank],
        )
        for into, out in zip(incoming, outgoing, strict=True)
    ]
    return [each for each in ends if all(each)]


def _sorted(size: int, transitions: Sequence[_Transition]) -> Iterator[int]:
    """Sort topologically, the lowest rank first."""
    after: list[list[int]] = [[] for _ in range(size)]
    before = [0] * size
    for number, (sources, targets) in enumerate(transitions):
        for rank in sources:
            after[rank].append(number)
        for rank in targets:
            before[rank] += 1
    waiting = [len(sources) for sources, _ in transitions]
    ready = [rank for rank, number in enumerate(before) if not number]
    done = [False] * size
    earliest = iter(range(size))
    while True:
        rank = heapq.heappop(ready) if ready else next(earliest, size)
        if rank == size:
            return
        if done[rank]:
            continue
        done[rank] = True
        yield rank
        for number in after[rank]:
            waiting[number] -= 1
            for target in () if waiting[number] else transitions[number][1]:
                before[target] -= 1
                if not before[target] and not done[target]:
                    heapq.heappush(ready, target)
