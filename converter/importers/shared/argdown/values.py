"""The values of front matter and data blocks, with notices about what is none."""

from __future__ import annotations

from typing import Any

from disputatio.converter.importers.shared.argdown.patterns import Token
from disputatio.converter.importers.shared.argdown.refusals import breaks_export
from disputatio.converter.importers.shared.argdown.report import Report
from disputatio.converter.importers.shared.argdown.yaml import (
    YamlProblem,
    load,
    load_data,
)
from disputatio.schemas.text import shortened


class Values:
    """Reads YAML; each answer says first whether it could be read."""

    def __init__(self, text: str, report: Report) -> None:
        """Take the source, and where problems go."""
        self._text = text
        self._report = report

    def front(self, token: Token) -> tuple[bool, Any]:
        """Give the value of a front matter."""
        try:
            value = load(token.value)
        except YamlProblem as problem:
            lead = self._text.index(token.value, token.start)
            self._refuse(lead, token.value, problem)
            return False, None
        if value is not None and not isinstance(value, dict):
            self._report.tell(token.start, "the front matter is no list of keys")
        return True, value

    def data(self, token: Token) -> tuple[bool, Any]:
        """Give the value of a data block."""
        image = token.value
        try:
            value = load_data(image)
        except YamlProblem as problem:
            self._refuse(token.start, image, problem)
            return False, None
        if ("relation" in image or "\\" in image) and breaks_export(value):
            told = "data of the type 'relation' cannot be exported"
            self._report.refuse_late(token.start, told)
        if value is not None and not isinstance(value, dict):
            self._report.tell(token.start, "data that are no list of keys are left out")
        return True, value

    def _refuse(self, start: int, text: str, problem: YamlProblem) -> None:
        at = start + min(problem.offset, len(text))
        found = f"not read as YAML ({problem}): {shortened(text, 60)}"
        self._report.refuse_late(at, found)
