"""The official Argdown parser (`@argdown/core`) as a judge: does it accept our Argdown, and which graph does it read?"""

from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from attrs import frozen

from tests.judges import environments
from tests.judges.line_process import LineProcess
from tests.judges.policy import program

ANSWER_SECONDS = 60.0
"""Generous: the first answer includes the start of Node."""


@frozen(kw_only=True)
class SyntaxProblem:
    """An error of the lexer or parser, at a line and column that count from 1 (None where it names none)."""

    line: int | None
    column: int | None
    message: str


@frozen(kw_only=True)
class Verdict:
    """What the parser said of one document."""

    errors: tuple[SyntaxProblem, ...]
    """Errors of lexer and parser, in the parser's order."""
    exception: str | None
    """An exception as "Name: message", such as a YAML error in a data block."""
    front_matter: Mapping[str, Any] | None
    """The front matter as it was parsed."""
    model: Mapping[str, Any] | None
    """The official JSON export; beside errors it may be present, but it has lost text: compare it only if accepted."""

    @property
    def accepted(self) -> bool:
        """Neither an error nor an exception."""
        return not self.errors and self.exception is None


class ArgdownJudge:
    """One Node process kept open over many documents: about a millisecond for a small one."""

    def __init__(self, process: LineProcess) -> None:
        """`process` speaks the protocol of `adserve.mjs`."""
        self._process = process

    @classmethod
    def prepare(cls) -> Self:
        """A judge that is ready to be asked; `Unavailable` where Node, npm or the packages cannot be had."""
        folder = environments.argdown_environment()
        return cls(LineProcess([program("node"), "adserve.mjs"], folder))

    def ask(
        self,
        text: str,
        seconds: float = ANSWER_SECONDS,
        settings: Mapping[str, Any] | None = None,
    ) -> Verdict:
        """The verdict on one Argdown document; `JudgeTimeout` or `JudgeCrashed` where there is none.

        The model is made with `settings`, over which the front matter wins unless they say otherwise.
        """
        question = {"text": text, "settings": dict(settings or {})}
        answer = self._process.exchange(question, seconds)
        return Verdict(
            errors=tuple(_problem(error) for error in answer["errors"]),
            exception=answer["exception"],
            front_matter=answer["frontMatter"],
            model=answer["model"],
        )

    def seconds(self, text: str, limit: float = ANSWER_SECONDS) -> Mapping[str, float]:
        """Processor seconds for one document: `parse`, and `model` without its export."""
        answer = self._process.exchange({"text": text, "timed": True}, limit)
        seconds: Mapping[str, float] = answer["seconds"]
        return seconds

    def __enter__(self) -> Self:
        """The judge itself; the process starts at the first question."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self._process.close()


def _problem(error: Mapping[str, Any]) -> SyntaxProblem:
    return SyntaxProblem(line=error["line"], column=error["col"], message=error["msg"])
