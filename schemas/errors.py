"""Errors that people see: what is wrong, where, and what to do next.

Data are attributes; the text is made late. `exit_code` is what the command line
returns (docs/command-line.md). Every error that the library raises on purpose is a
`DisputatioError`.
"""

from __future__ import annotations

from pathlib import PurePath


class DisputatioError(Exception):
    """Base of all errors that are meant for a person."""

    exit_code = 1

    def __init__(self, message: str, hint: str | None = None) -> None:
        """Keep what is wrong, with its place, and what to try."""
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Give the message, and the hint on a line of its own."""
        return (
            self.message if self.hint is None else f"{self.message}\n  try: {self.hint}"
        )


class UsageError(DisputatioError):
    """An option or argument is wrong."""

    exit_code = 2


class UnknownFormat(DisputatioError):
    """No importer or exporter has that name, or nothing recognises the input."""

    exit_code = 4


class AmbiguousFormat(DisputatioError):
    """Several importers or exporters are as sure as each other."""

    exit_code = 4


class ReadError(DisputatioError):
    """The source is malformed, or is not what its importer reads."""

    exit_code = 5

    def __init__(
        self,
        problem: str,
        hint: str | None = None,
        *,
        source: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        """Keep the problem and its place; the message names both."""
        self.problem = problem
        self.source = source
        self.line = line
        self.column = column
        super().__init__(self._message(), hint)

    def _message(self) -> str:
        place = [str(p) for p in (self.source, self.line, self.column) if p is not None]
        return f"{':'.join(place)}: {self.problem}" if place else self.problem

    def located(self, source: str) -> ReadError:
        """Give the same error with the name of its source file."""
        named = self.source or PurePath(source).as_posix()
        return ReadError(
            self.problem, self.hint, source=named, line=self.line, column=self.column
        )


class SeveralThreads(ReadError):
    """One thread was asked for, and the source has several."""


class WriteError(DisputatioError):
    """The output cannot be written."""

    exit_code = 6


class LossError(WriteError):
    """Under `--strict`: the format would lose something of this debate."""


class InvalidDebate(WriteError):
    """A debate breaks the model's rules, so no exporter may write it."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        """Keep the problems with their paths."""
        self.problems = problems
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"the debate is not valid: {problems[0]}{more}")


class MissingTool(DisputatioError):
    """A package or program that this format needs is not installed."""

    exit_code = 7


class AnalystError(DisputatioError):
    """An analyst cannot do its work: an endpoint does not answer, a model is not there."""

    exit_code = 7


class PluginError(DisputatioError):
    """A plug-in cannot be loaded or breaks its protocol."""

    exit_code = 8
