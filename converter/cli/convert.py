"""`disputatio convert`: read a thread once, write it in one or several formats."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

import click
from attrs import field, frozen

from disputatio.converter import api, pages, reading, writing
from disputatio.converter.cli import common, format_options, targets
from disputatio.converter.cli.manner import manner
from disputatio.converter.cli.progress import progress
from disputatio.converter.cli.targets import STDOUT, Target
from disputatio.converter.reading import Unfinished, Wish
from disputatio.converter.sinks import check_place, whole_file
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import Importer, Reading

STRICT_NOTICES = 3
"""Exit code when there was a warning under `--strict`."""


@frozen(kw_only=True)
class Job:
    """What one call of `convert` or `merge` is to do."""

    threads: tuple[str, ...]
    """The inputs as named."""
    targets: tuple[Target, ...]
    """The outputs."""
    values: dict[str, Any]
    """Every format option that was given."""
    strict: bool
    """Whether losses and warnings count as failure."""
    teller: common.Teller
    """How to talk."""
    notices: list[Notice] = field(factory=list)
    """What was met so far."""


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
    " outputs, or once for each.",
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

    Several THREADs, or a folder, are pages of one thread; - is standard input. A
    format's own options (see: disputatio formats NAME) can be given too.
    """
    job = Job(
        threads=threads,
        targets=targets.planned(outputs, target_formats),
        values=values,
        strict=strict,
        teller=common.Teller(quiet=quiet, verbose=verbose),
    )
    if notices_file not in (None, STDOUT):
        check_place(Path(notices_file))
    with progress(f"reading {threads[0]}", quiet=quiet):
        found = pages.chosen(pages.load_pages(common.readables(threads)), source_format)
        importer = found.importer
        format_options.given(values, infos(importer, job.targets))
        wish = Wish(
            structure=structure,
            without=without,
            options=format_options.of_format(values, importer.info),
            title=title,
        )
        wish = reading.checked(wish, importer.info)
        readings = chosen(job, reading.unfinished(found, wish), thread)
    write_all(job, readings, targets.stem_of(threads[0], importer.info))
    job.teller.tell(job.notices, threads[0])
    if notices_file is not None:
        write_notices(notices_file, job.notices)
    return STRICT_NOTICES if strict and failing(job.notices) else 0


def infos(importer: Importer, outputs: Sequence[Target]) -> list[Any]:
    """Give the formats in play, whose options may be given."""
    return [importer.info, *(target.exporter.info for target in outputs)]


def chosen(
    job: Job, threads: Iterable[Unfinished], thread: int | None
) -> Iterable[Reading]:
    """Give the threads that are to be written, read one by one where that can be.

    Under `--strict` all are read first: nothing is written if one would lose.
    """
    if thread is not None:
        return [api.nth(threads, thread).finished()]
    if not all(target.is_folder for target in job.targets):
        return [api.only(threads).finished()]
    row = iter(threads)
    first = next(row, None) or api.only([])
    readings = (each.finished() for each in chain([first], row))
    return list(readings) if job.strict else readings


def write_all(job: Job, readings: Iterable[Reading], stem: str) -> None:
    """Write every thread to every target; one thread alone bears no number."""
    if job.strict:
        readings = list(readings)
        for found in readings:
            _refuse_losses(job, found)
    row = enumerate(readings, 1)
    first, second = next(row), next(row, None)
    if second is None:
        _write(job, first[1], stem, None)
        return
    for number, found in chain([first, second], row):
        _write(job, found, stem, number)


def _refuse_losses(job: Job, found: Reading) -> None:
    for target in job.targets:
        exporter = target.exporter
        writing.refuse_losses(writing.losses(found.debate, exporter.info))
        options = format_options.of_format(job.values, exporter.info)
        writing.refuse_losses(writing.narrowed(found.debate, exporter, options))


def _write(job: Job, found: Reading, stem: str, number: int | None) -> None:
    writing.check(found.debate)
    job.notices.extend(found.notices)
    for target in job.targets:
        info = target.exporter.info
        options = format_options.of_format(job.values, info)
        job.notices.extend(writing.losses(found.debate, info))
        place = _place(target, stem, number)
        with progress(f"writing {info.name}", quiet=job.teller.quiet):
            job.notices.extend(
                writing.written(found.debate, target.exporter, place, options)
            )
        if isinstance(place, Path):
            job.teller.say(f"wrote {place} ({info.name})")


def _place(target: Target, stem: str, number: int | None) -> Path | BinaryIO:
    if target.name == STDOUT:
        return sys.stdout.buffer
    path = target.file(stem, number)
    if target.is_folder:
        path.parent.mkdir(exist_ok=True)
    return path


def write_notices(name: str, notices: Iterable[Notice]) -> None:
    """Write notices to a file or to standard output, one JSON object a line."""
    lines = (json.dumps(n.plain(), ensure_ascii=False) + "\n" for n in notices)
    data = "".join(lines).encode()
    if name == STDOUT:
        sys.stdout.buffer.write(data)
        return
    with whole_file(Path(name)) as stream:
        stream.write(data)


def failing(notices: Iterable[Notice]) -> bool:
    """Say whether a notice fails a run under `--strict`."""
    return common.grave(n for n in notices if n.rule != "LossOnExport")
