"""Addresses on a page, in full."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

_WEB = ("http://", "https://")
_BELOW = re.compile(r"[\w-][\w.-]*(?:/|$)")
_IN_FULL = re.compile(r"https?://[^/?#]+/")
_SAVED = re.compile(
    r"(?:\./)?[^/?#:]{1,200}[-_](?:files?|dateien|fichiers|archivos|ficheros|bestanden"
    r"|arquivos|soubory|pliki|tiedostot|filer)/",
    re.I,
)
"""The folder that a browser puts beside a page, in the words of its language."""


def host_of(address: str | None) -> str:
    """Give the host in an address; an empty text where it has none, or is no address."""
    try:
        return urlsplit(address or "").hostname or ""
    except ValueError:
        return ""


def joined(base: str, href: str) -> str:
    """Give an address in full; those of the usual forms without a look at their parts.

    Raises:
        ValueError: it is no address.
    """
    if "/." not in href:
        if _IN_FULL.match(href):
            return href
        if href[0] == "/" and href[1:2] != "/":
            return _origin(base) + href
        if _BELOW.match(href):
            return _folder(base) + href
    return urljoin(base, href)


def written_in_full(base: str, href: str) -> str:
    """Give an address in the words of a post in full, or as it is where none is known.

    What a browser saved beside the page has no address on its site.
    """
    if href.startswith(_WEB) or not base.startswith(_WEB) or _SAVED.match(href):
        return href
    try:
        return joined(base, href)
    except ValueError:
        return href


@lru_cache(maxsize=64)
def _folder(base: str) -> str:
    return urljoin(base, "x").removesuffix("x")


@lru_cache(maxsize=64)
def _origin(base: str) -> str:
    parts = urlsplit(base)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
