"""From document to official model: one walk over the parts."""

from __future__ import annotations

from typing import Any, NamedTuple

from disputatio.converter.importers.shared.argdown.document import (
    Document,
    Element,
    Heading,
    Inference,
    Reasoning,
)
from disputatio.converter.importers.shared.argdown.links import SIGNS
from disputatio.converter.importers.shared.argdown.model import (
    Member,
    Model,
    ModelRelation,
    Node,
    NodeKind,
    RelationType,
    Step,
)
from disputatio.converter.importers.shared.argdown.refusals import RESERVED
from disputatio.converter.importers.shared.argdown.sections import Sections
from disputatio.converter.importers.shared.argdown.settings import (
    RAW,
    Views,
    configured,
    merged_data,
)
from disputatio.converter.importers.shared.argdown.views import apply
from disputatio.schemas.collecting import without_collection

_OFFICIAL: dict[str, RelationType] = {
    "support": "support",
    "attack": "attack",
    "undercut": "undercut",
    "contradiction": "contradictory",
}
"""The official names of our kinds of relation."""


class _Open(NamedTuple):
    """A part that is not yet known, because lines may still hang below it."""

    place: int
    """Its place in the document."""
    member: Member | None
    """Its line; None for an inference."""
    relation: tuple[RelationType, bool, Node | Step] | None
    """Its relation to the line above: kind, whether it is the source, and that line."""


def raw_model(document: Document) -> Model:
    """Give the model as it is written."""
    return model_of(document, RAW)


def configured_model(document: Document) -> Model:
    """Give the model with the views that the front matter asks for.

    Raises:
        ModelProblem: they do not fit the document.
    """
    return model_of(document, configured(document.front))


def model_of(document: Document, views: Views) -> Model:
    """Give the model of a document in some views.

    Raises:
        ModelProblem: they do not fit the document.
    """
    with without_collection():
        model = _Walk(document, views).model()
        apply(model, views)
    return model


class _Walk:
    """Goes through the parts once."""

    def __init__(self, document: Document, views: Views) -> None:
        self._document = document
        self._made = Model()
        self._sections = Sections(self._made, views.groups)
        self._open: list[_Open] = []
        self._ends: dict[int, Node | Step] = {}
        self._known: set[tuple[int, int, RelationType]] = set()
        self._untitled = 0
        self._argument: Node | None = None
        self._step: Step | None = None
        self._nodes: dict[int, Node] = {}

    def model(self) -> Model:
        """Build the model."""
        for place, part in enumerate(self._document.parts):
            if isinstance(part, Element):
                self._element(place, part)
            else:
                self._close_all()
                self._other(place, part)
        self._close_all()
        self._end_reasoning()
        self._take_sections()
        return self._made

    def _other(self, place: int, part: Heading | Reasoning | Inference) -> None:
        if isinstance(part, Inference):
            self._step = Step(part.rules, part.data or part.other_data)
            self._ends[place] = self._step
            self._open.append(_Open(place, None, None))
            return
        self._end_reasoning()
        if isinstance(part, Heading):
            self._tag(part.tags)
            self._sections.heading(part)
        else:
            self._reasoning(part)

    def _element(self, place: int, part: Element) -> None:
        """Take a line; what it does not hang below is known now."""
        while self._open and self._open[-1].place != part.parent:
            self._close()
        relation = self._relation(part) if self._open else None
        if part.role == "top":
            self._end_reasoning()
        self._tag(part.tags)
        member = Member(part, _role(part), part.name or "")
        member.section = self._sections.current
        self._open.append(_Open(place, member, relation))

    def _relation(self, part: Element) -> tuple[RelationType, bool, Node | Step]:
        """Give kind, direction and the other end of the relation to the line above."""
        ours, inward = SIGNS[part.sign or "+"]
        kind = _OFFICIAL[ours]
        end = self._end(self._open[-1])
        of_statement = isinstance(end, Node) and end.kind == "equivalence-class"
        if kind == "undercut" and inward and of_statement and self._step is not None:
            return kind, inward, self._step
        return kind, inward, end

    def _end(self, opened: _Open) -> Node | Step:
        """Give the end of relations that an open part is; a line gets its title now."""
        found = self._ends.get(opened.place)
        if found is None and opened.member is not None:
            found = self._ends[opened.place] = self._node(opened.member)
        if found is None:
            raise AssertionError("an open inference is always known")
        return found

    def _unique(self) -> str:
        self._untitled += 1
        return f"Untitled {self._untitled}"

    def _node(self, member: Member) -> Node:
        """Give the statement or argument of a line; it is made where it is new."""
        member.title = member.title or self._unique()
        is_statement = member.element.form == "statement"
        nodes = self._made.statements if is_statement else self._made.arguments
        if member.title not in nodes:
            kind: NodeKind = "equivalence-class" if is_statement else "argument"
            nodes[member.title] = Node(kind, member.title)
        return nodes[member.title]

    def _tag(self, tags: tuple[str, ...]) -> None:
        for tag in tags:
            if tag not in self._made.tags and tag not in RESERVED:
                self._made.tags[tag] = len(self._made.tags)

    def _close_all(self) -> None:
        while self._open:
            self._close()

    def _close(self) -> None:
        """Take the innermost part that is open as known."""
        opened = self._open.pop()
        if opened.member is None:
            return
        node = self._node(opened.member)
        self._nodes[opened.place] = node
        _join(node, opened.member)
        if opened.member.element.role == "line":
            self._line(node, opened.member)
        if opened.relation is not None:
            self._link(node, *opened.relation)

    def _link(
        self, node: Node, kind: RelationType, inward: bool, above: Node | Step
    ) -> None:
        """Add a relation, unless its source knows one like it."""
        source, target = (node, above) if inward else (above, node)
        if not isinstance(source, Node):
            return
        if (id(source), id(target), kind) in self._known or (
            kind == "contradictory" and (id(target), id(source), kind) in self._known
        ):
            return
        if source is target and any(
            other.target is target and other.kind == kind for other in source.relations
        ):
            return
        relation = ModelRelation(kind, source, target)
        self._known.add((id(source), id(target), kind))
        self._made.relations.append(relation)
        source.relations.append(relation)
        target.relations.append(relation)

    def _reasoning(self, part: Reasoning) -> None:
        """Begin a reasoning, of the argument above or of a new one."""
        owner = None if part.owner is None else self._nodes.get(part.owner)
        if owner is None:
            title = self._unique()
            owner = self._made.arguments[title] = Node("argument", title)
        if self._sections.current is not None:
            owner.section = self._sections.current
        self._argument = owner

    def _line(self, node: Node, member: Member) -> None:
        """Add a line to the reasoning."""
        argument = self._argument
        if argument is None:
            return
        member.role, member.argument = "premise", argument.title
        use = "isUsedAsPremise"
        if member.element.concludes and self._step is not None:
            member.role, member.step = "intermediary-conclusion", self._step
            use = "isUsedAsIntermediaryConclusion"
            self._step.conclusion = len(argument.pcs)
            self._step.argument = argument.title
        node.used[use] = True
        argument.pcs.append(member)

    def _end_reasoning(self) -> None:
        """Say that the last line of the open reasoning is its main conclusion."""
        argument, self._argument = self._argument, None
        last = argument.pcs[-1] if argument is not None and argument.pcs else None
        if last is None or last.role != "intermediary-conclusion":
            return
        last.role = "main-conclusion"
        node = self._made.statements[last.title]
        node.used["isUsedAsMainConclusion"] = True
        between = any(m.role == "intermediary-conclusion" for m in node.members)
        node.used["isUsedAsIntermediaryConclusion"] = between

    def _take_sections(self) -> None:
        """Give what has no section that of its first line."""
        for nodes in (self._made.statements, self._made.arguments):
            for node in nodes.values():
                if node.section is None and node.members:
                    node.section = node.members[0].section


def _role(part: Element) -> str | None:
    if part.form == "argument":
        return "argument-description"
    if part.role == "relation":
        return "relation-statement"
    return "top-level-statement" if part.role == "top" and not part.listed else None


def _join(node: Node, member: Member) -> None:
    """Add a line to its statement or argument: tags, data, section and use."""
    element = member.element
    node.members.append(member)
    node.tags.update(dict.fromkeys(element.tags))
    data: Any = element.data or element.other_data
    node.data = merged_data(node.data, data)
    grouped = element.data.get("isInGroup", _ABSENT)
    first = not element.is_reference and grouped is _ABSENT and node.section is None
    if grouped is True or first:
        node.section = member.section
    if member.role in _USES:
        node.used[_USES[member.role]] = True


_ABSENT = object()

_USES: dict[str | None, str] = {
    "top-level-statement": "isUsedAsTopLevelStatement",
    "relation-statement": "isUsedAsRelationStatement",
}
"""What a statement is used as, by the role of a line."""
