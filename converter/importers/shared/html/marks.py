"""Elements near others: by tag, by class, a few levels down."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.html.index import split
from disputatio.converter.importers.shared.html.select import has_class

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_LEVELS = 3
_BREADTH = 60


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
        level = _below(level)
        named = [(split(given), one) for one in level if (given := one.get("class"))]
        for name in classes:
            for names, one in named:
                if name in names:
                    return one
    return None


def _below(level: list[Element]) -> list[Element]:
    """Give what stands directly in some elements, which slices give at least cost."""
    found: list[Element] = []
    for one in level:
        found += one[: _BREADTH - len(found)]
    return found
