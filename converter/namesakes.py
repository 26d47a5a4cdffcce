"""Pages of one title that do not say whose they are: one thread, or several?

Two threads of a site may have one title ("Welcome"). They are known by two pages of one
number that begin with other posts, and parted by their addresses, without what these
say of pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

_MARKED = re.compile(
    r"[?&;/_.-]+\w{0,12}?(?:page|seite|pagina|sivu|start|offset|paged|pg|pn)"
    r"[=_/,-]?\d{1,7}(?=\D|$)",
    re.I,
)
_SESSION = re.compile(r"[?&;](?:sid|phpsessid|s)=[0-9a-f]{16,64}\b|#.*", re.I | re.S)
_ENDING = re.compile(r"[?&;/]+$|\.x?html?$", re.I)
_DIGITS = re.compile(r"(?<!\d)\d{1,7}(?!\d)")


class Namesake(Protocol):
    """What tells a page from others of its title."""

    @property
    def number(self) -> int | None:
        """Which page of its thread it is."""

    @property
    def url(self) -> str | None:
        """Its address."""

    @property
    def first(self) -> int | None:
        """Stands for the words of its first post."""


Page = TypeVar("Page", bound=Namesake)


def parted(pages: Sequence[Page]) -> list[list[Page]]:
    """Give the pages of each thread; all together where nothing tells them apart.

    There are never more threads than beginnings of pages of one number.
    """
    beginnings: dict[int | None, set[int | None]] = {}
    for page in pages:
        beginnings.setdefault(page.number, set()).add(page.first)
    most = max(map(len, beginnings.values()))
    if most > 1 and all(page.url for page in pages):
        for stem in (_without_page, _without_number):
            found = _by(stem, pages)
            if 1 < len(found) <= most:
                return found
    return [list(pages)]


def _by(stem: Callable[[Namesake], str], pages: Iterable[Page]) -> list[list[Page]]:
    groups: dict[str, list[Page]] = {}
    for page in pages:
        groups.setdefault(stem(page), []).append(page)
    return list(groups.values())


def _without_page(page: Namesake) -> str:
    """Give an address without what says which page it is: "…/topic/7?page=3"."""
    address = _MARKED.sub("", _SESSION.sub("", page.url or ""))
    return _ENDING.sub("", _ENDING.sub("", address))


def _without_number(page: Namesake) -> str:
    """Give an address without the number of the page, however it stands: "t-7-3-1"."""
    address = _SESSION.sub("", page.url or "")
    for found in _DIGITS.finditer(address):
        if int(found[0]) == page.number:
            return f"{address[: found.start()]}{address[found.end() :]}"
    return address
