"""The units of an Argdown document and their order, section by section.

A unit is what stands between two empty lines and belongs together: a claim with all
that is nested below it, a further wording of a claim, or a reasoning.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from attrs import field, frozen

from disputatio.exporters.shared.argdown_layout import NOWHERE, Layout, named_first
from disputatio.exporters.shared.argdown_relations import NO_CLAIM, Edge
from disputatio.exporters.shared.argdown_topics import groups_of

Unit: TypeAlias = tuple[int, int]
"""Node of a claim or reasoning, and which wording of a claim stands there.

Wording 0 stands for the claim with all that is nested below it, -1 for its bare name.
"""


@frozen
class Part:
    """A heading and what stands below it."""

    section: int | None = None
    """Place of the section; None for a heading of ours."""
    claim: int | None = None
    """Place of the claim after which a heading of ours is named."""
    heads: bool = True
    """Whether there is a heading."""
    units: list[Unit] = field(factory=list)
    """What stands below it, in order."""


def parts_of(layout: Layout, by_topic: bool) -> list[Part]:
    """Give all units in order: under the debate's sections, else by position or topic."""
    debate = layout.related.debate
    items = _items(layout)
    if debate.sections:
        return list(_by_section(layout, items))
    groups = groups_of(layout, by_topic)
    if not groups.leaders:
        return [Part(heads=False, units=_ordered(layout, sorted(items[NOWHERE])))]
    return list(_by_group(layout, items[NOWHERE], groups.leaders, groups.of))


def _by_section(layout: Layout, items: Mapping[int, list[Unit]]) -> Iterator[Part]:
    for section in range(NOWHERE, len(layout.related.debate.sections)):
        units = _ordered(layout, sorted(items[section]))
        heads = section != NOWHERE
        if heads or units:
            yield Part(section if heads else None, heads=heads, units=units)


def _by_group(
    layout: Layout,
    items: Sequence[Unit],
    leaders: Sequence[int],
    group: Sequence[int],
) -> Iterator[Part]:
    members: defaultdict[int, list[Unit]] = defaultdict(list)
    for unit in items:
        members[group[unit[0]]].append(unit)
    for leader in (*leaders, NO_CLAIM):
        if members[leader]:
            roots = sorted(members[leader], key=lambda u: (u != (leader, 0), u))
            claim = None if leader == NO_CLAIM else leader
            yield Part(claim=claim, units=_ordered(layout, roots))


def _items(layout: Layout) -> defaultdict[int, list[Unit]]:
    """Give the roots of blocks by section, and the further wordings of claims."""
    related = layout.related
    places = {s.key: i for i, s in enumerate(related.debate.sections)}
    items: defaultdict[int, list[Unit]] = defaultdict(list)
    for index, node in enumerate(layout.nodes):
        if node.parent is None:
            items[node.section].append((index, 0))
    for index, section in named_first(related).items():
        items[section].append((index, -1))
    for index, claim in enumerate(related.debate.claims):
        for place, wording in enumerate(claim.wordings[1:], 1):
            if (index, place) not in related.homes:
                key = wording.section
                where = NOWHERE if key is None else places[key]
                items[where].append((index, place))
    return items


def nested(layout: Layout, node: int) -> list[Edge]:
    """Give the relations by which lines are nested directly below one, in order."""
    nodes = layout.nodes
    below = (nodes[c].edge for c in nodes[node].children if nodes[c].parent == node)
    edges = [edge for edge in below if edge is not None]
    return sorted(edges, key=lambda edge: edge.relation)


def _ordered(layout: Layout, roots: Sequence[Unit]) -> list[Unit]:
    """Give units with what follows them, and no wording before an earlier one."""
    units = [unit for root in roots for unit in _with_later(layout, root)]
    here = set(units)
    done: dict[Unit, None] = {}
    for unit in units:
        path = [(unit, iter(_before(layout, unit)))]
        on_path = {unit}
        while path:
            top, earlier = path[-1]
            waits = (u for u in earlier if u in here and u not in done)
            found = next((u for u in waits if u not in on_path), None)
            if found is None:
                done[top] = None
                path.pop()
            else:
                path.append((found, iter(_before(layout, found))))
                on_path.add(found)
    return list(done)


def _before(layout: Layout, unit: Unit) -> list[Unit]:
    """Give the units that hold the wording before each one that a unit holds."""
    related, (node, wording) = layout.related, unit
    reasoning = layout.reasoning_at(node)
    if reasoning is None:
        held = [(node, wording)]
    else:
        lines = related.reasonings[reasoning].lines
        held = [(line.claim, line.wording or 0) for line in lines]
    return [_holder(layout, claim, place - 1) for claim, place in held if place > 0]


def _holder(layout: Layout, claim: int, wording: int) -> Unit:
    reasoning = layout.related.homes.get((claim, wording))
    if reasoning is not None:
        return layout.node_of(reasoning), 0
    return claim, wording


def _with_later(layout: Layout, root: Unit) -> Iterator[Unit]:
    """Give a unit and those that follow it: deeper claims, and reasonings."""
    yield root
    if root[1]:
        return
    waiting = deque(_later(layout, root[0]))
    while waiting:
        node = waiting.popleft()
        yield node, 0
        waiting.extend(_later(layout, node))


def _later(layout: Layout, node: int) -> list[int]:
    """Give the units that follow one, by what hangs on the lines in it."""
    found: list[int] = []
    stack = [node]
    while stack:
        top = stack.pop()
        for child in layout.nodes[top].children:
            below = layout.nodes[child]
            if below.parent != top:
                continue
            if below.later:
                found.append(child)
            else:
                stack.append(child)
    return sorted(found)
