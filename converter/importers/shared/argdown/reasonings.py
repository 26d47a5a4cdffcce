"""The premise-conclusion structure that is being read: its lines and its steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs
from attrs import define, field

from disputatio.converter.importers.shared.argdown.claims import foreign
from disputatio.converter.importers.shared.argdown.document import Element, Inference
from disputatio.converter.importers.shared.argdown.links import Linked
from disputatio.schemas.foreign.argdown import PRIVATE, mapping_of
from disputatio.schemas.foreign.argdown_reasoning import (
    ReasoningLine,
    Step,
    derived_lines,
    kept_lines,
    told_uses,
)


@define
class OpenReasoning:
    """A reasoning while its lines are read."""

    owner: int | None = None
    """Place of the argument's claim; None where the lines belong to none."""
    name: str = ""
    """The argument's name in brackets."""
    section: str | None = None
    """Key of the section that it stands in."""
    claims: list[int] = field(factory=list)
    """Places of the claims of its lines."""
    lines: list[ReasoningLine] = field(factory=list)
    """Its lines; the key of a claim is its place."""
    steps: list[Linked] = field(factory=list)
    """Its steps."""
    _worded: list[bool] = field(factory=list)
    _since: int = 0
    _step: Linked | None = None
    _uses: tuple[int, ...] = ()

    def infer(self, part: Inference) -> Linked:
        """Give the step that an inference line begins."""
        self._uses = told_uses(part.data, len(self.claims))
        data = {k: v for k, v in foreign(part.data).items() if k != "uses"}
        self._step = Linked(
            kind="support",
            sources=list(self._premises()),
            line=part.line,
            spec={**part.data, **mapping_of(part.data, PRIVATE)},
            rules=part.rules,
            data=data,
            argument=-1 if self.owner is None else self.owner,
        )
        self.steps.append(self._step)
        return self._step

    def _premises(self) -> list[int]:
        """Give the lines that are used: named ones, or those since the last step."""
        if self._uses:
            return [self.claims[n - 1] for n in self._uses]
        return self.claims[max(self._since - 1, 0) :]

    def add(self, part: Element, claim: int, worded: bool) -> None:
        """Add a line, which may be the conclusion of the step that is open."""
        step, uses = self._step, self._uses
        if step is not None:
            own = told_uses(part.data, len(self.claims))
            self._uses = uses = own or uses
            step.sources = list(self._premises())
            step.targets = [claim]
            step.written = f"{self.name} ({len(self.claims) + 1})"
        self.claims.append(claim)
        self._worded.append(worded)
        self.lines.append(
            ReasoningLine(str(claim), concludes=step is not None, uses=uses)
        )
        if step is not None:
            self._step, self._uses, self._since = None, (), len(self.claims)

    def kept(self, keys: Sequence[str]) -> dict[str, Any]:
        """Give what the claim of the argument keeps: lines that its steps do not tell."""
        told: list[Step] = [
            (tuple(map(str, step.sources)), str(step.targets[0]))
            for step in self.steps
            if step.targets
        ]
        lines = [
            attrs.evolve(line, named=named)
            for line, named in zip(self.lines, self._named(), strict=True)
        ]
        if tuple(lines) == derived_lines(told):
            return {}
        return {
            "lines": kept_lines(
                attrs.evolve(line, claim=keys[int(line.claim)]) for line in lines
            )
        }

    def _named(self) -> list[bool]:
        """Say for each line whether words of its claim come only in a later one."""
        later: set[int] = set()
        found: list[bool] = []
        pairs = zip(reversed(self.claims), reversed(self._worded), strict=True)
        for claim, worded in pairs:
            found.append(not worded and claim in later)
            later |= {claim} if worded else set()
        return found[::-1]

    @property
    def is_only_named(self) -> bool:
        """Say whether no line has words, tags or data."""
        return not any(self._worded)
