"""The commands, each in a module that is loaded only when it is needed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from disputatio.converter.cli.manner import manner
from disputatio.converter.cli.printing import printable

COMMANDS = {
    "convert": "Convert a thread or an argument file.",
    "merge": "Put corrections of an exported file back onto its thread.",
    "show": "Show the debate: question, positions, who is for and against.",
    "identify": "Say which importer would read a file.",
    "check": "Read files and report what is not in order.",
    "formats": "List all formats, or say everything about one.",
    "analysts": "List the analysts, or say everything about one.",
    "schema": "Print the schema of a format: JSON Schema or RELAX NG.",
    "completion": "Print the completion script of a shell.",
}
"""Every command in the order of the help; the module bears the same name."""


class ClosedPipe(Exception):
    """Nobody reads the output any more; click would take a BrokenPipeError itself."""


class _Commands(click.Group):
    """A group whose commands are imported by name."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Parse the arguments; help may go to a closed pipe too."""
        with _closed_pipe():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with _closed_pipe():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Give the names in the order in which people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"disputatio.converter.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command, and offer the nearest name where there is none."""
        if args and args[0] not in COMMANDS and not ctx.resilient_parsing:
            raise _unknown_command(args[0])
        return super().resolve_command(ctx, args)


@contextmanager
def _closed_pipe() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise ClosedPipe from error


def _unknown_command(name: str) -> Exception:
    from disputatio.converter.registry import near
    from disputatio.schemas.errors import UsageError

    hint = near(name, tuple(COMMANDS)) or f"there are {', '.join(COMMANDS)}"
    return UsageError(f"no command is called {printable(name)!r}", hint)


def _show_version(ctx: click.Context, _parameter: click.Parameter, value: Any) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"disputatio {version('disputatio')}")
        ctx.exit()


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
    epilog="disputatio COMMAND --help explains a command; docs/command-line.md has it all.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Print the version and exit.",
)
@manner
@click.pass_context
def application(ctx: click.Context, /, **_: Any) -> None:
    """Turn discussion threads into structured debates."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
