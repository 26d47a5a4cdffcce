"""The public API: read, read_all, write, convert, merge and identify.

Nothing here prints, reads the clock or touches the network.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeAlias, cast

from disputatio.converter import detection, pages, reading, writing
from disputatio.converter.detection import Candidate
from disputatio.converter.guard import guarded, guarded_reading
from disputatio.converter.merging.merge import Merged
from disputatio.converter.pages import load_pages
from disputatio.converter.reading import Structure, Unfinished, Wish
from disputatio.converter.sources import Readable, load
from disputatio.converter.writing import Writable
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError, SeveralThreads, UsageError
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import Options, Reading
from disputatio.schemas.text import one_line

Readables: TypeAlias = "Readable | Sequence[Readable]"
"""One source, or several that are pages of one thread; a folder stands for its files."""

NO_OPTIONS: Options = {}
"""A format's options where none are given."""

_TITLES_SHOWN = 10


def read_all(  # noqa: PLR0913 - every one is a question of its own
    source: Readables,
    format: str | None = None,  # noqa: A002 - the word that people look for
    *,
    structure: Structure | None = None,
    without: Iterable[str] = (),
    options: Options | None = None,
    title: str | None = None,
    min_confidence: float = 0.0,
    analysts: Mapping[str, Options] | None = None,
) -> Iterator[Reading]:
    """Give one reading per thread of a source, lazily.

    Args:
        source: a path, bytes, a binary file, a folder, or a list of these: several are
            pages of one thread.
        format: name of the importer; found by content and file name if not given.
        structure: `full` runs every pass, `stated` keeps to what the source states,
            `none` runs no pass; by default `full` for threads and `stated` for
            argument files.
        without: names of passes to leave out.
        options: the importer's own options by name.
        title: a title for the debate, instead of the source's.
        min_confidence: what is inferred with less is left out.
        analysts: names of analysts that shall run too, with their options.

    Raises:
        ReadError: the source is missing or malformed.
        UnknownFormat: no importer recognises it, or none has that name.
        AmbiguousFormat: two importers are equally sure.
        UsageError: an option, a pass or a structure is unknown.
        AnalystError: an analyst cannot do its work.
        PluginError, MissingTool, FormatBug: the importer does not work.
    """
    wish = Wish(
        structure=structure,
        without=tuple(without),
        options=options or NO_OPTIONS,
        title=title,
        min_confidence=min_confidence,
        analysts=analysts or {},
    )
    return (thread.finished() for thread in found_threads(source, format, wish))


def found_threads(
    source: Readables,
    format: str | None,  # noqa: A002 - the word that people look for
    wish: Wish,
) -> Iterator[Unfinished]:
    """Give the threads of a source before the passes have run; errors as in `read_all`."""
    found = pages.chosen(load_pages(source), format)
    return reading.unfinished(found, reading.checked(wish, found.importer.info))


def read(  # noqa: PLR0913 - every one is a question of its own
    source: Readables,
    format: str | None = None,  # noqa: A002 - the word that people look for
    *,
    structure: Structure | None = None,
    without: Iterable[str] = (),
    options: Options | None = None,
    title: str | None = None,
    min_confidence: float = 0.0,
    analysts: Mapping[str, Options] | None = None,
) -> Reading:
    """Give the only thread of a source; arguments and errors as in `read_all`.

    Raises:
        SeveralThreads: the source has more than one; the message names them.
    """
    wish = Wish(
        structure=structure,
        without=tuple(without),
        options=options or NO_OPTIONS,
        title=title,
        min_confidence=min_confidence,
        analysts=analysts or {},
    )
    return only(found_threads(source, format, wish)).finished()


def only(threads: Iterable[Unfinished]) -> Unfinished:
    """Give the single thread of a row; no more is read than is needed to tell.

    Raises:
        SeveralThreads: there are more; the message names the first of them.
        ReadError: there is none.
    """
    row = iter(threads)
    found = list(islice(row, _TITLES_SHOWN))
    if len(found) == 1:
        return found[0]
    if not found:
        raise ReadError("there is no thread in it")
    titles = [
        f"{number} {thread.title or 'without a title'}"
        for number, thread in enumerate(found, 1)
    ]
    more = next(row, None) is not None
    count = f"more than {len(found)}" if more else str(len(found))
    raise SeveralThreads(
        f"has {count} threads: {'; '.join(titles)}{'; …' if more else ''}",
        "choose one with --thread N, or let convert write all to a folder",
        source=found[0].source,
    )


def nth(threads: Iterable[Unfinished], number: int) -> Unfinished:
    """Give one thread of a row by its number, from 1, reading no further.

    Raises:
        ReadError: there are fewer.
    """
    met = 0
    for found in islice(threads, max(number, 0)):
        met += 1
        if met == number:
            return found
    known = "there is only one" if met == 1 else f"there are threads 1 to {met}"
    raise ReadError(f"there is no thread {number}", known)


def write(
    debate: Debate,
    target: Writable,
    format: str | None = None,  # noqa: A002 - the word that people look for
    options: Options | None = None,
    *,
    strict: bool = False,
) -> tuple[Notice, ...]:
    """Write a debate to a file, whole or not at all, or to a binary stream.

    Gives the exporter's notices and, in front, a `LossOnExport` that names what of
    this debate the format does not keep.

    Raises:
        UnknownFormat: the format is not named and the file name does not tell it.
        InvalidDebate: the debate breaks a rule of the model.
        LossError: `strict`, and something would be lost; nothing is written.
        WriteError: the place cannot be written to.
        UsageError: an option is unknown.
        PluginError, MissingTool, FormatBug: the exporter does not work.
    """
    exporter = writing.exporter_for(target, format)
    reading.check_options(exporter.info, options or NO_OPTIONS)
    writing.check(debate)
    lost = writing.losses(debate, exporter.info)
    if strict:
        writing.refuse_losses(lost)
        writing.refuse_losses(writing.narrowed(debate, exporter, options or NO_OPTIONS))
    return lost + writing.written(debate, exporter, target, options or NO_OPTIONS)


def convert(  # noqa: PLR0913 - every one is a question of its own
    source: Readables,
    targets: Writable | Sequence[Writable],
    *,
    source_format: str | None = None,
    target_format: str | None = None,
    structure: Structure | None = None,
    without: Iterable[str] = (),
    title: str | None = None,
    min_confidence: float = 0.0,
    analysts: Mapping[str, Options] | None = None,
    strict: bool = False,
) -> tuple[Notice, ...]:
    """Read the only thread of a source once and write it to one or several files.

    With `strict`, the losses of every target are found before any is written. Errors
    are those of `read` and `write`.
    """
    row: Sequence[Writable] = (
        targets if isinstance(targets, list | tuple) else [cast("Writable", targets)]
    )
    exporters = [writing.exporter_for(target, target_format) for target in row]
    found = read(
        source,
        source_format,
        structure=structure,
        without=without,
        title=title,
        min_confidence=min_confidence,
        analysts=analysts or {},
    )
    writing.check(found.debate)
    lost = [writing.losses(found.debate, exporter.info) for exporter in exporters]
    if strict:
        writing.refuse_losses(tuple(n for notices in lost for n in notices))
    notices = list(found.notices)
    for target, exporter, losses in zip(row, exporters, lost, strict=True):
        notices += losses
        notices += writing.written(found.debate, exporter, target, NO_OPTIONS)
    return tuple(notices)


def merge(  # noqa: PLR0913 - every one is a question of its own
    thread: Readables,
    edited: Readable,
    by: str,
    *,
    thread_format: str | None = None,
    edited_format: str | None = None,
    structure: Structure | None = None,
    options: Options | None = None,
) -> Merged:
    """Put a person's corrections of an exported file back onto its thread.

    Args:
        thread: the thread, as for `read`: the source itself, or a debate-json of it.
        edited: the file that was edited: an export in Argdown or AIF-JSON.
        by: name of the person, the `by` of every `Decided`.
        thread_format: name of the importer of the thread.
        edited_format: name of the importer of the edited file.
        structure: how the thread is read, as for `read`.
        options: the options of the thread's importer.

    Gives the debate, every decision with its sentence, and notices: doubtful matches,
    names that vanished. `write` the debate as debate-json to keep all of it.

    Raises:
        UsageError: `by` is empty, or corrections are not read from that format.
        ReadError, SeveralThreads, UnknownFormat, AmbiguousFormat: as for `read`.
    """
    found = read(thread, thread_format, structure=structure, options=options)
    return merged_with(found.debate, edited, by, edited_format)


def merged_with(
    debate: Debate, edited: Readable, by: str, edited_format: str | None = None
) -> Merged:
    """Put corrections back onto a debate that was read already; see `merge`."""
    from disputatio.converter.merging.files import sheets
    from disputatio.converter.merging.merge import merged

    if not by.strip():
        raise UsageError("the name of who decides is empty", "give the person's name")
    found = pages.chosen(load_pages(edited), edited_format)
    page = pages.concatenated(found.pages)
    name = found.importer.info.name
    with guarded_reading(found.importer.info, page.shown):
        compared = sheets(debate, page, name)
    with guarded("the merge"):
        return merged(debate, compared, one_line(by))


def identify(source: Readable) -> tuple[Candidate, ...]:
    """Give every importer with how sure it is of a source, the surest first.

    Raises:
        ReadError: the source cannot be read.
    """
    return detection.ranked(load(source))
