"""Posts of Hacker News where its markup has no classes for them: pages before 2016."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    first,
    select,
    words,
)

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

ITEM = re.compile(r"\bitem\?id=(\d+)")
"""The address of a story or a comment."""
_AGO = re.compile(r"\b\d+ (?:minute|hour|day|month|year)s? ago\b|\bon \w{3} \d+, \d{4}")


def posts(page: Page) -> list[Element]:
    """Give the story, if the page shows exactly one, and the comments' rows."""
    rows = [
        row
        for cell in select(page.root, "td.default")
        if first(cell, ".comment") is not None and (row := cell.getparent()) is not None
    ]
    return [*story(page), *rows]


def story(page: Page) -> list[Element]:
    """Give the table of the story, if the page shows exactly one."""
    lines = select(page.root, "td.subtext")
    return list(lines[0].iterancestors("table"))[:1] if len(lines) == 1 else []


def identity(element: Element) -> str | None:
    """Give the id of a post: what its permanent link names."""
    for link in select(_line(element), "a[href]"):
        found = ITEM.search(attribute(link, "href") or "")
        if found:
            return found[1]
    return None


def writer(element: Element) -> Element | None:
    """Give the link to who wrote a post."""
    return first(_line(element), "a[href*='user?id=']")


def age(element: Element) -> str | None:
    """Give how long ago a post was written, as its line says it."""
    found = _AGO.search(words(_line(element)) or "")
    return found[0] if found else None


def _line(element: Element) -> Element:
    line = first(element, "td.subtext", ".comhead:has(a)", ".comhead")
    return element if line is None else line
