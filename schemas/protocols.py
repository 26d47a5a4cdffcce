"""What a format is, and an analyst: description, reader, writer, pass.

There is no base class and no registration call: a class with these attributes, named
under the entry points `disputatio.importers` or `disputatio.exporters`, is a format;
one under `disputatio.analysts` is a structure pass that runs when it is asked for.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, BinaryIO, Literal, Protocol, TypeAlias, runtime_checkable

from attrs import field, frozen

from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from disputatio.schemas.features import ALL, Feature
from disputatio.schemas.notices import Absence, Notice

HEAD = 64 * 1024
"""How many bytes of a source `sniff` sees, at most."""

MAX_BYTES = 1 << 30
"""How large a source may be of which all is held in memory."""

OptionType: TypeAlias = Literal["str", "int", "float", "bool", "choice", "path"]
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
    verified: str | None = None
    """On real files of which software and versions its reading was checked, or "none";
    None where that is no question, as for formats of our own."""


@frozen(kw_only=True)
class AnalystInfo:
    """The description of an analyst."""

    name: str
    """Its name, as in `--with llm`; the rules of its results begin with it and ":"."""
    title: str
    """What it finds, in a few words."""
    options: tuple[Option, ...] = ()
    """Its options."""
    after: str = "positions"
    """The built-in pass after which it runs."""
    asks: bool = False
    """Whether it sends words of the thread to an address that the user names."""


@frozen(kw_only=True)
class Folder:
    """The files of a folder, for importers of formats that are folders."""

    names: tuple[str, ...]
    """Names relative to the folder, with "/"; in their order, numbers by value."""
    opener: Callable[[str], Source]
    """Gives the source of a name."""


@frozen(kw_only=True)
class Source:
    """The bytes of a source and what is known of them.

    A source of a file is read when it is asked for: `data` holds all of it in memory,
    `open` gives it as a stream, `head` its beginning. What is packed (gzip and the
    like) is unpacked by whoever made the source.
    """

    _data: bytes | None = None
    """The whole content, where it is at hand; else `opener` gives it."""
    name: str | None = None
    """Its file name without folders; None for a stream."""
    url: str | None = None
    """The address that it was saved from, where the container of it says so."""
    captured: dt.datetime | None = None
    """When it was saved, with its zone, where the container of it says so."""
    opener: Callable[[], BinaryIO] | None = None
    """Opens the content anew each time."""
    folder: Folder | None = None
    """The files of it, where it is a folder that an importer reads as a whole; then
    there is no content of its own."""
    beside: Callable[[str], Source | None] = lambda _: None
    """Gives a file of the same folder by its name; None where there is none."""
    met: list[Notice] = field(factory=list, eq=False)
    """What could not be unpacked, told while the content is read."""

    @cached_property
    def data(self) -> bytes:
        """The whole content.

        Raises:
            ReadError: it cannot be read, or is larger than `MAX_BYTES`.
        """
        if self._data is not None:
            return self._data
        with self.open() as stream:
            return bounded(stream, self.name)

    @cached_property
    def head(self) -> bytes:
        """The first `HEAD` bytes.

        Raises:
            ReadError: it cannot be read.
        """
        if self._data is not None:
            return self._data[:HEAD]
        with self.open() as stream:
            return _read(stream, HEAD, self.name)

    def open(self) -> BinaryIO:
        """Give the content as a stream from its beginning; the caller closes it."""
        if self._data is not None or self.opener is None:
            return io.BytesIO(self._data or b"")
        return self.opener()


def bounded(stream: BinaryIO, name: str | None) -> bytes:
    """Give all of a stream.

    Raises:
        ReadError: it cannot be read, or is larger than `MAX_BYTES`.
    """
    data = _read(stream, MAX_BYTES + 1, name)
    if len(data) > MAX_BYTES:
        problem = f"is larger than {MAX_BYTES >> 20} MiB"
        raise ReadError(problem, "split it by thread first", source=name)
    return data


def _read(stream: BinaryIO, size: int, name: str | None) -> bytes:
    try:
        data = stream.read(size)
    except (OSError, EOFError) as error:
        problem = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        raise ReadError(problem, source=name) from None
    if not isinstance(data, bytes):
        problem = "is opened as text, not in binary mode"
        raise ReadError(problem, "open it with mode 'rb'", source=name)
    return data


@frozen(kw_only=True)
class Reading:
    """One thread as read, with what was met on the way."""

    debate: Debate
    """The debate; it has no `invariants.problems`."""
    notices: tuple[Notice, ...] = ()
    """What a person may want to know."""
    thread: str | None = None
    """What tells its thread from others: site and id. Pages of one thread share it, and
    there posts of one key are one post; None where the source has no such thing."""
    page: int | None = None
    """Its place among the pages of its thread, where the page says so."""
    pages: int | None = None
    """How many pages its thread has, where the page says so."""
    captured: dt.datetime | None = None
    """When the page was saved, where its container says so; filled in by who reads it."""
    absent: tuple[Absence, ...] = ()
    """What the source says that it does not hold, as its `PostsMissing` notices tell."""


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
class FolderImporter(Protocol):
    """An importer that reads a whole folder as one source (`Source.folder`)."""

    def holds(self, folder: Folder) -> bool:
        """Say whether a folder is of its format; a look at names and beginnings."""
        ...


@frozen
class Piece:
    """One record of a source in which the posts of a thread stand scattered."""

    thread: str
    """What tells its thread from the others of the source."""
    data: bytes
    """The record by itself; with others of its thread it is all that a reading needs."""


@runtime_checkable
class Scattered(Protocol):
    """An importer whose sources have the posts of a thread scattered over them.

    `read` brings them together by itself. Who has better means for that (several
    processes, several sources) takes the pieces, groups them by thread in their order
    and gives each group back.
    """

    def pieces(self, source: Source, met: list[Notice]) -> Iterator[Piece]:
        """Give the records in the order of the source; losses are added to `met`.

        Raises:
            ReadError: the source cannot be read.
        """
        ...

    def together(
        self, thread: str, records: Iterable[bytes], source: Source
    ) -> Reading | None:
        """Give the reading of the records of one thread; None if they are no thread."""
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


@frozen(kw_only=True)
class Analysis:
    """What an analyst made of a debate."""

    debate: Debate
    """The debate with its results."""
    notices: tuple[Notice, ...] = ()
    """What a person may want to know."""


@runtime_checkable
class Analyst(Protocol):
    """A structure pass that runs when it is asked for, by `--with NAME`.

    It is held to what built-in passes are: no post's text, nothing stated or decided
    changes, nothing refused is made, every result is `Inferred` by a rule of its own,
    whose name begins with the analyst's and a colon. Its earlier results are taken
    out before it runs; the same debate and options give the same results.
    """

    info: AnalystInfo

    def analyse(self, debate: Debate, options: Options) -> Analysis:
        """Give the debate with what it finds.

        Raises:
            UsageError: an option that it needs is missing.
            AnalystError: it cannot do its work.
            MissingTool: a package that it needs is absent.
        """
        ...


def option_value(info: FormatInfo | AnalystInfo, options: Options, name: str) -> Any:
    """Give the value of an option, or its default where it is not given."""
    for option in info.options:
        if option.name == name:
            value = options.get(name)
            return option.default if value is None else value
    raise KeyError(name)
