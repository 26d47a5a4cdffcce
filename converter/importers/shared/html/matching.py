"""CSS selectors of the common kind, matched quickly inside one post after another.

Selectors are chains of `tag.class#id[attribute op "value"]`, parted by spaces or ">".
A page has thousands of posts, each is asked for a dozen things: the classes in a post
are therefore indexed once, when it is first asked for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen

from disputatio.converter.importers.shared.html.index import bearing, small, split

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_NAME = r"[\w-]+"
_TEST = rf"\[\s*{_NAME}\s*(?:[~^$*|]?=\s*(?:\"[^\"]*\"|'[^']*'|[\w./-]+)\s*)?\]"
_PART = re.compile(rf"(?P<tag>\*|{_NAME})?(?P<rest>(?:[.#]{_NAME}|{_TEST})*)")
_CHAIN = re.compile(rf"\s*(>?)\s*((?:\*|{_NAME})?(?:[.#]{_NAME}|{_TEST})*)")
_REST = re.compile(
    rf"\.(?P<cls>{_NAME})|\#(?P<id>{_NAME})|\[\s*(?P<name>{_NAME})\s*"
    r"(?:(?P<how>[~^$*]?=)\s*(?:\"(?P<d>[^\"]*)\"|'(?P<s>[^']*)'|(?P<w>[\w./-]+))\s*)?\]"
)
_TESTS: dict[str, Callable[[str, str], bool]] = {
    "=": lambda found, value: found == value,
    "^=": lambda found, value: bool(value) and found.startswith(value),
    "$=": lambda found, value: bool(value) and found.endswith(value),
    "*=": lambda found, value: bool(value) and value in found,
    "~=": lambda found, value: value in found.split(),
}


@frozen(kw_only=True)
class Part:
    """What one element must be."""

    tag: str | None
    """Its tag; None for any."""
    classes: tuple[str, ...]
    """Classes that it must have."""
    tests: tuple[tuple[str, str | None, str], ...]
    """Attributes that it must have, with the comparison and the value of each."""
    child: bool
    """Whether it must stand directly in what the part before it names."""

    def fits(self, element: Element) -> bool:
        """Say whether an element is so."""
        if self.tag is not None and element.tag != self.tag:
            return False
        if self.classes:
            given = element.get("class")
            if given is None or not split(given).issuperset(self.classes):
                return False
        for name, how, value in self.tests:
            if not _passes(element.get(name), how, value):
                return False
        return True


Chain: TypeAlias = tuple[Part, ...]
"""The parts of a selector from the outermost to the element itself."""


def _passes(found: str | None, how: str | None, value: str) -> bool:
    if found is None:
        return False
    return how is None or _TESTS[how](found, value)


@cache
def chains(selector: str) -> tuple[Chain, ...] | None:
    """Give a selector's alternatives; None where it is of another kind."""
    found = [_chain(one) for one in re.split(r",(?![^\[]*\])", selector)]
    return None if None in found else tuple(c for c in found if c is not None)


def _chain(selector: str) -> Chain | None:
    parts: list[Part] = []
    at, selector = 0, selector.strip()
    while at < len(selector):
        found = _CHAIN.match(selector, at)
        if found is None or not found[2]:
            return None
        parts.append(_part(found[2], child=bool(found[1])))
        at = found.end()
    return tuple(parts) or None


def _part(text: str, *, child: bool) -> Part:
    found = _PART.match(text)
    tag = found["tag"] if found else None
    classes: list[str] = []
    tests: list[tuple[str, str | None, str]] = []
    for one in _REST.finditer(found["rest"] if found else ""):
        if one["cls"]:
            classes.append(one["cls"])
        elif one["id"]:
            tests.append(("id", "=", one["id"]))
        else:
            value = one["d"] or one["s"] or one["w"] or ""
            tests.append((one["name"].lower(), one["how"], value))
    return Part(
        tag=None if tag in (None, "*") else tag.lower(),
        classes=tuple(classes),
        tests=tuple(tests),
        child=child,
    )


def matching(element: Element, chain: Chain) -> Iterator[Element]:
    """Give the elements in one, itself too, that a chain names, in document order."""
    last, around = chain[-1], len(chain) - 2
    for found in _candidates(element, last):
        if last.fits(found) and (around < 0 or _stands(found, chain, around, element)):
            yield found


def first_matching(element: Element, chain: Chain) -> Element | None:
    """Give the first of them."""
    last, around = chain[-1], len(chain) - 2
    for found in _candidates(element, last):
        if last.fits(found) and (around < 0 or _stands(found, chain, around, element)):
            return found
    return None


def _stands(found: Element, chain: Chain, at: int, scope: Element) -> bool:
    """Say whether what stands around an element, up to the scope, fits the chain."""
    if not any(part.child for part in chain):
        return _stands_inside(found, chain, at, scope)
    tries = [(found, at)]
    while tries:
        here, at = tries.pop()
        if at < 0:
            return True
        direct = chain[at + 1].child
        while here is not scope:
            here = here.getparent()  # type: ignore[assignment]
            if chain[at].fits(here):
                tries.append((here, at - 1))
            if direct:
                break
    return False


def _stands_inside(found: Element, chain: Chain, at: int, scope: Element) -> bool:
    """Say the same of a chain without ">", where the nearest that fits is enough."""
    while found is not scope:
        found = found.getparent()  # type: ignore[assignment]
        if chain[at].fits(found):
            at -= 1
            if at < 0:
                return True
    return False


def _candidates(element: Element, part: Part) -> Iterable[Element]:
    if part.classes:
        index = small(element)
        if index.whole:
            return index.every(part.classes[0])
        if part.tag is None:
            return _with_class()(element, c=part.classes[0])  # type: ignore[no-any-return]
    asked = part.tests[0][0] if part.tests else None
    if asked is not None and (part.tag is None or asked == "id"):
        return bearing(element, asked)
    return element.iter(part.tag or "*")


@cache
def _with_class() -> Any:
    from lxml.etree import XPath

    return XPath("descendant-or-self::*[contains(@class, $c)]")
