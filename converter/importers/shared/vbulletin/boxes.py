"""Boxes of vBulletin 3: a label in small type, and below it what it names.

Boards that moved from vBulletin to other software keep them in their old posts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.forum_parts import code_of
from disputatio.converter.importers.shared.html.meanings import (
    Coded,
    Hidden,
    Meaning,
    Quoted,
)
from disputatio.converter.importers.shared.html.select import (
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

_POST = re.compile(
    r"#(?:post|pid)(\d+)|[?&]p(?:id)?=(\d+)|post(\d+)\.html|[?&]viewpost=(\d+)"
)
_PRINTED_POST = re.compile(r"\(\D{0,20}(\d{1,12})\)$")
_QUOTE = frozenset(flat(BARE_QUOTE))
_LONGEST_TITLE = 200
_TITLE_AND_WORDS = 2
_BOXES = ("div", "table", "blockquote", "pre")


def boxed(element: Element) -> Meaning | None:
    """Give what a `div` means if it is such a box: quotation, code or spoiler."""
    if _names_itself(element):
        return titled_quotation(element[0], list(element)[1:])
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
    return table_quotation(below)


def _names_itself(element: Element) -> bool:
    """Say whether a box without a label begins with a title whose picture leads to a post."""
    if len(element) < _TITLE_AND_WORDS or (element.text or "").strip():
        return False
    title = element[0]
    pictured = title.tag == "div" and first(title, "a[href] img") is not None
    return pictured and is_title(title) and _quoted_post(title) is not None


def _is_label(element: Element, label: Element) -> bool:
    """Say whether a box begins with its name in small type, as version 3 draws boxes."""
    text = words(label) or ""
    style = (element.get("style") or "").replace(" ", "")
    return (
        label.tag == "div"
        and (has_class(label, "smallfont") or _holds_label(label))
        and not (element.text or "").strip()
        and len(text) <= _LONGEST_TITLE
        and ("margin:20px" in style or text.rstrip(" :").casefold() in _QUOTE)
    )


def _holds_label(element: Element) -> bool:
    """Say whether a box names itself in a `label`, as late versions of 3 draw it."""
    return len(element) == 1 and element[0].tag == "label"


def _is_alone(code: Element, below: list[Element]) -> bool:
    """Say whether a box holds code and no words beside it."""
    return words(code) == words(below[0]) and len(below) == 1


def table_quotation(below: list[Element]) -> Meaning:
    """Give the quotation in what stands below a label: a table, or a box of its own."""
    cell = first(below[0], "td") if below[0].tag == "table" else _panel(below)
    parts = [e for e in (below if cell is None else cell) if e.tag != "hr"]
    leading = "" if cell is None else (cell.text or "").strip()
    if not leading and len(parts) > 1 and is_title(parts[0]):
        return titled_quotation(parts[0], parts[1:])
    return Quoted(contents=below if cell is None else [cell])


def _panel(below: list[Element]) -> Element | None:
    """Give the box of a quotation that holds its title and its words."""
    box = below[0]
    titled = len(below) == 1 and len(box) > 1 and is_title(box[0])
    return box if box.tag == "div" and titled else None


def is_title(element: Element) -> bool:
    """Say whether an element is "Originally Posted by X", with or without a link.

    A whole quotation of few words has these marks too, but a title holds no box.
    """
    return (
        element.tag == "div"
        and len(words(element) or "") <= _LONGEST_TITLE
        and not (element.tail or "").strip()
        and next(element.iterdescendants(*_BOXES), None) is None
        and first(element, "strong", "b") is not None
    )


def titled_quotation(title: Element | None, contents: list[Element]) -> Meaning:
    """Give a quotation with the author and post that its title names."""
    if title is None:
        return Quoted(contents=contents)
    name = words(first(title, "strong", "b"))
    return Quoted(
        author=name or quoted_name(words(title)),
        post=_quoted_post(title),
        contents=contents,
    )


def _quoted_post(title: Element) -> str | None:
    """Give the id of the post that a link in the title of a quotation leads to."""
    for link in select(title, "a[href]"):
        found = _POST.search(attribute(link, "href") or "")
        if found:
            return next(group for group in found.groups() if group)
    printed = _PRINTED_POST.search(words(title) or "")
    return printed[1] if printed else None
