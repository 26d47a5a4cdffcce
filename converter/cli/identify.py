"""`disputatio identify`: which importer would read a file, and how sure it is."""

from __future__ import annotations

import click

from disputatio.converter import detection
from disputatio.converter.cli import common
from disputatio.converter.cli.manner import manner
from disputatio.converter.cli.printing import printable
from disputatio.converter.sources import load
from disputatio.schemas.errors import AmbiguousFormat, ReadError, UnknownFormat


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@manner
def command(files: tuple[str, ...], *, quiet: bool, verbose: bool) -> int:
    """Say which importer would read each FILE, and how sure it is (0 to 1).

    With -v every importer is listed with its score. Exit 4 if a format is unknown or
    ambiguous.
    """
    del quiet
    code = 0
    for name in files:
        code = max(code, _identify(name, verbose=verbose))
    return code


def _identify(name: str, *, verbose: bool) -> int:
    source = load(common.readables([name])[0])
    candidates = detection.ranked(source)
    code = 0
    try:
        found = detection.importer_for(source).info.name
    except (UnknownFormat, AmbiguousFormat) as error:
        code = error.exit_code
        found = "ambiguous" if isinstance(error, AmbiguousFormat) else "unknown"
    except ReadError as error:
        raise error.located("standard input" if name == "-" else name) from None
    score = next((c.score for c in candidates if c.name == found), candidates[0].score)
    click.echo(f"{printable(name)}: {found} ({score:.2f})")
    if verbose:
        for candidate in candidates:
            click.echo(f"  {candidate.score:.2f}  {candidate.name}")
    return code
