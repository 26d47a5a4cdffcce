"""`disputatio schema`: the JSON Schema of debate-json."""

from __future__ import annotations

from importlib.resources import files

import click

from disputatio.converter.cli.manner import manner


@click.command()
@manner
def command(*, quiet: bool, verbose: bool) -> int:
    """Print the JSON Schema that every debate-json file satisfies."""
    del quiet, verbose
    schema = files("disputatio.schemas").joinpath("debate.schema.json")
    click.echo(schema.read_text(encoding="utf-8"), nl=False)
    return 0
