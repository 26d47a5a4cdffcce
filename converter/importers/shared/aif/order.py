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
        Locutions that are not there, because a tool dropped them, pass on the order
        of those around them.
    """
    ranked = _ranked(speaking, starts)
    rank = dict(zip(ranked, count()))
    before, after = _transitions(index)
    gaps = _gaps(index, before, after) if index.others.edges else {}
    if not gaps and _are_followed(rank, before, after):
        return ranked
    transitions = _between_ranks(rank | gaps, before, after)
    if not gaps and all(max(b) < min(a) for b, a in transitions):
        return ranked
    places = _sorted(len(ranked), len(gaps), transitions)
    return [ranked[place] for place in places if place >= 0]


def _ranked(speaking: Sequence[str], starts: Iterable[str | None]) -> list[str]:
    """Give locutions by time, then as in the file."""
    time = ""
    times = [time := time if start is None else start for start in starts]
    order = sorted(range(len(times)), key=times.__getitem__)
    return [speaking[place] for place in order]


def _transitions(index: Index) -> tuple[list[_Ends], list[_Ends]]:
    """Give for every transition from what it leads, and to what; absent nodes too."""
    ids, kinds = index.schemes.fields[:2]
    turns = [key for key, kind in zip(ids, kinds, strict=True) if kind == TRANSITION]
    before: list[_Ends] = list(map(index.entering.get, turns, repeat(())))
    after: list[_Ends] = list(map(index.leaving.get, turns, repeat(())))
    if not index.others.edges:
        return before, after
    sources, targets = _absent(index)
    return (
        [
            (*there, *sources.get(turn, ()))
            for turn, there in zip(turns, before, strict=True)
        ],
        [
            (*there, *targets.get(turn, ()))
            for turn, there in zip(turns, after, strict=True)
        ],
    )


def _absent(index: Index) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Give by node the absent nodes from which edges lead to it, and to which."""
    sources: dict[str, list[str]] = {}
    targets: dict[str, list[str]] = {}
    for edge in index.others.edges:
        if edge.source not in index.ids:
            sources.setdefault(edge.target, []).append(edge.source)
        if edge.target not in index.ids:
            targets.setdefault(edge.source, []).append(edge.target)
    return sources, targets


def _gaps(
    index: Index, before: Iterable[_Ends], after: Iterable[_Ends]
) -> dict[str, int]:
    """Give ranks, below those of all locutions, to absent nodes between transitions."""
    between = set(chain.from_iterable(before)).intersection(chain.from_iterable(after))
    return dict(zip(sorted(between - index.ids), count(-1, -1)))


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


def _sorted(size: int, gaps: int, transitions: Sequence[_Transition]) -> Iterator[int]:
    """Sort topologically, the lowest rank first.

    Args:
        size: how many locutions there are; their ranks are the numbers below.
        gaps: how many absent ones are ranked from -1 downwards. They are passed as
            soon as they can be.
        transitions: what is before what.
    """
    # The gaps are counted from the end of these lists
    after: list[list[int]] = [[] for _ in range(size + gaps)]
    before = [0] * (size + gaps)
    for number, (sources, targets) in enumerate(transitions):
        for rank in sources:
            after[rank].append(number)
        for rank in targets:
            before[rank] += 1
    waiting = [len(sources) for sources, _ in transitions]
    ready = [rank for rank in range(-gaps, size) if not before[rank]]
    done = [False] * (size + gaps)
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
