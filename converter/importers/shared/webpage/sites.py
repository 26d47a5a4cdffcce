"""The name of the site in a title bar, where no heading tells: what is certain takes it off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.html.addresses import host_of
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import attribute, first
from disputatio.converter.importers.shared.reply_titles import without_reply
from disputatio.converter.importers.shared.webpage.words import is_answer

PARTS = re.compile(r"\s(?:[-–—|·:/»]|::)\s")
"""What stands between the parts of a title bar."""

_NAMES = "meta[property='og:site_name']", "meta[name='application-name']"
_SIGNS = re.compile(r"[\W_]+")
_SUFFIX = re.compile(r"\.(?:co|com|org|net|ac|gov)?\.?[a-z]{2,10}$")
_TITLED = ("b", "strong", "a", "span", "td", "div", "p", "h4", "h5", "font")


def without_site(bar: str, page: Page) -> str | None:
    """Give a title bar without the name of its site at either end."""
    cuts = list(PARTS.finditer(bar))
    if not cuts:
        return None
    names = {_plain(name) for name in _names(page)} - {""}
    begin, end = bar[: cuts[0].start()], bar[cuts[-1].end() :]
    if _plain(end) in names:
        return bar[: cuts[-1].start()].strip() or None
    return bar[cuts[0].end() :].strip() if _plain(begin) in names else None


def _names(page: Page) -> Iterator[str]:
    """Give what the site is called, by its data and its address."""
    for selector in _NAMES:
        yield attribute(first(page.root, selector), "content") or ""
    host = host_of(page.url)
    plain = host.removeprefix("www.")
    yield from (host, plain, _SUFFIX.sub("", plain))


def _plain(name: str) -> str:
    return _SIGNS.sub("", name.casefold())


def answered(bar: str, page: Page) -> str | None:
    """Give the one part of a title bar that is what titles of answers repeat: "Re: The lamps"."""
    parts = [part.strip() for part in PARTS.split(bar)]
    if len(parts) < 2:
        return None
    texts = (" ".join((e.text or "").split()) for e in page.root.iter(*_TITLED))
    titles = {(without_reply(t) or "").casefold() for t in texts if is_answer(t)}
    repeated = {part for part in parts if part.casefold() in titles}
    return repeated.pop() if len(repeated) == 1 else None
