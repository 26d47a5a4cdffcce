"""What SMF 1.1, 2.0 and 2.1 draw inside posts: quotations, code, spoilers."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.forum_parts import code_of
from disputatio.converter.importers.shared.html.meanings import (
    DROPPED,
    Coded,
    Hidden,
    Meaning,
    Plain,
    Quoted,
    Said,
)
from disputatio.converter.importers.shared.html.select import (
    attribute,
    first,
    has_class,
    words,
)
from disputatio.converter.importers.shared.quote_titles import quoted_name

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_POST = re.compile(r"#msg(\d+)|\bmsg=?(\d+)")
_WALL = re.compile(r"action=(?:register|login|signup)\b")
_SMILEY = re.compile(r"/smileys/[^/]+/([\w-]{1,30})\.(?:gif|png|svg)$", re.I)
_EDGE = 12
"""So many elements of the edge of a box are looked at: it has a link, or some."""
_TYPED = {
    "smiley": ":)", "wink": ";)", "cheesy": ":D", "grin": ";D", "angry": ">:(",
    "sad": ":(", "shocked": ":o", "cool": "8)", "huh": "???", "rolleyes": "::)",
    "tongue": ":P", "embarrassed": ":-[", "lipsrsealed": ":-X", "undecided": ":-\\",
    "kiss": ":-*", "cry": ":'(", "evil": ">:D", "azn": "^-^", "afro": "O0",
}  # fmt: skip
"""What the smilies that SMF brings are typed as."""


def means(element: Element) -> Meaning | None:
    """Give what an element in a post of SMF means."""
    if has_class(element, "quoteheader", "quotefooter", "codeheader"):
        return Plain() if _has_swallowed(element) else DROPPED
    if has_class(element, "signature"):
        return DROPPED
    if element.tag == "blockquote" or has_class(element, "quote"):
        return _quotation(element)
    if has_class(element, "bbc_code", "code") and element.tag in ("code", "div", "pre"):
        return Coded(text=code_of(element))
    if has_class(element, "sp-wrap", "spoiler"):
        return _spoiler(element)
    if element.tag == "img":
        return _smiley(element)
    return DROPPED if element.tag == "cite" and _is_title(element) else None


def _has_swallowed(edge: Element) -> bool:
    """Say whether the edge of a box, which has lost its end, holds the words below it."""
    if has_class(edge, "quotefooter"):
        return words(edge) is not None
    return any(
        e.tag in ("blockquote", "br")
        or has_class(e, "quote", "bbc_code")
        or (e.tag == "div" and has_class(e, "code"))
        for e in islice(edge.iter("*"), 1, _EDGE)
    )


def _smiley(element: Element) -> Meaning | None:
    """Give a smiley as it is typed where the page has only its name (1.1)."""
    found = _SMILEY.search(element.get("src") or "")
    named = (element.get("alt") or "").replace(" ", "").isalpha()
    if found is None or not named:
        return None
    name = found[1].lower()
    return Said(text=_TYPED.get(name, f":{name}:"))


def _quotation(element: Element) -> Meaning:
    """Read a quotation, whose title stands before it (1.1, 2.0) or first in it (2.1)."""
    title = element.getprevious()
    if (
        title is None
        or not has_class(title, "quoteheader")
        or (title.tail or "").strip()
    ):
        title = next(iter(element), None)
        if title is None or title.tag != "cite" or not _is_title(title):
            return Quoted()
    address = attribute(first(title, "a[href]"), "href") or ""
    if ":" not in (words(title) or "") or _WALL.search(address):
        return Quoted()
    found = _POST.search(address)
    return Quoted(
        author=quoted_name(words(title)),
        post=(found[1] or found[2]) if found else None,
    )


def _is_title(cite: Element) -> bool:
    """Say whether a `cite` is the title of the quotation that it stands in."""
    parent = cite.getparent()
    return (
        parent is not None
        and parent.tag == "blockquote"
        and cite.getprevious() is None
        and not (parent.text or "").strip()
    )


def _spoiler(element: Element) -> Meaning:
    title = first(element, ".sp-head", ".spoilerheader", ".spoiler_head")
    inner = first(element, ".sp-body", ".spoilerbody", ".spoiler_body")
    return Hidden(title=words(title), contents=None if inner is None else [inner])
