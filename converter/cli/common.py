"""What several commands share: options, the source on stdin, notices on stderr."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias, TypeVar

import click
from attrs import frozen

from disputatio.converter import registry
from disputatio.converter.cli.printing import message
from disputatio.converter.sources import Readable
from disputatio.schemas.errors import UsageError
from disputatio.schemas.notices import SEVERITIES, Notice

Complete: TypeAlias = Callable[[click.Context, click.Parameter, str], list[str]]
"""Gives what completes a word that was begun."""

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

STRUCTURES = ("full", "stated", "none")
"""Values of `--structure`."""

SHOWN_PER_RULE = 5
"""How many notices of one rule are told before the rest is only counted."""

ALWAYS_TOLD = frozenset(
    {
        "NoDebateFound",
        "ConfidenceLow",
        "LanguageWithoutCues",
        "PagesMissing",
        "CostEstimated",
        "ExportChanged",
        "NameTaken",
        "FileReplaced",
    }
)
"""Rules whose notes are told without `-v` too."""

ABOUT_OUTPUT = frozenset({"NameTaken", "FileReplaced"})
"""Rules whose sentences name a file already."""

_WORDS = {"info": "note", "warning": "warning", "error": "error"}


@frozen(kw_only=True)
class Teller:
    """Says on stderr what a person may want to know."""

    quiet: bool = False
    """Say nothing but errors."""
    verbose: bool = False
    """Say notes too."""

    def say(self, sentence: str) -> None:
        """Say what was done, where `-v` asks for it."""
        if self.verbose and not self.quiet:
            _line(sentence)

    def tell(self, notices: Iterable[Notice], source: str | None = None) -> None:
        """Tell notices once each, and count what is too much of one rule."""
        if self.quiet:
            return
        shown = [n for n in notices if self.verbose or not _is_hidden(n)]
        times = Counter((n.rule, n.severity, placed(n, source)) for n in shown)
        told: Counter[str] = Counter()
        for (rule, severity, sentence), count in times.items():
            told[rule] += 1
            if told[rule] <= SHOWN_PER_RULE or self.verbose:
                again = f" ({count} times)" if count > 1 else ""
                _line(f"{_WORDS[severity]}: {sentence}{again}")
        word = {rule: _WORDS[severity] for rule, severity, _ in times}
        for rule, count in told.items():
            if count > SHOWN_PER_RULE and not self.verbose:
                rest = count - SHOWN_PER_RULE
                _line(f"{word[rule]}: {rest} more of {rule} (-v tells all)")


def _is_hidden(notice: Notice) -> bool:
    """Say whether only `-v` tells a notice."""
    return notice.severity == "info" and notice.rule not in ALWAYS_TOLD


def placed(notice: Notice, source: str | None) -> str:
    """Give a notice's sentence with the place of the source in front."""
    if notice.line is None:
        named = notice.source is not None and notice.rule not in ABOUT_OUTPUT
        return f"{notice.source}: {notice.sentence}" if named else notice.sentence
    place = [notice.source or source or "input", str(notice.line)]
    if notice.column is not None:
        place.append(str(notice.column))
    return f"{':'.join(place)}: {notice.sentence}"


def grave(notices: Iterable[Notice]) -> bool:
    """Say whether any notice is a warning or worse."""
    least = SEVERITIES.index("warning")
    return any(SEVERITIES.index(n.severity) >= least for n in notices)


def readables(names: Sequence[str]) -> list[Readable]:
    """Give the sources of an argument row; "-" is stdin.

    Raises:
        UsageError: "-" stands there twice.
    """
    if names.count("-") > 1:
        raise UsageError("standard input is named twice", "it can be read only once")
    return [sys.stdin.buffer if name == "-" else name for name in names]


def reading_options(function: Decorated) -> Decorated:
    """Add the options that say how a thread is read."""
    for option in reversed(_READING):
        function = option(function)
    return function


def _line(text: str) -> None:
    click.echo(message(text, "disputatio: "), err=True)


def complete_format(*kinds: registry.Kind) -> Complete:
    """Give what completes the name of a format: an importer's, an exporter's, or any."""

    def complete(
        context: click.Context, parameter: click.Parameter, begun: str
    ) -> list[str]:
        del context, parameter
        known = {name for kind in kinds for name in registry.names(kind)}
        return sorted(name for name in known if name.startswith(begun))

    return complete


_READING = (
    click.option(
        "-f",
        "--from",
        "source_format",
        metavar="FORMAT",
        shell_complete=complete_format("importer"),
        help="Format of the input; found by itself if not given.",
    ),
    click.option(
        "--structure",
        type=click.Choice(STRUCTURES),
        help="How much to conclude: everything (the default for threads), only what"
        " the file states (the default for argument files), or nothing.",
    ),
    click.option(
        "--without",
        metavar="PASS",
        multiple=True,
        help="Leave out one structure pass; may be repeated.",
    ),
    click.option(
        "--with",
        "analysts",
        metavar="ANALYST",
        multiple=True,
        shell_complete=complete_format("analyst"),
        help="Let an analyst read the thread too (see: disputatio analysts); may be"
        " repeated.",
    ),
    click.option(
        "--min-confidence",
        metavar="X",
        type=click.FloatRange(0, 1),
        default=0.0,
        help="Leave out what was concluded with less confidence, from 0 to 1;"
        " positions have .5 at most.",
    ),
    click.option(
        "--thread",
        metavar="N",
        type=click.IntRange(min=1),
        help="Take the N-th thread of a file that has several.",
    ),
    click.option("--title", help="Title of the debate, instead of the file's."),
)
