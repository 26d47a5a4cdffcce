"""Relations of both sheets with their ends in the thread, and which of them are the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from attrs import frozen

from disputatio.schemas.debate import Relation, RelationKind


@frozen(kw_only=True)
class Tie:
    """A relation of a sheet, with its ends as keys of the thread."""

    relation: Relation
    """The relation of the sheet."""
    sources: tuple[str, ...]
    """Keys of its sources in the thread."""
    targets: tuple[str, ...]
    """Keys of its targets in the thread."""
    argument: str | None
    """Key of the argument whose step it is."""
    facts: tuple[str | None, ...]
    """Its fact in the words of now and of before, see `argdown_held`."""

    @property
    def kind(self) -> RelationKind:
        """Give what is done."""
        return self.relation.kind

    @property
    def identity(self) -> tuple[object, ...]:
        """Give what makes it this relation; a contradiction has no direction."""
        ends: tuple[object, ...] = (self.sources, self.targets)
        if self.kind == "contradiction":
            ends = (frozenset((*self.sources, *self.targets)),)
        return (self.kind, self.argument, *ends)


def levels(
    relations: Sequence[Relation],
) -> tuple[list[list[Relation]], list[Relation]]:
    """Give relations in rows, each resting only on rows before, and those in circles."""
    waiting = {relation.key: relation for relation in relations}
    users: dict[str, list[str]] = {}
    missing: dict[str, int] = {}
    for relation in relations:
        ends = {*relation.sources, *relation.targets} & waiting.keys()
        missing[relation.key] = len(ends)
        for end in ends:
            users.setdefault(end, []).append(relation.key)
    rows: list[list[Relation]] = []
    row = [relation for relation in relations if not missing[relation.key]]
    while row:
        rows.append(row)
        freed: list[str] = []
        for relation in row:
            del waiting[relation.key]
            for key in users.get(relation.key, ()):
                missing[key] -= 1
                freed += [key] if not missing[key] else []
        row = [waiting[key] for key in freed]
    return rows, list(waiting.values())


Pair = tuple[Tie, Tie]
"""A relation of the edited file and the one of the export that it was."""

Rule = Callable[[Tie], Hashable]
"""What two relations must have in common to be one that was changed."""

SAME: tuple[Rule, ...] = (
    lambda tie: tie.identity,
    lambda tie: (tie.kind, tie.argument, frozenset(tie.sources), tie.targets),
)
"""The very same; or the same premises in another order."""
TURNED: tuple[Rule, ...] = (
    lambda tie: (tie.argument, tie.sources, tie.targets),
    lambda tie: (tie.argument, frozenset((*tie.sources, *tie.targets))),
)
"""The same ends: another kind, or the other way round."""
MOVED: tuple[Rule, ...] = (
    lambda tie: (tie.argument, tie.kind, tie.sources),
    lambda tie: (tie.argument, tie.sources),
)
"""The same source: another target."""
PREMISES: tuple[Rule, ...] = (
    lambda tie: tie.argument and (tie.argument, tie.kind, tie.targets),
)
"""A step of the same argument to the same conclusion: other premises."""


def paired(
    edited: Sequence[Tie], export: Sequence[Tie], rules: Iterable[Rule]
) -> tuple[list[Pair], list[Tie], list[Tie]]:
    """Pair what is alike by the first rule, then by the next; give pairs and the rest."""
    pairs: list[Pair] = []
    left, others = list(edited), list(export)
    for rule in rules:
        found, left, others = _paired(left, others, rule)
        pairs += found
    return pairs, left, others


def _paired(
    edited: Sequence[Tie], export: Sequence[Tie], rule: Rule
) -> tuple[list[Pair], list[Tie], list[Tie]]:
    waiting: defaultdict[Hashable, list[Tie]] = defaultdict(list)
    for tie in reversed(export):
        waiting[rule(tie)].append(tie)
    pairs: list[Pair] = []
    left: list[Tie] = []
    taken: set[str] = set()
    for tie in edited:
        alike = waiting.get(rule(tie)) if rule(tie) else None
        if alike:
            other = alike.pop()
            taken.add(other.relation.key)
            pairs.append((tie, other))
        else:
            left.append(tie)
    return pairs, left, [tie for tie in export if tie.relation.key not in taken]
