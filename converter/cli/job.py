"""What `convert` and `merge` do once they have read: write, and tell what was lost."""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from attrs import field, frozen

from disputatio.converter import api, registry, writing
from disputatio.converter.cli import common, format_options
from disputatio.converter.cli.naming import called
from disputatio.converter.cli.progress import progress
from disputatio.converter.cli.targets import STDOUT, Target, stem_of_thread
from disputatio.converter.reading import Unfinished
from disputatio.converter.sinks import whole_file
from disputatio.schemas.notices import Notice, notice
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
    written: set[Path] = field(factory=set)
    """Files that this run has put into folders."""


def infos(
    importer: Importer, outputs: Sequence[Target], analysts: Iterable[str]
) -> list[Any]:
    """Give the formats and analysts in play, whose options may be given."""
    written = (target.exporter.info for target in outputs)
    asked = (registry.analyst(name).info for name in analysts)
    return [importer.info, *written, *asked]


def chosen(
    job: Job, threads: Iterable[Unfinished], thread: int | None
) -> Iterable[Reading]:
    """Give the threads that are to be written, read one by one where that can be.

    Under `--strict` all are read first: nothing is written if one would lose.
    """
    if thread is not None:
        return [_finished(job, api.nth(threads, thread))]
    if not all(target.is_folder for target in job.targets):
        return [_finished(job, api.only(threads))]
    row = iter(threads)
    first = next(row, None) or api.only([])
    readings = (_finished(job, each) for each in chain([first], row))
    return list(readings) if job.strict else readings


def _finished(job: Job, thread: Unfinished) -> Reading:
    with progress(f"reading {job.threads[0]}", quiet=job.teller.quiet):
        return thread.finished()


def write_all(job: Job, readings: Iterable[Reading], stem: str) -> None:
    """Write every thread to every target; of several, each bears its number and title."""
    if job.strict:
        readings = list(readings)
        check_all(job, readings)
    row = enumerate(readings, 1)
    first, second = next(row), next(row, None)
    if second is None:
        _write(job, first[1], stem)
        return
    for number, found in chain([first, second], row):
        name = called(found.debate, stem)
        _write(job, found, stem_of_thread(stem, number, name))


def check_all(job: Job, readings: Iterable[Reading]) -> None:
    """Find what would be lost before anything is written.

    Raises:
        LossError: a format does not keep something, or an option leaves it out.
    """
    for found in readings:
        _refuse_losses(job, found)


def _refuse_losses(job: Job, found: Reading) -> None:
    for target in job.targets:
        exporter = target.exporter
        writing.refuse_losses(writing.losses(found.debate, exporter.info))
        options = format_options.of_format(job.values, exporter.info)
        writing.refuse_losses(writing.narrowed(found.debate, exporter, options))


def _write(job: Job, found: Reading, stem: str) -> None:
    writing.check(found.debate)
    job.notices.extend(found.notices)
    for target in job.targets:
        info = target.exporter.info
        options = format_options.of_format(job.values, info)
        job.notices.extend(writing.losses(found.debate, info))
        job.notices.extend(target.misleading())
        place = _place(job, target, stem)
        with progress(f"writing {info.name}", quiet=job.teller.quiet):
            job.notices.extend(
                writing.written(found.debate, target.exporter, place, options)
            )
        if isinstance(place, Path):
            job.teller.say(f"wrote {place} ({info.name})")


def _place(job: Job, target: Target, stem: str) -> Path | BinaryIO:
    if target.name == STDOUT:
        return sys.stdout.buffer
    path = target.file(stem)
    if not target.is_folder:
        return path
    target.spare(path, job.threads)
    path.parent.mkdir(exist_ok=True)
    return _free(job, target, stem, path)


def _free(job: Job, target: Target, stem: str, path: Path) -> Path:
    """Give a path in a folder that this run has not written; say what it replaces."""
    names = (target.file(f"{stem}-{count}") for count in itertools.count(2))
    free = next(p for p in chain([path], names) if p not in job.written)
    if free != path:
        sentence = f"{path} is taken by another input; this one is written to {free}"
        job.notices.append(notice("NameTaken", sentence))
    elif free.exists():
        job.notices.append(notice("FileReplaced", f"{free} was there and is replaced"))
    job.written.add(free)
    return free


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
