"""Parts of forum pages that look alike whatever the software: ids, numbers, boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from disputatio.converter.importers.shared.dates import is_date
from disputatio.converter.importers.shared.forum_pages import absolute
from disputatio.converter.importers.shared.html.defaults import code_text
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    select,
    words,
)
from disputatio.schemas.text import one_line, shortened

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_LONGEST_MESSAGE = 120
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f' ]*")
_TWO_NUMBERS = re.compile(r"(\d[\d.,]{0,15})\D+\d")


def number_in(text: str | None) -> int | None:
    """Give the first number in a text such as "#1,024"."""
    found = _NUMBER.search(text or "")
    digits = re.sub(r"\D", "", found.group()) if found else ""
    return int(digits) if 0 < len(digits) < 10 else None


def page_of_pages(text: str | None) -> int | None:
    """Give the page from "Page 2 of 10" in any language."""
    found = _TWO_NUMBERS.search(text or "")
    return number_in(found[1]) if found else None


def searched(pattern: re.Pattern[str], *texts: str | None) -> str | None:
    """Give the first group that a pattern finds in the first text in which it does."""
    for text in texts:
        found = pattern.search(text or "")
        if found:
            return next(group for group in found.groups() if group)
    return None


def named(*elements: Element | None) -> Element | None:
    """Give the first of some elements that shows any words."""
    return next((e for e in elements if words(e)), None)


def own_words(element: Element | None) -> str | None:
    """Give the words that stand in an element itself: a date of an unknown language."""
    if element is None:
        return None
    own = [element.text or "", *(child.tail or "" for child in element)]
    return " ".join(" ".join(own).split()) or None


def message_of(page: Page, *selectors: str) -> str | None:
    """Give what a page of no more than a message says, for an error that repeats it."""
    found = (words(e) or "" for one in selectors for e in select(page.root, one))
    text = next((text for text in found if " " in text), None)
    return f'a message: "{shortened(text, _LONGEST_MESSAGE)}"' if text else None


def outside(selector: str) -> Callable[[Page, Sequence[Element]], list[Element]]:
    """Give what finds the boxes of words, by their selector, that are in no post."""

    def strays(page: Page, posts: Sequence[Element]) -> list[Element]:
        return not_in(select(page.root, selector), posts)

    return strays


def not_in(boxes: Sequence[Element], posts: Sequence[Element]) -> list[Element]:
    """Give those of some boxes that have words and stand in none of the posts."""
    whole = set(posts)
    return [
        box for box in boxes
        if box not in whole and whole.isdisjoint(box.iterancestors()) and words(box)
    ]  # fmt: skip


def with_lost(
    root: Element, posts: Sequence[Element], looks: Callable[[Element], bool]
) -> list[Element]:
    """Give posts with those beside them that look like one and have lost their ids."""
    whole = set(posts)
    rows = {box for post in posts if (box := post.getparent()) is not None}
    lost = {e for row in rows for e in row if e not in whole and looks(e)}
    if not lost:
        return list(posts)
    return [e for e in root.iter("*") if e in whole or e in lost]


def date_line(element: Element, without: Element | None = None) -> str | None:
    """Give the first text in an element that is a date with a time and nothing else."""
    for text in _texts(element, without):
        line = " ".join(text.split())
        if ":" in line and is_date(line):
            return line
    return None


def _texts(element: Element, without: Element | None) -> Iterator[str]:
    tasks: list[Element | str] = [element]
    while tasks:
        task = tasks.pop()
        if isinstance(task, str):
            yield task
            continue
        if task.tail and task is not element:
            tasks.append(task.tail)
        if task is not without and isinstance(task.tag, str):
            tasks.extend(reversed(task))
            if task.text:
                tasks.append(task.text)


def code_of(element: Element) -> str:
    """Give code without the no-break spaces by which boards indent it."""
    return code_text(element).replace("\xa0", " ").strip("\n")


def attachments(page: Page, *boxes: Element) -> list[dict[str, Any]]:
    """Give the files in some boxes below a post: name and address."""
    found: dict[str, str] = {}
    for box in boxes:
        for file in select(box, "a[href], img[src]"):
            address = attribute(file, "href", "src") or ""
            inside = file.getparent()
            linked = file.tag == "img" and inside is not None and inside.tag == "a"
            name = _file_name(file)
            own = not linked and not address.startswith(("javascript:", "data:", "#"))
            if own and name:
                found.setdefault(absolute(page, address) or address, name)
    return [{"name": name, "url": url} for url, name in found.items()]


def _file_name(file: Element) -> str:
    inner = next(file.iter("img"), None)
    name = words(file) or attribute(inner, "alt", "title") or attribute(file, "title")
    return one_line(name or "").lstrip("* ")


def reactions(kind: str, boxes: list[Element], links: str) -> dict[str, Any]:
    """Give how many reacted and who, from the links to people in some boxes."""
    found = (words(link) for box in boxes for link in select(box, links))
    names = list(dict.fromkeys(name for name in found if name))
    return (
        {"reactions": {kind: len(names)}, "reacted": ", ".join(names)} if names else {}
    )
