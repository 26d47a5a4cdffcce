"""`disputatio formats`: what is read, what is written, what survives."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable

import click

from disputatio.converter import registry
from disputatio.converter.cli import common
from disputatio.converter.cli.manner import manner
from disputatio.schemas.errors import UnknownFormat
from disputatio.schemas.features import ALL, Feature
from disputatio.schemas.protocols import Exporter, FormatInfo, Importer, Option

WIDTH = 80
"""Columns of the usual terminal."""


@click.command()
@click.argument(
    "name",
    required=False,
    shell_complete=common.complete_format("importer", "exporter"),
)
@manner
def command(name: str | None, *, quiet: bool, verbose: bool) -> int:
    """List all formats, or say everything about one: endings, options, what it keeps."""
    read, written = registry.importers(), registry.exporters()
    teller = common.Teller(quiet=quiet, verbose=verbose)
    if name is None:
        _list(
            {i.info.name: i.info for i in read.importers},
            {e.info.name: e.info for e in written.exporters},
        )
        teller.tell((*read.notices, *written.notices))
    else:
        _describe(name)
    return 0


def _list(read: dict[str, FormatInfo], written: dict[str, FormatInfo]) -> None:
    names = sorted({*read, *written})
    width = max(map(len, names), default=0)
    for name in names:
        can = (
            f"{'read' if name in read else '':5}{'write' if name in written else '':6}"
        )
        info = written.get(name) or read[name]
        _row_of(f"{name:{width}}  {can} ", f"{info.title}{_endings(info)}")


def _row_of(head: str, words: str) -> None:
    """Write one format: one line, or on a terminal as many as its width asks for."""
    if not sys.stdout.isatty():
        click.echo(head + words)
        return
    columns = max(shutil.get_terminal_size().columns, len(head) + 20)
    indent = " " * len(head)
    click.echo(
        textwrap.fill(words, columns, initial_indent=head, subsequent_indent=indent)
    )


def _endings(info: FormatInfo) -> str:
    return f" ({', '.join(info.extensions)})" if info.extensions else ""


def _describe(name: str) -> None:
    importer = _importer(name)
    exporter = _exporter(name)
    infos = [x.info for x in (importer, exporter) if x is not None]
    if not infos:
        known = tuple(
            sorted({*registry.names("importer"), *registry.names("exporter")})
        )
        hint = registry.near(name, known) or f"there are {', '.join(known)}"
        raise UnknownFormat(f"no format is called {name!r}", hint)
    click.echo(f"{name}: {infos[-1].title}")
    ways = [w for w, x in (("read", importer), ("written", exporter)) if x is not None]
    click.echo(f"  {' and '.join(ways)}; endings: {_row(infos[-1].extensions)}")
    if importer is not None and importer.info.verified:
        tell(f"  checked on real files: {importer.info.verified}")
    _keeps(infos[-1])
    for info, way in zip(infos, ways, strict=True):
        for option in info.options:
            tell(option_line(option, f"  when {way}"))


def _importer(name: str) -> Importer | None:
    return registry.importer(name) if name in registry.names("importer") else None


def _exporter(name: str) -> Exporter | None:
    return registry.exporter(name) if name in registry.names("exporter") else None


def _keeps(info: FormatInfo) -> None:
    lost = ALL - info.keeps
    if not lost:
        click.echo("  keeps everything")
        return
    tell(f"  keeps: {_row(f for f in Feature if f in info.keeps)}")
    tell(f"  drops: {_row(f for f in Feature if f in lost)}")


def option_line(option: Option, way: str) -> str:
    """Give the line that explains an option; `way` says where it counts."""
    takes = "|".join(option.choices) if option.type == "choice" else option.type.upper()
    flag = f"--{option.name}" + ("" if option.type == "bool" else f" {takes}")
    plain = option.default in (None, (), False)
    default = "" if plain else f" (default {option.default})"
    many = " May be repeated." if option.multiple else ""
    return f"  {flag}{way}: {option.help}{many}{default}"


def tell(text: str) -> None:
    """Write one paragraph, folded where a terminal of the usual width ends."""
    click.echo(textwrap.fill(text, WIDTH, subsequent_indent="    "))


def _row(words: Iterable[str]) -> str:
    return ", ".join(words) or "none"
