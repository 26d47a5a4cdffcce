"""Where `convert` writes: files, stdout, or one file per thread in a folder."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from disputatio.converter import registry, writing
from disputatio.converter.detection import longest_suffix
from disputatio.converter.sinks import check_place
from disputatio.schemas.errors import UsageError, WriteError
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Exporter, FormatInfo
from disputatio.schemas.text import counted, shortened

STDOUT = "-"
"""The name that stands for standard output."""

_TITLE_SHOWN = 40
"""How many characters of its title the name of a file has."""

_LONGEST_TITLE = 500
_NAME_BYTES = 200
"""Systems take 255 bytes; endings and numbers of files of one name need some."""


@frozen(kw_only=True)
class Target:
    """One output as it was asked for."""

    name: str
    """As given: a path, a folder or "-"."""
    exporter: Exporter
    """What writes it."""

    @property
    def is_folder(self) -> bool:
        """Whether files are to be put into it, one per thread."""
        return _is_folder(self.name)

    def file(self, stem: str) -> Path:
        """Give the path for one thread; a folder has one file for each."""
        if not self.is_folder:
            return Path(self.name)
        infos = self.exporter.info
        ending = infos.extensions[0] if infos.extensions else f".{infos.name}"
        return Path(self.name) / f"{stem}{ending}"

    def spare(self, path: Path, inputs: Sequence[str]) -> None:
        """Refuse to replace what is read by what cannot be read again.

        Raises:
            UsageError: the path is that of an input, and the format is only written.
        """
        name = self.exporter.info.name
        if name in registry.names("importer"):
            return
        place = os.path.realpath(path)
        if any(os.path.realpath(i) == place for i in inputs if i != STDOUT):
            raise UsageError(
                f"{path} is read, and would be replaced by {name}, from which the thread"
                " cannot be read again",
                "give the output another name",
            )

    def misleading(self) -> Iterator[Notice]:
        """Tell that the name of a file is that of another format."""
        if self.name == STDOUT or self.is_folder:
            return
        known = {e.info.name: e.info for e in registry.exporters().exporters}
        ending = longest_suffix(self.name, known.values())
        own = self.exporter.info
        told = [n for n, info in known.items() if ending in info.extensions]
        if ending is not None and told and own.name not in told:
            sentence = f"{self.name} is written as {own.name}, not as its name says"
            yield notice("NameMisleads", sentence)


def planned(
    outputs: Sequence[str], formats: Sequence[str], inputs: Sequence[str] = ()
) -> tuple[Target, ...]:
    """Give the outputs with their exporters, every one checked.

    A format is named once for all outputs, or once for each in the same order; a folder
    alone takes every format that is named. Where none is named the file names tell.

    Raises:
        UsageError: outputs and formats do not go together, or one replaces an input.
        UnknownFormat: a name tells no format.
        WriteError: a place cannot be written to.
    """
    row = tuple(outputs) or ((STDOUT,) if formats else ())
    if not row:
        raise UsageError(
            "nowhere to write to", "name a file with -o, as in -o debate.pdf"
        )
    if len(row) == 1 and _is_folder(row[0]):
        row *= len(formats) or 1
    if len(formats) not in (0, 1, len(row)):
        raise UsageError(
            f"{len(formats)} formats were given for {counted(len(row), 'output')}",
            "give --to once for all outputs, or once for each; a folder alone takes"
            " several, as in -o folder/",
        )
    names = list(formats) * len(row) if len(formats) == 1 else list(formats)
    padded: list[str | None] = [*names] or [None] * len(row)
    planned = tuple(_target(name, fmt) for name, fmt in zip(row, padded, strict=True))
    _check_different(planned)
    for target in planned:
        if target.name != STDOUT and not target.is_folder:
            target.spare(Path(target.name), inputs)
    return planned


def stem_of(name: str, info: FormatInfo) -> str:
    """Give the name of an input without its folder and its format's ending.

    That of a folder has no ending: "forum.example.org".
    """
    if name == STDOUT:
        return "debate"
    base = Path(name).resolve().name
    if Path(name).is_dir():
        return base or "debate"
    for ending in sorted(info.extensions, key=len, reverse=True):
        if base.lower().endswith(ending.lower()) and len(base) > len(ending):
            return base[: -len(ending)]
    return Path(base).stem or "debate"


def stem_of_thread(stem: str, number: int, title: str | None) -> str:
    """Give the name of one thread of several: "dump-3-the-night-tram".

    Of its title there are as many words as fit; no system objects to their signs.
    """
    numbered = f"{stem}-{number}"
    signs = unicodedata.normalize("NFC", (title or "").casefold())
    words = "".join(c if _is_of_word(c) else " " for c in signs[:_LONGEST_TITLE])
    room = min(_TITLE_SHOWN, (_NAME_BYTES - len(os.fsencode(numbered))) // 4)
    shown = shortened(words, max(room, 0)).rstrip("…")
    return "-".join((numbered, *shown.split()))


def _is_of_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _is_folder(name: str) -> bool:
    ends = name.endswith(("/", os.sep))
    return name != STDOUT and (ends or os.path.isdir(name))  # noqa: PTH112 - as in sinks


def _check_different(row: Sequence[Target]) -> None:
    """Find outputs that would replace each other; a folder takes several formats."""
    places = [
        (
            t.name if t.name == STDOUT else os.path.realpath(t.name),
            t.exporter.info.name if t.is_folder else None,
        )
        for t in row
        if t.name != os.devnull
    ]
    if len(set(places)) < len(places):
        raise UsageError(
            "two outputs have the same name",
            "give each one of its own; a folder takes each format once",
        )


def _target(name: str, fmt: str | None) -> Target:
    if name == STDOUT and fmt is None:
        raise UsageError(
            "standard output has no name that tells the format",
            "name it with --to, as in --to argdown",
        )
    if not name:
        raise UsageError("the name of an output is empty", "name a file after -o")
    if _is_folder(name) and fmt is None:
        raise WriteError(
            f"{name}: is a folder",
            "name a file in it, or name the format with --to to put files there",
        )
    target = Target(name=name, exporter=writing.exporter_for(name, fmt))
    _check(target)
    return target


def _check(target: Target) -> None:
    """Find what would fail in the end before any work is done."""
    if target.name == STDOUT:
        if target.exporter.info.binary and sys.stdout.isatty():
            raise UsageError(
                f"{target.exporter.info.name} is no text for a terminal",
                "name a file with -o, or redirect the output",
            )
    elif target.is_folder:
        _check_folder(Path(target.name))
    else:
        check_place(Path(target.name))


def _check_folder(folder: Path) -> None:
    if folder.is_dir():
        check_place(folder / "debate")
    elif folder.exists():
        raise WriteError(f"{folder}: is a file, not a folder")
    else:
        check_place(folder)
