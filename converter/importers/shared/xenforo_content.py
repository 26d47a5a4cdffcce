"""What XenForo's own elements mean inside a post."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.html.index import ByMark, split
from disputatio.converter.importers.shared.html.marks import inner, near
from disputatio.converter.importers.shared.html.meanings import (
    DROPPED,
    Embedded,
    Hidden,
    Meaning,
    Plain,
    Quoted,
    Said,
)
from disputatio.converter.importers.shared.html.select import (
    attribute,
    has_class,
    words,
)
from disputatio.converter.importers.shared.quote_titles import quoted_name

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_SOURCE = re.compile(r"(?<![\w-])post(?:s/|: ?|[?&]id=|&ipostd=|-)(\d+)")
_WAITING = "data-s9e-mediaembed-iframe"
"""Where a frame waits that is loaded when it is seen."""
_FURNITURE = frozenset({
    "messageTextEndMarker", "js-selectToQuoteEnd", "bbCodeBlock-expandLink",
    "bbCodeBlock-shrinkLink", "quoteExpand", "shrinker", "messageNotice",
    "dice_container", "bbCodeBlock-title", "bbCodeSpoiler-button", "attribution",
    "attachedFiles", "message-attachments", "samCodeUnit", "js-lbImage-trigger",
})  # fmt: skip
"""Classes of what nobody wrote: buttons, labels, end marks, places of advertisements."""
_TITLE = "bbCodeBlock-title"
_QUOTES = frozenset({"bbCodeBlock--quote", "bbCodeQuote", "bbCodeBlock-quote"})
_SPOILERS = frozenset({
    "bbCodeSpoiler", "bbCodeSpoilerContainer", "bbmSpoilerBlock", "bbCodeBlock--spoiler",
})  # fmt: skip
_MEDIA = frozenset({"bbMediaWrapper", "bbMediaJustifier"})
_TITLED = _QUOTES | _SPOILERS | {"bbCodeBlock--code", "bbCodeBlock--unfurl"}
"""What has a title for which another place is found."""
_IN_LINE = "bbCodeInlineSpoiler"
_PLAIN = frozenset({"b", "strong", "i", "em", "u", "s", "span", "br"})
"""What may stand among hidden words that are typed with marks."""
_KNOWN = _FURNITURE | _QUOTES | _SPOILERS | _MEDIA | {
    _IN_LINE,
    "bbCodeBlock--unfurl", "quoteContainer", "type", "bbCodeSpoilerButton",
}  # fmt: skip


def means(element: Element) -> Meaning | None:
    """Give what an element of a post of XenForo 1 or 2 means."""
    names = element.keys()
    if _WAITING in names:
        return _embedded(_frame_address(element.get(_WAITING)))
    given = element.get("class") if "class" in names else None
    found = _told(given) if given else None
    return _known(element, found) if found else None


@lru_cache(maxsize=4096)
def _told(given: str) -> frozenset[str]:
    """Give the classes in an attribute that mean something."""
    return _KNOWN & split(given)


def _known(element: Element, found: frozenset[str]) -> Meaning | None:
    if found & _FURNITURE:
        return None if _TITLE in found and _is_own_title(element) else DROPPED
    if found & _QUOTES:
        return _quotation(element)
    if found & _SPOILERS:
        return _spoiler(element)
    if found & _MEDIA:
        return _media(element)
    if _IN_LINE in found:
        return _hidden_in_line(element)
    if "bbCodeBlock--unfurl" in found:
        return _unfurled(element)
    if "quoteContainer" in found:
        return Plain()
    return DROPPED if _is_label(element) else None


def _is_own_title(element: Element) -> bool:
    """Say whether a title is that of a box of the board's own, not a label such as "Code:"."""
    box = element.getparent()
    if box is None or box.tag == "blockquote":
        return False
    around = split(box.get("class") or "")
    coded = near(box, "bbCodeCode") is not None or inner(box, "pre", "code") is not None
    return "bbCodeBlock" in around and not coded and not around & _TITLED


def _is_label(element: Element) -> bool:
    """Tell the label of a box ("Code:") from a table's or a script's own `type`."""
    parent = element.getparent()
    box = "" if parent is None else parent.get("class") or ""
    return element.tag in ("div", "button") and "bbCode" in box


def _quotation(element: Element) -> Meaning:
    content = near(element, "bbCodeBlock-expandContent", "quote")
    if content is None:
        content = near(element, "bbCodeBlock-content")
    author = attribute(element, "data-quote", "data-author")
    post = _post_in(element.get("data-source"))
    if author is None or post is None:
        title = near(element, "bbCodeBlock-title", "attribution", "type")
        author = author or quoted_name(words(title))
        post = post or _linked_post(title)
    return Quoted(
        author=author, post=post, contents=None if content is None else [content]
    )


def _linked_post(title: Element | None) -> str | None:
    link = near(title, "bbCodeBlock-sourceJump", "AttributionLink")
    link = inner(title, "a") if link is None else link
    selector = attribute(link, "data-content-selector")
    return _post_in(selector) or _post_in(attribute(link, "href"))


def _post_in(text: str | None) -> str | None:
    found = _SOURCE.search(text) if text else None
    return found[1] if found else None


def _spoiler(element: Element) -> Meaning:
    button = near(element, "bbCodeSpoiler-button", "bbCodeSpoilerButton")
    content = near(
        element, "bbCodeSpoiler-content", "bbCodeSpoilerText", "SpoilerTarget"
    )
    box = element if has_class(element, "bbCodeBlock--spoiler") else None
    box = near(content, "bbCodeBlock--spoiler") if box is None else box
    inside = near(box, "bbCodeBlock-content")
    content = content if inside is None else inside
    title = near(button, "bbCodeSpoiler-button-title", "SpoilerTitle")
    if title is None:
        title = near(box if box is not None else element, _TITLE)
    return Hidden(title=words(title), contents=None if content is None else [content])


def _hidden_in_line(element: Element) -> Meaning:
    """Read hidden words: with the marks as typed, or in a box.

    They have a box where they stand alone, and where they are more than words: marks
    would hold no link and no picture.
    """
    if _stands_alone(element) or any(len(e) or e.tag not in _PLAIN for e in element):
        return Hidden()
    return Said(text=f"[ISPOILER]{words(element) or ''}[/ISPOILER]")


def _stands_alone(element: Element) -> bool:
    around = element.getparent()
    before = "" if around is None else around.text or ""
    alone = element.getprevious() is None and element.getnext() is None
    return alone and not (before + (element.tail or "")).strip()


def _media(element: Element) -> Meaning | None:
    waiting = next(element.iterfind(f".//*[@{_WAITING}]"), None)
    if waiting is not None:
        return _embedded(_frame_address(waiting.get(_WAITING)))
    frame = inner(element, "iframe", "video", "audio", "embed", "source", "a")
    return _embedded(attribute(frame, "src", "data-src", "href"))


def _embedded(address: str | None) -> Meaning | None:
    return Embedded(target=address) if address else None


def _frame_address(record: str | None) -> str | None:
    """Give the address in the list of names and values that stands for a frame."""
    try:
        row = json.loads(record or "")
        place = row.index("src")
        address = row[place + 1]
    except (ValueError, IndexError, AttributeError, RecursionError):
        return None
    return address if isinstance(address, str) else None


def _unfurled(element: Element) -> Meaning | None:
    """Read the card that stands for a link."""
    found = ByMark(element)
    header = found.first("contentRow-header")
    link = inner(element if header is None else header, "a")
    address = attribute(element, "data-url") or attribute(link, "href")
    return Embedded(target=address, text=words(link)) if address else None
