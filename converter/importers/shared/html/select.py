"""Finding elements of an HTML page by CSS selectors, and their words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from disputatio.converter.importers.shared.html.index import split
from disputatio.converter.importers.shared.html.matching import (
    chains,
    first_matching,
    matching,
)

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

NOT_SHOWN = frozenset({"script", "style", "template", "noscript"})
"""Elements whose text nobody sees."""

_BREAKING = frozenset(
    {"br", "p", "div", "li", "tr", "blockquote", "td", "h1", "h2", "h3"}
)

_NO_DIGIT = re.compile(r"\D")
_NUMBER = re.compile(r"\d{1,3}(?:[.,\s’']\d{3}(?!\d))+|\d+")


@cache
def _compiled(selector: str) -> Any:
    from lxml.cssselect import CSSSelector

    return CSSSelector(selector, translator="html")


def select(element: Element, selector: str) -> list[Element]:
    """Give the elements in one, itself too, that a CSS selector names, in their order."""
    known = chains(selector)
    if known is not None and (len(known) == 1 or element.getparent() is not None):
        rows = [row for row in (list(matching(element, one)) for one in known) if row]
        if len(rows) < 2:
            return rows[0] if rows else []
    return _compiled(selector)(element)  # type: ignore[no-any-return]


def first(element: Element, *selectors: str) -> Element | None:
    """Give the first element of the first selector that finds any."""
    for selector in selectors:
        known = chains(selector)
        if known is not None and len(known) == 1:
            one = first_matching(element, known[0])
        else:
            one = next(iter(select(element, selector)), None)
        if one is not None:
            return one
    return None


def classes(element: Element) -> list[str]:
    """Give the classes of an element."""
    return (element.get("class") or "").split()


def has_class(element: Element | None, *names: str) -> bool:
    """Say whether there is an element that has one of these classes."""
    given = None if element is None else element.get("class")
    return given is not None and not split(given).isdisjoint(names)


def words(element: Element | None) -> str | None:
    """Give the shown words of an element on one line; None where there are none."""
    if element is None:
        return None
    text = "".join(_pieces(element)) if len(element) else element.text or ""
    return " ".join(text.split()) or None


def words_without(element: Element | None, *classes: str) -> str | None:
    """Give the shown words of an element but for those in elements of some classes."""
    if element is None or has_class(element, *classes):
        return None
    return " ".join("".join(_pieces(element, classes)).split()) or None


def whole_number(text: str | None) -> int | None:
    """Give the first whole number of a text; "1,234 votes" has 1234."""
    if text is not None and text.isdecimal():
        return int(text[:15])
    found = _NUMBER.search(text or "")
    return None if found is None else int(_NO_DIGIT.sub("", found[0])[:15])


def signed_number(text: str | None) -> int | None:
    """Give the first whole number of a text, below zero if the text begins with a minus."""
    number = whole_number(text)
    return (
        -number if number and (text or "").lstrip().startswith(("-", "−")) else number
    )


def _pieces(element: Element, without: tuple[str, ...] = ()) -> list[str]:
    if element.tag.__class__ is not str or element.tag in NOT_SHOWN:
        return []
    pieces = [element.text or ""]
    opened = [(iter(element[:]), "")]
    while opened:
        children, behind = opened[-1]
        for child in children:
            tag, tail = child.tag, child.tail or ""
            is_shown = tag.__class__ is str and tag not in NOT_SHOWN
            if is_shown and not (without and has_class(child, *without)):
                around = " " if tag in _BREAKING else ""
                pieces += (around, child.text or "")
                if len(child):
                    opened.append((iter(child[:]), around + tail))
                    break
                tail = around + tail
            if tail:
                pieces.append(tail)
        else:
            opened.pop()
            pieces.append(behind)
    return pieces


def attribute(element: Element | None, *names: str) -> str | None:
    """Give the first of these attributes that has a value, without outer spaces."""
    if element is None:
        return None
    for name in names:
        value = element.get(name)
        if value and (value := value.strip()):
            return value
    return None
