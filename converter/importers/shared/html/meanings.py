"""What an element of a page can mean to a reader of posts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name


@frozen(kw_only=True)
class Dropped:
    """It is no part of what was written: a button, a label, an end mark."""


@frozen(kw_only=True)
class Quoted:
    """It holds words of another."""

    author: str | None = None
    """The name that the markup gives."""
    post: str | None = None
    """The post id that the markup gives."""
    contents: Sequence[Element] | None = None
    """The elements that hold the words; None for the element itself."""


@frozen(kw_only=True)
class Hidden:
    """It is shown only when asked for: a spoiler."""

    title: str | None = None
    """The words on the button."""
    contents: Sequence[Element] | None = None
    """The elements that hold what is hidden; None for the element itself."""


@frozen(kw_only=True)
class Coded:
    """It is a block of code."""

    text: str
    """The code."""
    language: str | None = None
    """Its language."""


@frozen(kw_only=True)
class Said:
    """It stands for these words: a smiley, an address that was hidden from robots."""

    text: str
    """The words."""


@frozen(kw_only=True)
class Embedded:
    """It shows something of another place: a film, a post of another site."""

    target: str
    """Its address."""
    text: str | None = None
    """Words for it; None for the address."""


@frozen(kw_only=True)
class Plain:
    """It is a box without a meaning of its own, whatever its name is."""

    contents: Sequence[Element] | None = None
    """The elements in it that count; None for all."""


Meaning: TypeAlias = Dropped | Quoted | Hidden | Coded | Said | Embedded | Plain
"""What an element can mean."""

Means: TypeAlias = "Callable[[Element], Meaning | None]"
"""How software marks things: gives the meaning of an element, None for the usual one."""


def by_class(marks: Mapping[str, Means]) -> Means:
    """Give what elements mean by their classes: what the first that counts says.

    Most elements have no class or one that occurs again and again, so this is the
    quickest way to ask.
    """
    known: dict[str, Means | None] = {}

    def means(element: Element) -> Meaning | None:
        given = element.get("class")
        if given is None:
            return None
        if given not in known:
            found = (marks[one] for one in given.split() if one in marks)
            known[given] = next(found, None)
        mark = known[given]
        return None if mark is None else mark(element)

    return means


DROPPED = Dropped()
"""The meaning of what is left out."""
