"""The children of an XML element by their local names, whatever the namespace's version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name


def children(element: Element, name: str, space: str = "") -> Iterator[Element]:
    """Give the children of a local name; `space` must occur in the namespace."""
    for child in element:
        if isinstance(child.tag, str):
            namespace, _, local = child.tag.rpartition("}")
            if local == name and space in namespace:
                yield child


def child(element: Element | None, name: str, space: str = "") -> Element | None:
    """Give the first such child; None where there is none."""
    return None if element is None else next(children(element, name, space), None)


def words(element: Element | None, name: str, space: str = "") -> str | None:
    """Give the text of the first such child, without outer white space; None if empty."""
    found = child(element, name, space)
    text = "" if found is None else "".join(map(str, found.itertext())).strip()
    return text or None


def own(element: Element | None, name: str) -> str | None:
    """Give an attribute by its local name."""
    for key, value in () if element is None else element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None
