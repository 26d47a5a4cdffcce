"""The official model of an Argdown document: classes, arguments, relations, sections.

Its rules are those of the official parser's model (`@argdown/core` 2.0.1), with the
order in which it finds things: a line is known when all that hangs below it is.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from attrs import define, field

from disputatio.converter.importers.shared.argdown.document import Element, Range

RelationType: TypeAlias = Literal[
    "support", "attack", "undercut", "contradictory", "entails", "contrary"
]
"""Kinds of relation, as the official model names them."""

NodeKind: TypeAlias = Literal["equivalence-class", "argument"]
"""Statements with all their wordings, and arguments."""


@define(eq=False)
class ModelSection:
    """A section: a heading and what stands below it."""

    key: str
    """Its number, as `s1`."""
    level: int
    """How deep it is."""
    title: str | None
    """Its title."""
    parent: ModelSection | None = None
    """The section around it."""
    children: list[ModelSection] = field(factory=list)
    """The sections in it."""
    tags: tuple[str, ...] | None = None
    """Its tags."""
    data: Any = None
    """Its data."""
    ranges: tuple[Range, ...] = ()
    """Ranges in `text`."""
    text: str = ""
    """The words of its heading with the blanks around them."""
    groups: dict[str, Any] = field(factory=dict)
    """`isGroup` and `isClosed`, where something says so."""


@define(eq=False)
class Member:
    """One line of a statement or an argument."""

    element: Element
    """The line."""
    role: str | None
    """What it is used as; None in a list."""
    title: str = ""
    """The title that it has or gets."""
    section: ModelSection | None = None
    """The section that it stands in."""
    argument: str | None = None
    """Title of the argument whose line it is."""
    step: Step | None = None
    """The inference above it."""


@define(eq=False)
class Step:
    """An inference."""

    rules: tuple[str, ...]
    """Names of rules."""
    data: Any
    """Its data."""
    relations: list[ModelRelation] = field(factory=list)
    """Undercuts of it."""
    argument: str | None = None
    """Title of the argument that it belongs to."""
    conclusion: int | None = None
    """Place of its conclusion in the reasoning, from 0."""


@define(eq=False)
class Node:
    """A statement with all its wordings, or an argument."""

    kind: NodeKind
    """Which of the two."""
    title: str
    """Its title."""
    members: list[Member] = field(factory=list)
    """Its lines; for an argument those that describe it."""
    relations: list[ModelRelation] = field(factory=list)
    """Its relations, from both ends; one that leads to itself stands here twice."""
    tags: dict[str, None] = field(factory=dict)
    """The tags of all its lines, in order."""
    data: Any = None
    """The data of all its lines, merged."""
    section: ModelSection | None = None
    """Its section."""
    pcs: list[Member] = field(factory=list)
    """The lines of its reasoning."""
    used: dict[str, bool] = field(factory=dict)
    """What a statement is used as."""


@define(eq=False)
class ModelRelation:
    """A relation."""

    kind: RelationType
    """Its kind."""
    source: Node
    """What it starts from."""
    target: Node | Step
    """What it leads to."""


@define(eq=False)
class Model:
    """The whole."""

    statements: dict[str, Node] = field(factory=dict)
    """Statements by title."""
    arguments: dict[str, Node] = field(factory=dict)
    """Arguments by title."""
    relations: list[ModelRelation] = field(factory=list)
    """Relations in the order in which they are known."""
    sections: list[ModelSection] = field(factory=list)
    """Sections that stand in no other."""
    tags: dict[str, int] = field(factory=dict)
    """Tags by name, with the order in which they occur."""


class ModelProblem(ValueError):
    """A view that the document does not allow; the official parser refuses it, too."""
