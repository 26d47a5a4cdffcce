"""What a format is: its description, its reader and its writer.

There is no base class and no registration call: a class with these attributes, named
under the entry points `disputatio.importers` or `disputatio.exporters`, is a format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, Literal, Protocol, TypeAlias, runtime_checkable

from attrs import frozen

from disputatio.schemas.debate import Debate
from disputatio.schemas.features import ALL, Feature
from disputatio.schemas.notices import Notice

HEAD = 64 * 1024
"""How many bytes of a source `sniff` sees, at most."""

OptionType: TypeAlias = Literal["str", "int", "bool", "choice", "path"]
"""What kind of value an option takes."""

Options: TypeAlias = Mapping[str, Any]
"""Values of a format's options by name; what is absent has its default."""


@frozen(kw_only=True)
class Option:
    """An option of a format, as the command line offers it."""

    name: str
    """Its name, as in `--font-path`, without the dashes."""
    help: str
    """One sentence."""
    type: OptionType = "str"
    """What it takes."""
    default: Any = None
    """Its value where it is not given."""
    choices: tuple[str, ...] = ()
    """The values of a choice."""
    multiple: bool = False
    """Whether it may be given several times; the value is then a tuple."""
    narrows: bool = False
    """Whether any value but the default leaves out some of what the format keeps."""


@frozen(kw_only=True)
class FormatInfo:
    """The description of a format."""

    name: str
    """Its name, as in `--to argdown`."""
    title: str
    """What it is, in a few words."""
    extensions: tuple[str, ...] = ()
    """Endings of file names, with the dot, the longest that fits wins."""
    media_types: tuple[str, ...] = ()
    """Registered media types."""
    keeps: frozenset[Feature] = ALL
    """What of a debate survives, or what a reader of a document can see."""
    options: tuple[Option, ...] = ()
    """Its options."""
    structured: bool = False
    """Whether its files already have their structure (argument files)."""
    binary: bool = False
    """Whether it must not be written to a terminal."""
    joinable: bool = False
    """Whether pages of one thread, put one after another, are a file of it again."""


@frozen(kw_only=True)
class Source:
    """The bytes of a source and what is known of them."""

    data: bytes
    """The whole content."""
    name: str | None = None
    """Its file name without folders; None for a stream."""


@frozen(kw_only=True)
class Reading:
    """One thread as read, with what was met on the way."""

    debate: Debate
    """The debate; it has no `invariants.problems`."""
    notices: tuple[Notice, ...] = ()
    """What a person may want to know."""


@runtime_checkable
class Importer(Protocol):
    """A reader of a format."""

    info: FormatInfo

    def sniff(self, head: bytes) -> float:
        """Say how sure it is, from 0 to 1, that these first bytes are its format."""
        ...

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give one reading per thread, lazily.

        Raises:
            ReadError: the source is malformed; nothing else may escape.
        """
        ...


@runtime_checkable
class Linter(Protocol):
    """An importer that also says what is odd about a file of its format."""

    covers: frozenset[str]
    """Rules of notices that its findings tell more exactly: `check` leaves them out."""

    def lint(self, source: Source) -> Iterable[Notice]:
        """Give what is odd about a file that was read without error.

        Raises:
            ReadError: the source is malformed; nothing else may escape.
        """
        ...


@runtime_checkable
class Exporter(Protocol):
    """A writer of a format."""

    info: FormatInfo

    def write(
        self, debate: Debate, sink: BinaryIO, options: Options
    ) -> tuple[Notice, ...]:
        """Write a debate; the same debate and options give the same bytes.

        Raises:
            WriteError: it cannot be written.
            MissingTool: a package that it needs is absent.
        """
        ...


def option_value(info: FormatInfo, options: Options, name: str) -> Any:
    """Give the value of an option, or its default where it is not given."""
    for option in info.options:
        if option.name == name:
            value = options.get(name)
            return option.default if value is None else value
    raise KeyError(name)
