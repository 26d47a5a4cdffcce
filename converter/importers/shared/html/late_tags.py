"""Attributes of `html` and `body` tags that stand behind what already opened the elements.

Themes and servers print something in front of a page; a browser gives the attributes of
the late tag to the element that is open by then, libxml2 drops them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_LOOKED_AT = 128 * 1024
_TAGS = {
    name: re.compile(rb"<%s(?=[\s>])[^<>]{0,4000}>" % name.encode(), re.I)
    for name in ("html", "body")
}


def with_late_attributes(root: Element, data: bytes) -> None:
    """Give `html` and `body` the attributes of their tags, if they have lost them."""
    body = next(root.iterchildren("body"), None)
    for element in (root, body):
        if element is not None and not element.attrib:
            found = _TAGS[str(element.tag)].search(data, 0, _LOOKED_AT)
            if found is not None and _is_late(data, found.start()):
                _take(element, found[0])


def _is_late(data: bytes, at: int) -> bool:
    """Say whether a tag stands in the page itself, not in a comment before it."""
    return data.rfind(b"<!--", 0, at) <= data.rfind(b"-->", 0, at)


def _take(element: Element, tag: bytes) -> None:
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8")
    page = etree.fromstring(tag, parser)
    if page is None:
        return
    given = page if element.tag == "html" else next(page.iter("body"), None)
    for name, value in () if given is None else given.attrib.items():
        element.set(name, value)
