"""From pages to finished readings: the importer, the passes and what they leave open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

import attrs
from attrs import frozen

from disputatio.converter import pages, registry
from disputatio.converter.confidence import confident
from disputatio.converter.guard import guarded, guarded_reading
from disputatio.converter.importers.shared.losses import told
from disputatio.converter.library import Library
from disputatio.converter.pages import Chosen, Page
from disputatio.converter.paging import paged
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.errors import PluginError, ReadError, UsageError
from disputatio.schemas.features import Feature
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.origins import Span, Stated
from disputatio.schemas.protocols import (
    AnalystInfo,
    FormatInfo,
    Importer,
    Options,
    Reading,
)
from disputatio.schemas.quoted import quotations
from disputatio.schemas.text import scalar, shortened

if TYPE_CHECKING:
    from disputatio.converter.structure.passes import Guest

TALK = 3
"""Posts with words from which on a thread is talk, and its language matters."""

Structure: TypeAlias = Literal["full", "stated", "none"]
"""How much of the argument layer is wanted; see `api.read_all`."""


@frozen(kw_only=True)
class Wish:
    """How a source shall be read."""

    structure: Structure | None = None
    """None for the default of the format."""
    without: tuple[str, ...] = ()
    """Passes to leave out."""
    options: Options = attrs.field(factory=dict)
    """The importer's own options."""
    title: str | None = None
    """A title that replaces the source's."""
    min_confidence: float = 0.0
    """What is inferred with less is left out."""
    analysts: Mapping[str, Options] = attrs.field(factory=dict)
    """Names of the analysts that shall run, in their order, with their options."""


def checked(wish: Wish, info: FormatInfo) -> Wish:
    """Give the wish with its default structure filled in.

    Raises:
        UsageError: the structure, a pass, an option or the confidence does not exist.
    """
    mode = wish.structure or ("stated" if info.structured else "full")
    if mode not in get_args(Structure):
        raise UsageError(
            f"no structure is called {mode!r}", "there are full, stated, none"
        )
    for name in wish.without:
        _check_pass(name)
    for name, options in wish.analysts.items():
        check_options(registry.analyst(name).info, options)
    if wish.analysts and mode == "none":
        raise UsageError(
            f"{', '.join(wish.analysts)} cannot run without structure passes",
            "leave out --structure none",
        )
    if not 0 <= wish.min_confidence <= 1:
        raise UsageError(
            f"no confidence is {wish.min_confidence:g}", "give a number from 0 to 1"
        )
    check_options(info, wish.options)
    return attrs.evolve(wish, structure=mode)


def check_options(info: FormatInfo | AnalystInfo, options: Options) -> None:
    """Find options that a format does not have, and values that a choice does not have.

    Raises:
        UsageError: there is one; the hint gives the nearest, or all.
    """
    known = {option.name: option for option in info.options}
    for name, value in options.items():
        if name not in known:
            every = f"it has {', '.join(known)}" if known else "it has none"
            hint = registry.near(name, tuple(known)) or every
            raise UsageError(f"{info.name} has no option {name!r}", hint)
        choices = known[name].choices
        if value is not None and choices and value not in choices:
            hint = f"there are {', '.join(choices)}"
            raise UsageError(f"the option {name} cannot be {value!r}", hint)


def unfinished(found: Chosen, wish: Wish) -> Iterator[Unfinished]:
    """Give the threads of pages, lazily, each to be read in full when it is asked for.

    Those of the importer that reads most pages come first. Where others read pages of
    the same folder, one that finds no thread is told and passed over; where all find
    none, pages that are only guessed at are read.
    """
    if not found.others and not found.guesses:
        yield from _of_importer(found, wish)
        return
    begun = _Begun()
    begun.add((found, *found.others), wish)
    if not begun.rows:
        begun.add(found.guesses, wish)
    for threads in begun.told(found.name):
        yield from threads


class _Begun:
    """The threads of several importers, each looked for, and what was refused."""

    def __init__(self) -> None:
        self.rows: list[tuple[Chosen, Iterator[Unfinished]]] = []
        self._refused: list[ReadError] = []
        self._met: Counter[str] = Counter()

    def add(self, parts: Sequence[Chosen], wish: Wish) -> None:
        """Look for the threads of each part."""
        for part in parts:
            del self._met[pages.of_format(part.importer.info.name)]
            listed = part.passed.total()
            row = _of_importer(part, _fitting(wish, part.importer.info))
            try:
                self.rows.append((part, chain([next(row)], row)))
            except ReadError as error:
                self._refused.append(error)
                self._met += part.passed
                if part.passed.total() == listed:
                    name = part.importer.info.name
                    self._met[f"pages of the format {name}"] += len(part.pages)

    def told(self, name: str | None) -> Iterator[Iterator[Unfinished]]:
        """Give the threads; what was refused is told with the first of them.

        Raises:
            ReadError: there are none.
        """
        if not self.rows:
            alone = len(self._refused) == 1
            raise self._refused[0] if alone else pages.nothing_found(self._met, name)
        self.rows[0][0].passed.update(self._met)
        for _, threads in self.rows:
            yield threads


def _fitting(wish: Wish, info: FormatInfo) -> Wish:
    """Give a wish with those of its options that a format has."""
    known = {option.name for option in info.options}
    options = {name: value for name, value in wish.options.items() if name in known}
    return attrs.evolve(wish, options=options)


def _of_importer(found: Chosen, wish: Wish) -> Iterator[Unfinished]:
    told = _Told(found)
    if found.importer.info.joinable or _is_one_file(found.pages):
        whole = pages.concatenated(found.pages)
        whole = attrs.evolve(whole, source=whole.ready())
        for raw in _raw(found.importer, whole, wish.options):
            own = attrs.evolve(raw, notices=_placed(raw.notices, found.pages))
            own = paged(own)
            yield _unfinished(own.debate.title, partial(_same, own), told, wish)
        return
    library = Library(found, partial(_named_raw, found.importer, options=wish.options))
    for thread in library.threads():
        make = partial(library.joined, thread)
        yield _unfinished(thread.title, make, told, wish)


def readings(found: Chosen, wish: Wish) -> Iterator[Reading]:
    """Give the finished readings of pages, one per thread, lazily."""
    for thread in unfinished(found, wish):
        yield thread.finished()


@frozen(kw_only=True)
class Unfinished:
    """A thread that was found; the passes have not run."""

    title: str | None
    """Its title."""
    source: str | None
    """Name of the file, folder or archive."""
    format: str
    """Name of its importer."""
    finished: Callable[[], Reading]
    """Reads it in full, once."""


def _unfinished(
    title: str | None, make: Callable[[], Reading], told: _Told, wish: Wish
) -> Unfinished:
    return Unfinished(
        title=title,
        source=told.found.name,
        format=told.found.importer.info.name,
        finished=lambda: _finished(told.on(make()), told.found, wish),
    )


def _same(reading: Reading) -> Reading:
    return reading


class _Told:
    """What was met while pages were listed and chosen, told with the first thread."""

    def __init__(self, found: Chosen) -> None:
        self.found = found
        self._done = False

    def on(self, reading: Reading) -> Reading:
        """Give a reading, the first one with the notices of all."""
        if self._done:
            return reading
        self._done = True
        notices = [*self.found.notices, *self._passed(), *reading.notices]
        return attrs.evolve(reading, notices=tuple(notices))

    def _passed(self) -> Iterator[Notice]:
        passed = self.found.passed
        if passed:
            sentence = (
                f"passed over, being no pages of a thread: {pages.listed(passed)}"
            )
            yield notice("PagesPassedOver", sentence)


def _is_one_file(found: Sequence[Page]) -> bool:
    return len(found) == 1 and not found[0].inside


def _placed(notices: Sequence[Notice], found: Sequence[Page]) -> tuple[Notice, ...]:
    """Give notices with the file and its own line, where several were put together."""
    if len(found) == 1:
        return tuple(notices)
    placed = []
    for one in notices:
        if one.line is not None:
            page, line = pages.place_of(found, one.line)
            one = attrs.evolve(one, source=page.shown, line=line)  # noqa: PLW2901
        placed.append(one)
    return tuple(placed)


def _named_raw(importer: Importer, page: Page, options: Options) -> Iterator[Reading]:
    """Give the readings of a page; their notices name the file that they are about."""
    for raw in _raw(importer, page, options):
        notices = tuple(
            attrs.evolve(n, source=page.shown) if n.source is None else n
            for n in raw.notices
        )
        yield attrs.evolve(raw, notices=notices)


def _raw(importer: Importer, page: Page, options: Options) -> Iterator[Reading]:
    met = page.source.met
    with guarded_reading(importer.info, page.shown):
        found = importer.read(page.source, options)
        yield from told(found, met) if page.source.opener else found


def _finished(raw: Reading, found: Chosen, wish: Wish) -> Reading:
    debate = raw.debate
    changes: dict[str, Any] = {}
    if debate.source is None and Feature.SOURCE not in found.importer.info.keeps:
        changes["source"] = found.pages[0].source.name
    title = None if wish.title is None else scalar(wish.title.strip())
    if title:
        from disputatio.converter.importers.shared.stated_sides import with_title

        debate = with_title(debate, title)
    elif title is not None:
        changes["title"] = None
    if changes:
        debate = attrs.evolve(debate, **changes)
    whole, told = _structured(debate, wish)
    debate, left_out = confident(whole, wish.min_confidence)
    notices = (*raw.notices, *told, *left_out, *_left_open(debate, wish))
    if not whole.positions:
        notices += tuple(_without_positions(debate, wish))
    return attrs.evolve(raw, debate=debate, notices=notices)


def _structured(debate: Debate, wish: Wish) -> tuple[Debate, list[Notice]]:
    if wish.structure is None or wish.structure == "none":
        return debate, []
    from disputatio.converter.structure.passes import structured

    told: list[Notice] = []
    guests = [_guest(name, given, told) for name, given in wish.analysts.items()]
    with guarded("the structure passes"):
        return structured(debate, wish.structure, wish.without, guests), told


def _guest(name: str, options: Options, told: list[Notice]) -> Guest:
    """Give an analyst as a pass that adds its notices to a list."""
    from disputatio.converter.structure.passes import PASSES, Guest, Pass

    analyst = registry.analyst(name)
    after = analyst.info.after
    if after not in [step.name for step in PASSES]:
        raise PluginError(
            f"the analyst {name!r} is to run after {after!r}, which is no pass"
        )

    def run(debate: Debate) -> Debate:
        with guarded(f"the analyst {name!r}"):
            found = analyst.analyse(debate, options)
        told.extend(found.notices)
        return found.debate

    step = Pass(name=name, run=run, summary=analyst.info.title)
    return Guest(step=step, after=after)


def _check_pass(name: str) -> None:
    from disputatio.converter.structure.passes import PASSES

    known = tuple(step.name for step in PASSES)
    if name not in known:
        hint = registry.near(name, known) or f"there are {', '.join(known)}"
        raise UsageError(f"no pass is called {name!r}", hint)


def _left_open(debate: Debate, wish: Wish) -> Iterator[Notice]:
    """Say what a full reading looked for and did not find."""
    if wish.structure != "full":
        return
    if "quotations" not in wish.without:
        for post in debate.posts:
            yield from _sourceless(post)
    if "stances" not in wish.without:
        yield from _without_cues(debate)


def _without_positions(debate: Debate, wish: Wish) -> Iterator[Notice]:
    """Say that positions were looked for in vain, and whether posts disagree anyhow."""
    if wish.structure == "full" and "positions" not in wish.without:
        from disputatio.schemas.views import Views

        what = "position" if Views(debate).chains else "debate"
        sentence = (
            f"no {what} found: no claim answers a question that posts take sides on"
        )
        yield notice("NoDebateFound", sentence)


def _without_cues(debate: Debate) -> Iterator[Notice]:
    """Say that the words of a thread's language are not known, where people talk."""
    from disputatio.converter.structure.cue_tables import has_cues
    from disputatio.converter.structure.languages import thread_language
    from disputatio.converter.structure.results import speaking

    if sum(bool(post.text.strip()) for post in speaking(debate)) < TALK:
        return
    language = thread_language(debate)
    if not has_cues(language):
        where = f"for the language {language}" if language else "for its language"
        sentence = (
            f"no words of assent and denial are known {where}:"
            " sides were read from signs such as +1 only"
        )
        yield notice("LanguageWithoutCues", sentence)


def _sourceless(post: Post) -> Iterable[Notice]:
    for found in quotations(post.body):
        quotation = found.quotation
        if quotation.source is None and isinstance(quotation.origin, Stated):
            words = shortened(post.text[found.start : found.end], 40)
            if not words.strip():
                continue
            place = post.key if post.number is None else f"post {post.number}"
            yield notice(
                "QuoteSourceNotFound",
                f"{place} quotes “{words}”, which was not found in this thread",
                span=Span(post=post.key, start=found.start, end=found.end),
                element=post.key,
            )
