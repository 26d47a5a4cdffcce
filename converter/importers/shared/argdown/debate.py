"""From what an Argdown document tells to a debate: names, order and origins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import attrs
from attrs import frozen

from disputatio.converter.importers.shared.argdown.claims import Collected
from disputatio.converter.importers.shared.argdown.document import Document
from disputatio.converter.importers.shared.argdown.front import front_debate
from disputatio.converter.importers.shared.argdown.gathering import Gathering
from disputatio.converter.importers.shared.argdown.links import Linked, step_place
from disputatio.schemas.debate import Claim, Debate, Position, Relation
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.argdown import (
    NAME,
    bracketed,
    data_origin,
    is_confidence,
    mapping_of,
    order_places,
    with_kept,
)
from disputatio.schemas.foreign.argdown_words import is_odd, words_kept
from disputatio.schemas.notices import Notice
from disputatio.schemas.origins import Inferred
from disputatio.schemas.pruning import pruned


@frozen
class Located:
    """A debate with the places of its elements in the document."""

    debate: Debate
    """The debate."""
    notices: tuple[Notice, ...]
    """What did not fit."""
    lines: Mapping[str, int]
    """Lines from 1 by the key of a claim or relation."""
    names: Mapping[str, str]
    """Names without brackets by the key of a claim that has one."""
    in_data: frozenset[str]
    """Keys of relations that only a data block tells, where people do not look."""


def debate_of(document: Document) -> tuple[Debate, tuple[Notice, ...]]:
    """Give the debate that a document tells, and what did not fit."""
    found = located(document)
    return found.debate, found.notices


def located(document: Document) -> Located:
    """Give the debate that a document tells, and where in it everything stands."""
    found = Gathering(document)
    found.gather()
    assembly = _Assembly(found)
    debate = assembly.debate()
    lines = {assembly.claim_keys[p]: line for p, line in found.lines.items()}
    lines |= {
        key: found.linked[place].line for place, key in assembly.relation_keys.items()
    }
    names = {
        assembly.claim_keys[p]: claim.name
        for p, claim in enumerate(found.claims)
        if claim.name is not None
    }
    in_data = frozenset(
        key
        for place, key in assembly.relation_keys.items()
        if found.linked[place].in_data
    )
    return Located(debate, tuple(found.notices), lines, names, in_data)


class _Assembly:
    """Gives everything its key, its order and its origin."""

    def __init__(self, found: Gathering) -> None:
        self._found = found
        self._rules = mapping_of(found.front, "rules")
        self.claim_keys: list[str] = []
        self.relation_keys: dict[int, str] = {}

    def debate(self) -> Debate:
        """Build the debate."""
        return pruned(self._assembled())

    def _leading(self) -> set[str]:
        """Give the names of positions."""
        names = (self._found.claims[place].name for place in self._found.leading)
        return {name for name in names if name is not None}

    def _rule(self, kind: str) -> str | None:
        rule = self._rules.get(kind)
        return rule if isinstance(rule, str) else None

    def _assembled(self) -> Debate:
        order = mapping_of(self._found.front, "order")
        claims = order_places(order.get("claims"), len(self._found.claims))
        keys = [""] * len(claims)
        for number, place in enumerate(claims, 1):
            keys[place] = f"claim-{number}"
        self.claim_keys = keys
        usual = data_origin(mapping_of(self._found.front, "claims"), None)
        inferred = usual if isinstance(usual, Inferred) else None
        made = [self._found.claims[p].claim(keys[p], inferred) for p in claims]
        relations = self._relations(
            order_places(order.get("relations"), len(self._found.linked)), keys
        )
        debate = front_debate(self._found.document.front, self._leading())
        return attrs.evolve(
            debate,
            sections=tuple(self._found.sections),
            claims=self._with_kept([self._with_arguments(c, keys) for c in made], keys),
            relations=relations,
            positions=self._positions(order.get("positions"), keys),
        )

    def _with_kept(self, claims: list[Claim], keys: list[str]) -> tuple[Claim, ...]:
        """Give claims with what only their places and lines in the document tell."""
        kept = {keys[place]: found for place, found in self._kept(keys).items()}
        return tuple(
            claim
            if claim.key not in kept
            else attrs.evolve(claim, extras=with_kept(claim.extras, kept[claim.key]))
            for claim in claims
        )

    def _kept(self, keys: list[str]) -> dict[int, dict[str, Any]]:
        """Give by place what claims keep: lines of reasonings, and sections without words."""
        parted = bool(self._found.sections)
        owners = Counter(r.owner for r in self._found.reasonings)
        kept: dict[int, dict[str, Any]] = {}
        for place, claim in enumerate(self._found.claims):
            if parted and claim.named_elsewhere:
                kept[place] = {"section": claim.section}
        for reasoning in self._found.reasonings:
            if reasoning.owner is None or owners[reasoning.owner] > 1:
                continue
            found = reasoning.kept(keys)
            if parted and reasoning.is_only_named:
                found["section"] = reasoning.section
            if found:
                kept.setdefault(reasoning.owner, {})["reasoning"] = found
        return kept

    def _with_arguments(self, claim: Claim, keys: list[str]) -> Claim:
        """Give a claim whose wordings name their argument by key."""
        if all(w.argument is None for w in claim.wordings):
            return claim
        worded = tuple(
            attrs.evolve(w, argument=self._argument_key(w.argument, keys))
            for w in claim.wordings
        )
        return attrs.evolve(claim, wordings=worded)

    def _argument_key(self, named: str | None, keys: list[str]) -> str | None:
        """Give the key of the argument that is named, or numbered as "=3"."""
        if named is None:
            return None
        place = (
            int(named[1:]) if named.startswith("=") else self._found.places.get(named)
        )
        if place is None or self._found.claims[place].form != "argument":
            return None
        return keys[place]

    def _positions(self, order: object, keys: list[str]) -> tuple[Position, ...]:
        rule = self._rule("position")
        found = [
            _position(self._found.claims[place], keys[place], rule)
            for place in self._found.leading
        ]
        return tuple(found[place] for place in order_places(order, len(found)))

    def _relations(self, places: list[int], keys: list[str]) -> tuple[Relation, ...]:
        numbers = {place: f"relation-{n}" for n, place in enumerate(places, 1)}
        self.relation_keys = numbers
        reasons = self._reasons(places)
        ends = _Ends(self._found.places, keys, numbers)
        found: list[Relation] = []
        for place in places:
            linked = self._found.linked[place]
            self._ask_source(linked)
            sources = tuple(ends.key(end) for end in linked.sources)
            targets = tuple(ends.key(end) for end in linked.targets)
            reason = self._reason(linked, reasons)
            if reason is not None:
                targets = (numbers[reason],)
            argument = self._argument(linked, keys)
            if None in sources or None in targets or argument == "":
                self._found.note(
                    linked.line, "a relation names what is not here", "ReferenceBroken"
                )
                continue
            rule = None if linked.in_data else self._rule(linked.kind)
            both = (tuple(map(str, sources)), tuple(map(str, targets)))
            found.append(linked.relation(numbers[place], both, argument, rule))
        self._note_unused()
        self._note_odd_words()
        return tuple(found)

    def _reason(self, linked: Linked, reasons: Mapping[str | int, int]) -> int | None:
        """Give the relation that stands behind the target, where the data say so."""
        asked = linked.spec is not None and linked.spec.get("of") == "reason"
        return reasons.get(linked.targets[0]) if asked and linked.targets else None

    def _note_unused(self) -> None:
        """Tell of guesses about relations that are not there."""
        for claim in self._found.claims:
            for name in sorted(claim.guesses.keys() - claim.asked):
                problem = f"a guess is about {name!r}, which nothing here refers to"
                self._found.note(claim.line, problem, "ReferenceBroken")

    def _note_odd_words(self) -> None:
        """Tell of quotes in data that are not understood."""
        told: list[tuple[int, Mapping[str, Any]]] = []
        for place, claim in enumerate(self._found.claims):
            line = self._found.lines.get(place, 1)
            told += [(line, claim.told), (line, claim.position or {})]
        told += [(linked.line, linked.spec or {}) for linked in self._found.linked]
        told.append((1, mapping_of(self._found.front, "question")))
        for line, data in told:
            if is_confidence(data.get("guess")) and is_odd(data):
                problem = "some of the words that a guess rests on are not understood"
                self._found.note(line, problem)

    def _reasons(self, places: list[int]) -> dict[str | int, int]:
        """Give by claim the first support or attack that it is the source of."""
        reasons: dict[str | int, int] = {}
        for place in places:
            linked = self._found.linked[place]
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
        place = self._found.places.get(argument)
        if place is None or self._found.claims[place].form != "argument":
            return ""
        return keys[place]

    def _ask_source(self, linked: Linked) -> None:
        """Find the data of a relation that is written by name on its source's line."""
        if linked.spec is not None or not isinstance(linked.sources[0], int):
            return
        source, target = self._found.claims[linked.sources[0]], linked.targets[0]
        written, name = "", None
        if isinstance(target, int) and target < 0:
            written = f"_ {self._found.linked[step_place(target)].written}"
        elif isinstance(target, int):
            aim = self._found.claims[target]
            written = f"{linked.written} {bracketed(aim.form, aim.name or '')}"
            name = aim.name
        spec = mapping_of(source.own, "relations").get(written)
        guess = None if name is None else source.guesses.get(name)
        source.asked.add(name or "")
        if isinstance(spec, Mapping):
            linked.spec = spec
        elif is_confidence(guess):
            linked.spec = {"guess": guess}


def _position(claim: Collected, key: str, rule: str | None) -> Position:
    """Give the position that a claim is."""
    told = claim.position or {}
    origin = data_origin(told, rule)
    kept = words_kept(told, origin, told.get("post"))
    return Position(
        claim=key,
        title=claim.position_title,
        origin=origin,
        extras=Extras({NAME: kept}) if kept else NO_EXTRAS,
    )


class _Ends:
    """Gives the keys of what relations name."""

    def __init__(
        self, places: Mapping[str, int], keys: list[str], numbers: Mapping[int, str]
    ):
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
