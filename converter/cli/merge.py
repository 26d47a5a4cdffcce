"""`disputatio merge`: a person's corrections of an exported file, back onto the thread."""

from __future__ import annotations

import json
from typing import Any

import attrs
import click

from disputatio.converter import api, pages, reading, writing
from disputatio.converter.cli import common, format_options, targets
from disputatio.converter.cli.job import (
    STRICT_NOTICES,
    Job,
    failing,
    infos,
    write_all,
    write_notices,
)
from disputatio.converter.cli.manner import manner
from disputatio.converter.cli.printing import printable
from disputatio.converter.cli.progress import progress
from disputatio.converter.reading import Wish
from disputatio.schemas.errors import UsageError
from disputatio.schemas.protocols import Importer, Reading
from disputatio.schemas.text import counted


@click.command(cls=format_options.FormatCommand)
@click.argument("thread_file", metavar="THREAD")
@click.argument("edited_file", metavar="EDITED")
@click.option(
    "-o",
    "--output",
    "outputs",
    metavar="FILE",
    multiple=True,
    help="Where to write; may be repeated. A .debate.json keeps every decision.",
)
@click.option(
    "-t",
    "--to",
    "target_formats",
    metavar="FORMAT",
    multiple=True,
    shell_complete=common.complete_format("exporter"),
    help="Format of the output; the file name tells it if not given.",
)
@click.option("--by", metavar="NAME", help="Who decided; needed to write.")
@click.option(
    "--dry-run", is_flag=True, help="List the decisions, one a line, and write nothing."
)
@click.option(
    "--json", "as_json", is_flag=True, help="List decisions as JSON, one a line."
)
@click.option(
    "--edited-from",
    "edited_format",
    metavar="FORMAT",
    shell_complete=common.complete_format("importer"),
    help="Format of EDITED.",
)
@common.reading_options
@click.option("--strict", is_flag=True, help="Exit 3 if there is a warning.")
@click.option(
    "--notices",
    "notices_file",
    metavar="FILE",
    help="Write every notice to a file, one JSON object a line.",
)
@manner
def command(  # noqa: PLR0913, PLR0917 - one parameter per option
    thread_file: str,
    edited_file: str,
    outputs: tuple[str, ...],
    target_formats: tuple[str, ...],
    by: str | None,
    edited_format: str | None,
    source_format: str | None,
    structure: reading.Structure | None,
    without: tuple[str, ...],
    analysts: tuple[str, ...],
    min_confidence: float,
    thread: int | None,
    title: str | None,
    notices_file: str | None,
    *,
    dry_run: bool,
    as_json: bool,
    strict: bool,
    quiet: bool,
    verbose: bool,
    **values: Any,
) -> int:
    """Put corrections of an exported file back onto its thread.

    THREAD is the thread itself or a debate-json of it; EDITED is an export of it in
    Argdown or AIF-JSON that a person corrected. Every difference is one decision, and
    all are listed: on standard output with --dry-run, else on standard error.
    """
    _check(outputs, by, dry_run=dry_run)
    job = Job(
        threads=(thread_file,),
        targets=()
        if dry_run
        else targets.planned(outputs, target_formats, (thread_file, edited_file)),
        values=values,
        strict=strict,
        teller=common.Teller(quiet=quiet, verbose=verbose),
    )
    with progress(f"comparing {edited_file}", quiet=quiet):
        wish = Wish(
            structure=structure,
            without=without,
            title=title,
            min_confidence=min_confidence,
            analysts=format_options.of_analysts(values, analysts),
        )
        importer, found = _thread(job, source_format, wish, thread)
        names = common.readables([thread_file, edited_file])
        merged = api.merged_with(found.debate, names[1], by or "you", edited_format)
    job.notices.extend((*found.notices, *merged.notices))
    _list(merged.decisions, edited_file, as_json=as_json, aloud=dry_run, quiet=quiet)
    job.teller.tell(merged.notices, edited_file)
    if not dry_run:
        writing.check(merged.debate)
        write_all(
            job,
            [Reading(debate=merged.debate)],
            targets.stem_of(thread_file, importer.info),
        )
    if notices_file is not None:
        write_notices(notices_file, job.notices)
    return STRICT_NOTICES if strict and failing(job.notices) else 0


def _check(outputs: tuple[str, ...], by: str | None, *, dry_run: bool) -> None:
    """Find what is missing before anything is read.

    Raises:
        UsageError: neither an output nor a dry run is asked for, or nobody decides.
    """
    if dry_run:
        return
    if not outputs:
        raise UsageError(
            "there is nowhere to write", "name a file with -o, or try --dry-run first"
        )
    if by is None or not by.strip():
        raise UsageError("nobody is named who decides", "say --by NAME")


def _thread(
    job: Job, source_format: str | None, wish: Wish, thread: int | None
) -> tuple[Importer, Reading]:
    """Read the thread."""
    found = pages.chosen(pages.load_pages(common.readables(job.threads)), source_format)
    importer = found.importer
    format_options.given(job.values, infos(importer, job.targets, wish.analysts))
    options = format_options.of_format(job.values, importer.info)
    wish = reading.checked(attrs.evolve(wish, options=options), importer.info)
    threads = reading.unfinished(found, wish)
    chosen = api.only(threads) if thread is None else api.nth(threads, thread)
    return importer, chosen.finished()


def _list(
    decisions: Any, edited_file: str, *, as_json: bool, aloud: bool, quiet: bool
) -> None:
    """List the decisions with the lines where they stand."""
    for decision in decisions:
        if as_json:
            click.echo(json.dumps(decision.plain(), ensure_ascii=False), err=not aloud)
        elif aloud or not quiet:
            place = "" if decision.line is None else f":{decision.line}"
            shown = printable(f"{edited_file}{place}: {decision.sentence}")
            click.echo(shown, err=not aloud)
    if aloud and not as_json and not decisions:
        click.echo("no decisions")
    elif not quiet and not as_json:
        click.echo(f"disputatio: {counted(len(decisions), 'decision')}", err=True)
