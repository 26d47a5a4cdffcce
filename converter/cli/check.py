"""`disputatio check`: read a file and report what is not in order."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

import click

from disputatio.converter import pages, reading
from disputatio.converter.cli import common
from disputatio.converter.cli.convert import STRICT_NOTICES
from disputatio.converter.cli.formats import WIDTH
from disputatio.converter.cli.manner import manner
from disputatio.converter.cli.printing import counted, printable
from disputatio.converter.guard import guarded_reading
from disputatio.converter.inspection import inspected
from disputatio.converter.pages import Page
from disputatio.converter.reading import Wish
from disputatio.schemas.errors import DisputatioError
from disputatio.schemas.notices import SEVERITIES, Notice
from disputatio.schemas.protocols import Importer, Linter


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "-f",
    "--from",
    "source_format",
    metavar="FORMAT",
    help="Input format.",
    shell_complete=common.complete_format("importer"),
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per file.")
@click.option("--strict", is_flag=True, help="Exit 3 if there is a warning.")
@manner
def command(  # noqa: PLR0913 - one parameter per option
    files: tuple[str, ...],
    source_format: str | None,
    *,
    as_json: bool,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Read each FILE and report notices, broken references and unresolved quotes.

    Notes are listed with -v and in JSON. Exit 5 if a file is malformed, 3 under
    --strict if there is a warning.
    """
    del quiet
    codes = [0]
    for name in files:
        report = _report(name, source_format)
        if as_json:
            click.echo(json.dumps(report.plain(), ensure_ascii=False))
        else:
            report.show(verbose=verbose)
        if report.error is not None:
            codes.append(report.error.exit_code)
        elif strict and common.grave(report.notices):
            codes.append(STRICT_NOTICES)
    return max(codes)


class _Report:
    """What was found in one file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.format: str | None = None
        self.threads: list[dict[str, Any]] = []
        self.notices: list[Notice] = []
        self.error: DisputatioError | None = None

    def plain(self) -> dict[str, Any]:
        """Give the report as a JSON object."""
        error = self.error and {"message": self.error.message, "hint": self.error.hint}
        return {
            "file": self.name,
            "format": self.format,
            "threads": self.threads,
            "notices": [n.plain() for n in self.notices],
            "error": error,
        }

    def show(self, *, verbose: bool) -> None:
        """Print the report; notes only when asked for."""
        for thread in self.threads:
            rest = ((k, v) for k, v in thread.items() if isinstance(v, int))
            counts = ", ".join(counted(v, k.removesuffix("s")) for k, v in rest)
            title = f" “{thread['title']}”" if thread["title"] else ""
            click.echo(printable(f"{self.name}: {thread['format']}{title}: {counts}"))
        self._tell(verbose=verbose)
        if self.error is not None:
            from disputatio.converter.cli.running import complain

            complain(self.error.message, self.error.hint)
        else:
            click.echo(f"  {_summary(self.notices)}")

    def _tell(self, *, verbose: bool) -> None:
        """Print the notices rule by rule, the gravest first."""
        groups: dict[str, list[Notice]] = {}
        for found in sorted(self.notices, key=_gravity):
            if verbose or found.severity != "info":
                groups.setdefault(found.rule, []).append(found)
        for rule, found_by_rule in groups.items():
            _tell_group(rule, found_by_rule, verbose=verbose)


def _gravity(found: Notice) -> int:
    return -SEVERITIES.index(found.severity)


def _tell_group(rule: str, found: list[Notice], *, verbose: bool) -> None:
    name = f"{found[0].severity}: {rule}: "
    if len(found) == 1:
        _echo("  ", name + _placed(found[0]))
        return
    most = len(found) if verbose else common.SHOWN_PER_RULE
    _echo("  ", f"{name}{len(found)} times")
    for one in found[:most]:
        _echo("    ", _placed(one))
    if len(found) > most:
        _echo("    ", f"and {len(found) - most} more (-v tells all)")


def _placed(found: Notice) -> str:
    if found.path is not None:
        return f"{found.path}: {found.sentence}"
    return common.placed(found, None).removeprefix("input:")


def _echo(indent: str, words: str) -> None:
    """Print one paragraph, folded where a terminal of the usual width ends."""
    folded = textwrap.fill(
        printable(words),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    click.echo(folded)


def _report(name: str, source_format: str | None) -> _Report:
    report = _Report(name)
    try:
        found = pages.chosen(
            pages.load_pages(common.readables([name])[0]), source_format
        )
        importer = found.importer
        report.format = importer.info.name
        wish = reading.checked(Wish(), importer.info)
        covered = importer.covers if isinstance(importer, Linter) else frozenset()
        for thread in reading.unfinished(found, wish):
            each = thread.finished()
            report.threads.append({"format": thread.format, **_counts(each.debate)})
            told = (*each.notices, *inspected(each.debate))
            report.notices += (n for n in told if n.rule not in covered)
        report.notices += _linted(importer, found.pages)
    except DisputatioError as error:
        report.error = error
    return report


def _linted(importer: Importer, found: Sequence[Page]) -> Iterator[Notice]:
    """Give what the format itself finds odd about each page."""
    if isinstance(importer, Linter):
        for page in found:
            with guarded_reading(importer.info, page.shown):
                yield from importer.lint(page.source)


def _counts(debate: Any) -> dict[str, Any]:
    names = ("posts", "claims", "relations", "positions")
    return {"title": debate.title, **{n: len(getattr(debate, n)) for n in names}}


def _summary(notices: list[Notice]) -> str:
    words = (("error", "error"), ("warning", "warning"), ("info", "note"))
    counts = ((sum(n.severity == s for n in notices), word) for s, word in words)
    said = ", ".join(counted(count, word) for count, word in counts if count)
    return said or "nothing to report"
