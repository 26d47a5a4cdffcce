"""A saved page of a thread, read by what one engine calls its parts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen

from disputatio.converter.importers.shared.html.addresses import host_of, joined
from disputatio.converter.importers.shared.html.content import content, loose_behind
from disputatio.converter.importers.shared.html.index import (
    forget,
    forget_elements,
    values_met,
)
from disputatio.converter.importers.shared.html.meanings import Means
from disputatio.converter.importers.shared.html.misspelt import speak_of_slips
from disputatio.converter.importers.shared.html.page import Page, located, page_of
from disputatio.converter.importers.shared.html.pairing import (
    pair_from_to,
    quotations_end,
)
from disputatio.converter.importers.shared.html.parting import take_out
from disputatio.converter.importers.shared.html.select import first, words
from disputatio.converter.importers.shared.page_dates import (
    dated,
    saving_time,
    settled_notice,
)
from disputatio.converter.importers.shared.page_lacks import Lacking
from disputatio.converter.importers.shared.page_numbers import (
    last_page,
    linked_page,
)
from disputatio.converter.importers.shared.post_tails import (
    kept_text,
    without_application_line,
    without_signature,
)
from disputatio.converter.importers.shared.repeated_tails import part_repeated
from disputatio.converter.importers.shared.reply_titles import own_title
from disputatio.converter.importers.shared.software_marks import marks_of
from disputatio.converter.importers.shared.swallowed import swallowed
from disputatio.converter.importers.shared.thread_records import (
    PostRecord,
    ThreadRecord,
    reading_of,
)
from disputatio.schemas.collecting import without_collection
from disputatio.schemas.content import Block, Quotation
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Options, Reading, Source

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_IDENTITY = r"(?:(?:s|sid)=[0-9a-f]{16,64}|phpsessid=[0-9a-z,-]{16,64})"
_SESSION_FIRST = re.compile(rf"\?{_IDENTITY}(?:&|;)", re.I)
_SESSION = re.compile(rf"[?&;]{_IDENTITY}(?=[&;#]|$)", re.I)
HIDDEN = "a thread that shows no post"
"""How the name of a page begins that is a thread's and in which no post was found."""
_HINT = "open the thread in a browser and save that page"
_SEVERAL = 2
"""So many posts without any name are odd; one may be of a person whom nobody knows."""
_CUT_HINT = "the page ends in the midst of it: save it again when all of it is loaded"


@frozen(kw_only=True)
class Engine:
    """How one forum software marks the parts of a page of a thread."""

    name: str
    """Its name, for people: "XenForo"."""
    posts: Callable[[Page], Sequence[Element]]
    """Gives the elements of the posts."""
    apart: bool = False
    """Whether posts are read outside of their page and of each other."""
    alone: bool = False
    """Whether all that is read of a post is in its element; then nested posts are parted."""
    record: Callable[[Element, Page], PostRecord]
    """Reads one of them, all but its body."""
    bodies: Callable[[Element], Sequence[Element]]
    """Gives the elements in which the words of a post stand; none if it has none."""
    means: Means | None = None
    """Its own marks inside bodies."""
    title: Callable[[Page], str | None]
    """Gives the title of the thread."""
    thread: Callable[[Page], str | None]
    """Gives the id of the thread on its site."""
    page: Callable[[Page], int | None]
    """Gives the number of the page; else the number of its first post orders pages."""
    navigation: str = ""
    """Selector of the boxes with the links to the other pages of a thread."""
    instead: Callable[[Page], str | None]
    """Says what a page without posts is: "the list of threads"."""
    sought: str
    """What was looked for, for the error when no post is found."""
    underlined: bool = False
    """Whether a line of underscores in a body begins the signature, if it has no box."""
    kept: Callable[[Page], Mapping[str, Any]] | None = None
    """Gives what goes to the debate's `extras`: tags, breadcrumbs, a poll."""
    mark: str | None = None
    """Selector of what every page of the software has, for that error too."""
    beyond: Callable[[Page], str | None] | None = None
    """Says what of the thread the page does not hold, where it tells so itself."""
    parents: Callable[[Page, Sequence[Element]], Sequence[tuple[str, ...]]] | None = (
        None
    )
    """Gives the ids that each post answers, where their order or nesting tells it."""
    strays: Callable[[Page, Sequence[Element]], Sequence[Element]] | None = None
    """Gives the boxes of words that are in none of the posts: a broken tag lost them."""
    nameless: bool = False
    """Whether it shows words without the name of who wrote them: his account is gone."""
    joined: Callable[[Sequence[Element]], Sequence[Element]] | None = None
    """Gives the posts to which words came that may be another's: a broken tag joined them."""
    finish: Callable[[tuple[Block, ...]], tuple[Block, ...]] | None = None
    """Gives the blocks of a body their last form, where markup alone does not do it."""


def page_readings(
    source: Source, options: Options, *engines: Engine
) -> Iterator[Reading]:
    """Give the one thread of a page, by the first engine that finds posts in it.

    Raises:
        ReadError: it is no page, or no page of a thread.
        UsageError: the time of saving that was given is no time.
    """
    saved = saving_time(source, options)
    try:
        with without_collection():
            found = _read(source, engines, saved)
    except ReadError as error:
        raise located(error, source) from None
    finally:
        forget()
        _signatures.cache_clear()
    yield found


def _read(
    source: Source, engines: Sequence[Engine], saved: dt.datetime | None
) -> Reading:
    """Give the thread of a page, looked at closely where something in it is odd."""
    met = Lacking()
    marks = marks_of(engines[0].name)
    quick = bool(marks.quick)
    page = page_of(source, trusting=quick, marks=None if quick else marks)
    found = _reading(page, engines, saved, met)
    slips = quick and speak_of_slips(met.classes, marks, source.data)
    if slips or met.is_odd() or (met.swallows and not quotations_end(source.data)):
        whole = page_of(source, closely=True, marks=marks)
        if whole.notices != page.notices:
            return _reading(whole, engines, saved, Lacking())
    return found


def _reading(
    page: Page, engines: Sequence[Engine], saved: dt.datetime | None, met: Lacking
) -> Reading:
    for engine in engines:
        elements = list(engine.posts(page))
        if elements:
            return _named(
                _thread(page, engine, elements, saved, met), page, engine, saved
            )
    found = _of_unknown_style(page, engines[0], saved)
    if found is not None:
        return found
    cut = any(told.rule == "PageCut" for told in page.notices)
    said = f"this page shows no thread: {_instead(page, engines[0])}"
    raise ReadError(said, _CUT_HINT if cut else _HINT)


def _of_unknown_style(
    page: Page, engine: Engine, saved: dt.datetime | None
) -> Reading | None:
    """Give the thread of a page in a style whose marks are not those of its software."""
    shown = engine.instead(page)
    if shown is not None and not shown.startswith(HIDDEN):
        return None
    return _by_structure(page.source, engine, saved)


def _named(
    found: Reading, page: Page, engine: Engine, saved: dt.datetime | None
) -> Reading:
    """Give a thread in which marks name nobody by its structure: they are another board's."""
    posts = found.debate.posts
    if len(posts) < _SEVERAL or any(post.author is not None for post in posts):
        return found
    other = _by_structure(page.source, engine, saved)
    if other is None or len(other.debate.posts) < len(posts):
        return found
    return other if other.debate.participants else found


def _by_structure(
    source: Source, engine: Engine, saved: dt.datetime | None
) -> Reading | None:
    from disputatio.converter.importers.shared.webpage.reading import page_reading

    try:
        return page_reading(source, saved, software=engine.name)
    except ReadError:
        return None


def _thread(
    page: Page,
    engine: Engine,
    elements: list[Element],
    saved: dt.datetime | None,
    met: Lacking,
) -> Reading:
    told = _of_page(page, elements)
    shown = _once(_records(page, engine, elements, met), met)
    records = dated(shown, saved)
    title = engine.title(page)
    thread = engine.thread(page)
    site = host_of(page.url or page.base)
    number = engine.page(page) or linked_page(page.root, engine.navigation)
    for record in records:
        record.title = own_title(record.title, title)
    return reading_of(
        ThreadRecord(
            posts=records,
            title=title,
            language=page.language,
            source=page.url or page.source.name,
            thread=f"{engine.name} {site} {thread}" if thread else None,
            page=number or records[0].number,
            pages=last_page(page.root, engine.navigation, number),
            kept=engine.kept(page) if engine.kept else {},
        ),
        (
            *told,
            *met.notices(engine.name),
            *_beyond(page, engine),
            *settled_notice(shown, records, saved),
        ),
    )


def _records(
    page: Page, engine: Engine, elements: list[Element], met: Lacking
) -> list[PostRecord]:
    """Give the posts of a page in their order; their elements leave it."""
    rows = {e.getparent(): e for e in elements}
    met.uneven = len({sum(1 for _ in e.iterancestors()) for e in rows.values()}) > 1
    strays = engine.strays if not engine.apart else None
    met.strays = _lines(strays(page, elements) if strays else ())
    met.behind = _lines(engine.joined(elements) if engine.joined else ())
    met.swallowed = swallowed(page.source.data, page.root, elements)
    above = engine.parents(page, elements) if engine.parents is not None else None
    apart = engine.apart or (engine.alone and met.uneven and _are_nested(elements))
    posts = _let_go(elements, met, apart=apart)
    found = [_record(element, page, engine, met) for element in posts]
    found.reverse()
    if engine.underlined:
        part_repeated(found)
    if engine.apart and engine.strays is not None:  # what is left is small by now
        met.strays = _lines(engine.strays(page, ()))
    if above is not None:
        for record, parents in zip(found, above, strict=True):
            record.parents = parents
    nameless = [record.line for record in found if record.id is None]
    met.nameless = nameless if len(nameless) < len(found) else []
    met.look_at_names(found, all_named=not engine.nameless)
    return found


def _lines(elements: Iterable[Element]) -> list[int | None]:
    return [element.sourceline for element in elements]


def _of_page(page: Page, elements: Sequence[Element]) -> Sequence[Notice]:
    """Give what is told of a page, but for tags without a twin that are none of its posts'."""
    told = [n for n in page.notices if n.rule != "TagsUnpaired"]
    unpaired = len(told) < len(page.notices)
    return told if unpaired and _are_whole(page, elements) else page.notices


def _are_whole(page: Page, elements: Sequence[Element]) -> bool:
    """Say whether tags without a twin stand above the posts or below them.

    The last post then ends where something follows it.
    """
    first, last = _sign(elements[0]), _sign(elements[-1])
    if first is None or last is None:
        return False
    below = (e for e in elements[-1].xpath("following::*") if words(e))
    return next(below, None) is not None and pair_from_to(page.source.data, first, last)


def _sign(post: Element) -> str | None:
    """Give the id of a post, else the first id or anchor in it."""
    given = (e.get("id") or (e.tag == "a" and e.get("name")) for e in post.iter("*"))
    return next((one for one in given if one), None)


def _are_nested(elements: Sequence[Element]) -> bool:
    """Say whether a post stands in another one, which then held the words of both."""
    whole = set(elements)
    return any(not whole.isdisjoint(e.iterancestors()) for e in elements)


def _let_go(elements: list[Element], met: Lacking, *, apart: bool) -> Iterator[Element]:
    """Give elements one by one, the last first, and keep none: what is read is freed.

    Each is looked at while the processor still has it at hand; what stands inside
    another one is out of it before that one is read.
    """
    forget()
    while elements:
        element = elements.pop()
        if apart:
            take_out(element)
        yield element
        del element
        forget_elements()
    met.classes = values_met()
    forget()


def _beyond(page: Page, engine: Engine) -> Iterator[Notice]:
    sentence = engine.beyond(page) if engine.beyond else None
    if sentence:
        yield notice("PostsMissing", sentence)


def _instead(page: Page, engine: Engine) -> str:
    found = engine.instead(page)
    if found:
        return f"it is {engine.name}'s page of {found}"
    if engine.mark is not None and first(page.root, engine.mark) is None:
        return f"nothing in it is of {engine.name} (looked for {engine.sought})"
    return f"it is made by {engine.name}, but has no post (looked for {engine.sought})"


def _record(element: Element, page: Page, engine: Engine, met: Lacking) -> PostRecord:
    record = engine.record(element, page)
    bodies = engine.bodies(element)
    behind = _behind(element, bodies) if page.unpaired and bodies else []
    line = element.sourceline
    if not bodies and record.state is None:
        met.bodiless.append(line)
    if record.written is None and record.state is None:
        met.timeless.append(line)
    found = content([*bodies, *behind], engine.means, loose=True, base=page.base)
    if behind or found.loose:
        met.behind.append(line)
    met.odd = met.odd or found.odd
    met.swallows = met.swallows or _ends_in_quotation(found.blocks)
    if found.flattened:
        met.flattened.append(line)
    blocks = engine.finish(found.blocks) if engine.finish else found.blocks
    apart = engine.underlined and not record.kept.get("signature")
    record.body, below = _parted(blocks, underlined=apart)
    record.line = line
    if below:
        record.kept = {**record.kept, **below}
    return record


def _ends_in_quotation(blocks: tuple[Block, ...]) -> bool:
    """Say whether a post has no word of its own behind a quotation: it may be in there."""
    return bool(blocks) and isinstance(blocks[-1], Quotation)


def _behind(element: Element, bodies: Sequence[Element]) -> list[Element]:
    """Give the bare texts behind the words of a post, up to its own end.

    In a page of which an end tag fits nothing they belong to the words.
    """
    found = []
    box: Element | None = bodies[-1]
    while box is not None and box is not element:
        found += loose_behind(box)
        box = box.getparent()
    return found


def _parted(
    body: tuple[Block, ...], *, underlined: bool
) -> tuple[tuple[Block, ...], dict[str, str]]:
    """Keep what stands below the words of a post apart from them."""
    below: dict[str, str] = {}
    if underlined:
        body, signature = without_signature(body)
        if signature:
            below["signature"] = signature
    body, line = without_application_line(body)
    if line:
        below["tail"] = line
    return body, below


def _once(records: Sequence[PostRecord], met: Lacking) -> list[PostRecord]:
    """Leave out a post that a skin shows twice: on top of the page and in its place."""
    last = {record.id: record for record in records}
    result = []
    for record in records:
        again = last[record.id]
        if record.id is None or again is record or again.body != record.body:
            result.append(record)
        else:
            met.repeated.append(record)
    return result


def absolute(page: Page, href: str | None) -> str | None:
    """Give an address of a page in full where the page's own address is known.

    The id of the reader's session is left out, since it differs with each visit.
    """
    if not href:
        return None
    try:
        found = href if page.base is None else joined(page.base, href)
    except ValueError:
        return None
    if "s=" in found or "id=" in found.lower():
        found = _SESSION.sub("", _SESSION_FIRST.sub("?", found))
    return found if found.startswith(("http://", "https://")) else None


def body_blocks(elements: Sequence[Element], means: Means | None) -> tuple[Block, ...]:
    """Give the blocks of elements that are no body: a signature."""
    return content(elements, means).blocks


def plain_words(element: Element | None, means: Means | None = None) -> str | None:
    """Give the text of what is kept beside a body: a signature, line by line."""
    if element is None:
        return None
    from lxml.etree import tostring

    markup = tostring(element, encoding="utf-8", with_tail=False)
    known, key = _signatures(), (markup, means)
    if key not in known:
        known[key] = kept_text(body_blocks([element], means))
    return known[key]


@cache
def _signatures() -> dict[tuple[bytes, Means | None], str | None]:
    """Give the texts of signatures by their markup: each post of a person repeats it."""
    return {}
