"""Lets the analyst `llm` read debates by a fake model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from attrs import define

from disputatio.converter.analysts.llm import LlmAnalyst
from disputatio.converter.structure.passes import Guest, Pass, structured
from disputatio.schemas.debate import Debate
from disputatio.schemas.protocols import Analysis
from tests.converter.analysts.fake_model import FakeModel
from tests.converter.structure.making import thread

CARS = thread(
    "Ann: Cars make the streets of the town loud, cars should be banned downtown",
    "Bob: No, shops would close without the cars",
    "Cy: Yes, nobody walks two miles for a sofa",
    title="Ban cars?",
)


@define
class Asker:
    """Lets the analyst read a debate by a model."""

    model: FakeModel
    folder: Path

    def options(self, **more: Any) -> dict[str, Any]:
        """Give the options, with more of them."""
        given = {"url": self.model.url, "model": "fake", "cache": str(self.folder)}
        named = {**given, **more}
        return {f"llm-{name.replace('_', '-')}": v for name, v in named.items()}

    def read(self, debate: Debate = CARS, **more: Any) -> Analysis:
        """Run the analyst alone."""
        analyst = LlmAnalyst(pause=self.model.pauses.append)
        return analyst.analyse(debate, self.options(**more))

    def full(self, debate: Debate = CARS) -> Debate:
        """Run it with all passes."""
        step = Pass("llm", lambda d: self.read(d).debate, "")
        return structured(debate, "full", (), [Guest(step=step, after="positions")])


def rules(analysis: Analysis) -> list[str]:
    """Give the rules of the notices, but for the estimate."""
    return [n.rule for n in analysis.notices if n.rule != "CostEstimated"]
