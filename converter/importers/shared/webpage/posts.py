"""A post of unknown software: who wrote it, when, its number and its address."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from disputatio.converter.importers.shared.dates import clock_in, date_in
from disputatio.converter.importers.shared.edit_marks import (
    edit_in,
    edit_of,
    is_own_edit_mark,
    marked_text,
    titled_edit,
)
from disputatio.converter.importers.shared.forum_pages import absolute
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import attribute, words
from disputatio.converter.importers.shared.moments import shown_moment
from disputatio.converter.importers.shared.thread_records import Author
from disputatio.converter.importers.shared.webpage.anchors import (
    identity_of,
    names_writer,
    states_time,
    time_behind,
    time_of,
)
from disputatio.converter.importers.shared.webpage.bylines import (
    LONGEST_LINE,
    beside_date,
    is_byline,
    without_labels,
)
from disputatio.converter.importers.shared.webpage.first_lines import unbroken
from disputatio.converter.importers.shared.webpage.groups import Region
from disputatio.converter.importers.shared.webpage.layout import UNSEEN, Layout
from disputatio.schemas.debate import Edit, Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

LONGEST_EDIT = 200
"""No edit mark is longer, in characters."""

LONGEST_NAME = 60
"""No name is longer, in characters."""

_NO_NAME = re.compile(
    r"\s*(?:says?|said|wrote|writes|schreibt|schrieb|meint|sagt|dit|dice|commented|replied|a écrit)?\s*(?::|\.{3}|…)?\s*$",
    re.I,
)
"""What stands behind a name: "Ann wrote:"."""
_NOT_A_NAME = re.compile(
    r"^(?:reply|quote|report|profile|view profile|posts?:?|joined:?|website|www|pm|email|edit|link|"
    r"permalink|copy link(?: to \w+)?|log ?in|register|sign (?:in|up)|message|comments?|author|share|\W*|#?\d+)$",
    re.I,
)
_TAG = re.compile(r"</?(?:span|a|b|i|strong|em)\b[^<>]{0,200}>")
"""Markup that a page shows as text, by mistake."""
_NUMBER = re.compile(r"#\s?(\d{1,7})")
_LEADING = re.compile(r"\s{0,9}(\d{1,5})\s?[:：]\s?(?!\d)")
_FRAGMENT = re.compile(r"#(?:[a-z_-]*?)[-_]?(\d{1,19})$", re.I)
_SCORE = re.compile(r"[+−–-]?\d[\d,.]{0,8}")
_SCORED = frozenset({
    "score", "votes", "points", "vote-count-post", "js-vote-count", "upvotes", "karma",
    "vote-count", "comment-score", "like-count", "likes-count",
})  # fmt: skip


@frozen(kw_only=True)
class Marks:
    """What stands round the words of a post."""

    author: Author | None
    """Who."""
    writer: Element | None
    """Where the name stands."""
    written: Moment | None
    """When."""
    dated: Element | None
    """Where that stands."""
    edited: Edit | None
    """Its edit mark."""
    identity: str | None
    """Its id."""
    number: int | None
    """Its number."""
    url: str | None
    """Its address."""
    score: int | None
    """Its votes."""


def marks_of(
    page: Page, layout: Layout, region: Region, others: Collection[Element]
) -> Marks:
    """Read what stands round the words of a post."""
    own = list(own_elements(layout, region, others))
    writer = _writer(own, region.buttons)
    if writer is None:
        writer = region.writer
    dated, written = _written(region, own)
    if writer is None and dated is not None and is_byline(words(dated) or ""):
        writer = dated
    identity = _identity(region, own)
    return Marks(
        author=_author(page, writer, region),
        writer=writer,
        written=written,
        dated=dated,
        edited=_edited(own),
        identity=identity,
        number=_number(own) or _leading_number(dated),
        url=_url(page, own, identity, dated),
        score=_score(own),
    )


def own_elements(
    layout: Layout, region: Region, others: Collection[Element]
) -> Iterator[Element]:
    """Give the elements of a post, without those of posts and quotations in it."""
    for part in region.parts:
        at = layout.place[part]
        end = layout.end[at]
        while at < end:
            element = layout.elements[at]
            nested = element in others and element is not region.root
            quoted = (
                element.tag == "blockquote"
                or "quote" in (element.get("class") or "").split()
            )
            if (
                nested
                or element.tag in UNSEEN
                or (quoted and at > layout.place[region.root])
            ):
                at = layout.end[at]
                continue
            if isinstance(element.tag, str):
                yield element
            at += 1


def names_in(
    layout: Layout, region: Region, others: Collection[Element]
) -> dict[str, int]:
    """Give all that looks as a name in a post, with its place in the order."""
    found: dict[str, int] = {}
    for place, element in enumerate(own_elements(layout, region, others)):
        name = clean_name(element) if names_writer(element) else None
        if name is not None:
            found.setdefault(name, place)
    return found


def _writer(own: list[Element], buttons: Collection[str] = ()) -> Element | None:
    """Give the element of the name: stated as such, else called so, else linked so."""
    ranked: dict[int, Element] = {}
    for element in own:
        if not names_writer(element):
            continue
        name = clean_name(element)
        if name is None or name in buttons:
            continue
        stated = (element.get("itemprop") or "") + (element.get("rel") or "")
        rank = 0 if "author" in stated else 2 if element.tag == "a" else 1
        outer = ranked.setdefault(rank, element)
        if outer is not element and any(a is outer for a in element.iterancestors()):
            ranked[rank] = element
    return next((ranked[rank] for rank in sorted(ranked)), None)


def clean_name(element: Element) -> str | None:
    """Give the name in an element, without "by", "says" and what else stands there."""
    inner = next(
        (
            e
            for e in element.iter("a", "span", "b", "cite", "strong", "div", "meta")
            if e is not element
            and (e.get("itemprop") == "name" or "fn" in (e.get("class") or "").split())
        ),
        None,
    )
    if inner is not None and inner.tag == "meta":
        return attribute(inner, "content")
    text = _first_line(inner if inner is not None else element)
    links = [e for e in element.iter("a") if e is not element and words(e)]
    people = [e for e in links if names_writer(e)]
    if len(people) == 1 < len(links):
        text = words(people[0])
    elif text and len(text) > 20:
        text = words(links[0]) if links else text
    plain = without_labels(beside_date(_TAG.sub("", text or "")).strip())
    name = _NO_NAME.sub("", unbroken(plain)).strip(" \t,;|·•:")
    if not name or len(name) > LONGEST_NAME or _NOT_A_NAME.match(name):
        return None
    return name


def _first_line(element: Element) -> str | None:
    """Give the words up to a break behind some: below a name stand labels of the board."""
    head = (element.text or "").strip()
    alone = head and len(element) > 0 and element[0].tag == "br"
    return " ".join(head.split()) if alone else _drawn_out(element)


def _drawn_out(element: Element) -> str | None:
    """Give the words of an element without those in drawings: "A" in a circle is no name."""
    drawn = words(next(element.iter("svg"), None))
    text = words(element)
    return text if text is None or drawn is None else text.replace(drawn, "", 1).strip()


def _author(page: Page, writer: Element | None, region: Region) -> Author | None:
    name = attribute(
        region.root, "data-author", "data-username", "data-user-name", "author"
    )
    if writer is None:
        return Author(name=name) if name else None
    link = writer if writer.tag == "a" else next(writer.iter("a"), None)
    told = region.name if writer is region.writer else None
    return Author(
        name=name or told or clean_name(writer),
        url=absolute(page, attribute(link, "href")),
    )


def _written(
    region: Region, own: list[Element]
) -> tuple[Element | None, Moment | None]:
    found = _first_written(region, own)
    return (None, None) if found is None else (found[0], _with_clock(*found))


def _first_written(region: Region, own: list[Element]) -> tuple[Element, Moment] | None:
    anchor = region.anchor
    known = anchor is not None and anchor.stated
    stated = None if known else _first_time(e for e in own if states_time(e))
    if stated is not None:
        return stated
    if anchor is not None and anchor.moment is not None:
        return anchor.element, anchor.moment
    return _first_time(own)


def _with_clock(element: Element, moment: Moment) -> Moment:
    """Give a day with the time of the day that stands behind it in its line, if one does."""
    text = moment.text
    if moment.at is not None or not text or clock_in(text) is not None:
        return moment
    parent = element.getparent()
    for box in (element, parent):
        line = words(box) or ""
        found = date_in(line) if len(line) <= LONGEST_LINE else None
        if found and found.startswith(text) and clock_in(found) is not None:
            return shown_moment(found) or moment
    return moment


def _first_time(own: Iterable[Element]) -> tuple[Element, Moment] | None:
    before: str | None = None
    for element in own:
        found = time_of(element, before or "")
        if found is not None:
            return element, found
        parent = element.getparent()
        behind = time_behind(element, before) if before is not None else None
        if behind is not None and parent is not None:
            return parent, behind
        before = (element.text or "").strip() or before or ""
    return None


def _identity(region: Region, own: list[Element]) -> str | None:
    found = identity_of(region.root)
    if found is not None:
        return found
    for element in own[:400]:
        found = identity_of(element)
        if found is not None and element.tag != "input":
            return found
    parent = region.root.getparent()
    alone = parent is not None and len(parent) == 1
    found = identity_of(parent) if alone and parent is not None else None
    return found or _target_before(region.root) or _linked(own)


def _target_before(root: Element) -> str | None:
    """Give the number of the target of links that stands right before a post."""
    before = root.getprevious()
    if before is None or before.tag != "a" or (before.tail or "").strip():
        return None
    return None if before.get("href") or words(before) else identity_of(before)


def _linked(own: list[Element]) -> str | None:
    for element in own:
        if element.tag == "a":
            found = _FRAGMENT.search(element.get("href") or "")
            if found:
                return found[1]
    return None


def _number(own: list[Element]) -> int | None:
    for element in own:
        text = (element.text or "").strip()
        if text[:1] == "#" and len(text) < 10:
            found = _NUMBER.fullmatch(text)
            if found:
                return int(found[1])
    return None


def _leading_number(line: Element | None) -> int | None:
    """Give the number with which the line with the date begins: "2 : Ann : DATE"."""
    found = None if line is None else _LEADING.match(line.text or "")
    return int(found[1]) if found else None


def _url(
    page: Page, own: list[Element], identity: str | None, dated: Element | None
) -> str | None:
    """Give the address of a post: a link to its id, or the link that its date is."""
    links = [e for e in own if e.tag == "a" and e.get("href")]
    for link in links:
        target = link.get("href") or ""
        if "bookmark" in (link.get("rel") or "") or (
            identity and re.search(rf"\D{re.escape(identity)}$", target)
        ):
            return absolute(page, target)
    around = dated
    for _ in range(3):
        if around is not None and around.tag == "a":
            return absolute(page, around.get("href"))
        around = around.getparent() if around is not None else None
    return None


def _score(own: list[Element]) -> int | None:
    for element in own:
        given = element.get("class")
        stated = element.get("itemprop") in ("upvoteCount", "ratingCount")
        if stated or (given and not _SCORED.isdisjoint(given.lower().split())):
            text = attribute(element, "content", "data-value") or words(element) or ""
            found = _SCORE.match(text)
            if found:
                number = (
                    re.sub(r"[.,]", "", found[0]).replace("−", "-").replace("–", "-")
                )
                return int(number)
    return None


def _edited(own: list[Element]) -> Edit | None:
    mark = next((e for e in own if is_own_edit_mark(e)), None)
    if mark is not None:
        return edit_of(mark)
    told = next(filter(None, map(titled_edit, own)), None)
    if told is not None:
        return told
    for element in own:
        given = element.get("class") or ""
        if "edit" not in given.lower():
            continue
        text = marked_text(element)
        if text is not None and len(text) < LONGEST_EDIT:
            return edit_in(text)
    return None
