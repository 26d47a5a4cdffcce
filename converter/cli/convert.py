"""`disputatio convert`: read a thread once, write it in one or several formats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import attrs
import click
from attrs import frozen

from disputatio.converter import pages, reading
from disputatio.converter.cli import common, format_options, targets
from disputatio.converter.cli.job import (
    STRICT_NOTICES,
    Job,
    check_all,
    chosen,
    failing,
    infos,
    write_all,
    write_notices,
)
from disputatio.converter.cli.manner import manner
from disputatio.converter.cli.progress import progress
from disputatio.converter.cli.running import complain
from disputatio.converter.cli.targets import STDOUT
from disputatio.converter.reading import Wish
from disputatio.converter.sinks import check_place
from disputatio.converter.sources import Readable, load
from disputatio.converter.units import Unit, are_pages, units_of
from disputatio.schemas.errors import DisputatioError
from disputatio.schemas.protocols import Importer, Reading


@frozen(kw_only=True)
class How:
    """How the inputs are to be read."""

    source_format: str | None
    """Name of the importer, where it was given."""
    thread: int | None
    """The thread that is wanted; None for all or the only one."""
    wish: Wish
    """Structure, passes and title; options are added for each format."""


@click.command(cls=format_options.FormatCommand)
@click.argument("threads", metavar="THREAD...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    "outputs",
    metavar="FILE",
    multiple=True,
    help="Where to write; may be repeated. A folder takes one file per thread, - is"
    " standard output.",
)
@click.option(
    "-t",
    "--to",
    "target_formats",
    metavar="FORMAT",
    multiple=True,
    shell_complete=common.complete_format("exporter"),
    help="Format of the output; the file name tells it if not given. Once for all"
    " outputs, or once for each; several for one folder.",
)
@common.reading_options
@click.option(
    "--strict",
    is_flag=True,
    help="Write nothing that loses something (exit 6); exit 3 on any other warning.",
)
@click.option(
    "--notices",
    "notices_file",
    metavar="FILE",
    help="Write every notice to a file, one JSON object a line.",
)
@manner
def command(  # noqa: PLR0913, PLR0917 - one parameter per option
    threads: tuple[str, ...],
    outputs: tuple[str, ...],
    target_formats: tuple[str, ...],
    source_format: str | None,
    structure: reading.Structure | None,
    without: tuple[str, ...],
    analysts: tuple[str, ...],
    min_confidence: float,
    thread: int | None,
    title: str | None,
    notices_file: str | None,
    *,
    strict: bool,
    quiet: bool,
    verbose: bool,
    **values: Any,
) -> int:
    """Convert a thread or an argument file.

    Several THREADs, or a folder, are pages of one thread; - is standard input. With a
    folder as output, argument files are converted each by itself. A format's own
    options (see: disputatio formats NAME) can be given too.
    """
    job = Job(
        threads=threads,
        targets=targets.planned(outputs, target_formats, threads),
        values=values,
        strict=strict,
        teller=common.Teller(quiet=quiet, verbose=verbose),
    )
    if notices_file not in (None, STDOUT):
        check_place(Path(notices_file))
    wish = Wish(
        structure=structure,
        without=without,
        title=title,
        min_confidence=min_confidence,
        analysts=format_options.of_analysts(values, analysts),
    )
    how = How(source_format=source_format, thread=thread, wish=wish)
    with progress(f"reading {threads[0]}", quiet=quiet):
        units = _units(job, source_format)
    code = _one(job, units[0], how) if len(units) == 1 else _each(job, units, how)
    job.teller.tell(job.notices, threads[0])
    if notices_file is not None:
        write_notices(notices_file, job.notices)
    return code or (STRICT_NOTICES if strict and failing(job.notices) else 0)


def _units(job: Job, source_format: str | None) -> Sequence[Unit]:
    """Give what is converted together: all as pages of one thread, or file by file.

    Only a folder as output can take several, and only files that are no pages of a
    thread are several.
    """
    row = _loaded(job.threads)
    whole = Unit(name=job.threads[0], readables=tuple(readable for _, readable in row))
    if not all(target.is_folder for target in job.targets):
        return [whole]
    if len(row) > 1 and are_pages(whole.readables, source_format):
        return [whole]
    return [
        unit
        for name, readable in row
        for unit in units_of(readable, name, source_format)
    ]


def _loaded(names: Sequence[str]) -> list[tuple[str, Readable]]:
    """Give the inputs with their names; a stream that will be looked into is read."""
    row: list[tuple[str, Readable]] = []
    for name, readable in zip(names, common.readables(names), strict=True):
        several = len(names) > 1 and name == STDOUT
        row.append((name, load(readable).data if several else readable))
    return row


def _one(job: Job, unit: Unit, how: How) -> int:
    """Convert what is read together."""
    importer, readings = _read(job, unit, how, strictly=True)
    write_all(job, readings, targets.stem_of(unit.name, importer.info))
    return 0


def _each(job: Job, units: Sequence[Unit], how: How) -> int:
    """Convert every file by itself; one that fails is told, and the rest goes on.

    Under `--strict` the losses of all are found before any is written. Gives the
    highest exit code.
    """
    if job.strict:
        for unit in units:
            check_all(job, _read(job, unit, how)[1])
    code = 0
    for unit in units:
        own = attrs.evolve(job, notices=[], strict=False)
        try:
            importer, readings = _read(own, unit, how)
            write_all(own, readings, targets.stem_of(unit.name, importer.info))
        except DisputatioError as error:
            if job.strict:
                raise
            _complain(unit.name, error)
            code = max(code, error.exit_code)
        named = (attrs.evolve(n, source=n.source or unit.name) for n in own.notices)
        job.notices.extend(named)
    return code


def _complain(name: str, error: DisputatioError) -> None:
    """Tell an error with the name of the file that it stopped."""
    named = name in error.message
    complain(error.message if named else f"{name}: {error.message}", error.hint)


def _read(
    job: Job, unit: Unit, how: How, *, strictly: bool = False
) -> tuple[Importer, Iterable[Reading]]:
    """Read a unit; `strictly` refuses options of formats that are not in play."""
    with progress(f"reading {unit.name}", quiet=job.teller.quiet):
        found = pages.chosen(pages.load_pages(unit.readables), how.source_format)
        importer = found.importer
        if strictly:
            format_options.given(
                job.values, infos(importer, job.targets, how.wish.analysts)
            )
        options = format_options.of_format(job.values, importer.info)
        wish = reading.checked(attrs.evolve(how.wish, options=options), importer.info)
        return importer, chosen(job, reading.unfinished(found, wish), how.thread)
