"""The elements of a part of a page by the words in an attribute, found in one pass over it.

A selector goes over all elements each time it is asked; a post is asked for dozens of
things. This asks once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import compress, islice, repeat
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

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

    __slots__ = ("_all", "_known", "_places", "_values", "element", "whole")

    def __init__(
        self, element: Element, attribute: str = "class", most: int | None = None
    ) -> None:
        """Go once over all elements; give up if there are more than `most`."""
        self.element = element
        self._all = list(islice(element.iter("*"), most and most + 1))
        self.whole = most is None or len(self._all) <= most
        asked = self._all if self.whole else []
        name = attribute.encode()  # which lxml would do for each element anew
        self._values = list(map(element.__class__.get, asked, repeat(name)))
        self._known = _KNOWN.names
        self._places = self._known.places(self._values)

    def first(self, *names: str) -> Element | None:
        """Give the first element of the first of these marks that any has."""
        if not self._known.asked.issuperset(names):
            self._learn(names)
        places = self._places
        for name in names:
            if name in places:
                return self._all[places[name][0]]
        return None

    def every(self, *names: str) -> list[Element]:
        """Give the elements of the first of these marks that any has, in their order."""
        places = self._of(names)
        for name in names:
            if name in places:
                return [self._all[place] for place in places[name]]
        return []

    def among(self, *names: str) -> Iterator[Element]:
        """Give the elements that have any of these marks, in their order."""
        places = self._of(names)
        here = {place for name in names for place in places.get(name, ())}
        return (self._all[place] for place in sorted(here))

    def own(self) -> frozenset[str]:
        """Give the names of the element itself."""
        return split(self._values[0] or "")

    def has(self, *names: str) -> bool:
        """Say whether any element has one of these marks."""
        return not self._of(names).keys().isdisjoint(names)

    def _of(self, names: tuple[str, ...]) -> dict[str, list[int]]:
        """Give the places of all names that are asked for, these among them."""
        if not self._known.asked.issuperset(names):
            self._learn(names)
        return self._places

    def _learn(self, names: tuple[str, ...]) -> None:
        self._known = _KNOWN.with_names(names)
        self._places = self._known.places(self._values)


class _Names(dict[str | None, tuple[str, ...]]):
    """The names that are asked for, by the values in which they stand.

    The posts of a page repeat each other, and few of their names are ever asked for.
    """

    def __init__(self, asked: frozenset[str]) -> None:
        super().__init__({None: ()})
        self.asked = asked

    def __missing__(self, value: str) -> tuple[str, ...]:
        found = self[value] = tuple(self.asked.intersection(value.split()))
        return found

    def places(self, values: Sequence[str | None]) -> dict[str, list[int]]:
        """Give the places in a row of values where each name stands."""
        found: dict[str, list[int]] = {}
        here = list(map(self.__getitem__, values))
        for place in compress(range(len(here)), here):
            for name in here[place]:
                found.setdefault(name, []).append(place)
        return found


class _Known:
    """The names that were asked for so far: what one post is asked, the next is too."""

    def __init__(self) -> None:
        self.names = _Names(frozenset())
        self._before: set[str | None] = set()

    def with_names(self, names: Iterable[str]) -> _Names:
        """Give the names with these among them."""
        if not self.names.asked.issuperset(names):
            self._before.update(self.names)
            self.names = _Names(self.names.asked.union(names))
        return self.names

    def values(self) -> list[str]:
        """Give the values that were met."""
        return [value for value in self._before.union(self.names) if value]

    def forget(self) -> None:
        """Let go of the values that were met, which are those of one page."""
        self._before.clear()
        self.names = _Names(self.names.asked)


_KNOWN = _Known()


@lru_cache(maxsize=8)
def marks(element: Element, attribute: str = "class") -> ByMark:
    """Give the index of an element, made when it is first asked for."""
    return ByMark(element, attribute)


@lru_cache(maxsize=8)
def small(element: Element) -> ByMark:
    """Give the index of an element's classes if it is no large one."""
    return ByMark(element, most=LARGEST_INDEX)


@lru_cache(maxsize=8)
def bearing(element: Element, attribute: str) -> Sequence[Element]:
    """Give the elements in one, itself too, that have an attribute."""
    return [value.getparent() for value in _values_of(attribute)(element)]


@cache
def _values_of(name: str) -> Any:
    from lxml.etree import XPath

    # A step on to the elements would compare each with all before it.
    return XPath(f"descendant-or-self::*/@{name}")


def values_met() -> list[str]:
    """Give the values of attributes that were met since the last page was let go of."""
    return _KNOWN.values()


def forget() -> None:
    """Let go of the page that was searched; it must not be changed before."""
    forget_elements()
    _KNOWN.forget()


def forget_elements() -> None:
    """Let go of the elements that were searched: the next are then made where they were."""
    marks.cache_clear()
    small.cache_clear()
    bearing.cache_clear()
