"""The first walk through an Argdown document: claims by title, relations by sign."""

from __future__ import annotations

from typing import Any

import attrs

from disputatio.converter.importers.shared.argdown.claims import (
    Collected,
    collect,
    foreign,
    private_of,
)
from disputatio.converter.importers.shared.argdown.document import (
    Document,
    Element,
    Heading,
    Inference,
    Reasoning,
)
from disputatio.converter.importers.shared.argdown.links import (
    SIGNS,
    Linked,
    linked_in_data,
    step_end,
)
from disputatio.converter.importers.shared.argdown.reasonings import OpenReasoning
from disputatio.schemas.debate import ClaimForm, Section
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.argdown import (
    NAME,
    OUTGOING,
    PRIVATE,
    bracketed,
    mapping_of,
    mark_data,
)
from disputatio.schemas.notices import Notice, notice


class Gathering:
    """Goes through the parts of a document once."""

    def __init__(self, document: Document) -> None:
        self.notices: list[Notice] = []
        self.document = document
        self.front = mapping_of(document.front, PRIVATE)
        self.claims: list[Collected] = []
        self.places: dict[str, int] = {}
        self.lines: dict[int, int] = {}
        self._claim_of: dict[int, int] = {}
        self._worded: set[int] = set()
        self.leading: dict[int, None] = {}
        self.linked: list[Linked] = []
        self._seen: set[tuple[str, object, object]] = set()
        self.sections: list[Section] = []
        self._levels: list[tuple[int, int]] = []
        self._section: str | None = None
        self._steps: dict[int, int] = {}
        self._reading = OpenReasoning()
        self.reasonings: list[OpenReasoning] = []

    def gather(self) -> None:
        """Read every part, then the relations of the front matter."""
        for place, part in enumerate(self.document.parts):
            if isinstance(part, Heading):
                self._heading(place, part)
            elif isinstance(part, Element):
                self._element(place, part)
            elif isinstance(part, Reasoning):
                self._reasoning(part)
            else:
                self._inference(place, part)
        for told in _list(self.front.get("relations")):
            self._told(told, None, 1)

    def note(self, line: int, problem: str, rule: str = "LineNotUnderstood") -> None:
        """Add a notice on a line."""
        self.notices.append(notice(rule, problem, line=line))

    def _heading(self, place: int, part: Heading) -> None:
        own = mapping_of(part.data, PRIVATE)
        is_section = own.get("section", not self._names_position(place, part))
        self._section = None
        if not is_section:
            return
        level = own.get("level")
        title, tags = own.get("title"), own.get("tags")
        named = isinstance(tags, list) and all(isinstance(t, str) for t in tags)
        section = Section(
            key=f"section-{len(self.sections) + 1}",
            level=level if type(level) is int and level > 0 else part.level,
            title=title if isinstance(title, str) else part.title,
            parent=None,
            tags=tuple(tags) if named and isinstance(tags, list) else part.tags,
            extras=_heading_extras(part),
        )
        self._add_section(section, own.get("parent"))

    def _names_position(self, place: int, part: Heading) -> bool:
        """Say whether a heading only repeats the title of the position below it."""
        parts = self.document.parts
        below = parts[place + 1] if place + 1 < len(parts) else None
        if not isinstance(below, Element) or below.name != part.title:
            return False
        return below.data.get("position") is True

    def _add_section(self, section: Section, told: object) -> None:
        while self._levels and self._levels[-1][1] >= section.level:
            self._levels.pop()
        parent = self._levels[-1][0] if self._levels else None
        if type(told) is int and 0 <= told <= len(self.sections):
            parent = told - 1 if told else None
        self._levels.append((len(self.sections), section.level))
        key = None if parent is None else self.sections[parent].key
        self._section = section.key
        self.sections.append(attrs.evolve(section, parent=key))

    def _element(self, place: int, part: Element) -> None:
        own = private_of(part)
        if own.get("claim") is False:
            return
        claim = self._claim(part)
        self._claim_of[place] = claim
        self._place_line(claim, part)
        is_line = part.role == "line"
        owner = self._reading.owner if is_line else None
        argument = None if owner is None else f"={owner}"
        told = own.get("argument", argument)
        section = self._told_section(own.get("section"))
        known = len(self.claims[claim].wordings)
        collect(self.claims[claim], part, _argument(told, argument), section)
        worded = len(self.claims[claim].wordings) > known
        if self.claims[claim].position is not None and claim not in self.leading:
            self.leading[claim] = None
        if part.role == "relation":
            self._relation(part, claim)
        elif is_line:
            self._reading.add(part, claim, worded)
        for item in _list(own.get("more")):
            self._told(item, claim, part.line)

    def _place_line(self, claim: int, part: Element) -> None:
        """Note the line of a claim: where it is worded first, else where it is named."""
        if not part.is_reference and claim not in self._worded:
            self._worded.add(claim)
            self.lines[claim] = part.line
        self.lines.setdefault(claim, part.line)

    def _claim(self, part: Element) -> int:
        if part.name is None:
            return self._new_claim(part.form, None)
        name = bracketed(part.form, part.name)
        if name not in self.places:
            self.places[name] = self._new_claim(part.form, part.name)
        return self.places[name]

    def _new_claim(self, form: ClaimForm, name: str | None) -> int:
        self.claims.append(Collected(form, name, section=self._section))
        return len(self.claims) - 1

    def _told_section(self, told: object) -> str | None:
        if type(told) is not int:
            return self._section
        return f"section-{told}" if told > 0 else None

    def _relation(self, part: Element, child: int) -> None:
        kind, inward = SIGNS[part.sign or "+"]
        parent = self._parent(part, kind, inward)
        if parent is None:
            self.note(part.line, f"{part.sign!r} has no line above it that it fits")
            return
        source, target = (child, parent) if inward else (parent, child)
        ends = (
            sorted((str(source), str(target)))
            if kind == "contradiction"
            else [source, target]
        )
        if (kind, ends[0], ends[1]) in self._seen:
            return
        self._seen.add((kind, ends[0], ends[1]))
        linked = Linked(kind, [source], [target], part.line)
        if inward and (not part.is_reference or part.data or part.tags):
            linked.spec = {**part.data, **private_of(part)}
            linked.post = part.data.get("post")
        linked.written = OUTGOING[kind]
        self.linked.append(linked)

    def _parent(self, part: Element, kind: str, inward: bool) -> int | None:
        """Give the claim that a line hangs on, or a step as `step_end`."""
        if part.parent is None or part.parent >= len(self.document.parts):
            return None
        above = self.document.parts[part.parent]
        if isinstance(above, Inference):
            step = self._steps.get(part.parent)
            fits = kind == "undercut" and inward and step is not None
            return step_end(step or 0) if fits else None
        if isinstance(above, Element) and above.form == "statement":
            inference = above.inference
            if kind == "undercut" and inward and inference is not None:
                return step_end(self._steps[inference])
        return self._claim_of.get(part.parent)

    def _reasoning(self, part: Reasoning) -> None:
        """Begin a reasoning; one that stands below no argument has one without a name."""
        owner = None if part.owner is None else self.document.parts[part.owner]
        place = None if part.owner is None else self._claim_of.get(part.owner)
        if part.owner is None:
            place = self._new_claim("argument", None)
        self._reading = OpenReasoning(place, section=self._section)
        if isinstance(owner, Element):
            self._reading.name = bracketed(owner.form, owner.name or "")
        self.reasonings.append(self._reading)

    def _inference(self, place: int, part: Inference) -> None:
        self._steps[place] = len(self.linked)
        self.linked.append(self._reading.infer(part))

    def _told(self, told: object, host: int | None, line: int) -> None:
        linked = linked_in_data(told, host, line)
        if linked is None:
            self.note(line, "a relation in the data is not understood")
        else:
            self.linked.append(linked)


def _heading_extras(part: Heading) -> Extras:
    data, marks = foreign(part.data), [mark_data(m) for m in part.marks]
    kept: dict[str, Any] = {"data": data} if data else {}
    kept |= {"marks": marks} if marks else {}
    return Extras({NAME: kept}) if kept else NO_EXTRAS


def _argument(told: object, derived: str | None) -> str | None:
    """Give the argument that data name in brackets, else what the line's place says."""
    named = isinstance(told, str) and told.startswith("<")
    return told if named or told is None else derived  # type: ignore[return-value]


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
