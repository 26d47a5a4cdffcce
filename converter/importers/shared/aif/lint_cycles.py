"""Circles of support in an AIF graph."""

from __future__ import annotations

from collections.abc import Iterator

from disputatio.converter.importers.shared.aif.lint_sites import Site
from disputatio.schemas.foreign.aif import INFERENCE, INFORMATION


def cycles(site: Site) -> Iterator[list[str]]:
    """Give each circle of claims and inferences: nodes that all support each other.

    Circles that share a node are one (strongly connected components, by Tarjan's way
    without recursion); nodes stand in the order of the file.
    """
    kinds = {INFERENCE, INFORMATION}
    below = {
        key: [t for t in site.leaving[key] if site.type(t) in kinds]
        for key, node in site.nodes.items()
        if node.type in kinds
    }
    place = {key: number for number, key in enumerate(below)}
    for component in _components(below):
        if len(component) > 1:
            yield sorted(component, key=place.__getitem__)


def _components(below: dict[str, list[str]]) -> Iterator[list[str]]:
    index: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    waiting: set[str] = set()
    path: list[tuple[str, Iterator[str]]] = []

    def enter(key: str) -> None:
        index[key] = lowest[key] = len(index)
        stack.append(key)
        waiting.add(key)
        path.append((key, iter(below[key])))

    for start in below:
        if start not in index:
            enter(start)
        while path:
            key, targets = path[-1]
            target = next(targets, None)
            if target is None:
                path.pop()
                if path:
                    above = path[-1][0]
                    lowest[above] = min(lowest[above], lowest[key])
                if lowest[key] == index[key]:
                    yield _taken(stack, waiting, key)
            elif target not in index:
                enter(target)
            elif target in waiting:
                lowest[key] = min(lowest[key], index[target])


def _taken(stack: list[str], waiting: set[str], key: str) -> list[str]:
    """Take the nodes of one component off the stack."""
    component = [stack.pop()]
    while component[-1] != key:
        component.append(stack.pop())
    waiting.difference_update(component)
    return component
