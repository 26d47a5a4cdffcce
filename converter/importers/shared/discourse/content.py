"""What stands in the words of a Discourse post on a page, beside what was written.

The page adds to the HTML of a post ("cooked") how often links were followed, buttons
of code boxes, and places of films that a script loads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.discourse.marks import (
    UNKNOWN,
    discourse_means,
)
from disputatio.converter.importers.shared.html.defaults import code_text
from disputatio.converter.importers.shared.html.meanings import (
    DROPPED,
    Coded,
    Embedded,
    Meaning,
)
from disputatio.converter.importers.shared.html.select import (
    attribute,
    classes,
    has_class,
)

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

TOPIC = "data-topic-id"
"""The attribute that names the topic, on posts and, once it is read, on the page."""

_FURNITURE = (
    "clicks", "badge-notification", "quote-controls", "codeblock-button-wrapper",
    "cooked-selection-barrier", "expand-hidden", "d-editor-button-bar", "anchor",
    "fk-d-tooltip__trigger", "image-source-link", "post-notice", "embedded-posts",
    "quote-button", "sr-only", "fullscreen-table-wrapper__buttons",
)  # fmt: skip
_NO_LANGUAGES = ("auto", "nohighlight", "text", "plaintext")
_FILMS = ("lazyYT", "lazy-video-container", "youtube-onebox", "vimeo-onebox")


def means(element: Element) -> Meaning | None:
    """Give what an element of a post on a page of Discourse means."""
    if has_class(element, *_FURNITURE):
        return DROPPED
    if has_class(element, *_FILMS):
        return _film(element)
    if element.tag == "pre":
        return _code(element)
    if element.tag in ("aside", "div", "span"):
        return discourse_means(_topic(element) or UNKNOWN)(element)
    return None


def _code(element: Element) -> Meaning | None:
    """Read a box of code without its buttons."""
    code = next(element.iterchildren("code"), None)
    if code is None:
        return None
    names = (c.removeprefix("lang-") for c in classes(code) if c.startswith("lang-"))
    language = next((n for n in names if n not in _NO_LANGUAGES), None)
    return Coded(text=code_text(code).strip("\n"), language=language)


def _topic(element: Element) -> str | None:
    """Give the topic of the page, which stands written on its root."""
    return element.getroottree().getroot().get(TOPIC) or None


def _film(element: Element) -> Meaning | None:
    link = next(element.iter("a", "iframe"), None)
    address = attribute(link, "href", "src") or _by_id(element)
    title = attribute(element, "data-video-title", "data-youtube-title")
    return Embedded(target=address, text=title) if address else None


def _by_id(element: Element) -> str | None:
    found = attribute(element, "data-youtube-id")
    return f"https://www.youtube.com/watch?v={found}" if found else None
