"""From Argdown document to debate: claims by title, relations by sign, data as corrections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from disputatio.converter.importers.shared.argdown_claims import (
    Collected,
    collect,
    foreign,
    private_of,
)
from disputatio.converter.importers.shared.argdown_document import (
    Document,
    Element,
    Heading,
    Inference,
    Reasoning,
)
from disputatio.converter.importers.shared.argdown_front import front_debate
from disputatio.converter.importers.shared.argdown_links import (
    SIGNS,
    Linked,
    linked_in_data,
    step_end,
    step_place,
)
from disputatio.schemas.debate import Claim, Debate, Position, Relation, Section
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.argdown import (
    NAME,
    OUTGOING,
    PRIVATE,
    bracketed,
    data_origin,
    is_confidence,
    mapping_of,
    order_places,
)
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.origins import Inferred
from disputatio.schemas.pruning import pruned


def debate_of(document: Document) -> tuple[Debate, tuple[Notice, ...]]:
    """Give the debate that a document tells, and what did not fit."""
    builder = _Builder(document)
    debate = builder.debate()
    return debate, tuple(builder.notices)


class _Builder:
    """Goes through the parts once, then finds names and order."""

    def __init__(self, document: Document) -> None:
        self.notices: list[Notice] = []
        self._document = document
        self._front = mapping_of(document.front, PRIVATE)
        self._rules = mapping_of(self._front, "rules")
        self._claims: list[Collected] = []
        self._places: dict[str, int] = {}
        self._claim_of: dict[int, int] = {}
        self._leading: dict[int, None] = {}
        self._linked: list[Linked] = []
        self._seen: set[tuple[str, object, object]] = set()
        self._sections: list[Section] = []
        self._levels: list[tuple[int, int]] = []
        self._section: str | None = None
        self._steps: dict[int, int] = {}
        self._owner: int | None = None
        self._owner_name = ""
        self._lines: list[int] = []
        self._since = 0
        self._open_step: Linked | None = None

    def debate(self) -> Debate:
        """Build the debate."""
        for place, part in enumerate(self._document.parts):
            if isinstance(part, Heading):
                self._heading(place, part)
            elif isinstance(part, Element):
                self._element(place, part)
            elif isinstance(part, Reasoning):
                self._reasoning(part)
            else:
                self._inference(place, part)
        for told in _list(self._front.get("relations")):
            self._told(told, None, 1)
        return pruned(self._assembled())

    def _rule(self, kind: str) -> str | None:
        rule = self._rules.get(kind)
        return rule if isinstance(rule, str) else None

    def _note(self, line: int, problem: str, rule: str = "LineNotUnderstood") -> None:
        self.notices.append(notice(rule, f"line {line}: {problem}", line=line))

    def _heading(self, place: int, part: Heading) -> None:
        own = mapping_of(part.data, PRIVATE)
        is_section = own.get("section", not self._names_position(place, part))
        self._section = None
        if not is_section:
            return
        level = own.get("level")
        title, tags = own.get("title"), own.get("tags")
        named = isinstance(tags, list) and all(isinstance(t, str) for t in tags)
        data = foreign(part.data)
        section = Section(
            key=f"section-{len(self._sections) + 1}",
            level=level if type(level) is int and level > 0 else part.level,
            title=title if isinstance(title, str) else part.title,
            parent=None,
            tags=tuple(tags) if named and isinstance(tags, list) else part.tags,
            extras=Extras({NAME: {"data": data}}) if data else NO_EXTRAS,
        )
        self._add_section(section, own.get("parent"))

    def _names_position(self, place: int, part: Heading) -> bool:
        """Say whether a heading only repeats the title of the position below it."""
        parts = self._document.parts
        below = parts[place + 1] if place + 1 < len(parts) else None
        if not isinstance(below, Element) or below.name != part.title:
            return False
        return below.data.get("position") is True

    def _add_section(self, section: Section, told: object) -> None:
        while self._levels and self._levels[-1][1] >= section.level:
            self._levels.pop()
        parent = self._levels[-1][0] if self._levels else None
        if type(told) is int and 0 <= told <= len(self._sections):
            parent = told - 1 if told else None
        self._levels.append((len(self._sections), section.level))
        key = None if parent is None else self._sections[parent].key
        self._section = section.key
        self._sections.append(attrs.evolve(section, parent=key))

    def _element(self, place: int, part: Element) -> None:
        own = private_of(part)
        if own.get("claim") is False:
            return
        claim = self._claim(part)
        self._claim_of[place] = claim
        is_line = part.role == "line"
        argument = f"={self._owner}" if is_line and self._owner is not None else None
        told = own.get("argument", argument)
        section = self._told_section(own.get("section"))
        collect(
            self._claims[claim], part, _argument(told, argument), section
        )
        if self._claims[claim].position is not None and claim not in self._leading:
            self._leading[claim] = None
        if part.role == "relation":
            self._relation(part, claim)
        elif is_line:
            self._line(part, claim)
        for item in _list(own.get("more")):
            self._told(item, claim, part.line)

    def _claim(self, part: Element) -> int:
        if part.name is None:
            self._claims.append(Collected(part.form, None))
            return len(self._claims) - 1
        name = bracketed(part.form, part.name)
        if name not in self._places:
            self._places[name] = len(self._claims)
            self._claims.append(Collected(part.form, part.name))
        return self._places[name]

    def _told_section(self, told: object) -> str | None:
        if type(told) is not int:
            return self._section
        return f"section-{told}" if told > 0 else None

    def _relation(self, part: Element, child: int) -> None:
        kind, inward = SIGNS[part.sign or "+"]
        parent = self._parent(part, kind, inward)
        if parent is None:
            self._note(part.line, f"{part.sign!r} has no line above it that it fits")
            return
        source, target = (child, parent) if inward else (parent, child)
        ends = sorted((str(source), str(target))) if kind == "contradiction" else [source, target]
        if (kind, ends[0], ends[1]) in self._seen:
            return
        self._seen.add((kind, ends[0], ends[1]))
        linked = Linked(kind, [source], [target], part.line)
        if inward and (not part.is_reference or part.data or part.tags):
            linked.spec = {**part.data, **private_of(part)}
        linked.written = OUTGOING[kind]
        self._linked.append(linked)

    def _parent(self, part: Element, kind: str, inward: bool) -> int | None:
        """Give the claim that a line hangs on, or a step as `step_end`."""
        if part.parent is None or part.parent >= len(self._document.parts):
            return None
        above = self._document.parts[part.parent]
        if isinstance(above, Inference):
            step = self._steps.get(part.parent)
            fits = kind == "undercut" and inward and step is not None
            return step_end(step or 0) if fits else None
        line = isinstance(above, Element) and above.form == "statement"
        if line and kind == "undercut" and inward and above.inference is not None:  # type: ignore[union-attr]
            return step_end(self._steps[above.inference])  # type: ignore[union-attr,index]
        return self._claim_of.get(part.parent)

    def _reasoning(self, part: Reasoning) -> None:
        self._lines, self._since, self._open_step = [], 0, None
        self._owner, self._owner_name = None, ""
        if part.owner is not None:
            owner = self._document.parts[part.owner]
            self._owner = self._claim_of.get(part.owner)
            if isinstance(owner, Element):
                self._owner_name = bracketed(owner.form, owner.name or "")

    def _inference(self, place: int, part: Inference) -> None:
        uses = _uses(part.data, self._lines)
        sources = uses if uses is not None else self._lines[self._since :]
        if uses is None and self._since:
            sources = [self._lines[self._since - 1], *sources]
        data = {k: v for k, v in foreign(part.data).items() if k != "uses"}
        linked = Linked(
            kind="support",
            sources=list(sources),
            line=part.line,
            spec={**part.data, **mapping_of(part.data, PRIVATE)},
            rules=part.rules,
            data=data,
            argument=-1 if self._owner is None else self._owner,
        )
        self._steps[place] = len(self._linked)
        self._linked.append(linked)
        self._open_step = linked

    def _line(self, part: Element, claim: int) -> None:
        self._lines.append(claim)
        if self._open_step is None:
            return
        uses = _uses(part.data, self._lines[:-1])
        if uses is not None:
            self._open_step.sources = list(uses)
        self._open_step.targets = [claim]
        self._open_step.written = f"{self._owner_name} ({len(self._lines)})"
        self._open_step = None
        self._since = len(self._lines)

    def _told(self, told: object, host: int | None, line: int) -> None:
        linked = linked_in_data(told, host, line)
        if linked is None:
            self._note(line, "a relation in the data is not understood")
        else:
            self._linked.append(linked)

    def _assembled(self) -> Debate:
        order = mapping_of(self._front, "order")
        claims = order_places(order.get("claims"), len(self._claims))
        keys = [""] * len(claims)
        for number, place in enumerate(claims, 1):
            keys[place] = f"claim-{number}"
        usual = data_origin(mapping_of(self._front, "claims"), None)
        inferred = usual if isinstance(usual, Inferred) else None
        made = [self._claims[p].claim(keys[p], inferred) for p in claims]
        relations = self._relations(order_places(order.get("relations"), len(self._linked)), keys)
        debate = front_debate(self._document.front)
        return attrs.evolve(
            debate,
            sections=tuple(self._sections),
            claims=tuple(self._with_arguments(c, keys) for c in made),
            relations=relations,
            positions=self._positions(order.get("positions"), keys),
        )

    def _with_arguments(self, claim: Claim, keys: list[str]) -> Claim:
        """Give a claim whose wordings name their argument by key."""
        if all(w.argument is None for w in claim.wordings):
            return claim
        worded = tuple(
            attrs.evolve(w, argument=self._argument_key(w.argument, keys)) for w in claim.wordings
        )
        return attrs.evolve(claim, wordings=worded)

    def _argument_key(self, named: str | None, keys: list[str]) -> str | None:
        """Give the key of the argument that is named, or numbered as "=3"."""
        if named is None:
            return None
        place = int(named[1:]) if named.startswith("=") else self._places.get(named)
        if place is None or self._claims[place].form != "argument":
            return None
        return keys[place]

    def _positions(self, order: object, keys: list[str]) -> tuple[Position, ...]:
        rule = self._rule("position")
        found = [
            Position(
                claim=keys[place],
                title=self._claims[place].position_title,
                origin=data_origin(self._claims[place].position or {}, rule),
            )
            for place in self._leading
        ]
        return tuple(found[place] for place in order_places(order, len(found)))

    def _relations(self, places: list[int], keys: list[str]) -> tuple[Relation, ...]:
        numbers = {place: f"relation-{n}" for n, place in enumerate(places, 1)}
        reasons = self._reasons(places)
        ends = _Ends(self._places, keys, numbers)
        found: list[Relation] = []
        for place in places:
            linked = self._linked[place]
            self._ask_source(linked)
            sources = tuple(ends.key(end) for end in linked.sources)
            targets = tuple(ends.key(end) for end in linked.targets)
            if (linked.spec or {}).get("of") == "reason" and linked.targets[0] in reasons:
                targets = (numbers[reasons[linked.targets[0]]],)
            argument = self._argument(linked, keys)
            if None in sources or None in targets or argument == "":
                self._note(linked.line, "a relation names what is not here", "ReferenceBroken")
                continue
            rule = None if linked.in_data else self._rule(linked.kind)
            both = (tuple(map(str, sources)), tuple(map(str, targets)))
            found.append(linked.relation(numbers[place], both, argument, rule))
        return tuple(found)

    def _reasons(self, places: list[int]) -> dict[str | int, int]:
        """Give by claim the first support or attack that it is the source of."""
        reasons: dict[str | int, int] = {}
        for place in places:
            linked = self._linked[place]
            line = not linked.in_data and linked.argument is None
            if line and linked.kind in {"support", "attack"}:
                reasons.setdefault(linked.sources[0], place)
        return reasons

    def _argument(self, linked: Linked, keys: list[str]) -> str | None:
        """Give the key of the argument of a step; '' where the name is unknown."""
        argument = linked.argument
        if argument is None or argument == -1:
            return None
        if isinstance(argument, int):
            return keys[argument]
        place = self._places.get(argument)
        if place is None or self._claims[place].form != "argument":
            return ""
        return keys[place]

    def _ask_source(self, linked: Linked) -> None:
        """Find the data of a relation that is written by name on its source's line."""
        if linked.spec is not None or not isinstance(linked.sources[0], int):
            return
        source, target = self._claims[linked.sources[0]], linked.targets[0]
        written, name = "", None
        if isinstance(target, int) and target < 0:
            written = f"_ {self._linked[step_place(target)].written}"
        elif isinstance(target, int):
            aim = self._claims[target]
            written = f"{linked.written} {bracketed(aim.form, aim.name or '')}"
            name = aim.name
        spec = mapping_of(source.own, "relations").get(written)
        guess = None if name is None else source.guesses.get(name)
        if isinstance(spec, Mapping):
            linked.spec = spec
        elif is_confidence(guess):
            linked.spec = {"guess": guess}


class _Ends:
    """Gives the keys of what relations name."""

    def __init__(self, places: Mapping[str, int], keys: list[str], numbers: Mapping[int, str]):
        self._places = places
        self._keys = keys
        self._numbers = numbers
        self._known = set(numbers.values())

    def key(self, end: str | int) -> str | None:
        """Give the key of a claim or relation; None where there is none."""
        if isinstance(end, int):
            return self._keys[end] if end >= 0 else self._numbers[step_place(end)]
        if end in self._places:
            return self._keys[self._places[end]]
        number = end[1:-1] if end.startswith("(") and end.endswith(")") else ""
        key = f"relation-{number}"
        return key if key in self._known else None


def _uses(data: Mapping[str, Any], lines: list[int]) -> list[int] | None:
    """Give the claims of the lines that an inference says it uses."""
    uses = data.get("uses")
    if not isinstance(uses, list) or not uses:
        return None
    if not all(type(n) is int and 0 < n <= len(lines) for n in uses):
        return None
    return [lines[n - 1] for n in uses]


def _argument(told: object, derived: str | None) -> str | None:
    """Give the argument that data name in brackets, else what the line's place says."""
    named = isinstance(told, str) and told.startswith("<")
    return told if named or told is None else derived  # type: ignore[return-value]


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
