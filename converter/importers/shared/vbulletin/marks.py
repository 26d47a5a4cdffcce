"""What vBulletin 3, 4 and 5 draw inside posts: quotations, code, spoilers.

Its `blockquote` only indents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.forum_parts import code_of
from disputatio.converter.importers.shared.html.meanings import (
    DROPPED,
    Coded,
    Meaning,
    Plain,
)
from disputatio.converter.importers.shared.html.select import (
    first,
    has_class,
)
from disputatio.converter.importers.shared.vbulletin.boxes import (
    boxed,
    is_title,
    titled_quotation,
)
from disputatio.converter.importers.shared.vbulletin.spoilers import (
    is_label,
    spoiler_of,
)

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name


def means(element: Element) -> Meaning | None:
    """Give what an element in a post of vBulletin means."""
    if has_class(element, "bbcode_quote_printable", "signature"):
        return DROPPED
    if has_class(element, "bbcode_description"):
        return DROPPED if is_label(element) else None
    spoiler = spoiler_of(element) if element.tag == "div" else None
    if spoiler is not None:
        return spoiler
    if has_class(element, "bbcode_quote"):
        return _classed_quotation(element)
    if element.tag == "hr" and _is_edge(element):
        return DROPPED
    if has_class(element, "bbcode_code", "bbcode_html"):
        return Coded(text=code_of(element))
    if element.tag == "blockquote":
        return Plain()
    return boxed(element) if element.tag == "div" else None


def _classed_quotation(element: Element) -> Meaning:
    """Read a quotation of vBulletin 4 and 5, whose parts have classes."""
    box = first(element, ".quote_container")
    box = element if box is None else box
    title, message = _child(box, "bbcode_postedby"), _child(box, "message")
    if title is None and message is not None:
        title = _title_before(message)
    return titled_quotation(title, [box if message is None else message])


def _title_before(message: Element) -> Element | None:
    """Give the title on a printable page: the box before the words."""
    before = message.getprevious()
    return before if before is not None and is_title(before) else None


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if has_class(child, name)), None)


def _is_edge(rule: Element) -> bool:
    """Say whether a rule only frames a quotation on a printable page."""
    box = rule.getparent()
    if box is None or (rule.getprevious() is not None and rule.getnext() is not None):
        return False
    framed = box.tag == "td" and box.get("class") == "alt2"
    return framed or has_class(box, "printable")
