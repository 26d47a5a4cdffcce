"""How many pages a thread has, as the links between its pages say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.html.select import has_class, select

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_NUMBER = re.compile(r"\W{0,3}(\d{1,6})\W{0,3}")
_OF = re.compile(r"\D{0,30}\d{1,6}\D{1,12}(\d{1,6})\W{0,3}")
_COUNTED = re.compile(r"\D{1,30}\((\d{1,6})\)\W{0,3}")
_STATED = ("data-pages", "data-last")
_LISTS = ("topiclist",)
"""Lists of other threads, which have links to pages of their own."""


def last_page(root: Element, navigation: str, number: int | None) -> int | None:
    """Give the highest number of a page in the boxes with the links between pages.

    None where these say nothing, or do not reach the page itself.
    """
    boxes = select(root, navigation) if navigation and number is not None else []
    numbers = (n for box in boxes if not _is_listed(box) for n in _numbers(box))
    last = max(numbers, default=1)
    return last if last > 1 and number is not None and number <= last else None


def _is_listed(box: Element) -> bool:
    return any(has_class(around, *_LISTS) for around in box.iterancestors())


def _numbers(box: Element) -> Iterator[int]:
    stated = (box.get(name) or "" for name in _STATED)
    for text in (*stated, *box.itertext("*")):
        line = " ".join(text.split())
        patterns = (_NUMBER, _OF, _COUNTED)
        found = next((f for p in patterns if (f := p.fullmatch(line))), None)
        if found:
            yield int(found[1])
