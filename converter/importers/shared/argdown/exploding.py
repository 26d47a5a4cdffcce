"""The view that makes every step of a reasoning an argument of its own."""

from __future__ import annotations

from typing import Any

import attrs

from disputatio.converter.importers.shared.argdown.model import (
    Member,
    Model,
    ModelProblem,
    Node,
)

_CONCLUSIONS = {"intermediary-conclusion", "main-conclusion"}


def explode(model: Model) -> None:
    """Replace arguments of several steps by one argument for each step.

    Raises:
        ModelProblem: a step uses what is no line, or a title is taken.
    """
    for title in list(model.arguments):
        _explode(model, model.arguments[title])


def _explode(model: Model, argument: Node) -> None:
    steps = [
        _step(model, argument, place)
        for place, line in enumerate(argument.pcs)
        if line.role in _CONCLUSIONS
    ]
    if len(steps) <= 1:
        return
    made = [_argument(argument, n, step) for n, step in enumerate(steps, 1)]
    last = made[-1]
    last.relations = list(argument.relations)
    for relation in last.relations:
        if relation.source is argument:
            relation.source = last
        else:
            relation.target = last
    del model.arguments[argument.title]
    for node in made:
        if node.title in model.arguments:
            raise ModelProblem(f"an argument <{node.title}> is there already")
        model.arguments[node.title] = node


def _argument(argument: Node, number: int, step: list[Member]) -> Node:
    title = f"{argument.title} - {number}"
    for line in step:
        line.argument = title
    return attrs.evolve(argument, title=title, pcs=step, relations=[])


def _step(model: Model, argument: Node, place: int) -> list[Member]:
    """Give the lines of one step: what it uses, and its conclusion."""
    conclusion = argument.pcs[place]
    uses = _uses(conclusion)
    if uses is None:
        first = place - 1
        while first > 0 and argument.pcs[first].role != "intermediary-conclusion":
            first -= 1
        lines = argument.pcs[max(first, 0) : place]
        order = reversed(lines)
    else:
        lines = [_used(argument, number) for number in uses]
        order = iter(lines)
    copies = {id(line): _copy(model, line, "premise") for line in order}
    step = [copies[id(line)] for line in lines]
    return [*step, _copy(model, conclusion, "main-conclusion")]


def _copy(model: Model, line: Member, role: str) -> Member:
    """Give a line in another role, in the place of the line among its statement's."""
    made = attrs.evolve(line, role=role)
    members = model.statements[line.title].members
    place = next((n for n, other in enumerate(members) if other is line), None)
    if place is not None:
        del members[place]
    members.append(made)
    return made


def _uses(conclusion: Member) -> list[Any] | None:
    """Give the numbers of lines that an inference or its conclusion names."""
    step = conclusion.step.data if conclusion.step is not None else None
    own = conclusion.element.data
    for data, key in ((step, "uses"), (own, "uses"), (step, "from")):
        found = data.get(key) if isinstance(data, dict) else None
        if isinstance(found, list):
            return found
    return None


def _used(argument: Node, number: Any) -> Member:
    whole = isinstance(number, int | float) and number == int(number)
    place = int(number) - 1 if whole else -1
    if not 0 <= place < len(argument.pcs):
        raise ModelProblem(f"<{argument.title}> uses a line that it does not have")
    return argument.pcs[place]
