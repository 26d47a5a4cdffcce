"""`disputatio analysts`: what can read a thread beside the built-in passes."""

from __future__ import annotations

import click

from disputatio.converter import registry
from disputatio.converter.cli import common
from disputatio.converter.cli.formats import option_line, tell
from disputatio.converter.cli.manner import manner
from disputatio.schemas.protocols import AnalystInfo


@click.command()
@click.argument(
    "name", required=False, shell_complete=common.complete_format("analyst")
)
@manner
def command(name: str | None, *, quiet: bool, verbose: bool) -> int:
    """List the analysts, or say everything about one: options, and what it sends.

    An analyst runs only where --with names it.
    """
    if name is not None:
        _describe(registry.analyst(name).info)
        return 0
    listing = registry.analysts()
    width = max((len(a.info.name) for a in listing.analysts), default=0)
    for analyst in listing.analysts:
        click.echo(f"{analyst.info.name:{width}}  {analyst.info.title}")
    common.Teller(quiet=quiet, verbose=verbose).tell(listing.notices)
    return 0


def _describe(info: AnalystInfo) -> None:
    click.echo(f"{info.name}: {info.title}")
    tell(f"  runs after the pass {info.after}; {_sends(info)}")
    for option in info.options:
        tell(option_line(option, ""))


def _sends(info: AnalystInfo) -> str:
    if info.asks:
        return "sends words of the thread to the address that you name"
    return "sends nothing anywhere"
