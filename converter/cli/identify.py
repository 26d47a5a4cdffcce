"""`disputatio identify`: which importer would read a file, and how sure it is."""

from __future__ import annotations

from collections import Counter

import click

from disputatio.converter import detection, pages
from disputatio.converter.cli import common
from disputatio.converter.cli.manner import manner
from disputatio.converter.cli.printing import printable
from disputatio.converter.cli.running import complain
from disputatio.converter.pages import Page, Pages
from disputatio.schemas.errors import AmbiguousFormat, ReadError, UnknownFormat
from disputatio.schemas.protocols import Source
from disputatio.schemas.text import counted


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@manner
def command(files: tuple[str, ...], *, quiet: bool, verbose: bool) -> int:
    """Say which importer would read each FILE, and how sure it is (0 to 1).

    Of a folder or an archive, say how many of its files each importer would read. With
    -v every importer is listed with its score, or every file with its importer. Exit 4
    if a format is unknown or ambiguous, 5 if a file is missing or empty.
    """
    del quiet
    code = 0
    for name in files:
        try:
            code = max(code, _told(name, verbose=verbose))
        except ReadError as error:
            if len(files) == 1:
                raise
            complain(error.message, error.hint)
            code = max(code, error.exit_code)
    return code


def _told(name: str, *, verbose: bool) -> int:
    found = pages.load_pages(common.readables([name]))
    identify = _identify_inside if _is_site(found) else _identify
    return identify(name, found, verbose=verbose)


def _is_site(found: Pages) -> bool:
    return not found.pages or any(page.inside for page in found.pages)


def _identify(name: str, found: Pages, *, verbose: bool) -> int:
    source = found.pages[0].ready()
    format_name, code = _format_of(source, "standard input" if name == "-" else name)
    candidates = detection.ranked(source)
    scores = {c.name: c.score for c in candidates}
    if source.folder is not None:
        scores[format_name] = 1.0
    score = scores.get(format_name, candidates[0].score)
    click.echo(f"{printable(name)}: {format_name} ({score:.2f})")
    if verbose:
        for candidate in candidates:
            click.echo(f"  {candidate.score:.2f}  {candidate.name}")
    return code


def _format_of(source: Source, shown: str) -> tuple[str, int]:
    """Give the format of a source, or what is wrong with it, and the exit code."""
    try:
        return detection.importer_for(source).info.name, 0
    except (UnknownFormat, AmbiguousFormat) as error:
        unclear = isinstance(error, AmbiguousFormat)
        return ("ambiguous" if unclear else "unknown"), error.exit_code
    except ReadError as error:
        raise error.located(shown) from None


def _identify_inside(name: str, found: Pages, *, verbose: bool) -> int:
    """Count what is in a folder or an archive, by importer and by kind."""
    formats = [(page, _best(page)) for page in found.pages]
    counts = Counter(best for _, best in formats)
    kinds = ", ".join(f"{best} ({n})" for best, n in counts.most_common())
    what = found.containers[0]
    click.echo(printable(f"{name}: {what}, {counted(len(formats), 'file')}: {kinds}"))
    if found.passed:
        click.echo(printable(f"  no pages: {pages.listed(found.passed)}"))
    if verbose:
        for page, best in formats:
            click.echo(printable(f"  {best}  {page.shown or ''}"))
    return 0 if set(counts) - {"unknown"} else UnknownFormat.exit_code


def _best(page: Page) -> str:
    return pages.known(page)[0] or "unknown"
