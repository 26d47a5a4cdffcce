"""The order of locutions: along the transitions, then by time, then as in the file."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, count, repeat
from operator import lt
from typing import TypeAlias

from disputatio.converter.importers.shared.aif.index import Index
from disputatio.schemas.foreign.aif import TRANSITION

_Ends: TypeAlias = tuple[str, ...]
"""Nodes at one side of a transition."""

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
    rank = dict(zip(ranked, count()))
    before, after = _transitions(index)
    if _are_followed(rank, before, after):
        return ranked
    transitions = _between_ranks(rank, before, after)
    if all(max(sources) < min(targets) for sources, targets in transitions):
        return ranked
    return [ranked[place] for place in _sorted(len(ranked), transitions)]


def _ranked(speaking: Sequence[str], starts: Iterable[str | None]) -> list[str]:
    """Give locutions by time, then as in the file."""
    time = ""
    times = [time := time if start is None else start for start in starts]
    order = sorted(range(len(times)), key=times.__getitem__)
    return [speaking[place] for place in order]


def _transitions(index: Index) -> tuple[list[_Ends], list[_Ends]]:
    """Give for every transition from what it leads, and to what."""
    ids, kinds = index.schemes.fields[:2]
    turns = [key for key, kind in zip(ids, kinds, strict=True) if kind == TRANSITION]
    incoming = map(index.entering.get, turns, repeat(()))
    outgoing = map(index.leaving.get, turns, repeat(()))
    return list(incoming), list(outgoing)


def _between_ranks(
    rank: Mapping[str, int], before: Sequence[_Ends], after: Sequence[_Ends]
) -> list[_Transition]:
    """Give the transitions that lead from locutions to locutions."""
    ends = [
        (
            [rank[key] for key in b if key in rank],
            [rank[key] for key in a if key in rank],
        )
        for b, a in zip(before, after, strict=True)
    ]
    return [each for each in ends if all(each)]


def _are_followed(
    rank: Mapping[str, int], before: Sequence[_Ends], after: Sequence[_Ends]
) -> bool:
    """Say whether every transition leads from one locution to a later one."""
    if not set(map(len, chain(before, after))) <= {1}:
        return False
    sources, targets = (
        list(map(rank.get, chain.from_iterable(ends), repeat(place)))
        for ends, place in ((before, -1), (after, len(rank)))
    )
    return all(map(lt, sources, targets))


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
