"""What Discourse's own elements mean in the HTML of a post ("cooked")."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.html.meanings import (
    DROPPED,
    Embedded,
    Hidden,
    Meaning,
    Means,
    Quoted,
)
from disputatio.converter.importers.shared.html.select import (
    attribute,
    has_class,
    words,
)

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name


UNKNOWN = "?"
"""What stands for a topic that a source does not name: no quotation is of it."""


def discourse_means(topic: str | None) -> Means:
    """Give the meanings in posts of a topic.

    A quotation names its post by number; one of another topic as "topic/number".
    """

    def means(element: Element) -> Meaning | None:
        found = _BY_TAG.get(str(element.tag))
        return found(element, topic) if found else None

    return means


def _aside(element: Element, topic: str | None) -> Meaning | None:
    if has_class(element, "onebox"):
        return _onebox(element)
    return _quotation(element, topic) if has_class(element, "quote") else None


def _quotation(element: Element, topic: str | None) -> Meaning:
    post, other = attribute(element, "data-post"), attribute(element, "data-topic")
    if post and other and topic and other != topic:
        post = f"{other}/{post}"
    inner = list(element.iterchildren("blockquote"))
    author = attribute(element, "data-username") or _named_above(element)
    return Quoted(author=author, post=post, contents=inner or None)


def _named_above(element: Element) -> str | None:
    """Give the name that stands above a quotation, as old posts have it: "ann:"."""
    title = next(
        (e for e in element.iterchildren("div") if has_class(e, "title")), None
    )
    name = words(title) or ""
    return name.removesuffix(":").strip() or None if name.endswith(":") else None


def _onebox(element: Element) -> Meaning:
    link = next(iter(element.iter("a")), None)
    target = attribute(element, "data-onebox-src") or attribute(link, "href")
    title = next(iter(element.iter("h3", "h4")), None)
    return Embedded(target=target, text=words(title)) if target else DROPPED


def _box(element: Element, _: str | None) -> Meaning | None:
    if has_class(
        element, "meta", "poll-info", "poll-buttons", "codeblock-button-wrapper"
    ):
        return DROPPED
    return _spoiler(element, _)


def _spoiler(element: Element, _: str | None) -> Meaning | None:
    return Hidden() if has_class(element, "spoiler", "spoiled") else None


_BY_TAG: dict[str, Callable[[Element, str | None], Meaning | None]] = {
    "aside": _aside,
    "div": _box,
    "span": _spoiler,
}
