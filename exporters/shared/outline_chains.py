"""Rebuttal chains, under the positions that they belong to."""

from __future__ import annotations

from disputatio.exporters.shared.outline import ChainGroup, ChainLine
from disputatio.exporters.shared.outline_lines import Lines
from disputatio.exporters.shared.outline_positions import position_title
from disputatio.exporters.shared.outline_trees import Forest
from disputatio.schemas.views import Step

OUTSIDE = "Under no position"
"""Heading of the chains that bear on no position."""


def chain_groups(lines: Lines, forest: Forest) -> tuple[ChainGroup, ...]:
    """Give the chains by position, those under none last."""
    groups: dict[int, list[tuple[ChainLine, ...]]] = {}
    for chain in lines.views.chains:
        branch = forest.placed.get(chain[0].key)
        number = branch.position if branch else 0
        groups.setdefault(number, []).append(_chain(lines, forest, chain))
    order = sorted(groups, key=lambda number: (number == 0, number))
    return tuple(
        ChainGroup(
            title=_title(lines, number),
            anchor=f"chains-{number}",
            chains=tuple(groups[number]),
        )
        for number in order
    )


def _title(lines: Lines, number: int) -> str:
    if number == 0:
        return OUTSIDE
    return f"{number}. {position_title(lines.views.standings[number - 1])}"


def _chain(
    lines: Lines, forest: Forest, chain: tuple[Step, ...]
) -> tuple[ChainLine, ...]:
    return tuple(_line(lines, forest, step) for step in chain)


def _line(lines: Lines, forest: Forest, step: Step) -> ChainLine:
    relation = step.relation
    branch = forest.placed.get(step.key)
    if relation is None and branch is not None:
        relation = branch.relation
    return ChainLine(depth=step.depth, line=lines.line(step.key, relation))
