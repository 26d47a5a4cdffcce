"""Files, folders and saved sites, as pages of threads with the importer that reads them.

What a person names must be readable. Of a folder or an archive, what is no page is
passed over and counted.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import attrs
from attrs import frozen

from disputatio.converter import detection, registry
from disputatio.converter.chaining import chained
from disputatio.converter.containers.addresses import tells_itself, told_by_page
from disputatio.converter.containers.contents import Contents
from disputatio.converter.containers.opening import Opened, opened, opened_source
from disputatio.converter.sources import Readable, folder_of, load
from disputatio.schemas.errors import (
    AmbiguousFormat,
    ReadError,
    UnknownFormat,
    UsageError,
)
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import FolderImporter, Importer, Source
from disputatio.schemas.text import counted, scalar

CERTAIN = 0.9
"""From this score on no other importer needs to be asked."""

_UNKNOWN = "files of no known kind"
_DAMAGED = "files that cannot be unpacked"


@frozen(kw_only=True)
class Page:
    """One file of a thread, or what may be one in a folder or an archive."""

    source: Source
    """Its content."""
    shown: str | None
    """How the person named it, for messages; None for a stream."""
    inside: bool = False
    """Whether it was found in a folder or an archive: passed over if it is no page."""
    guess: str | None = None
    """The address that its name in a mirror tells."""

    def ready(self) -> Source:
        """Give its source afresh, with all that is known of where it was saved from.

        What is read of it is forgotten with it.
        """
        source = attrs.evolve(self.source)
        if source.url is not None and source.captured is not None:
            return source
        told = told_by_page(source.head)
        url = source.url or told.url
        if url is None and self.guess and not tells_itself(source.head):
            url = self.guess
        captured = source.captured or told.captured
        return attrs.evolve(source, url=url, captured=captured)


@frozen(kw_only=True)
class Pages:
    """What was named, listed."""

    pages: tuple[Page, ...]
    """What is or may be a page, in order."""
    passed: Counter[str] = attrs.field(factory=Counter)
    """What of a folder or an archive is none, counted by kind."""
    notices: tuple[Notice, ...] = ()
    """What was met while listing."""
    containers: tuple[str, ...] = ()
    """What kinds of containers were named: "folder", "ZIP archive"."""
    name: str | None = None
    """Name of the first source, without its folder; None for a stream."""


@frozen(kw_only=True)
class Chosen(Pages):
    """The pages that one importer reads."""

    importer: Importer
    """It."""
    others: tuple[Chosen, ...] = ()
    """What other importers read of the same folder or archive."""
    guesses: tuple[Chosen, ...] = ()
    """What may be threads too, to be read if none of the pages that are known is one."""


def load_pages(readables: Readable | Sequence[Readable]) -> Pages:
    """List a source or the pages of one: files, folders, ZIP, WARC and MHTML files.

    Pages of a folder or an archive come in the order of their names, with numbers by
    value, those of a WARC file in its own order; hidden files are left out.

    Raises:
        ReadError: a file cannot be read, an archive is damaged, a folder has no files.
        UsageError: no source is named.
    """
    row = _row(readables)
    if not row:
        raise UsageError("there is nothing to read", "name at least one source")
    pages: list[Page] = []
    everything = Contents()
    containers = []
    for readable in row:
        found, shown = _opened(readable)
        if isinstance(found, Page):
            pages.append(found)
            continue
        containers.append(found.kind)
        pages += _inside(found, shown)
        everything.count(found.contents, shown or "")
    everything.settle()
    return Pages(
        pages=tuple(pages),
        passed=everything.passed,
        notices=(*everything.notices, *everything.losses()),
        containers=tuple(containers),
        name=_name(row[0]),
    )


def chosen(found: Pages, name: str | None) -> Chosen:
    """Give the importer of all pages, by name or by detection, and the pages it reads.

    Of a folder or an archive, the importer that knows most pages is taken, with others
    for the pages that they know; what nothing knows is passed over, and so are argument
    files beside threads.

    Raises:
        UnknownFormat, AmbiguousFormat, PluginError: see `detection` and `registry`.
        UsageError: pages have different formats, or a format that has no pages.
        ReadError: nothing in a folder or an archive is a page.
    """
    split = _split(found, name)
    if len(split.pages) > 1 and split.importer.info.structured:
        raise UsageError(
            f"{len(split.pages)} files were given, but {split.importer.info.name} files"
            " are no pages of a thread",
            "give convert a folder to write to, as in -o folder/, for one file each",
        )
    return Chosen(
        importer=split.importer,
        pages=split.pages,
        passed=found.passed + split.passed,
        notices=found.notices + split.notices,
        others=_chosen_too(split.others, found.name),
        guesses=_chosen_too(split.guesses, found.name),
        containers=found.containers,
        name=found.name,
    )


def _chosen_too(splits: Sequence[_Split], name: str | None) -> tuple[Chosen, ...]:
    return tuple(Chosen(importer=s.importer, pages=s.pages, name=name) for s in splits)


def _refuse_folders(pages: Sequence[Page], importer: Importer) -> None:
    for page in pages:
        if page.source.folder is not None and not isinstance(importer, FolderImporter):
            raise UsageError(
                f"{page.shown} is a folder, and {importer.info.name} reads files",
                "name the files in it, or leave out --from",
            )


def concatenated(pages: Sequence[Page]) -> Page:
    """Put pages one after another, each beginning on a line of its own."""
    if len(pages) == 1:
        return pages[0]
    sources = [page.source for page in pages]
    source = attrs.evolve(sources[0], data=None, opener=lambda: chained(sources))
    return attrs.evolve(pages[0], source=source)


def place_of(pages: Sequence[Page], line: int) -> tuple[Page, int]:
    """Give the page, and its own line, of a line of the concatenated pages."""
    for page in pages[:-1]:
        data = page.source.data
        length = data.count(b"\n") + (not data.endswith(b"\n"))
        if line <= length:
            return page, line
        line -= length
    return pages[-1], line


@frozen(kw_only=True)
class _Split:
    """Which of the pages an importer reads, and what is passed over."""

    importer: Importer
    pages: tuple[Page, ...]
    passed: Counter[str] = attrs.field(factory=Counter)
    notices: tuple[Notice, ...] = ()
    others: tuple[_Split, ...] = ()
    guesses: tuple[_Split, ...] = ()


def _split(found: Pages, name: str | None) -> _Split:
    if name is not None:
        importer = registry.importer(name)
        _refuse_folders(found.pages, importer)
        return _Split(importer=importer, pages=found.pages)
    if any(page.inside for page in found.pages) or not found.pages:
        return _of_site(found)
    importer = _common([(page, detected(page)) for page in found.pages])
    return _Split(importer=importer, pages=found.pages)


def _row(readables: Readable | Sequence[Readable]) -> Sequence[Readable]:
    if isinstance(readables, list | tuple):
        return readables
    return [cast("Readable", readables)]


def _opened(readable: Readable) -> tuple[Page | Opened, str | None]:
    """Give what was named, a page or a container, and how messages call it."""
    if isinstance(readable, str | os.PathLike):
        shown = os.fspath(readable)
        folder = _folder(shown)
        if folder is not None:
            return folder, shown
        try:
            found = opened(Path(shown)) if shown else None
        except ReadError as error:
            raise error.located(shown) from None
        return found or Page(source=load(readable), shown=shown), shown
    if isinstance(readable, bytes):
        packed = opened_source(Source(data=readable))
        return packed or Page(source=load(readable), shown=None), None
    source = load(readable)
    name = source.name or _stream(readable)
    return opened_source(source) or Page(source=source, shown=name), name


def _folder(shown: str) -> Page | None:
    """Give a folder that an importer reads as a whole: a Maildir."""
    if not shown or not os.path.isdir(shown):  # noqa: PTH112 - a bad name is no error
        return None
    folder = folder_of(Path(shown))
    if detection.importer_of_folder(folder) is None:
        return None
    name = scalar(Path(shown).name)
    return Page(source=Source(folder=folder, name=name), shown=shown)


def _inside(found: Opened, shown: str | None) -> Iterator[Page]:
    for member in found.contents.members:
        names = [part for part in (shown, member.path) if part]
        yield Page(
            source=member.source,
            shown="/".join(names) or None,
            inside=found.is_site,
            guess=member.guess,
        )


def _of_site(found: Pages) -> _Split:
    """Give the importer that knows most pages, these pages, and the others by kind."""
    formats = list(_formats(found.pages))
    votes = _votes(formats)
    if not votes:
        return _unknown_site(found)
    main = max(votes, key=lambda each: (votes[each], each))
    joinable = registry.importer(main).info.joinable
    parts: dict[str, list[Page]] = {main: []}
    guessed: dict[str, list[Page]] = {}
    passed: Counter[str] = Counter()
    damaged: list[str] = []
    for page, (each, _) in zip(found.pages, formats, strict=True):
        if each is None and joinable and detection.is_plain_text(page.ready().head):
            parts[main].append(page)
        elif each is not None and each in votes:
            parts.setdefault(each, []).append(page)
        else:
            kind = _unknown(page) if each is None else of_format(each)
            passed[kind] += 1
            if kind == _DAMAGED:
                damaged.append(page.shown or "a file without a name")
            if each is not None and not registry.importer(each).info.structured:
                guessed.setdefault(each, []).append(page)
    first, *others = _splits(parts)
    guesses = _splits(guessed)
    return attrs.evolve(
        first,
        passed=passed,
        notices=tuple(_missing(damaged)),
        others=tuple(others),
        guesses=guesses,
    )


def _unknown(page: Page) -> str:
    """Say what a file is of which no importer is sure."""
    try:
        page.ready()
    except ReadError:
        return _DAMAGED
    return _UNKNOWN


def _missing(damaged: Sequence[str]) -> Iterator[Notice]:
    if damaged:
        more = f" and {len(damaged) - 1} more" if len(damaged) > 1 else ""
        verb = "is" if len(damaged) == 1 else "are"
        yield notice(
            "SiteIncomplete",
            f"{counted(len(damaged), 'file')} cannot be unpacked and {verb} missing:"
            f" {damaged[0]}{more}",
        )


def _splits(parts: dict[str, list[Page]]) -> tuple[_Split, ...]:
    return tuple(
        _Split(importer=registry.importer(name), pages=tuple(pages))
        for name, pages in parts.items()
    )


def of_format(name: str) -> str:
    """Say what files are that an importer only guesses at."""
    return f"files of the format {name}"


def _formats(pages: Sequence[Page]) -> Iterator[tuple[str | None, float]]:
    """Give the importer of each page; neighbours mostly have one, which is asked first."""
    last: str | None = None
    for page in pages:
        score = _certainty(last, page) if last is not None else 0.0
        name, score = (last, score) if score >= CERTAIN else known(page)
        yield name, score
        last = name or last


def _certainty(name: str, page: Page) -> float:
    try:
        return detection.score_of(registry.importer(name), page.ready())
    except ReadError:
        return 0.0


def known(page: Page) -> tuple[str | None, float]:
    """Give the importer that is surest of a page, if one alone is, and how sure."""
    if not page.inside:
        return detected(page).info.name, 1.0
    try:
        first, *others = detection.ranked(page.ready())
    except ReadError:
        return None, 0.0
    tied = bool(others) and others[0].score == first.score
    if first.score < detection.ENOUGH or tied:
        return None, 0.0
    if detection.what_else(page.ready(), first.score) is not None:
        return None, 0.0
    return first.name, first.score


def _votes(known: Sequence[tuple[str | None, float]]) -> Counter[str]:
    """Count the pages of each importer: where some know pages, guesses do not count.

    Argument files beside pages of threads do not count either.
    """
    sure = Counter(name for name, score in known if name and score >= detection.KNOWN)
    votes = sure or Counter(name for name, _ in known if name)
    threads = {
        n: c for n, c in votes.items() if not registry.importer(n).info.structured
    }
    return Counter(threads) or votes


def _unknown_site(found: Pages) -> _Split:
    """Let the only page be refused by detection; of several, say what they are."""
    texts = [p for p in found.pages if detection.is_plain_text(p.ready().head)]
    if len(found.pages) == 1 or (texts and len(texts) == len(found.pages)):
        return _Split(importer=detected(found.pages[0]), pages=found.pages)
    passed = found.passed + Counter({_UNKNOWN: len(found.pages)} if found.pages else {})
    raise nothing_found(passed, found.name)


def nothing_found(kinds: Counter[str], name: str | None) -> ReadError:
    """Give the error for a folder or an archive without a page of a thread."""
    hint = next((hint for kind, hint in _PACKED if kinds[kind]), _SAVE)
    return ReadError(
        f"has no page of a thread: {listed(kinds) or 'there is nothing in it'}",
        hint,
        source=name,
    )


def listed(kinds: Counter[str]) -> str:
    """Give what was passed over in words: "pictures (12), style sheets (3)"."""
    most = kinds.most_common(_KINDS_SHOWN)
    words = ", ".join(f"{kind} ({count})" for kind, count in most)
    rest = len(kinds) - len(most)
    return f"{words} and others ({rest} kinds)" if rest else words


_KINDS_SHOWN = 8
_SAVE = "open the thread in a browser, save each of its pages, and name their folder"
_PACKED = (
    ("encrypted files", "unpack it with its password, and name the folder"),
    ("archives", "unpack the archives in it, and name the folder"),
)
"""What to do where the pages may be in something that is not unpacked."""


def _name(readable: Readable) -> str | None:
    if isinstance(readable, str | os.PathLike):
        return scalar(Path(readable).name) or None
    return None


def _stream(readable: Readable) -> str | None:
    is_stdin = getattr(readable, "name", None) == "<stdin>"
    return "standard input" if is_stdin else None


def detected(page: Page) -> Importer:
    """Give the importer that is surest of a page; errors as in `detection`."""
    try:
        return detection.importer_for(page.ready())
    except ReadError as error:
        raise error.located(page.shown or "the input") from None
    except (UnknownFormat, AmbiguousFormat) as error:
        name = page.source.name or ""
        place, problem = error.message[: len(name)], error.message[len(name) :]
        shown = page.shown if page.shown and place == name != "" else place
        raise type(error)(f"{shown}{problem}", error.hint) from None


def _common(found: list[tuple[Page, Importer]]) -> Importer:
    first_page, first = found[0]
    for page, importer in found[1:]:
        if importer.info.name != first.info.name:
            raise UsageError(
                f"pages of one thread have one format, but {first_page.shown} is"
                f" {first.info.name} and {page.shown} is {importer.info.name}",
                "give convert a folder to write to, as in -o folder/, for one file each,"
                " or name the format with --from",
            )
    return first
