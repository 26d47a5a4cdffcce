"""What Invision's own elements mean inside a post: IPS 3, 4 and 5."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared import page_words
from disputatio.converter.importers.shared.html.marks import inner, near
from disputatio.converter.importers.shared.html.meanings import (
    DROPPED,
    Embedded,
    Hidden,
    Meaning,
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

_VERBS = page_words.either(page_words.flat(page_words.SAID))
_WHEN_FIRST = re.compile(r"^[^,]{0,60}\d[^,]{0,60},\s+(?=\S)")
_WHEN_LAST = re.compile(r",\s+[^,]{0,40}\d[^,]{0,40}(?=,?\s+\w+(?:\s\w+)?\s*:?$)")
_SAID_BY = re.compile(rf"^.{{0,80}}\d.{{0,60}}?\s(?:{_VERBS})\s+(?P<name>\S.*)$", re.I)
_FOUND_POST = re.compile(r"(?:[?&;]pid=|[#/]entry|/findpost__p__)(\d{1,12})\b")
"""The post in an address of version 3."""
_CITATION = re.compile(r"(?:^|\s)(?:ipsQuote_citation|citation)(?:\s|$)")
_FURNITURE = frozenset({
    "ipsQuote_citation", "citation", "ipsSpoiler_header", "bbc_spoiler_show", "ipsEdited",
    "ipsTime__short", "snapback", "ipsQuote_controls", "nexusad", "attach_info",
})  # fmt: skip
_QUOTES = frozenset({"ipsQuote", "ipsBlockquote", "blockquote"})
_SPOILERS = frozenset({"ipsSpoiler", "bbc_spoiler", "ipsStyle_spoiler"})
_EMBEDS = frozenset(
    {"ipsEmbeddedVideo", "ipsEmbeddedOther", "ipsEmbedded", "_sharedMediaBbcode"}
)
_KNOWN = frozenset({"edit"}) | _FURNITURE | _QUOTES | _SPOILERS | _EMBEDS


def means(element: Element) -> Meaning | None:
    """Give what an element of a post of Invision means."""
    if element.get("data-excludequote") is not None:
        return DROPPED
    if (
        element.get("data-ipsquote-username")
        or element.get("data-ipsquote") is not None
    ):
        return _quotation(element)
    if element.tag == "img" and element.get("data-emoticon") is not None:
        text = attribute(element, "alt", "title")
        return Said(text=text) if text else None
    if element.tag == "iframe":
        return _embedded(element)
    given = element.get("class")
    found = _KNOWN.intersection((given or "").split())
    return _known(element, found) if found else None


def _known(element: Element, found: frozenset[str]) -> Meaning | None:
    if found & _FURNITURE or (element.tag == "p" and "edit" in found):
        return DROPPED
    if found & _QUOTES and element.tag in ("blockquote", "div"):
        return _quotation(element)
    if found & _SPOILERS:
        return _spoiler(element)
    return (
        _embedded(inner(element, "iframe", "video", "a")) if found & _EMBEDS else None
    )


def _quotation(element: Element) -> Meaning:
    content = next(
        (
            e
            for e in element
            if has_class(e, "ipsQuote_contents", "quote", "blockquote")
        ),
        None,
    )
    return Quoted(
        author=attribute(element, "data-ipsquote-username", "data-author", "data-cite")
        or _cited(element),
        post=attribute(element, "data-ipsquote-contentcommentid", "data-cid")
        or _linked(element),
        contents=None if content is None else [content],
    )


def _cited(element: Element) -> str | None:
    """Give the name in the title of a quotation whose markup does not name anybody."""
    title = _title(element)
    return cited_name(None if title is None else words(title))


def _linked(element: Element) -> str | None:
    """Give the post to which the title of a quotation links: "View Post" of version 3."""
    title = _title(element)
    links = () if title is None else title.iter("a")
    found = (_FOUND_POST.search(link.get("href") or "") for link in links)
    return next((match[1] for match in found if match), None)


def _title(element: Element) -> Element | None:
    """Give the title of a quotation, which stands in it or above it."""
    before = element.getprevious()
    inside = next((e for e in element if _is_citation(e)), None)
    if inside is None and before is not None and _is_citation(before):
        return before
    return inside


def _is_citation(element: Element) -> bool:
    return _CITATION.search(element.get("class") or "") is not None


def cited_name(title: str | None) -> str | None:
    """Give the name in a citation with a time: "On 4 May 2020 at 12:30, X said:"."""
    text = (title or "")[:300].strip()
    by = _SAID_BY.match(text.rstrip(" :\xa0"))
    if by is not None:
        return by["name"]
    undated = _WHEN_LAST.sub("", text)
    name = quoted_name(_WHEN_FIRST.sub("", text) if undated == text else undated)
    return name.rstrip(" ,") or None if name else None


def _spoiler(element: Element) -> Meaning:
    content = near(element, "ipsSpoiler_contents", "bbc_spoiler_content")
    title = inner(near(element, "ipsSpoiler_header"), "a", "span")
    return Hidden(title=words(title), contents=None if content is None else [content])


def _embedded(frame: Element | None) -> Meaning | None:
    address = attribute(frame, "data-embed-src", "src", "data-src", "href")
    return Embedded(target=address) if address else None
