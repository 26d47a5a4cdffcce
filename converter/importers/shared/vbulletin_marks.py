"""What vBulletin 3, 4 and 5 draw inside posts: quotations, code, spoilers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.forum_parts import code_of
from disputatio.converter.importers.shared.html_meanings import (
    DROPPED,
    Coded,
    Hidden,
    Meaning,
    Quoted,
)
from disputatio.converter.importers.shared.html_select import (
    attribute,
    first,
    has_class,
    select,
    words,
)
from disputatio.converter.importers.shared.page_words import BARE_QUOTE, flat
from disputatio.converter.importers.shared.quote_titles import quoted_name

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_POST = re.compile(r"#post(\d+)|[?&]p=(\d+)|post(\d+)\.html|[?&]viewpost=(\d+)")
_PRINTED_POST = re.compile(r"\(\D{0,20}(\d{1,12})\)$")
_QUOTE = frozenset(flat(BARE_QUOTE))
_LONGEST_TITLE = 200


def means(element: Element) -> Meaning | None:
    """Give what an element in a post of vBulletin means."""
    if has_class(element, "bbcode_description", "bbcode_quote_printable", "signature"):
        return DROPPED
    if has_class(element, "bbcode_quote"):
        return _classed_quotation(element)
    if element.tag == "hr" and _is_edge(element):
        return DROPPED
    if has_class(element, "bbcode_code", "bbcode_html"):
        return Coded(text=code_of(element))
    return _boxed(element) if element.tag == "div" else None


def _classed_quotation(element: Element) -> Meaning:
    """Read a quotation of vBulletin 4 and 5, whose parts have classes."""
    box = first(element, ".quote_container")
    box = element if box is None else box
    title, message = _child(box, "bbcode_postedby"), _child(box, "message")
    if title is None and message is not None:
        title = _title_before(message)
    return _quoted(title, [box if message is None else message])


def _title_before(message: Element) -> Element | None:
    """Give the title on a printable page: the box before the words."""
    before = message.getprevious()
    return before if before is not None and _is_title(before) else None


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if has_class(child, name)), None)


def _quoted(title: Element | None, contents: list[Element]) -> Meaning:
    if title is None:
        return Quoted(contents=contents)
    name = words(first(title, "strong", "b"))
    return Quoted(
        author=name or quoted_name(words(title)),
        post=quoted_post(title),
        contents=contents,
    )


def quoted_post(title: Element) -> str | None:
    """Give the id of the post that a link in the title of a quotation leads to."""
    for link in select(title, "a[href]"):
        found = _POST.search(attribute(link, "href") or "")
        if found:
            return next(group for group in found.groups() if group)
    printed = _PRINTED_POST.search(words(title) or "")
    return printed[1] if printed else None


def _is_edge(rule: Element) -> bool:
    """Say whether a rule only frames a quotation on a printable page."""
    box = rule.getparent()
    if box is None or (rule.getprevious() is not None and rule.getnext() is not None):
        return False
    framed = box.tag == "td" and box.get("class") == "alt2"
    return framed or has_class(box, "printable")


def _boxed(element: Element) -> Meaning | None:
    """Read a box of vBulletin 3: a label in small type, and below it what it names."""
    label, *below = list(element)[:4] or [element]
    if not below or not _is_label(element, label):
        return None
    if first(label, "input[type=button]") is not None:
        return Hidden(title=words(label), contents=below)
    code = next(
        (c for c in (first(b, "pre", "code") for b in below) if c is not None), None
    )
    if below[0].tag == "pre" or (code is not None and _is_alone(code, below)):
        return Coded(text=code_of(below[0]))
    return _table_quotation(below)


def _is_label(element: Element, label: Element) -> bool:
    """Say whether a box begins with its name in small type, as version 3 draws boxes."""
    text = words(label) or ""
    style = (element.get("style") or "").replace(" ", "")
    return (
        label.tag == "div"
        and has_class(label, "smallfont")
        and not (element.text or "").strip()
        and len(text) <= _LONGEST_TITLE
        and ("margin:20px" in style or text.rstrip(" :").casefold() in _QUOTE)
    )


def _is_alone(code: Element, below: list[Element]) -> bool:
    """Say whether a box holds code and no words beside it."""
    return words(code) == words(below[0]) and len(below) == 1


def _table_quotation(below: list[Element]) -> Meaning:
    cell = first(below[0], "td") if below[0].tag == "table" else None
    parts = [e for e in (below if cell is None else cell) if e.tag != "hr"]
    leading = "" if cell is None else (cell.text or "").strip()
    if not leading and len(parts) > 1 and _is_title(parts[0]):
        return _quoted(parts[0], parts[1:])
    return Quoted(contents=below if cell is None else [cell])


def _is_title(element: Element) -> bool:
    """Say whether an element is "Originally Posted by X", with or without a link."""
    return (
        element.tag == "div"
        and len(words(element) or "") <= _LONGEST_TITLE
        and not (element.tail or "").strip()
        and first(element, "strong", "b") is not None
    )
