"""Views of the official model that settings ask for; each changes the model in place.

The rules, odd ones included, are those of `@argdown/core` 2.0.1; what is drawn or
compared must be what the official tools draw. Nothing of it is applied on import.
"""

from __future__ import annotations

from disputatio.converter.importers.shared.argdown.exploding import explode
from disputatio.converter.importers.shared.argdown.model import (
    Model,
    ModelRelation,
    Node,
    Step,
)
from disputatio.converter.importers.shared.argdown.sections import regroup
from disputatio.converter.importers.shared.argdown.settings import Views


def apply(model: Model, views: Views) -> None:
    """Apply views in the official order.

    Raises:
        ModelProblem: they do not fit the document.
    """
    if views.rehomes:
        _rehome(model)
    if views.strict:
        _make_logical(model)
    _drop_redundant(model)
    if views.explodes:
        explode(model)
    if views.regroup:
        regroup(model, views.regroup)


def _drop(relations: list[ModelRelation], relation: ModelRelation) -> None:
    """Remove a relation once; where it is absent the official model loses the last."""
    if relation in relations:
        relations.remove(relation)
    elif relations:
        relations.pop()


def _rehome(model: Model) -> None:
    """Move relations of arguments with steps to their conclusions and last steps."""
    kept = []
    for relation in model.relations:
        source, target = relation.source, relation.target
        keeps = True
        if source.kind == "argument" and source.pcs:
            keeps = _from_conclusion(model, relation, source)
        step = _last_step(target) if relation.kind == "undercut" else None
        if step is not None:
            keeps &= _to_step(relation, step)
        if keeps:
            kept.append(relation)
    model.relations = kept


def _last_step(target: Node | Step) -> Step | None:
    """Give the last step of an argument; None for what has none."""
    if isinstance(target, Step) or target.kind != "argument" or not target.pcs:
        return None
    return target.pcs[-1].step


def _from_conclusion(model: Model, relation: ModelRelation, argument: Node) -> bool:
    """Let a relation start from the argument's conclusion; say whether it is new there."""
    _drop(argument.relations, relation)
    statement = model.statements[argument.pcs[-1].title]
    relation.source = statement
    if any(_alike(other, relation) for other in statement.relations):
        _drop(relation.target.relations, relation)
        return False
    statement.relations.append(relation)
    return True


def _alike(one: ModelRelation, other: ModelRelation) -> bool:
    return one.target is other.target and one.kind == other.kind


def _to_step(relation: ModelRelation, step: Step) -> bool:
    """Let an undercut lead to the argument's last step; say whether it is new there."""
    relation.target = step
    _drop(step.relations, relation)
    if any(other.source is relation.source for other in step.relations):
        _drop(relation.source.relations, relation)
        return False
    step.relations.append(relation)
    return True


def _make_logical(model: Model) -> None:
    """Make support and attack between statements entailment and contrariety."""
    pairs: set[frozenset[int]] = set()
    kept = []
    for relation in model.relations:
        keeps = True
        if _is_between_statements(relation):
            pair = frozenset((id(relation.source), id(relation.target)))
            if relation.kind == "support":
                relation.kind = "entails"
            elif relation.kind == "attack" and pair in pairs:
                _drop(relation.source.relations, relation)
                _drop(relation.target.relations, relation)
                keeps = False
            elif relation.kind == "attack":
                relation.kind = "contrary"
                pairs.add(pair)
        if keeps:
            kept.append(relation)
    model.relations = kept


def _is_between_statements(relation: ModelRelation) -> bool:
    target = relation.target
    statement = isinstance(target, Node) and target.kind == "equivalence-class"
    return statement and relation.source.kind == "equivalence-class"


def _drop_redundant(model: Model) -> None:
    """Drop attacks on an argument whose premise the same statement attacks already."""
    opposed: dict[int, set[str]] = {}
    premises: dict[int, set[str]] = {}
    kept = []
    for relation in model.relations:
        source, target = relation.source, relation.target
        if (
            source.kind == "equivalence-class"
            and relation.kind == "attack"
            and isinstance(target, Node)
            and target.kind == "argument"
        ):
            if id(source) not in opposed:
                opposed[id(source)] = _opposed(source)
            if id(target) not in premises:
                lines = (m.title for m in target.pcs if m.role == "premise")
                premises[id(target)] = set(lines)
            if not opposed[id(source)].isdisjoint(premises[id(target)]):
                _drop(source.relations, relation)
                _drop(target.relations, relation)
                continue
        kept.append(relation)
    model.relations = kept


def _opposed(statement: Node) -> set[str]:
    """Give the titles of statements that a statement speaks against."""
    found = set()
    for relation in statement.relations:
        outward = relation.source is statement
        other = relation.target if outward else relation.source
        if not isinstance(other, Node) or other.kind != "equivalence-class":
            continue
        both = relation.kind in {"contradictory", "contrary"}
        if both or (relation.kind == "attack" and outward):
            found.add(other.title)
    return found
