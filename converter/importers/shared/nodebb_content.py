"""What NodeBB's own elements mean inside a post.

A quotation is announced by the paragraph before it: "@X said in T:", with a link to the
quoted post.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared import page_words
from disputatio.converter.importers.shared.html.marks import tagged
from disputatio.converter.importers.shared.html.meanings import (
    DROPPED,
    Embedded,
    Meaning,
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

_MENTION = ("plugin-mentions-user", "plugin-mentions-a")
_POST = re.compile(r"/post/([\w-]+)")
_VERBS = page_words.either(
    {*page_words.flat(page_words.SAID), *page_words.flat(page_words.SAID_IN)}
)
_SAID = re.compile(
    rf"^@?(?P<name>\S.{{0,80}}?)\s(?:{_VERBS})(?:\s.{{1,300}})?:$", re.IGNORECASE
)


def means(element: Element) -> Meaning | None:
    """Give what an element of a post of NodeBB means."""
    if element.tag == "blockquote":
        before = element.getprevious()
        if before is not None and _said(before) and not (before.tail or "").strip():
            return Quoted(author=_name(before), post=_source(before))
        return None
    if element.tag == "p":
        after = element.getnext()
        announces = (
            after is not None
            and after.tag == "blockquote"
            and not (element.tail or "").strip()
            and _said(element)
        )
        return DROPPED if announces else None
    return _other(element)


def _other(element: Element) -> Meaning | None:
    if has_class(element, "embed-wrapper", "embed-responsive", "ratio"):
        frame = next(element.iter("iframe", "video"), None)
        address = attribute(frame, "src", "data-src")
        return Embedded(target=address) if address else None
    return None


def _said(paragraph: Element) -> bool:
    """Say whether a paragraph only announces whose words follow."""
    if paragraph.tag != "p":
        return False
    text = words(paragraph) or ""
    if not text.endswith(":") or len(text) > 500:
        return False
    linked = _source(paragraph) is not None
    mention = tagged(paragraph, "a", *_MENTION)
    if linked and mention is not None and _opens_with(text, mention):
        return True
    sure = linked or text.startswith("@")
    return sure and _SAID.match(text) is not None


def _opens_with(text: str, mention: Element) -> bool:
    return text.startswith(words(mention) or "\0")


def _name(paragraph: Element) -> str | None:
    mention = tagged(paragraph, "a", *_MENTION)
    text = words(paragraph) or ""
    if mention is not None and _opens_with(text, mention):
        return (words(mention) or "").removeprefix("@") or None
    found = _SAID.match(text)
    return found["name"] if found else None


def _source(paragraph: Element) -> str | None:
    for link in paragraph.iter("a"):
        found = _POST.search(link.get("href") or "")
        if found:
            return found[1]
    return None
