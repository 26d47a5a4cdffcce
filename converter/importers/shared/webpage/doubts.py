"""Whether parts with names and dates are posts of a thread or entries of a list.

Both repeat a name, a date and words. Posts answer each other: one can reply to them,
people come back, speak of themselves and ask; their times have hours. Entries have
titles of their own, prices, marks, and links that lead away.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from disputatio.converter.importers.shared.dates import clock_in, day_in, is_date
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import first, words
from disputatio.converter.importers.shared.webpage import words as webpage_words
from disputatio.converter.importers.shared.webpage.bylines import is_byline
from disputatio.converter.importers.shared.webpage.groups import Group, Region
from disputatio.converter.importers.shared.webpage.layout import Layout
from disputatio.converter.importers.shared.webpage.posts import Marks, own_elements
from disputatio.converter.importers.shared.webpage.trees import pointed_at
from disputatio.schemas.debate import Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

LONGEST_TITLE = 90
"""A title of an entry is no longer, in characters."""

LOOKED_AT = 30
"""So many elements of a part may be its title."""

REVIEWS = frozenset(("review", "reviews", "testimonial", "testimonials"))
"""What opinions of things are called."""

FEW_WRITERS = 2
"""So few people write lists; in a thread somebody else takes part."""

MOST = 0.6
"""What so many parts have, a list has."""

SHORT_NAME = 3
"""A name of no more characters stands in other words by chance."""

NEAR = 16
"""The time of a day stands so near behind it, in characters."""

MANY_CELLS = 5
"""Posts in a table have fewer cells: one for the person, one for the words."""

SENTENCE = 7
"""A date with so many other words in its line is told in a sentence."""

SILENT = 0.2
"""Where no more parts than these ask or say I, nobody talks."""

_PRICE = re.compile(
    r"(?:[a-z ]{0,12}:?\s*)?(?:(?:[$€£¥]|EUR|USD|GBP|CHF|Rs\.?)\s?\d[\d., ]*|\d[\d., ]*\s?(?:[$€£₽]|EUR|USD|CHF|zł|kr\b|руб\b|Ft\b))"
    r"(?:\s?/?\s?[a-z.]{1,10})?",
    re.I,
)
_WITH_YEAR = re.compile(r"(?:19|20)\d\d|\d[./-]\d\d?[./-]\d\d")
_STARS = re.compile(
    r"[★☆⭐]|(?<![\d.])[0-5](?:[.,]\d)?\s?(?:/|out of|von|sur|de|su)\s?(?:5|10)(?![\d/.])"
)
_COUNTED = re.compile(
    r"\(?(?:\d[\d.,]* |no )(?:comments?|replies|reviews?|kommentare?|antworten|commentaires?|"
    r"comentarios?|commenti|reacties|комментари\w+)\)?",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CALLED = re.compile(r"[a-z]+|[A-Z][a-z]*")
_TITLES = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LOUD = frozenset(("b", "strong", "a", "dt", "td", "th"))
_TITLED = re.compile(r"title|headline|subject", re.I)


@frozen(kw_only=True)
class Doubt:
    """How much speaks against a thread."""

    weight: float
    """More than 0 where more speaks for a list."""
    rated: bool
    """Whether the parts are opinions of things, with marks."""
    reasons: tuple[str, ...]
    """What speaks for a list, in words."""


@frozen(kw_only=True)
class _Part:
    """What a part of a page says of itself."""

    text: str
    title: str | None
    labels: frozenset[str]
    priced: bool


def doubt_of(page: Page, layout: Layout, group: Group, found: Sequence[Marks]) -> Doubt:
    """Weigh what speaks for a list against what speaks for a thread."""
    sample = group.regions[: len(found)]
    roots = {r.root for r in group.regions}
    rows = [
        _part(layout, list(own_elements(layout, r, roots)), m)
        for r, m in zip(sample, found, strict=True)
    ]
    against = dict(_for_list(page, group, rows, found))
    spoken = dict(_for_thread(page, group, rows, found))
    reviews = not REVIEWS.isdisjoint(_called(group))
    named = ("the name of reviews",) if reviews else ()
    return Doubt(
        weight=sum(against.values()) - sum(spoken.values()),
        rated="marks" in against or reviews,
        reasons=(*against, *named),
    )


def _part(layout: Layout, own: Sequence[Element], marks: Marks) -> _Part:
    labels = frozenset(
        text.casefold()
        for e in own
        if e.tag in ("a", "label", "span", "li") and len(e) < 3 and layout.text(e) <= 30
        if (text := words(e))
    )
    return _Part(
        text=" ".join(" ".join(t for e in own for t in _texts(e, own[0])).split()),
        title=_title(own, marks),
        labels=labels,
        priced=any(
            not len(e) and _PRICE.fullmatch((e.text or "").strip()) for e in own
        ),
    )


def _texts(element: Element, root: Element) -> Iterator[str]:
    if element.text:
        yield element.text
    if element is not root and element.tail:
        yield element.tail


def _title(own: Sequence[Element], marks: Marks) -> str | None:
    """Give the words over a part: a heading, else a loud line before its words."""
    name = marks.author.name if marks.author is not None else None
    loud = None
    for element in own[:LOOKED_AT]:
        called = element.tag in _TITLES or _TITLED.search(element.get("class") or "")
        if not called and (loud is not None or element.tag not in _LOUD):
            continue
        text = words(element) or ""
        plain = text.strip(" .:,")
        if not 4 <= len(plain) <= LONGEST_TITLE or is_date(plain) or plain == name:
            continue
        if plain.casefold() in webpage_words.ANSWERING or not _WORD.search(plain):
            continue
        if called:
            return plain
        loud = plain
    return loud


def _share(rows: Sequence[bool]) -> float:
    return sum(rows) / (len(rows) or 1)


def _for_list(
    page: Page, group: Group, rows: Sequence[_Part], found: Sequence[Marks]
) -> Iterator[tuple[str, float]]:
    titles = [r.title for r in rows if r.title is not None]
    own = len(set(titles)) >= 0.8 * len(rows)
    if own and not any(map(webpage_words.is_answer, titles)):
        yield "titles of their own", 1.0
    if _share([r.priced for r in rows]) >= MOST:
        yield "prices", 1.5
    if _share([bool(_STARS.search(r.text)) for r in rows]) >= MOST:
        yield "marks", 1.5
    leads = [
        any(_leads(t) for t in r.labels) and not r.labels & webpage_words.ANSWERING
        for r in rows
    ]
    if _share(leads) >= MOST:
        yield "links that lead on", 1.5
    if not webpage_words.LISTED.isdisjoint(_called(group)):
        yield "names that lists have", 1.0
    if _share([_has_columns(r) for r in group.regions[: len(found)]]) >= MOST:
        yield "columns", 1.5
    yield from _for_list_by_times(rows, found)
    yield from _for_article(group, found)
    if _is_list_title(page):
        yield "a title that lists have", 0.5
    people = {m.author.name for m in found if m.author is not None}
    if len(rows) > 4 and 0 < len(people) <= FEW_WRITERS:
        yield "few who write", 0.5
    quiet = _share([_is_spoken(r.text) for r in rows]) <= SILENT
    if len(rows) > 3 and quiet and _is_understood(page.language):
        yield "nobody who asks or says I", 0.75


def _for_list_by_times(
    rows: Sequence[_Part], found: Sequence[Marks]
) -> Iterator[tuple[str, float]]:
    pairs = [(m.written, r.text) for m, r in zip(found, rows, strict=True)]
    told = [(time, text) for time, text in pairs if time is not None]
    if not told:
        yield "no times", 2.5
    times = [time for time, _ in told]
    if times and not any(_has_hour(t) or _hour_follows(t, text) for t, text in told):
        yield "days without hours", 1.0
    days = [d for t in times if (d := _day(t)) is not None]
    if len(days) > 3 and all(a > b for a, b in pairwise(days)):
        yield "the newest day first", 0.5


def _for_article(group: Group, found: Sequence[Marks]) -> Iterator[tuple[str, float]]:
    """Tell rows of paragraphs in which days are told of from posts in a row."""
    spread = len(group.regions[0].parts) > 1
    if spread and _share([_in_sentence(m) for m in found]) >= MOST:
        yield "dates in sentences", 3.5


def _for_thread(
    page: Page, group: Group, rows: Sequence[_Part], found: Sequence[Marks]
) -> Iterator[tuple[str, float]]:
    if _share([bool(r.labels & webpage_words.ANSWERING) for r in rows]) >= 0.5:
        yield "links to answer", 2.0
    if not webpage_words.POSTED.isdisjoint(_called(group)):
        yield "names that posts have", 1.5
    if any(r.title is not None and webpage_words.is_answer(r.title) for r in rows):
        yield "titles of answers", 2.5
    if _share([m.number is not None for m in found]) >= MOST:
        yield "numbers", 1.0
    roots = {r.root for r in group.regions}
    if any(n for r in group.regions[: len(found)] for n in pointed_at(r, roots)):
        yield "links to other posts", 2.0
    names = [m.author.name if m.author is not None else None for m in found]
    if _comes_back(names):
        yield "people who come back", 0.75
    if _speaks_to(rows, names):
        yield "names in the words", 0.75
    if _share([_is_spoken(r.text) for r in rows]) >= 0.5:
        yield "people who ask and say I", 0.75
    if first(page.root, "textarea") is not None:
        yield "a form to answer", 0.5


def _in_sentence(marks: Marks) -> bool:
    """Say whether the date of a part stands among other words, not in a line about it."""
    if marks.dated is None or marks.written is None or not marks.written.text:
        return False
    line = _line_with(marks.dated, marks.written.text)
    name = marks.author.name if marks.author is not None else None
    beside = line.replace(marks.written.text, "").replace(name or "\0", "")
    return len(_WORD.findall(beside)) >= SENTENCE and not is_byline(line)


def _line_with(element: Element, text: str) -> str:
    """Give the line in which a text stands in an element: lines end at breaks."""
    line = element.text or ""
    for child in element:
        if child.tag == "br":
            if text in line:
                break
            line = ""
        line += (words(child) or "") + (child.tail or "")
    return " ".join(line.split())


def _has_columns(region: Region) -> bool:
    """Say whether a part is a row of a table with many cells, as those of data are."""
    cells = [cell for cell in region.root if cell.tag in ("td", "th")]
    return region.root.tag == "tr" and len(cells) >= MANY_CELLS


def _leads(label: str) -> bool:
    plain = label.strip(" .…»›→>[]()")
    return plain in webpage_words.LEADING or bool(_COUNTED.fullmatch(plain))


def _called(group: Group) -> Collection[str]:
    """Give the words in the names of a kind of element and of the first parts of it."""
    root = group.regions[0].root
    given = f"{root.get('class') or ''} {root.get('id') or ''} {group.kind}"
    return {w.lower() for w in _CALLED.findall(given)}


def _has_hour(time: Moment) -> bool:
    if time.text and clock_in(time.text) is not None:
        return True
    if time.text and not _WITH_YEAR.search(time.text):
        return True
    return time.at is not None and time.at.time() != dt.time(0)


def _hour_follows(time: Moment, text: str) -> bool:
    """Say whether a time of the day stands right behind a day, in another element."""
    place = text.find(time.text) if time.text else -1
    if place < 0 or time.text is None:
        return False
    begin = place + len(time.text)
    return clock_in(text[begin : begin + NEAR]) is not None


def _day(time: Moment) -> dt.date | None:
    if time.at is not None:
        return time.at.date()
    return day_in(time.text) if time.text else None


def _is_list_title(page: Page) -> bool:
    heading = words(first(page.root, "h1")) or page.title or ""
    told = [w.casefold() for w in _WORD.findall(heading)]
    return len(told) <= 3 and not webpage_words.LIST_TITLES.isdisjoint(told)


def _is_spoken(text: str) -> bool:
    if any(sign in text for sign in webpage_words.SPOKEN_SIGNS):
        return True
    said = (w.replace("’", "'") for w in _WORD.findall(text.casefold()))
    return any(w in webpage_words.SPOKEN for w in said)


def _is_understood(language: str | None) -> bool:
    """Say whether it is known how people speak of themselves in a language."""
    return language is None or language[:2].lower() in webpage_words.UNDERSTOOD


def _comes_back(names: Sequence[str | None]) -> bool:
    """Say whether somebody writes again after others, of whom there are enough."""
    if len(set(names)) <= FEW_WRITERS:
        return False
    last: dict[str, int] = {}
    for place, name in enumerate(names):
        if name is None:
            continue
        if place - last.get(name, place) > 1:
            return True
        last[name] = place
    return False


def _speaks_to(rows: Sequence[_Part], names: Sequence[str | None]) -> bool:
    """Say whether the words of one part have the name of another's writer."""
    known = sorted({n for n in names if n is not None and len(n) > SHORT_NAME})
    if len(known) < 2:
        return False
    any_name = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)")
    return any(
        found[0] != own
        for row, own in zip(rows, names, strict=True)
        for found in any_name.finditer(row.text)
    )
