"""`disputatio schema`: the schemas of the formats that have one."""

from __future__ import annotations

from importlib.resources import files

import click

from disputatio.converter.cli.manner import manner
from disputatio.schemas.foreign.rdf import AIF, NAMESPACES

SCHEMAS = {
    "debate-json": "debate.schema.json",
    "aif-json": "aif-json.schema.json",
    "aif-xml": "aif-xml.rng",
}
"""The file of the schema of each format that has one."""


@click.command()
@click.argument(
    "name", metavar="[NAME]", type=click.Choice(tuple(SCHEMAS)), default="debate-json"
)
@click.option(
    "--aif-namespace",
    type=click.Choice(tuple(NAMESPACES)),
    default="dundee",
    help="Namespace of AIF's terms in aif-xml.",
)
@manner
def command(name: str, aif_namespace: str, *, quiet: bool, verbose: bool) -> int:
    """Print the schema of the files that are written in format NAME.

    debate-json (the default) and aif-json have a JSON Schema (2020-12), aif-xml a
    RELAX NG. What was read from AIF with oddities is written as it was in a file for
    all tools, of which aif-json describes only the outline then.
    """
    del quiet, verbose
    schema = files("disputatio.schemas").joinpath(SCHEMAS[name])
    text = schema.read_text(encoding="utf-8")
    if name == "aif-xml":
        text = text.replace(AIF, NAMESPACES[aif_namespace])
    click.echo(text, nl=False)
    return 0
