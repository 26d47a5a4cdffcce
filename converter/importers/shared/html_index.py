"""The elements of a part of a page by the words in an attribute, found in one pass over it.

A selector goes over all elements each time it is asked; a post is asked for dozens of
things. This asks once.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_Rows: TypeAlias = dict[str, list[int]]

LARGEST_INDEX = 1000
"""So many elements are indexed for selectors; a larger element is searched each time."""


@lru_cache(maxsize=4096)
def split(given: str) -> frozenset[str]:
    """Give the classes in an attribute."""
    return frozenset(given.split())


class ByMark:
    """The elements below one, and itself, by the names in their `class`.

    Software that marks things by another attribute ("component") names it.
    """

    __slots__ = ("_all", "_rows", "_values", "element", "whole")

    def __init__(
        self, element: Element, attribute: str = "class", most: int | None = None
    ) -> None:
        """Go once over all elements; give up if there are more than `most`."""
        self.element = element
        self._all = list(islice(element.iter("*"), most and most + 1))
        self.whole = most is None or len(self._all) <= most
        self._rows = _rows(self._all, attribute) if self.whole else {}
        self._values = _values()
        self._values.learn(self._rows)

    def first(self, *names: str) -> Element | None:
        """Give the first element of the first of these marks that any has."""
        for name in names:
            rows = self._values.rows(name, self._rows)
            if rows:
                return self._all[min(rows)[0]]
        return None

    def every(self, *names: str) -> list[Element]:
        """Give the elements of the first of these marks that any has, in their order."""
        for name in names:
            rows = self._values.rows(name, self._rows)
            if rows:
                return [self._all[place] for place in sorted(chain(*rows))]
        return []

    def among(self, *names: str) -> list[Element]:
        """Give the elements that have any of these marks, in their order."""
        rows = (row for name in names for row in self._values.rows(name, self._rows))
        return [self._all[place] for place in sorted(set(chain.from_iterable(rows)))]

    def has(self, *names: str) -> bool:
        """Say whether any element has one of these marks."""
        return any(self._values.rows(name, self._rows) for name in names)


def _rows(elements: list[Element], attribute: str) -> _Rows:
    """Give the places of elements by the value of an attribute."""
    rows: _Rows = {}
    for place, value in enumerate([one.get(attribute) for one in elements]):
        if value in rows:
            rows[value].append(place)
        elif value:
            rows[value] = [place]
    return rows


class _Values:
    """The values met on a page by the names in them: the posts of a page repeat them."""

    def __init__(self) -> None:
        self._met: set[str] = set()
        self._by_name: dict[str, list[str]] = {}

    def learn(self, rows: _Rows) -> None:
        for value in rows.keys() - self._met:
            self._met.add(value)
            for name in value.split():
                self._by_name.setdefault(name, []).append(value)

    def rows(self, name: str, here: _Rows) -> list[list[int]]:
        """Give the rows of the values that have a name."""
        known = self._by_name.get(name)
        if known is None:
            return []
        if len(known) <= len(here):
            return [here[value] for value in known if value in here]
        return [row for value, row in here.items() if name in split(value)]


@cache
def _values() -> _Values:
    return _Values()


@lru_cache(maxsize=8)
def marks(element: Element, attribute: str = "class") -> ByMark:
    """Give the index of an element, made when it is first asked for."""
    return ByMark(element, attribute)


@lru_cache(maxsize=8)
def small(element: Element) -> ByMark:
    """Give the index of an element's classes if it is no large one."""
    return ByMark(element, most=LARGEST_INDEX)


def forget() -> None:
    """Let go of the page that was searched; it must not be changed before."""
    marks.cache_clear()
    small.cache_clear()
    _values.cache_clear()
