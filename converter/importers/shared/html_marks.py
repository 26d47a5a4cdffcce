"""The elements of a part of a page by their marks, found in one pass over it.

A CSS selector goes over all elements each time it is asked; a post is asked for twenty
things. This asks once.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.html_select import has_class

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_LEVELS = 3
_BREADTH = 60


class ByMark:
    """The elements below one, and itself, by the names in their `class`.

    Software that marks things by another attribute ("component") names it.
    """

    def __init__(self, element: Element, attribute: str = "class") -> None:
        """Go once over all elements."""
        self.element = element
        self._found: dict[str, list[Element]] = {}
        for inner in element.iter("*"):
            given = inner.get(attribute)
            if given:
                for name in given.split():
                    self._found.setdefault(name, []).append(inner)

    def first(self, *names: str) -> Element | None:
        """Give the first element of the first of these marks that any has."""
        for name in names:
            found = self._found.get(name)
            if found:
                return found[0]
        return None

    def every(self, *names: str) -> list[Element]:
        """Give the elements of the first of these marks that any has."""
        for name in names:
            found = self._found.get(name)
            if found:
                return found
        return []

    def has(self, *names: str) -> bool:
        """Say whether any element has one of these marks."""
        return any(name in self._found for name in names)


def inner(element: Element | None, *tags: str) -> Element | None:
    """Give the first element of one of these tags below one, or itself."""
    return None if element is None else next(element.iter(*tags), None)


def tagged(element: Element, tag: str, *classes: str) -> Element | None:
    """Give the first element of a tag that has one of these classes; fast on a page."""
    return next((e for e in element.iter(tag) if has_class(e, *classes)), None)


def near(element: Element | None, *classes: str) -> Element | None:
    """Give the first element with one of these classes at most three levels down.

    What marks the parts of a box stands near it. Boxes nest, so that a look at all that
    is in each would be a look at the innermost again and again.
    """
    level = [] if element is None else [element]
    for _ in range(_LEVELS):
        level = list(islice((child for one in level for child in one), _BREADTH))
        for name in classes:
            found = next((e for e in level if has_class(e, name)), None)
            if found is not None:
                return found
    return None
