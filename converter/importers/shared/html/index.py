"""The elements of a part of a page by the words in an attribute, found in one pass over it.

A selector goes over all elements each time it is asked; a post is asked for dozens of
things. This asks once.
"""

from __future__ import annotations

from collections.abc import Iterator, KeysView, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice, repeat
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

    __slots__ = ("_all", "_met", "_places", "_values", "element", "whole")

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
        last = len(asked) - 1
        self._places = dict(
            zip(reversed(self._values), range(last, -1, -1), strict=True)
        )
        self._met = _met()
        self._met.learn(self._places.keys())

    def first(self, *names: str) -> Element | None:
        """Give the first element of the first of these marks that any has."""
        places, known = self._places, self._met.by_name
        for name in names:
            values = known.get(name)
            if values is None:
                continue
            if len(values) == 1:
                place = places.get(values[0])
            else:
                here = self._met.values(name, places)
                place = min([places[value] for value in here]) if here else None
            if place is not None:
                return self._all[place]
        return None

    def every(self, *names: str) -> list[Element]:
        """Give the elements of the first of these marks that any has, in their order."""
        for name in names:
            values = self._met.values(name, self._places)
            if values:
                return self._having(values)
        return []

    def among(self, *names: str) -> Iterator[Element]:
        """Give the elements that have any of these marks, in their order.

        The first is found at once, the others when they are asked for.
        """
        places = self._places
        here = {v: places[v] for n in names for v in self._met.values(n, places)}
        if here:
            yield self._all[min(here.values())]
            yield from self._having(tuple(here))[1:]

    def has(self, *names: str) -> bool:
        """Say whether any element has one of these marks."""
        return any(self._met.values(name, self._places) for name in names)

    def _having(self, values: Sequence[str]) -> list[Element]:
        places = [place for value in values for place in self._along(value)]
        if len(values) > 1:
            places.sort()
        return [self._all[place] for place in places]

    def _along(self, value: str) -> Iterator[int]:
        """Give the places of a value one after the other, as quick as a list is searched."""
        place, last = self._places[value], len(self._values)
        while place < last:
            yield place
            try:
                place = self._values.index(value, place + 1)
            except ValueError:
                return


class _Met:
    """The values met on a page by the names in them: the posts of a page repeat them."""

    def __init__(self) -> None:
        self._whole: set[str | None] = {None, ""}
        self.by_name: dict[str, list[str]] = {}

    def learn(self, values: KeysView[str | None]) -> None:
        if not self._whole.issuperset(values):
            for value in filter(None, values - self._whole):
                self._whole.add(value)
                for name in value.split():
                    self.by_name.setdefault(name, []).append(value)

    def values(self, name: str, here: Mapping[str | None, int]) -> Sequence[str]:
        """Give the values of an element that have a name."""
        known = self.by_name.get(name)
        if known is None:
            return ()
        if len(known) == 1:
            return known if known[0] in here else ()
        if len(known) <= len(here):
            return [value for value in known if value in here]
        return [value for value in here if value and name in split(value)]


@cache
def _met() -> _Met:
    return _Met()


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
    return _with_attribute(attribute)(element)  # type: ignore[no-any-return]


@cache
def _with_attribute(name: str) -> Any:
    from lxml.etree import XPath

    return XPath(f"descendant-or-self::*/@{name}/..")


def forget() -> None:
    """Let go of the page that was searched; it must not be changed before."""
    marks.cache_clear()
    small.cache_clear()
    bearing.cache_clear()
    _met.cache_clear()
