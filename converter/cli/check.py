"""`disputatio check`: read a file and report what is not in order."""

from __future__ import annotations

import json
import os
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import attrs
import click

from disputatio.converter import pages, reading
from disputatio.converter.cli import common
from disputatio.converter.cli.formats import WIDTH
from disputatio.converter.cli.job import STRICT_NOTICES
from disputatio.converter.cli.manner import manner
from disputatio.converter.cli.printing import printable
from disputatio.converter.cli.progress import progress
from disputatio.converter.guard import guarded_reading
from disputatio.converter.inspection import inspected
from disputatio.converter.pages import Page
from disputatio.converter.reading import Unfinished, Wish
from disputatio.converter.units import Unit, units_of
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import DisputatioError
from disputatio.schemas.notices import SEVERITIES, Notice
from disputatio.schemas.protocols import Importer, Linter
from disputatio.schemas.sayers import SILENT_STATES
from disputatio.schemas.text import counted


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
@click.option(
    "--strict", is_flag=True, help="Exit 3 if there is an error or a warning."
)
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

    Of a folder, every file is checked by itself, those of folders in it too; pages of
    one thread together. Notes are listed with -v and in JSON.

    Exit 0 if every file can be read, whatever errors are found in it; with --strict,
    which is for CI, 3 if there is an error or a warning. Exit 4 if the format of a
    file is unknown, 5 if it is missing or malformed; the highest of all files.
    """
    common.readables(files)
    tally = _Tally()
    many = len(files) > 1 or any(map(os.path.isdir, files))
    for report in _reports(files, source_format, quiet=quiet):
        report.strict = strict
        tally.add(report)
        if as_json:
            click.echo(json.dumps(report.plain(), ensure_ascii=False))
        else:
            report.show(verbose=verbose, brief=many)
    if many and not as_json:
        click.echo(tally.summary())
    return tally.code


def _reports(
    files: Sequence[str], source_format: str | None, *, quiet: bool
) -> Iterator[_Report]:
    """Give the report of each file, one by one."""
    for name in files:
        readable = common.readables([name])[0]
        try:
            for unit in units_of(readable, name, source_format):
                with progress(f"checking {unit.name}", quiet=quiet):
                    report = _report(unit, source_format)
                yield report
        except DisputatioError as error:
            report = _Report(name)
            report.error = error
            yield report


class _Report:
    """What was found in one file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.format: str | None = None
        self.threads: list[dict[str, Any]] = []
        self.notices: list[Notice] = []
        self.error: DisputatioError | None = None
        self.strict = False

    @property
    def code(self) -> int:
        """The exit code that this file alone would give."""
        if self.error is not None:
            return self.error.exit_code
        return STRICT_NOTICES if self.strict and common.grave(self.notices) else 0

    def plain(self) -> dict[str, Any]:
        """Give the report as a JSON object."""
        error = self.error and {"message": self.error.message, "hint": self.error.hint}
        return {
            "file": self.name,
            "format": self.format,
            "threads": self.threads,
            "notices": [n.plain() for n in self.notices],
            "error": error,
            "exit": self.code,
        }

    def show(self, *, verbose: bool, brief: bool) -> None:
        """Print the report; notes only when asked for.

        A brief one of a file in order that holds one thread has one line.
        """
        one = self.error is None and len(self.threads) < 2
        told = one and brief and not self._told(verbose=verbose)
        for thread in self.threads:
            end = f": {_summary(_severities(self.notices))}" if told else ""
            click.echo(printable(self._line(thread) + end))
        if self.error is not None:
            from disputatio.converter.cli.running import complain

            self._tell(verbose=verbose)
            if brief:
                click.echo(printable(f"{self.name}: not read"))
            complain(self.error.message, self.error.hint)
        elif not told:
            self._tell(verbose=verbose)
            _echo(
                "  ",
                _summary(_severities(self.notices)) + self._untold(verbose=verbose),
            )

    def _line(self, thread: dict[str, Any]) -> str:
        rest = ((k, v) for k, v in thread.items() if isinstance(v, int))
        counts = ", ".join(counted(v, k.removesuffix("s")) for k, v in rest)
        title = f" “{thread['title']}”" if thread["title"] else ""
        return f"{self.name}: {thread['format']}{title}: {counts}"

    def _untold(self, *, verbose: bool) -> str:
        """Say of which kinds the notes are that are only counted."""
        kinds = Counter(n.rule for n in self.notices if n.severity == "info")
        if verbose or not kinds:
            return ""
        counts = ", ".join(f"{rule} {count}" for rule, count in kinds.most_common())
        return f": {counts}; -v tells all"

    def _told(self, *, verbose: bool) -> list[Notice]:
        """Give the notices that are printed, the gravest first."""
        found = [n for n in self.notices if verbose or n.severity != "info"]
        return sorted(found, key=_gravity)

    def _tell(self, *, verbose: bool) -> None:
        """Print the notices rule by rule, the gravest first."""
        groups: dict[str, list[Notice]] = {}
        for found in self._told(verbose=verbose):
            groups.setdefault(found.rule, []).append(found)
        for rule, found_by_rule in groups.items():
            _tell_group(rule, found_by_rule, verbose=verbose)


class _Tally:
    """What was found in all files."""

    def __init__(self) -> None:
        self.code = 0
        self.severities: Counter[str] = Counter()
        self.files: Counter[str] = Counter()

    def add(self, report: _Report) -> None:
        """Count one file more."""
        self.code = max(self.code, report.code)
        self.severities += _severities(report.notices)
        grave = common.grave(report.notices)
        state = "not read" if report.error else "with findings" if grave else "in order"
        self.files[state] += 1

    def summary(self) -> str:
        """Give one line on all files."""
        states = ("in order", "with findings", "not read")
        counts = ", ".join(f"{self.files[s]} {s}" for s in states if self.files[s])
        whole = counted(self.files.total(), "file")
        found = f" ({_summary(self.severities)})" if self.severities else ""
        return f"{whole}: {counts}{found}"


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
    path = f"{found.path}: " if found.path is not None else ""
    told = attrs.evolve(found, sentence=path + found.sentence)
    return common.placed(told, None).removeprefix("input:")


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


def _report(unit: Unit, source_format: str | None) -> _Report:
    report = _Report(unit.name)
    try:
        found = pages.chosen(pages.load_pages(unit.readables), source_format)
        importer = found.importer
        report.format = importer.info.name
        wish = reading.checked(Wish(), importer.info)
        covered = importer.covers if isinstance(importer, Linter) else frozenset()
        for thread in map(_checked, reading.unfinished(found, wish)):
            report.threads.append(thread.counts)
            report.notices += (n for n in thread.told if n.rule not in covered)
        report.notices += _linted(importer, found.pages)
    except DisputatioError as error:
        report.error = error
    return report


class _Checked(NamedTuple):
    """What is reported of a thread: its debate is gone by then, which may be large."""

    counts: dict[str, Any]
    told: tuple[Notice, ...]


def _checked(thread: Unfinished) -> _Checked:
    each = thread.finished()
    counts = {"format": thread.format, **_counts(each.debate)}
    return _Checked(counts, (*each.notices, *inspected(each.debate)))


def _linted(importer: Importer, found: Sequence[Page]) -> Iterator[Notice]:
    """Give what the format itself finds odd about each page."""
    if isinstance(importer, Linter):
        for page in found:
            with guarded_reading(importer.info, page.shown):
                yield from importer.lint(page.source)


def _counts(debate: Debate) -> dict[str, Any]:
    """Count what a debate has; records of others' words are no posts, as nowhere."""
    posts = sum(post.state not in SILENT_STATES for post in debate.posts)
    names = ("claims", "relations", "positions")
    rest = {name: len(getattr(debate, name)) for name in names}
    return {"title": debate.title, "posts": posts, **rest}


def _severities(notices: list[Notice]) -> Counter[str]:
    return Counter(n.severity for n in notices)


def _summary(severities: Counter[str]) -> str:
    words = (("error", "error"), ("warning", "warning"), ("info", "note"))
    said = ", ".join(counted(severities[s], w) for s, w in words if severities[s])
    return said or "nothing to report"
