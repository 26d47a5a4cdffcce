"""The lines of an Argdown reasoning from its steps, and its steps from its lines.

The reader keeps lines only where `derived_lines` would give others; the writer takes
kept lines only while they still tell the steps that the debate has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from attrs import frozen

Step: TypeAlias = tuple[tuple[str, ...], str]
"""Keys of the premises of a step, and the key of its conclusion."""


@frozen
class ReasoningLine:
    """A line of a reasoning."""

    claim: str
    """Key of its claim."""
    concludes: bool = False
    """Whether an inference stands above it."""
    uses: tuple[int, ...] = ()
    """Numbers of the premises that the step names; none: those since the last step."""
    named: bool = False
    """Whether the claim is only named here, though another line of it has words."""


def derived_lines(steps: Iterable[Step]) -> tuple[ReasoningLine, ...]:
    """Give the lines for steps: each premise once, named again where it is used again."""
    lines: list[ReasoningLine] = []
    numbers: dict[str, int] = {}
    previous: str | None = None
    for sources, target in steps:
        chained = bool(sources) and sources[0] == previous
        distinct = dict.fromkeys(sources)
        simple = chained or (previous is None and len(distinct) == len(sources))
        again = [s for s in distinct if s not in numbers]
        for claim in sources[chained:] if simple else again:
            lines.append(ReasoningLine(claim))
            numbers[claim] = len(lines)
        uses = () if simple else tuple(numbers[s] for s in sources)
        lines.append(ReasoningLine(target, concludes=True, uses=uses))
        numbers[target] = len(lines)
        previous = target
    return tuple(lines)


def told_steps(lines: Sequence[ReasoningLine]) -> list[Step]:
    """Give the steps that lines tell to a reader."""
    steps: list[Step] = []
    since = 0
    for place, line in enumerate(lines):
        if not line.concludes:
            continue
        numbers = line.uses or range(max(since, 1), place + 1)
        steps.append((tuple(lines[n - 1].claim for n in numbers), line.claim))
        since = place + 1
    return steps


def told_uses(data: Mapping[str, Any], count: int) -> tuple[int, ...]:
    """Give the numbers of lines that data say a step uses; () where they fit no line.

    `count` is how many lines stand above.
    """
    uses = data.get("uses")
    if not isinstance(uses, list | tuple) or not uses:
        return ()
    whole = all(type(n) is int and 0 < n <= count for n in uses)
    return tuple(uses) if whole else ()


def kept_lines(lines: Iterable[ReasoningLine]) -> list[dict[str, Any]]:
    """Give lines as JSON."""
    return [
        {"claim": line.claim}
        | ({"concludes": True} if line.concludes else {})
        | ({"uses": list(line.uses)} if line.uses else {})
        | ({"named": True} if line.named else {})
        for line in lines
    ]


def lines_kept(value: object, steps: Sequence[Step]) -> tuple[ReasoningLine, ...]:
    """Give lines from JSON; the derived ones where those do not tell the steps."""
    found = _lines(value)
    if found is None or told_steps(found) != list(steps):
        return derived_lines(steps)
    return found


def _lines(value: object) -> tuple[ReasoningLine, ...] | None:
    if not isinstance(value, list | tuple):
        return None
    lines: list[ReasoningLine] = []
    for place, item in enumerate(value):
        line = _line(item, place)
        if line is None:
            return None
        lines.append(line)
    return tuple(lines) if lines and lines[-1].concludes else None


def _line(item: object, place: int) -> ReasoningLine | None:
    if not isinstance(item, Mapping) or not isinstance(item.get("claim"), str):
        return None
    uses = told_uses(item, place)
    if not uses and item.get("uses"):
        return None
    return ReasoningLine(
        item["claim"],
        concludes=item.get("concludes") is True,
        uses=uses,
        named=item.get("named") is True,
    )
