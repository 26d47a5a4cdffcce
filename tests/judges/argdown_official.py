"""The official JSON of a model: ranges in UTF-16 with their last place inclusive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from disputatio.converter.importers.shared.argdown.document import Range
from disputatio.converter.importers.shared.argdown.model import (
    Member,
    Model,
    ModelRelation,
    ModelSection,
    Node,
    Step,
)

_TARGETS = {
    "link": "url",
    "tag": "tag",
    "statement-mention": "title",
    "argument-mention": "title",
}
"""What the target of a range is called, by its kind."""


def official_json(model: Model) -> dict[str, Any]:
    """Give a model as the official parser exports it, but for places and colours."""
    return {
        "arguments": _ordered(model.arguments, _argument),
        "statements": _ordered(model.statements, _statement),
        "relations": [_relation(relation) for relation in model.relations],
        "sections": _sections(model.sections),
        "tags": {t: {"tag": t, "occurrenceIndex": n} for t, n in model.tags.items()},
    }


def _ordered(nodes: Mapping[str, Node], plain: Any) -> dict[str, Any]:
    """Give nodes as JavaScript orders them: titles that are numbers come first."""
    numbers = sorted((title for title in nodes if _is_index(title)), key=int)
    rest = (title for title in nodes if not _is_index(title))
    return {title: plain(nodes[title]) for title in (*numbers, *rest)}


def _is_index(title: str) -> bool:
    digits = title.isascii() and title.isdigit() and len(title) <= 10
    return digits and str(int(title)) == title and int(title) < 2**32 - 1


def _statement(node: Node) -> dict[str, Any]:
    return {**_node(node), **node.used}


def _argument(node: Node) -> dict[str, Any]:
    return {**_node(node), "pcs": [_member(line) for line in node.pcs]}


def _node(node: Node) -> dict[str, Any]:
    return {
        "type": node.kind,
        "title": node.title,
        "members": [_member(member) for member in node.members],
        "relations": list(map(_relation, node.relations)),
        "tags": list(node.tags),
        "data": node.data,
        "section": _key(node.section),
    }


def _key(section: ModelSection | None) -> str | None:
    return None if section is None else section.key


def _member(member: Member) -> dict[str, Any]:
    element, step = member.element, member.step
    text = element.before + element.text + element.after
    return {
        "type": "statement",
        "role": member.role,
        "title": member.title,
        "text": text,
        "ranges": _ranges(element.ranges, text),
        "tags": list(element.tags),
        "data": element.data or element.other_data,
        "isReference": element.is_reference,
        "isTopLevel": element.role == "top" and element.listed is None,
        "section": _key(member.section),
        "argumentTitle": member.argument,
        "inference": None if step is None else _step(step),
        "startLine": element.line,
        "startColumn": element.column,
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "type": "inference",
        "inferenceRules": list(step.rules),
        "data": step.data,
        "relations": list(map(_relation, step.relations)),
        "argumentTitle": step.argument,
        "conclusionIndex": step.conclusion,
    }


def _relation(relation: ModelRelation) -> dict[str, Any]:
    source, target = relation.source, relation.target
    plain = {
        "type": "relation",
        "relationType": relation.kind,
        "from": source.title,
        "fromType": source.kind,
    }
    if isinstance(target, Node):
        return {**plain, "to": target.title, "toType": target.kind}
    index = {"conclusionIndex": target.conclusion}
    return {**plain, "to": target.argument, "toType": "inference", **index}


def _sections(roots: Iterable[ModelSection]) -> list[dict[str, Any]]:
    """Give sections with those in them, however deep they are."""
    made: list[dict[str, Any]] = []
    waiting = [(section, made) for section in reversed(list(roots))]
    while waiting:
        section, beside = waiting.pop()
        plain = _section(section)
        beside.append(plain)
        inner = plain["children"]
        waiting.extend((child, inner) for child in reversed(section.children))
    return made


def _section(section: ModelSection) -> dict[str, Any]:
    return {
        "type": "section",
        "id": section.key,
        "level": section.level,
        "title": section.title,
        "children": [],
        "parent": _key(section.parent),
        "tags": None if section.tags is None else list(section.tags),
        "data": section.data,
        "ranges": _ranges(section.ranges, section.text),
        **section.groups,
    }


def _ranges(ranges: Iterable[Range], text: str) -> list[dict[str, Any]]:
    return [_range(found, text) for found in ranges]


def _range(found: Range, text: str) -> dict[str, Any]:
    start, end = _units(text, found.start), _units(text, found.end)
    plain: dict[str, Any] = {"type": found.kind, "start": start, "stop": end - 1}
    name = _TARGETS.get(found.kind)
    return plain if name is None else {**plain, name: found.target}


def _units(text: str, place: int) -> int:
    """Give a place in a text in UTF-16 code units."""
    if text.isascii():
        return place
    return place + sum(1 for character in text[:place] if character > "\uffff")
