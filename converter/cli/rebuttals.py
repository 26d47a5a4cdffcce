"""Rebuttal chains as lines, with what is said twice put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define, field

from disputatio.converter.cli.speaking import label_of
from disputatio.converter.cli.wording import Wording
from disputatio.schemas.views import Step

SAME = 40
"""How many equal characters make two beginnings the same words."""


@define
class Line:
    """One line of a chain: who says what against the line above."""

    depth: int
    """0 for what is rebutted first."""
    key: str
    """Key of the first element that says it."""
    label: str
    """Who says it."""
    words: str
    """What is said."""
    relations: list[str] = field(factory=list)
    """Keys of the rebuttals that lead to the line above."""
    below: dict[tuple[str, str], Line] = field(factory=dict, repr=False)
    """The lines that speak against this one, by label and first words."""


def lines(wording: Wording, chain: Iterable[Step]) -> Iterator[Line]:
    """Give a chain line by line, each before the lines against it.

    A post, its passage and its claim may all rebut the same thing with one sentence;
    that is one line, the longest, and what speaks against any of them stands below it.
    """
    top = Line(-1, "", "", "")
    path = [top]
    for step in chain:
        del path[step.depth + 1 :]
        path.append(_line(wording, step, path[-1]))
    waiting = list(reversed(top.below.values()))
    while waiting:
        line = waiting.pop()
        yield line
        waiting += reversed(line.below.values())


def _line(wording: Wording, step: Step, above: Line) -> Line:
    label = label_of(wording.views, step.key)
    words = wording.of(step.key, step.relation)
    found = Line(step.depth, step.key, label, words)
    line = above.below.setdefault((label, words[:SAME]), found)
    line.words = max(line.words, words, key=len)
    if step.relation is not None:
        line.relations.append(step.relation.key)
    return line
