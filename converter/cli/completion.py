"""`disputatio completion`: the script that completes commands in a shell."""

from __future__ import annotations

import click

from disputatio.converter.cli.manner import manner

SHELLS = ("bash", "zsh", "fish")
"""Shells for which there is a script."""


@click.command()
@click.argument("shell", type=click.Choice(SHELLS), metavar="SHELL")
@manner
def command(shell: str, *, quiet: bool, verbose: bool) -> int:
    """Print the completion script of a SHELL: bash, zsh or fish.

    For bash: eval "$(disputatio completion bash)"
    """
    from click.shell_completion import get_completion_class

    from disputatio.converter.cli.application import application

    del quiet, verbose
    script = get_completion_class(shell)
    if script is not None:
        made = script(application, {}, "disputatio", "_DISPUTATIO_COMPLETE")
        click.echo(made.source())
    return 0
