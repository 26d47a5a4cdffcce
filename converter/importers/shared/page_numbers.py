"""Which of how many pages a page is, as the links between the pages of a thread say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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


def linked_page(root: Element, navigation: str) -> int | None:
    """Give the number in such a box that is no link, next to one that is.

    So boards show the page itself that do not say "Page 2 of 10".
    """
    boxes = select(root, navigation) if navigation else []
    found = (_unlinked(box) for box in boxes if not _is_listed(box))
    return next((number for number in found if number is not None), None)


def _unlinked(box: Element) -> int | None:
    links = list(box.iter("a"))
    inside = {element for link in links for element in link.iter("*")}
    linked = {n for link in links for n in _plain_numbers(link.iter("*"))}
    bare = set(_plain_numbers(e for e in box.iter("*") if e not in inside)) - linked
    if len(bare) != 1 or linked.isdisjoint(n + step for n in bare for step in (-1, 1)):
        return None
    return bare.pop()


def _plain_numbers(elements: Iterable[Element]) -> Iterator[int]:
    texts = ((element.text or "").strip() for element in elements)
    return (int(found[1]) for text in texts if (found := _NUMBER.fullmatch(text)))


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
