"""An Argdown document in the language's own terms: a flat row of parts with lines."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from attrs import define, field

from disputatio.converter.importers.shared.argdown.settings import is_true
from disputatio.schemas.debate import ClaimForm, Mark

Role: TypeAlias = Literal["top", "relation", "line"]
"""Where an element stands: in a block of its own, below another, or in a reasoning."""

List: TypeAlias = Literal["ordered", "unordered"]
"""Kinds of list."""

RangeKind: TypeAlias = Literal[
    "bold", "italic", "link", "tag", "statement-mention", "argument-mention"
]
"""Kinds of range, as the official model names them."""


@define(slots=True)
class Range:
    """A range of the words as the official model has it, with the blank of its token."""

    kind: RangeKind
    """What it is."""
    start: int
    """Its first character, counted from the blanks before the words."""
    end: int
    """The place after its last character."""
    target: str = ""
    """Address, tag or title."""


@define(kw_only=True)
class Heading:
    """A heading."""

    level: int
    """How many signs it has."""
    line: int
    """Line of the source, from 1."""
    column: int = 1
    """Column of that line, from 1."""
    title: str = ""
    """Its words."""
    text: str = ""
    """Its words with the blanks around them, which ranges count."""
    marks: tuple[Mark, ...] = ()
    """Marks in the words."""
    ranges: tuple[Range, ...] = ()
    """Ranges in `text`."""
    tags: tuple[str, ...] = ()
    """Its tags."""
    data: dict[str, Any] = field(factory=dict)
    """Its data."""
    other_data: Any = None
    """Data that are no list of keys."""


@define(kw_only=True)
class Element:
    """A statement or an argument, defined or referred to."""

    form: ClaimForm
    """Its name space."""
    line: int
    """Line of the source, from 1."""
    column: int = 1
    """Column of that line, from 1."""
    name: str | None = None
    """The title in its brackets; None where it has none."""
    is_reference: bool = False
    """Whether it is only named."""
    text: str = ""
    """Its words."""
    before: str = ""
    """Blanks before the words, which the official model counts as text."""
    after: str = ""
    """Blanks after the words, which the official model counts as text."""
    marks: tuple[Mark, ...] = ()
    """Marks in the words."""
    ranges: tuple[Range, ...] = ()
    """The same as the official model has them."""
    tags: tuple[str, ...] = ()
    """Its tags."""
    data: dict[str, Any] = field(factory=dict)
    """Its data."""
    other_data: Any = None
    """Data that are no list of keys."""
    role: Role = "top"
    """Where it stands."""
    listed: List | None = None
    """The kind of list whose item it is."""
    sign: str | None = None
    """The sign of its relation to `parent`."""
    parent: int | None = None
    """Place of the part that it hangs on: an element or an inference."""
    number: int | None = None
    """Its place in a reasoning, from 1."""
    inference: int | None = None
    """Place of the inference above it in its reasoning."""
    concludes: bool = False
    """Whether it stands directly below an inference."""


@define(kw_only=True)
class Reasoning:
    """The beginning of a premise-conclusion structure."""

    line: int
    """Line of the source, from 1."""
    owner: int | None
    """Place of the argument whose reasoning it is; None where none stands above."""


@define(kw_only=True)
class Inference:
    """The line between premises and conclusion."""

    line: int
    """Line of the source, from 1."""
    rules: tuple[str, ...] = ()
    """Names of rules."""
    data: dict[str, Any] = field(factory=dict)
    """Its data."""
    other_data: Any = None
    """Data that are no list of keys."""


Part: TypeAlias = Heading | Element | Reasoning | Inference
"""One part of a document."""


@define
class Document:
    """A whole document."""

    front: dict[str, Any] = field(factory=dict)
    """The front matter."""
    parts: list[Part] = field(factory=list)
    """Headings, elements, reasonings and inferences in order."""
    other_front: Any = None
    """A front matter that is no list of keys."""

    @property
    def keeps_tags(self) -> bool:
        """Say whether tags stay in the text."""
        model = self.front.get("model")
        asked = model.get("removeTagsFromText") if isinstance(model, dict) else None
        return not is_true(asked)

    @property
    def shortcodes(self) -> dict[str, str]:
        """Give the document's own shortcodes."""
        model = self.front.get("model")
        codes = model.get("shortcodes") if isinstance(model, dict) else None
        found = codes.items() if isinstance(codes, dict) else ()
        return {
            code: face["unicode"]
            for code, face in found
            if isinstance(face, dict) and isinstance(face.get("unicode"), str)
        }
