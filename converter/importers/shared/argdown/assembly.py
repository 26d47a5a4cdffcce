"""The document while it is read: the part that is open, and its words."""

from __future__ import annotations

from typing import Any

from attrs import define

from disputatio.converter.importers.shared.argdown import patterns
from disputatio.converter.importers.shared.argdown.document import (
    Document,
    Element,
    Heading,
    Inference,
    Reasoning,
)
from disputatio.converter.importers.shared.argdown.inference import (
    InferenceLine,
    Piece,
)
from disputatio.converter.importers.shared.argdown.patterns import Token
from disputatio.converter.importers.shared.argdown.places import Places
from disputatio.converter.importers.shared.argdown.text import (
    BUILT_IN,
    TextBuilder,
    marks_of,
)
from disputatio.schemas.debate import ClaimForm
from disputatio.schemas.text import one_line


@define
class _Steps:
    """The reasoning that is open."""

    number: int = 0
    """How many lines it has."""
    inference: int | None = None
    """Place of its last inference."""
    awaits: bool = False
    """Whether the last thing was an inference."""
    line: Element | None = None
    """Its last line."""


class Assembly:
    """Puts parts into a document, one after another."""

    def __init__(self, text: str) -> None:
        """Begin the document of a source."""
        self.document = Document()
        self.places = Places(text)
        self.words: TextBuilder | None = None
        self.open: Heading | Element | None = None
        self._codes: dict[str, str] = dict(BUILT_IN)
        self._keeps_tags = True
        self._steps: _Steps | None = None
        self._top: int | None = None
        self._above: int | None = None

    @property
    def here(self) -> int:
        """Give the place that the next part gets."""
        return len(self.document.parts)

    @property
    def reasons(self) -> bool:
        """Say whether a reasoning is open."""
        return self._steps is not None

    @property
    def is_concluded(self) -> bool:
        """Say whether the last line of the open reasoning is a conclusion."""
        line = self._steps.line if self._steps is not None else None
        return line is not None and line.concludes

    def front(self, value: object) -> None:
        """Take the front matter, and what it says of shortcodes and tags."""
        if isinstance(value, dict):
            self.document.front = value
        else:
            self.document.other_front = value
        self._codes.update(self.document.shortcodes)
        self._keeps_tags = self.document.keeps_tags

    def heading(self, token: Token) -> None:
        """Open a heading."""
        line, column = self.places.place(token.start)
        self.open = Heading(level=len(token.value), line=line, column=column)
        self.words = TextBuilder(self._codes, self._keeps_tags)
        self.document.parts.append(self.open)

    def element(
        self, token: Token, form: ClaimForm, sign: str | None, parent: int | None
    ) -> Element:
        """Open an element below a part, in the open reasoning, or for itself."""
        line, column = self.places.place(token.start)
        element = Element(form=form, line=line, column=column)
        if parent is not None:
            element.role, element.sign, element.parent = "relation", sign, parent
        elif self._steps is not None:
            self._as_line(self._steps, element)
        if self._top is None:
            self._top = self.here
        named = token.kind in {patterns.STATEMENT_NAME, patterns.ARGUMENT_NAME}
        self.words = TextBuilder(self._codes, self._keeps_tags and not named)
        self.open = element
        self.document.parts.append(element)
        return element

    def _as_line(self, steps: _Steps, element: Element) -> None:
        steps.number += 1
        element.role, element.number = "line", steps.number
        element.inference, element.concludes = steps.inference, steps.awaits
        steps.awaits, steps.line = False, element

    def reasoning(self, token: Token) -> Element | None:
        """Begin a reasoning; give the argument above it, whose reasoning it is."""
        line, _ = self.places.place(token.start)
        self._steps, self._top = _Steps(), self.here
        self.document.parts.append(Reasoning(line=line, owner=self._above))
        owner = None if self._above is None else self.document.parts[self._above]
        return owner if isinstance(owner, Element) else None

    def inference(self, token: Token, found: InferenceLine, data: Any) -> int:
        """Add an inference; give its place."""
        line, _ = self.places.place(token.start)
        part = Inference(line=line, rules=self._rules(token, found))
        give(part, data)
        self.document.parts.append(part)
        place = self.here - 1
        if self._steps is not None:
            self._steps.inference, self._steps.awaits = place, True
        return place

    def _rules(self, token: Token, found: InferenceLine) -> tuple[str, ...]:
        if found.problem is not None:
            return tuple(r for r in map(one_line, token.value.split(",")) if r)
        return tuple(self._rule(pieces) for pieces in found.rules)

    def _rule(self, pieces: list[Piece]) -> str:
        builder = TextBuilder(self._codes, keeps_tags=True)
        for kind, image in pieces:
            builder.add(kind, image, image)
        return "".join(builder.finished()).strip(patterns.BLANKS)

    def close(self) -> None:
        """Finish the element or heading that is open."""
        opened, words = self.open, self.words
        self.open = self.words = None
        if opened is None or words is None:
            return
        text, after = words.finished()
        if words.tags:
            opened.tags = tuple(words.tags)
        if words.ranges:
            opened.ranges = tuple(words.ranges)
            opened.marks = marks_of(words.ranges, words.before, text)
        if isinstance(opened, Heading):
            opened.text = words.before + text + after
            opened.title = text
            return
        opened.before, opened.after = words.before, after
        if text:
            opened.text, opened.is_reference = text, False

    def end_block(self) -> None:
        """End a block; an argument that stands alone may get a reasoning below."""
        top = None if self._top is None else self.document.parts[self._top]
        owns = isinstance(top, Element) and top.form == "argument"
        listed = isinstance(top, Element) and top.listed is not None
        self._above = self._top if owns and not listed else None
        self._top = self._steps = None


def give(part: Heading | Element | Inference, data: Any) -> None:
    """Give a part its data, whatever they are."""
    if isinstance(data, dict):
        part.data = data
    else:
        part.other_data = data
