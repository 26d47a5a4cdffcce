"""Options that a format declares, offered by `convert` once the format is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, TypeAlias

import click

from disputatio.converter import detection, registry
from disputatio.schemas.errors import DisputatioError
from disputatio.schemas.protocols import AnalystInfo, FormatInfo, Option, Options

PREFIX = "format_option_"
"""Begins the parameter name of a format's option, so that it never meets ours."""

Info: TypeAlias = FormatInfo | AnalystInfo
"""What declares options."""

_TYPES: dict[str, Any] = {
    "str": str,
    "int": int,
    "float": float,
    "bool": bool,
    "path": click.Path(),
}
_HELP = frozenset({"-h", "--help"})
_META = "disputatio.converter.cli.format_options"


class AnalystCommand(click.Command):
    """A command whose options grow with the analysts that its arguments name."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Add the options of the formats in play, then parse as usual."""
        own = super().get_params(ctx)
        ctx.meta[_META] = tuple(_options(self._infos(ctx, args), own))
        return super().parse_args(ctx, args)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Give the command's own options and those of the formats in play."""
        return [*super().get_params(ctx), *ctx.meta.get(_META, ())]

    def _infos(self, ctx: click.Context, args: list[str]) -> Iterator[Info]:
        return _analysts(_values(self, ctx, args)[0])


class FormatCommand(AnalystCommand):
    """A command whose options grow with formats and analysts that arguments name."""

    def _infos(self, ctx: click.Context, args: list[str]) -> Iterator[Info]:
        return _infos_in_play(self, ctx, args)


def given(values: Mapping[str, Any], infos: Iterable[Info]) -> None:
    """Check that every such option that was given belongs to what is in play.

    Raises:
        click.UsageError: one belongs to none of them.
    """
    known = {parameter_name(option) for info in infos for option in info.options}
    for name, value in values.items():
        if name not in known and value not in (None, ()):
            flag = "--" + name.removeprefix(PREFIX).replace("_", "-")
            raise click.UsageError(
                f"no option is called {flag!r} for this input and output"
                f" (it is of {', '.join(_owners(name))})",
                click.get_current_context(silent=True),
            )


def _owners(name: str) -> list[str]:
    """Give the formats that declare an option."""
    read = (importer.info for importer in registry.importers().importers)
    written = (exporter.info for exporter in registry.exporters().exporters)
    infos = {info.name: info for info in chain(read, written)}
    return [n for n, i in infos.items() if name in map(parameter_name, i.options)]


def of_analysts(values: Mapping[str, Any], names: Iterable[str]) -> dict[str, Options]:
    """Give analysts by name, each with those values that it declares."""
    return {name: of_format(values, registry.analyst(name).info) for name in names}


def of_format(values: Mapping[str, Any], info: Info) -> Options:
    """Give those values that a format or an analyst declares, as its options."""
    found = (
        (option.name, values.get(parameter_name(option))) for option in info.options
    )
    return {name: value for name, value in found if value not in (None, ())}


def parameter_name(option: Option) -> str:
    """Give the name under which click passes an option on."""
    return PREFIX + option.name.replace("-", "_")


def _infos_in_play(
    command: click.Command, ctx: click.Context, args: list[str]
) -> Iterator[Info]:
    """Give the formats that arguments name; all importers where one must be found.

    Only where something is unknown to the command itself, or help is wanted, is a
    format loaded.
    """
    values, rest = _values(command, ctx, args)
    yield from _analysts(values)
    named = (v for v in values.values() if isinstance(v, tuple))
    words = chain(rest, *named)
    asked = any(isinstance(word, str) and word.startswith("--") for word in words)
    if not asked and not _HELP.intersection(args):
        return
    yield from _exporters(values)
    yield from _importers(values, everything=asked)
    if asked:
        yield from (exporter.info for exporter in registry.exporters().exporters)


def _values(
    command: click.Command, ctx: click.Context, args: list[str]
) -> tuple[Mapping[str, Any], list[str]]:
    """Give what the command itself understands of its arguments, and the rest."""
    parser = command.make_parser(ctx)
    parser.ignore_unknown_options = True
    try:
        values, rest, _ = parser.parse_args(list(args))
    except click.UsageError:
        return {}, []
    return values, rest


def _analysts(values: Mapping[str, Any]) -> Iterator[Info]:
    for name in values.get("analysts") or ():
        yield from _info(lambda name=name: registry.analyst(name).info)


def _exporters(values: Mapping[str, Any]) -> Iterator[FormatInfo]:
    for name in values.get("target_formats") or ():
        yield from _info(lambda name=name: registry.exporter(name).info)
    if not values.get("target_formats"):
        for path in values.get("outputs") or ():
            yield from _info(lambda path=path: detection.exporter_for(path).info)


def _importers(values: Mapping[str, Any], *, everything: bool) -> Iterator[FormatInfo]:
    name = values.get("source_format")
    if name is not None:
        yield from _info(lambda: registry.importer(name).info)
    elif everything:
        yield from (importer.info for importer in registry.importers().importers)


def _info(find: Any) -> Iterator[Any]:
    """Give a format's description; what cannot be found is told when it is used."""
    try:
        yield find()
    except DisputatioError:
        return


def _options(
    infos: Iterable[Info], own: list[click.Parameter]
) -> Iterator[click.Option]:
    taken = {flag for parameter in own for flag in parameter.opts}
    for info in infos:
        for option in info.options:
            flag = f"--{option.name}"
            if flag not in taken:
                taken.add(flag)
                yield _option(option, flag, info)


def _option(option: Option, flag: str, info: Info) -> click.Option:
    on_off = f"{flag}/--no-{option.name}" if option.type == "bool" else flag
    return click.Option(
        [on_off, parameter_name(option)],
        type=_type(option),
        default=None,
        multiple=option.multiple,
        help=f"({info.name}) {option.help}",
    )


def _type(option: Option) -> Any:
    if option.type == "choice":
        return click.Choice(option.choices)
    return _TYPES[option.type]
